# SPDX-License-Identifier: MIT
"""The tick boxes of a list of cards; the style's own are not to be seen on dark."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QItemDelegate, QStyleOptionViewItem

from stratcanvas.qt.guard import guarded


class TickDelegate(QItemDelegate):
    """Draws a list's rows with a tick box each, in the palette's colours."""

    @guarded(QSize(60, 22))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row, with air above and below."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + 6)

    @guarded(None)
    def drawCheck(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, state: Qt.CheckState
    ) -> None:
        """Draw a box with a tick, a dash or nothing in it."""
        if rect.isEmpty():
            return
        palette, role = option.palette, QPalette.ColorRole
        box = QRectF(rect.center().x() - 6.5, rect.center().y() - 6.5, 14.0, 14.0)
        filled = state != Qt.CheckState.Unchecked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role.Accent if filled else role.Dark), 1.0))
        painter.setBrush(palette.color(role.Accent if filled else role.Base))
        painter.drawRoundedRect(box, 3.0, 3.0)
        pen = QPen(palette.color(role.BrightText), 1.8)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = box.center().x(), box.center().y()
        if state == Qt.CheckState.Checked:
            marks = [QPointF(x - 3.5, y), QPointF(x - 1, y + 2.5), QPointF(x + 3.5, y - 2.5)]
            painter.drawPolyline(marks)
        elif filled:
            painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
        painter.restore()

    @guarded(None)
    def drawFocus(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect
    ) -> None:
        """Draw nothing: the row's ground shows where the keyboard is."""
