# SPDX-License-Identifier: MIT
"""In a low window the brief gives way to the matrix, which is of no use without its rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui import layout
from stratcanvas.ui.drawers import Tab
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "NARROW", 1200)


@pytest.fixture
def window(open_window: Opener) -> Window:
    """Return a window on six problems and fourteen tactics."""
    made = open_window(makers.crowded(6, 14))
    made.furnish()
    return made


def size(window: Window, wide: int, high: int) -> None:
    window.resize(wide, high)
    QApplication.processEvents()


def do(window: Window, action: str) -> set[str]:
    """Do what a button or key does; return which of the two are shown."""
    window.action_set.qt[action].trigger()
    QApplication.processEvents()
    return window.panels.shown & {"brief", "matrix"}


def rows(window: Window) -> int:
    """Return how many rows of the matrix are seen whole."""
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    grid = matrix.grid
    ends = [
        grid.rowViewportPosition(row) + grid.rowHeight(row)
        for row in range(grid.model().rowCount())
    ]
    return sum(end <= grid.viewport().height() for end in ends)


@pytest.mark.parametrize("wide", [800, 1024])
def test_in_a_low_window_the_last_that_was_asked_for_is_shown(window: Window, wide: int) -> None:
    """The matrix has five rows there at least; with the canvas the brief is back."""
    size(window, wide, 600)
    assert do(window, "brief") == {"brief"}
    assert do(window, "matrix") == {"matrix"}
    assert rows(window) >= 5
    assert do(window, "canvas") == {"brief"}
    do(window, "matrix")
    assert do(window, "brief") == {"brief"}
    assert window.view.isVisible()
    assert do(window, "matrix") == {"matrix"}


def test_in_a_high_window_there_are_both(window: Window) -> None:
    """Then too the matrix has its rows, and what gave way to it comes as soon as there is room."""
    size(window, 1000, 600)
    do(window, "brief")
    do(window, "matrix")
    size(window, 1000, 900)
    assert window.panels.shown & {"brief", "matrix"} == {"brief", "matrix"}
    assert rows(window) >= 5
    size(window, 1000, 600)
    assert window.panels.shown & {"brief", "matrix"} == {"matrix"}


def test_a_window_that_grows_wide_keeps_the_matrix(window: Window) -> None:
    """The sides are back, and nothing was asked for."""
    size(window, 800, 600)
    do(window, "brief")
    do(window, "matrix")
    size(window, 1400, 600)
    assert window.panels.shown & {"brief", "matrix"} == {"matrix"}


def test_the_brief_is_remembered_while_it_gives_way(window: Window) -> None:
    """The next window has it under its canvas."""
    size(window, 800, 600)
    do(window, "brief")
    do(window, "matrix")
    assert window.panels.remembered.panel_shown("brief", at_first=False)


def test_no_tab_covers_the_brief(window: Window) -> None:
    """Its name and its buttons are whole beside the tabs."""
    size(window, 800, 600)
    do(window, "brief")
    brief = window.panels.panels["brief"]
    for tab in window.findChildren(Tab):
        assert tab.isVisible()
        at = brief.mapFrom(window, tab.mapTo(window, QPoint()))
        assert not QRect(at, tab.size()).intersects(brief.rect())


def test_escape_in_the_matrix_brings_the_brief_back(window: Window) -> None:
    """As the button of the canvas does."""
    size(window, 800, 600)
    do(window, "brief")
    do(window, "matrix")
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    QTest.keyClick(matrix.grid, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert window.panels.shown & {"brief", "matrix"} == {"brief"}
