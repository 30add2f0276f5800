# SPDX-License-Identifier: MIT
"""A text taken apart: its sentences, its words, the word that each form belongs to.

Where a word stands is kept, so that a rule can answer with the very words that made it speak.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from sys import intern
from typing import NamedTuple

from stratcanvas.coach.forms import base_form, is_word, stems
from stratcanvas.coach.vocabulary import common_words, word_list

LOOKED_AT = 2_000
"""Characters of a text that are read; far more than a card's words are."""
_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(rf"{_LETTERS}(?:['‑-]{_LETTERS})*|\d+(?:[.,]\d+)*")
_NOT_LATIN = re.compile("[\u0300-\u1fff\u200c\u200d\u20d0-\uabff]")
"""Where accents and vowel signs are that stand as letters of their own, among much else."""
_END = re.compile(r"(?P<stop>[.!?…。！？]+)[\"'”’»)\]]*(?=\s|$|[。！？])|\s*\n\s*")
_ROW = re.compile(r"\s*(?:[-–—•*·◦▪‣]|\d+[.)])\s*")
"""What a row of a list begins with."""
_BEFORE = re.compile(r"(?<!['\w])([^\W\d_]+(?:\.[^\W\d_]+)*)\Z")
_NO_END = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "st", "prof", "rev", "hon", "gen", "col", "capt", "cmdr", "maj"),
        *("lt", "sgt", "cpl", "pvt", "sr", "pres", "gov", "sen", "supt", "insp", "messrs"),
        *("mme", "mlle", "mgr", "mt", "ft", "e.g", "i.e", "vs", "pp", "approx", "ca"),
        *("cf", "bzw", "nr", "z.b", "d.h"),
    )
)
"""Titles before a name, and abbreviations after whose dot a sentence goes on, whatever follows.

The kind of words after which CLDR's English data (segments/en.xml) ends no sentence.
"""
_MAY_END = frozenset(
    (
        *(
            "etc",
            "inc",
            "ltd",
            "co",
            "corp",
            "bros",
            "jr",
            "dept",
            "est",
            "usw",
            "max",
            "min",
            "tel",
        ),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *(
            "tue",
            "tues",
            "thu",
            "thur",
            "thurs",
            "fri",
            "hrs",
            "mins",
            "no",
            "nos",
            "art",
            "fig",
            "vol",
        ),
    )
)
"""Abbreviations after whose dot a sentence goes on unless a capital letter follows."""
_LONGEST_SHORT = 6
"""Letters of a word that may be an abbreviation though nobody listed it: “esp. those who”."""
_JUST_BEFORE = 24
"""Characters before a dot in which an abbreviation is looked for; no listed one is as long."""


def _word_in(text: str) -> re.Pattern[str]:
    """Return the pattern of a text's words. No word ends before an accent of its own."""
    return _word_with_marks() if _NOT_LATIN.search(text) else _WORD


@cache
def _word_with_marks() -> re.Pattern[str]:
    # Few texts need it, and to find all marks takes as long as to read a small canvas.
    marks = "".join(c for c in map(chr, range(0x300, 0xAC00)) if unicodedata.category(c)[0] == "M")
    letters = rf"{_LETTERS}(?:[{marks}\u200c\u200d]+[^\W\d_]*)*"
    return re.compile(rf"{letters}(?:['‑-]{letters})*|\d+(?:[.,]\d+)*")


class Word(NamedTuple):
    """One word of a text: as it stands there, in small letters, and what it is a form of."""

    text: str
    small: str
    base: str
    start: int

    def is_among(self, words: frozenset[str]) -> bool:
        """Tell whether it, or the word that it is a form of, is one of some words."""
        return self.small in words or self.base in words


class Prose:
    """A text that the rules read, in a language. Typographic apostrophes are made plain ones."""

    def __init__(self, text: str, language: str) -> None:
        self.language = language
        self.plain = text[:LOOKED_AT].replace("’", "'").replace("ʼ", "'")

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words, numbers too, in order."""
        return tuple(
            Word(_one(m[0]), _one(m[0].lower()), _base(m[0], self.language), m.start())
            for m in _word_in(self.plain).finditer(self.plain)
        )

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Return the sentences.

        A new line begins one unless it goes on in small letters; neither an abbreviation's dot nor
        the number of a row in a list ends one.
        """
        found, start = [], 0
        for end in _END.finditer(self.plain):
            begun = self.plain[start : end.start()].strip()
            if self._goes_on(end) or (end["stop"] and begun.isdecimal()):
                continue
            found.append(self.plain[start : end.end()].strip())
            start = end.end()
        found.append(self.plain[start:].strip())
        return tuple(each for each in found if _word_in(each).search(each))

    @cached_property
    def is_list(self) -> bool:
        """Tell whether it is a list of things: rows of a word or two, or that go on a sentence."""
        rows = [line for line in self.plain.splitlines() if _word_in(line).search(line)]
        return len(rows) > 1 and all(map(_is_thing, rows[1:]))

    def _goes_on(self, end: re.Match[str]) -> bool:
        rest = self.plain[end.end() : end.end() + _JUST_BEFORE].lstrip()
        follows = rest[:1]
        if end["stop"] is None or end["stop"][0] in "!?":  # Yahoo! goes on
            return follows.islower()
        near = max(0, end.start() - _JUST_BEFORE)
        before = _BEFORE.search(self.plain, near, end.start())
        if end["stop"] != "." or before is None:
            return False
        word = before[1].lower()
        if word in _NO_END or (len(word) == 1 and word != "i"):
            return bool(follows)
        if not follows or (follows.isupper() and not _begins_with_abbreviation(rest)):
            return False
        return word in _MAY_END or "." in word or self._is_cut_short(word)

    def _is_cut_short(self, word: str) -> bool:
        """Tell whether a word before a dot and a small letter is one that nobody writes in full."""
        if self.language != "en" or len(word) > _LONGEST_SHORT:
            return False
        return word not in common_words() and not is_word(word, self.language)

    @cached_property
    def content(self) -> tuple[Word, ...]:
        """Return the words that say what it is about: no small words and no numbers."""
        small = word_list("small") if self.language == "en" else frozenset[str]()
        return tuple(
            word
            for word in self.words
            if word.small[0].isalpha()
            and word.small not in small
            and (self.language == "en" or len(word.small) > _SMALL)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return what its content words have in common with words akin to them."""
        return self.stems_of(self.content)

    @cached_property
    def is_in_language(self) -> bool:
        """Tell whether most words are known as such: one card may speak another language."""
        words = [word.small for word in self.words if word.small[0].isalpha()]
        return 2 * sum(is_word(word, self.language) for word in words) >= len(words)

    def stems_of(self, words: Iterable[Word]) -> frozenset[str]:
        """Return what some of its words have in common with words akin to them."""
        return stems((word.base for word in words), self.language)

    def among(self, words: frozenset[str]) -> tuple[Word, ...]:
        """Return its words that are, or are forms of, some words."""
        return tuple(word for word in self.words if word.is_among(words))


def _one(word: str) -> str:
    """Return the same string for the same word, but for numbers: each may be another."""
    return word if word[0].isdigit() else intern(word)


def _base(word: str, language: str) -> str:
    return word if word[0].isdigit() else base_form(word, language)  # of numbers none is kept


_THING = 2
"""Words of a row in a list that are no sentence, at most."""
_SMALL = 3
"""Letters of a word that says little, in languages whose small words are not listed."""


def _begins_with_abbreviation(text: str) -> bool:
    """Tell whether what follows is cut short as well: “Co. Ltd.”, “Jan. Feb.”."""
    first, dot, _ = text.partition(".")
    return bool(dot) and first.lower() in _MAY_END


def _is_thing(row: str) -> bool:
    """Tell whether a row names a thing: “- Ads”, “2. where money leaks”; “Act.” is a sentence."""
    text = _ROW.sub("", row, count=1)
    if text == row and _END.search(text):
        return False
    return text[:1].islower() or len(_word_in(text).findall(text)) <= _THING


def said(words: Iterable[Word]) -> tuple[str, ...]:
    """Return words as they stand in the text, each once."""
    return tuple({word.small: word.text for word in words}.values())


@lru_cache(maxsize=600)  # a text takes three kilobytes; a strategy is read against all problems
def read(text: str, language: str) -> Prose:
    """Return a text taken apart; one that was read before is not taken apart again."""
    return Prose(text, language)
