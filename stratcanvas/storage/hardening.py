# SPDX-License-Identifier: MIT
"""What is taken from a connection before a stranger's database is in it, and what SQLite may do."""

import sqlite3

LONGEST = 1_000_000
"""Bytes that one value may have until the schema is known."""


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


def allowed(action: int, one: str | None, two: str | None, *_: object) -> int:
    """Let SQLite read our tables and check itself, and nothing else."""
    if action in {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and one in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


_PRAGMAS = frozenset(
    {"trusted_schema", "cell_size_check", "query_only", "cache_size", "quick_check"}
)
