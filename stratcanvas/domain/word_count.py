# SPDX-License-Identifier: MIT
"""How many words a text has: counted in one way by cards, meter, coach and command line."""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:['‑-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_UNSPACED = (
    *(("\u0e00", "\u0fff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff")),
    *(("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uf900", "\ufaff")),
)
"""First and last letters of Thai, Lao and Tibetan; Burmese; Khmer; kana; Han. No expression: Python
takes 2 ms to compile so many letters, and a start would wait for it.
"""
_JOINERS = "\u200c\u200d"


def count_words(text: str) -> int:
    """Return how many words a text has, numbers too."""
    text = text.replace("’", "'").replace("ʼ", "'")
    if not text.isascii():  # no word ends before an accent or a vowel sign of its own
        text = "".join(each for each in text if not (_is_mark(each) or each in _JOINERS))
    return sum(1 for _ in _WORD.finditer(text))


def has_spaces(text: str) -> bool:
    """Tell whether a text is in no script that puts no spaces between words."""
    far = {letter for letter in text if letter >= _UNSPACED[0][0]}
    return not any(first <= letter <= last for letter in far for first, last in _UNSPACED)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"
