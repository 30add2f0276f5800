# SPDX-License-Identifier: MIT
"""A checksum over all that a file says, so that a damaged file is told and never shown as whole.

It is made of values, not of pages: rewritten by SQLite in another form, a file keeps it. It is
set when a file is written; a working copy has none.
"""

import sqlite3
import struct
from collections.abc import Sequence
from contextlib import closing
from typing import Any

from stratcanvas.storage.sha256 import hash_of
from stratcanvas.storage.versions import CHECKSUM, RawRow, columns_of

# The statements below are made of our own names alone (hence S608).


class Digest:
    """The checksum of tables that are added one after the other, in the order of the version."""

    def __init__(self, size: int = 0) -> None:
        """``size``: bytes of the file that says it."""
        self._hash = hash_of(size=size)

    def add(self, table: str, rows: Sequence[RawRow]) -> None:
        """Add a table's rows as read: TEXT as bytes, in the order of its columns."""
        self._hash.update(f"{table} {len(rows)}\n".encode())
        for column in zip(*rows, strict=True):
            self._hash.update(_column(column))

    def hex(self) -> str:
        """Return the checksum of all that was added."""
        return self._hash.hexdigest()


def _column(values: Sequence[Any]) -> bytes:
    """Return a column as bytes that no other column of its type has.

    No text of a canvas holds a NUL, no day is a byte that is no text, and no number of an edit is
    too large for a float: a file that says otherwise is refused before its checksum is asked for.
    """
    try:
        return b"\0".join(values)
    except TypeError:
        pass
    try:
        return struct.pack(f"<{len(values)}d", *values)
    except struct.error:
        return b"\0".join([b"\xff" if value is None else value for value in values])


def select_sql(table: str, columns: Sequence[str]) -> str:
    """Return the statement that reads all rows of a table, the oldest first."""
    return f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid"  # noqa: S608


def checked_tables(version: int) -> dict[str, str]:
    """Return the tables of a version that a checksum is made of → how to read them, in order.

    The revisions come first.
    """
    tables = {table: select_sql(table, names) for table, names in columns_of(version).items()}
    tables.pop(CHECKSUM, None)
    return {"revision": tables.pop("revision"), **tables}


def sealed(image: bytes, checksum: str, *, packed: bool) -> bytes:
    """Return a database of ours that is whole, with a checksum in it.

    ``packed``: its free pages are left out.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(image)
        connection.execute("BEGIN")
        connection.execute(f"DELETE FROM {CHECKSUM}")  # noqa: S608
        connection.execute(f"INSERT INTO {CHECKSUM} VALUES (?)", (checksum,))  # noqa: S608
        connection.execute("COMMIT")
        if packed:
            connection.execute("VACUUM")
        return connection.serialize()
