# SPDX-License-Identifier: MIT
"""What a step of a drag costs, and one of a rubber band."""

import statistics
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.pan import AMONG
from tests.bench.window import LEFT, NO_KEY, Place, rest, settle
from tests.bench.yardsticks import blank, busy, raw

ROUNDS = 9
"""Drags: few of five are like each other."""


def drags(window: Window, name: str, place: Place) -> Iterator[Figure]:
    """Yield the press, the first step and a later one of dragging the card in mid view.

    Somebody has looked there for a while: films that come for the place are no part of a step.
    What a press makes ready for the first step is the press's. These two come once, and so their
    yardstick is timed once in each round: on end it stays in the processor's cache, as it does for
    later steps.
    """
    place(window)
    rest()
    yardstick = raw(window.view)
    presses, firsts, later, once, plain = [], [], [], [], []
    for _ in range(ROUNDS):
        drawings = [yardstick() for _ in range(3)]
        once.append(drawings[0])
        plain.append(statistics.median(drawings))
        press, *steps = dragging(window)
        presses.append(press)
        firsts.append(steps[0])
        later += steps[1:]
    unit, single = statistics.median(plain), statistics.median(once)
    press, first = statistics.median(presses), statistics.median(firsts)
    step = statistics.mean(later)
    yield Figure(name=f"stage.drag {name} press", ratio=press / single, target=2.0)
    yield Figure(name=f"stage.drag {name} first step", ratio=first / single, target=1.0)
    yield Figure(name=f"stage.drag {name}", ratio=step / unit, target=1.0)
    place(window)


def dragging(window: Window) -> list[float]:
    """Drag the card in mid view, then give up; return the seconds of the press and each step."""
    port, spot = window.view.viewport(), window.view.viewport().rect().center()
    steps = [busy(partial(_press, port, spot))]
    steps += [
        busy(partial(QTest.mouseMove, port, spot + QPoint(12 * n, 9 * n))) for n in range(1, 12)
    ]
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NO_KEY, spot)
    settle()
    return steps


def _press(port: QWidget, spot: QPoint) -> None:
    """Press, and have all done that waits till the hand moves."""
    QTest.mousePress(port, LEFT, NO_KEY, spot)
    settle()


def band(window: Window, name: str, place: Place) -> Figure:
    """Return what a step of a rubber band costs."""
    yardstick = blank(window.view)
    steps, plain = [], []
    for _ in range(3):
        for number, step in enumerate(banding(window)):
            if number % AMONG == 0:
                plain.append(yardstick())
            steps.append(step)
    place(window)
    ratio = statistics.mean(steps) / statistics.median(plain)
    return Figure(name=f"stage.band {name}", ratio=ratio, target=5.0)


def banding(window: Window) -> Iterator[float]:
    """Yield the steps of a rubber band over the view, beside the frame where no card lies."""
    view = window.view
    view.zoom_to(0.5)
    frame = view.stage.live_layout.frame.rect
    view.camera.center(QPointF(frame.right + 400.0, frame.y + frame.height / 2))
    settle()
    x = view.to_pixels(view.stage.rectf(window.session.canvas.strategy.id)).right() + 36
    spot = QPoint(round(x), 30)
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, spot)
    for n in range(1, 30):
        yield busy(partial(QTest.mouseMove, view.viewport(), spot + QPoint(14 * n, 18 * n)))
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, spot + QPoint(406, 522))
    window.selection.clear()
    settle()
