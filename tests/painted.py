# SPDX-License-Identifier: MIT
"""What a widget looks like, and how far two pictures of it differ."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget


def painted(port: QWidget) -> QPixmap:
    """Return a widget painted anew, without what lies over it."""
    picture = QPixmap(port.size())
    port.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
    return picture


def furthest(one: QPixmap, other: QPixmap) -> int:
    """Return by how much, of 255, two pictures differ where they do most: edges may be rounded."""
    painter = QPainter(one)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawPixmap(0, 0, other)
    painter.end()
    levels = one.toImage().convertToFormat(QImage.Format.Format_Grayscale8)  # outlives its bits
    return max(bytes(levels.constBits()))
