# SPDX-License-Identifier: MIT
"""The buttons that lead through the guided start, question by question."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton

from stratcanvas.qt.guard import guarded


class StepButton(QPushButton):
    """Leads one question on or back; a double click presses it once, or it would skip one."""

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hear nothing of the second half of a double click."""
        event.accept()
