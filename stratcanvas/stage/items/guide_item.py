# SPDX-License-Identifier: MIT
"""A line that tells what a dragged card is in line with: as wide at any zoom."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import leave_place
from stratcanvas.stage.render_context import RenderContext
from stratcanvas.stage.snap import GuideLine

_WIDE, _BEYOND, _TICK = 1.5, 8.0, 3.0
"""Pixels: a line's width, how far it goes on beyond the cards, half the stroke across its ends."""


class GuideItem(QGraphicsItem):
    """One line, upright or level; each is an item, so that only what lies along it is redrawn."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self._guide: GuideLine | None = None
        self._pixel = 1.0
        self._bounds = QRectF()
        self.setVisible(False)

    def show_guide(self, guide: GuideLine | None, scale: float) -> None:
        """Be a line seen at a scale; None takes it away."""
        if guide == self._guide and scale * self._pixel == 1.0:
            return
        leave_place(self)
        self.prepareGeometryChange()
        self._guide, self._pixel = guide, 1.0 / scale
        self.setVisible(guide is not None)
        if guide is not None:
            reach = (_BEYOND + 2.0) * self._pixel, (_TICK + 2.0) * self._pixel
            along, across = reach if guide.start.y == guide.end.y else reach[::-1]
            area = QRectF(QPointF(*guide.start), QPointF(*guide.end))
            self._bounds = area.adjusted(-along, -across, along, across)
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the rectangle around the line, in scene units."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the line and a stroke across each of its ends."""
        if self._guide is None:
            return
        # Not a cosmetic pen: on a fine screen that would be half as wide.
        painter.setPen(QPen(QColor(self._context.theme.select), _WIDE * self._pixel))
        beyond, tick = _BEYOND * self._pixel, _TICK * self._pixel
        (x, y), (right, bottom) = self._guide
        if y == bottom:
            x, right = x - beyond, right + beyond
            ends = [(QPointF(at, y - tick), QPointF(at, y + tick)) for at in (x, right)]
        else:
            y, bottom = y - beyond, bottom + beyond
            ends = [(QPointF(x - tick, at), QPointF(x + tick, at)) for at in (y, bottom)]
        for one, other in ((QPointF(x, y), QPointF(right, bottom)), *ends):
            painter.drawLine(one, other)
