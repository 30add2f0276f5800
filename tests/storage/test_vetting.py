# SPDX-License-Identifier: MIT
"""A stranger's schema is read by hand, counted and compared whole before SQLite sees it."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from stratcanvas.storage import btree, hardening, vetting
from stratcanvas.storage.btree import MOST_LEVELS, BadPage, Pages
from stratcanvas.storage.errors import Damaged, NotACanvas, TooLarge
from stratcanvas.storage.rows import BadRow
from stratcanvas.storage.versions import expected
from tests import makers
from tests.files import floods, hostile, webs

STRANGERS = {
    **{f"{name} behind a flood": make for name, make in floods.OBJECTS.items()},
    **{f"{name} in a check": make for name, make in floods.FUNCTIONS.items()},
    **webs.ASTRAY,
}


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_no_strange_schema_reaches_sqlite(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    """Whatever stands behind repeated rows or in a web of pages is refused before SQLite runs."""
    data = make()

    def seen(_: object) -> None:
        pytest.fail("SQLite was about to open it")

    monkeypatch.setattr(vetting, "harden", seen)
    with pytest.raises(Damaged):
        vetting.content_of(data, "“plan.canvas”")


def test_a_table_too_many_is_not_called_damage_alone() -> None:
    """Another program may have added it: the sentence says what was found, not what is guessed."""
    data = hostile.changed("CREATE TABLE extra (x)")
    with pytest.raises(Damaged, match="another program has changed it"):
        vetting.content_of(data, "“plan.canvas”")


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_sqlite_compares_once_more_and_counts_its_steps(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    """If our own reading were fooled, the same schema is refused by what SQLite sees of it."""
    data = make()
    monkeypatch.setattr(vetting, "_check_pages", lambda *_: 0)
    with pytest.raises(Damaged):  # not TooLarge: no clock had to end it
        vetting.content_of(data, "“plan.canvas”")


@pytest.mark.parametrize("make", webs.SOUND.values(), ids=webs.SOUND)
def test_unusual_and_in_order(make: Callable[[], bytes]) -> None:
    """Other sizes of pages, and a schema on other pages, are no reason to refuse a file."""
    assert vetting.content_of(make(), "“plan.canvas”").canvas == makers.cafe()


@pytest.mark.parametrize("size", [512, 4096])
def test_any_bytes_make_rows_or_a_bad_page(size: int) -> None:
    """Reading pages by hand ends in rows or one kind of error, whatever the bytes are."""
    data = webs.with_pages_of(size)
    for at in range(100, size + 100, size // 128):
        for value in (b"\x00", b"\xff", b"\x7f\xff\xff\xff\xff\xff\xff\xff\xff\xff"):
            pages = Pages(hostile.patched(data, at, value))
            with suppress(BadPage, UnicodeError):
                pages.check_trees(pages.schema(most=expected().total())[1])


def test_rows_are_counted_and_one_more_than_ours_is_read() -> None:
    """A repeated row is not the same as one, and of a flood no more is read than tells so."""
    most = expected().total()
    for name in ("one row too many", "nothing"):
        rows, roots = Pages(floods.OBJECTS[name]()).schema(most=most)
        assert rows.total() == len(roots) == most + 1
        assert rows != expected()
        assert set(rows) == set(expected())


def test_a_tree_of_thousands_of_levels() -> None:
    """A table or an index of more levels than SQLite can go down would cost it its stack."""
    for table in ("note", "link_problem"):
        for levels in (MOST_LEVELS - 1, MOST_LEVELS, 5000):
            pages = Pages(webs.deep_tree(table, levels))
            rows, roots = pages.schema(most=expected().total())
            assert rows == expected()
            if levels < MOST_LEVELS:
                pages.check_trees(roots)
            else:
                with pytest.raises(BadPage, match="too deep"):
                    pages.check_trees(roots)


def test_a_page_counts_as_soon_as_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that name the same one thousands of times cost no more than there are pages."""
    read: list[int] = []
    real = btree.number_at

    def number(page: bytes, at: int, size: int) -> int:
        read.append(at)
        return real(page, at, size)

    pages = Pages(webs.fan(50))
    roots = pages.schema(most=expected().total())[1]
    monkeypatch.setattr(btree, "number_at", number)
    with pytest.raises(BadPage, match="in two places"):
        pages.check_trees(roots)
    assert len(read) < 500


def test_what_can_be_switched_off_is() -> None:
    """Python 3.12 and later switch off what a schema could use; older ones have no way to."""
    real = sqlite3.connect(":memory:")
    switched: dict[int, bool] = {}

    class Newer:
        """A connection as Python 3.12 has it."""

        setlimit = staticmethod(real.setlimit)
        setconfig = staticmethod(switched.__setitem__)

    names = {f"SQLITE_DBCONFIG_{name}": at for at, name in enumerate(hardening.CONFIG, 5000)}
    with pytest.MonkeyPatch.context() as patch:
        for name, at in names.items():
            patch.setattr(sqlite3, name, at, raising=False)
        hardening.harden(Newer())  # type: ignore[arg-type]
    assert switched[names["SQLITE_DBCONFIG_DEFENSIVE"]]
    assert not switched[names["SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER"]]
    assert not switched[names["SQLITE_DBCONFIG_TRUSTED_SCHEMA"]]
    assert real.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == hardening.LONGEST
    real.close()


def test_a_label_is_never_read_beyond_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is shown nowhere takes no room either: labels and times are limited, also together."""
    data = hostile.changed(
        "WITH RECURSIVE n(x) AS (SELECT 2 UNION ALL SELECT x + 1 FROM n LIMIT 50) INSERT INTO "
        "revision SELECT x, printf('%016x', x), '', 'Move' FROM n"
    )
    assert vetting.content_of(data, "“plan.canvas”").number == 51
    monkeypatch.setattr(vetting, "LONGEST_LABELS", 500)
    with pytest.raises(Damaged):
        vetting.content_of(data, "“plan.canvas”")


def test_more_rows_than_a_canvas_has_are_counted_not_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A million notes are told by the pages' own counts, before SQLite opens the file."""
    data = hostile.good()
    rows = sum(1 for _ in makers.cafe().records())
    monkeypatch.setattr(vetting, "MOST_ROWS", rows)
    monkeypatch.setattr(vetting, "MOST_REVISIONS", 2)
    assert vetting.content_of(data, "“plan.canvas”").canvas == makers.cafe()
    monkeypatch.setattr(vetting, "MOST_ROWS", rows - 1)
    monkeypatch.setattr(vetting, "harden", lambda _: pytest.fail("SQLite was about to open it"))
    with pytest.raises(TooLarge, match="more than the"):
        vetting.content_of(data, "“plan.canvas”")


def test_an_image_of_ours_is_whole_to_other_programs_too() -> None:
    """A fault that no row of ours shows, in the list of free pages, keeps an image from a file."""
    data = hostile.changed("DELETE FROM tactic", "DELETE FROM link")
    assert vetting.check_image(data, "“plan.canvas”")
    free = hostile.patched(hostile.good(), 32, (10**6).to_bytes(4, "big") + (1).to_bytes(4, "big"))
    assert vetting.content_of(free, "“plan.canvas”").canvas == makers.cafe()
    with pytest.raises(Damaged):
        vetting.check_image(free, "“plan.canvas”")


FORBIDDEN = (
    "ATTACH ':memory:' AS other",
    "CREATE TEMP TABLE extra (x)",
    "CREATE TABLE extra (x)",
    "DELETE FROM note",
    "UPDATE note SET text = ''",
    "INSERT INTO sqlite_master SELECT * FROM sqlite_master",
    "DROP TABLE note",
    "SELECT printf('%.*c', 1000000, 'x')",
    "SELECT load_extension('extra')",
    "SELECT sum(x) FROM note",
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT 1 FROM n LIMIT 1",
    "PRAGMA writable_schema = ON",
    "PRAGMA journal_mode = OFF",
    "PRAGMA temp_store_directory = '/'",
    "SAVEPOINT one",
    "VACUUM INTO 'other.canvas'",
    "ANALYZE",
    "REINDEX",
)


def ask_while_reading(
    monkeypatch: pytest.MonkeyPatch, question: Callable[[sqlite3.Connection], None]
) -> None:
    """Read a good file, and do something with its connection once it is open for reading."""
    made: list[sqlite3.Connection] = []
    real = sqlite3.connect

    def connect(*given: object, **named: object) -> sqlite3.Connection:
        made.append(real(*given, **named))  # type: ignore[call-overload]
        return made[-1]

    def canvas_of(_: object) -> None:
        question(made[-1])
        raise BadRow("asked")

    data = hostile.good()
    monkeypatch.setattr(sqlite3, "connect", connect)
    monkeypatch.setattr(vetting, "canvas_of", canvas_of)
    with pytest.raises(Damaged) as caught:
        vetting.content_of(data, "“plan.canvas”")
    assert str(caught.value.__cause__) == "asked"


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_strangers_database_lets_nothing_happen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, statement: str
) -> None:
    """Once its bytes are open SQLite reads our tables, and does nothing else whoever asked it."""
    monkeypatch.chdir(tmp_path)

    def question(connection: sqlite3.Connection) -> None:
        with pytest.raises(sqlite3.Error):
            connection.execute(statement).fetchall()

    ask_while_reading(monkeypatch, question)
    assert list(tmp_path.iterdir()) == []


def test_a_strangers_database_is_read_with_everything_switched_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its schema is not trusted, its cells are measured, nothing is written, values are short."""

    def question(connection: sqlite3.Connection) -> None:
        for name, value in (("trusted_schema", 0), ("cell_size_check", 1), ("query_only", 1)):
            assert connection.execute(f"PRAGMA {name}").fetchone() == (value,)
        assert connection.execute("PRAGMA cache_size").fetchone() == (-2000,)
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 0
        assert connection.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) < hardening.LONGEST

    ask_while_reading(monkeypatch, question)


def test_a_pdf_is_told_the_way_in() -> None:
    """It may carry a canvas, so that to choose another file is no help."""
    with pytest.raises(NotACanvas) as refusal:
        vetting.check_header(b"%PDF-1.7\n" * 100, "“page.pdf”")
    assert "stratcanvas import" in str(refusal.value)
