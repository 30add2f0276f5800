# SPDX-License-Identifier: MIT
"""What a person has just opened, walked to or brought back comes into sight, and stays there."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.fade import FADE


class PaneScroll(QScrollArea):
    """What a pane scrolls up and down in. What has the keyboard there stays in sight in less room.

    The pane's page, as wide as it, is given to it with all that is shown first.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # Its own, known to Python: for one that is not, PySide makes every kind of widget known.
        self.setViewport(QWidget())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll to what has the keyboard, once it is laid out."""
        super().resizeEvent(event)
        here = self.window().focusWidget()
        if here is not None and self.isAncestorOf(here):
            bring_into_sight(here, here)


def show_part(widget: QWidget, part: QRect) -> None:
    """Scroll what a widget lies in, so that a part of it is seen; of one too high its beginning."""
    area = _area_of(widget)
    page = area.widget() if area is not None else None
    if area is not None and page is not None:
        corner = widget.mapTo(page, part.topLeft())
        area.ensureVisible(corner.x(), corner.y() + part.height(), 0, FADE)
        area.ensureVisible(corner.x(), corner.y(), 0, FADE)


def bring_into_sight(whole: QWidget, head: QWidget) -> None:
    """Scroll to a widget once it is laid out; of one that is too high, to its head."""

    def scroll() -> None:
        area = _area_of(whole)
        if area is not None:
            area.ensureWidgetVisible(whole, 0, FADE)
            area.ensureWidgetVisible(head, 0, FADE)

    QTimer.singleShot(0, whole, scroll)


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
