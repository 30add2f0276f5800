# SPDX-License-Identifier: MIT
"""Pictures that wait to be drawn on again: memory that is new is slow, as each page comes empty.

They wait while one moves about. Who has stopped to read or write gets their memory back.
"""

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QPixmap

REST = 500
"""Milliseconds without a picture that was given up: then none waits any more."""


class SparePictures:
    """The pictures that wait, the one given up last at the end."""

    def __init__(self) -> None:
        self._waiting: list[QPixmap] = []
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST)
        self._timer.timeout.connect(self._waiting.clear)

    @property
    def size(self) -> int:
        """Return how many bytes those have that wait."""
        return sum(4 * each.width() * each.height() for each in self._waiting)

    def take(self, size: QSize) -> QPixmap:
        """Return a picture of a size to draw on; whatever is on it."""
        for number, sheet in enumerate(self._waiting):
            if sheet.size() == size:
                return self._waiting.pop(number)
        return QPixmap(size)

    def give(self, picture: QPixmap, most: int) -> None:
        """Have a picture wait, of all those that do so many bytes at most."""
        self._waiting.append(picture)
        self._timer.start()
        while self.size > most:
            del self._waiting[0]
