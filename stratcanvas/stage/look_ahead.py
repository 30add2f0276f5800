# SPDX-License-Identifier: MIT
"""While one pans, the cards that come next are drawn between the steps, a few at a time.

A step that brings in a column of cards would else draw all of them at once.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer
from PySide6.QtWidgets import QGraphicsView

from stratcanvas.stage.card_item import CardItem

REACH = 256
"""Pixels beyond an edge of the view in which cards are drawn."""
_CARDS = 2
"""So many cards are drawn between two steps."""
_MOST = 200
"""Of more cards than this, those that were met last are drawn ahead."""


class LookAhead:
    """Draws a few cards whenever the window has nothing else to do, until none is left."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._fresh: list[CardItem] = []
        self._way = QPoint()
        self._timer = QTimer(view)
        self._timer.setObjectName("look ahead")
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)

    def take(self, fresh: Iterable[CardItem]) -> None:
        """Draw these too before they come into view: items of cards around it."""
        self._fresh += fresh

    def follow(self, dx: int, dy: int) -> None:
        """Look where the view goes: what it shows has moved by pixels."""
        self._way = QPoint(dx, dy)
        if self._fresh:
            self._timer.start(0)

    def _draw(self) -> None:
        view = self._view
        to_view, ratio = view.viewportTransform(), view.devicePixelRatioF()
        to_scene = to_view.inverted()[0]
        strips = [
            to_scene.mapRect(QRectF(strip)) for strip in _beyond(view.viewport().rect(), self._way)
        ]
        later, drawn = [], 0
        for item in self._fresh:
            if drawn == _CARDS or not any(each.intersects(item.area) for each in strips):
                later.append(item)
            else:
                drawn += item.draw_ahead(to_view, ratio)
        self._fresh = later[-_MOST:]
        if drawn == _CARDS:
            self._timer.start(0)


def _beyond(seen: QRect, way: QPoint) -> Iterable[QRect]:
    """Return the strips that come into view next where what is ``seen`` moves a way."""
    if way.x():
        x = seen.left() - REACH if way.x() > 0 else seen.right() + 1
        yield QRect(x, seen.top(), REACH, seen.height())
    if way.y():
        y = seen.top() - REACH if way.y() > 0 else seen.bottom() + 1
        yield QRect(seen.left(), y, seen.width(), REACH)
