# SPDX-License-Identifier: MIT
"""Records to rows and rows to records; every value passes the domain's checks both ways.

The quick way (``columns``) takes what is usual; the codec decides about anything else.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, partial
from itertools import compress
from operator import attrgetter, ne
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas, InvalidChange
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.codec import NAME_OF, BadRecord, Plain, decode, encode
from stratcanvas.domain.fields import attributes_of, keys_of
from stratcanvas.domain.records import Record
from stratcanvas.storage.columns import Writer, built, plain_rows, readers, writers
from stratcanvas.storage.errors import InternalError
from stratcanvas.storage.versions import ORDER, RawRow

# The statements below are made of our own names alone (hence S608); values are always bound.

Row = tuple[Plain, ...]
Statement = Callable[[int], str]
"""How many rows are done at once → the statement that does it."""
Step = tuple[Statement, list[Row]]
"""A statement, and the rows that it is for."""

_FEW = 50
"""Records whose changes are told one by one, with a statement for each sort of change."""


class BadRow(ValueError):
    """Rows that are no canvas; its text says why."""


def row_of(record: Record) -> Row:
    """Return a record as a row of its table.

    Raises InternalError for a value that no file could be read back with: commands check what
    people type, so such a value is a bug of ours.
    """
    kind = type(record)
    try:
        return tuple([write(getattr(record, name)) for name, write in writers(kind)])
    except (ValueError, TypeError):
        pass  # unusual, not yet wrong: the codec decides
    plain = encode(record)
    try:
        decode(NAME_OF[kind], plain)
    except BadRecord as problem:
        raise InternalError(f"a record that can't be kept: {problem}") from problem
    return tuple(plain.values())


def changed(before: Record, now: Record) -> tuple[tuple[str, ...], Row]:
    """Return the columns in which a record differs from one before; their values now, and its key.

    All of them where it does not differ. Raises as ``row_of``.
    """
    kind = type(now)
    names, values, write, keys = _columns(kind)
    new = values(now)
    found = tuple(compress(names, map(ne, values(before), new))) or names
    try:
        return found, (*[write[name](getattr(now, name)) for name in found], *new[:keys])
    except (ValueError, TypeError):
        whole = dict(zip(names, row_of(now), strict=True))
        return found, (*[whole[name] for name in found], *new[:keys])


def changed_together(pairs: Sequence[tuple[Record, Record]]) -> tuple[tuple[str, ...], list[Row]]:
    """Return the columns in which any of many records of one type differ from before, and for each
    record its values there now, and its key: several times as quick as one by one.

    Raises as ``row_of``.
    """
    olds, news = zip(*pairs, strict=True)
    kind: type = type(news[0])
    names, _, _, keys = _columns(kind)
    each = [(name, attrgetter(name)) for name in names]
    found = [name for name, read in each if [*map(read, olds)] != [*map(read, news)]]
    wanted = (*(found or names), *names[:keys])
    try:
        return wanted[:-keys], plain_rows(kind, news, wanted)
    except (ValueError, TypeError):
        places = [names.index(name) for name in wanted]
        rows = map(row_of, news)
        return wanted[:-keys], [tuple([row[place] for place in places]) for row in rows]


class _Columns(NamedTuple):
    """What is asked about a type of record for each edit, in one place."""

    names: tuple[str, ...]
    values: Callable[[Record], tuple[Any, ...]]
    write: dict[str, Writer]
    keys: int
    """How many of the names, the first ones, are the key."""


@cache
def _columns(kind: type) -> _Columns:
    names = attributes_of(kind)
    return _Columns(names, attrgetter(*names), dict(writers(kind)), len(keys_of(kind)))


def rows_of(kind: type, records: Sequence[Record]) -> list[Row]:
    """Return records of one type as rows of its table; quick for many. Raises as ``row_of``."""
    try:
        return plain_rows(kind, records)
    except (ValueError, TypeError):
        return [row_of(each) for each in records]


@cache
def insert_sql(kind: type, count: int = 1) -> str:
    """Return the statement that adds rows of a record type."""
    columns = attributes_of(kind)
    values = _values(count, len(columns))
    return f"INSERT INTO {NAME_OF[kind]} ({', '.join(columns)}) {values}"


@cache
def update_sql(kind: type, names: tuple[str, ...], count: int = 1) -> str:
    """Return the statement that replaces some values of rows; it takes them, then the key."""
    table, keys = NAME_OF[kind], keys_of(kind)
    if count == 1:
        values = ", ".join(f"{name} = ?" for name in names)
        return f"UPDATE {table} SET {values} WHERE {_by_key(kind)}"  # noqa: S608
    values = ", ".join(f"{name} = new.column{n}" for n, name in enumerate(names, start=1))
    where = " AND ".join(
        f"{table}.{key} = new.column{n}" for n, key in enumerate(keys, start=len(names) + 1)
    )
    every = _values(count, len(names) + len(keys))
    return f"UPDATE {table} SET {values} FROM ({every}) AS new WHERE {where}"  # noqa: S608


def updates(pairs: Collection[tuple[Record, Record]]) -> list[Step]:
    """Return the statements for what changed in records: a typed title is one value of many."""
    found: dict[tuple[type, tuple[str, ...]], list[Row]] = {}
    if len(pairs) > _FEW:
        return _updates_of_many(pairs)
    for before, now in pairs:
        names, values = changed(before, now)
        found.setdefault((type(now), names), []).append(values)
    kinds = sorted(found, key=lambda each: ORDER.index(each[0])) if len(found) > 1 else found
    return [(partial(update_sql, *each), found[each]) for each in kinds]


def _updates_of_many(pairs: Iterable[tuple[Record, Record]]) -> list[Step]:
    """Return the same with a statement for each type of record, for all that any of it changed."""
    found: dict[type, list[tuple[Record, Record]]] = {}
    for pair in pairs:
        found.setdefault(type(pair[1]), []).append(pair)
    steps: list[Step] = []
    for kind in sorted(found, key=ORDER.index):
        names, rows = changed_together(found[kind])
        steps.append((partial(update_sql, kind, names), rows))
    return steps


@cache
def delete_sql(kind: type, count: int = 1) -> str:
    """Return the statement that deletes rows by their keys."""
    if count == 1:
        return f"DELETE FROM {NAME_OF[kind]} WHERE {_by_key(kind)}"  # noqa: S608
    keys = keys_of(kind)
    every = f"SELECT * FROM ({_values(count, len(keys))})"  # noqa: S608 - of VALUES all is walked
    return f"DELETE FROM {NAME_OF[kind]} WHERE ({', '.join(keys)}) IN ({every})"  # noqa: S608


def clear_sql(kind: type) -> str:
    """Return the statement that deletes all rows."""
    return f"DELETE FROM {NAME_OF[kind]}"  # noqa: S608


def count_sql(kind: type) -> str:
    """Return the statement that counts rows."""
    return f"SELECT COUNT(*) FROM {NAME_OF[kind]}"  # noqa: S608


def keys_sql(kind: type) -> str:
    """Return the statement that reads the keys of all rows."""
    return f"SELECT {', '.join(keys_of(kind))} FROM {NAME_OF[kind]}"  # noqa: S608


def _by_key(kind: type) -> str:
    return " AND ".join(f"{name} = ?" for name in keys_of(kind))


def _values(rows: int, columns: int) -> str:
    """Return places for so many rows of values."""
    row = f"({', '.join('?' * columns)})"
    return f"VALUES {', '.join([row] * rows)}"


def canvas_of(tables: Iterable[tuple[type, Iterable[RawRow]]]) -> Canvas:
    """Return the canvas that rows make, read table by table. Raises BadRow when they make none."""
    single: dict[type, Any] = {}
    records: list[Record] = []
    ids: list[str] = []
    for kind, rows in tables:
        found = records_of(kind, rows)
        if kind in {Brief, Strategy}:
            if len(found) != 1:
                raise BadRow(f"{len(found)} rows in {NAME_OF[kind]}")
            single[kind] = found[0]
        else:
            records += found
        if keys_of(kind) == ("id",):  # others are compared by the canvas
            ids += [record.id for record in found]
    if len(set(ids)) != len(ids):
        raise BadRow("an id is there twice")
    try:
        return Canvas(single[Brief], single[Strategy], records)
    except InvalidChange as problem:
        raise BadRow(str(problem)) from problem


def records_of(kind: type, rows: Iterable[RawRow]) -> list[Any]:
    """Return the records that the rows of one table make. Raises BadRow at the first bad one."""
    names = attributes_of(kind)
    found = list(rows)
    if not found:
        return []
    try:
        columns = [
            read(column)
            for read, column in zip(readers(kind), zip(*found, strict=True), strict=True)
        ]
    except (ValueError, KeyError, TypeError):
        return [_by_the_codec(kind, names, row) for row in found]
    return built(kind, names, columns)


def _by_the_codec(kind: type, names: tuple[str, ...], row: RawRow) -> Any:
    plain = {
        name: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
        for name, value in zip(names, row, strict=True)
    }
    try:
        return decode(NAME_OF[kind], plain)
    except BadRecord as problem:
        raise BadRow(str(problem)) from problem
