# SPDX-License-Identifier: MIT
"""Tells one finger from several: one is a mouse, as Qt makes it of it, and several only zoom.

Qt goes on to make a mouse of the first finger when a second comes down, so that a pinch would
also drag what the first one is on.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent, QTouchEvent

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.viewport import Viewport
from stratcanvas.stage.wheel import pinch_of

_ALL_UP = QEvent.Type.TouchEnd, QEvent.Type.TouchCancel


class Fingers(QObject):
    """Hears the fingers on a view, and keeps the mouse of several away from it."""

    def __init__(self, view: Viewport, break_off: Callable[[], None]) -> None:
        """``break_off`` drops what the first finger has begun."""
        super().__init__(view)
        self._view, self._break_off = view, break_off
        self._several = False

    def hear(self, event: QEvent) -> bool:
        """Zoom by a pinch, and break off what was begun; tell whether the event was one."""
        if isinstance(event, QTouchEvent):
            self._count(event)
            return False
        pinch = pinch_of(event, self._view.viewport())
        if pinch is None:
            return False
        self._break_off()
        self._view.zoom_by_hand(*pinch)
        return True

    def _count(self, event: QTouchEvent) -> None:
        kind, port = event.type(), self._view.viewport()
        if kind in _ALL_UP:
            self._several = False
        elif len(event.points()) > 1:
            if not self._several:
                self._several = True
                port.installEventFilter(self)
                self._break_off()
                self._view.left.emit()  # nothing is lit up below a finger
        elif kind is QEvent.Type.TouchBegin:
            self._several = False
            port.removeEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep a mouse made of fingers away until all are up, and what it lets go at the end."""
        del watched
        mouse = Qt.MouseEventSource.MouseEventNotSynthesized
        if not isinstance(event, QMouseEvent) or event.source() is mouse:
            return False
        if self._several:
            return True
        self._view.viewport().removeEventFilter(self)
        return event.type() is QEvent.Type.MouseButtonRelease
