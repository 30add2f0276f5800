# SPDX-License-Identifier: MIT
"""Where tiles lie: squares of a canvas at one scale, by column and row."""

from collections.abc import Collection, Iterable, Iterator
from itertools import product

from PySide6.QtCore import QPoint, QRect, QRectF

SIDE = 256
"""Pixels of a tile, as the view counts them: a whole number of the screen's at any usual ratio."""
SQUARE = 4 * SIDE
"""Pixels of the squares that tiles are drawn by: none that are drawn at once lie in two."""

Place = tuple[int, int]
"""Column and row."""


def spot(place: Place) -> QRect:
    """Return the pixels of a tile."""
    return QRect(place[0] * SIDE, place[1] * SIDE, SIDE, SIDE)


def tiles_at(part: QRect) -> QRect:
    """Return the tiles, by column and row, that a rectangle (pixels) touches."""
    left, top = part.left() // SIDE, part.top() // SIDE
    return QRect(left, top, part.right() // SIDE - left + 1, part.bottom() // SIDE - top + 1)


def a_tile_on(seen: QRect, way: QPoint) -> QRect:
    """Return what is seen (pixels), and a tile more where it goes."""
    left, right = SIDE * (way.x() < 0), SIDE * (way.x() > 0)
    above, below = SIDE * (way.y() < 0), SIDE * (way.y() > 0)
    return seen.adjusted(-left, -above, right, below)


def beside(seen: QRect, way: QPoint) -> Iterator[QRect]:
    """Return what comes in by a tile as what is seen (pixels) goes on."""
    whole = a_tile_on(seen, way)
    if way.x():
        x = whole.x() if way.x() < 0 else seen.right() + 1
        yield QRect(x, whole.y(), SIDE, whole.height())
    if way.y():
        y = whole.y() if way.y() < 0 else seen.bottom() + 1
        yield QRect(seen.x(), y, seen.width(), SIDE)


def places(tiles: QRect) -> Iterator[Place]:
    """Return each tile of a rectangle of them."""
    return product(range(tiles.left(), tiles.right() + 1), range(tiles.top(), tiles.bottom() + 1))


def touched(there: Collection[Place], pixels: QRectF) -> list[Place]:
    """Return those of some tiles that an area (pixels of the canvas) touches, or nearly."""
    left, right = int((pixels.left() - 1) // SIDE), int((pixels.right() + 1) // SIDE)
    top, bottom = int((pixels.top() - 1) // SIDE), int((pixels.bottom() + 1) // SIDE)
    if (right - left + 1) * (bottom - top + 1) < len(there):
        within = product(range(left, right + 1), range(top, bottom + 1))
        return [place for place in within if place in there]
    return [
        (column, row) for column, row in there if left <= column <= right and top <= row <= bottom
    ]


def blocks(places: set[Place], most: int | None = None) -> Iterator[QRect]:
    """Return some rectangles of tiles that hold just these, each in one square.

    With ``most`` it does not matter where they lie, if none is longer than so many tiles.
    """
    left = set(places)
    each = SQUARE // SIDE
    while left:
        first, top = min(left)
        across, down = (
            (first // each * each + each, top // each * each + each)
            if most is None
            else (first + most, top + most)
        )
        bottom, last = top, first
        while bottom + 1 < down and (first, bottom + 1) in left:
            bottom += 1
        rows = range(top, bottom + 1)
        while last + 1 < across and all((last + 1, row) in left for row in rows):
            last += 1
        left -= {(column, row) for column in range(first, last + 1) for row in rows}
        yield QRect(first, top, last - first + 1, bottom - top + 1)


def joined(parts: Iterable[QRect]) -> list[QRect]:
    """Return a region's parts, those that lie under each other as one: Qt cuts all into rows."""
    whole: list[QRect] = []
    lowest: dict[tuple[int, int], QRect] = {}
    for part in parts:
        column = part.x(), part.width()
        above = lowest.get(column)
        if above is not None and above.bottom() + 1 == part.top():
            above.setBottom(part.bottom())
        else:
            lowest[column] = own = QRect(part)
            whole.append(own)
    return whole
