# SPDX-License-Identifier: MIT
"""Records to rows and rows to records; every value passes the domain's checks both ways.

Reading is one function a column, so that 10,000 cards open in the blink of an eye.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from stratcanvas.domain.canvas import Canvas, Misfit
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.codec import NAME_OF, BadRecord, Plain, decode, encode
from stratcanvas.domain.fields import Field, Kind, fields_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from stratcanvas.storage.errors import Defect
from stratcanvas.storage.schema import columns_of

# The statements below are made of our own names alone (hence S608); values are always bound.

Row = tuple[Plain, ...]
RawRow = tuple[Any, ...]
"""A row as read: TEXT as bytes, since a file may hold bytes that are no text."""


class BadRow(ValueError):
    """Rows that are no canvas; its text says why."""


def row_of(record: Record) -> Row:
    """Return a record as a row of its table.

    Raises Defect for a value that no file could be read back with: commands check what people
    type, so such a value is a bug of ours.
    """
    plain = encode(record)
    try:
        decode(NAME_OF[type(record)], plain)
    except BadRecord as problem:
        raise Defect(f"a record that can't be kept: {problem}") from problem
    return tuple(plain.values())


def insert_sql(kind: type) -> str:
    """Return the statement that adds a row of a record type."""
    columns = columns_of(kind)
    places = ", ".join("?" * len(columns))
    return f"INSERT INTO {NAME_OF[kind]} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608


def update_sql(kind: type) -> str:
    """Return the statement that replaces a row's values; it takes the row, then the id."""
    values = ", ".join(f"{name} = ?" for name in columns_of(kind))
    return f"UPDATE {NAME_OF[kind]} SET {values} WHERE id = ?"  # noqa: S608


def delete_sql(kind: type) -> str:
    """Return the statement that deletes a row by its key (two ids for a link)."""
    keys = columns_of(kind) if kind is Link else ("id",)
    where = " AND ".join(f"{name} = ?" for name in keys)
    return f"DELETE FROM {NAME_OF[kind]} WHERE {where}"  # noqa: S608


def select_sql(kind: type) -> str:
    """Return the statement that reads all rows of a record type, the oldest first."""
    return f"SELECT {', '.join(columns_of(kind))} FROM {NAME_OF[kind]} ORDER BY rowid"  # noqa: S608


def canvas_of(tables: Iterable[tuple[type, Iterable[RawRow]]]) -> Canvas:
    """Return the canvas that rows make, read table by table. Raises BadRow when they make none."""
    single: dict[type, Any] = {}
    records: list[Record] = []
    for kind, rows in tables:
        found = list(records_of(kind, rows))
        if kind in {Brief, Strategy}:
            if len(found) != 1:
                raise BadRow(f"{len(found)} rows in {NAME_OF[kind]}")
            single[kind] = found[0]
        else:
            records += found
    ids = {record.id for record in (*single.values(), *records)}
    if len(ids) != len(single) + len(records):
        raise BadRow("an id is there twice")
    try:
        return Canvas(single[Brief], single[Strategy], records)
    except Misfit as problem:
        raise BadRow(str(problem)) from problem


def records_of(kind: type, rows: Iterable[RawRow]) -> Iterator[Any]:
    """Walk over the records that rows of one table make. Raises BadRow at the first bad one."""
    names = columns_of(kind)
    readers = _readers(kind)
    for row in rows:
        try:
            values = [reader(value) for reader, value in zip(readers, row, strict=True)]
        except (ValueError, KeyError, TypeError, AttributeError):
            yield _by_the_codec(kind, names, row)
        else:
            yield kind(**dict(zip(names, values, strict=True)))


def _by_the_codec(kind: type, names: tuple[str, ...], row: RawRow) -> Any:
    plain = {
        name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        for name, value in zip(names, row, strict=True)
    }
    try:
        return decode(NAME_OF[kind], plain)
    except BadRecord as problem:
        raise BadRow(str(problem)) from problem


class _Unusual(ValueError):
    """A value that the quick way does not take; the codec decides."""


Reader = Callable[[Any], Any]


@cache
def _readers(kind: type) -> tuple[Reader, ...]:
    if kind is Link:
        return _read_id, _read_id
    return (_read_id, *(_reader(field) for field in fields_of(kind)))


def _reader(field: Field) -> Reader:
    if field.kind is Kind.CHOICE and field.choices is not None:
        members = {member.value.encode(): member for member in field.choices}
        return members.__getitem__
    if field.kind is Kind.DATE:
        return _read_date
    if field.kind is Kind.NUMBER:
        return _read_number
    return _text_reader(field.limit)


def _read_id(value: bytes) -> str:
    if len(value) != 16 or value.translate(None, b"0123456789abcdef"):
        raise _Unusual
    return value.decode("ascii")


def _text_reader(limit: int) -> Reader:
    def read_text(value: bytes) -> str:
        if len(value) > limit or b"\0" in value:
            raise _Unusual
        return value.decode("utf-8")  # strict, so no lone surrogate comes through

    return read_text


def _read_date(value: bytes | None) -> datetime.date | None:
    if value is None:
        return None
    raise _Unusual


def _read_number(value: float) -> float:
    if type(value) is float and -1e9 <= value <= 1e9:
        return value
    raise _Unusual
