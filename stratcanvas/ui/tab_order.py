# SPDX-License-Identifier: MIT
"""Tab goes through a window as it lies: tools, outline, cards, the panes beside and below them, the
dividers between all these, status bar. Qt would go in the order in which they were made.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.ui.panels.table import Side

if TYPE_CHECKING:
    from stratcanvas.ui.layout import Layout


def keep_tab_order(tools: QWidget, layout: "Layout", status: QWidget) -> None:
    """Put the cards, and what stands in their place or under them, behind what lies left of them,
    and the status bar last, now and whenever panes are made or shown.
    """
    view = layout.view
    assert view is not None

    def put() -> None:
        middle = [view, *_stops_on(Side.MIDDLE, layout), *_stops_on(Side.UNDER, layout)]
        first = [*_stops(tools)[-1:], *_stops_on(Side.LEFT, layout), *middle]
        last = [*_dividers(layout), *_stops(status)]
        for one, other in [*pairwise(first), *pairwise(last)]:
            QWidget.setTabOrder(one, other)

    layout.toggled.connect(put)
    layout.panel_made.connect(lambda *_: put())
    put()


def _stops_on(side: Side, layout: "Layout") -> Iterator[QWidget]:
    """Return where Tab stops in the panels on a side."""
    for row in layout.rows:
        if row.side is side and row.id in layout.panels:
            yield from _stops(layout.panels[row.id])


def _dividers(layout: "Layout") -> list[QWidget]:
    splitters = [layout, *layout.columns().values()]
    handles = [each.handle(n) for each in splitters for n in range(1, each.count())]
    return [each for each in handles if _is_stop(each)]


def _stops(part: QWidget) -> list[QWidget]:
    """Return where Tab stops in a part of a window; the list that a box opens is its own window."""
    found = (each for each in part.findChildren(QWidget) if each.window() is part.window())
    return [each for each in found if _is_stop(each)]


def _is_stop(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
