# SPDX-License-Identifier: MIT
"""Whose turn it is when the keyboard goes from pane to pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.ui.panels.panel_widget import PanelWidget


def focus_next(stops: Sequence[QWidget]) -> None:
    """Move the keyboard to the next of some panes of a window that is seen."""
    here = stops[0].window().focusWidget()
    panes = [pane for pane in stops if pane.isVisible()]
    now = [place for place, pane in enumerate(panes) if _holds(pane, here)]
    pane = panes[((now[0] if now else -1) + 1) % len(panes)]
    if isinstance(pane, PanelWidget):
        pane.focus_first()
    else:
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _holds(pane: QWidget, here: QWidget | None) -> bool:
    return here is not None and (here is pane or pane.isAncestorOf(here))
