# SPDX-License-Identifier: MIT
"""Ends a program right after a widget's first paint: painted and flushed, and nothing later.

The process ends there and then: an orderly end would first do what the program put off.
"""

import os

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

LEAVE = QEvent.Type(QEvent.registerEventType())


class Leaving(QObject):
    """Watches a widget. The event it posts at the paint goes before any work put off till then."""

    def watch(self, widget: QWidget) -> None:
        """Leave after the next paint of this widget."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            priority = Qt.EventPriority.HighEventPriority
            QCoreApplication.postEvent(self, QEvent(LEAVE), priority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == LEAVE:
            os._exit(0)
        return super().event(event)
