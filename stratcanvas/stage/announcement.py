# SPDX-License-Identifier: MIT
"""Words to who hears the screen, from the canvas itself."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(view: object, words: str) -> None:
    """Say words, when anybody hears the screen."""
    if QAccessible.isActive() and isinstance(view, QWidget):
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(view, words))
