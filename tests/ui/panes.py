# SPDX-License-Identifier: MIT
"""The panels of a window, made if they are not yet, and all that has the keyboard there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.ui.panels.coach import Coach
from stratcanvas.ui.panels.inspector import Inspector
from stratcanvas.ui.panels.outline import Outline
from stratcanvas.ui.panels.panel_widget import PanelWidget
from stratcanvas.ui.panels.table import PANELS
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows


def have_usual_panels(windows: Windows) -> None:
    """Have the next windows begin with those panels that a first one has."""
    for row in PANELS:
        windows.remembered.set_panel_shown(row.id, shown=row.shown)


def panel_of(window: Window, name: str) -> PanelWidget:
    """Return a panel; one that was away from the start is shown."""
    if name not in window.furnish():
        window.panels.toggle(name)
    return window.furnish()[name]


def outline_of(window: Window) -> Outline:
    panel = panel_of(window, "outline")
    assert isinstance(panel, Outline)
    return panel


def inspector_of(window: Window) -> Inspector:
    panel = panel_of(window, "inspector")
    assert isinstance(panel, Inspector)
    return panel


def coach_of(window: Window) -> Coach:
    panel = panel_of(window, "coach")
    assert isinstance(panel, Coach)
    return panel


def tab_stops(window: Window) -> list[QWidget]:
    """Return all that one can come to by Tab, in a window as it stands."""
    return [
        each
        for each in window.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusProxy() is None
    ]
