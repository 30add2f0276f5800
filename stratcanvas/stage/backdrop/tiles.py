# SPDX-License-Identifier: MIT
"""What lies behind the cards as square pictures, drawn once and kept: a pan only puts them.

Drawing a strip of a canvas costs what crosses it, however narrow it is; a picture costs its size.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QTransform

from stratcanvas.paint.card_state import Detail, detail_at
from stratcanvas.stage.backdrop.films import Films
from stratcanvas.stage.backdrop.kept_pictures import KeptPictures
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
"""Bytes of these for pictures that wait to be drawn on again: memory that is new is slow."""
_EDGES = -2.0, -2.0, 2.0, 2.0  # pixels around a thing that its edge may reach
_FINEST = 12
"""Digits of a scale that are told apart: a zoom there and back is off by less."""

Connectors = Callable[[QPainter], object] | None
"""What draws the connectors, if they are not to be drawn with all the rest."""


class _Plate:
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

    plate: _Plate
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
        films: Films | None = None,
    ) -> None:
        """``draw`` draws an area (scene units) with a painter that counts in them, at a scale.

        It tells whether nothing lies over the connectors. ``films`` are what the
        connectors of a crowded canvas are drawn by.
        """
        self._draw, self._films = draw, films
        self._kept: KeptPictures[_Plate] = KeptPictures(self._spare)
        self._sheets: list[QPixmap] = []
        self._numbers = count()
        self._scale, self._ratio = 1.0, 1.0
        self._others: dict[tuple[float, float], KeptPictures[_Plate]] = {}  # left last at the end
        self._filmed = False  # what is kept shows films
        self.drew = False
        """Whether a part that was put last was not there yet."""
        self.bare = False
        """Whether what is drawn to be put lacks the connectors; it is to be forgotten then."""
        self._changes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def forget(self, area: QRectF | None = None) -> None:
        """Draw anew, when it is seen again, what lies in an area (scene units); None: all."""
        self._changes += 1
        if area is None:
            self._kept.clear()
            self._leave_others(0)
        else:
            for (scale, _), kept in (((self._scale, 0.0), self._kept), *self._others.items()):
                for place in touched(kept, _scaled(area, scale).adjusted(*_EDGES)):
                    kept.drop(place)
        if self._films is not None:
            self._films.forget(None if area is None else _scaled(area, self._scale))

    def _leave_others(self, most: int) -> None:
        """Let go what is kept of other scales, left longest ago first, but so many bytes."""
        others = self._others
        while others and sum(kept.size for kept in others.values()) > most:
            others.pop(next(iter(others))).clear()

    def lay_films(self, area: QRectF) -> bool:
        """Show the films that have come in an area (scene units); tell if any tile shows one."""
        films, there = self._needed(), self._touched(area)
        self._changes += 1
        bare = {} if films is None else _bare(self._kept, there)
        for place in set(there).difference(*bare.values()):
            self._kept.drop(place)  # it shows another film
        if films is not None:
            _lay_on(bare, partial(self._lay, films))
        return bool(there)

    def put(self, painter: QPainter, shown: Iterable[QRect], origin: QPoint, scale: float) -> None:
        """Draw parts of a view, given in its pixels; ``origin`` is its corner's place.

        Places are scene units times the scale. The painter counts in the view's pixels.
        """
        films = self._use(scale, painter.device().devicePixelRatioF())
        kept, used, self.drew = self._kept, set[_Plate](), False
        corner, spots = origin.toTuple(), _Spots(painter)
        for part in shown:
            parts, missing = kept.parts(*_tiles_of(part, corner))
            if missing:
                self.drew = True
                plate = None if len(kept) else self._plate_for(part, origin)
                for block in [tiles_at(part.translated(origin))] if plate else blocks(missing):
                    self._make(block, films, plate)
                parts, _ = kept.parts(*_tiles_of(part, corner))
            painter.setClipRect(part)
            self._put(painter, spots, corner, parts)
            used.update(parts)
        kept.shed(MOST - SPARE, used)
        self._leave_others(max(0, MOST - SPARE - kept.size))
        if films is not None:
            films.ask(painter.viewport().translated(origin))

    def has_films(self, area: QRectF, scale: float, ratio: float) -> bool:
        """Tell whether all films of an area at a scale are there; have drawn what lacks."""
        films = self._use(scale, ratio)
        if films is not None:
            films.ask(_scaled(area, scale).toRect())
        return films is None or films.settled

    def _use(self, scale: float, ratio: float) -> Films | None:
        way = round(scale, _FINEST), ratio
        if way != (self._scale, self._ratio):
            self._turn_to(way)
        films = self._needed()
        self._filmed = films is not None
        if films is not None:
            films.use(*way, self._kept)
        return films

    def _turn_to(self, way: tuple[float, float]) -> None:
        """Have the tiles of another scale and ratio: those that were left with it are there yet.

        From afar cards are seen in them, and nobody tells here what becomes of those meanwhile.
        """
        kept, films = self._kept, self._films
        self._changes += 1
        if detail_at(self._scale) is not Detail.FULL:
            kept.clear()
        elif self._filmed and films is not None:
            for place in [place for place in kept if not films.is_fresh(place)]:
                kept.drop(place)
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
        parts, missing = self._kept.parts(*_tiles_of(seen, (0, 0)))
        if 4 * side * side * tiles.width() * tiles.height() > MOST_FORESEEN:
            return
        changes, plate = self._changes, self._plate((tiles.x(), tiles.y()), tiles.size() * side)
        painter = QPainter(plate.picture)
        try:
            painter.scale(self._ratio, self._ratio)
            corner = tiles.x() * SIDE, tiles.y() * SIDE
            self._put(painter, _Spots(painter), corner, parts)
        finally:
            painter.end()  # else Qt would end the process with the picture
        other = {each for area in areas for each in self._touched(area)}
        for block in blocks((other & {*places(tiles)}) | missing):
            self._draw_block(block, None, plate, own=False)
            yield None
        yield TilesAhead(plate, tiles, areas, changes)

    def show(self, foreseen: TilesAhead) -> bool:
        """Show from now on what was foreseen, unless something else is different too by now."""
        stands = foreseen.changes == self._changes
        if stands:
            for area in foreseen.areas:
                self.forget(area)
            self._kept.put(places(foreseen.tiles), foreseen.plate)
        return stands

    def _touched(self, area: QRectF) -> list[Place]:
        return touched(self._kept, _scaled(area, self._scale))

    def _needed(self) -> Films | None:
        return self._films if self._films is not None and self._films.needed else None

    def _put(
        self, painter: QPainter, spots: "_Spots", corner: Place, parts: Mapping[_Plate, list[int]]
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

    def _plate_for(self, part: QRect, origin: QPoint) -> _Plate | None:
        """Return a picture for all of a part of a view: many are slower to put than one."""
        side, first = round(SIDE * self._ratio), tiles_at(part.translated(origin)).topLeft()
        size = QSize(part.width() // SIDE + 2, part.height() // SIDE + 2) * side
        few = 4 * size.width() * size.height() <= SPARE  # it stays while any of it is in view
        return self._plate(first.toTuple(), size) if few else None

    def _plate(self, first: Place, size: QSize) -> _Plate:
        bytes_of_it = 4 * size.width() * size.height()
        return _Plate(self._sheet(size), first, next(self._numbers), bytes_of_it)

    def _make(self, block: QRect, films: Films | None, plate: _Plate | None) -> None:
        """Draw a block of tiles: what crosses several of them is drawn once.

        If there is a ``plate`` for all of a view the block is drawn into that, else into the
        picture that it was a part of, or one of its own.
        """
        into = plate or self._around(block)
        own = into is None
        if into is None:
            into = self._plate((block.x(), block.y()), block.size() * round(SIDE * self._ratio))
        lay: Connectors = _leave_out if self.bare else None
        lay = lay if films is None else partial(self._lay, films, block, into)
        self._draw_block(block, lay, into, own=own)
        self._kept.put(places(block), into)

    def _draw_block(self, block: QRect, lay: Connectors, plate: _Plate, *, own: bool) -> None:
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

    def _around(self, block: QRect) -> _Plate | None:
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

    def _sheet(self, size: QSize) -> QPixmap:
        """Return a picture of a size to draw on; whatever is on it."""
        for n, sheet in enumerate(self._sheets):
            if sheet.size() == size:
                return self._sheets.pop(n)
        return QPixmap(size)

    def _spare(self, plate: _Plate) -> None:
        """Keep a picture that is not seen any more, to draw on it."""
        self._sheets.append(plate.picture)
        while sum(4 * each.width() * each.height() for each in self._sheets) > SPARE:
            del self._sheets[0]

    def _lay(self, films: Films, block: QRect, plate: _Plate, painter: QPainter) -> None:
        """Draw the films of a block of tiles into the picture that it is seen in."""
        to_scene, side = painter.worldTransform(), round(SIDE * self._ratio)
        painter.resetTransform()
        ratio = painter.device().devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        painter.translate(-plate.first[0] * side, -plate.first[1] * side)
        plate.bare.update(films.lay(painter, block))
        painter.setWorldTransform(to_scene)


def _leave_out(_: QPainter) -> None:
    """Draw no connectors."""


def _bare(kept: KeptPictures[_Plate], tiles: Iterable[Place]) -> dict[_Plate, set[Place]]:
    """Return those of some tiles on which a film can still be laid, by the picture they are in."""
    found = dict[_Plate, set[Place]]()
    for place in tiles:
        plate = kept.get(place)
        if plate is not None and place in plate.bare:
            found.setdefault(plate, set()).add(place)
    return found


def _lay_on(
    bare: Mapping[_Plate, set[Place]], lay: Callable[[QRect, _Plate, QPainter], object]
) -> None:
    """Draw what ``lay`` draws on some tiles, those of a picture at once."""
    for plate, some in bare.items():
        plate.bare -= some
        painter = QPainter(plate.picture)
        try:
            for block in blocks(some):
                lay(block, plate, painter)
        finally:
            painter.end()  # else Qt would end the process with the picture


class _Spots:
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
        # On whole ones: pictures beside each other would else leave a line between them.
        dx, dy = self._dx, self._dy
        spot = QPointF(round(self._wide * x + dx) - dx, round(self._high * y + dy) - dy)
        painter.drawPixmap(spot, picture, QRectF(*part))


def _tiles_of(part: QRect, corner: Place) -> tuple[int, int, int, int]:
    """Return the first and last columns and rows of tiles that a part of a view touches.

    ``corner``: where the view's lies, in pixels of the canvas.
    """
    x, y = part.x() + corner[0], part.y() + corner[1]
    right, bottom = x + part.width() - 1, y + part.height() - 1
    return x // SIDE, y // SIDE, right // SIDE, bottom // SIDE


def _number(plate: _Plate) -> int:
    return plate.number


def _scaled(area: QRectF, scale: float) -> QRectF:
    return QRectF(area.x() * scale, area.y() * scale, area.width() * scale, area.height() * scale)
