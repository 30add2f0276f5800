# SPDX-License-Identifier: MIT
"""What lies behind the cards as square pictures, drawn once and kept: a pan only puts them.

Drawing a strip of a canvas costs what crosses it, however narrow it is; a picture costs its size.
"""

from collections.abc import Callable, Iterable

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
        self._kept: dict[_Place, tuple[QPixmap, QRect]] = {}  # those put last at the end
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
        wanted = dict.fromkeys(
            place for part in shown for place in _places(part.translated(origin))
        )
        for block in _blocks({place for place in wanted if place not in self._kept}):
            self._make(block)
        for place in wanted:
            picture, part = self._kept[place] = self._kept.pop(place)
            spot = QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE).translated(-origin)
            painter.drawPixmap(spot, picture, part)
        self._shed(len(wanted))

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
        for column in range(block.width()):
            for row in range(block.height()):
                part = QRect(column * side, row * side, side, side)
                self._kept[block.x() + column, block.y() + row] = picture, part

    def _shed(self, wanted: int) -> None:
        """Let those go that were not seen for longest, when there are too many."""
        most = max(2 * wanted, int(MOST / (4 * (SIDE * self._ratio) ** 2)))
        for place in list(self._kept)[: max(0, len(self._kept) - most)]:
            del self._kept[place]


def _places(part: QRect) -> Iterable[_Place]:
    """Return the tiles that a rectangle (pixels) touches."""
    for column in range(part.left() // SIDE, part.right() // SIDE + 1):
        for row in range(part.top() // SIDE, part.bottom() // SIDE + 1):
            yield column, row


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
