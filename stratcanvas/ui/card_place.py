# SPDX-License-Identifier: MIT
"""Where a window's cards are seen: on the canvas, or in a table that stands in its place."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.ui.layout import Layout
from stratcanvas.ui.panels.panel_widget import PanelWidget
from stratcanvas.ui.panels.table import PANELS, Side


def table_of(panels: Layout) -> PanelWidget | None:
    """Return the panel in the canvas's place that shows cards, if one is there."""
    for row in PANELS:
        if row.side is Side.MIDDLE and row.has_cards and panels.shows(row.id):
            return panels.panels.get(row.id)
    return None


def focus_cards(panels: Layout, view: QWidget) -> None:
    """Give the keyboard to the table, or to the canvas."""
    table = table_of(panels)
    if table is None:
        view.setFocus(Qt.FocusReason.OtherFocusReason)
    else:
        table.focus_first()


def take_keys(panels: Layout, view: QWidget) -> bool:
    """Give the keyboard to the cards, or to the questions, where what has it was hidden.

    Qt would give it to whatever is near: a divider, or a field of another record. The questions
    see to their own fields. Tells whether it was done.
    """
    guest, here = panels.guest, panels.window().focusWidget()
    if here is None or here.isVisible() or (guest is not None and guest.isAncestorOf(here)):
        return False
    if guest is None:
        focus_cards(panels, view)
    else:
        guest.focus_first()
    return True


def corner_of(panels: Layout, view: QWidget, bar: QWidget, least: int, away: int) -> QRect:
    """Return where a bar lies over the cards: in the canvas's upper corner, in a table's lower one.

    ``least`` is how wide it is where there is room, ``away`` how far from the edges, in pixels.
    """
    table = table_of(panels)
    pane = None if table is None else table.parentWidget()
    area = _open_part(panels, pane or view).adjusted(away, away, -away, -away)
    wide = min(max(least, bar.sizeHint().width()), area.width())
    box = bar.layout()
    assert box is not None
    high = box.totalHeightForWidth(wide) if box.hasHeightForWidth() else box.sizeHint().height()
    x = area.left() if bar.isRightToLeft() else area.right() + 1 - wide
    return QRect(x, area.top() if pane is None else area.bottom() + 1 - high, wide, high)


def _open_part(panels: Layout, seen: QWidget) -> QRect:
    """Return what of a place is under no drawer, where that leaves room for a bar."""
    area = seen.geometry()
    if panels.drawers is None:
        return area
    left, right = panels.drawers.clear_of()
    return area.adjusted(left, 0, -right, 0)
