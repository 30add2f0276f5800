# SPDX-License-Identifier: MIT
"""The rings around a card on the stage: selected, under the pointer, or where a drop would go."""

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN, draw_around
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import begin_on_a_pixel
from stratcanvas.stage.render_context import RenderContext


class RingItem(QGraphicsRectItem):
    """What is around one card; it lies right behind the card's item."""

    def __init__(self, card: QGraphicsItem, context: RenderContext) -> None:
        super().__init__(card)
        self._context = context
        self._known = "", 0.0, 0.0, PLAIN
        self.setPen(NO_PEN)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self.setVisible(False)

    def surround(self, key: str, rect: Rect, state: CardState) -> None:
        """Be around a card at a rectangle (scene units), as it looks in a state."""
        known, self._known = self._known, (key, rect.width, rect.height, state)
        self.setVisible(state.is_ringed)
        if not state.is_ringed or known == self._known:
            return
        around = rectf(Rect(0.0, 0.0, rect.width, rect.height), MARGIN)
        if around != self.rect():
            self.setRect(around)
            # Of a card larger than the view Qt would keep a part of the picture that it was.
            self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.update()

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the rings."""
        context, canvas = self._context, self._context.live_layout.canvas
        key, width, height, state = self._known
        if key in canvas:
            begin_on_a_pixel(painter, MARGIN)
            draw_around(painter, canvas, key, Rect(0.0, 0.0, width, height), state, context.theme)
