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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.codec import RECORD_TYPES
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.history import Revision
from stratcanvas.domain.records import MOST_RECORDS, is_id
from stratcanvas.storage.btree import BadPage, Pages
from stratcanvas.storage.checksum import Digest, checked_tables
from stratcanvas.storage.errors import Damaged, JsonCanvas, Newer, NotACanvas, TooLarge, Trouble
from stratcanvas.storage.hardening import allowed, harden
from stratcanvas.storage.rows import BadRow, canvas_of
from stratcanvas.storage.versions import (
    APPLICATION_ID,
    CHECKSUM,
    COPIED_FROM,
    VERSION,
    VERSIONS,
    RawRow,
    SchemaRow,
    brought_up,
    columns_of,
    expected,
)
from stratcanvas.words import tr

LARGEST = 64 * 1024 * 1024
"""Bytes a file may have: 10,000 cards with two pages of text each. Reading it takes half a GB."""

MOST_ROWS = MOST_RECORDS
"""Cards and connectors a file may have, all together: ten times what the window is built for."""

MOST_REVISIONS = 10_000
"""Revisions that a file may know of, beside those."""

SECONDS = 20.0
"""How long reading may take before a file counts as one that wants to keep us busy."""

MAGIC = b"SQLite format 3\0"
MOST_EDITS = 1 << 53
"""The highest number a revision may have; beyond it the next edit could not be counted."""

LONGEST_LABELS = 1_000_000
"""Bytes that the revisions' texts may have, all together."""

_LONGEST_VALUE = 4 * LONGEST_TEXT  # bytes, once the schema is known: UTF-8 takes four a letter
_JSON = rb'(\xef\xbb\xbf)?\s*\{\s*["}]'  # RTF and much else begin with { alone
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
    past: tuple[Revision, ...] = ()
    """The revisions before this one that the file knows of, the oldest first."""
    label: str = ""
    """What made this state, as the file tells; see ``domain.step_labels``."""


class Checked(NamedTuple):
    """An image that is whole: its newest revision, that edit's number, and its checksum."""

    revision: str
    number: int
    checksum: str


def content_of(data: bytes, name: str, *, sealed: bool = True) -> Content:
    """Return what the bytes of a file hold, whichever version it has, as it is in today's.

    ``name``: the file's name for sentences, in quotes. ``sealed``: it is one that was written as
    a whole, and says so by its checksum; a working copy has none.
    Raises NotACanvas, JsonCanvas, Newer, Damaged or TooLarge.
    """
    clock = _Clock()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        try:
            version = _open_vetted(connection, data, name, clock)
            digest = Digest(len(data))
            tables = _tables(connection, version, clock, digest)
            if version != VERSION:
                tables = iter(brought_up(dict(tables), version).items())
            *past, newest = _revisions(next(tables)[1])
            canvas = canvas_of((RECORD_TYPES[table], rows) for table, rows in tables)
            if sealed and CHECKSUM in columns_of(version):
                _check_sum(connection, digest)
        except _UNREADABLE as problem:
            raise _damaged(name, clock, problem) from problem
    former = ""
    if past and (past[0].number, past[0].label) == (0, COPIED_FROM):
        former = past.pop(0).id
    return Content(canvas, newest.id, newest.number, former, tuple(past), newest.label)


def check_image(image: bytes, name: str) -> Checked:
    """Return what is known of an image of ours after checking that it is whole.

    Raises Damaged when it is not; what its values are was checked when they were stored.
    """
    clock = _Clock()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        try:
            version = _open_vetted(connection, image, name, clock)
            _check(connection, "1")  # the free pages too: other programs look at them
            digest = Digest(len(image))
            tables = _tables(connection, version, clock, digest)
            newest = _revisions(next(tables)[1])[-1]
            for _ in tables:
                pass  # for the checksum
            return Checked(newest.id, newest.number, digest.hex())
        except _UNREADABLE as problem:
            raise _damaged(name, clock, problem) from problem


def version_in(data: bytes) -> int:
    """Return which version the header of a file of ours names."""
    return int.from_bytes(data[60:64], "big", signed=True)


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
    version = version_in(data)
    if version > VERSION:
        raise Newer(
            tr("{name} was made by a newer Stratcanvas.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr("Please update Stratcanvas to open it."),
        )
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    plausible = (
        version in VERSIONS
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


def _open_vetted(connection: sqlite3.Connection, data: bytes, name: str, clock: _Clock) -> int:
    """Open bytes of which nothing was trusted yet, and return which version they are.

    Raises Trouble, or BadPage, BadRow or sqlite3.Error for such as are not ours and whole.
    """
    check_header(data, name)
    version = version_in(data)
    if _check_pages(data, version) > MOST_ROWS + MOST_REVISIONS:
        raise too_many(name)
    harden(connection)
    connection.text_factory = bytes
    connection.deserialize(_without_log(data))
    connection.set_authorizer(allowed)  # after deserialize, which would ask it
    connection.set_progress_handler(lambda: True, _SCHEMA_STEPS)  # true: it stops
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "query_only = ON",
        "cache_size = -2000",  # the file's own wish could hold a second copy of it
    ):
        connection.execute(f"PRAGMA {pragma}")
    if _schema(connection, version) != expected(version):
        raise OtherTables("other tables than ours")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.set_progress_handler(clock.look, _STEPS)
    for table in columns_of(version):
        _check(connection, f"'{table}'")  # by name: it looks at no other, whatever else there is
    return version


def _check(connection: sqlite3.Connection, what: str) -> None:
    """Let SQLite check a table or, for 1, all there is and up to one fault. Raises BadRow."""
    answer = connection.execute(f"PRAGMA quick_check({what})").fetchmany(2)
    if answer != [(b"ok",)]:
        raise BadRow(f"quick_check: {answer!r}")


def _check_pages(data: bytes, version: int) -> int:
    """Compare the schema as it lies in the pages, by counted steps and before SQLite parses it.

    Returns how many rows the tables hold. Raises BadPage or BadRow.
    """
    ours = expected(version)
    pages = Pages(data)
    rows, roots = pages.schema(most=ours.total())
    if rows != ours:
        raise OtherTables("other tables than ours")
    return pages.check_trees(roots)


def _schema(connection: sqlite3.Connection, version: int) -> Counter[SchemaRow]:
    """Return the schema as SQLite sees it, at most one row more than ours."""
    query = "SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT ?"
    rows = connection.execute(query, (expected(version).total() + 1,))
    return Counter(
        SchemaRow(*(cell if cell is None else cell.decode("utf-8") for cell in row))
        for row in rows.fetchall()
    )


def _rows(connection: sqlite3.Connection, query: str, clock: _Clock) -> list[RawRow]:
    rows: list[RawRow] = []
    cursor = connection.execute(query)
    while chunk := cursor.fetchmany(_CHUNK):
        if clock.look():
            raise BadRow("out of time")
        rows += chunk
    return rows


def _tables(
    connection: sqlite3.Connection, version: int, clock: _Clock, digest: Digest
) -> Iterator[tuple[str, list[RawRow]]]:
    """Walk over the tables, the revisions first; when it ends all are in the checksum."""
    for table, query in checked_tables(version).items():
        rows = _rows(connection, query, clock)
        if table == "revision":
            _check_limits(rows)
        digest.add(table, rows)
        yield table, rows


def _check_limits(revisions: Sequence[RawRow]) -> None:
    """Raise BadRow where revisions are too many, or their labels too long together."""
    length = sum(len(key) + len(time) + len(label) for _, key, time, label in revisions)
    if len(revisions) > MOST_REVISIONS or length > LONGEST_LABELS:
        raise BadRow("too many revisions, or labels too long")


def _revisions(rows: Iterable[RawRow]) -> list[Revision]:
    """Return the revisions that rows hold, the newest last. Raises BadRow when there is none."""
    found = []
    for number, key, *texts in rows:
        changed_at, label = (text.decode("utf-8", "replace") for text in texts)
        revision = Revision(number, key.decode("utf-8"), changed_at, label)
        if not is_id(revision.id) or not 0 <= number <= MOST_EDITS:
            raise BadRow("a revision that is none")
        found.append(revision)
    if not found:
        raise BadRow("no revision")
    return found


def _check_sum(connection: sqlite3.Connection, digest: Digest) -> None:
    """See that a file says what it said when it was written. Raises BadRow."""
    found = connection.execute(f"SELECT sha256 FROM {CHECKSUM} LIMIT 2").fetchall()  # noqa: S608
    if found != [(digest.hex().encode(),)]:
        raise BadRow("another checksum")


def _stranger(data: bytes, name: str) -> Trouble:
    if re.match(_JSON, data) and (b'"nodes"' in data or b'"edges"' in data or len(data) < _TINY):
        return JsonCanvas(
            tr("{name} is a JSON Canvas, the kind that Obsidian makes.").format(name=name),
            kept=tr("It was left as it is."),
            then=tr(
                "Open it in the window, or use stratcanvas import: a new canvas is made of it."
            ),
        )
    if not data:
        return NotACanvas(
            tr("{name} is empty.").format(name=name),
            then=tr("If it came by mail or a sync folder, fetch it again."),
        )
    inside = tr(
        "It is a PDF. If it carries a canvas, the window and stratcanvas import take that out."
    )
    return NotACanvas(
        tr("{name} is not a canvas of Stratcanvas.").format(name=name),
        kept=tr("It was left as it is."),
        then=inside if data.startswith(b"%PDF-") else tr("Choose another file."),
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
