# SPDX-License-Identifier: MIT
"""The yardstick of a start: an empty PySide6 window that goes away after its first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class Blank(QWidget):
    """Fills itself once, then ends the program."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt’s name
        """Paint one colour over the whole window."""
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), "#f7f7f4")
        QTimer.singleShot(0, QApplication.quit)


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(Blank())
    window.resize(1440, 900)
    window.show()
    sys.exit(application.exec())
