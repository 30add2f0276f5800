# SPDX-License-Identifier: MIT
"""The tables of a file and the fields of the model are the same thing, said twice."""

import datetime
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest

from stratcanvas.domain.cards import Approach, Note, Problem, Tactic
from stratcanvas.domain.codec import RECORD_TYPES, decode, encode
from stratcanvas.domain.fields import Kind, attributes_of, fields_of, keys_of
from stratcanvas.storage.columns import readers
from stratcanvas.storage.errors import InternalError
from stratcanvas.storage.rows import BadRow, canvas_of, records_of, row_of, rows_of
from stratcanvas.storage.versions import ORDER, VERSION, VERSIONS, expected
from tests import makers

TYPES = {
    Kind.LINE: "TEXT NOT NULL",
    Kind.TEXT: "TEXT NOT NULL",
    Kind.LINES: "TEXT NOT NULL",
    Kind.CHOICE: "TEXT NOT NULL",
    Kind.DATE: "TEXT",
    Kind.NUMBER: "REAL NOT NULL",
    Kind.REF: "TEXT NOT NULL",
}
"""The column that each kind of field takes."""


@pytest.fixture
def database() -> sqlite3.Connection:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in VERSIONS[VERSION].statements:
            connection.execute(statement)
        yield connection


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_every_field_has_its_column(database: sqlite3.Connection, name: str) -> None:
    """Each record type is a table, and each of its fields a column of the field's own kind."""
    kind = RECORD_TYPES[name]
    info = database.execute(f"PRAGMA table_info({name})").fetchall()
    found = {row[1]: row[2] + (" NOT NULL" if row[3] else "") for row in info}
    wanted = {field.name: TYPES[field.kind] for field in fields_of(kind)}
    assert found == dict.fromkeys(keys_of(kind), "TEXT NOT NULL") | wanted
    assert tuple(found) == attributes_of(kind)


def test_the_expected_schema_is_what_sqlite_has(database: sqlite3.Connection) -> None:
    """A file's schema is compared with exactly what our statements make, indexes included."""
    rows = database.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    assert Counter(rows) == expected()


def test_tables_can_not_act() -> None:
    """No statement of ours can run code or be told a type it does not have."""
    text = " ".join(VERSIONS[VERSION].statements).upper()
    for word in ("CHECK ", "CHECK(", "TRIGGER", "VIEW", "VIRTUAL", "GENERATED", " AS ", "DEFAULT"):
        assert word not in text
    tables = [each for each in VERSIONS[VERSION].statements if each.startswith("CREATE TABLE")]
    assert all(each.endswith("STRICT") for each in tables)


def as_read(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(cell.encode() if isinstance(cell, str) else cell for cell in row)


def test_the_quick_way_and_the_codec_agree() -> None:
    """Rows become the same records by column as one by one through the codec."""
    canvas = makers.awkward()
    day = datetime.date(2028, 2, 29)
    tactics = [replace(each, due=day) for each in canvas.tactics.values()]
    for records in ([*canvas.problems.values()], tactics, [*canvas.links.values()]):
        kind = type(records[0])
        rows = [as_read(row_of(record)) for record in records]
        assert records_of(kind, rows) == records
        assert [row_of(record) for record in records] == [
            tuple(encode(record).values()) for record in records
        ]
        assert rows_of(kind, records) == [row_of(record) for record in records]


def test_an_id_that_is_read_is_in_memory_once() -> None:
    """The ends of a connector are its cards' own ids: a large canvas has three times as many."""
    canvas = makers.cafe()
    tables = {kind: [] for kind in ORDER}
    for record in canvas.records():
        tables[type(record)].append(as_read(row_of(record)))
    found = canvas_of(tables.items())
    cards = {key: key for key in (*found.tactics, *found.problems)}
    assert found.links
    for link in found.links.values():
        assert link.tactic is cards[link.tactic]
        assert link.problem is cards[link.problem]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", b"0123456789ABCDEF"),
        ("id", b"0123"),
        ("title", b"a\0b"),
        ("title", b"x" * 20_001),
        ("title", 5),
        ("kind", b"poem"),
        ("due", b"2026-13-01"),
        ("due", b"26-1-1"),
        ("due", b"2026/01/01"),
        ("x", float("inf")),
        ("x", None),
        ("y", b"12"),
    ],
)
def test_values_out_of_range_are_refused(column: str, value: object) -> None:
    """What a field can't take is no row, whichever way it is read."""
    row = list(as_read(row_of(Tactic(id=makers.key(1)))))
    row[attributes_of(Tactic).index(column)] = value
    with pytest.raises(BadRow):
        records_of(Tactic, [tuple(row)])


def test_long_text_of_wide_letters_is_taken() -> None:
    """The limit counts characters, not bytes: 20,000 Thai letters are 60,000 bytes."""
    problem = Problem(id=makers.key(1), statement="น" * 20_000)
    assert records_of(Problem, [as_read(row_of(problem))]) == [problem]


def test_rows_that_are_no_canvas() -> None:
    """A canvas needs one brief, one strategy and ids that are each there once."""
    canvas = makers.empty()
    tables = {kind: [] for kind in ORDER}
    for record in canvas.records():
        tables[type(record)].append(as_read(row_of(record)))
    assert canvas_of(tables.items()) == canvas
    twice = Note(id=canvas.brief.id)
    for kind, rows in ((Note, [as_read(row_of(twice))]), (type(canvas.strategy), [])):
        with pytest.raises(BadRow):
            canvas_of((tables | {kind: rows}).items())


def test_a_value_of_the_wrong_type_is_our_defect() -> None:
    """A record holding what its field can't is refused before it reaches the file."""
    for values in (
        {"rank": "first"},
        {"rank": float("nan")},
        {"statement": None},
        {"statement": "\0"},
        {"statement": "\ud83d"},
        {"statement": "x" * 20_001},
        {"awareness": Approach.WIN},
        {"id": "0123"},
    ):
        good = Problem(id=makers.key(1))
        bad = replace(good, **values)
        with pytest.raises(InternalError):
            row_of(bad)
        with pytest.raises(InternalError):  # nor among others
            rows_of(Problem, [good, bad])


def test_whole_numbers_are_numbers() -> None:
    """A rank that is an int is stored as the number it is."""
    row = row_of(Problem(id=makers.key(1), rank=3))
    assert row[-1] == 3
    decoded = decode("problem", dict(zip(attributes_of(Problem), row, strict=True)))
    assert type(decoded.rank) is float


def test_every_column_has_a_reader() -> None:
    """There is one reader a column."""
    for kind in ORDER:
        assert len(readers(kind)) == len(attributes_of(kind))
