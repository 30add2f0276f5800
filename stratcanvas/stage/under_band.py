# SPDX-License-Identifier: MIT
"""What a view shows below a rubber band, kept while it is drawn: a step puts it where it was.

Else each step would draw the cards anew along all edges of the band.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from stratcanvas.stage.backdrop.spots import Spots

_EDGE = 8
"""Pixels on both sides of a band's edge in which it may be drawn, and what is left of it."""


class UnderBand:
    """The picture of a view without its band, from when the band comes until it goes."""

    def __init__(self, picture: QPixmap, state: tuple[object, object]) -> None:
        """``picture`` is the view's, without a band, and as dense as it; ``state``: see ``put``."""
        self._picture, self._ratio = picture, picture.devicePixelRatio()
        (self._place, self._content), self._band = state, QRect()  # as it was drawn last

    def put(
        self,
        painter: QPainter,
        parts: list[QRect],
        state: tuple[object, object],
        band: QRect,
        draw: Callable[[QPainter], object],
    ) -> bool:
        """Put parts of the view, all in its pixels, below a band that is about to be drawn.

        ``state``: where one looks, and what it goes by. Where that, or more than a band's edges,
        looks otherwise, ``draw`` draws it into the picture. False: it is of another place.
        """
        picture, (place, content) = self._picture, state
        if place != self._place:
            return False
        if content != self._content or not _are_edges(parts, self._band, band):
            picture.setDevicePixelRatio(self._ratio)
            own = QPainter(picture)
            try:
                draw(own)
            finally:
                own.end()  # else Qt would end the process with the picture
        self._content, self._band, ratio = content, band, round(self._ratio)
        picture.setDevicePixelRatio(1.0)
        spots = Spots(painter)
        for part in parts:
            painter.setClipRect(part)
            spots.enter(painter)
            x, y, wide, high = part.x(), part.y(), part.width(), part.height()
            spots.put(painter, x, y, picture, (x * ratio, y * ratio, wide * ratio, high * ratio))
            spots.leave(painter)
        return True


def _are_edges(parts: list[QRect], before: QRect, band: QRect) -> bool:
    """Tell whether all parts lie along the edges of a band as it was and is; it had none: they do.

    So much is drawn anew for the band alone.
    """
    if before.isNull():  # one that is drawn straight is empty, and not null
        return True
    around = before.united(band).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
    inner = before.intersected(band).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    return all(around.contains(part) and not inner.intersects(part) for part in parts)
