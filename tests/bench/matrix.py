# SPDX-License-Identifier: MIT
"""The matrix of 200 problems × 1,000 tactics: painted from nothing and scrolled, and following.

The yardstick fills and flushes a blank window as large as the matrix, timed in turn.
"""

import itertools
import statistics
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.window import Window
from tests import makers
from tests.bench.pairs import Figure
from tests.bench.window import settle, window, windows
from tests.bench.yardsticks import blank_of, busy

PROBLEMS, TACTICS, ROUNDS = 200, 1_000, 30


def figures() -> Iterator[Figure]:
    """Yield what a repaint, a step of scrolling and an edit cost against a blank window."""
    with windows() as ours, window(ours, makers.crowded(PROBLEMS, TACTICS)) as opened:
        opened.action_set.qt["matrix"].trigger()
        settle()
        panel = opened.panels.panels["matrix"]
        assert isinstance(panel, MatrixPanel)
        grid, yardstick = panel.grid, blank_of(panel.size())
        down, across = grid.verticalScrollBar(), grid.horizontalScrollBar()
        turn = itertools.cycle((1, -1))

        def scroll() -> None:
            way = next(turn)
            down.setValue(down.value() + way * 48)
            across.setValue(across.value() + way * 48)

        for name, work in (("repaint", lambda: _repaint(panel)), ("scroll", scroll)):
            yield Figure(name=f"matrix.{name}", ratio=_ratio(work, yardstick), target=5.0)
        step = _toggling(opened)
        small = _canvas_edit(opened)
        yield Figure(
            name="matrix.connect/edit",
            ratio=statistics.median(busy(step) for _ in range(9)) / small,
            target=2.0,
        )


def _repaint(panel: MatrixPanel) -> None:
    for part in (panel.grid, panel.grid.problems, panel.grid.tactics):
        part.viewport().update()
    QApplication.processEvents()


def _ratio(work: Callable[[], object], yardstick: Callable[[], float]) -> float:
    pairs = [(busy(work), yardstick()) for _ in range(ROUNDS)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return ours / theirs


def _toggling(window: Window) -> Callable[[], None]:
    tactic, problem = makers.key(7, makers.TACTIC), makers.key(3, makers.PROBLEM)

    def toggle() -> None:
        changes = commands.toggle_link(window.session.canvas, tactic, problem)
        window.session.do(StepLabel("connect"), changes)

    return toggle


def _canvas_edit(window: Window) -> float:
    """Return what the same costs while the canvas is shown, in seconds."""
    window.action_set.qt["canvas"].trigger()
    settle()
    step = _toggling(window)
    seconds = statistics.median(busy(step) for _ in range(9))
    window.action_set.qt["matrix"].trigger()
    settle()
    return seconds
