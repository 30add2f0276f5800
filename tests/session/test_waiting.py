# SPDX-License-Identifier: MIT
"""A new card without a word is nowhere but on the screen; with its first word it is everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.session.waiting import split
from stratcanvas.storage.door import CanvasFile, read
from stratcanvas.storage.errors import DiskFull, TooLarge, Trouble
from stratcanvas.storage.vetting import content_of
from tests import makers

NEW = makers.key(99, makers.TACTIC)


@pytest.fixture
def session(plan: Path, qapp: QCoreApplication) -> Iterator[Session]:
    session = Session(CanvasFile.open(plan))
    yield session
    session.close()


def stored(session: Session) -> Canvas:
    """Return what a kill would leave."""
    return content_of(session._file.snapshot().image, "The working copy", sealed=False).canvas


def add_empty(session: Session) -> None:
    """Add an empty tactic that is connected to a problem, as T does."""
    served = makers.key(1, makers.PROBLEM)
    changes = commands.add_tactic(
        session.canvas, WingPlace(Aim.SOLVE, 500.0, 0.0), serves=(served,), key=NEW
    )
    assert session.do(StepLabel("add-tactic"), changes, key=f"new:{NEW}", waits=NEW)
    assert NEW in session.canvas.tactics


def test_an_empty_new_card_is_kept_nowhere(session: Session, plan: Path, tmp_path: Path) -> None:
    """Neither a kill, nor the file, nor a copy has a card that nobody has written on."""
    add_empty(session)
    assert not session.unpublished
    assert session.saved_words == "All changes saved"
    assert stored(session) == makers.cafe()
    session.copy_to(tmp_path / "copy.canvas")
    assert read(tmp_path / "copy.canvas") == makers.cafe()
    assert session.publish()
    assert read(plan) == makers.cafe()


def test_what_has_waited_comes_last(session: Session, plan: Path) -> None:
    """Cards come in one order on the screen and in the file, whichever has its word first."""
    add_empty(session)
    other = commands.add_tactic(session.canvas, WingPlace(Aim.SOLVE, 900.0, 0.0), "Other")
    assert session.do(StepLabel("add-tactic"), other)
    joined = commands.connect(session.canvas, NEW, makers.key(2, makers.PROBLEM))
    assert session.do(StepLabel("connect"), joined)
    changes = commands.set_field(session.canvas, [NEW], "title", "T")
    assert session.do(StepLabel("edit-text"), changes)
    assert session.publish()
    there = read(plan)
    assert there == session.canvas
    assert [*there.tactics] == [*session.canvas.tactics]


def test_with_its_first_word_it_is_there(session: Session, plan: Path) -> None:
    """The first letter stores card, links and letter in one step, and undo takes all of it back."""
    add_empty(session)
    changes = commands.set_field(session.canvas, [NEW], "title", "T")
    assert session.do(StepLabel("edit-text"), changes, key=f"new:{NEW}")
    assert stored(session) == session.canvas
    assert session.publish()
    assert NEW in read(plan).tactics
    assert session.undo()
    assert stored(session) == session.canvas == makers.cafe()
    assert session.redo()
    assert stored(session) == session.canvas


def test_emptied_again_it_waits_again(session: Session, plan: Path) -> None:
    """A new card whose words are all taken away again is stored nowhere, until the next word."""
    add_empty(session)
    for words in ("T", "", "Tw", " "):
        changes = commands.set_field(session.canvas, [NEW], "title", words)
        assert session.do(StepLabel("edit-text"), changes, key=f"new:{NEW}")
        assert stored(session) == (session.canvas if words.strip() else makers.cafe())
        assert stored(session) == session.kept
    assert session.publish()
    assert read(plan) == makers.cafe()
    assert session.undo()
    assert stored(session) == session.canvas == makers.cafe()


def test_a_card_that_was_left_with_words_may_be_emptied(session: Session) -> None:
    """Whoever takes the words of an older card away keeps the card."""
    add_empty(session)
    write_it = commands.set_field(session.canvas, [NEW], "title", "T")
    assert session.do(StepLabel("edit-text"), write_it, key=f"new:{NEW}")
    session.close_step()
    assert session.do(
        StepLabel("edit-text"), commands.set_field(session.canvas, [NEW], "title", "")
    )
    assert stored(session) == session.canvas
    assert NEW in session.canvas.tactics


def test_left_empty_it_leaves_no_trace(session: Session) -> None:
    """An empty card that is taken away again was never stored, and is in no step."""
    add_empty(session)
    changes = commands.delete(session.canvas, (NEW,))
    assert session.do(StepLabel("delete-cards"), changes, key=f"new:{NEW}")
    assert session.canvas == makers.cafe()
    assert not session.unpublished
    assert session.undo_label is None


def test_others_do_not_wait_for_it(session: Session) -> None:
    """What is written elsewhere meanwhile is stored at once; links to the card wait with it."""
    add_empty(session)
    problem = makers.key(2, makers.PROBLEM)
    for changes in (
        commands.set_field(session.canvas, [problem], "cost", "£1"),
        commands.toggle_link(session.canvas, NEW, problem),
        commands.add_note(0.0, 0.0, "A note"),
    ):
        assert session.do(StepLabel("edit-text"), changes)
    assert stored(session) == session.kept
    assert stored(session).problems[problem].cost == "£1"
    assert len(stored(session).notes) == 1
    assert session.do(
        StepLabel("edit-text"), commands.set_field(session.canvas, [NEW], "title", "T")
    )
    assert stored(session) == session.canvas


def test_a_refused_change_is_not_called_saved(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last change could not be kept the status says so, until one is."""
    said = []
    session.saving.connect(lambda: said.append(session.saved_words))

    def full(*_: object) -> None:
        raise DiskFull("no room")

    with monkeypatch.context() as disk:
        disk.setattr(CanvasFile, "apply", full)
        assert not session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "A note"))
    assert said == ["Your last change could not be kept"]
    assert not session.unpublished
    assert session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "A note"))
    assert session.saved_words == "Saving…"
    assert session.publish()
    assert session.saved_words == "All changes saved"


def test_a_card_that_would_not_fit_is_refused_before_one_writes_on_it(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full canvas no empty card comes for which there is no room: that is told at once."""
    told: list[Trouble] = []
    session.trouble.connect(told.append)
    here = len(list(session.canvas.records()))
    serves = (makers.key(1, makers.PROBLEM),)
    changes = commands.add_tactic(
        session.canvas, WingPlace(Aim.SOLVE, 500.0, 0.0), serves=serves, key=NEW
    )
    monkeypatch.setattr("stratcanvas.storage.workcopy.MOST_ROWS", here + 1)  # its link is one more
    assert not session.do(StepLabel("add-tactic"), changes, key=f"new:{NEW}", waits=NEW)
    assert session.canvas == stored(session) == makers.cafe()
    assert isinstance(told[0], TooLarge)
    monkeypatch.setattr("stratcanvas.storage.workcopy.MOST_ROWS", here + 2)
    assert session.do(StepLabel("add-tactic"), changes, key=f"new:{NEW}", waits=NEW)
    write_it = commands.set_field(session.canvas, [NEW], "title", "T")
    assert session.do(StepLabel("edit-text"), write_it, key=f"new:{NEW}")
    assert stored(session) == session.canvas


def test_nothing_waits_by_itself() -> None:
    """Without a new card every change is kept as it is, empty cards too."""
    changes = commands.add_note(0.0, 0.0, "")
    assert split(ChangeSet(), changes) == (changes, ChangeSet())
