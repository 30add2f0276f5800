# SPDX-License-Identifier: MIT
"""What a person has just opened, walked to or brought back is scrolled into sight."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from stratcanvas.ui.panels.fade import FADE


def bring_into_sight(whole: QWidget, head: QWidget) -> None:
    """Scroll to a widget once it is laid out; of one that is too high, to its head."""

    def scroll() -> None:
        parent = whole.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            parent.ensureWidgetVisible(whole, 0, FADE)
            parent.ensureWidgetVisible(head, 0, FADE)

    QTimer.singleShot(0, whole, scroll)
