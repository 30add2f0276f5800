# SPDX-License-Identifier: MIT
"""Any format that the table reads opens as a new canvas, and no reader is believed."""

import dataclasses
import hashlib
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas, new_canvas, with_id
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import FORMATS, Format
from stratcanvas.formats.results import TakenIn
from stratcanvas.session import foreign_file, opening
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, drafts, write
from stratcanvas.storage.errors import Damaged, NotACanvas, NotTakenIn, TooLarge, Trouble
from stratcanvas.storage.vetting import content_of
from tests import makers
from tests.formats.pdf.inside.documents import CANVAS, carrying, pdf
from tests.lists import LIST

TABLE = (*FORMATS, LIST)


def opened(path: Path, table: tuple[Format, ...] = TABLE) -> Session:
    """Return the session on a file, as a window comes by it."""
    return opening.arriving_file(path, formats=table).session()


def read_by(reader: Callable[..., TakenIn]) -> tuple[Format, ...]:
    return (dataclasses.replace(LIST, reader=reader),)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "plan.list"
    path.write_text("Mine\n- Runs out of cash\n- Works at night\n")
    return path


def test_another_format_opens_as_a_new_canvas(place: Path) -> None:
    """It has no name and an id of its own, tells what was left out, and the file is as it was."""
    before = hashlib.sha256(place.read_bytes()).hexdigest(), place.stat().st_mtime_ns
    session, again = opened(place), opening.open_file(place, TABLE)
    assert [each.statement for each in session.canvas.ranked] == [
        "Runs out of cash",
        "Works at night",
    ]
    assert session.path is None
    assert session.can_edit
    assert session.canvas.id != again.canvas.id
    assert str(session.notice) == (
        "This is a new canvas, made of what is in “plan.list”, which stays as it is. "
        "1 lines were left out."
    )
    assert session.close()
    assert again.close()
    assert (hashlib.sha256(place.read_bytes()).hexdigest(), place.stat().st_mtime_ns) == before
    assert {each.name for each in place.parent.iterdir()} == {"plan.list"}
    assert [each.title for each in drafts()] == ["Taken in", "Taken in"]  # nothing is lost


def test_the_canvas_in_a_pdf_opens_as_a_new_one(tmp_path: Path) -> None:
    """It is whole, has no name and another id, and remembers whose copy it is; the PDF stays."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(carrying()))
    before = path.read_bytes()
    session = opened(path, FORMATS)
    assert with_id(session.canvas, makers.cafe().id) == makers.cafe()
    assert session.canvas.id != makers.cafe().id
    assert session.path is None
    assert str(session.notice) == (
        "This is a new canvas, taken out of “plan.pdf”, which stays as it is."
    )
    copy = tmp_path / "copy.canvas"
    session.name(copy)
    session.close()
    assert not drafts()
    assert content_of(copy.read_bytes(), "it").former == makers.cafe().id
    assert path.read_bytes() == before


def test_the_canvas_in_a_pdf_is_vetted_like_any_strangers(tmp_path: Path) -> None:
    """A damaged one, another program's and no canvas at all are refused, and nothing is left."""
    path = tmp_path / "plan.pdf"
    for content, words in (
        (
            CANVAS.replace(b"Runs out", b"Runs off"),
            "The canvas in “plan.pdf” is damaged and can’t be opened.",
        ),
        (b"Dear Anna", "The canvas in “plan.pdf” is not a canvas of Stratcanvas."),
        (b"", "The canvas in “plan.pdf” is empty."),
    ):
        path.write_bytes(pdf(carrying(content)))
        with pytest.raises(Trouble) as told:
            opened(path, FORMATS)
        assert str(told.value).startswith(f"{words} It was left as it is.")
    assert not drafts()


def test_even_a_whole_canvas_in_another_file_gets_a_fresh_id(place: Path) -> None:
    """Whatever a reader calls it, it is another canvas from now on, with the same records."""
    session = opened(place, read_by(lambda *_: TakenIn(makers.cafe())))
    assert session.canvas.id != makers.cafe().id
    assert session.canvas.problems == makers.cafe().problems
    session.close()


def test_the_content_says_what_a_file_is_before_its_name_does(tmp_path: Path) -> None:
    """Our own file is ours under any name, and bytes that look like a format are read as such."""
    ours = tmp_path / "ours.list"
    write(ours, makers.cafe())
    session = opened(ours)
    assert (session.path, session.canvas) == (ours, makers.cafe())
    session.close()
    other = tmp_path / "other.canvas"
    other.write_text("#list\n- Runs out of cash\n")
    session = opened(other)
    assert session.path is None
    assert len(session.canvas.problems) == 1
    session.close()


def test_what_no_reader_takes_is_refused_as_ever(tmp_path: Path, place: Path) -> None:
    """Without a reader the sentence is the one that every strange file gets."""
    text = tmp_path / "letter.doc"
    text.write_text("Dear Anna")
    for path, table in ((text, TABLE), (place, FORMATS)):
        with pytest.raises(NotACanvas, match="is not a canvas of Stratcanvas"):
            opened(path, table)
    assert not drafts()


def test_a_damaged_canvas_is_no_foreign_file(tmp_path: Path) -> None:
    """Whatever its name ends in, it is told that it is damaged."""
    path = tmp_path / "plan.list"
    write(path, makers.cafe())
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(Damaged):
        opened(path)


def test_a_readers_refusal_is_a_trouble_like_any_other(place: Path) -> None:
    """Its sentence reaches the person as it is, and nothing is left behind."""
    place.write_text("nothing")
    with pytest.raises(NotTakenIn, match=r"“plan\.list” lists nothing"):
        opened(place)
    assert not drafts()


@pytest.mark.parametrize("error", [KeyError("Anna"), RecursionError(), UnicodeError("Anna")])
def test_a_reader_that_fails_is_one_sentence(
    place: Path, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """The person hears that the file can't be made a canvas; the log says where, and no word of
    the file.
    """

    def fail(*_: object) -> TakenIn:
        raise error

    with pytest.raises(NotTakenIn) as told:
        opened(place, read_by(fail))
    assert str(told.value) == (
        "“plan.list” could not be made a canvas. Something in it is not as such files have it. "
        "It was left as it is. Choose another file."
    )
    assert type(error).__name__ in caplog.text
    assert "Anna" not in caplog.text
    assert not drafts()
    caplog.clear()


def test_a_reader_without_memory_is_told(place: Path) -> None:
    """Where there is no room it is said, and the program goes on."""

    def fail(*_: object) -> TakenIn:
        raise MemoryError

    with pytest.raises(TooLarge, match="not enough memory"):
        opened(place, read_by(fail))


def test_a_reader_has_its_time(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that goes on for too long ends at its next step."""
    monkeypatch.setattr(foreign_file, "SECONDS", 0.0)

    def dawdle(_data: bytes, _name: str, progress: Progress) -> TakenIn:
        while True:
            progress.step()

    with pytest.raises(TooLarge, match="took too long to read"):
        opened(place, read_by(dawdle))


def with_problems(count: int, statement: str = "") -> Canvas:
    blank = new_canvas()
    rows = [
        Problem(id=f"{number:016x}", statement=statement, rank=float(number))
        for number in range(count)
    ]
    return Canvas(blank.brief, blank.strategy, rows)


@pytest.mark.parametrize(
    ("count", "statement", "kind", "sentence"),
    [
        (4, "", TooLarge, "holds more than the 5 cards"),
        (1, "a" * 20_001, NotTakenIn, "can hold 20,000 characters"),
        (1, "a\0b", NotTakenIn, "a character that no file can keep"),
    ],
)
def test_what_no_canvas_can_hold_is_refused(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    count: int,
    statement: str,
    kind: type[Trouble],
    sentence: str,
) -> None:
    """What a reader hands over is counted and checked before any of it is kept."""
    monkeypatch.setattr(foreign_file, "MOST_ROWS", 5)
    monkeypatch.setattr("stratcanvas.storage.vetting.MOST_ROWS", 5)
    table = read_by(lambda *_: TakenIn(with_problems(count, statement)))
    with pytest.raises(kind, match=sentence):
        opened(place, table)
    assert not drafts()


def test_a_file_that_is_too_large_is_not_read(place: Path) -> None:
    """A format's limit is looked at before its reader is asked."""

    def never(*_: object) -> TakenIn:
        raise AssertionError("it was read")

    with pytest.raises(TooLarge, match="more than 0 MB"):
        opened(place, (dataclasses.replace(LIST, reader=never, most_bytes=10),))


def test_a_flood_of_sentences_is_cut(place: Path) -> None:
    """A reader's sentences may hold a stranger's words: they are few, short and harmless."""
    told = tuple(f"{number}\n\x1b[31m{'word ' * 1000}" for number in range(1000))
    session = opened(place, read_by(lambda *_: TakenIn(with_problems(1, "Pain"), told)))
    words = str(session.notice)
    assert len(words) < 2000
    assert "\x1b" not in words
    assert "\n" not in words
    session.close()


def test_edits_that_are_kept_of_a_file_are_told_when_another_kind_lies_there(
    tmp_path: Path,
) -> None:
    """Under the name of a canvas with unwritten edits lies a list now: both are there, and said."""
    path = tmp_path / "plan.list"
    write(path, makers.cafe())
    file = CanvasFile.open(path)
    file.apply(commands.add_problem(file.canvas, "More"), StepLabel("edit-text"))
    file.close()
    path.write_text("- Runs out of cash\n")
    session = opened(path)
    assert "Your latest edits to it are kept on this computer, as a draft." in str(session.notice)
    session.close()
    assert {each.canvas for each in drafts()} == {makers.cafe().id, session.canvas.id}


def test_what_nobody_waits_for_any_more_is_no_draft(
    place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Giving up ends a reader at its next step; one that has done leaves nothing behind."""
    caplog.set_level(logging.DEBUG)

    def dawdle(_data: bytes, _name: str, progress: Progress) -> TakenIn:
        while True:
            progress.step()

    arrival = opening.arriving_file(place, formats=read_by(dawdle))
    arrival.give_up()
    assert arrival.wait(60)
    arrival = opening.arriving_file(place, formats=TABLE)
    assert arrival.wait(60)
    arrival.give_up()
    assert not drafts()
