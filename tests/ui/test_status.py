# SPDX-License-Identifier: MIT
"""The status bar says what is said now as a whole; what always stands there makes room for it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]
HINT = "Here “7 mistakes cafés make when pricing a menu” is for what helps solve problems"


@pytest.mark.usefixtures("_letters")
def test_a_hint_is_not_cut_in_a_small_window(open_window: Opener) -> None:
    """In 800 pixels a gesture's hint stands there whole, and what it covered comes back after."""
    window = open_window(makers.cafe())
    window.resize(800, 600)
    QApplication.processEvents()
    status = window.status
    standing = (status.tactics, status.problems, status.saved)
    assert all(label.isVisible() for label in standing)
    window.view.hint.emit(HINT)
    QApplication.processEvents()
    assert status.hint.text() == HINT
    assert status.hint.width() >= status.hint.sizeHint().width()
    assert not status.saved.isVisible()
    window.view.hint.emit("")
    assert all(label.isVisible() for label in standing)
