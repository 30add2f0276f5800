# SPDX-License-Identifier: MIT
"""The tick boxes of a list of cards; the style's own are not to be seen on dark."""

from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QItemDelegate, QStyleOptionViewItem

from stratcanvas.qt.guard import guarded

_FROM_RIGHT = Qt.LayoutDirection.RightToLeft
_SIDE, _USUAL, _LARGEST = 14.0, 13.0, 1.5
"""Pixels of a box beside letters of the usual pixels, and how much larger it is at most: where
a click ticks it does not grow with it.
"""


_ROUND = 5.0
"""Pixels of the corners of a row that is chosen."""
LEAST_ROW = 24
"""Pixels that a row is high at least, so that it can be hit."""


class TickDelegate(QItemDelegate):
    """Draws a list's rows with a tick box each, in the palette's colours."""

    @guarded(QSize(60, LEAST_ROW))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row, with air above and below."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(LEAST_ROW, size.height() + 6))

    @guarded(None)
    def drawBackground(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any
    ) -> None:
        """Draw the ground of the row that is chosen, with round corners as all rows have it."""
        view = option.widget  # asked itself: option.state would make all of QStyle's enums
        if isinstance(view, QAbstractItemView) and view.selectionModel().isSelected(index):
            draw_row(painter, option.rect, option.palette.color(QPalette.ColorRole.Highlight))

    @guarded(None)
    def drawCheck(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, state: Qt.CheckState
    ) -> None:
        """Draw a box with a tick, a dash or nothing in it."""
        if rect.isEmpty():
            return
        palette, role = option.palette, QPalette.ColorRole
        scale = _scale(option)
        side = _SIDE * scale
        aside = (side - _SIDE) / (-2.0 if option.direction is _FROM_RIGHT else 2.0)
        middle = QPointF(rect.center()) + QPointF(0.5 + aside, 0.5)
        box = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        filled = state != Qt.CheckState.Unchecked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.color(role.Accent if filled else role.Dark), 1.0))
        painter.setBrush(palette.color(role.Accent if filled else role.Base))
        painter.drawRoundedRect(box, 3.0, 3.0)
        pen = QPen(palette.color(role.BrightText), 1.8 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = box.center().x(), box.center().y()
        if state == Qt.CheckState.Checked:
            ends = ((-3.5, 0.0), (-1.0, 2.5), (3.5, -2.5))
            painter.drawPolyline([QPointF(x + dx * scale, y + dy * scale) for dx, dy in ends])
        elif filled:
            painter.drawLine(QPointF(x - 3 * scale, y), QPointF(x + 3 * scale, y))
        painter.restore()

    @guarded(None)
    def drawDisplay(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str
    ) -> None:
        """Write the words where the box ends."""
        more = round(_SIDE * (_scale(option) - 1.0))
        mirrored = option.direction is _FROM_RIGHT
        room = rect.adjusted(0, 0, -more, 0) if mirrored else rect.adjusted(more, 0, 0, 0)
        super().drawDisplay(painter, option, room, text)

    @guarded(None)
    def drawFocus(  # noqa: N802 - Qt's name
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect
    ) -> None:
        """Draw nothing: the row's ground shows where the keyboard is."""


def draw_row(painter: QPainter, rect: QRect, colour: QColor) -> None:
    """Draw the ground of a row that is chosen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(rect), _ROUND, _ROUND)
    painter.restore()


def _scale(option: QStyleOptionViewItem) -> float:
    """Return how much larger than usual a box is beside the letters of a row."""
    return min(_LARGEST, max(1.0, QFontInfo(option.font).pixelSize() / _USUAL))
