# SPDX-License-Identifier: MIT
"""What letting go would do, said beside the pointer, and where a new card would come to lie."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.pens import NO_BRUSH, NO_PEN, brush, pen, rectf
from stratcanvas.paint.text import TextStyle, block
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.moving import leave_place
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.render_context import RenderContext

_WORDS = TextStyle(13, 500, lines=3)
_WIDEST = 360.0
_AWAY_X, _AWAY_Y, _PAD_X, _PAD_Y, _ROUND = 18.0, 22.0, 10.0, 6.0, 7.0
"""Pixels: from the pointer to the words, and around them."""
_APART = 8.0
"""Pixels from the card in hand to the words."""
_DASHES = (4.0, 3.0)
_RING = 3.0
"""Pixels that the outline of a card is wide, which shows no ring by itself from afar."""


class OfferItem(QGraphicsRectItem):
    """Words on a small ground, as large at every zoom, and a dashed outline of the new card; from
    afar one around the card that is aimed at.
    """

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self._context = context
        self._words, self._scale = "", 1.0
        self._ground = QRectF()
        self._place: QRectF | None = None
        self.setPen(NO_PEN)

    def show_offer(
        self, words: str, pointer: Pointer, place: Rect | None, held: Rect | None = None
    ) -> None:
        """Say this beside the pointer, in sight; ``place``: the outline, in scene units.

        ``held`` is the card in hand, which the words do not cover.
        """
        leave_place(self)
        self._words, self._scale = words, pointer.scale
        self._place = rectf(place) if place is not None else None
        self._ground = self._beside(pointer, held) if words else QRectF()
        edge = 3.0 / pointer.scale
        around = self._ground.united(self._place or QRectF())
        self.setRect(around.adjusted(-edge, -edge, edge, edge))
        self.setVisible(bool(words) or place is not None)
        self.update()

    def _beside(self, pointer: Pointer, held: Rect | None) -> QRectF:
        """Return where the words go: below the pointer, and on its other side at an edge."""
        said, scale = block(self._words, _WORDS, _WIDEST), pointer.scale
        wide, high = (said.width + 2 * _PAD_X) / scale, (said.height + 2 * _PAD_Y) / scale
        x, y = pointer.at.x + _AWAY_X / scale, pointer.at.y + _AWAY_Y / scale
        above = pointer.at.y - _AWAY_Y / scale - high
        if held is not None:
            y = max(y, held.y + held.height + _APART / scale)
            above = min(above, held.y - _APART / scale - high)
        for view in self.scene().views():
            seen = view.mapToScene(view.viewport().rect()).boundingRect()
            if x + wide > seen.right() and held is None:  # else they lie off the pointer as it is
                x = pointer.at.x - _AWAY_X / scale - wide
            if y + high > seen.bottom():
                y = above
            if held is not None:
                x = min(x, seen.right() - _APART / scale - wide)
            # The hand may be beyond the edge, over a panel.
            x = max(seen.left(), min(x, seen.right() - wide))
            y = max(seen.top(), min(y, seen.bottom() - high))
        return QRectF(x, y, wide, high)

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the outline and the words."""
        theme = self._context.theme
        if self._place is not None:
            is_card = self._context.detail is not Detail.FULL
            seen = pen(theme.target, _RING / self._scale) if is_card else None
            painter.setPen(seen or pen(theme.target, 2.0, _DASHES))
            painter.setBrush(NO_BRUSH)
            painter.drawRoundedRect(self._place, _ROUND, _ROUND)
        if not self._words:
            return
        painter.translate(self._ground.topLeft())
        painter.scale(1.0 / self._scale, 1.0 / self._scale)
        size = self._ground.size() * self._scale
        painter.setPen(pen(theme.muted, 1.0))
        painter.setBrush(brush(theme.panel))
        painter.drawRoundedRect(QRectF(QPointF(), size), _ROUND, _ROUND)
        said = block(self._words, _WORDS, ceil(size.width() - 2 * _PAD_X) + 1.0)
        said.draw(painter, _PAD_X, _PAD_Y, theme.text)
