# SPDX-License-Identifier: MIT
"""Text from elsewhere as cards: one, or one a line without the marks of a list."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from stratcanvas.domain.cards import Problem, Tactic, TacticKind, main_field
from stratcanvas.domain.fields import LONGEST_TEXT, receive
from stratcanvas.domain.fragments import Fragment
from stratcanvas.domain.list_text import pieces
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.domain.records import new_id
from stratcanvas.domain.titled_kind import kind_and_title

MOST_LINES = 200
"""Cards that are made of a text at once."""
_LONGEST = 8_000_000
"""Characters of a text that are looked at."""
_MARK = re.compile(
    r"\s*(?:#{1,6}\s+)?"
    r"(?:(?:[-*+•‣◦⁃–—·▪●○■□►]|\(?\d{1,4}[.)])(?:\s+|$)|[☐☑☒✓✔]\s*)?(?:\[[ xX]\]\s+)?"
)
"""What stands at the start of a list's entry or a heading: a bullet or a number, a box to tick."""
_RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}")
"""A line that is drawn between others; it says nothing."""


class PastedText(NamedTuple):
    """What a text has to say."""

    whole: str
    """All of it, without empty lines around it."""
    lines: tuple[str, ...]
    """Its first lines that say something, without the marks of a list or a heading."""
    total: int
    """How many such lines there are."""
    is_cut: bool
    """Whether it is too long to be looked at whole."""

    @property
    def fits_one(self) -> bool:
        """Tell whether it is no longer than a card can hold."""
        return not self.is_cut and len(self.whole) <= LONGEST_TEXT


def pasted_text(text: str, *, is_cut: bool = False) -> PastedText:
    """Return what a text from elsewhere has to say; ``is_cut``: it is the beginning of more."""
    said: list[str] = []
    total = 0
    plain = [plain_text(each) for each in pieces(text[:_LONGEST])]
    for line in (line for each in plain for line in each.split("\n")):
        if total >= MOST_LINES and line[:1].isalpha():  # no mark: it says something
            total += 1
        elif (words := _MARK.sub("", line, count=1).strip()) and not _RULE.fullmatch(line):
            total += 1
            if total <= MOST_LINES:
                said.append(words)
    is_cut = is_cut or len(text) > _LONGEST
    return PastedText("".join(plain).strip(), tuple(said), total, is_cut)


def cards_of(texts: Iterable[str], kind: type[Problem] | type[Tactic]) -> Fragment:
    """Return new cards of a kind, one for each text.

    Raises fields.BadValue, with a sentence for the person, for one that is too long.
    """
    field = main_field(kind)
    if kind is Problem:
        problems = (Problem(id=new_id(), statement=receive(field, text)) for text in texts)
        return Fragment("", 0.0, tuple(problems))
    parted = (kind_and_title(text) for text in texts)
    tactics = (
        Tactic(id=new_id(), kind=kind or TacticKind.OTHER, title=receive(field, rest))
        for kind, rest in parted
    )
    return Fragment("", 0.0, tuple(tactics))
