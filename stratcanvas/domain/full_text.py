# SPDX-License-Identifier: MIT
"""The words of every record, folded as they are compared, so that a key stroke finds among them.

They are folded once, when they are first asked for, and follow the changes from then on.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import MAIN_TEXT
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.domain.records import Record
from stratcanvas.domain.search import folded

_BETWEEN = "\0"
"""Stands between two fields, so that no phrase runs from one into the next; no field holds it."""


class FullText:
    """All that a canvas says, by record."""

    def __init__(self, canvas: Canvas) -> None:
        self._words = {
            record.id: _words_of(record) for record in canvas.records() if type(record) in MAIN_TEXT
        }

    def follow(self, changes: ChangeSet) -> None:
        """Hold what the records say after some changes."""
        for key in changes.removed:
            self._words.pop(key, None)
        after = (record for _, record in changes.updated.values())
        for record in (*changes.added.values(), *after):
            if type(record) in MAIN_TEXT:
                self._words[record.id] = _words_of(record)

    def holding(self, typed: str, keys: Iterable[str]) -> list[str]:
        """Return those of some records that hold what was typed, as one phrase, in their order.

        None of them when nothing was typed but what makes no difference.
        """
        phrase, words = folded(typed), self._words
        return [key for key in keys if phrase in words.get(key, "")] if phrase else []


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
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in _searched(kind))


def _words_of(record: Record) -> str:
    texts = [text for name in _names(type(record)) if (text := getattr(record, name))]
    return folded(_BETWEEN.join(texts))
