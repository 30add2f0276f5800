# SPDX-License-Identifier: MIT
"""The local database of an open canvas: one command is one transaction, safe once it returns.

It lives in the local state folder (never a synced one), in WAL mode with full sync, behind one
connection that one thread at a time uses. The user's file is never opened as a database; it is
made from this one.
"""

import datetime
import errno
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import lru_cache, partial
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, Self

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import key_of
from stratcanvas.domain.records import Record, new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.errors import Damaged, InternalError, TooLarge, Trouble, keeping
from stratcanvas.storage.rows import (
    Row,
    Statement,
    Step,
    clear_sql,
    count_sql,
    delete_sql,
    insert_sql,
    keys_sql,
    rows_of,
    updates,
)
from stratcanvas.storage.state_folder import open_private
from stratcanvas.storage.summary import connected_for_reading
from stratcanvas.storage.versions import (
    APPLICATION_ID,
    COPIED_FROM,
    ORDER,
    VERSION,
    VERSIONS,
    columns_of,
)
from stratcanvas.storage.vetting import LARGEST, MOST_ROWS, Content, content_of, version_in
from stratcanvas.words import tr

if TYPE_CHECKING:
    import sqlite_utils

_NEXT_REVISION = (
    "UPDATE revision SET number = ?, id = ?, changed_at = ?, label = ? WHERE number = ?"
)

_AT_ONCE = 50
"""Rows that one statement writes of many: a fifth to a third quicker than one by one, and between
two of them any thread may take Python, for which the window would then wait.
"""

_MANY = 200
"""Of more rows that go it is looked whether they are just those of their table."""

_ROW = 1024 * 1024
"""Bytes by which a row may make a database grow: eight texts of 20,000 letters have 640 KB, and 40
pages 160 KB: in each of its trees, and at each height of one, two may become five.
"""

MEMORY = Path(":memory:")
"""Where a working copy lies that no disk is to hold."""


class WorkCopy:
    """An open working copy; one thread at a time uses it."""

    def __init__(self, db: "sqlite_utils.Database", content: Content) -> None:
        self._db = db
        self.canvas = content.canvas
        """The canvas as it was when this working copy was opened."""
        self.revision = content.revision
        self.number = content.number
        self.former = content.former
        self.past, self.label = content.past, content.label
        self._rows = sum(1 for _ in content.canvas.records())
        (self._page,) = db.execute("PRAGMA page_size").fetchone()  # bytes; it never changes
        self._room = 0  # bytes that it may surely grow by

    @property
    def content(self) -> Content:
        """Return the canvas as it was when this was opened, and which state of it is here."""
        state = self.revision, self.number, self.former, self.past, self.label
        return Content(self.canvas, *state)

    @classmethod
    def create(cls, file: Path, content: Content, image: bytes = b"") -> Self:
        """Make a working copy of a canvas at a path where none is. Raises Trouble.

        ``image``: what ``image_of`` made of the same content, if it is known: that is quicker.
        """
        with _told():
            db = _connected(file)
            copy = cls(db, content)
            try:
                if image:
                    _copy(image, db.conn)
                else:
                    with _transaction(db.conn):
                        copy._fill(content)
            except BaseException:
                db.close()
                raise
            return copy

    @classmethod
    def existing(cls, file: Path) -> Self | None:
        """Open the working copy that a run before left; None when there is none.

        One that an older program left is brought up to today's version.
        Raises Damaged when it is not whole, other Trouble when the disk refuses.
        """
        if not file.exists():
            return None
        with _told():
            db = _connected(file)
            try:
                if not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall():
                    db.close()  # it was never filled
                    return None
                image = db.conn.serialize()
                content = content_of(image, tr("The working copy"), sealed=False)
                copy = cls(db, content)
                if version_in(image) != VERSION:
                    copy._bring_up(version_in(image), content)
            except BaseException:
                db.close()
                raise
            return copy

    def apply(self, changes: ChangeSet, label: StepLabel) -> None:
        """Store a change in one transaction; when this returns it survives a power cut.

        Raises Trouble (then nothing of it is stored), or InternalError for one that does not fit.
        """
        count = self._rows + len(changes.added) - len(changes.removed)
        gone, steps = _gone(changes.removed), _steps(changes)
        revision, text, connection = new_id(), label.text, self._db.conn
        try:  # no context managers: each edit would wait for what Python does around them
            connection.execute("BEGIN IMMEDIATE")
            for kind, keys in gone:
                _delete(connection, kind, keys)
            for statement, rows in steps:
                _write(connection, statement, rows)
            stamp = self.number + 1, revision, _now(), text, self.number
            connection.execute(_NEXT_REVISION, stamp)
            self._check_room(count, len(changes.added) + len(changes.updated))
            connection.execute("COMMIT")
        except (sqlite3.Error, OSError) as problem:
            _roll_back(connection)
            raise _trouble(problem) from problem
        except BaseException:
            _roll_back(connection)
            raise
        self.revision, self.label = revision, text
        self._rows = count
        self.number += 1

    def _check_room(self, rows: int, written: int) -> None:
        """See that what was stored could be read again. Raises TooLarge.

        How large it is by now is asked only when it may be too large.
        """
        self._room -= written * _ROW
        if rows < self._rows:  # something was deleted, which is the way out
            return
        if self._room < 0:
            (pages,) = self._db.conn.execute("PRAGMA page_count").fetchone()
            self._room = LARGEST - pages * self._page
            if self._room < 0:
                raise _full()
        check_rows(rows)

    @property
    def rows(self) -> int:
        """Return how many records it holds."""
        return self._rows

    def image(self) -> bytes:
        """Return the whole database as the bytes of a file, still claiming WAL. Milliseconds."""
        with _told():
            return self._db.conn.serialize()

    def close(self) -> None:
        """Close it; its files stay."""
        self._db.close()

    def _bring_up(self, version: int, content: Content) -> None:
        """Make it one of today's version, whole or not at all."""
        with _transaction(self._db.conn):
            for table in reversed([*columns_of(version)]):
                self._db.conn.execute(f"DROP TABLE {table}")
            self._fill(content)

    def _fill(self, content: Content) -> None:
        fill(self._db.conn, content, _now())


def fill(connection: sqlite3.Connection, content: Content, now: str) -> None:
    """Give an empty database today's tables and what a canvas holds; ``now``: ISO 8601."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for sql in VERSIONS[VERSION].statements:
        connection.execute(sql)
    for statement, rows in _insertions(content.canvas.records()):
        _put(connection, statement, rows)
    stamps = [(content.number, content.revision, now, content.label)]
    if content.former:
        stamps.append((0, content.former, now, COPIED_FROM))
    stamps += content.past
    connection.executemany("INSERT INTO revision VALUES (?, ?, ?, ?)", stamps)


def image_of(content: Content) -> bytes:
    """Return the bytes of a new file of that content.

    Raises InternalError for what can't be kept.
    """
    copy = WorkCopy.create(MEMORY, content)
    try:
        return copy.image()
    finally:
        copy.close()


def image_at(file: Path) -> bytes:
    """Return the bytes of the working copy at a path, which stays as it is. Raises Trouble."""
    with _told(), closing(connected_for_reading(file)) as connection:
        return connection.serialize()


def _copy(image: bytes, connection: sqlite3.Connection) -> None:
    """Fill an empty database with an image, in one transaction: whole or not at all."""
    with closing(sqlite3.connect(MEMORY)) as source:
        source.deserialize(image)
        source.backup(connection)


def _connected(file: Path) -> "sqlite_utils.Database":
    import sqlite_utils  # 0.14 s, so not before the first edit

    if file != MEMORY:
        os.close(open_private(file))  # SQLite gives its logs the mode of the database
    # One thread at a time has it, but not the same for ever: a file is opened in a thread of its
    # own and then handed over.
    connection = sqlite3.connect(file, isolation_level=None, timeout=2.0, check_same_thread=False)
    try:
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "fullfsync = ON",
            "foreign_keys = ON",
            "secure_delete = ON",
            "trusted_schema = OFF",
        ):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return sqlite_utils.Database(
            connection, execute_plugins=False, recursive_triggers=False, strict=True
        )
    except BaseException:
        connection.close()
        raise


def check_rows(rows: int) -> None:
    """See that a canvas may have so many records. Raises TooLarge."""
    if rows > MOST_ROWS:
        raise _full()


def _full() -> TooLarge:
    return TooLarge(
        tr(
            "This canvas is as large as a canvas can be: {most:,} cards and connectors, "
            "or {size} MB."
        ).format(most=MOST_ROWS, size=LARGEST // 1024 // 1024),
        kept=tr("Everything is as it was before."),
        then=tr("Delete what is not needed, or go on in a second canvas."),
    )


def _gone(removed: Mapping[str, Record]) -> list[tuple[type, list[Row]]]:
    """Return the keys of records that go, links and their like before what they refer to."""
    kinds = _by_kind(removed.values()) if removed else {}
    return [(kind, [*map(key_of, kinds[kind])]) for kind in reversed(kinds)]


def _steps(changes: ChangeSet) -> list[Step]:
    """Return statements and their rows for what changed and came, ends before their links."""
    steps: list[Step] = []
    if changes.updated:
        steps += updates(changes.updated.values())
    if changes.added:
        steps += _insertions(changes.added.values())
    return steps


def _insertions(records: Iterable[Record]) -> list[Step]:
    found = _by_kind(records)
    return [(partial(insert_sql, kind), rows_of(kind, each)) for kind, each in found.items()]


def _by_kind(records: Iterable[Record]) -> dict[type, list[Record]]:
    """Return records by their type, the types in the order in which links have their ends."""
    found: dict[type, list[Record]] = {}
    for kind, alike in groupby(records, type):  # they come kind by kind, as a rule
        found.setdefault(kind, []).extend(alike)
    return {kind: found[kind] for kind in sorted(found, key=ORDER.index)}


def _now() -> str:
    return _written(int(time.time()))


@lru_cache(maxsize=1)
def _written(seconds: int) -> str:
    """Return a time as a file keeps it."""
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC).isoformat()


@contextmanager
def _told() -> Iterator[None]:
    """Turn SQLite's errors into plain words, or into a defect of ours."""
    try:
        yield
    except (sqlite3.Error, OSError) as problem:
        raise _trouble(problem) from problem


def _write(connection: sqlite3.Connection, statement: Statement, rows: list[Row]) -> None:
    before = connection.total_changes  # rowcount is -1 for INSERT in Turkish
    if len(rows) == 1:  # as nearly always: half the time of many
        connection.execute(statement(1), rows[0])
    else:
        _put(connection, statement, rows)
    if connection.total_changes - before != len(rows):
        raise InternalError("a change of records that are not stored")


def _delete(connection: sqlite3.Connection, kind: type, keys: list[Row]) -> None:
    """Delete rows by their keys: very many, if just those are there, at once in half the time."""
    if len(keys) > _MANY:
        (there,) = connection.execute(count_sql(kind)).fetchone()
        if there == len(keys) and {*connection.execute(keys_sql(kind))} == {*keys}:
            connection.execute(clear_sql(kind))
            return
    _write(connection, partial(delete_sql, kind), keys)


def _put(connection: sqlite3.Connection, statement: Statement, rows: list[Row]) -> None:
    whole = len(rows) - len(rows) % _AT_ONCE
    for first in range(0, whole, _AT_ONCE):
        values = [*chain.from_iterable(rows[first : first + _AT_ONCE])]
        connection.execute(statement(_AT_ONCE), values)
    connection.executemany(statement(1), rows[whole:])


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do something whole or not at all."""
    # Plainly: a savepoint inside it, as sqlite-utils' atomic() makes, is kept in a file of its own.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # SQLite has done it by itself where the disk is full
        connection.execute("ROLLBACK")


def _trouble(problem: sqlite3.Error | OSError) -> Trouble | InternalError:
    if isinstance(problem, sqlite3.IntegrityError):
        return InternalError(f"the working copy refuses a change: {problem}")
    if isinstance(problem, OSError):
        return keeping(problem)
    code = getattr(problem, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_FULL:
        return keeping(OSError(errno.ENOSPC, "no room"))
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return Damaged(
            tr("What Stratcanvas keeps of this canvas on this computer is damaged."),
            kept=tr("Your file is as it was when it was last written."),
            then=tr("Save a copy under another name, then close and open it again."),
        )
    return keeping(OSError(errno.EIO, str(problem)))
