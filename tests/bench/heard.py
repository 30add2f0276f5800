# SPDX-License-Identifier: MIT
"""What a hand does with the mouse, the picture after it, selecting and typing cost while a screen
reader listens, beside when none does.

Both are timed in turn; a reader is there as far as Qt tells the program.
"""

import itertools
import statistics
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from stratcanvas.ui.window import Window
from tests.bench.drag import banding
from tests.bench.pairs import Figure
from tests.bench.window import (
    CTRL,
    LEFT,
    NO_KEY,
    NOTCH,
    SIZES,
    home,
    repaint,
    settle,
    wheel,
    window,
    windows,
)
from tests.bench.yardsticks import board, busy
from tests.bench.zoom import until_crisp

_ROUNDS, _STEPS = 16, 12
MOST = 1.2
"""What one of them may take, as often as long as without."""


def figures() -> Iterator[Figure]:
    """Yield each at every size."""
    with windows() as ours:
        for cards in SIZES:
            with window(ours, board(cards)) as opened:
                for name, took in {**GESTURES, **_BESIDE_IT}.items():
                    home(opened)
                    ratio = with_to_without(QAccessible.setActive, partial(took, opened))
                    yield Figure(name=f"heard.{name} {cards:,}", ratio=ratio, target=MOST)


def with_to_without(turn: Callable[[bool], object], took: Callable[[], float]) -> float:
    """Return how much longer something takes while something is turned on, which is off after it.
    ``took`` does it and returns the seconds of what counts.

    What is drawn anew as it is turned on or off is not counted: all is done once before.
    """
    times: dict[bool, list[float]] = {True: [], False: []}
    for on in itertools.islice(itertools.cycle((False, True)), _ROUNDS):
        turn(on)
        settle()
        took()
        times[on].append(took())
    turn(False)
    return statistics.median(times[True]) / statistics.median(times[False])


def _pan(opened: Window) -> None:
    view = opened.view
    for step in range(_STEPS):
        view.camera.pan(-8 if step % 2 else 8, 3 if step % 4 < 2 else -3)
        view.viewport().repaint()


def _zoom(opened: Window) -> None:
    """Turn the wheel out and in again, and have the crisp picture after it."""
    for notch in (-NOTCH, NOTCH):
        for _ in range(4):
            wheel(opened, 0, notch // 4, CTRL)
            settle()
    opened.view.zoom_picture.end()
    until_crisp(opened)


def _select(opened: Window) -> None:
    for key in list(opened.session.canvas.tactics)[:_STEPS]:
        opened.selection.set((key,))
        settle()


def _key(opened: Window) -> None:
    """Write on the strategy, and take it back."""
    opened.selection.set((opened.session.canvas.strategy.id,))
    opened.view.setFocus()
    QTest.keyClick(opened.view, Qt.Key.Key_F2)
    for letter in "evenings":
        QTest.keyClicks(opened.focusWidget(), letter)
        settle()
    QTest.keyClick(opened.focusWidget(), Qt.Key.Key_Escape)
    opened.session.undo()
    opened.selection.clear()
    settle()


def _drag(opened: Window) -> None:
    """Take the card in the middle along and put it back."""
    home(opened)
    view = opened.view
    port, middle = view.viewport(), view.viewport().rect().center()
    QTest.mousePress(port, LEFT, NO_KEY, middle)
    for step in range(1, _STEPS + 1):
        QTest.mouseMove(port, middle + QPoint(6 * step, 4 * step))
        settle()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, LEFT, NO_KEY, middle)
    settle()


def _hover(opened: Window) -> None:
    """Go over cards and connectors with the pointer."""
    port = opened.view.viewport()
    for step in range(4 * _STEPS):
        QTest.mouseMove(port, QPoint(100 + 20 * step, 120 + 12 * step))
        settle()


def _banded(opened: Window) -> float:
    """Return what a rubber band costs, step by step."""
    return sum(banding(opened))


def _crisp(opened: Window) -> float:
    """Return what the crisp picture costs that follows on a turn of the wheel, of all threads."""
    wheel(opened, 0, -NOTCH, CTRL)
    own = busy(opened.view.zoom_picture.end)
    work, _ = until_crisp(opened)
    wheel(opened, 0, NOTCH, CTRL)
    opened.view.zoom_picture.end()
    until_crisp(opened)
    return own + work


def _fitted(opened: Window) -> float:
    """Return what repaints cost with all cards in view."""
    opened.view.fit()
    settle()
    until_crisp(opened)
    repaint(opened)
    return sum(repaint(opened) for _ in range(_STEPS))


Took = Callable[[Window], float]
"""Does something in a window, and returns the seconds of what counts."""


def _all_of(act: Callable[[Window], object]) -> Took:
    return lambda opened: busy(partial(act, opened))


GESTURES: dict[str, Took] = {
    "pan": _all_of(_pan),
    "zoom": _all_of(_zoom),
    "drag": _all_of(_drag),
    "hover": _all_of(_hover),
    "band": _banded,
    "crisp": _crisp,
    "fitted": _fitted,
}
"""What is done with the mouse, and the pictures after it, by name."""
_BESIDE_IT: dict[str, Took] = {"select": _all_of(_select), "key": _all_of(_key)}
