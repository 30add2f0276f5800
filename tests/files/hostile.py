# SPDX-License-Identifier: MIT
"""Files that want to harm, or that harm came to, made when they are needed: name → bytes.

The rows are ours (made by the storage room), what is wrong with each is done here by plain SQLite.
"""

import random
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from stratcanvas.domain.records import new_id
from stratcanvas.storage.checksum import Digest, checked_tables
from stratcanvas.storage.publish import printed
from stratcanvas.storage.versions import APPLICATION_ID, VERSION, VERSIONS, columns_of
from stratcanvas.storage.vetting import Content, version_in
from stratcanvas.storage.workcopy import image_of
from tests.makers import PROBLEM, TACTIC, cafe, key

BOMB = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def good() -> bytes:
    """Return a file that is as it should be."""
    return printed(image_of(Content(cafe(), new_id(), 1)), Path("plan.canvas")).data


def old() -> bytes:
    """Return a file of version 1 that is as it should be."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        new.deserialize(good())
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA user_version = 1")
            for statement in VERSIONS[1].statements:
                connection.execute(statement)
            for table, columns in columns_of(1).items():
                rows = new.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
                places = ", ".join("?" * len(columns))
                connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)
            return connection.serialize()


def changed(*statements: str, image: bytes | None = None) -> bytes:
    """Return a file of ours after somebody ran statements on it, with all checks off.

    Where only rows are others, its checksum is right, so that it is not what the file fails by.
    """
    done = unsealed(*statements, image=image)
    if any("sqlite_master" in each or each.startswith(_MAKING) for each in statements):
        return done
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(done)
        _seal(connection)
        return connection.serialize()


def unsealed(*statements: str, image: bytes | None = None) -> bytes:
    """Return a file of ours after statements, with the checksum that it had."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(good() if image is None else image)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)
        return connection.serialize()


_MAKING = ("CREATE", "DROP", "ANALYZE", "PRAGMA")


def _seal(connection: sqlite3.Connection) -> None:
    """Set the checksum anew, so that it is not what a file is refused for."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if "checksum" in columns_of(version):
        connection.text_factory = bytes
        digest = Digest()
        for table, query in checked_tables(version).items():
            digest.add(table, connection.execute(query).fetchall())
        connection.execute("UPDATE checksum SET sha256 = ?", (digest.hex(),))


def other_schema(table: str, old: str, new: str) -> bytes:
    """Return a file of ours in which a table's statement was rewritten behind SQLite's back."""
    return changed(
        f"UPDATE sqlite_master SET sql = replace(sql, '{old}', '{new}') WHERE name = '{table}'"
    )


def patched(data: bytes, at: int, new: bytes) -> bytes:
    """Return bytes with some of them replaced."""
    return data[:at] + new + data[at + len(new) :]


def noise(size: int, seed: int = 7) -> bytes:
    """Return bytes without meaning, always the same."""
    return random.Random(seed).randbytes(size)


def foreign_database() -> bytes:
    """Return a SQLite database of some other program."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
        return connection.serialize()


def shared_overflow() -> bytes:
    """Return a file in which the ends of two notes lie on the same pages; all else is in order."""
    letters = ("a", "b")
    data = changed(
        *(
            f"INSERT INTO note VALUES ('{key(50 + step)}', printf('%.*c', 9000, '{each}'), 0, 0)"
            for step, each in enumerate(letters)
        )
    )
    ends = []
    for letter in letters:
        begun = re.search(letter.encode() + b"{800,}", data)
        assert begun is not None
        ends.append(begun.end())  # the number of the page where it goes on
    return patched(data, ends[1], data[ends[0] : ends[0] + 4])


def long_row() -> bytes:
    """Return a file with a text longer than a field may hold."""
    return changed(f"UPDATE problem SET statement = printf('%.*c', {30_000}, 'x')")


def two_briefs() -> bytes:
    """Return a file whose canvas has two briefs."""
    columns = ", ".join(columns_of(version_in(good()))["brief"][1:])
    return changed(f"INSERT INTO brief SELECT '{key(99)}', {columns} FROM brief")


NOT_OURS: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "text": lambda: b"Dear Ada,\nhere is the plan.\n",
    "picture": lambda: b"\x89PNG\r\n\x1a\n" + noise(5000),
    "zeros": lambda: bytes(8192),
    "other program": foreign_database,
    "noise": lambda: noise(100_000),
    "rich text": lambda: b"{\\rtf1\\ansi Dear Ada}",
    "JSON of something else": lambda: b'{"name": "a package", "scripts": {}}' + b" " * 100,
    "utf-16 text": lambda: "Dear Ada".encode("utf-16"),
}
"""Files of something else: NotACanvas."""

JSON: dict[str, Callable[[], bytes]] = {
    "nothing in it": lambda: b"{}",
    "nodes": lambda: b'{"nodes":[],"edges":[]}',
    "with a mark and spaces": lambda: b'\xef\xbb\xbf \n\t{"nodes": []}',
    "broken": lambda: b'{"nodes": [',
}
"""JSON Canvas by its first character: JsonCanvas."""

NEWER: dict[str, Callable[[], bytes]] = {
    "next version": lambda: patched(good(), 60, (VERSION + 1).to_bytes(4, "big")),
    "far version, other tables": lambda: changed("PRAGMA user_version = 900", "DROP TABLE note"),
}
"""Made by a later version: Newer."""

DAMAGED: dict[str, Callable[[], bytes]] = {
    "only the magic": lambda: good()[:16],
    "half a header": lambda: good()[:99],
    "first page only": lambda: good()[:4096],
    "last byte missing": lambda: good()[:-1],
    "half": lambda: good()[: len(good()) // 2],
    "noise behind our header": lambda: good()[:100] + noise(100_000),
    "noise in the middle": lambda: patched(good(), 9000, noise(12_000)),
    "zeros in the middle": lambda: patched(good(), 8192, bytes(8192)),
    "version 0": lambda: patched(good(), 60, bytes(4)),
    "negative version": lambda: patched(good(), 60, b"\xff\xff\xff\xff"),
    "page size 3": lambda: patched(good(), 16, b"\x00\x03"),
    "utf-16 database": lambda: patched(good(), 56, (2).to_bytes(4, "big")),
    "a table missing": lambda: changed("DROP TABLE note"),
    "a table too many": lambda: changed("CREATE TABLE extra (x)"),
    "a view": lambda: changed(f"CREATE VIEW extra AS {BOMB}"),
    "a view in a table's place": lambda: changed(
        "DROP TABLE note", f"CREATE VIEW note AS SELECT 'a' id, 'b' text, ({BOMB}) x, 1.0 y"
    ),
    "a trigger": lambda: changed(
        "CREATE TRIGGER boom AFTER UPDATE ON problem BEGIN DELETE FROM tactic; END"
    ),
    "a check": lambda: other_schema("note", "y REAL NOT NULL", f"y REAL CHECK (({BOMB}) > 0)"),
    "a generated column": lambda: other_schema(
        "note", "y REAL NOT NULL", "y REAL AS (randomblob(1000000000)) STORED"
    ),
    "an index on an expression": lambda: changed("CREATE INDEX boom ON note (upper(text))"),
    "a virtual table": lambda: changed(
        "INSERT INTO sqlite_master VALUES ('table', 'v', 'v', 0, "
        "'CREATE VIRTUAL TABLE v USING fts5(x)')"
    ),
    "a schema that is no SQL": lambda: other_schema("note", "CREATE TABLE", "MAKE ME A"),
    "a schema of bad UTF-8": lambda: changed(
        "UPDATE sqlite_master SET sql = CAST(x'ff4e' AS TEXT) WHERE name = 'note'"
    ),
    "a thousand tables": lambda: changed(*(f"CREATE TABLE t{n} (x)" for n in range(1000))),
    "no strictness": lambda: other_schema("note", ") STRICT", ")"),
    "two briefs": two_briefs,
    "no strategy": lambda: changed("DELETE FROM strategy"),
    "no revision": lambda: changed("DELETE FROM revision"),
    "a revision without id": lambda: changed("UPDATE revision SET id = 'x'"),
    "an older revision without id": lambda: changed(
        "UPDATE revision SET number = 5", "INSERT INTO revision VALUES (1, 'x', '', '')"
    ),
    "a label of 5 MB": lambda: changed("UPDATE revision SET label = printf('%.*c', 5000000, 'x')"),
    "a long time": lambda: changed("UPDATE revision SET changed_at = printf('%.*c', 90000, 'x')"),
    "labels that are long together": lambda: changed(
        "WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n LIMIT 50) INSERT INTO "
        "revision SELECT x, printf('%016x', x), '', printf('%.*c', 30000, 'x') FROM n"
    ),
    "a link to nothing": lambda: changed(f"DELETE FROM problem WHERE id = '{key(1, PROBLEM)}'"),
    "a link the wrong way round": lambda: changed(
        "INSERT INTO link SELECT problem, tactic FROM link LIMIT 1"
    ),
    "one id in two tables": lambda: changed(
        f"INSERT INTO note VALUES ('{key(1, PROBLEM)}', 'twice', 0.0, 0.0)"
    ),
    "an id that is none": lambda: changed("UPDATE brief SET id = 'ABC'"),
    "an id with spaces": lambda: changed("UPDATE brief SET id = '000000000000001 '"),
    "a choice that is none": lambda: changed("UPDATE tactic SET aim = 'both'"),
    "a day that is none": lambda: changed("UPDATE tactic SET due = '2026-02-30'"),
    "a place beyond reach": lambda: changed("UPDATE tactic SET x = 1e300"),
    "an endless place": lambda: changed("UPDATE tactic SET x = 9e999"),
    "a NUL in a text": lambda: changed("UPDATE problem SET statement = 'a' || char(0) || 'b'"),
    "a text too long": long_row,
    "two texts that end on the same pages": shared_overflow,
    "the same page twice": lambda: patched(good(), 4096, good()[8192:12288]),
}
"""Ours once, or made to look so: Damaged."""


def bad_bytes() -> bytes:
    """Return a file with bytes in a text that are no text; everything else is in order."""
    return changed(
        f"UPDATE tactic SET title = CAST(x'4361ff66c3a9' AS TEXT) WHERE id = '{key(1, TACTIC)}'"
    )


def in_wal_mode() -> bytes:
    """Return a file that says it has a log beside it, as other tools leave it."""
    return patched(good(), 18, b"\x02\x02")
