# SPDX-License-Identifier: MIT
"""What lies behind the cards as square pictures, drawn once and kept: a pan only puts them.

Drawing a strip of a canvas costs what crosses it, however narrow it is; a picture costs its size.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from stratcanvas.paint.card_state import Detail, detail_at
from stratcanvas.stage.backdrop.kept_pictures import KeptPictures
from stratcanvas.stage.backdrop.spare_pictures import SparePictures
from stratcanvas.stage.backdrop.spots import Spots
from stratcanvas.stage.places.tile_places import (
    SIDE,
    SQUARE,
    Place,
    blocks,
    places,
    tiles_at,
    touched,
)

MOST = 48 * 1024 * 1024
"""Bytes for tiles; those in view are kept however many they are."""
MOST_FORESEEN = MOST // 2
"""Bytes for a picture of what is about to be seen: of a view larger than that none is made."""
SPARE = MOST // 4
"""Bytes of these for pictures that wait to be drawn on again."""
_EDGES = -2.0, -2.0, 2.0, 2.0  # pixels around a thing that its edge may reach
_STRIP = 8
"""Tiles in a row or a column that are drawn ahead as one at most: that takes some 5 ms."""
_FINEST = 12
"""Digits of a scale that are told apart: a zoom there and back is off by less."""

Connectors = Callable[[QPainter], object] | None
"""What draws the connectors, if they are not to be drawn with all the rest."""


class Plate:
    """A picture of a block of tiles."""

    __slots__ = ("bare", "first", "number", "picture", "size")

    def __init__(self, picture: QPixmap, first: Place, number: int, size: int) -> None:
        """``number``: of two that show the same tile the one with the higher is newer."""
        self.picture, self.first, self.number, self.size = picture, first, number, size
        self.bare: set[Place] = set()  # the tiles on which a film can still be laid

    def tiles(self, side: int) -> QRect:
        """Return which tiles it has room for, each so many of its pixels long."""
        picture = self.picture
        return QRect(*self.first, picture.width() // side, picture.height() // side)


class TilesAhead(NamedTuple):
    """A picture of all tiles in view as they will be."""

    plate: Plate
    tiles: QRect
    areas: Sequence[QRectF]
    """Where they will be different (scene units)."""
    changes: int
    """How often something had been drawn anew when it was made."""


class Tiles:
    """The tiles of one view at the scale that it has now; as there is room, at those before too."""

    def __init__(
        self,
        draw: Callable[[QPainter, QRectF, float, Connectors], bool],
        *,
        longest: int | None = None,
    ) -> None:
        """``draw`` draws an area (scene units) with a painter that counts in them, at a scale.

        It tells whether nothing lies over the connectors. Those that are drawn at once lie in one
        square, or make a rectangle that is no longer than ``longest`` tiles.
        """
        self._draw, self._longest = draw, longest
        self._kept: KeptPictures[Plate] = KeptPictures(self._spare)
        self._sheets = SparePictures()
        self._numbers = count()
        self._scale, self._ratio = 1.0, 1.0
        self._others: dict[tuple[float, float], KeptPictures[Plate]] = {}  # left last at the end
        self.drew = False
        """Whether a part that was put last was not there yet."""
        self.changes = 0
        """How often something that is kept, or may be, has changed."""

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def there(self) -> Iterable[Place]:
        """Return the tiles that are there."""
        return self._kept

    def forget(self, area: QRectF | None = None) -> None:
        """Draw anew, when it is seen again, what lies in an area (scene units); None: all."""
        self.changes += 1
        if area is None:
            self._kept.clear()
        else:
            _drop_in(self._kept, scaled(area, self._scale))
        self._forget_others(area)

    def _forget_others(self, area: QRectF | None) -> None:
        """Forget what is kept of other scales in an area (scene units); None: all."""
        if area is None:
            self._leave_others(0)
            return
        for (scale, _), kept in self._others.items():
            _drop_in(kept, scaled(area, scale))

    def drop(self, places: Iterable[Place]) -> None:
        """Draw some tiles anew when they are seen again."""
        for place in places:
            self._kept.drop(place)

    def touched(self, area: QRectF) -> list[Place]:
        """Return the tiles that are there which an area (scene units) touches."""
        return touched(self._kept, scaled(area, self._scale))

    def _leave_others(self, most: int) -> None:
        """Let go what is kept of other scales, left longest ago first, but so many bytes."""
        others = self._others
        while others and sum(kept.size for kept in others.values()) > most:
            others.pop(next(iter(others))).clear()

    def put(self, painter: QPainter, shown: Iterable[QRect], origin: QPoint, scale: float) -> None:
        """Draw parts of a view, given in its pixels; ``origin`` is its corner's place.

        Places are scene units times the scale. The painter counts in the view's pixels.
        """
        self._use(scale, painter.device().devicePixelRatioF())
        kept, used, self.drew = self._kept, set[Plate](), False
        corner, spots, most = origin.toTuple(), Spots(painter), self._longest
        for part in shown:
            parts, missing = kept.parts(*tiles_of(part, corner))
            if missing:
                self.drew = True
                plate = None if len(kept) else self._plate_for(part, origin)
                for block in (
                    [tiles_at(part.translated(origin))] if plate else blocks(missing, most)
                ):
                    self._make(block, plate)
                parts, _ = kept.parts(*tiles_of(part, corner))
            painter.setClipRect(part)
            self._put(painter, spots, corner, parts)
            used.update(parts)
        kept.shed(MOST - SPARE, used)
        self._leave_others(max(0, MOST - SPARE - kept.size))

    def has(self, shown: Iterable[QRect], origin: QPoint, scale: float, ratio: float) -> bool:
        """Tell whether all tiles are there that parts of a view show, as in ``put``."""
        self._use(scale, ratio)
        corner = origin.toTuple()
        return not any(self._kept.parts(*tiles_of(part, corner))[1] for part in shown)

    def draw_ahead(self, seen: QRect, scale: float, ratio: float) -> Iterator[bool]:
        """Draw the tiles that somewhere (pixels of the canvas) lack, some before each yield.

        Yields whether there are more.
        """
        self._use(scale, ratio)
        tiles = tiles_at(seen)
        parts, missing = self._kept.parts(*tiles_of(seen, (0, 0)))
        side = round(SIDE * ratio)
        plate = None if parts else self._plate((tiles.x(), tiles.y()), tiles.size() * side)
        pieces = [*_pieces(missing)]
        for number, block in enumerate(pieces, 1):
            self._make(block, plate)
            yield number < len(pieces)
            if plate is not None and plate not in self._kept.pictures:  # it is drawn on elsewhere
                plate = None

    def _use(self, scale: float, ratio: float) -> None:
        way = round(scale, _FINEST), ratio
        if way != (self._scale, self._ratio):
            self._turn_to(way)

    def _turn_to(self, way: tuple[float, float]) -> None:
        """Have the tiles of another scale and ratio: those that were left with it are there yet.

        From afar cards are seen in them, and nobody tells here what becomes of those meanwhile.
        """
        kept = self._kept
        self.changes += 1
        if detail_at(self._scale) is not Detail.FULL:
            kept.clear()
        if len(kept):
            self._others[self._scale, self._ratio] = kept
        self._scale, self._ratio = way
        self._kept = self._others.pop(way, KeptPictures(self._spare))

    def foresee(self, seen: QRect, areas: Sequence[QRectF]) -> Iterator[TilesAhead | None]:
        """Draw how tiles will look of which some areas (scene units) will be different.

        ``seen`` are pixels of the canvas. Yields None after each part but the last; nothing at all
        where it would be too large a picture.
        """
        tiles, side = tiles_at(seen), round(SIDE * self._ratio)
        parts, missing = self._kept.parts(*tiles_of(seen, (0, 0)))
        if 4 * side * side * tiles.width() * tiles.height() > MOST_FORESEEN:
            return
        changes, plate = self.changes, self._plate((tiles.x(), tiles.y()), tiles.size() * side)
        painter = QPainter(plate.picture)
        try:
            painter.scale(self._ratio, self._ratio)
            corner = tiles.x() * SIDE, tiles.y() * SIDE
            self._put(painter, Spots(painter), corner, parts)
        finally:
            painter.end()  # else Qt would end the process with the picture
        other = {each for area in areas for each in self.touched(area)}
        for block in blocks((other & {*places(tiles)}) | missing):
            self._draw_block(block, None, plate, own=False)
            yield None
        yield TilesAhead(plate, tiles, areas, changes)

    def show(self, foreseen: TilesAhead) -> bool:
        """Show from now on what was foreseen, unless something else is different too by now."""
        stands = foreseen.changes == self.changes
        if stands:
            for area in foreseen.areas:
                self.forget(area)
            self._kept.put(places(foreseen.tiles), foreseen.plate)
        return stands

    def _put(
        self, painter: QPainter, spots: "Spots", corner: Place, parts: Mapping[Plate, list[int]]
    ) -> None:
        """Put parts of pictures where they lie, newer over older: those show what is so now."""
        side = round(SIDE * self._ratio)
        spots.enter(painter)
        for plate in sorted(parts, key=_number) if len(parts) > 1 else parts:
            first, top, last, bottom = parts[plate]
            column, row = plate.first
            left, above = side * (first - column), side * (top - row)
            part = left, above, side * (last - first + 1), side * (bottom - top + 1)
            x, y = first * SIDE - corner[0], top * SIDE - corner[1]
            spots.put(painter, x, y, plate.picture, part)
        spots.leave(painter)

    def _plate_for(self, part: QRect, origin: QPoint) -> Plate | None:
        """Return a picture for all of a part of a view: many are slower to put than one."""
        side, first = round(SIDE * self._ratio), tiles_at(part.translated(origin)).topLeft()
        size = QSize(part.width() // SIDE + 2, part.height() // SIDE + 2) * side
        few = 4 * size.width() * size.height() <= SPARE  # it stays while any of it is in view
        return self._plate(first.toTuple(), size) if few else None

    def _plate(self, first: Place, size: QSize) -> Plate:
        bytes_of_it = 4 * size.width() * size.height()
        return Plate(self._sheets.take(size), first, next(self._numbers), bytes_of_it)

    def _make(self, block: QRect, plate: Plate | None) -> None:
        """Draw a block of tiles: what crosses several of them is drawn once.

        If there is a ``plate`` for all of a view the block is drawn into that, else into the
        picture that it was a part of, or one of its own.
        """
        into = plate or self._around(block)
        own = into is None
        if into is None:
            into = self._plate((block.x(), block.y()), block.size() * round(SIDE * self._ratio))
        self._draw_block(block, self._connectors_of(block, into), into, own=own)
        self._kept.put(places(block), into)

    def _connectors_of(self, block: QRect, plate: Plate) -> Connectors:
        """Return what draws the connectors of a block of tiles into a picture, if it is told."""
        del block, plate
        return None

    def _draw_block(self, block: QRect, lay: Connectors, plate: Plate, *, own: bool) -> None:
        """Draw a block of tiles into a picture, which is its ``own`` or has room for more."""
        scale, ratio, picture = self._scale, self._ratio, plate.picture
        picture.setDevicePixelRatio(ratio)
        length, place = SIDE / scale, (block.x(), block.y(), block.width(), block.height())
        painter = QPainter(picture)
        try:
            painter.translate(-plate.first[0] * SIDE, -plate.first[1] * SIDE)
            if not own:
                painter.setClipRect(QRect(block.topLeft() * SIDE, block.size() * SIDE))
            painter.scale(scale, scale)
            if not self._draw(painter, QRectF(*(each * length for each in place)), scale, lay):
                plate.bare.difference_update(places(block))
        finally:
            painter.end()  # else Qt would end the process with the picture
        picture.setDevicePixelRatio(1.0)

    def _around(self, block: QRect) -> Plate | None:
        """Return the picture that a block is to be drawn anew in.

        Many small pictures over a large one would each cost a view that is put from them. A newer
        picture would hide an older one's part: only the newest that lies there may take it.
        """
        each = SQUARE // SIDE
        left, top = block.x() // each * each, block.y() // each * each
        side = round(SIDE * self._ratio)
        there = self._kept.at(places(QRect(left, top, each, each)))
        over = [one for one in there if one.tiles(side).intersects(block)]
        newest = max(over, key=_number, default=None)
        return newest if newest is not None and newest.tiles(side).contains(block) else None

    def _spare(self, plate: Plate) -> None:
        """Keep a picture that is not seen any more, to draw on it."""
        self._sheets.give(plate.picture, SPARE)


def _pieces(missing: set[Place]) -> Iterator[QRect]:
    """Return the blocks that some tiles are drawn ahead in: long ones where they make a strip.

    What crosses the edge between two is drawn twice. Larger squares would hold up the hand.
    """
    for block in blocks(missing, _STRIP):
        if 1 in block.size().toTuple():
            yield block
        else:
            yield from blocks({*places(block)})


def tiles_of(part: QRect, corner: Place) -> tuple[int, int, int, int]:
    """Return the first and last columns and rows of tiles that a part of a view touches.

    ``corner``: where the view's lies, in pixels of the canvas.
    """
    x, y = part.x() + corner[0], part.y() + corner[1]
    right, bottom = x + part.width() - 1, y + part.height() - 1
    return x // SIDE, y // SIDE, right // SIDE, bottom // SIDE


def _drop_in(kept: KeptPictures[Plate], area: QRectF) -> None:
    """Let the tiles go that an area (pixels of the canvas) touches, or its edges do."""
    for place in touched(kept, area.adjusted(*_EDGES)):
        kept.drop(place)


def _number(plate: Plate) -> int:
    return plate.number


def scaled(area: QRectF, scale: float) -> QRectF:
    """Return where an area (scene units) lies among the pixels of a canvas at a scale."""
    return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)
