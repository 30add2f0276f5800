# SPDX-License-Identifier: MIT
"""What lies behind the cards as square pictures, drawn once and kept: a pan only puts them.

Drawing a strip of a canvas costs what crosses it, however narrow it is; a picture costs its size.
"""

from collections.abc import Callable, Iterable
from itertools import product

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

SIDE = 256
"""Pixels of a tile, as the view counts them: a whole number of the screen's at any usual ratio."""
SQUARE = 4 * SIDE
"""Pixels of the squares that tiles are drawn by: none that are drawn at once lie in two."""
MOST = 48 * 1024 * 1024
"""Bytes for tiles; those in view are kept however many they are."""

_Place = tuple[int, int]
"""Column and row."""


class Tiles:
    """The tiles of one view, all at the scale that it has now."""

    def __init__(self, draw: Callable[[QPainter, QRectF, float], object]) -> None:
        """``draw`` draws an area (scene units) with a painter that counts in them, at a scale."""
        self._draw = draw
        # With each its picture and the first tile of that; those put last at the end.
        self._kept: dict[_Place, tuple[QPixmap, _Place]] = {}
        self._scale, self._ratio = 1.0, 1.0

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self, area: QRectF | None = None) -> None:
        """Draw anew, when it is seen again, what lies in an area (scene units); None: all."""
        if area is None:
            self._kept.clear()
            return
        scale = self._scale
        left, top, right, bottom = (
            area.left() * scale - 1.0,
            area.top() * scale - 1.0,
            area.right() * scale + 1.0,
            area.bottom() * scale + 1.0,
        )
        for column, row in list(self._kept):
            x, y = column * SIDE, row * SIDE
            if x <= right and y <= bottom and x + SIDE >= left and y + SIDE >= top:
                del self._kept[column, row]

    def put(self, painter: QPainter, shown: Iterable[QRect], origin: QPoint, scale: float) -> None:
        """Draw parts of a view, given in its pixels; ``origin`` is its corner's place.

        Places are scene units times the scale. The painter counts in the view's pixels.
        """
        ratio = painter.device().devicePixelRatioF()
        if (scale, ratio) != (self._scale, self._ratio):
            self._kept.clear()
            self._scale, self._ratio = scale, ratio
        parts = [_tiles(part.translated(origin)) for part in shown]
        wanted = dict.fromkeys(place for part in parts for place in _places(part))
        for block in _blocks({place for place in wanted if place not in self._kept}):
            self._make(block)
        for place in wanted:
            self._kept[place] = self._kept.pop(place)
        for part in parts:
            self._put(painter, part, origin)
        self._shed(len(wanted))

    def _put(self, painter: QPainter, part: QRect, origin: QPoint) -> None:
        """Put a rectangle of tiles: what lies beside each other in one picture, in one call."""
        kept, side = self._kept, round(SIDE * self._ratio)
        right, bottom = part.right(), part.bottom()
        left = {place: kept[place][0] for place in _places(part)}
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
            painter.drawPixmap(
                column * SIDE - origin.x(),
                row * SIDE - origin.y(),
                picture,
                (column - first[0]) * side,
                (row - first[1]) * side,
                (far - column) * side,
                (low - row) * side,
            )

    def _make(self, block: QRect) -> None:
        """Draw a block of tiles as one picture: what crosses several of them is drawn once."""
        scale, ratio, side = self._scale, self._ratio, round(SIDE * self._ratio)
        picture = QPixmap(block.width() * side, block.height() * side)
        picture.setDevicePixelRatio(ratio)
        length, place = SIDE / scale, (block.x(), block.y(), block.width(), block.height())
        painter = QPainter(picture)
        try:
            painter.translate(-block.x() * SIDE, -block.y() * SIDE)
            painter.scale(scale, scale)
            self._draw(painter, QRectF(*(each * length for each in place)), scale)
        finally:
            painter.end()  # else Qt would end the process with the picture
        first = block.x(), block.y()
        for each in _places(block):
            self._kept[each] = picture, first

    def _shed(self, wanted: int) -> None:
        """Let those go that were not seen for longest, when there are too many."""
        most = max(2 * wanted, int(MOST / (4 * (SIDE * self._ratio) ** 2)))
        for place in list(self._kept)[: max(0, len(self._kept) - most)]:
            del self._kept[place]


def _tiles(part: QRect) -> QRect:
    """Return the tiles, by column and row, that a rectangle (pixels) touches."""
    left, top = part.left() // SIDE, part.top() // SIDE
    return QRect(left, top, part.right() // SIDE - left + 1, part.bottom() // SIDE - top + 1)


def _places(tiles: QRect) -> Iterable[_Place]:
    """Return each tile of a rectangle of them."""
    return product(range(tiles.left(), tiles.right() + 1), range(tiles.top(), tiles.bottom() + 1))


def _blocks(places: set[_Place]) -> Iterable[QRect]:
    """Return some rectangles of tiles that hold just these, each in one square."""
    each = SQUARE // SIDE
    while places:
        left, top = min(places)
        bottom = top
        while (bottom + 1) % each and (left, bottom + 1) in places:
            bottom += 1
        rows, right = range(top, bottom + 1), left
        while (right + 1) % each and all((right + 1, row) in places for row in rows):
            right += 1
        places -= {(column, row) for column in range(left, right + 1) for row in rows}
        yield QRect(left, top, right - left + 1, bottom - top + 1)
