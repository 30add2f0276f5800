# SPDX-License-Identifier: MIT
"""The words of every record, folded as they are compared, so that a key stroke finds among them.

They are folded once, when they are first asked for, and again when they have changed.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from itertools import compress, repeat
from operator import attrgetter, contains
from typing import Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import MAIN_TEXT
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.domain.records import Record
from stratcanvas.domain.search import folded, folded_each

_BETWEEN = "\0"
"""Stands between two fields, so that no phrase runs from one into the next; no field holds it."""


class FullText:
    """What a canvas says, by record, as far as it was asked for."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def follow(self, changes: ChangeSet) -> None:
        """Forget what records said that have changed, or are gone."""
        for key in (*changes.removed, *changes.updated):
            self._words.pop(key, None)

    def said(self, canvas: Canvas, keys: Collection[str]) -> list[str]:
        """Return what some records of a canvas say, folded; of others than cards nothing."""
        unknown = map(canvas.get, [key for key in keys if key not in self._words])
        cards = [each for each in unknown if each is not None and type(each) in MAIN_TEXT]
        words = folded_each(_written(type(each))(each) for each in cards)
        self._words.update(zip(map(attrgetter("id"), cards), words, strict=True))
        return list(map(self._words.get, keys, repeat("")))


def holding(typed: str, said: Sequence[str], among: Collection[int]) -> list[int]:
    """Return at which of some places in ``said`` stands what was typed, as one phrase.

    At none when nothing was typed but what makes no difference.
    """
    phrase = folded(typed)
    if not phrase:
        return []
    found = map(contains, map(said.__getitem__, among), repeat(phrase))
    return list(compress(among, found))


def field_holding(record: Record, typed: str) -> Field | None:
    """Return the field of a record in which a phrase stands, that which it is read by first."""
    phrase = folded(typed)
    for field in _searched(type(record)):
        if phrase in folded(getattr(record, field.name)):
            return field
    return None


@cache
def _searched(kind: type) -> Sequence[Field]:
    """Return the fields in which a person writes words, that which a record is read by first."""
    fields = [field for field in fields_of(kind) if field.holds_text and not field.fills_in]
    return sorted(fields, key=lambda field: field.name != MAIN_TEXT[kind])


@cache
def _written(kind: type) -> Callable[[Record], str]:
    """Return what gives the words that a person has written in a record of a kind."""
    names = [field.name for field in _searched(kind)]
    read: Callable[[Record], Any] = attrgetter(*names)
    return read if len(names) == 1 else lambda record: _BETWEEN.join(read(record))
