# SPDX-License-Identifier: MIT
"""The frame around the customer's problems, its heading, and the headings of the wings."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.paint.card import MARGIN
from stratcanvas.paint.frame import draw_frame, draw_headings, heading_rects
from stratcanvas.paint.ink import rectf
from stratcanvas.stage.guard import guarded
from stratcanvas.stage.showing import Showing


class FrameItem(QGraphicsItem):
    """The one frame of the stage."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._showing = showing
        self._bounds = QRectF()

    def show_frame(self) -> None:
        """Take the frame's new place and draw it anew."""
        ground = self._showing.ground
        bounds = rectf(ground.frame.rect, MARGIN)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the frame and its ring, in scene units."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the frame as the canvas has it now."""
        showing = self._showing
        ground = showing.ground
        look = showing.look(ground.canvas.brief.id)
        draw_frame(painter, ground.canvas, ground.frame, showing.theme, look)


class HeadingsItem(QGraphicsItem):
    """The words over the wings."""

    def __init__(self, showing: Showing) -> None:
        super().__init__()
        self._showing = showing
        self._bounds = QRectF()

    def show_headings(self) -> None:
        """Take the headings' new places and draw them anew."""
        ground = self._showing.ground
        bounds = QRectF()
        for rect in heading_rects(ground.canvas, ground.layout).values():
            bounds = bounds.united(rectf(rect, MARGIN))
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the rectangle around both headings, in scene units."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the headings."""
        showing = self._showing
        draw_headings(painter, showing.ground.canvas, showing.ground.layout, showing.theme)
