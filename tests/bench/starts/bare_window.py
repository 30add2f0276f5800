# SPDX-License-Identifier: MIT
"""The yardstick of a start: an empty PySide6 window that goes away after its first paint."""

import sys

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from tests.bench.starts.leaving import Leaving


class Blank(QWidget):
    """Fills itself with one colour."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), "#f7f7f4")


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = QMainWindow()
    blank = Blank()
    window.setCentralWidget(blank)
    window.resize(1440, 900)
    leaving = Leaving()
    leaving.watch(blank)
    window.show()
    sys.exit(application.exec())
