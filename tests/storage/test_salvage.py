# SPDX-License-Identifier: MIT
"""Of a file that is not whole, what can be read is read: no more, no less, and nothing can act."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from stratcanvas.storage import loose_rows, salvage
from stratcanvas.storage.errors import Ruined, TooLarge, Trouble
from stratcanvas.storage.salvage import Salvaged, salvaged
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import image_of
from tests import makers
from tests.files import floods, hostile, webs

PAGE = 4096
NAME = "“plan.canvas”"
STRANGERS = {
    **hostile.DAMAGED,
    **{f"{name} behind a flood": make for name, make in floods.OBJECTS.items()},
    **webs.ASTRAY,
}


def image(canvas: Canvas) -> bytes:
    return image_of(Content(canvas, makers.key(1), 1))


def records(canvas: Canvas) -> dict[str, Record]:
    return {each.id: each for each in canvas.records()}


def without(data: bytes, page: int, filling: bytes = b"\0") -> bytes:
    """Return a file in which nothing is left of one page."""
    return data[: (page - 1) * PAGE] + filling * PAGE + data[page * PAGE :]


@pytest.fixture(scope="module")
def crowd() -> Canvas:
    """Return a canvas on many pages, with a note that is longer than a page."""
    canvas = makers.crowded(problems=12, tactics=60)
    long = Note(id=makers.key(9, 0xABC), text="A long story. " * 1000, x=0.0, y=9000.0)
    return Canvas(canvas.brief, canvas.strategy, [*list(canvas.records())[2:], long])


def test_all_of_a_whole_file_is_read(crowd: Canvas) -> None:
    """Every card, connector and word, those on several pages too, and it is the same canvas."""
    found = salvaged(image(crowd), NAME)
    assert found == Salvaged(crowd, crowd.id, True, True, 0, False)


def test_a_file_of_an_older_version_comes_in_todays() -> None:
    """What that version did not have yet is empty."""
    found = salvaged(hostile.old(), NAME)
    assert found.canvas.problems == makers.cafe().problems
    assert found.canvas.links == makers.cafe().links
    assert found.canvas.brief.language == ""


@pytest.mark.parametrize("filling", [b"\0", b"\x0d", b"\xff"])
def test_a_page_that_is_gone_takes_no_other_with_it(crowd: Canvas, filling: bytes) -> None:
    """Whichever page it is: nothing reads otherwise, and one table alone lacks cards."""
    data, before = image(crowd), records(crowd)
    ((long, _),) = crowd.notes.items()  # what a page of it says nobody can know any more
    for page in range(1, len(data) // PAGE + 1):
        found = salvaged(without(data, page, filling), NAME)
        now = records(found.canvas)
        made = {key for key in now if key not in before}
        assert len(made) == (not found.has_brief) + (not found.has_strategy), page
        assert all(now[key] == before[key] for key in now.keys() & before.keys() - {long}), page
        lost = {type(each) for key, each in before.items() if key not in now}
        assert len(lost - {Link}) <= 1, page  # a page is of one table; connectors go with cards


def test_cards_that_are_gone_are_counted_by_who_names_them(crowd: Canvas) -> None:
    """The index of a table names each of its cards, and so does a connector that joins it."""
    data = image(crowd)
    lost = [salvaged(without(data, page), NAME) for page in range(1, len(data) // PAGE + 1)]
    gone = [len(crowd.problems) - len(each.canvas.problems) for each in lost]
    assert max(gone) == len(crowd.problems)
    assert all(each.missing >= number for each, number in zip(lost, gone, strict=True))
    assert [each for each in lost if not each.has_brief]
    assert all(each.missing == 0 for each in lost if not each.has_brief)


def test_a_card_that_serves_nothing_is_missed_too() -> None:
    """No connector names it; the index of its table does."""
    canvas = makers.crowded(problems=12, tactics=0)
    data = image(canvas)
    found = [salvaged(without(data, page), NAME) for page in range(1, len(data) // PAGE + 1)]
    (lost,) = [each for each in found if not each.canvas.problems]
    assert (lost.missing, lost.has_brief) == (12, True)


def test_a_page_is_of_one_row_alone() -> None:
    """Of two notes that go on at the same place one is read: the other would say what it says."""
    found = salvaged(hostile.shared_overflow(), NAME)
    assert len(found.canvas.notes) == 1
    assert found.missing == 1


def test_the_connectors_are_read_from_their_index(crowd: Canvas) -> None:
    """It holds them all once more: a page of their table is no loss."""
    data = image(crowd)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'link'")
    found = salvaged(without(data, root[0]), NAME)
    assert found.canvas.links == crowd.links


def test_a_file_that_ends_too_early_keeps_what_came_before() -> None:
    """Wherever it was cut, what is left of it is read, up to nothing at all."""
    data = hostile.good()
    kept = []
    for end in range(0, len(data), 1000):
        try:
            kept.append(len(records(salvaged(data[:end], NAME).canvas)))
        except Ruined:
            kept.append(0)
    assert kept == sorted(kept)
    assert (kept[0], kept[-1]) == (0, len(records(makers.cafe())))


@pytest.mark.parametrize("start", [0, 16, 100])
def test_a_beginning_that_is_gone_costs_no_card(start: int) -> None:
    """Neither the header nor the list of tables is needed."""
    data = hostile.good()
    found = salvaged(data[:start] + bytes(PAGE - start) + data[PAGE:], NAME)
    assert found.canvas == makers.cafe()


def test_letters_that_are_gone_leave_a_mark() -> None:
    """The rest of the card stays readable, and that there are such letters is known."""
    data, words = hostile.good(), "Top 10 ways"
    found = salvaged(data.replace(words.encode(), b"\xff\xfep 10 ways"), NAME)
    assert found.has_marks
    assert [each.title[:11] for each in found.canvas.tactics.values()].count("��p 10 ways") == 1


def test_what_refers_to_a_lost_card_goes_with_it() -> None:
    """A connector with one end and a silence about no card would make no canvas."""
    data = hostile.changed(f"DELETE FROM problem WHERE id = '{makers.key(1, makers.PROBLEM)}'")
    found = salvaged(data, NAME)
    left = makers.cafe()
    assert set(found.canvas.problems) == set(left.problems) - {makers.key(1, makers.PROBLEM)}
    ends = {each.problem for each in found.canvas.links.values()}
    assert ends == set(found.canvas.problems)
    assert found.missing == 1


@pytest.mark.parametrize("make", STRANGERS.values(), ids=STRANGERS)
def test_nothing_in_a_strangers_file_acts(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    """SQLite never sees it; it ends in a canvas that can be kept, or in a sentence."""
    data = make()

    def seen(*_: object, **__: object) -> None:
        pytest.fail("SQLite was about to open it")

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", seen)
        try:
            found = salvaged(data, NAME)
        except (Ruined, TooLarge):
            return
    assert salvaged(image(found.canvas), NAME).canvas == found.canvas


@pytest.mark.parametrize("data", [b"", bytes(PAGE), b"\x0d" * 5 * PAGE, hostile.noise(80_000)])
def test_where_nothing_can_be_read_that_is_said(data: bytes) -> None:
    """An empty canvas would look as if the plan had been empty."""
    with pytest.raises(Ruined, match=r"Nothing in .* can be read"):
        salvaged(data, NAME)


def test_more_than_a_canvas_can_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its bytes, its rows, and the time that it takes."""
    data = image(makers.cafe())
    with monkeypatch.context() as patch:
        patch.setattr(salvage, "LARGEST", len(data) - 1)
        assert _refused(data) is TooLarge
    with monkeypatch.context() as patch:
        patch.setattr(salvage, "MOST_ROWS", 4)
        patch.setattr(salvage, "MOST_REVISIONS", 0)
        assert _refused(data) is TooLarge
    with monkeypatch.context() as patch:
        patch.setattr(salvage, "SECONDS", -1.0)
        assert _refused(data) is TooLarge


def test_a_row_in_many_places_counts_each_time() -> None:
    """A page whose cells all name the same long row is no way to fill the memory."""
    text = "x" * 3000
    problem = Problem(id=makers.key(1, makers.PROBLEM), statement=text, rank=1.0)
    cafe = makers.cafe()
    data = bytearray(image(Canvas(cafe.brief, cafe.strategy, [problem])))
    page = data.index(text.encode()) // PAGE * PAGE
    assert data[page] == 13
    cell = data[page + 8 : page + 10]
    data[page + 3 : page + 5] = (400).to_bytes(2, "big")
    data[page + 8 : page + 808] = cell * 400
    read = []
    with pytest.raises(loose_rows.TooManyRows):
        read.extend(loose_rows.LooseRows(bytes(data), 1000, lambda: False))
    assert sum(len(row.values[1]) for row in read if len(row.values) == 9) <= len(data)


def _refused(data: bytes) -> type[Trouble] | None:
    try:
        salvaged(data, NAME)
    except Trouble as problem:
        return type(problem)
    return None
