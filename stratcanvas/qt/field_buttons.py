# SPDX-License-Identifier: MIT
"""The buttons that Qt puts into a field, 22 × 18 pixels, made as large as what is hit easily."""

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QLineEdit, QToolButton

from stratcanvas.qt.guard import guarded

LEAST = 24
"""Pixels that a target has each way (WCAG 2.2, success criterion 2.5.8)."""


class _Room(QObject):
    """Keeps buttons that large, whenever their field lays them out."""

    @guarded(False)
    def eventFilter(self, button: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Make a button larger around its middle; its sign stays as large as it is."""
        laid = event.type() in {QEvent.Type.Resize, QEvent.Type.Move}
        if laid and isinstance(button, QToolButton):
            wide, high = max(LEAST, button.width()), max(LEAST, button.height())
            if (wide, high) != (button.width(), button.height()):
                area = QRect(0, 0, wide, high)
                area.moveCenter(button.geometry().center())
                button.setGeometry(area)
        return False


def make_buttons_large(line: QLineEdit) -> None:
    """Have the buttons that are in a field by now be hit easily."""
    room = _Room(line)
    for button in line.findChildren(QToolButton):
        button.installEventFilter(room)
