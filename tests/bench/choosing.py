# SPDX-License-Identifier: MIT
"""What choosing costs: all cards, one of them when all are chosen, and what the pointer is over."""

import statistics
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainterPath
from PySide6.QtTest import QTest

from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.window import LEFT, NO_KEY, home, settle
from tests.bench.yardsticks import blank, busy, naive

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ROUNDS = 5


def choosing(window: Window, name: str) -> Iterator[Figure]:
    """Yield what it costs to leave a selection of all cards, or to change it by one, and to go
    over the canvas with the pointer, each against a blank."""
    home(window)
    view, unit = window.view, statistics.median(blank(window.view)() for _ in range(_ROUNDS))
    port, spot = view.viewport(), view.viewport().rect().center()
    ways: dict[str, tuple[Callable[[], object], float]] = {
        "let all go": (partial(QTest.keyClick, view, Qt.Key.Key_Escape), 50.0),
        "one of all": (partial(QTest.mouseClick, port, LEFT, NO_KEY, spot), 130.0),
        "all but one": (partial(QTest.mouseClick, port, LEFT, _SHIFT, spot), 60.0),
        "on from all": (partial(QTest.keyClick, view, Qt.Key.Key_Left), 130.0),
    }
    for way, (act, target) in ways.items():
        times = [_with_all(window, act) for _ in range(_ROUNDS)]
        ratio = statistics.median(times) / unit
        yield Figure(name=f"stage.{way} {name}", ratio=ratio, target=target)
    home(window)
    steps = [partial(QTest.mouseMove, port, QPoint(100 + 8 * n, 120 + 5 * n)) for n in range(120)]
    ratio = statistics.mean(map(busy, steps)) / unit
    yield Figure(name=f"stage.hover {name}", ratio=ratio, target=20.0)
    home(window)


def _with_all(window: Window, act: Callable[[], object]) -> float:
    """Do something with all cards selected; return its seconds."""
    home(window)
    window.view.setFocus()
    window.action_set.qt["select-all"].trigger()
    settle()
    return busy(act)


def select_all(window: Window, name: str) -> Figure:
    """Return what selecting all cards costs, against a naive scene that selects all its area."""
    plain = naive(window.view)
    scene, area = plain.scene(), QPainterPath()
    area.addRect(scene.sceneRect())
    plainly = busy(partial(scene.setSelectionArea, area))
    plain.close()
    window.view.setFocus()
    ours = []
    for _ in range(_ROUNDS):
        ours.append(busy(window.action_set.qt["select-all"].trigger))
        window.selection.clear()
        settle()
    ratio = statistics.median(ours) / plainly
    return Figure(name=f"stage.select all {name}", ratio=ratio, target=0.04)
