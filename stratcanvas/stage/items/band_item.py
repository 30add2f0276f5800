# SPDX-License-Identifier: MIT
"""The rubber band: seen through, so that what lies under most of it stays as it was drawn.

A step of it draws anew what it has come over or left, not all that lies in it.
"""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import draw_anew
from stratcanvas.stage.render_context import RenderContext

_ALPHA = 28
_FAR = 10_000.0
"""Pixels around a band when it begins."""
_EDGE = 2.0
"""Pixels on both sides of an edge that it may be drawn in."""


class BandItem(QGraphicsRectItem):
    """A band; its own rectangle is far around it, so that it seldom changes."""

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self._band: QRectF | None = None
        self.setPen(NO_PEN)
        self.setVisible(False)

    @property
    def area(self) -> QRectF | None:
        """Return where it lies, in scene units; None: it is not there."""
        return self._band

    def show_band(self, area: Rect | None, scale: float) -> None:
        """Lie over an area (scene units), seen at a scale; None takes the band away."""
        before, self._band = self._band, rectf(area) if area is not None else None
        if self._band is not None and not self.rect().contains(self._band.adjusted(-1, -1, 1, 1)):
            reach = _FAR / scale
            self.setRect(self._band.adjusted(-reach, -reach, reach, reach))
        self.setVisible(area is not None)
        scene = self.scene()
        if scene is None or before is None:
            return
        edge = _EDGE / scale
        if self._band is None:  # where a view has drawn it, Qt does not know of it
            draw_anew(scene, before.adjusted(-edge, -edge, edge, edge))  # straight, it is its edge
            return
        for strip in _strips(before, self._band, edge):
            draw_anew(scene, strip)

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the band."""
        if self._band is None:
            return
        to_view = painter.worldTransform()
        # On whole pixels, by fills: smooth edges cost each step more than all cards along them.
        spot = to_view.mapRect(self._band).toRect()
        x, y, wide, high = spot.x(), spot.y(), max(1, spot.width()), max(1, spot.height())
        edge = QColor(self._context.theme.band)
        shade = QColor(edge)
        shade.setAlpha(_ALPHA)
        painter.resetTransform()
        painter.fillRect(x, y, wide, high, shade)
        for line in (
            (x, y, wide, 1),
            (x, y + high, wide, 1),
            (x, y, 1, high),
            (x + wide, y, 1, high + 1),
        ):
            painter.fillRect(*line, edge)
        painter.setWorldTransform(to_view)


def _strips(old: QRectF, new: QRectF, edge: float) -> Iterator[QRectF]:
    """Return what looks otherwise when a band goes from one rectangle to another, edges and all."""
    around, inner = old.united(new), old.intersected(new)
    if inner.isEmpty():
        yield old.adjusted(-edge, -edge, edge, edge)
        yield new.adjusted(-edge, -edge, edge, edge)
        return
    left = inner.left() + edge if old.left() != new.left() else around.left() - edge
    right = inner.right() - edge if old.right() != new.right() else around.right() + edge
    top = inner.top() + edge if old.top() != new.top() else around.top() - edge
    bottom = inner.bottom() - edge if old.bottom() != new.bottom() else around.bottom() + edge
    around.adjust(-edge, -edge, edge, edge)
    yield QRectF(around.topLeft(), QPointF(around.right(), top))
    yield QRectF(QPointF(around.left(), bottom), around.bottomRight())
    yield QRectF(QPointF(around.left(), top), QPointF(left, bottom))
    yield QRectF(QPointF(right, top), QPointF(around.right(), bottom))
