# SPDX-License-Identifier: MIT
"""Two screens of different scales: a window goes from one to the other, or loses the one it is on.

A process has its screens for good, so each test starts one of its own.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BEGINNING = """
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui import layout, open_windows
from stratcanvas.ui.app import set_up
from stratcanvas.ui.screens import free_area
from tests import makers
from tests.hands import Hand

app = QApplication([])
windows = set_up(app)
layout.NARROW = 0
open_windows._A_MOMENT = 10**8  # the words of a window that was closed are not told over the next
desk, wall = 0, 1

def opened(screen):
    window = windows.show(Session(CanvasFile.draft(makers.cafe())))
    window.furnish()
    window.resize(900, 560)
    go(window, screen)
    window.view.zoom_to(1.0)
    return window, Hand(window.view, window.session, window.selection)

def go(window, number):
    screen = app.screens()[number]  # anew: PySide drops a screen with a window that told it
    window.move(screen.geometry().topLeft() + QPoint(90, 20))
    app.processEvents()
    assert window.screen() is screen, window.screen().name()
    assert window.view.devicePixelRatioF() == screen.devicePixelRatio()

def picture(window, hand):
    while not window.around.advice.is_current:
        app.processEvents()
    hand.settle()
    app.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    size = window.width(), window.height()
    seen = window.screen().grabWindow(window.winId(), 0, 0, *size).toImage()
    return seen.convertToFormat(QImage.Format.Format_RGB32)

def furthest(one, other):
    assert one.size() == other.size()
    one.setDevicePixelRatio(1.0)
    other.setDevicePixelRatio(1.0)
    painter = QPainter(one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    levels = one.convertToFormat(QImage.Format.Format_Grayscale8)
    return max(bytes(levels.constBits()))
"""

MOVED = """
first, _ = opened(desk)  # what the next ones look like is kept when it closes
first.close()
fresh, hand = opened(wall)
painted = picture(fresh, hand)
fresh.close()
window, hand = opened(desk)
before = picture(window, hand)
go(window, wall)
print(furthest(picture(window, hand), painted) <= 12)
hand.picture_is_fresh()
go(window, desk)
print(furthest(picture(window, hand), before) <= 12)
hand.picture_is_fresh()
windows.quit()
"""

LOST = """
window, hand = opened(wall)
other, _ = opened(desk)
there = other.geometry()
hand.press(makers.key(1, makers.PROBLEM))
left, gone = app.screens()
QGuiApplication.screens = staticmethod(lambda: [left])
app.screenRemoved.emit(gone)  # what Qt does then with each window on a screen that goes
window.windowHandle().setScreen(left)
window.windowHandle().setVisible(True)
for _ in range(5):
    app.processEvents()
print(window.screen().name(), window.isVisible(), window.view.devicePixelRatioF())
print(free_area(window.frameGeometry()) == left.availableGeometry())
print(left.availableGeometry().contains(window.frameGeometry()), other.geometry() == there)
hand.release(makers.key(1, makers.PROBLEM))
print(window.session.undo_label, hand.selection.ids == (makers.key(1, makers.PROBLEM),))
hand.picture_is_fresh()
windows.quit()
"""


def played(home: Path, factors: str, program: str) -> list[str]:
    """Run a program with a desk's screen and a wall's beside it; return the lines that it says."""
    bare = {"y": 0, "width": 2560, "height": 1600, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [{**bare, "name": "desk", "x": 0}, {**bare, "name": "wall", "x": 2560}]
    config = home / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", BEGINNING + program],
        env={
            "STRATCANVAS_HOME": str(home),
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "QT_SCREEN_SCALE_FACTORS": factors,
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    said = done.stderr.replace("This plugin does not support propagateSizeHints()\n", "")
    assert (done.returncode, said) == (0, "")
    return done.stdout.splitlines()


@pytest.mark.parametrize("factors", ["1;2", "2;1", "1;1.5"])
def test_a_window_on_another_screen_looks_as_if_made_there(tmp_path: Path, factors: str) -> None:
    """Moved to a screen of another scale, and back, it looks as one painted there from nothing."""
    assert played(tmp_path, factors, MOVED) == ["True", "True"]


def test_a_window_whose_screen_is_taken_away_comes_to_the_other(tmp_path: Path) -> None:
    """In the midst of a press it lies whole on the screen that is left, as if painted there."""
    said = played(tmp_path, "1;1", LOST)
    assert said == ["desk True 1.0", "True", "True True", "None True"]
