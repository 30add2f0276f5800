# SPDX-License-Identifier: MIT
"""A card on the stage: stands for one id at a time, and lets the painter draw it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN, draw_card
from stratcanvas.paint.card_state import CardState
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.moving import leave_place
from stratcanvas.stage.render_context import RenderContext

_GHOST = CardState(ghost=True)


class CardItem(QGraphicsItem):
    """One visible card; a ghost shows where a dragged card will settle."""

    def __init__(self, context: RenderContext, *, ghost: bool = False) -> None:
        super().__init__()
        self._context = context
        self._ghost = ghost
        self._key = ""
        self._rect = Rect(0.0, 0.0, 0.0, 0.0)
        self._bounds = QRectF()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_card(self, key: str, rect: Rect, z: float) -> None:
        """Stand for a card at a rectangle (scene units) from now on, and draw it anew."""
        self._key = key
        if rect != self._rect:
            leave_place(self)
        if (rect.width, rect.height) != (self._rect.width, self._rect.height):
            self.prepareGeometryChange()
            around = Rect(0.0, 0.0, rect.width, rect.height).grown(MARGIN)
            self._bounds = QRectF(around.x, around.y, around.width, around.height)
            # Of a card larger than the view Qt would keep a part of the picture that it was.
            self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._rect = rect
        self.setPos(rect.x, rect.y)
        self.setZValue(z)
        self.update()

    @guarded(QRectF())
    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Return the card with its badge and rings, in scene units around its upper left corner."""
        return self._bounds

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the card as the canvas has it now."""
        context = self._context
        canvas = context.live_layout.canvas
        if self._key in canvas:
            state = _GHOST if self._ghost else context.state_of(self._key)
            rect = Rect(0.0, 0.0, self._rect.width, self._rect.height)
            draw_card(painter, canvas, self._key, rect, state, context.theme)
