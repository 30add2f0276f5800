# SPDX-License-Identifier: MIT
"""How many words a text has: counted in one way by cards, meter, coach and command line."""

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:['‑-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_JOINERS = "\u200c\u200d"


def count_words(text: str) -> int:
    """Return how many words a text has, numbers too."""
    text = text.replace("’", "'").replace("ʼ", "'")
    if not text.isascii():  # no word ends before an accent or a vowel sign of its own
        text = "".join(each for each in text if not (_is_mark(each) or each in _JOINERS))
    return sum(1 for _ in _WORD.finditer(text))


def has_spaces(text: str) -> bool:
    """Tell whether a text is in no script that puts no spaces between words."""
    return text.isascii() or not _unspaced().search(text)


@cache
def _unspaced() -> re.Pattern[str]:
    """Return what finds a letter of Thai, Lao, Tibetan, Burmese, Khmer, kana or Han.

    Python takes 2 ms to make it, and most canvases are written without them.
    """
    return re.compile(
        "[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
        "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    )


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"
