# SPDX-License-Identifier: MIT
"""How much counts, in numbers and in sentences."""

import pytest

from stratcanvas.domain.tally import Tally, counted_line, problems_words, tactics_words, tally_of
from tests import makers


def test_the_tally_says_what_counts() -> None:
    """5 of the café's 6 tactics count; 2 of its 4 problems are not helped yet."""
    tally = tally_of(makers.cafe())
    assert (tally.counting, tally.tactics, tally.uncounted) == (5, 6, 1)
    assert (tally.problems, tally.not_helped, tally.not_educated) == (4, 2, 0)


@pytest.mark.parametrize(
    ("tactics", "counting", "problems", "not_helped", "words"),
    [
        (6, 5, 4, 2, "5 of 6 tactics count · 4 problems, 2 not yet helped"),
        (1, 0, 1, 0, "0 of 1 tactic counts · 1 problem"),
        (0, 0, 0, 0, "0 of 0 tactics count · 0 problems"),
    ],
)
def test_the_command_line_counts_on_one_line(
    tactics: int, counting: int, problems: int, not_helped: int, words: str
) -> None:
    """One and many are each said as people say them."""
    tally = Tally(tactics, counting, problems, not_educated=0, not_helped=not_helped)
    assert counted_line(tally) == words


def test_thousands_are_set_apart() -> None:
    """Large numbers are written as everywhere else in the window."""
    large = tally_of(makers.crowded(1_010, 1_100))
    assert (large.tactics, large.problems) == (1_100, 1_010)
    assert tactics_words(large).endswith(" of 1,100 tactics count")
    assert problems_words(large).startswith("1,010 problems, ")
