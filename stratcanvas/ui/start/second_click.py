# SPDX-License-Identifier: MIT
"""A double click on the start screen opens a canvas once: its second half is no click on that."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.start.offer_button import OfferButton

_HALVES = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseButtonRelease,
}


class SecondClick(QObject):
    """Keeps presses from a new window that come too soon after a click elsewhere to be meant."""

    def __init__(self, window: QWidget, clicked_at: int) -> None:
        """``clicked_at``: when that click was, in milliseconds of the screen's own time."""
        super().__init__(window)
        self._until = clicked_at + QApplication.doubleClickInterval()
        if (handle := window.windowHandle()) is not None:
            handle.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear nothing of the second half; whatever comes later is for the window again."""
        if not isinstance(event, QMouseEvent) or event.type() not in _HALVES:
            return super().eventFilter(watched, event)
        is_second = event.timestamp() < self._until
        if not is_second:
            watched.removeEventFilter(self)
        return is_second


def spare_second_click(window: QWidget, screen: QWidget) -> None:
    """Keep the second half of a click on a screen's button from the window that it has opened."""
    clicks = [each.clicked_at for each in screen.findChildren(OfferButton)]
    if any(clicks):
        SecondClick(window, max(clicks))
