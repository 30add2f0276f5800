# SPDX-License-Identifier: MIT
"""What a real X11 screen shows of a canvas is what is painted from nothing.

Without a screen Qt keeps one picture of a window and scrolls that; on X11 it scrolls the screen
alone. Needs Xvfb.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.assets import load_fonts
from stratcanvas.qt.motion import reduce_motion
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.view import CanvasView
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import STYLE
from tests import makers
from tests.bench.window import NOTCH
from tests.hands import NO_KEY, Hand
from tests.prove.reader import running

UNIT, USUAL = "lives", 12
STEPS = 30
"""Gestures of a life; most are a pan and something that is drawn where it went."""
INNER = 120
"""Pixels from the view's edges within which all is pressed and dropped."""
CANVASES: list[Callable[[], Canvas]] = [
    makers.cafe,
    lambda: makers.crowded(12, 60, notes=4),
    lambda: makers.crowded(24, 130),
]


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield lives on a screen of their own, on small and large canvases in turn."""
    for seed in range(count):
        yield f"seed {seed}: {STEPS} gestures", 1, partial(live, seed)


def live(seed: int) -> None:
    """Pan, zoom, draw bands and drag, and compare the screen with the canvas painted anew."""
    assert shutil.which("Xvfb") is not None, "This needs Xvfb."
    screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    with TemporaryDirectory() as home, running(screen, {**os.environ}) as display:
        os.environ |= {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{display}", "STRATCANVAS_HOME": home}
        app = QApplication(["stratcanvas", *STYLE])
        try:
            reduce_motion(app, on=True)
            load_fonts()
            session = Session(CanvasFile.draft(CANVASES[seed % len(CANVASES)]()))
            view = CanvasView(session, Selection(session))
            view.resize(1200, 800)
            view.show()
            assert QTest.qWaitForWindowExposed(view)
            work(Hand(view, session, view.stage.selection), random.Random(seed))
            view.close()
            session.close()
        finally:
            app.shutdown()  # else Qt ends the process when its screen goes


def work(hand: Hand, chance: random.Random) -> None:
    """Do this and that, and look each time, also amid a band or a drag."""
    for number in range(STEPS):
        for _ in range(chance.randrange(1, 9)):
            turn_wheel(hand, *chance.choice([(1, 0), (-1, 0), (0, 1), (0, -1), (1, -1)]))
        doing = chance.choice([band, band, drag, zoom, select, undo])
        try:
            doing(hand, chance)
            hand.picture_is_fresh()
        except AssertionError as wrong:
            wrong.add_note(f"after {doing.__name__}, the {number}th")
            raise


def turn_wheel(hand: Hand, dx: int, dy: int, held: Qt.KeyboardModifier = NO_KEY) -> None:
    port = hand.view.viewport()
    spot = QPointF(port.rect().center())
    turn, none = QPoint(dx * NOTCH, dy * NOTCH), Qt.MouseButton.NoButton
    place, phase = QPointF(port.mapToGlobal(spot)), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(spot, place, QPoint(), turn, none, held, phase, False)
    QApplication.sendEvent(port, event)
    QApplication.processEvents()


def somewhere(hand: Hand, chance: random.Random) -> QPoint:
    """Return a place as far from the edges as a view does not go on by itself."""
    port = hand.view.viewport()
    return QPoint(*(chance.randrange(INNER, size - INNER) for size in port.size().toTuple()))


def band(hand: Hand, chance: random.Random) -> None:
    start, end = somewhere(hand, chance), somewhere(hand, chance)
    straight = chance.random() < 0.3
    hand.take(start, QPoint(end.x(), start.y()) if straight else end)
    hand.picture_is_fresh()
    hand.drop()


def drag(hand: Hand, chance: random.Random) -> None:
    area = hand.view.visible_area()
    seen = [
        key
        for key in (*hand.canvas.tactics, *hand.canvas.problems)
        if area.contains(hand.view.stage.rectf(key))
    ]
    if seen:
        hand.take(chance.choice(seen), somewhere(hand, chance))
        hand.picture_is_fresh()
        hand.drop()


def zoom(hand: Hand, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 5)):
        way = chance.choice((-1, 1))
        turn_wheel(hand, 0, way, Qt.KeyboardModifier.ControlModifier)


def select(hand: Hand, chance: random.Random) -> None:
    hand.selection.set((chance.choice([*hand.canvas.tactics]),))


def undo(hand: Hand, chance: random.Random) -> None:
    chance.choice((hand.session.undo, hand.session.redo, hand.view.tidy))()
