# SPDX-License-Identifier: MIT
"""Tab goes through a window as it lies there."""

from collections.abc import Callable
from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.held_shortcuts import HeldShortcuts
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]
AS_IT_LIES = ["tools", "outline", "canvas", "coach", "inspector", "divider", "status", "tools"]
_MOST = 120
"""Presses that are more than a window has stops."""


def parts(window: Window, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """Return through which parts of a window a key goes, from the first tool round to it again."""
    within = {"tools": window.tools, "canvas": window.view, "status": window.status}
    within |= {name: panel for name, panel in window.panels.panels.items() if panel.isVisible()}

    def part(widget: QWidget) -> str:
        if isinstance(widget, QSplitterHandle):
            return "divider"
        found = (name for name, each in within.items() if each in {widget, *_around(widget)})
        return next(found, "")

    window.selection.clear()
    first = window.tools.buttons[0]
    first.setFocus()
    stops = [first]
    for _ in range(_MOST):
        QTest.keyClick(window.focusWidget(), key)
        stops.append(window.focusWidget())
        if stops[-1] is first:
            break
    return [name for name, _ in groupby(map(part, stops))]


def _around(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    return [] if parent is None else [parent, *_around(parent)]


@pytest.mark.usefixtures("usual_panels")
def test_tab_goes_from_tools_to_status_bar_through_the_panes(
    open_window: Opener, qtbot: QtBot
) -> None:
    """From the outline to the cards, from these to the coach; and so with a pane shown later."""
    window = open_window(makers.cafe())
    window.resize(1500, 950)
    window.furnish()
    qtbot.waitUntil(lambda: window.findChild(HeldShortcuts) is not None)
    assert parts(window) == AS_IT_LIES
    assert parts(window, Qt.Key.Key_Backtab) == AS_IT_LIES[::-1]
    window.action_set.qt["brief"].trigger()
    assert parts(window) == [*AS_IT_LIES[:3], "brief", *AS_IT_LIES[3:]]
    window.action_set.qt["brief"].trigger()
    window.action_set.qt["matrix"].trigger()
    in_its_place = ["matrix" if each == "canvas" else each for each in AS_IT_LIES]
    assert parts(window) == [each for each in in_its_place if each != "status"]
    window.action_set.qt["canvas"].trigger()
    window.action_set.qt["outline"].trigger()
    without = [each for each in AS_IT_LIES if each != "outline"]
    assert parts(window) == without
    window.close()
    window = open_window(makers.cafe())
    window.furnish()
    qtbot.waitUntil(lambda: window.findChild(HeldShortcuts) is not None)
    assert parts(window) == without
    window.action_set.qt["outline"].trigger()
    assert parts(window) == AS_IT_LIES
