# SPDX-License-Identifier: MIT
"""The tables of a .canvas file, version 1, by hand: what any SQLite tool will see.

A new field is a column here, a step in a migration and one more to ``VERSION``; the house test
holds the columns against ``domain.fields``. No CHECKs, views or triggers: nothing here can act.
"""

from collections import Counter
from typing import NamedTuple

from stratcanvas.domain.codec import RECORD_TYPES

APPLICATION_ID = 0x53545243
"""“STRC” in the file's header, at byte 68: tells our files from other SQLite databases."""

VERSION = 1
"""``user_version`` in the header, at byte 60: the version of these statements."""

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE brief (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  customer TEXT NOT NULL,
  customer_words TEXT NOT NULL,
  author TEXT NOT NULL,
  language TEXT NOT NULL,
  paper TEXT NOT NULL,
  orientation TEXT NOT NULL
) STRICT""",
    """CREATE TABLE strategy (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  approach TEXT NOT NULL,
  approach_note TEXT NOT NULL
) STRICT""",
    """CREATE TABLE problem (
  id TEXT NOT NULL PRIMARY KEY,
  statement TEXT NOT NULL,
  cost TEXT NOT NULL,
  awareness TEXT NOT NULL,
  mistakes TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT""",
    """CREATE TABLE tactic (
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
) STRICT""",
    """CREATE TABLE note (
  id TEXT NOT NULL PRIMARY KEY,
  text TEXT NOT NULL,
  x REAL NOT NULL,
  y REAL NOT NULL
) STRICT""",
    """CREATE TABLE link (
  tactic TEXT NOT NULL REFERENCES tactic (id),
  problem TEXT NOT NULL REFERENCES problem (id),
  PRIMARY KEY (tactic, problem)
) STRICT""",
    # Deleting a problem looks for its links here instead of walking over all of them.
    "CREATE INDEX link_problem ON link (problem)",
    # The newest row tells which state of the canvas this is: its id is new with every edit.
    """CREATE TABLE revision (
  number INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  label TEXT NOT NULL
) STRICT""",
)

COPIED_FROM = "copied from"
"""The label of revision 0 in a copy with an id of its own: its id is that of the canvas before."""


class SchemaRow(NamedTuple):
    """A row of ``sqlite_schema``: what is called how, on which table, and from which statement."""

    kind: str | None
    name: str | None
    table: str | None
    sql: str | None


def _named(statement: str) -> SchemaRow:
    _, kind, name = statement.split()[:3]
    table = statement.split(" ON ")[1].split()[0] if kind == "INDEX" else name
    return SchemaRow(kind.lower(), name, table, statement)


def expected() -> Counter[SchemaRow]:
    """Return the rows that ``sqlite_schema`` of a file of ours holds, each as often as it does."""
    rows = Counter(_named(each) for each in STATEMENTS)
    for name in RECORD_TYPES:
        rows[SchemaRow("index", f"sqlite_autoindex_{name}_1", name, None)] += 1
    return rows


ORDER: tuple[type, ...] = tuple(RECORD_TYPES.values())
"""The record types, those that others refer to first: so rows are added, and removed backwards."""
