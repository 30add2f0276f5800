# SPDX-License-Identifier: MIT
"""The program's window on a screen that has room for it: opened, looked through, and wheeled at."""

import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.stage.places.shapes import prepared
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.afterwards import imports
from stratcanvas.ui.app import STYLE, set_up
from stratcanvas.ui.crash import quieten_qt
from stratcanvas.ui.sweeper import Sweeper
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.bench.pairs import environment
from tests.bench.yardsticks import board, busy

SIZES = (100, 1_000, 10_000)
HUGE = 50_000
NOTCH, NO_KEY = 120, Qt.KeyboardModifier.NoModifier
LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
_SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1920,
    "height": 1080,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


def roomy_platform(folder: Path) -> str:
    """Return a platform for Qt with a screen of 1,920 × 1,080, told in a file in a folder.

    On Qt's own of 800 × 800 the sides of a window are folded away.
    """
    screen = folder / "screen.json"
    screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
    return f"offscreen:configfile={screen}"


@contextmanager
def windows() -> Iterator[Windows]:
    """Have the program's windows on a screen of 1,920 × 1,080, in a home of its own.

    As in the program garbage is collected between two gestures, by its sweeper, and not by Python
    in the middle of one; and what a hand needs is imported before it gets to it.
    """
    with ExitStack() as undone:
        home = Path(undone.enter_context(tempfile.TemporaryDirectory()))
        platform = roomy_platform(home)
        undone.enter_context(environment(QT_QPA_PLATFORM=platform, STRATCANVAS_HOME=str(home)))
        quieten_qt()
        app = QApplication.instance() or QApplication([sys.argv[0], *STYLE])
        assert isinstance(app, QApplication)
        all_windows = set_up(app)
        for piece in imports():
            piece()
        sweeper = Sweeper(app, all_windows.at_work)
        undone.callback(gc.enable)
        undone.callback(sweeper.deleteLater)
        yield all_windows
        all_windows.quit()


@contextmanager
def both(windows: Windows) -> Iterator[tuple[Window, Window]]:
    """Have a window on 1,000 cards and one on 10,000, for what is timed in turn at both."""
    with window(windows, board(SIZES[1])) as small, window(windows, board(SIZES[2])) as large:
        yield small, large


@contextmanager
def window(windows: Windows, canvas: Canvas) -> Iterator[Window]:
    """Have a window of 1,600 × 900 on a canvas at 100 %, with its panels and the frame in view."""
    session = Session(CanvasFile.draft(canvas))
    opened = windows.show(session, ready=prepared(canvas))
    settle()
    opened.furnish()
    opened.resize(1600, 900)
    settle()
    home(opened)
    gc.collect()
    yield opened
    opened.close()
    settle()


def settle() -> None:
    """Let the window do what it put off."""
    for _ in range(20):
        QApplication.processEvents()


MOMENT, BUSY = 0.1, 0.005
"""Seconds that are looked at together, and of them those that all threads work at least."""
STILL = 8
"""Such moments in which nothing is done: then all is at rest."""


def rest() -> None:
    """Wait until no thread does anything: those beside windows tell nobody when they end."""
    still = 0
    while still < STILL:
        before = time.process_time()
        time.sleep(MOMENT)
        still = still + 1 if time.process_time() - before < BUSY else 0
        settle()


# ---- where somebody looks


def home(window: Window) -> None:
    """Look at the middle of the frame, at 100 %."""
    ranked = window.session.canvas.ranked
    _look_at(window, ranked[len(ranked) // 2].id)


def wing(window: Window) -> None:
    """Look at tactics that lie away from the frame, at 100 %."""
    tactics = list(window.session.canvas.tactics)
    _look_at(window, tactics[len(tactics) * 3 // 4])


def far(window: Window) -> None:
    """Look at the frame from afar, at 20 %, where connectors are bundled."""
    home(window)
    window.view.zoom_to(0.2)
    settle()


def whole(window: Window) -> None:
    """Look at all cards at once."""
    window.selection.clear()
    window.view.fit()
    settle()


Place = Callable[[Window], None]
PLACES: dict[str, Place] = {"home": home, "wing": wing}


def _look_at(window: Window, card: str) -> None:
    window.selection.clear()
    window.view.zoom_to(1.0)
    window.view.center_on(card)
    settle()


# ---- what is done there


def wheel(window: Window, dx: int, dy: int, held: Qt.KeyboardModifier = NO_KEY) -> None:
    """Turn the wheel over the middle of the view, by so many eighths of a degree."""
    port = window.view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(middle)),
        QPoint(),
        QPoint(dx, dy),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def repaint(window: Window) -> float:
    """Return the seconds of drawing the canvas again, with all that is kept of it."""
    return busy(window.view.viewport().repaint)


def anew(window: Window) -> float:
    """Return the seconds of drawing the canvas from nothing."""
    return busy(partial(window.view.set_theme, window.view.stage.theme))
