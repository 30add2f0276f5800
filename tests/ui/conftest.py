# SPDX-License-Identifier: MIT
"""Windows for tests: real sessions on real drafts, shown without a screen."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import set_up
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.panels.table import PANELS
from stratcanvas.ui.spell_check import SpellCheck
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import dictionary


@pytest.fixture(params=[1, 2])
def _letters(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    """Let all words be written as large as they are, and then as large again."""
    font = qapp.font()
    qapp.setFont(QFont(font.family(), font.pointSize() * request.param))
    yield
    qapp.setFont(font)


@pytest.fixture
def heard_by_ear() -> Iterator[None]:
    """Have somebody hear the screen."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def session() -> Iterator[Callable[[Canvas], Session]]:
    """Return a maker of sessions on drafts; they are closed at the end."""
    made: list[Session] = []

    def make(canvas: Canvas) -> Session:
        made.append(Session(CanvasFile.draft(canvas)))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture
def windows(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Windows]:
    """Return the program's windows, none open yet. Files are waited for, however busy it is."""
    for name in ("windows.PATIENCE", "windows.PATIENCE_FOR_NAMES", "recent.PATIENCE"):
        monkeypatch.setattr(f"stratcanvas.ui.{name}", 300.0)
    made = set_up(qapp)
    yield made
    with mock.patch.object(trouble, "ask_trouble", return_value=trouble.Way.CLOSE):
        made.quit()  # nobody is here to answer for words that a test left refused
    for thread in threading.enumerate():
        if thread.name == "looking":  # at small pictures; the next test has another home
            thread.join()
    made.deleteLater()


@pytest.fixture
def panels_away(windows: Windows) -> None:
    """Have all panels put away, as a person may: they are two thirds of what a window costs.

    For what is done on the canvas, in the bars and with files; how all stands together is tried
    with the panels.
    """
    for row in PANELS:
        windows.remembered.set_panel_shown(row.id, shown=False)


@pytest.fixture
def usual_panels(windows: Windows, panels_away: None) -> None:
    """Have those panels shown all the same that a new window has, in files that put them away."""
    for row in PANELS:
        windows.remembered.set_panel_shown(row.id, shown=row.shown)


@pytest.fixture
def outline_alone(windows: Windows, panels_away: None) -> None:
    """Have no panel shown but the outline, as a person may."""
    windows.remembered.set_panel_shown("outline", shown=True)


@pytest.fixture
def inspector_alone(windows: Windows, panels_away: None) -> None:
    """Have no panel shown but the inspector, as a person may."""
    windows.remembered.set_panel_shown("inspector", shown=True)


@pytest.fixture
def right_side_alone(windows: Windows) -> None:
    """Have the outline put away, as a person may: coach and inspector share their side."""
    windows.remembered.set_panel_shown("outline", shown=False)


def let_go(window: Window) -> None:
    """Let go of what another test has pressed: as far as Qt knows it is held for good, and all that
    the mouse does is for what was pressed then.
    """
    for button in (
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.RightButton,
        Qt.MouseButton.MiddleButton,
    ):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(window.windowHandle(), button, pos=QPoint(1, 1))


@pytest.fixture
def open_window(
    windows: Windows, session: Callable[[Canvas], Session], qtbot: QtBot
) -> Callable[[Canvas], Window]:
    """Return a way to open a window on a canvas, furnished, active and where it is to lie."""

    def begin(canvas: Canvas) -> Window:
        window = windows.show(session(canvas))
        painted: list[bool] = []
        window.panels.furnished.connect(lambda: painted.append(True))
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        let_go(window)
        window.furnish()
        window.repaint()  # after its first picture it makes itself fit the screen
        settled: list[bool] = []
        QTimer.singleShot(0, window, lambda: settled.append(True))
        qtbot.waitUntil(lambda: bool(settled and painted))
        return window

    return begin


@pytest.fixture
def check(
    windows: Windows,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SpellCheck]:
    """Return what marks, with a dictionary of a few words that is open."""
    dictionary.lay(tmp_path / "words")
    monkeypatch.setenv("DICPATH", str(tmp_path / "words"))
    made = SpellCheck(qapp, windows.preferences, windows.colours)
    made.spelling.use("en")
    qtbot.waitUntil(lambda: made.spelling.is_ready)
    yield made
    made.deleteLater()
