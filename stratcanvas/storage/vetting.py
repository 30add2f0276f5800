# SPDX-License-Identifier: MIT
"""A stranger's bytes to a canvas, or a plain sentence; our own files come in the same way.

The bytes are opened in memory, so nothing beside the file can act. Before SQLite sees them the
schema is read by hand and compared whole, so nothing in the file can act either; then rows are
read and checked.
"""

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.records import is_id
from stratcanvas.storage.btree import BadPage, Pages
from stratcanvas.storage.errors import Damaged, JsonCanvas, Newer, NotACanvas, TooLarge, Trouble
from stratcanvas.storage.rows import BadRow, RawRow, canvas_of, select_sql
from stratcanvas.storage.schema import (
    APPLICATION_ID,
    COPIED_FROM,
    ORDER,
    VERSION,
    SchemaRow,
    expected,
)
from stratcanvas.words import tr

LARGEST = 64 * 1024 * 1024
"""Bytes a file may have: 10,000 cards with two pages of text each. Reading it takes half a GB."""

MOST_ROWS = 100_000
"""Cards and connectors a file may have, all together: ten times what the window is built for."""

MOST_REVISIONS = 10_000
"""Rows beside those; there is one today."""

SECONDS = 20.0
"""How long reading may take before a file counts as one that wants to keep us busy."""

MAGIC = b"SQLite format 3\0"
MOST_EDITS = 1 << 53
"""The highest number a revision may have; beyond it the next edit could not be counted."""

LONGEST = 1_000_000
"""Bytes that one value may have until the schema is known."""

LONGEST_LABELS = 1_000_000
"""Bytes that the revisions' texts may have, all together."""

_LONGEST_VALUE = 4 * LONGEST_TEXT  # bytes, once the schema is known: UTF-8 takes four a letter
_JSON = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*["}]')  # RTF and much else begin with { alone
_TINY = 100  # bytes of a JSON Canvas that names neither cards nor connectors
_SCHEMA_STEPS = 100_000  # SQLite's own steps until the schema is known; it needs some 500
_STEPS = 20_000  # SQLite's own steps between two looks at the clock; about a millisecond
_CHUNK = 500  # rows between two looks at the clock


_UNREADABLE = (sqlite3.Error, BadPage, BadRow, UnicodeError, MemoryError)


class OtherTables(BadRow):
    """A schema that is not ours, whoever made it so."""


class Content(NamedTuple):
    """What a file holds: the canvas, and which state of it this is.

    ``former``: the id of the canvas that this one was copied from under an id of its own.
    """

    canvas: Canvas
    revision: str
    number: int
    former: str = ""


def content_of(data: bytes, name: str) -> Content:
    """Return what the bytes of a file hold. ``name``: the file's name for sentences, in quotes.

    Raises NotACanvas, JsonCanvas, Newer, Damaged or TooLarge.
    """
    clock = _Clock()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        try:
            _open_vetted(connection, data, name, clock)
            revision, number, former = _revision(connection, clock)
            tables = ((kind, _rows(connection, select_sql(kind), clock)) for kind in ORDER)
            canvas = canvas_of(tables)
        except _UNREADABLE as problem:
            raise _damaged(name, clock, problem) from problem
    return Content(canvas, revision, number, former)


def check_image(image: bytes, name: str) -> tuple[str, int]:
    """Return the revision of an image of ours and its number after checking that it is whole.

    Raises Damaged when it is not; what its values are was checked when they were stored.
    """
    clock = _Clock()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        try:
            _open_vetted(connection, image, name, clock)
            _check(connection, "1")  # the free pages too: other programs look at them
            return _revision(connection, clock)[:2]
        except _UNREADABLE as problem:
            raise _damaged(name, clock, problem) from problem


def check_header(data: bytes, name: str) -> None:
    """See that bytes begin as a file of ours does, and that its end is there.

    Raises NotACanvas, JsonCanvas, Newer, Damaged or TooLarge.
    """
    if len(data) > LARGEST:
        raise too_large(name)
    if not data.startswith(MAGIC):
        raise _stranger(data, name)
    if len(data) < 512:
        raise _cut_short(name)
    if int.from_bytes(data[68:72], "big") != APPLICATION_ID:
        raise NotACanvas(
            tr("{name} is a database of another program.").format(name=name),
            then=tr("Stratcanvas opens only .canvas files that it made itself."),
        )
    version = int.from_bytes(data[60:64], "big", signed=True)
    if version > VERSION:
        raise Newer(
            tr("{name} was made by a newer Stratcanvas.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr("Please update Stratcanvas to open it."),
        )
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    plausible = (
        version == VERSION
        and size in {512 << step for step in range(8)}
        and {data[18], data[19]} <= {1, 2}
        and data[21:24] == b"\x40\x20\x20"
        and int.from_bytes(data[56:60], "big") == 1  # UTF-8
    )
    if not plausible:
        raise damaged(name)
    if data[24:28] == data[92:96] and len(data) < int.from_bytes(data[28:32], "big") * size:
        raise _cut_short(name)


def _without_log(data: bytes) -> bytes:
    """Return the bytes as SQLite may open them in memory, where no log can be.

    A file left in WAL mode says so in bytes 18 and 19.
    """
    if data[18:20] == b"\x01\x01":
        return data
    return b"".join((data[:18], b"\x01\x01", memoryview(data)[20:]))


class _Clock:
    def __init__(self) -> None:
        self.end = time.monotonic() + SECONDS
        self.over = False

    def look(self) -> bool:
        """Tell whether the time is over; SQLite stops when this is true."""
        self.over = self.over or time.monotonic() > self.end
        return self.over


def _open_vetted(connection: sqlite3.Connection, data: bytes, name: str, clock: _Clock) -> None:
    """Open bytes of which nothing was trusted yet.

    Raises Trouble, or BadPage, BadRow or sqlite3.Error for such as are not ours and whole.
    """
    check_header(data, name)
    if _check_pages(data) > MOST_ROWS + MOST_REVISIONS:
        raise too_many(name)
    harden(connection)
    connection.text_factory = bytes
    connection.deserialize(_without_log(data))
    connection.set_authorizer(_allowed)  # after deserialize, which would ask it
    connection.set_progress_handler(lambda: True, _SCHEMA_STEPS)  # true: it stops
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "query_only = ON",
        "cache_size = -2000",  # the file's own wish could hold a second copy of it
    ):
        connection.execute(f"PRAGMA {pragma}")
    if _schema(connection) != expected():
        raise OtherTables("other tables than ours")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.set_progress_handler(clock.look, _STEPS)
    for table in _OURS:
        _check(connection, f"'{table}'")  # by name: it looks at no other, whatever else there is


def _check(connection: sqlite3.Connection, what: str) -> None:
    """Let SQLite check a table or, for 1, all there is and up to one fault. Raises BadRow."""
    answer = connection.execute(f"PRAGMA quick_check({what})").fetchmany(2)
    if answer != [(b"ok",)]:
        raise BadRow(f"quick_check: {answer!r}")


def _check_pages(data: bytes) -> int:
    """Compare the schema as it lies in the pages, by counted steps and before SQLite parses it.

    Returns how many rows the tables hold. Raises BadPage or BadRow.
    """
    ours = expected()
    pages = Pages(data)
    rows, roots = pages.schema(most=ours.total())
    if rows != ours:
        raise OtherTables("other tables than ours")
    return pages.check_trees(roots)


def harden(connection: sqlite3.Connection) -> None:
    """Take from a connection what our own reading does not need, before a database is in it."""
    for limit, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, LONGEST),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (sqlite3.SQLITE_LIMIT_COLUMN, 100),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 20),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 2),
        (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000),
        (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 8),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    ):
        connection.setlimit(limit, value)
    setconfig = getattr(connection, "setconfig", None)  # Python 3.12 and later
    if setconfig is not None:
        for name, on in CONFIG.items():
            setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), on)


CONFIG = {
    "DEFENSIVE": True,
    "TRUSTED_SCHEMA": False,
    "WRITABLE_SCHEMA": False,
    "ENABLE_FTS3_TOKENIZER": False,
    "ENABLE_LOAD_EXTENSION": False,
    "ENABLE_TRIGGER": False,
    "ENABLE_VIEW": False,
    "DQS_DDL": False,
    "DQS_DML": False,
}
"""What a stranger's schema could use, if any of it ever came past the comparison."""

_OURS = tuple(row.table for row in expected() if row.kind == "table")


def _schema(connection: sqlite3.Connection) -> Counter[SchemaRow]:
    """Return the schema as SQLite sees it, at most one row more than ours."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?"
    rows = connection.execute(query, (expected().total() + 1,))
    return Counter(
        SchemaRow(*(cell if cell is None else cell.decode("utf-8") for cell in row))
        for row in rows.fetchall()
    )


def _allowed(action: int, one: str | None, two: str | None, *_: object) -> int:
    """Let SQLite read our tables and check itself, and nothing else."""
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and one in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


_PRAGMAS = frozenset(
    {"trusted_schema", "cell_size_check", "query_only", "cache_size", "quick_check"}
)


def _rows(connection: sqlite3.Connection, query: str, clock: _Clock) -> Iterator[RawRow]:
    cursor = connection.execute(query)
    while chunk := cursor.fetchmany(_CHUNK):
        if clock.look():
            raise BadRow("out of time")
        yield from chunk


def _revision(connection: sqlite3.Connection, clock: _Clock) -> tuple[str, int, str]:
    """Return the newest revision, its number, and what the canvas was copied from, if anything.

    All are looked at, whole. Raises BadRow.
    """
    query = "SELECT number, id, changed_at, label FROM revision ORDER BY number DESC"
    found: list[tuple[str, int]] = []
    former = ""
    room = LONGEST_LABELS
    for number, key, *texts in _rows(connection, query, clock):
        text = key.decode("utf-8")
        room -= len(key) + sum(map(len, texts))
        if room < 0:
            raise BadRow("labels too long")
        if not is_id(text) or not 0 <= number <= MOST_EDITS:
            raise BadRow("a revision that is none")
        found.append((text, number))
        if number == 0 and texts[1] == COPIED_FROM.encode() and len(found) > 1:
            former = text
    if not found:
        raise BadRow("no revision")
    return (*found[0], former)


def _stranger(data: bytes, name: str) -> Trouble:
    if _JSON.match(data) and (b'"nodes"' in data or b'"edges"' in data or len(data) < _TINY):
        return JsonCanvas(
            tr("{name} is a JSON Canvas, the kind that Obsidian makes.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr("Stratcanvas can’t import it yet. Choose another file."),
        )
    if not data:
        return NotACanvas(
            tr("{name} is empty.").format(name=name),
            then=tr("If it came by mail or a sync folder, fetch it again."),
        )
    return NotACanvas(
        tr("{name} is not a canvas of Stratcanvas.").format(name=name),
        kept=tr("It was left as it is."),
        then=tr("Choose another file."),
    )


def too_large(name: str) -> TooLarge:
    """Return the trouble that a file is larger than a canvas can be."""
    return TooLarge(
        tr("{name} is larger than a canvas can be ({size} MB).").format(
            name=name, size=LARGEST // 1024 // 1024
        ),
        kept=tr("It was left as it is."),
        then=tr("Choose another file."),
    )


def too_many(name: str) -> TooLarge:
    """Return the trouble that a file holds more than a canvas can."""
    return TooLarge(
        tr(
            "{name} holds more than the {most:,} cards and connectors that a canvas can have."
        ).format(name=name, most=MOST_ROWS),
        kept=tr("It was left as it is."),
        then=tr("Choose another file."),
    )


def damaged(name: str) -> Damaged:
    """Return the trouble that a file of ours is not whole."""
    return Damaged(
        tr("{name} is damaged and can’t be opened.").format(name=name),
        kept=tr("It was left as it is."),
        then=tr("Open an older copy of it, such as one from a mail or a backup."),
    )


def _cut_short(name: str) -> Damaged:
    return Damaged(
        tr("{name} is not complete: its end is missing.").format(name=name),
        kept=tr("It was left as it is."),
        then=tr("Copy or download it again, or open an older copy."),
    )


def _damaged(name: str, clock: _Clock, problem: Exception) -> Trouble:
    if not clock.over:
        trouble = damaged(name)
        if isinstance(problem, OtherTables):
            trouble.sentence = tr(
                "{name} does not have the tables of a canvas: it is damaged, or another "
                "program has changed it."
            ).format(name=name)
        return trouble
    return TooLarge(
        tr("{name} took too long to read.").format(name=name),
        kept=tr("It was left as it is."),
        then=tr("If it really is a canvas of yours, try again when the computer is less busy."),
    )
