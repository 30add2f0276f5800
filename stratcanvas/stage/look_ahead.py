# SPDX-License-Identifier: MIT
"""While one pans, what comes next is drawn between the steps, a small piece at a time.

A step that brings in a column of cards would else draw all of them, and what lies behind, at once.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer
from PySide6.QtWidgets import QGraphicsView

from stratcanvas.stage.card_item import CardItem
from stratcanvas.stage.tile_places import SIDE
from stratcanvas.stage.tiles import Tiles

_CARDS = 2
"""So many cards are drawn between two steps."""


class LookAhead:
    """Draws a piece whenever the window has nothing else to do, until nothing is left."""

    def __init__(
        self, view: QGraphicsView, tiles: Tiles, cards: Callable[[QRectF], Iterable[CardItem]]
    ) -> None:
        """``tiles`` are what lies behind the cards, ``cards`` gives the items in a scene's area."""
        self._view, self._tiles, self._cards = view, tiles, cards
        self._way = QPoint()
        self._timer = QTimer(view)
        self._timer.setObjectName("look ahead")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def follow(self, dx: int, dy: int) -> None:
        """Look where the view goes: what it shows has moved by pixels."""
        self._way = QPoint(dx, dy)
        self._timer.start(0)

    def _draw(self) -> None:
        strips = list(_beyond(self._view.viewport().rect(), self._way))
        if self._draw_cards(strips) | self._draw_tiles(strips):
            self._timer.start(0)

    def _draw_cards(self, strips: Iterable[QRect]) -> bool:
        """Draw a few of the cards there that have not been seen yet; False: none."""
        to_view, ratio = self._view.viewportTransform(), self._view.devicePixelRatioF()
        to_scene, drawn = to_view.inverted()[0], 0
        for strip in strips:
            for item in self._cards(to_scene.mapRect(QRectF(strip))):
                drawn += item.draw_ahead(to_view, ratio)
                if drawn == _CARDS:
                    return True
        return drawn > 0

    def _draw_tiles(self, strips: Iterable[QRect]) -> bool:
        """Draw some of the tiles there; False: all are there."""
        to_view = self._view.viewportTransform()
        origin = QPoint(-round(to_view.dx()), -round(to_view.dy()))
        return any(self._tiles.make_some(strip, origin, to_view.m11()) for strip in strips)


def _beyond(seen: QRect, way: QPoint) -> Iterable[QRect]:
    """Return the strips that come into view next where what is ``seen`` moves a way."""
    if way.x():
        x = seen.left() - SIDE if way.x() > 0 else seen.right() + 1
        yield QRect(x, seen.top(), SIDE, seen.height())
    if way.y():
        y = seen.top() - SIDE if way.y() > 0 else seen.bottom() + 1
        yield QRect(seen.left(), y, seen.width(), SIDE)
