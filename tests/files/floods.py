# SPDX-License-Identifier: MIT
"""Files whose schema has more in it than the first look shows, made when they are needed.

SQLite takes any number of repeated rows of an automatic index. Behind a flood of them stands
something that would act, or be evaluated, if anybody looked at the database.
"""

from collections.abc import Callable
from functools import partial

from tests.files.hostile import changed

ROWS = 200
"""Repeated rows in a flood."""

_REPEAT = (
    "INSERT INTO sqlite_master SELECT type, name, tbl_name, rootpage, sql FROM sqlite_master, "
    f"(WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT {ROWS}) "
    "SELECT x FROM n) WHERE name = 'sqlite_autoindex_note_1'"
)


def behind_a_flood(*statements: str) -> bytes:
    """Return a file of ours in which what the statements made comes after a flood."""
    return changed(
        *statements,
        _REPEAT,
        "UPDATE sqlite_master SET rowid = rowid + 100000 WHERE name LIKE 'extra%' "
        "OR name LIKE 'sqlite_stat%'",
    )


def checked(expression: str) -> bytes:
    """Return such a file, with a table whose one row makes SQLite evaluate an expression."""
    return behind_a_flood(
        f"CREATE TABLE extra (x, CHECK (({expression}) IS NOT 7))",
        "INSERT INTO extra VALUES ('x')",
    )


OBJECTS: dict[str, Callable[[], bytes]] = {
    "nothing": behind_a_flood,
    "a table": lambda: behind_a_flood("CREATE TABLE extra (x)"),
    "a table with a check": lambda: checked("1"),
    "a table without rowid": lambda: behind_a_flood(
        "CREATE TABLE extra (x PRIMARY KEY) WITHOUT ROWID"
    ),
    "a view": lambda: behind_a_flood("CREATE VIEW extra AS SELECT 1"),
    "a trigger": lambda: behind_a_flood(
        "CREATE TRIGGER extra AFTER UPDATE ON problem BEGIN DELETE FROM tactic; END"
    ),
    "an index": lambda: behind_a_flood("CREATE INDEX extra ON note (text)"),
    "an index on an expression": lambda: behind_a_flood(
        "CREATE INDEX extra ON note (substr(text, 1, 3))"
    ),
    "a partial index": lambda: behind_a_flood("CREATE INDEX extra ON note (x) WHERE y > 0"),
    "a generated column": lambda: behind_a_flood(
        "CREATE TABLE extra (x, y AS (hex(x)) VIRTUAL NOT NULL)",
        "INSERT INTO extra (x) VALUES (1)",
    ),
    "a stored column": lambda: behind_a_flood(
        "CREATE TABLE extra (x, y AS (hex(x)) STORED NOT NULL)",
        "INSERT INTO extra (x) VALUES (1)",
    ),
    "a virtual table": lambda: behind_a_flood(
        "INSERT INTO sqlite_master VALUES ('table', 'extra', 'extra', 0, "
        "'CREATE VIRTUAL TABLE extra USING fts5(x)')"
    ),
    "statistics": lambda: behind_a_flood("CREATE TABLE extra (x)", "ANALYZE"),
    "one row too many": lambda: changed(_REPEAT.replace(f"LIMIT {ROWS}", "LIMIT 1")),
}
"""Every kind of object behind a flood: Damaged."""

FUNCTIONS: dict[str, Callable[[], bytes]] = {
    name: partial(checked, expression)
    for name, expression in {
        "instr": "instr(zeroblob(50000), zeroblob(20000) || x'01')",
        "printf": "printf('%.*c', 50000, 'x')",
        "zeroblob": "zeroblob(50000)",
        "randomblob": "randomblob(50000)",
        "hex": "hex(zeroblob(50000))",
        "replace": "replace(hex(zeroblob(9000)), '0', 'xxxxx')",
        "like": "hex(zeroblob(900)) LIKE '%1%1%1%1'",
        "glob": "hex(zeroblob(900)) GLOB '*1*1*1*1'",
        "quote": "quote(zeroblob(50000))",
        "upper": "upper(hex(zeroblob(50000)))",
        "trim": "trim(hex(zeroblob(50000)), '0')",
        "substr": "substr(zeroblob(50000), 2)",
        "length": "length(hex(zeroblob(50000)))",
        "strftime": "strftime(replace(hex(zeroblob(500)), '0', '%Y'), 0)",
        "char": "char(1, 2, 3, 4, 5, 6, 7, 8)",
        "round": "round(1e300, 30)",
        "min": "min(zeroblob(50000), zeroblob(50000))",
        "random": "abs(random() % 9) + 10",
        "doubling": "zeroblob(9000) || zeroblob(9000) || zeroblob(9000)",
        "collation": "x COLLATE NOCASE",
    }.items()
}
"""Every function that is slow or large by itself, in a CHECK behind a flood: Damaged."""
