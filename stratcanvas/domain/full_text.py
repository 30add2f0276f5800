# SPDX-License-Identifier: MIT
"""The words of every record, folded as they are compared, so that a key stroke finds among them.

They are folded once, when they are first asked for, and follow the changes from then on.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
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
    """All that a canvas says, by record."""

    def __init__(self, canvas: Canvas) -> None:
        problems, tactics, notes = canvas.problems, canvas.tactics, canvas.notes
        records: list[Record] = [canvas.brief, canvas.strategy, *problems.values()]
        records += [*tactics.values(), *notes.values()]
        words = folded_each(_written(type(each))(each) for each in records)
        self._words = {each.id: said for each, said in zip(records, words, strict=True)}

    def follow(self, changes: ChangeSet) -> None:
        """Hold what the records say after some changes."""
        for key in changes.removed:
            self._words.pop(key, None)
        after = (record for _, record in changes.updated.values())
        for record in (*changes.added.values(), *after):
            if type(record) in MAIN_TEXT:
                self._words[record.id] = folded(_written(type(record))(record))

    def said(self, keys: Iterable[str]) -> list[str]:
        """Return what some records say, folded; of others than cards nothing."""
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
