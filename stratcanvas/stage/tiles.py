# SPDX-License-Identifier: MIT
"""What lies behind the cards as square pictures, drawn once and kept: a pan only puts them.

Drawing a strip of a canvas costs what crosses it, however narrow it is; a picture costs its size.
"""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import product

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform

from stratcanvas.stage.films import Films
from stratcanvas.stage.tile_places import SIDE, Place, blocks, places, tiles_at

MOST = 48 * 1024 * 1024
"""Bytes for tiles; those in view are kept however many they are."""

Connectors = Callable[[QPainter], object] | None
"""What draws the connectors, if they are not to be drawn with all the rest."""


class Tiles:
    """The tiles of one view, all at the scale that it has now."""

    def __init__(
        self,
        draw: Callable[[QPainter, QRectF, float, Connectors], object],
        films: Films | None = None,
    ) -> None:
        """``draw`` draws an area (scene units) with a painter that counts in them, at a scale.

        ``films`` are what the connectors of a crowded canvas are drawn by.
        """
        self._draw, self._films = draw, films
        # With each its picture and the first tile of that; those put last at the end.
        self._kept: dict[Place, tuple[QPixmap, Place]] = {}
        self._scale, self._ratio = 1.0, 1.0

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self, area: QRectF | None = None) -> None:
        """Draw anew, when it is seen again, what lies in an area (scene units); None: all."""
        films, scale = self._films, self._scale
        if area is None:
            self._kept.clear()
            if films is not None:
                films.forget(None)
            return
        left, top = area.left() * scale, area.top() * scale
        right, bottom = area.right() * scale, area.bottom() * scale
        for column, row in list(self._kept):
            x, y = column * SIDE, row * SIDE
            if x - 1 <= right and y - 1 <= bottom and x + SIDE + 1 >= left and y + SIDE + 1 >= top:
                del self._kept[column, row]
        if films is not None:
            films.forget(QRectF(left, top, right - left, bottom - top))

    def put(self, painter: QPainter, shown: Iterable[QRect], origin: QPoint, scale: float) -> None:
        """Draw parts of a view, given in its pixels; ``origin`` is its corner's place.

        Places are scene units times the scale. The painter counts in the view's pixels.
        """
        ratio = painter.device().devicePixelRatioF()
        if (scale, ratio) != (self._scale, self._ratio):
            self._kept.clear()
            self._scale, self._ratio = scale, ratio
        films = self._needed()
        if films is not None:
            films.use(scale, ratio)
        parts = [tiles_at(part.translated(origin)) for part in shown]
        wanted = dict.fromkeys(place for part in parts for place in places(part))
        for block in blocks({place for place in wanted if place not in self._kept}):
            self._make(block, films)
        for place in wanted:
            self._kept[place] = self._kept.pop(place)
        for part in parts:
            self._put(painter, part, origin)
        self._shed(len(wanted))
        if films is not None:
            films.ask(painter.viewport().translated(origin))

    def _needed(self) -> Films | None:
        return self._films if self._films is not None and self._films.needed else None

    def _put(self, painter: QPainter, part: QRect, origin: QPoint) -> None:
        """Put a rectangle of tiles: what lies beside each other in one picture, in one call."""
        kept, side = self._kept, round(SIDE * self._ratio)
        right, bottom = part.right(), part.bottom()
        left = {place: kept[place][0] for place in places(part)}
        while left:
            (column, row), picture = next(iter(left.items()))
            low, far = row + 1, column + 1
            while low <= bottom and left.get((column, low)) is picture:
                low += 1
            rows = range(row, low)
            while far <= right and all(left.get((far, each)) is picture for each in rows):
                far += 1
            for place in product(range(column, far), rows):
                del left[place]
            first = kept[column, row][1]
            corner = QPoint(column * SIDE, row * SIDE) - origin
            wide, high = (far - column) * side, (low - row) * side
            painter.drawPixmap(
                _on_whole_pixels(painter.deviceTransform(), corner),
                picture,
                QRectF((column - first[0]) * side, (row - first[1]) * side, wide, high),
            )

    def _make(self, block: QRect, films: Films | None) -> None:
        """Draw a block of tiles as one picture: what crosses several of them is drawn once."""
        scale, ratio, side = self._scale, self._ratio, round(SIDE * self._ratio)
        picture = QPixmap(block.width() * side, block.height() * side)
        picture.setDevicePixelRatio(ratio)
        length, place = SIDE / scale, (block.x(), block.y(), block.width(), block.height())
        painter = QPainter(picture)
        try:
            painter.translate(-block.x() * SIDE, -block.y() * SIDE)
            lay = None if films is None else partial(_lay, films, block, painter.worldTransform())
            painter.scale(scale, scale)
            self._draw(painter, QRectF(*(each * length for each in place)), scale, lay)
        finally:
            painter.end()  # else Qt would end the process with the picture
        first = block.x(), block.y()
        for each in places(block):
            self._kept[each] = picture, first

    def _shed(self, wanted: int) -> None:
        """Let those go that were not seen for longest, when there are too many."""
        most = max(2 * wanted, int(MOST / (4 * (SIDE * self._ratio) ** 2)))
        for place in list(self._kept)[: max(0, len(self._kept) - most)]:
            del self._kept[place]


def _on_whole_pixels(to_screen: QTransform, corner: QPoint) -> QPointF:
    """Return the place nearest to a corner that is a whole pixel of the screen.

    Where a window's pixels are no whole ones of the screen, pictures beside each other would else
    leave a line between them that nobody has drawn.
    """
    x = round(to_screen.m11() * corner.x() + to_screen.dx()) - to_screen.dx()
    y = round(to_screen.m22() * corner.y() + to_screen.dy()) - to_screen.dy()
    return QPointF(x / to_screen.m11(), y / to_screen.m22())


def _lay(films: Films, block: QRect, to_picture: QTransform, painter: QPainter) -> None:
    """Draw the connectors in a block of tiles, with a painter that counts in scene units."""
    to_scene = painter.worldTransform()
    painter.setWorldTransform(to_picture)
    films.lay(painter, block)
    painter.setWorldTransform(to_scene)
