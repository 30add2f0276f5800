# SPDX-License-Identifier: MIT
"""A computer that keeps nothing: the person hears why, no word vanishes, and the program ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.storage.errors import DiskFull, Trouble
from stratcanvas.storage.state_folder import drafts_folder
from stratcanvas.ui import app, crash
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.trouble import CLOSING, TroubleDialog, Way
from stratcanvas.ui.panels.daybox import DayBox
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.killed import as_if_crashed
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
SHEET = next(
    each.id for each in makers.cafe().tactics.values() if each.title == "13-week cash sheet"
)


def answer(monkeypatch: pytest.MonkeyPatch, *ways: Way) -> list[Trouble]:
    """Let the person choose these ways, one after the other; return what they were told."""
    told: list[Trouble] = []
    waiting = list(ways)

    def ask(_: QWidget | None, problem: Trouble, offered: tuple[Way, ...]) -> Way:
        told.append(problem)
        assert waiting[0] in {*offered, Way.CLOSE}
        return waiting.pop(0)

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    return told


def test_nowhere_to_keep_anything_is_told(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a folder of ours no empty canvas opens from the start screen, the reason is told, and
    files can be read.
    """
    (tmp_path / "home").write_text("a file in its place")
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "home"))
    told = answer(monkeypatch, Way.CLOSE)
    windows.start([])
    assert windows.starting is not None
    windows.starting.empty_bar.click()
    assert not windows.open_ones
    assert "its own folder" in told[0].sentence
    write(tmp_path / "plan.canvas", makers.cafe())
    windows.start([tmp_path / "plan.canvas"])
    (window,) = windows.open_ones
    assert window.session.read_only


def test_the_program_ends_when_no_window_could_open(tmp_path: Path) -> None:
    """When not even the start screen can open, the program ends after telling, with code 2."""
    (tmp_path / "home").write_text("a file in its place")
    script = (
        "import sys; from stratcanvas.ui.dialogs import trouble; "
        "trouble.ask_trouble = lambda p, told, w: print(told) or trouble.Way.CLOSE; "
        "from stratcanvas.ui.start import start_screen; start_screen.StartScreen = None; "
        "from stratcanvas.ui.app import run; sys.exit(run([]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "STRATCANVAS_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, "")
    assert "its own folder" in done.stdout


def test_a_bug_at_the_start_still_leads_to_a_window(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bug with what was left from before is logged, and an empty canvas opens."""
    as_if_crashed(drafts_folder() / "0123456789abcdef")
    net = crash.CrashNet()
    net.caught.disconnect()
    caught: list[str] = []
    net.caught.connect(caught.append)

    def drafts() -> list[opening.Draft]:
        raise KeyError("draft")

    monkeypatch.setattr(opening, "drafts", drafts)
    app.begin(windows, [], net)
    assert len(windows.open_ones) == 1
    assert caught == ["KeyError"]
    assert "KeyError" in crash.log_path().read_text()


def test_words_that_can_not_be_kept_hold_the_window(
    open_window: Opener, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing over words for which there is no room asks first; going back loses none of them."""
    window = open_window(makers.cafe())
    card = window.session.canvas.ranked[0].id

    def refuse(*_: object) -> None:
        raise DiskFull("There is no room.")

    assert window.view.inline_edit.begin(card)
    with monkeypatch.context() as full:
        full.setattr(CanvasFile, "apply", refuse)
        window.view.inline_edit.editor.insertPlainText(" Typed on a full disk.")
        told = answer(full, Way.BACK)
        assert not window.close()
        assert "could not be kept" in told[0].sentence
        assert window.view.inline_edit.editor.words().endswith("Typed on a full disk.")
        assert window in windows.open_ones
        assert window.focusWidget() is window.view.inline_edit.editor
    window.view.inline_edit.editor.insertPlainText(" Room again.")
    words = window.session.canvas.problems[card].statement
    assert words.endswith("Typed on a full disk. Room again.")
    assert window.close()
    assert not windows.open_ones


def test_words_beside_the_canvas_hold_the_window_too(
    open_window: Opener, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a field could not keep holds the window, and is kept at the next try."""
    window = open_window(makers.cafe())
    card = window.session.canvas.ranked[0].id
    window.selection.set((card,))
    inspector = inspector_of(window)
    form = inspector.form(Problem)

    def refuse(*_: object) -> None:
        raise DiskFull("There is no room.")

    with monkeypatch.context() as full:
        full.setattr(CanvasFile, "apply", refuse)
        form.rows["evidence"].editor.setFocus()
        form.rows["evidence"].editor.typed.emit("Typed on a full disk.")
        told = answer(full, Way.BACK)
        assert not window.close()
        assert window.focusWidget() is form.rows["evidence"].editor
        assert "could not be kept" in told[0].sentence
    assert window.close()
    (draft,) = opening.drafts()
    session = opening.resume(draft)
    assert session.canvas.problems[card].evidence == "Typed on a full disk."
    session.close()
    assert not windows.open_ones


def test_words_in_a_row_of_the_outline_hold_the_window_too(
    open_window: Opener, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They stand in the row's box again when that opens, and are kept once there is room."""
    window = open_window(makers.cafe())
    card, tree = window.session.canvas.ranked[0].id, outline_of(window).tree

    def opened() -> TextBox:
        window.selection.set((card,))
        tree.setFocus()
        QTest.keyClick(tree, Qt.Key.Key_F2)
        box = window.focusWidget()
        assert isinstance(box, TextBox)
        return box

    def refuse(*_: object) -> None:
        raise DiskFull("There is no room.")

    with monkeypatch.context() as full:
        full.setattr(CanvasFile, "apply", refuse)
        box = opened()
        QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(box, "Typed on a full disk")
        QTest.keyClick(box, Qt.Key.Key_Return)
        box = opened()
        assert box.text() == "Typed on a full disk"
        QTest.keyClick(box, Qt.Key.Key_Return)
        told = answer(full, Way.BACK)
        assert not window.close()
        assert "could not be kept" in told[0].sentence
    assert window.close()
    (draft,) = opening.drafts()
    session = opening.resume(draft)
    assert session.canvas.problems[card].statement == "Typed on a full disk"
    session.close()
    assert not windows.open_ones


def test_half_a_day_holds_the_window_too(
    open_window: Opener, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closing says what it is and of which card, and goes back to it; it stands there as it did,
    also once another card was selected and all was saved. The second time the window may go.
    """
    window = open_window(makers.cafe())
    due = inspector_of(window).form(Tactic).rows["due"].editor
    assert isinstance(due, DayBox)
    window.selection.set((SHEET,))
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "24.12")
    window.selection.set((makers.key(1, makers.PROBLEM),))
    assert window.context.keep_words()
    told = answer(monkeypatch, Way.BACK, Way.CLOSE)
    assert not window.close()
    assert "“24.12” is no day yet" in told[0].sentence
    assert "13-week cash sheet" in told[0].sentence
    assert window.selection.ids == (SHEET,)
    assert due.text() == "24.12"
    assert window.close()
    assert not windows.open_ones


def test_words_that_can_not_be_kept_may_be_left(
    open_window: Opener, windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The person may close without them; what was kept before is in the draft."""
    window = open_window(makers.cafe())
    window.session.do(
        StepLabel("add-problem"), commands.add_problem(window.session.canvas, "Kept before")
    )
    assert window.view.inline_edit.begin(window.session.canvas.ranked[0].id)
    answer(monkeypatch, Way.CLOSE)
    window.view.inline_edit.editor.insertPlainText("x" * (LONGEST_TEXT + 1))
    assert window.close()
    assert not windows.open_ones
    (draft,) = opening.drafts()
    session = opening.resume(draft)
    assert "Kept before" in [each.statement for each in session.canvas.ranked]
    session.close()


def test_a_canvas_that_can_be_kept_nowhere_is_not_called_kept(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the file gone and no room here, closing asks first, and says nothing of kept words."""
    place = tmp_path / "plan.canvas"
    write(place, makers.cafe())
    window = windows.show(opening.open_file(place))
    place.unlink()

    def full(_: CanvasFile) -> None:
        raise DiskFull("There is no room.")

    with monkeypatch.context() as no_room:
        no_room.setattr(CanvasFile, "miss", full)
        told = answer(no_room, Way.BACK)
        assert not window.close()
    assert "What you see may be in no file any more" in told[0].sentence
    assert told[0].kept == ""
    assert window.close()
    (draft,) = opening.drafts()
    assert draft.title == makers.cafe().brief.title


def test_escape_goes_back(open_window: Opener) -> None:
    """Esc in that question is no way to lose words."""
    window = open_window(makers.empty())
    dialog = TroubleDialog(Trouble("Not kept."), CLOSING, window)
    dialog.reject()
    assert dialog.chosen is Way.BACK
    assert dialog.buttons[Way.BACK].isDefault()


def test_what_was_told_goes_when_the_file_is_written_after_all(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The banner about a full disk stays while edits wait, and goes once the file has them."""
    place = tmp_path / "plan.canvas"
    write(place, makers.cafe())
    window = windows.show(opening.open_file(place))
    session = window.session
    real = CanvasFile.put_out

    def full(*_: object) -> None:
        raise DiskFull("There is no room.", kept="All is kept here.", then="Free some space.")

    monkeypatch.setattr(CanvasFile, "put_out", full)
    session.do(
        StepLabel("edit-text"),
        commands.set_field(session.canvas, (session.canvas.brief.id,), "title", "A"),
    )
    assert not session.publish()
    assert "no room" in window.banner.text.text()
    session.do(
        StepLabel("edit-text"),
        commands.set_field(session.canvas, (session.canvas.brief.id,), "title", "B"),
    )
    assert not window.banner.isHidden()
    monkeypatch.setattr(CanvasFile, "put_out", real)
    assert session.publish()
    assert window.banner.isHidden()


def test_what_may_only_be_read_takes_no_words(windows: Windows, tmp_path: Path) -> None:
    """In a canvas that is open to read, fields take no letters and choices go back."""
    place = tmp_path / "plan.canvas"
    write(place, makers.cafe())
    window = windows.show(opening.look_at(place))
    inspector = inspector_of(window)
    tactic = makers.key(1, makers.TACTIC)
    window.selection.set((tactic,))
    rows = inspector.form(Tactic).rows
    title, due, status = (rows[name].editor for name in ("title", "due", "status"))
    shown = title.text(), due.text(), status.currentText()
    QTest.keyClicks(title, "!")
    QTest.keyClicks(due, "9")
    due.open_calendar()
    assert due.findChildren(QMenu) == []
    status.setCurrentIndex(0 if status.currentIndex() else 1)
    status.activated.emit(status.currentIndex())
    assert (title.text(), due.text(), status.currentText()) == shown
    assert window.session.canvas == makers.cafe()
    assert "reading only" in window.banner.text.text()
