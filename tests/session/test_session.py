# SPDX-License-Identifier: MIT
"""An open document: every edit is kept and told, and the file follows by itself."""

import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import InvalidChange
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import publisher
from stratcanvas.session.opening import Arrival, go_on_in
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read, write
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    DiskFull,
    InternalError,
    Missing,
    NameTaken,
    NotWritable,
)
from stratcanvas.storage.vetting import content_of
from tests import makers


@pytest.fixture
def session(plan: Path, qapp: QCoreApplication) -> Iterator[Session]:
    session = Session(CanvasFile.open(plan))
    yield session
    session.close()


class Ear:
    """Hears what a session says."""

    def __init__(self, session: Session) -> None:
        self.changes: list[ChangeSet] = []
        self.troubles: list[Any] = []
        self.words: list[str] = []
        self.names = 0
        self.refusals: list[str] = []
        session.refused.connect(self.refusals.append)
        session.changed.connect(self.changes.append)
        session.trouble.connect(self.troubles.append)
        session.saving.connect(lambda: self.words.append(session.saved_words))
        session.renamed.connect(self._renamed)

    def _renamed(self) -> None:
        self.names += 1


def note(session: Session, text: str = "A note", **more: Any) -> bool:
    return session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, text), **more)


def refuse(error: Exception) -> Any:
    def apply(*_: object) -> None:
        raise error

    return apply


def test_an_edit_is_applied_kept_and_told(session: Session, plan: Path) -> None:
    """After ``do`` the canvas has the edit, listeners know, and a crash would not lose it."""
    ear = Ear(session)
    changes = commands.add_note(0.0, 0.0, "A note")
    assert session.do(StepLabel("add-note"), changes)
    assert ear.changes == [changes]
    assert session.canvas == makers.cafe().apply(changes)
    assert session.unpublished
    assert session.saved_words == "Saving…"
    assert read(plan) == makers.cafe()
    assert session.undo_label == StepLabel("add-note")


def test_nothing_to_do_is_told_to_nobody(session: Session) -> None:
    """An empty change, and undo with nothing to undo, do nothing."""
    ear = Ear(session)
    assert not session.do(StepLabel("edit-text"), ChangeSet())
    assert not session.undo()
    assert not session.redo()
    assert ear.changes == []
    assert not session.unpublished


def test_undo_and_redo_are_kept_and_told(session: Session, plan: Path) -> None:
    """Undo and redo are edits like any other: kept, told, and in the file."""
    ear = Ear(session)
    note(session)
    after = session.canvas
    assert session.undo()
    assert session.canvas == makers.cafe()
    assert session.publish()
    assert read(plan) == makers.cafe()
    assert session.redo()
    assert session.canvas == after
    assert session.publish()
    assert read(plan) == after
    assert len(ear.changes) == 3
    assert (session.undo_label, session.redo_label) == (StepLabel("add-note"), None)


def test_the_file_notes_what_was_done(session: Session, plan: Path) -> None:
    """As an id with arguments, undo and redo as what they are: no words of anybody's language."""

    def noted() -> str:
        assert session.publish()
        return content_of(plan.read_bytes(), "x").label

    note(session)
    assert noted() == "add-note"
    gone = commands.delete(session.canvas, list(session.canvas.problems)[:2])
    session.do(StepLabel("delete-cards", 2), gone)
    assert noted() == "delete-cards n=2"
    session.undo()
    assert noted() == "undo delete-cards n=2"
    session.redo()
    assert noted() == "redo delete-cards n=2"
    copy = plan.with_name("copy.canvas")
    session.copy_to(copy)
    assert content_of(copy.read_bytes(), "x").label == "redo delete-cards n=2"


def test_what_can_be_undone_keeps_its_name_in_a_copy(session: Session, plan: Path) -> None:
    """Undo and redo of a canvas that goes on in a copy say what they said before."""
    note(session)
    session.do(StepLabel("tidy"), commands.add_note(5.0, 5.0, "More"))
    session.undo()
    work = go_on_in(session, plan.with_name("copy.canvas"))
    assert work is not None
    copy = work.session
    assert (copy.undo_label, copy.redo_label) == (StepLabel("add-note"), StepLabel("tidy"))
    session.hand_over()
    assert copy.undo()
    assert copy.redo_label == StepLabel("add-note")
    copy.close()


def test_what_is_typed_while_a_copy_is_made_goes_on_in_it(session: Session, plan: Path) -> None:
    """The copy is made beside the window: a word that is typed meanwhile is in it, and undone."""
    note(session)

    def type_on(arrival: Arrival) -> bool:
        assert session.do(StepLabel("add-note"), commands.add_note(9.0, 9.0, "Late"))
        return True

    work = go_on_in(session, place := plan.with_name("copy.canvas"), type_on)
    assert work is not None
    session.hand_over()
    assert {each.text for each in work.session.canvas.notes.values()} >= {"Late"}
    assert work.session.publish()
    assert read(place) == work.session.canvas
    assert work.session.undo()
    assert "Late" not in {each.text for each in work.session.canvas.notes.values()}
    work.session.close()
    assert drafts() == []


def test_a_copy_that_is_given_up_changes_nothing(session: Session, plan: Path) -> None:
    """Who does not want to wait for a copy stays where the work is."""
    given_up: list[Arrival] = []

    def give_up(arrival: Arrival) -> bool:
        given_up.append(arrival)
        arrival.give_up()
        return False

    assert go_on_in(session, plan.with_name("copy.canvas"), give_up) is None
    assert given_up[0].wait(60.0)
    assert note(session)
    assert session.publish()


def test_typing_is_one_step(session: Session) -> None:
    """Edits with one key are one step until it is closed."""
    for title in ("a", "ab", "abc"):
        key = [session.canvas.brief.id]
        session.do(
            StepLabel("edit-text"), commands.set_field(session.canvas, key, "title", title), key="t"
        )
    session.close_step()
    key = [session.canvas.brief.id]
    session.do(
        StepLabel("edit-text"), commands.set_field(session.canvas, key, "title", "abcd"), key="t"
    )
    session.undo()
    assert session.canvas.brief.title == "abc"
    session.undo()
    assert session.canvas == makers.cafe()


def test_an_edit_that_can_not_be_kept_is_taken_back(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When there is no room for an edit, all is as before it and the person hears why."""
    note(session)
    before = session.canvas
    ear = Ear(session)
    full = DiskFull("There is no room.")
    with monkeypatch.context() as disk:
        disk.setattr(CanvasFile, "apply", refuse(full))
        assert not note(session, "Another")
        assert not session.undo()
    assert session.canvas == before
    assert (session.undo_label, session.redo_label) == (StepLabel("add-note"), None)
    assert ear.troubles == [full, full]
    assert ear.changes == []
    assert session.undo()


def test_a_defect_goes_back_and_up(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in keeping an edit leaves the document as it was and is not hidden."""
    with monkeypatch.context() as bug:
        bug.setattr(CanvasFile, "apply", refuse(InternalError("bug")))
        with pytest.raises(InternalError):
            note(session)
    with pytest.raises(InvalidChange):
        session.do(StepLabel("delete-cards"), commands.add_note(0.0, 0.0, "x").inverse())
    assert session.canvas == makers.cafe()
    assert not session.unpublished


def test_the_file_follows_within_a_second(session: Session, plan: Path, qtbot: QtBot) -> None:
    """A second after the last edit the file has it, in words too, without anybody asking."""
    ear = Ear(session)
    note(session)
    qtbot.waitUntil(lambda: not session.unpublished)
    assert read(plan) == session.canvas
    assert session.saved_words == "All changes saved"
    assert ear.words[0] == "Saving…"
    assert ear.words[-1] == "All changes saved"


def test_long_work_is_written_now_and_then(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While edits go on and on, the file is still written."""
    monkeypatch.setattr(publisher, "LONGEST", 0.3)
    monkeypatch.setattr(publisher, "REST", 0.25)

    def work() -> bool:
        note(session)
        return bool(read(plan).notes)

    qtbot.waitUntil(work)
    assert session.unpublished


def test_written_in_another_thread(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing the file does not stop the window, and edits made meanwhile follow."""
    real, threads, gate = CanvasFile.put_out, [], threading.Event()

    def slow(self: CanvasFile, snapshot: Any) -> Any:
        threads.append(threading.current_thread())
        assert gate.wait(5)
        return real(self, snapshot)

    monkeypatch.setattr(CanvasFile, "put_out", slow)
    note(session)
    session.publish_soon()
    note(session, "Meanwhile")
    assert session.saved_words == "Saving…"
    gate.set()
    qtbot.waitUntil(lambda: not session.unpublished)
    assert len(threads) == 2
    assert threading.main_thread() not in threads
    assert session.path is not None
    assert read(session.path) == session.canvas


def test_publish_waits_for_what_is_under_way(session: Session, plan: Path) -> None:
    """Saving by hand ends when the file has every edit, whatever was under way."""
    for count in range(5):
        note(session, str(count))
        session.publish_soon()
        note(session, f"{count} again")
        assert session.publish()
        assert read(plan) == session.canvas
    assert session.publish()


def test_trouble_is_told_once_and_tried_again(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that can't be written is told once; when it can be again, it is, by itself."""
    monkeypatch.setattr(publisher, "RETRY", 0.05)
    ear, tries = Ear(session), []
    real = CanvasFile.put_out
    monkeypatch.setattr(
        CanvasFile, "put_out", lambda file, image: tries.append(1) or real(file, image)
    )
    plan.rename(away := plan.with_name("away.canvas"))
    note(session)
    assert not session.publish()
    assert session.saved_words == "Kept here; the file is not in its folder"
    note(session, "Another")
    qtbot.waitUntil(lambda: len(tries) > 3)
    assert [type(each) for each in ear.troubles] == [Missing]
    away.rename(plan)
    qtbot.waitUntil(lambda: not session.unpublished)
    assert read(plan) == session.canvas
    assert session.saved_words == "All changes saved"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ChangedElsewhere("x"), "Kept here; the file was changed outside this window"),
        (DiskFull("x"), "Kept here; the file’s disk is full"),
        (NotWritable("x"), "Kept here; the file could not be written"),
    ],
)
def test_words_for_each_trouble(
    session: Session, monkeypatch: pytest.MonkeyPatch, error: Exception, words: str
) -> None:
    """The status says in plain words where the edits are and why they are not in the file."""
    ear = Ear(session)
    monkeypatch.setattr(CanvasFile, "put_out", refuse(error))
    note(session)
    assert not session.publish()
    assert session.saved_words == words
    assert ear.troubles == [error]
    assert session.close()
    assert session.saved_words == words
    assert len(drafts()) == 1


def test_a_bug_while_publishing_keeps_the_edits(
    session: Session, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Even a mistake of ours in the thread ends in a sentence, a log line and kept edits."""
    ear = Ear(session)
    with monkeypatch.context() as bug:
        bug.setattr(CanvasFile, "put_out", refuse(ZeroDivisionError()))
        note(session)
        assert not session.publish()
    assert "kept" in ear.troubles[0].kept
    assert "publishing failed" in caplog.text
    caplog.clear()
    assert session.publish()


def test_closing_writes_the_file(session: Session, plan: Path) -> None:
    """Closing right after an edit leaves it in the file, and nothing to recover."""
    note(session)
    canvas = session.canvas
    assert session.close()
    assert session.close()
    assert read(plan) == canvas
    assert session.saved_words == "All changes saved"
    assert drafts() == []


def test_closing_when_it_can_not_be_written(session: Session, plan: Path, qtbot: QtBot) -> None:
    """Closing never loses edits: what the file can't take comes back the next time."""
    note(session)
    canvas = session.canvas
    plan.rename(away := plan.with_name("away.canvas"))
    assert session.close()
    assert "Kept here" in session.saved_words
    away.rename(plan)
    again = Session(CanvasFile.open(plan))
    assert again.recovered
    assert again.canvas == canvas
    qtbot.waitUntil(lambda: not again.unpublished)
    assert read(plan) == canvas
    again.close()


def test_a_draft_and_its_name(tmp_path: Path, qapp: QCoreApplication) -> None:
    """A draft says where it is; with a name it is in its file, and again after each edit."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    ear = Ear(session)
    assert session.path is None
    assert (session.title, session.saved_words) == ("Untitled canvas", "Nothing to save yet")
    note(session)
    assert session.saved_words == "Kept on this computer, not yet in a file"
    assert not session.publish()
    assert ear.troubles == []
    (tmp_path / "taken.canvas").touch()
    with pytest.raises(NameTaken):
        session.name(tmp_path / "taken.canvas")
    assert session.path is None
    session.name(tmp_path / "plan.canvas")
    assert (session.title, session.saved_words) == ("plan", "All changes saved")
    assert ear.names == 1
    note(session, "Another")
    assert session.publish()
    assert read(tmp_path / "plan.canvas") == session.canvas
    session.close()
    assert drafts() == []


def test_an_empty_draft_vanishes(qapp: QCoreApplication) -> None:
    """A new canvas in which nothing was typed leaves nothing behind."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    note(session)
    session.undo()
    session.close()
    assert drafts() == []


def test_a_draft_comes_back_after_closing(qapp: QCoreApplication) -> None:
    """A draft is as it was when it is opened again."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    note(session)
    canvas = session.canvas
    session.close()
    (draft,) = drafts()
    again = Session(open_draft(draft))
    assert again.canvas == canvas
    assert again.path is None
    again.close()


def test_a_copy_leaves_the_document_alone(session: Session, plan: Path) -> None:
    """A copy holds what is on the screen, and the document keeps its name."""
    note(session)
    session.copy_to(plan.with_name("copy.canvas"))
    assert read(plan.with_name("copy.canvas")) == session.canvas
    assert session.path == plan
    with pytest.raises(NameTaken):
        session.copy_to(plan)


def test_going_on_under_another_name(session: Session, plan: Path) -> None:
    """After a trouble with its file a document can go on under another name."""
    write(plan.with_name("theirs.canvas"), makers.empty())
    plan.with_name("theirs.canvas").replace(plan)
    note(session)
    assert not session.publish()
    session.name(plan.with_name("mine.canvas"))
    assert session.saved_words == "All changes saved"
    note(session, "Another")
    assert session.publish()
    assert read(plan.with_name("mine.canvas")) == session.canvas
    assert read(plan) == makers.empty()


def test_a_new_title_is_told(session: Session) -> None:
    """Whoever shows the title hears when it changes, and not at other edits."""
    ear = Ear(session)
    note(session)
    assert ear.names == 0
    key = [session.canvas.brief.id]
    session.do(StepLabel("edit-text"), commands.set_field(session.canvas, key, "title", "Bakers"))
    assert ear.names == 1
    assert session.title == "Bakers"


def test_looking_only(plan: Path, session: Session) -> None:
    """A document opened for reading takes no edits and says so."""
    looked = Session(CanvasFile.look(plan))
    ear = Ear(looked)
    assert not looked.can_edit
    assert looked.saved_words == looked.read_only
    assert not note(looked)
    assert looked.canvas == makers.cafe()
    assert ear.refusals == [looked.read_only]
    assert looked.publish()
    looked.close()


def test_a_file_that_may_not_be_written_takes_no_edits(plan: Path, qapp: QCoreApplication) -> None:
    """A file marked as read-only says so from the start; edits, undo and redo are refused."""
    plan.chmod(0o444)
    session = Session(CanvasFile.open(plan))
    ear = Ear(session)
    words = "“plan.canvas” is marked as read-only."
    assert session.saved_words == session.read_only == words
    assert not session.can_edit
    assert not note(session)
    assert not session.undo()
    assert not session.redo()
    assert ear.refusals == [words] * 3
    assert (ear.changes, ear.troubles) == ([], [])
    assert session.canvas == makers.cafe()
    session.close()
    assert drafts() == []


def test_work_goes_on_in_a_copy_of_its_own(plan: Path, qapp: QCoreApplication) -> None:
    """A copy to go on in can be edited, has the same cards and links, and an id of its own."""
    plan.chmod(0o444)
    session = Session(CanvasFile.open(plan))
    work = go_on_in(session, plan.with_name("copy.canvas"))
    assert work is not None
    copy = work.session
    assert copy.can_edit
    assert copy.canvas.id != session.canvas.id
    assert replace(copy.canvas.brief, id=session.canvas.id) == session.canvas.brief
    assert copy.canvas.links == session.canvas.links
    assert copy.canvas.problems == session.canvas.problems
    session.hand_over()
    assert note(copy)
    copy.close()
    assert read(plan) == makers.cafe()


def test_a_window_that_goes_while_writing(plan: Path, qtbot: QtBot) -> None:
    """A session that is dropped in the middle of writing takes nothing with it."""
    file = CanvasFile.open(plan)
    session = Session(file)
    note(session)
    canvas = session.canvas
    session.publish_soon()
    del session
    gc.collect()
    qtbot.waitUntil(lambda: read(plan) == canvas)
    file.close()
    assert read(plan) == canvas


@pytest.mark.parametrize("field", ["author", "language"])
def test_what_is_promised_is_kept(qapp: QCoreApplication, field: str) -> None:
    """A canvas in which only author or language was typed is said to be kept, and is."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    changes = commands.set_field(session.canvas, [session.canvas.brief.id], field, "Ada")
    session.do(StepLabel("edit-text"), changes)
    assert session.saved_words == "Kept on this computer, not yet in a file"
    session.close()
    assert len(drafts()) == 1


def test_nothing_is_promised_of_an_empty_canvas(qapp: QCoreApplication) -> None:
    """A new canvas whose cards are all empty is not said to be kept: it goes at closing."""
    session = Session(CanvasFile.draft(makers.fresh("")))
    session.do(StepLabel("add-problem"), commands.add_problem(session.canvas))
    assert session.saved_words == "Nothing to save yet"
    session.close()
    assert drafts() == []
