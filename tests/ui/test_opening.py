# SPDX-License-Identifier: MIT
"""Opening: no window waits for a file; what takes long says so and can be given up."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening
from stratcanvas.session.side_work import SideWork
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.storage import read_bytes, recovery, starting_point
from stratcanvas.storage.door import CanvasFile, drafts, write
from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.storage.kept_edits import KeptEdits
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.wait import OpeningDialog
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")


class SlowDisk:
    """Every file takes until ``answer`` is set; counts who asked."""

    def __init__(self) -> None:
        self.answer = threading.Event()
        self.threads: list[threading.Thread] = []


@pytest.fixture
def disk(windows: Windows, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    """Return a disk that does not answer, with nobody waiting for it."""
    slow = SlowDisk()
    real = starting_point.bytes_of

    def bytes_of(path: Path) -> bytes:
        slow.threads.append(threading.current_thread())
        slow.answer.wait(60)
        return real(path)

    monkeypatch.setattr(starting_point, "bytes_of", bytes_of)
    monkeypatch.setattr(recovery, "bytes_of", bytes_of)
    monkeypatch.setattr(read_bytes, "bytes_of", bytes_of)
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE", 0.0)
    begun, start = list[SideWork](), SideWork.start

    def begin(work: SideWork) -> None:
        begun.append(work)
        start(work)

    monkeypatch.setattr(SideWork, "start", begin)
    yield slow
    slow.answer.set()
    for work in begun:
        work.join()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return path


def test_windows_live_while_a_file_is_read(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """A disk that does not answer holds up nothing: a small window says what is going on."""
    windows.new()
    (other,) = windows.open_ones
    windows.open(place, other)
    (waiting,) = windows.awaited
    qtbot.waitUntil(waiting.isVisible)
    assert "“plan.canvas”" in waiting.label.text()
    assert not waiting.isModal()
    session = other.session
    assert session.do(
        StepLabel("add-problem"), commands.add_problem(session.canvas, "Typed meanwhile")
    )
    disk.answer.set()
    qtbot.waitUntil(lambda: len(windows.open_ones) == 2)
    assert windows.open_ones[1].session.canvas == makers.cafe()
    assert not windows.awaited
    assert threading.main_thread() not in disk.threads


def test_what_arrives_can_be_worked_on(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """A file with unwritten words comes from another thread whole, and takes edits here."""
    disk.answer.set()
    left = CanvasFile.open(place)
    canvas = makers.cafe()
    changes = commands.add_problem(canvas, "Not in the file")
    left.apply(changes, StepLabel("add-problem"))
    left.close()
    windows.start([place])
    qtbot.waitUntil(lambda: len(windows.open_ones) == 1)
    session = windows.open_ones[0].session
    assert session.canvas == canvas.apply(changes)
    assert session.do(
        StepLabel("add-problem"), commands.add_problem(session.canvas, "And one more")
    )
    assert session.publish()


def test_a_file_on_its_way_is_not_opened_twice(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """Asking for it again raises the window that waits for it."""
    windows.start([place])
    windows.open_all([place, place.parent / "." / "plan.canvas"])
    (waiting,) = windows.awaited
    assert waiting.isVisible()
    disk.answer.set()
    qtbot.waitUntil(lambda: len(windows.open_ones) == 1)
    assert len(disk.threads) == 1


def test_giving_up_lets_go_of_the_file(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """After Cancel nothing comes any more, and another window may have the file."""
    windows.new()
    windows.open(place)
    arrival = windows.awaited[0].arrival
    windows.awaited[0].cancel.click()
    assert not windows.awaited
    disk.answer.set()
    assert arrival.wait(60)
    assert len(windows.open_ones) == 1
    file = CanvasFile.open(place)  # nobody holds it
    file.close()


def test_a_copy_given_up_leaves_no_draft(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """A copy that nobody waited for is not found among the drafts later."""
    arrival = opening.arriving_copy(place)
    arrival.give_up()
    disk.answer.set()
    assert arrival.wait(60)
    assert drafts() == []


def test_a_start_that_waits_ends_when_it_is_given_up(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """With nothing else open, closing the small window ends the program."""
    windows.start([place])
    assert not windows.is_empty
    assert not windows.open_ones
    with qtbot.waitSignal(windows.emptied):
        windows.awaited[0].close()
    assert windows.is_empty


def test_a_start_that_is_given_up_is_no_failure(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """Whoever cancels, or quits, before any window was there gets what was asked for."""
    for end in (lambda: windows.awaited[0].reject(), windows.quit):
        windows.given_up = False
        windows.start([place])
        assert windows.has_failed
        with qtbot.waitSignal(windows.emptied):
            end()
        assert not windows.has_failed


def test_a_disk_that_is_gone_does_not_hold_up_the_others(
    windows: Windows, place: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names of open files are compared in another thread; a link to one raises its window."""
    windows.open(place)
    qtbot.waitUntil(lambda: len(windows.open_ones) == 1)
    link = tmp_path / "link.canvas"
    link.symlink_to(place)
    monkeypatch.setattr("stratcanvas.ui.windows.PATIENCE_FOR_NAMES", 300.0)
    windows.open(link)
    assert len(windows.open_ones) == 1
    assert not windows.awaited
    asked: list[threading.Thread] = []
    answer = threading.Event()
    real = Path.samefile

    def slow(one: Path, other: Path) -> bool:
        asked.append(threading.current_thread())
        return answer.wait(60) and real(one, other)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "samefile", slow)
        patch.setattr("stratcanvas.ui.windows.PATIENCE_FOR_NAMES", 0.0)
        write(other := tmp_path / "other.canvas", makers.cafe())
        windows.open(other)
        qtbot.waitUntil(lambda: len(windows.open_ones) == 2)
        answer.set()
        for thread in asked:
            assert thread is not threading.main_thread()
            thread.join()


def test_a_late_trouble_is_told_and_leaves_a_window(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that turns out damaged is told as ever, and the start goes on without it."""
    told: list[Trouble] = []

    def ask(_: QWidget | None, problem: Trouble, __: object) -> trouble.Way:
        told.append(problem)
        return trouble.Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    place.write_bytes(place.read_bytes()[:3000])
    windows.start([place])
    disk.answer.set()
    qtbot.waitUntil(lambda: windows.starting is not None)
    assert [type(each) for each in told] == [Damaged]
    assert windows.open_ones == []


def test_quitting_does_not_wait_for_a_file(
    windows: Windows, disk: SlowDisk, place: Path, qtbot: QtBot
) -> None:
    """Quit gives up what is on its way, and the program may end."""
    windows.new()
    windows.open(place)
    with qtbot.waitSignal(windows.emptied):
        windows.quit()
    assert windows.is_empty
    assert not disk.answer.is_set()


def test_a_large_canvas_is_measured_beside_the_windows(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Where 600 cards lie is found out once, in the thread that read them."""
    threads: list[threading.Thread] = []
    real = LiveLayout.__init__

    def measure(layout: LiveLayout, canvas: Canvas) -> None:
        threads.append(threading.current_thread())
        real(layout, canvas)

    monkeypatch.setattr(LiveLayout, "__init__", measure)
    path = tmp_path / "large.canvas"
    write(path, makers.crowded(20, 80, 500))
    windows.open(path)
    qtbot.waitUntil(lambda: bool(windows.open_ones))
    (window,) = windows.open_ones
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()
    assert window.view.stage.live_layout.canvas is window.session.canvas


def when_told(act: Callable[[OpeningDialog], object]) -> None:
    """Do something once the small window that waits is there."""

    def look() -> None:
        there = [each for each in QApplication.topLevelWidgets() if isinstance(each, OpeningDialog)]
        if there and there[0].isVisible():
            timer.stop()
            act(there[0])

    timer = QTimer(QApplication.instance())
    timer.timeout.connect(look)
    timer.start(0)


def test_a_copy_to_go_on_in_holds_up_no_window(
    windows: Windows,
    disk: SlowDisk,
    place: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A copy that takes long is waited for with a way out; where it is there, the work goes on."""
    monkeypatch.setattr("stratcanvas.ui.dialogs.wait._A_BLINK", 0.0)
    copy, let_go, leave = place.with_name("copy.canvas"), list[KeptEdits](), KeptEdits.leave

    def leaving(edits: KeptEdits) -> None:
        leave(edits)
        let_go.append(edits)

    monkeypatch.setattr(KeptEdits, "leave", leaving)
    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", lambda *_: copy)
    disk.answer.set()
    window = windows.show(opening.open_file(place))
    disk.answer.clear()
    when_told(lambda dialog: dialog.cancel.click())
    file_actions.go_on_in_copy(window.context)
    assert windows.open_ones == [window]
    assert window.session.path == place
    disk.answer.set()
    qtbot.waitUntil(lambda: len(let_go) == 1)
    disk.answer.clear()
    before = len(disk.threads)
    when_told(lambda _: disk.answer.set())
    file_actions.go_on_in_copy(window.context)
    assert [each.session.path for each in windows.open_ones] == [copy]
    assert threading.main_thread() not in disk.threads[before:]
