# SPDX-License-Identifier: MIT
"""Whatever can be pressed can be hit: 24 pixels both ways (WCAG 2.2, success criterion 2.5.8)."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTreeView,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.window import Window
from tests import makers

LEAST = 24
Opener = Callable[[Canvas], Window]


def too_small(window: Window) -> list[str]:
    """Return what is shown, can be pressed or written in, and is hard to hit."""
    while not window.around.advice.is_current:  # what the coach says is laid out after that
        QApplication.processEvents()
    QApplication.processEvents()
    parts = (
        each
        for kind in (QAbstractButton, QLineEdit, QComboBox)
        for each in window.findChildren(kind)
        if each.isVisible() and not isinstance(each.parent(), QLineEdit)  # Qt's own, with keys
    )
    small = [_named(each) for each in parts if min(each.width(), each.height()) < LEAST]
    return small + low_rows(window)


def low_rows(window: Window) -> list[str]:
    """Return the first rows of the lists and trees that are shown, where they are too low."""
    found = []
    for rows in window.findChildren(QAbstractItemView):
        model = rows.model()
        if not rows.isVisible() or model is None:
            continue
        places = (model.index(row, 0) for row in range(min(5, model.rowCount())))
        below = [rows.visualRect(each).height() for each in places]
        if isinstance(rows, QTreeView):
            below += [rows.visualRect(each).height() for each in _inside(rows)]
        low = min(filter(None, below), default=LEAST)  # one that is out of sight has no place
        if low < LEAST:
            found.append(f"{type(rows).__name__} “{rows.accessibleName()}”: {low} a row")
    return found


def _inside(tree: QTreeView) -> Iterator[QModelIndex]:
    """Walk over the first rows under those at the top of a tree."""
    for row in range(min(5, tree.model().rowCount())):
        yield tree.model().index(0, 0, tree.model().index(row, 0))


def _named(part: QWidget) -> str:
    name = part.accessibleName() or part.objectName()
    return f"{type(part).__name__} “{name}”: {part.width()} × {part.height()}"


@pytest.mark.parametrize("selected", [None, makers.PROBLEM, makers.TACTIC])
def test_what_can_be_pressed_can_be_hit(open_window: Opener, selected: int | None) -> None:
    """Tool bar, panels, coach and status bar have nothing that is smaller, whatever is selected."""
    window = open_window(makers.cafe())
    if selected is not None:
        window.selection.set([makers.key(1, selected)])
    window.furnish()
    QApplication.processEvents()
    assert not too_small(window)


@pytest.mark.parametrize("action", ["find", "filter", "matrix", "guided-start"])
def test_what_is_opened_can_be_hit(open_window: Opener, action: str) -> None:
    """Nor have the bar of find, the chips of the filter, the matrix and the guided start."""
    window = open_window(makers.cafe())
    window.action_set.qt[action].trigger()
    QApplication.processEvents()
    assert not too_small(window)


def test_what_opens_beside_a_card_can_be_hit(open_window: Opener) -> None:
    """Nor have the rows of the lists: what a card may be connected to, and be begun with."""
    window = open_window(makers.cafe())
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.view.connect_by_keyboard()
    QApplication.processEvents()
    assert window.view.picker.isVisible()
    assert not too_small(window)
    window.view.lists.end()
    window.selection.set([makers.key(1, makers.PROBLEM)])
    window.view.add_tactic_for_problem()
    QApplication.processEvents()
    assert not too_small(window)
    window.view.lists.end()
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.view.lists.open_choices("kind")
    QApplication.processEvents()
    assert not too_small(window)
