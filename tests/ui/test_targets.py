# SPDX-License-Identifier: MIT
"""Whatever can be pressed can be hit: 24 pixels both ways (WCAG 2.2, success criterion 2.5.8)."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

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
    return [_named(each) for each in parts if min(each.width(), each.height()) < LEAST]


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


@pytest.mark.parametrize("action", ["find", "filter", "matrix"])
def test_what_is_opened_can_be_hit(open_window: Opener, action: str) -> None:
    """Nor have the bar of find, the chips of the filter and the matrix."""
    window = open_window(makers.cafe())
    window.action_set.qt[action].trigger()
    QApplication.processEvents()
    assert not too_small(window)
