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
from stratcanvas.paint.card import MARGIN, draw_content
from stratcanvas.paint.card_content import CardContent, content_of
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.stamps import Stamps
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import begin_on_a_pixel, leave_place
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.items.ring_item import RingItem

_GHOST = CardState(ghost=True)


class CardItem(QGraphicsRectItem):
    """One card in hand; a ghost shows where it will settle.

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
        self._state = PLAIN
        self._said: CardContent | None = None
        self._ring: RingItem | None = None
        self._kept = True
        self.setPen(NO_PEN)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_card(self, key: str, rect: Rect, z: float) -> None:
        """Stand for a card at a rectangle (scene units) from now on; draw anew what is not so."""
        context, self._key, shown = self._context, key, self.isVisible()
        said = content_of(context.live_layout.canvas, key)
        state = _GHOST if self._ghost else context.state_of(key)
        if said != self._said:
            self._said = said
            self.update()
        if shown and rect != self._rect:
            leave_place(self)
        if (rect.width, rect.height) != (self._rect.width, self._rect.height):
            self.setRect(rectf(Rect(0.0, 0.0, rect.width, rect.height), MARGIN))
            if shown:
                # Of a card larger than the view Qt would keep a part of the picture that it was.
                self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
                self._keep()
                self.update()
        self._rect = rect
        self.setPos(rect.x, rect.y)
        self._look(state, z)
        if not shown:
            self.setVisible(True)

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
        self._look(self._context.state_of(self._key), z)

    def _look(self, state: CardState, z: float) -> None:
        self.setZValue(z)
        if state.inside != self._state:
            self._state = state.inside
            self.update()
        if not self._ghost:
            self._surround(state)

    def _surround(self, state: CardState) -> None:
        if state.is_ringed and self._ring is None:
            from stratcanvas.stage.items.ring_item import RingItem  # no first picture needs it

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
        """Draw the card."""
        if self._said is None:
            return
        rect = Rect(0.0, 0.0, self._rect.width, self._rect.height)
        if self._kept:
            begin_on_a_pixel(painter, MARGIN)
        theme, put = self._context.theme, self._stamps.over(painter)
        detail = self._context.detail  # of a ghost seen from afar no word can be read, either
        draw_content(painter, self._said, rect, self._state, theme, detail, put)
