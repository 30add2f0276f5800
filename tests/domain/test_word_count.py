# SPDX-License-Identifier: MIT
"""Words are counted one way everywhere, and only where spaces part them."""

import pytest

from stratcanvas.coach.prose import Prose
from stratcanvas.domain.word_count import count_words, has_spaces
from tests.makers import AWKWARD


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Show owners the way", 4),
        ("  ", 0),
        ("Don’t guess: ask who's there", 5),
        ("A 13-week sheet, by 1,500 owners & 30 %", 8),
        ("हम ग्राहकों की मदद करते हैं", 6),
        ("cafe\u0301 owners", 2),
        ("می‌خواهم کمک کنم", 3),
        ("🎉🎉", 0),
        ("—", 0),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    """Signs are none; apostrophes, hyphens, accents and vowel signs part none."""
    assert count_words(text) == words


@pytest.mark.parametrize("text", AWKWARD.values())
def test_the_coach_counts_as_cards_do(text: str) -> None:
    """So many words are counted as the rules read."""
    assert count_words(text[:2_000]) == len(Prose(text, "en").words)


def test_some_scripts_have_no_spaces() -> None:
    """There, no number is better than a wrong one; signs and emoji are no script."""
    assert not has_spaces("商业计划书 战略画布")
    assert not has_spaces("ช่วยเจ้าของร้าน")
    assert has_spaces("Show owners the way 🎉")
