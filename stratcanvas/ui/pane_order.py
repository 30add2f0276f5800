# SPDX-License-Identifier: MIT
"""Whose turn it is when the keyboard goes from pane to pane."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolBar, QWidget

from stratcanvas.ui.panels.panel_widget import PanelWidget

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def focus_next(
    step: int, before: Sequence[QWidget], canvas: QWidget, after: Sequence[QWidget]
) -> None:
    """Move the keyboard by so many panes that are seen: the tools, those before the canvas, the
    strips above it and the bars over it, the canvas itself, those after it.
    """
    window, middle = canvas.window(), canvas.parentWidget()
    assert middle is not None
    panes = [*before, canvas, *after]
    bars = [
        each
        for each in middle.findChildren(QWidget, options=_DIRECT)
        if not any(each is pane or each.isAncestorOf(pane) for pane in panes)
    ]
    stops = [*window.findChildren(QToolBar, options=_DIRECT), *before, *bars, canvas, *after]
    seen = [each for each in stops if each.isVisible()]
    ways = {pane: first for pane in seen if (first := _first(pane, canvas)) is not None}
    here, order = window.focusWidget(), list(ways)
    now = [place for place, pane in enumerate(order) if _holds(pane, here)]
    start = now[0] if now else min(0, -step)  # from nowhere to the first, or to the last
    pane = order[(start + step) % len(order)]
    if isinstance(pane, PanelWidget):
        pane.focus_first()
    else:
        ways[pane].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _first(pane: QWidget, canvas: QWidget) -> QWidget | None:
    """Return what in a pane gets the keyboard, None where nothing can have it."""
    if pane is canvas or isinstance(pane, PanelWidget):
        return pane
    takes = (
        each
        for each in pane.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next(takes, None)


def _holds(pane: QWidget, here: QWidget | None) -> bool:
    return here is not None and (here is pane or pane.isAncestorOf(here))
