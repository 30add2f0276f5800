# SPDX-License-Identifier: MIT
"""Where a row that is dragged would go: a line between two rows, or a ring around one."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.guard import guarded

_LINE = 4
"""Pixels up to which what is marked is a line."""
_END = 3.0


class DropMark(QWidget):
    """Lies over rows; the mouse is not for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        """What letting go does, where a row is marked."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, place: QRect, words: str) -> None:
        """Mark a place of the parent (pixels); an empty one marks nothing."""
        if place.isEmpty():
            self.hide()
            return
        self.words = words
        around = place.adjusted(0, -2, 0, 2) if place.height() <= _LINE else place
        self.setGeometry(around)
        self.show()
        self.raise_()
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, or the ring with its words at its end."""
        del event
        colour = self.palette().color(QPalette.ColorRole.Link)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 2.0))
        area = QRectF(self.rect())
        if self.height() <= 2 * _LINE:
            y, left, right = area.center().y(), 8.0, area.right() - 8.0
            painter.drawLine(QPointF(left + _END, y), QPointF(right, y))
            painter.drawEllipse(QRectF(left - _END, y - _END, 2 * _END, 2 * _END))
        else:
            painter.drawRoundedRect(area.adjusted(4, 1, -4, -1), 5.0, 5.0)
            if self.words:
                self._write(painter, colour)
        painter.end()

    def _write(self, painter: QPainter, colour: QColor) -> None:
        metrics = painter.fontMetrics()
        room = self.width() - 24
        words = metrics.elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        wide, high = metrics.horizontalAdvance(words) + 12, metrics.height() + 2
        left = 6 if self.isRightToLeft() else self.width() - wide - 6
        label = QRectF(left, self.height() - high - 3, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(label, 4.0, 4.0)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)
