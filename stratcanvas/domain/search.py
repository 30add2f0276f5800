# SPDX-License-Identifier: MIT
"""One way of comparing words: what a keyboard types finds what a phone or a word processor wrote.

Case, accents, width, ligatures, vowel points and curly or straight signs make no difference.
Everything that searches, filters or finds asks here.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

Thing = TypeVar("Thing")

_APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽˈꞌ＇׳"
_QUOTES = '"“”„‟«»‹›″‶＂״'
_HYPHENS = "-‐‑‒–—―⁃−﹘﹣－־"
_ALIKE = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES + _QUOTES, ""),
        **dict.fromkeys(_HYPHENS, "-"),
        "ı": "i", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "þ": "th",
        "æ": "ae", "œ": "oe", "⁄": "/", "\u0640": "",  # a stroke that only widens Arabic words
        "ک": "ك", "ی": "ي", "ى": "ي", "ة": "ه", "ہ": "ه",  # Persian, Urdu and Arabic keyboards
    }
)  # fmt: skip
_BETWEEN = "\1"
"""Stands between two texts that are folded together."""
_KEPT_MARKS = frozenset({7, 8, 9, *range(84, 133)})
"""Classes of marks that are letters more than accents: kana's voicing, viramas, Thai vowels."""


def folded(text: str) -> str:
    """Return a text as it is compared: one line, without all that makes no difference."""
    letters = _letters(text)
    return " ".join(letters.replace("-", "").split()) if "-" in letters else letters


def folded_each(texts: Iterable[str]) -> list[str]:
    """Return each of some texts as it is compared: of many plain ones quicker than one by one."""
    texts = list(texts)
    plain = [text for text in texts if text.isascii()]
    together = _plain(_BETWEEN.join(plain))
    if "-" in together:
        together = " ".join(together.replace("-", "").split())
    parts = together.split(_BETWEEN)
    if len(parts) != len(plain):  # none, or one holds what stands between them
        return [folded(text) for text in texts]
    each = map(str.strip, parts)
    return [next(each) if text.isascii() else folded(text) for text in texts]


def rank(typed: str, text: str) -> int | None:
    """Tell how well a text answers what was typed; None when it does not hold every typed word.

    0: the text begins with it; 1: it stands in the text, from the start of a word on; 2: each
    typed word begins one of its words; 3: they lie within.
    """
    phrase = folded(typed)
    return _rank(phrase, phrase.split(), text)


def _rank(phrase: str, wanted: Sequence[str], text: str) -> int | None:
    found = folded(text)
    if not all(word in found for word in wanted):
        return None
    if found.startswith(phrase):
        return 0
    if f" {phrase}" in found:
        return 1
    starts = (*re.split(r"\W+", _letters(text)), *found.split())
    begins = all(any(start.startswith(word) for start in starts) for word in wanted)
    return 2 if begins else 3


def matching(typed: str, things: Iterable[tuple[Thing, str]]) -> list[Thing]:
    """Return the things whose words hold every typed word, those that begin with them first.

    Nothing typed: all of them. Equally good ones stay in their order.
    """
    phrase = folded(typed)
    wanted = phrase.split()
    ranked = [(_rank(phrase, wanted, words), thing) for thing, words in things]
    found = [(each, thing) for each, thing in ranked if each is not None]
    return [thing for _, thing in sorted(found, key=lambda each: each[0])]


@lru_cache(maxsize=30_000)
def _letters(text: str) -> str:
    """Return a folded text in which hyphens, all alike, still stand between words."""
    if text.isascii():
        return _plain(text)
    text = text.replace("·", "")  # in our own words between two facts, in Catalan within one
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(map(_letter, unicodedata.normalize("NFKD", text)))
    return " ".join(text.lower().translate(_ALIKE).split())


def _plain(text: str) -> str:
    """Return the letters of an ASCII text: nothing else of the table is there, which is slow."""
    text = text.lower().replace("'", "").replace("`", "").replace('"', "")
    return " ".join(text.split())


@lru_cache(maxsize=8_000)
def _letter(letter: str) -> str:
    mark = unicodedata.combining(letter)
    if mark:
        return letter if mark in _KEPT_MARKS else ""
    kind = unicodedata.category(letter)
    if kind == "Cf" or "\ufe00" <= letter <= "\ufe0f":  # joiners, soft hyphens, directions
        return ""
    return str(unicodedata.digit(letter)) if kind == "Nd" else letter
