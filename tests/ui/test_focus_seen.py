# SPDX-License-Identifier: MIT
"""Whatever Tab comes to looks different with the keyboard than without (WCAG 2.2, 2.4.7)."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import tab_stops

Opener = Callable[[Canvas], Window]
STATES = ("wide", "narrow", "find", "filter", "matrix", "brief", "guided-start")


def stops(window: Window) -> list[QWidget]:
    """Return those stops of Tab of which anything is in sight."""
    return [each for each in tab_stops(window) if not each.visibleRegion().isEmpty()]


def picture(window: Window, part: QWidget) -> QImage:
    """Return how a part of the window looks, with the little around it."""
    area = QRect(part.mapTo(window, QPoint()), part.size()).adjusted(-4, -4, 4, 4)
    return window.grab(area).toImage()


def unseen(window: Window) -> list[str]:
    """Return the stops that look the same with the keyboard as without."""
    found = []
    for part in stops(window):
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        before = picture(window, part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(part, QLineEdit):
            part.deselect()  # it is the frame that counts, not what is chosen in it
        if picture(window, part) == before:
            found.append(f"{type(part).__name__} “{part.accessibleName() or part.objectName()}”")
    return found


@pytest.mark.parametrize("state", STATES)
def test_where_the_keyboard_is_shows(open_window: Opener, state: str) -> None:
    """In each state of the window and each theme: buttons, fields, rows, pages, the canvas."""
    window = open_window(makers.cafe())
    window.resize(800 if state == "narrow" else 1400, 900)
    window.selection.set([makers.key(1, makers.TACTIC)])
    if state in window.action_set.qt:
        window.action_set.qt[state].trigger()
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST):
        window.colours.choose(choice)
        QApplication.processEvents()
        assert any(isinstance(each, QAbstractButton) for each in stops(window))
        assert unseen(window) == [], choice
