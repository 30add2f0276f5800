# SPDX-License-Identifier: MIT
"""A card on the stage: stands for one id at a time, and lets the painter draw it."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN, draw_card
from stratcanvas.paint.card_content import CardContent, content_of
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.stamps import Stamps
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.moving import begin_on_a_pixel, leave_place
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.ring_item import RingItem

_GHOST = CardState(ghost=True)


class CardItem(QGraphicsRectItem):
    """One visible card; a ghost shows where a dragged card will settle.

    Its rectangle is the card with its badge and rings, in scene units around its upper left corner.
    Qt asks for it often, and knows it without Python. The rings are an item of their own behind it:
    they come and go, while the card with its words stays as it was drawn.
    """

    def __init__(
        self, context: RenderContext, stamps: Stamps | None = None, *, ghost: bool = False
    ) -> None:
        super().__init__()
        self._context = context
        self._stamps = stamps if stamps is not None else Stamps()
        self._ghost = ghost
        self._key = ""
        self._rect = Rect(0.0, 0.0, 0.0, 0.0)
        self._drawn = PLAIN
        self._said: CardContent | None = None
        self._ring: RingItem | None = None
        self._kept = True
        self.setPen(NO_PEN)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_card(self, key: str, rect: Rect, z: float) -> None:
        """Stand for a card at a rectangle (scene units) from now on; draw anew what is not so."""
        state = self._context.state_of(key) if not self._ghost else _GHOST
        said = content_of(self._context.live_layout.canvas, key)
        if said != self._said or state.inside != self._drawn:
            self.update()
        self._key, self._said = key, said
        if rect != self._rect:
            leave_place(self)
        if (rect.width, rect.height) != (self._rect.width, self._rect.height):
            self.setRect(rectf(Rect(0.0, 0.0, rect.width, rect.height), MARGIN))
            # Of a card larger than the view Qt would keep a part of the picture that it was.
            self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            self._keep()
            self.update()
        self._rect = rect
        self.setPos(rect.x, rect.y)
        self.setZValue(z)
        if not self._ghost:
            self._surround(state)

    def show_in(self, wide: float, high: float) -> None:
        """Be kept as a picture in a view so wide and high (scene units) if it fits there.

        Of a larger card Qt keeps what is in view, drawn from elsewhere: a pixel off at times.
        """
        kept = self.rect().width() < wide and self.rect().height() < high
        if kept != self._kept:
            self._kept = kept
            self._keep()

    def _keep(self) -> None:
        modes = QGraphicsItem.CacheMode
        self.setCacheMode(modes.DeviceCoordinateCache if self._kept else modes.NoCache)

    def show_state(self, z: float) -> None:
        """Lie so high, and draw anew what the hand or the selection has changed about the card."""
        state = self._context.state_of(self._key)
        self.setZValue(z)
        if state.inside != self._drawn:
            self.update()
        self._surround(state)

    def _surround(self, state: CardState) -> None:
        if state.is_ringed and self._ring is None:
            from stratcanvas.stage.ring_item import RingItem  # no first picture needs it

            self._ring = RingItem(self, self._context)
        if self._ring is not None:
            self._ring.surround(self._key, self._rect, state)

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
        if self._key not in canvas:
            return
        rect = Rect(0.0, 0.0, self._rect.width, self._rect.height)
        self._drawn = _GHOST if self._ghost else context.state_of(self._key).inside
        if self._kept:
            begin_on_a_pixel(painter, MARGIN)
        theme, put = context.theme, self._stamps.over(painter)
        draw_card(painter, canvas, self._key, rect, self._drawn, theme, put=put)
