# SPDX-License-Identifier: MIT
"""The one-pager on each paper, in each style, of four sizes and all scripts, two by two.

`sh packaging/prove.sh pages` makes it in every combination of them, and in two more sizes.
"""

import pytest

from tests.formats.pdf.pages.page_checks import (
    TRIED,
    Combination,
    check,
    every,
    pairwise_chosen,
)


@pytest.mark.parametrize("each", pairwise_chosen(), ids=lambda each: each.name)
def test_what_is_true_of_any_page(each: Combination) -> None:
    """It is on its sheets, whole, large enough, no word or fact is torn, each time the same."""
    check(each)


def test_each_two_values_meet() -> None:
    """Among those that are tried here every two values of two factors are together."""
    chosen = pairwise_chosen()
    assert len(chosen) < 50
    assert len({*every()}) == 4 * 2 * 3 * 6 * 11
    for one in range(len(TRIED)):
        for other in range(one):
            met = {(each[one], each[other]) for each in chosen}
            assert len(met) == len(TRIED[one]) * len(TRIED[other])
