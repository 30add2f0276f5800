# SPDX-License-Identifier: MIT
"""Fills an empty database with a canvas: a new working copy, or one that another file carries."""

import sqlite3
from collections.abc import Iterable

from stratcanvas.domain.records import Record
from stratcanvas.storage.rows import Row, insert_sql, rows_of
from stratcanvas.storage.versions import (
    APPLICATION_ID,
    COPIED_FROM,
    ORDER,
    VERSION,
    VERSIONS,
)
from stratcanvas.storage.vetting import Content

Step = tuple[str, list[Row]]
"""A statement, and the rows that it is for."""


def fill(connection: sqlite3.Connection, content: Content, now: str) -> None:
    """Give an empty database today's tables and what a canvas holds; ``now``: ISO 8601."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    for statement in VERSIONS[VERSION].statements:
        connection.execute(statement)
    for sql, rows in insertions(content.canvas.records()):
        connection.executemany(sql, rows)
    stamps = [(content.number, content.revision, now, content.label)]
    if content.former:
        stamps.append((0, content.former, now, COPIED_FROM))
    stamps += content.past
    connection.executemany("INSERT INTO revision VALUES (?, ?, ?, ?)", stamps)


def insertions(records: Iterable[Record]) -> list[Step]:
    """Return the statements that add records."""
    return [(insert_sql(kind), rows_of(kind, each)) for kind, each in by_kind(records).items()]


def by_kind(records: Iterable[Record]) -> dict[type, list[Record]]:
    """Return records by their type, the types in the order in which links have their ends."""
    found: dict[type, list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return dict(sorted(found.items(), key=place)) if len(found) > 1 else found


def place(found: tuple[type, object]) -> int:
    """Return when a type's turn is; what others refer to comes first."""
    return ORDER.index(found[0])
