# SPDX-License-Identifier: MIT
"""Where a view's pixels lie among those of the screen, which may be more and begin elsewhere."""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform


class Spots:
    """Where a painter's pixels lie among those of the screen: those Qt copies as they are."""

    __slots__ = ("_are_whole", "_dx", "_dy", "_high", "_to_view", "_wide")

    def __init__(self, painter: QPainter) -> None:
        to_screen = painter.deviceTransform()
        self._wide, self._high = to_screen.m11(), to_screen.m22()
        self._dx, self._dy = to_screen.dx(), to_screen.dy()
        self._to_view = painter.worldTransform()
        self._are_whole = self._to_view.isIdentity() and self._wide == self._high == 1.0

    def enter(self, painter: QPainter) -> None:
        """Have a painter count the screen's pixels."""
        if not self._are_whole:
            to_screen = QTransform.fromScale(1 / self._wide, 1 / self._high)
            painter.setWorldTransform(to_screen, combine=True)

    def leave(self, painter: QPainter) -> None:
        """Have it count its own again."""
        if not self._are_whole:
            painter.setWorldTransform(self._to_view)

    def put(
        self, painter: QPainter, x: int, y: int, picture: QPixmap, part: tuple[int, int, int, int]
    ) -> None:
        """Draw a part of a picture at one of the pixels that a painter counted before."""
        if self._are_whole:
            painter.drawPixmap(x, y, picture, *part)
            return
        # On whole ones: pictures beside each other would else leave a line between them. Halves go
        # up, not to the even one: a scroll by whole pixels moves all by as many.
        dx, dy = self._dx, self._dy
        left, top = floor(self._wide * x + dx + 0.5), floor(self._high * y + dy + 0.5)
        spot = QPointF(left - dx, top - dy)
        painter.drawPixmap(spot, picture, QRectF(*part))
