# SPDX-License-Identifier: MIT
"""What has the keyboard stays in sight when its window, or its pane, becomes smaller."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.ui.filter_bar import FilterBar
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.sight import bring_into_sight
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.panels.ticks import Ticks
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import coach_of, inspector_of, outline_of, panel_of

Opener = Callable[[Canvas], Window]
LAST = makers.key(14, makers.PROBLEM)
SIZES = (1400, 900), (1000, 600), (760, 520), (1500, 950), (760, 520)


@pytest.fixture
def window(open_window: Opener) -> Window:
    made = open_window(makers.crowded(14, 40))
    made.resize(1700, 1000)
    settle()
    return made


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_cell_one_is_in(window: Window, is_mirrored: bool) -> None:
    """In the matrix, wherever it is, also where one reads from the right."""
    side = Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    window.setLayoutDirection(side)
    window.action_set.qt["matrix"].trigger()
    panel = panel_of(window, "matrix")
    assert isinstance(panel, MatrixPanel)
    grid = panel.grid
    places = [row for row in range(grid.rows.rowCount()) if grid.rows.can_hold(row, 0)]
    for down, across in ((0.99, 0.9), (0.5, 0.5), (0.0, 0.0)):
        window.resize(1700, 1000)
        settle()
        row = places[int(down * len(places))]
        grid.setCurrentIndex(grid.rows.index(row, int(across * 14)))
        for size in SIZES:
            window.resize(*size)
            settle()
            here = grid.visualRect(grid.currentIndex())
            assert grid.viewport().rect().contains(here), (down, size, here)


def test_the_row_one_is_in(window: Window) -> None:
    """In the outline."""
    tree = outline_of(window).tree
    window.selection.set((LAST,))
    tree.setFocus()
    for size in SIZES:
        window.resize(*size)
        settle()
        row = tree.visualRect(tree.currentIndex()).adjusted(0, 0, 0, -1)  # Qt is a pixel short
        assert tree.viewport().rect().contains(row), size


def in_inspector(window: Window) -> QWidget:
    window.selection.set((LAST,))
    return list(inspector_of(window).form(Problem).rows.values())[-1].editor


def in_coach(window: Window) -> QWidget:
    return coach_of(window).findings.rows[-1].head


def in_filter(window: Window) -> QWidget:
    window.action_set.qt["filter"].trigger()
    (bar,) = window.findChildren(FilterBar)
    return list(bar.chips.buttons)[-1]


@pytest.mark.parametrize("place", [in_inspector, in_coach, in_filter])
def test_the_field_or_button_one_is_at(
    window: Window, place: Callable[[Window], QWidget], qtbot: QtBot
) -> None:
    """Beside the canvas and above it, once all is laid out that comes a moment later."""
    here = place(window)
    here.setFocus()
    bring_into_sight(here, here)
    settle()
    for size in SIZES:
        window.resize(*size)
        settle()
        assert window.focusWidget() is here
        qtbot.waitUntil(lambda: shown_of(here) >= here.height() // 2)


def shown_of(here: QWidget) -> int:
    """Return how many pixels of a widget's height no pane cuts off."""
    window = here.window()
    part, parent = QRect(here.mapTo(window, QPoint()), here.size()), here.parentWidget()
    while parent is not None:
        part &= QRect(parent.mapTo(window, QPoint()), parent.size())
        parent = None if parent is window else parent.parentWidget()
    return part.height()


@pytest.mark.parametrize("high", [600, 680, 900])
def test_the_tick_box_one_is_at(open_window: Opener, high: int) -> None:
    """In the inspector, though the pane ends amid the list: by Tab, and by each arrow."""
    window = open_window(makers.cafe())
    window.resize(1440, high)
    window.selection.set((makers.key(5, makers.TACTIC),))
    settle()
    inspector = inspector_of(window)
    ticks, shown = inspector.findChild(Ticks), inspector.area.viewport()
    list(inspector.form(Tactic).rows.values())[-1].editor.setFocus()
    settle()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    settle()
    assert ticks.list.hasFocus()
    for key in Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End:
        QTest.keyClick(ticks.list, key)
        row = ticks.list.visualRect(ticks.list.currentIndex())
        assert shown.rect().contains(row.translated(ticks.list.viewport().mapTo(shown, QPoint())))


@pytest.mark.parametrize("high", [600, 900])
def test_the_line_one_writes(open_window: Opener, high: int) -> None:
    """In a field of the inspector that grows beyond the pane; and by the arrow keys in it."""
    window = open_window(makers.cafe())
    window.resize(1440, high)
    window.selection.set((makers.key(5, makers.TACTIC),))
    settle()
    inspector = inspector_of(window)
    box, shown = list(inspector.form(Tactic).rows.values())[-1].editor, inspector.area.viewport()
    assert isinstance(box, TextBox)
    box.setFocus(Qt.FocusReason.TabFocusReason)
    for key in [Qt.Key.Key_Return] * 9 + [Qt.Key.Key_Up] * 9 + [Qt.Key.Key_Down] * 9:
        QTest.keyClick(box, key)
        settle()
        line = box.cursorRect().translated(box.viewport().mapTo(shown, QPoint()))
        assert shown.rect().contains(line)
