# SPDX-License-Identifier: MIT
"""Small pictures of what many cards have in common: their bodies, labels, chips and ranks.

An edge drawn smoothly costs many times its picture. Each is kept the second time it is needed, at
the scale and at the part of a pixel that it is needed at, and put from then on: so it is the same
to the pixel. The first time it is drawn as it is: at most scales nothing is needed twice.
"""

from collections.abc import Callable, Hashable
from functools import partial
from math import floor

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QTransform

MOST = 3 * 1024 * 1024
"""Bytes of all pictures."""
MOST_ONCE = 512
"""So many that were drawn once are known: a picture pays from the second time on."""
_LARGEST = MOST // 8
"""Bytes of one: what is larger is drawn each time."""
_FINEST = 1_000.0
"""Parts of a pixel that are told from each other."""
_OF_PIXELS = (1, 2, 3)
"""Qt's widgets, pixmaps and images. Their engine would tell more, and take 1 ms of a start."""

Draw = Callable[[QPainter], object]
Area = tuple[float, float, float, float]
"""Left, top, width, height."""
Put = Callable[[QPainter, Hashable, Area, Draw], None]
"""Draws what looks so within an area of the painter's coordinates, as ``Draw`` would."""


def draw_directly(painter: QPainter, look: Hashable, area: Area, draw: Draw) -> None:
    """Draw without a picture."""
    del look, area
    draw(painter)


class Stamps:
    """The pictures of one scene, each by how it looks; those used last stay."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QImage] = {}  # those used last at the end
        self._once: dict[Hashable, None] = {}  # what was needed; what longest ago at the front
        self._size = 0

    @property
    def size(self) -> int:
        """Return how many bytes all pictures have."""
        return self._size

    def over(self, painter: QPainter) -> Put:
        """Return how to draw with a painter: by pictures if it draws pixels, and upright ones.

        The painter is moved by less than a pixel, so that it begins on a whole one of the screen:
        so what is alike looks alike wherever it lies.
        """
        to_screen, device = painter.deviceTransform(), painter.device()
        scale = round(to_screen.m11(), 9)  # a zoom there and back is off by less
        if (
            device is None
            or device.devType() not in _OF_PIXELS
            or to_screen.m12()
            or to_screen.m21()
            or scale <= 0.0
            or scale != round(to_screen.m22(), 9)
        ):
            return draw_directly
        dx, dy = floor(to_screen.dx() + 0.5), floor(to_screen.dy() + 0.5)
        if (dx, dy) != (to_screen.dx(), to_screen.dy()):
            painter.translate((dx - to_screen.dx()) / scale, (dy - to_screen.dy()) / scale)
        return partial(self._put, scale, dx, dy)

    def _put(
        self,
        scale: float,
        dx: int,
        dy: int,
        painter: QPainter,
        look: Hashable,
        area: Area,
        draw: Draw,
    ) -> None:
        x, y = scale * area[0], scale * area[1]
        left, top = floor(x), floor(y)
        key = look, scale, round((x - left) * _FINEST), round((y - top) * _FINEST)
        picture = self._kept.pop(key, None)
        if picture is None:
            if key not in self._once:
                self._once[key] = None
                if len(self._once) > MOST_ONCE:
                    del self._once[next(iter(self._once))]
                draw(painter)
                return
            wide, high = floor(x + scale * area[2]) + 2 - left, floor(y + scale * area[3]) + 2 - top
            if 4 * wide * high > _LARGEST:
                draw(painter)
                return
            picture = _drawn(painter, QTransform(scale, 0, 0, scale, -left, -top), wide, high, draw)
            self._size += picture.sizeInBytes()
        self._kept[key] = picture
        while self._size > MOST:
            self._size -= self._kept.pop(next(iter(self._kept))).sizeInBytes()
        if scale == 1.0:
            painter.drawImage(QPointF(left, top), picture)
            return
        to_view = painter.worldTransform()  # in pixels of the screen: those Qt copies as they are
        painter.setWorldTransform(QTransform.fromScale(1.0 / scale, 1.0 / scale), combine=True)
        painter.drawImage(QPointF(left, top), picture)
        painter.setWorldTransform(to_view)


def _drawn(painter: QPainter, to_picture: QTransform, wide: int, high: int, draw: Draw) -> QImage:
    """Return a picture as a painter would have it, so many pixels wide and high."""
    picture = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    own = QPainter(picture)
    try:
        own.setRenderHints(painter.renderHints())
        own.setWorldTransform(to_picture)
        draw(own)
    finally:
        own.end()  # else Qt would end the process with the picture
    return picture
