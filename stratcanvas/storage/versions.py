# SPDX-License-Identifier: MIT
"""Every version that a .canvas file has had: its statements by hand, and the step to the next.

A new field is a column in a new version here; the house test holds today's against
``domain.fields``. No CHECKs, views or triggers: nothing here can act. A version that was ever
given to people stays as it is for good.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from stratcanvas.domain.codec import RECORD_TYPES

APPLICATION_ID = 0x53545243
"""“STRC” in the file's header, at byte 68: tells our files from other SQLite databases."""

CHECKSUM = "checksum"
"""The table that says what the others held when the file was written; in versions from 2 on."""

COPIED_FROM = "copied from"
"""The label of revision 0 in a copy with an id of its own: its id is that of the canvas before."""

ORDER: tuple[type, ...] = tuple(RECORD_TYPES.values())
"""The record types, those that others refer to first: so rows are added, and removed backwards."""

RawRow = tuple[Any, ...]
"""A row as read: TEXT as bytes, since a file may hold bytes that are no text."""

Rows = Mapping[str, list[RawRow]]
"""Table → its rows, the oldest first, each in the order of the table's columns."""


class SchemaVersion(NamedTuple):
    """``statements``: as they stand in a file. ``onward``: rows of it → rows of the next one."""

    statements: tuple[str, ...]
    onward: Callable[[Rows], Rows] | None = None


class SchemaRow(NamedTuple):
    """A row of ``sqlite_schema``: what is called how, on which table, and from which statement."""

    kind: str | None
    name: str | None
    table: str | None
    sql: str | None


_BRIEF_1 = """CREATE TABLE brief (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_words TEXT NOT NULL,
  author TEXT NOT NULL,
  language TEXT NOT NULL,
  paper TEXT NOT NULL,
  orientation TEXT NOT NULL
) STRICT"""

_BRIEF_2 = """CREATE TABLE brief (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_words TEXT NOT NULL,
  author TEXT NOT NULL,
  contact TEXT NOT NULL,
  language TEXT NOT NULL,
  paper TEXT NOT NULL,
  orientation TEXT NOT NULL
) STRICT"""

_STRATEGY_1 = """CREATE TABLE strategy (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  approach TEXT NOT NULL,
  approach_note TEXT NOT NULL
) STRICT"""

_STRATEGY_2 = """CREATE TABLE strategy (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  approach TEXT NOT NULL,
  approach_note TEXT NOT NULL,
  not_doing TEXT NOT NULL
) STRICT"""

_PROBLEM_1 = """CREATE TABLE problem (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  cost TEXT NOT NULL,
  awareness TEXT NOT NULL,
  mistakes TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT"""

_PROBLEM_2 = """CREATE TABLE problem (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  cost TEXT NOT NULL,
  awareness TEXT NOT NULL,
  belief TEXT NOT NULL,
  truth TEXT NOT NULL,
  mistakes TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT"""

_TACTIC_1 = """CREATE TABLE tactic (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  aim TEXT NOT NULL,
  stage TEXT NOT NULL,
  status TEXT NOT NULL,
  owner TEXT NOT NULL,
  due TEXT,
  detail TEXT NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL
) STRICT"""

_NOTE_1 = """CREATE TABLE note (
  id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL
) STRICT"""

_LINK_1 = """CREATE TABLE link (
  tactic TEXT NOT NULL REFERENCES tactic (id),
  problem TEXT NOT NULL REFERENCES problem (id),
  PRIMARY KEY (tactic, problem)
) STRICT"""

# Deleting a problem looks for its links here instead of walking over all of them.
_LINK_PROBLEM_1 = "CREATE INDEX link_problem ON link (problem)"

_IGNORED_2 = """CREATE TABLE ignored (
  rule TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (rule, record)
) STRICT"""

# The newest row tells which state of the canvas this is: its id is new with every edit.
_REVISION_1 = """CREATE TABLE revision (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  label TEXT NOT NULL
) STRICT"""

_CHECKSUM_2 = """CREATE TABLE checksum (
  sha256 TEXT NOT NULL
) STRICT"""


def _to_version_2(rows: Rows) -> Rows:
    """Add what a person has not said yet; “en”, which nobody had to choose, is not chosen."""
    brief = [(*row[:5], b"", b"" if row[5] == b"en" else row[5], *row[6:]) for row in rows["brief"]]
    return {
        **rows,
        "brief": brief,
        "strategy": [(*row, b"") for row in rows["strategy"]],
        "problem": [(*row[:4], b"", b"", *row[4:]) for row in rows["problem"]],
        "ignored": [],
    }


VERSIONS: Mapping[int, SchemaVersion] = {
    1: SchemaVersion(
        (
            _BRIEF_1,
            _STRATEGY_1,
            _PROBLEM_1,
            _TACTIC_1,
            _NOTE_1,
            _LINK_1,
            _LINK_PROBLEM_1,
            _REVISION_1,
        ),
        _to_version_2,
    ),
    2: SchemaVersion(
        (
            _BRIEF_2,
            _STRATEGY_2,
            _PROBLEM_2,
            _TACTIC_1,
            _NOTE_1,
            _LINK_1,
            _LINK_PROBLEM_1,
            _IGNORED_2,
            _REVISION_1,
            _CHECKSUM_2,
        )
    ),
}
"""``user_version`` in the header, at byte 60 → what a file of that version is."""

VERSION = max(VERSIONS)
"""The version that is written today."""


@cache
def columns_of(version: int) -> Mapping[str, tuple[str, ...]]:
    """Return the tables of a version → their columns, as they follow one another there."""
    return {
        statement.split()[2]: tuple(re.findall(r"^  ([a-z0-9_]+) ", statement, re.MULTILINE))
        for statement in VERSIONS[version].statements
        if statement.startswith("CREATE TABLE")
    }


@cache
def expected(version: int = VERSION) -> Counter[SchemaRow]:
    """Return the rows that ``sqlite_schema`` of a file of ours holds, each as often as it does."""
    rows = Counter(_named(each) for each in VERSIONS[version].statements)
    for each in VERSIONS[version].statements:
        if "PRIMARY KEY" in each and "INTEGER NOT NULL PRIMARY KEY" not in each:
            name = each.split()[2]  # SQLite makes an index for its key
            rows[SchemaRow("index", f"sqlite_autoindex_{name}_1", name, None)] += 1
    return rows


def _named(statement: str) -> SchemaRow:
    _, kind, name = statement.split()[:3]
    table = statement.split(" ON ")[1].split()[0] if kind == "INDEX" else name
    return SchemaRow(kind.lower(), name, table, statement)


def brought_up(rows: Rows, version: int) -> Rows:
    """Return rows of a version as they are in today's."""
    for number in range(version, VERSION):
        onward = VERSIONS[number].onward
        assert onward is not None
        rows = onward(rows)
    return rows
