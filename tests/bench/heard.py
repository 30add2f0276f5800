# SPDX-License-Identifier: MIT
"""What panning, dragging and selecting cost while a screen reader listens, beside when none does.

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
from tests.bench.pairs import Figure
from tests.bench.window import LEFT, NO_KEY, SIZES, home, settle, window, windows
from tests.bench.yardsticks import board, busy

_ROUNDS, _STEPS = 14, 12
_MOST = 1.2


def figures() -> Iterator[Figure]:
    """Yield each at every size."""
    with windows() as ours:
        for cards in SIZES:
            with window(ours, board(cards)) as opened:
                for name, act in (("pan", _pan), ("drag", _drag), ("select", _select)):
                    ratio = _heard_to_unheard(partial(act, opened))
                    yield Figure(name=f"heard.{name} {cards:,}", ratio=ratio, target=_MOST)


def _heard_to_unheard(act: Callable[[], object]) -> float:
    """Return how much longer something takes while somebody listens."""
    times: dict[bool, list[float]] = {True: [], False: []}
    for heard in itertools.islice(itertools.cycle((False, True)), _ROUNDS):
        QAccessible.setActive(heard)
        settle()
        times[heard].append(busy(act))
    QAccessible.setActive(False)
    return statistics.median(times[True]) / statistics.median(times[False])


def _pan(opened: Window) -> None:
    view = opened.view
    for step in range(_STEPS):
        view.camera.pan(-8 if step % 2 else 8, 3 if step % 4 < 2 else -3)
        view.viewport().repaint()


def _select(opened: Window) -> None:
    for key in list(opened.session.canvas.tactics)[:_STEPS]:
        opened.selection.set((key,))
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
