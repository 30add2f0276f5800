# SPDX-License-Identifier: MIT
"""The file is looked at before anything is said of it: newer, changed, older, gone, unreadable."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QFileSystemWatcher, QTimer
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas, with_fresh_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening, watch
from stratcanvas.session.session import Session
from stratcanvas.session.watch import continues
from stratcanvas.storage.door import CanvasFile, Content, drafts, read, write
from stratcanvas.storage.errors import ChangedElsewhere, DiskFull, Missing
from tests import makers
from tests.papers import folder_of

SAVED = "All changes saved"


@pytest.fixture
def session(plan: Path, qapp: QCoreApplication) -> Iterator[Session]:
    session = Session(CanvasFile.open(plan))
    yield session
    session.close()


def note(session: Session, text: str = "Mine") -> None:
    assert session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, text))


def edited(canvas: Canvas, text: str = "Theirs") -> Canvas:
    return canvas.apply(commands.add_note(9.0, 9.0, text))


def brought(path: Path, canvas: Canvas) -> None:
    """Put another version in a file's place, as sync tools do."""
    new = path.with_name("on its way")
    write(new, canvas)
    new.replace(path)


def by_a_colleague(path: Path, text: str = "Theirs", edits: int = 1) -> Canvas:
    """Edit a copy of the file with the program, elsewhere, and put it in the file's place."""
    away = path.with_name("away.canvas")
    away.write_bytes(path.read_bytes())
    session = Session(CanvasFile.open(away))
    for count in range(edits):
        note(session, f"{text} {count}")
    canvas = session.canvas
    session.close()
    away.replace(path)
    return canvas


def words(canvas: Canvas) -> set[str]:
    return {each.text for each in canvas.notes.values()}


def test_a_newer_file_is_shown(session: Session, plan: Path, qtbot: QtBot) -> None:
    """With nothing edited here, what a colleague has put in the file is shown, and that is told."""
    theirs = by_a_colleague(plan)
    told: list[Any] = []
    session.changed.connect(told.append)
    with qtbot.waitSignal(session.newer):
        session.accord.look_again()
    assert session.canvas == theirs
    assert [len(changes.added) for changes in told] == [1]
    assert session.saved_words == SAVED
    assert (session.undo_label, session.unpublished) == (None, False)
    note(session)
    assert session.publish()
    assert words(read(plan)) == {"Theirs 0", "Mine"}


def test_the_system_tells_of_a_newer_file(session: Session, plan: Path, qtbot: QtBot) -> None:
    """A file that is replaced in its folder is noticed without anybody asking, time and again."""
    session.accord.attend(front=False)
    session.accord.look_again()
    for text in ("First", "Second"):
        with qtbot.waitSignal(session.newer):
            theirs = by_a_colleague(plan, text)
        assert session.canvas == theirs


def test_a_busy_folder_is_looked_at_now_and_then(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While others write in the folder all the time the file is looked at, in pauses that double,
    and the system tells of the folder once a look; a newer file is shown.
    """
    monkeypatch.setattr(watch, "_SETTLE", 0.02)
    monkeypatch.setattr(watch, "_LONGEST", 0.16)
    session.accord.attend(front=False)
    with qtbot.waitSignal(session.accord.looked):
        session.accord.look_again()
    looks: list[int] = []
    told: list[str] = []
    pauses: list[int] = []
    written: list[Path] = []
    session.accord.looked.connect(lambda: looks.append(len(written)))
    system = session.findChild(QFileSystemWatcher)
    assert system is not None
    system.directoryChanged.connect(told.append)
    once = [each for each in system.parent().findChildren(QTimer) if each.isSingleShot()]
    system.directoryChanged.connect(lambda: pauses.append(max(each.interval() for each in once)))

    def write_another() -> None:
        written.append(plan.with_name(f"other {len(written)}"))
        written[-1].write_bytes(b"")

    storm = QTimer()
    storm.timeout.connect(write_another)
    storm.start(1)
    qtbot.waitUntil(lambda: len(looks) >= 4, timeout=10_000)
    assert len(told) <= len(looks) + 1
    assert pauses[:4] == [20, 40, 80, 160]
    with qtbot.waitSignal(session.newer, timeout=10_000):
        by_a_colleague(plan)
    storm.stop()


def test_it_is_looked_at_now_and_then(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system tells nothing, a look every few seconds in front finds a newer file."""
    monkeypatch.setattr(watch.Watch, "_listen", lambda _: None)
    monkeypatch.setattr(watch, "EVERY", 0.05)
    slow = Session(CanvasFile.look(plan))
    slow.accord.attend(front=True)
    theirs = by_a_colleague(plan)
    qtbot.waitUntil(lambda: slow.canvas == theirs)
    slow.close()


def test_without_a_difference_nothing_is_read(
    session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file whose stat is as it was is not read again; one whose stat differs is."""
    monkeypatch.setattr("stratcanvas.storage.standing._TICK", 0)  # as if written long ago
    assert session.accord.look_now()
    reads: list[Path] = []

    def counted(path: Path) -> bytes:
        reads.append(path)
        return path.read_bytes()

    monkeypatch.setattr("stratcanvas.storage.standing.bytes_of", counted)
    assert session.accord.look_now()
    assert reads == []
    os.utime(plan, (1_000_000_001, 1_000_000_001))
    assert session.accord.look_now()
    assert len(reads) == 1


def test_looking_happens_in_another_thread(session: Session, plan: Path, qtbot: QtBot) -> None:
    """The window's thread reads no bytes for a look."""
    threads: list[threading.Thread] = []
    real = session._file.stands

    def noted(*given: Any) -> Any:
        threads.append(threading.current_thread())
        return real(*given)

    session._file.stands = noted  # type: ignore[method-assign]
    theirs = by_a_colleague(plan)
    session.accord.look_again()
    qtbot.waitUntil(lambda: session.canvas == theirs)
    assert session.accord.look_now()
    assert len(threads) == 2
    assert threading.main_thread() not in threads


def test_a_look_that_our_own_writing_overtook_says_nothing(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that read what was written here after it began takes that for nobody else’s."""
    reading, written = threading.Event(), threading.Event()

    def late(path: Path) -> bytes:
        reading.set()
        assert written.wait(20)
        return path.read_bytes()

    monkeypatch.setattr("stratcanvas.storage.standing.bytes_of", late)
    session.accord.look_again()
    assert reading.wait(20)
    note(session)
    session.publish_soon()
    qtbot.waitUntil(lambda: not session.unpublished)
    with qtbot.waitSignal(session.accord.looked):
        written.set()
    assert session.undo_label is not None
    assert session.saved_words == SAVED


def test_a_look_in_the_middle_of_our_own_writing_says_nothing(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a look sees before the writer has said that it is done is nobody else’s either."""
    real = CanvasFile.put_out
    replaced, judged = threading.Event(), threading.Event()

    def slow(file: CanvasFile, snapshot: Any) -> Any:
        outcome = real(file, snapshot)
        replaced.set()
        assert judged.wait(20)
        return outcome

    monkeypatch.setattr(CanvasFile, "put_out", slow)
    note(session)
    session.publish_soon()
    assert replaced.wait(20)
    with qtbot.waitSignal(session.accord._watch.seen):
        session.accord.look_again()
    left = session.undo_label
    judged.set()
    assert left is not None
    qtbot.waitUntil(lambda: session.saved_words == SAVED)
    assert session.undo()


def test_edited_on_both_sides_both_are_kept(session: Session, plan: Path) -> None:
    """With edits here, a file that somebody else wrote is told, and neither version is lost."""
    theirs = by_a_colleague(plan)
    note(session)
    troubles: list[Any] = []
    session.trouble.connect(troubles.append)
    assert not session.publish()
    assert session.saved_words == "Kept here; the file was changed outside this window"
    assert [type(each) for each in troubles] == [ChangedElsewhere]
    mine = session.canvas
    work = opening.go_on_in(session, plan.with_name("plan (mine).canvas"))
    assert work is not None
    copy = work.session
    session.hand_over()
    assert copy.canvas.notes == mine.notes
    assert copy.canvas.id != mine.id
    note(copy, "And on")
    copy.close()
    assert words(read(plan.with_name("plan (mine).canvas"))) == {"Mine", "And on"}
    assert read(plan) == theirs
    assert drafts() == []


def test_edits_that_were_in_the_file_are_edits_too(session: Session, plan: Path) -> None:
    """What was typed and written here is kept when a version without it takes the file's place."""
    before = plan.read_bytes()
    note(session)
    assert session.publish()
    plan.write_bytes(before)
    theirs = by_a_colleague(plan, edits=5)
    assert not session.publish()
    assert words(session.canvas) == {"Mine"}
    assert session.unpublished
    session.close()
    assert read(plan) == theirs
    back = Session(CanvasFile.open(plan))
    assert back.canvas == theirs
    back.close()
    (draft,) = drafts()
    mine = opening.resume(draft)
    assert words(mine.canvas) == {"Mine"}
    mine.close()


def test_a_version_with_our_edits_in_it_is_shown(
    session: Session, plan: Path, qtbot: QtBot
) -> None:
    """A colleague who went on from what was written here loses us nothing: theirs is shown."""
    note(session)
    assert session.publish()
    theirs = by_a_colleague(plan)
    with qtbot.waitSignal(session.newer):
        session.accord.look_again()
    assert session.canvas == theirs
    assert words(session.canvas) == {"Mine", "Theirs 0"}


def test_an_older_file_takes_nothing_from_the_screen(session: Session, plan: Path) -> None:
    """A backup that comes over the file is not shown in place of what is newer here."""
    by_a_colleague(plan)
    late = Session(CanvasFile.look(plan))
    assert words(late.canvas) == {"Theirs 0"}
    troubles: list[Any] = []
    late.trouble.connect(troubles.append)
    brought(plan, makers.cafe())
    late.accord.look_now()
    assert words(late.canvas) == {"Theirs 0"}
    assert [type(each) for each in troubles] == [ChangedElsewhere]
    late.close()


def test_a_file_that_is_gone_is_told_and_its_words_stay(session: Session, plan: Path) -> None:
    """With nothing unwritten the file is deleted: saving says so, closing keeps every word."""
    note(session)
    assert session.publish()
    mine = session.canvas
    plan.unlink()
    troubles: list[Any] = []
    session.trouble.connect(troubles.append)
    assert not session.publish()
    assert session.saved_words == "Kept here; the file is not in its folder"
    assert [type(each) for each in troubles] == [Missing]
    assert session.close()
    (draft,) = drafts()
    back = opening.resume(draft)
    assert back.canvas == mine
    back.close()


def test_closing_looks_too(session: Session, plan: Path) -> None:
    """A file deleted a moment before closing, unnoticed, leaves a draft with what was on screen."""
    plan.unlink()
    assert session.close()
    (draft,) = drafts()
    back = opening.resume(draft)
    assert back.canvas == makers.cafe()
    back.close()


def test_a_kill_after_the_file_is_gone_loses_nothing(session: Session, plan: Path) -> None:
    """Once it is noticed that the file is gone, its words lie on this computer."""
    note(session)
    assert session.publish()
    plan.unlink()
    session.accord.look_now()
    session._safe.publisher.stop()
    session.accord.stop()
    folder_of(session._file).leave()
    session._file._edits = None
    (draft,) = drafts()
    back = opening.resume(draft)
    assert words(back.canvas) == {"Mine"}
    back.close()


def test_what_can_be_kept_nowhere_stays_open(
    session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the file gone and no room on this computer the session does not close; later it does."""
    note(session)
    assert session.publish()
    plan.unlink()

    def full(_: CanvasFile) -> None:
        raise DiskFull("There is no room.")

    with monkeypatch.context() as no_room:
        no_room.setattr(CanvasFile, "miss", full)
        assert not session.close()
    note(session, "And on")
    assert session.close()
    (draft,) = drafts()
    back = opening.resume(draft)
    assert words(back.canvas) == {"Mine", "And on"}
    back.close()


def test_a_file_that_comes_back_is_saved_again(session: Session, plan: Path, qtbot: QtBot) -> None:
    """A stick pulled and put back: nothing is asked, the file has everything, the words say so."""
    session.accord.attend(front=True)
    plan.rename(away := plan.with_name("away.canvas"))
    assert not session.publish()
    note(session)
    away.rename(plan)
    qtbot.waitUntil(lambda: session.saved_words == SAVED)
    assert read(plan) == session.canvas
    session.close()
    assert drafts() == []


def test_a_looked_at_file_that_is_gone_is_kept_as_a_draft(session: Session, plan: Path) -> None:
    """Even what was open for reading only is not dropped at closing when it is the last of it."""
    looked = Session(CanvasFile.look(plan))
    plan.unlink()
    looked.close()
    titles = [draft.title for draft in drafts()]
    assert titles == [makers.cafe().brief.title]


def test_a_looked_at_file_that_is_gone_is_not_said_to_hold_anything(
    session: Session, plan: Path
) -> None:
    """Ctrl+S where a file is only read looks first: nothing is said of a file that is gone."""
    looked, away = Session(CanvasFile.look(plan)), plan.with_name("away")
    assert looked.publish()
    plan.rename(away)
    assert not looked.publish()
    assert looked.saved_words == "The file does not hold what you see; nothing was written"
    away.rename(plan)
    assert looked.publish()
    assert "does not hold" not in looked.saved_words
    looked.close()


def test_what_can_not_be_read_is_not_said_to_be_saved(
    session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the file can't be read, nothing is said of what it holds; later it is again."""

    def denied(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as shut:
        shut.setattr("stratcanvas.storage.read_bytes._read_once", denied)
        assert not session.publish()
        assert session.saved_words == "The file can’t be read just now"
    assert session.publish()
    assert session.saved_words == SAVED


def test_a_disk_that_does_not_answer_holds_nobody(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A look that does not come back is not waited for beyond a moment."""
    gate = threading.Event()
    monkeypatch.setattr(watch, "_PATIENCE", 0.02)
    with monkeypatch.context() as hung:
        hung.setattr(CanvasFile, "stands", lambda *_: gate.wait(20))
        assert not session.accord.look_now()
        assert session.saved_words != SAVED
    gate.set()


def test_it_becomes_editable_when_it_may_be_written(session: Session, plan: Path) -> None:
    """A file marked as read-only while it is open takes no more edits, until it may be written."""
    told: list[bool] = []
    session.allowed.connect(lambda: told.append(session.can_edit))
    plan.chmod(0o444)
    session.accord.look_now()
    assert not session.can_edit
    plan.chmod(0o644)
    session.accord.look_now()
    assert session.can_edit
    assert told == [False, True]


def test_another_canvas_under_the_name_is_not_shown(session: Session, plan: Path) -> None:
    """Another canvas that takes the file's place is somebody else's; ours is kept."""
    brought(plan, with_fresh_id(makers.cafe()))
    assert not session.publish()
    assert session.canvas == makers.cafe()
    assert session.unpublished


def _without_note(canvas: Canvas) -> Canvas:
    key = next(iter(canvas.notes))
    return canvas.apply(commands.delete(canvas, (key,)))


@pytest.mark.parametrize(
    ("theirs", "mine", "number", "right"),
    [
        (edited, lambda canvas: canvas, 1, True),
        (edited, lambda canvas: canvas, 3, False),
        (edited, lambda canvas: edited(canvas, "Mine"), 1, False),
        (lambda canvas: canvas, _without_note, 1, False),
        (_without_note, _without_note, 1, True),
        (with_fresh_id, lambda canvas: canvas, 1, False),
    ],
)
def test_theirs_is_shown_only_when_nothing_of_ours_is_missing(
    theirs: Callable[[Canvas], Canvas],
    mine: Callable[[Canvas], Canvas],
    number: int,
    right: bool,
) -> None:
    """The same canvas, no older, with all that was typed here: then, and only then."""
    read_first = edited(makers.cafe(), "There from the start")
    content = Content(theirs(read_first), "f" * 16, 2)
    assert continues(content, read_first, mine(read_first), number) is right


def test_a_strategy_reworded_here_is_an_edit(session: Session) -> None:
    """Rewording counts as much as adding."""
    first = makers.cafe()
    mine = Canvas(first.brief, replace(first.strategy, statement="Mine"), [])
    other = Canvas(first.brief, replace(first.strategy, statement="Theirs"), [])
    assert not continues(Content(other, "f" * 16, 9), first, mine, 1)
