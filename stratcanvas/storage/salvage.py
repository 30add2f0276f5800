# SPDX-License-Identifier: MIT
"""What can be read of a canvas in a file that is not whole, and what is known to be missing.

No page is believed: a row is what it looks like, its values pass the checks that any stranger's
do, and what refers to a card that is gone goes with it. The file is only read.
"""

import re
import time
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.codec import RECORD_TYPES
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record, is_id, new_id
from stratcanvas.storage.errors import Ruined, TooLarge
from stratcanvas.storage.loose_rows import LooseRow, LooseRows, OutOfTime, TooManyRows
from stratcanvas.storage.rows import BadRow, records_of
from stratcanvas.storage.versions import VERSION, VERSIONS, RawRow, brought_up, columns_of
from stratcanvas.storage.vetting import (
    LARGEST,
    MOST_REVISIONS,
    MOST_ROWS,
    SECONDS,
    too_large,
    too_many,
    version_in,
)
from stratcanvas.words import tr

_TREES = 3
"""In how many trees the row of a link lies: its table's, its key's, and that by its problem."""

_TYPES = {"TEXT": bytes, "REAL": float, "INTEGER": int}
_COLUMN = re.compile(r"^  [a-z0-9_]+ (TEXT|REAL|INTEGER)( NOT NULL)?( PRIMARY KEY)?", re.MULTILINE)
_UNREAD_LETTER = "\ufffd"


class Salvaged(NamedTuple):
    """What a file that is not whole still holds."""

    canvas: Canvas
    former: str
    """The id of the canvas in the file, or "" where it could not be read."""
    has_brief: bool
    has_strategy: bool
    missing: int
    """Cards that are named somewhere in the file, and could not be read."""
    has_marks: bool
    """Whether letters that could not be read stand as a mark in its words."""


def salvaged(data: bytes, name: str) -> Salvaged:
    """Return what can be read in the bytes of a file. ``name``: the file's name, in quotes.

    Raises Ruined when that is nothing that a person wrote, TooLarge for more than a canvas can be.
    """
    if len(data) > LARGEST:
        raise too_large(name)
    version = version_in(data) if len(data) >= 64 else VERSION
    heap = _Heap(version if version in VERSIONS else VERSION)
    end = time.monotonic() + SECONDS
    most = _TREES * (MOST_ROWS + MOST_REVISIONS)
    try:
        for row in LooseRows(data, most, lambda: time.monotonic() > end):
            heap.take(row)
    except TooManyRows as problem:
        raise too_many(name) from problem
    except OutOfTime as problem:
        raise TooLarge(
            tr("{name} took too long to read.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr("Open an older copy of it, such as one from a mail or a backup."),
        ) from problem
    found = heap.records()
    brief = next((each for each in found if isinstance(each, Brief)), None)
    strategy = next((each for each in found if isinstance(each, Strategy)), None)
    canvas = _canvas(brief, strategy, found)
    kept = {each.id for each in canvas.records()}
    if not any(_says(each) for each in canvas.records()):
        raise Ruined(
            tr("Nothing in {name} can be read any more.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr("Open an older copy of it, such as one from a mail or a backup."),
        )
    if len(kept) > MOST_ROWS:
        raise too_many(name)
    lost = len((heap.named | heap.ids_of_ends()) - kept)
    return Salvaged(
        canvas,
        "" if brief is None else brief.id,
        has_brief=brief is not None,
        has_strategy=strategy is not None,
        missing=max(lost - (brief is None) - (strategy is None), 0),
        has_marks=any(_UNREAD_LETTER in text for each in found for text in _texts(each)),
    )


class _Heap:
    """Rows of no known table, put where they look as if they belonged."""

    def __init__(self, version: int) -> None:
        self._version = version
        self._rows: dict[str, dict[RawRow, None]] = {table: {} for table in columns_of(version)}
        self.named: set[str] = set()
        """The ids of cards that an index names."""

    def take(self, row: LooseRow) -> None:
        """Put a row where it belongs; one that is of no table of ours is left."""
        values = row.values
        if row.is_indexed:
            *values_of_key, _ = values
            values = tuple(values_of_key)
            if len(values) == 1:
                self._note(values[0])
                return
        for table, shape in _shapes(self._version).items():
            if (fitting := _fitting(values, shape)) is not None:
                name = table
                if table in {"link", "ignored"}:  # both are two texts
                    name = "link" if all(map(_is_key, values)) else "ignored"
                if name in self._rows:
                    self._rows[name].setdefault(fitting)
                return

    def records(self) -> list[Record]:
        """Return the records that the rows make, each once, in today's version."""
        tables: Mapping[str, Any] = {name: list(rows) for name, rows in self._rows.items()}
        tables = brought_up(tables, self._version)
        made: dict[str, Record] = {}
        for table, kind in RECORD_TYPES.items():
            for row in tables.get(table, ()):
                try:
                    record: Record = records_of(kind, [row])[0]
                except BadRow:
                    self._note(row[0])
                else:
                    made.setdefault(record.id, record)
        return list(made.values())

    def ids_of_ends(self) -> set[str]:
        """Return the ids of all cards that a connector joins."""
        return {end.decode("ascii") for link in self._rows["link"] for end in link}

    def _note(self, key: object) -> None:
        if _is_key(key):
            assert isinstance(key, bytes)
            self.named.add(key.decode("ascii"))


def _canvas(brief: Brief | None, strategy: Strategy | None, found: list[Record]) -> Canvas:
    """Return the canvas of what was found; what refers to a card that is gone is left out."""
    brief, strategy = brief or Brief(id=new_id()), strategy or Strategy(id=new_id())
    cards = [each for each in found if not isinstance(each, Brief | Strategy | Link | Ignored)]
    there = Canvas(brief, strategy, cards)
    tactics, problems = there.tactics, there.problems
    links = [each for each in found if isinstance(each, Link)]
    links = [each for each in links if each.tactic in tactics and each.problem in problems]
    there = Canvas(brief, strategy, (*cards, *links))
    ignored = [each for each in found if isinstance(each, Ignored)]
    ignored = [each for each in ignored if not each.record or each.record in there]
    return Canvas(brief, strategy, (*cards, *links, *ignored))


@cache
def _shapes(version: int) -> dict[str, tuple[tuple[type, bool, bool], ...]]:
    """Return the tables of a version → of each column what it holds, whether it must hold
    something, and whether it is the number of the row, which the row itself does not hold.
    """
    return {
        statement.split()[2]: tuple(
            (_TYPES[kind], bool(needed), bool(key) and kind == "INTEGER")
            for kind, needed, key in _COLUMN.findall(statement)
        )
        for statement in VERSIONS[version].statements
        if statement.startswith("CREATE TABLE")
    }


def _fitting(values: RawRow, shape: tuple[tuple[type, bool, bool], ...]) -> RawRow | None:
    """Return a row as its table's reader takes it; None for a row of another table."""
    if len(values) != len(shape):
        return None
    fitting: list[Any] = []
    for value, (kind, needed, is_number) in zip(values, shape, strict=True):
        as_kind = float(value) if kind is float and isinstance(value, int) else value
        absent = value is None and (is_number or not needed)
        if not (absent or isinstance(as_kind, kind)) or (is_number and value is not None):
            return None
        fitting.append(as_kind)
    return tuple(fitting)


def _is_key(value: object) -> bool:
    return isinstance(value, bytes) and is_id(value.decode("latin-1"))


def _says(record: Record) -> bool:
    """Tell whether somebody wrote words that stand in a record."""
    return any(text.strip(_UNREAD_LETTER + " \n") for text in _texts(record))


def _texts(record: Record) -> Iterator[str]:
    from stratcanvas.domain.fields import fields_of

    for field in fields_of(type(record)):
        if field.holds_text:
            yield getattr(record, field.name)
