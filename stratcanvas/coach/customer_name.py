# SPDX-License-Identifier: MIT
"""Who the customers are, as a plural that can stand inside an English sentence."""

import re

from stratcanvas.coach.grammar import has, is_many, listed, lower, lowered
from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import harmless

_NO_MORE = re.compile(r"[,;:/(|]|\s[–—-]\s|\b(?:who|that|which)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’‑&-][^\W\d_]+)*")
_LONGEST = 5


def _plural(noun: str) -> str:
    return noun and f"{noun}s"


def customers_in(customer: str) -> str:
    """Return who the customers are; "" where that can't be read safely.

    Of “Independent café owners, 1–3 sites” that is “independent café owners”.
    """
    name = _NO_MORE.split(harmless(one_line(customer)))[0]
    words = name.replace("'", "’").split()
    if not words or not all(map(_WORD.fullmatch, words)):
        return ""
    small = lower(words)
    cut = next((n for n, word in enumerate(small) if word in listed("name_goes_on")), len(words))
    if not cut or not is_many(small[cut - 1]) or has(small[:1], "determiners", "no_subject"):
        return ""
    if len(words) > _LONGEST:
        words = words[:cut]
    first = lowered(words[0]) or _plural(lowered(words[0].removesuffix("s")))
    return " ".join((first, *words[1:])) if first and len(words) <= _LONGEST else ""
