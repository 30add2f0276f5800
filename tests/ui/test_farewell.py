# SPDX-License-Identifier: MIT
"""The system ends the program: windows close as by Quit, and the files have the last words."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, drafts, read, write
from stratcanvas.ui.windows import Windows
from tests import makers

SCRIPT = """
import os
import signal
import sys
import threading
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from stratcanvas.ui import app, windows

def ready_when_asked():
    heard = signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    if QApplication.activeModalWidget() is None or not heard:
        return QTimer.singleShot(20, ready_when_asked)
    QTimer.singleShot(0, lambda: print("ready", flush=True))

def type_words():
    if sys.argv[2] == "elsewhere, and slow":
        return ready_when_asked()
    window = QApplication.activeWindow()
    if window is None or not hasattr(window, "view"):
        return QTimer.singleShot(20, type_words)
    window.view.setFocus()
    window.view.add_problem()
    QTest.keyClicks(QApplication.focusWidget(), "last words")
    if sys.argv[2] == "dialog":
        dialog = QDialog(window)
        QTimer.singleShot(0, lambda: print("ready", flush=True))
        dialog.exec()
    elif sys.argv[2] == "question":
        window.panels.keep_words = lambda: False
        QTimer.singleShot(0, ready_when_asked)
        window.close()
    elif sys.argv[2] == "not kept":
        window.panels.keep_words = lambda: False
        QTimer.singleShot(0, lambda: print("ready", flush=True))
        go_back_when_asked(window)
    else:
        QTimer.singleShot(0, lambda: print("ready", flush=True))

def go_back_when_asked(window):
    question = QApplication.activeModalWidget()
    if question is None:
        return QTimer.singleShot(20, lambda: go_back_when_asked(window))
    QTest.keyClick(question, Qt.Key.Key_Escape)
    QTimer.singleShot(0, lambda: work_on(window))

def work_on(window):
    print("stays" if window.isVisible() else "closed", flush=True)
    del window.panels.keep_words
    window.close()

def end_with_the_test():
    os.read(int(sys.argv[3]), 1)  # it ends when nobody is there any more who could say something
    os._exit(3)

threading.Thread(target=end_with_the_test, daemon=True).start()
# As a terminal starts a program: nohup and jobs in the background hand down deaf ears.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
if sys.argv[2] == "elsewhere, and slow":
    windows.PATIENCE = 0  # it is asked when the loop runs
QTimer.singleShot(0, type_words)
sys.exit(app.run([sys.argv[1]]))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return path


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("SIGINT", "idle"),
        ("SIGTERM", "idle"),
        ("SIGHUP", "idle"),
        ("SIGTERM", "dialog"),
        ("SIGHUP", "question"),
    ],
)
def test_a_signal_while_nothing_happens_is_heard(place: Path, name: str, state: str) -> None:
    """Ctrl+C, a shutdown and a closed terminal end the program within a moment, words kept.

    A question is closed as if cancelled, even one whether to close over words that can't be kept.
    """
    assert ended_by(name, place, state) == (0, "")
    assert "last words" in [each.statement for each in read(place).problems.values()]
    assert drafts() == []


def test_a_signal_asks_about_words_that_can_not_be_kept(place: Path) -> None:
    """The window is at rest, and words in it could not be kept: who goes back loses none."""
    assert ended_by("SIGTERM", place, "not kept", says="stays\n") == (0, "")
    assert "last words" in [each.statement for each in read(place).problems.values()]
    assert drafts() == []


def test_a_question_before_any_window_keeps_nobody(place: Path) -> None:
    """Asked about a file that came late and is open elsewhere, the program ends too."""
    here = CanvasFile.open(place)
    assert ended_by("SIGTERM", place, "elsewhere, and slow") == (0, "")
    here.close()


def ended_by(name: str, place: Path, state: str, says: str = "") -> tuple[int, str]:
    """Start the program, send it a signal; return its exit code and what it told.

    ``says``: what else it is to print until it ends.
    """
    there, here = os.pipe()
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(place), state, str(there)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        pass_fds=[there],
    )
    os.close(there)
    assert program.stdout is not None
    try:
        assert program.stdout.readline() == "ready\n"
        program.send_signal(getattr(signal, name))
        said, errors = program.communicate(timeout=300)
    finally:
        os.close(here)
        program.kill()  # it has ended, or never will
        program.communicate()
    assert said == says
    return program.returncode, errors


def test_a_log_out_keeps_the_words_and_closes_nothing(
    windows: Windows, place: Path, qapp: QApplication
) -> None:
    """Asked to keep everything before a log-out, the file gets what is being typed just now."""
    window = windows.show(opening.open_file(place))
    window.view.add_problem()
    QTest.keyClicks(window.view.inline_edit.editor, "typed at log-out")
    windows.keep_all()
    assert "typed at log-out" in [each.statement for each in read(place).problems.values()]
    assert window.view.inline_edit.active
    assert windows.open_ones == [window]
