# SPDX-License-Identifier: MIT
"""Tiles on which films are laid: those of the connectors of a crowded canvas."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from stratcanvas.paint.card_state import Detail, detail_at
from stratcanvas.stage.backdrop.films import Films
from stratcanvas.stage.backdrop.kept_pictures import KeptPictures
from stratcanvas.stage.backdrop.spots import Spots
from stratcanvas.stage.backdrop.tiles import Connectors, Plate, Tiles, scaled, tiles_of
from stratcanvas.stage.places.tile_places import SIDE, Place, blocks, places, tiles_at


class FilmedTiles(Tiles):
    """The tiles of what lies behind the cards."""

    def __init__(
        self, draw: Callable[[QPainter, QRectF, float, Connectors], bool], films: Films
    ) -> None:
        """``draw``: see ``Tiles``; ``films`` are laid once a canvas is crowded."""
        super().__init__(draw)
        self._films = films
        self._filmed = False  # what is kept shows films
        self.bare = False
        """Whether what is drawn to be put lacks the connectors; it is to be forgotten then."""
        self.above: Tiles | None = None
        """Tiles that show these and what lies over them."""
        self._unsure = set[Place]()  # of those above the ones on which films are to come

    @property
    def filmed(self) -> bool:
        """Tell whether the connectors are drawn by films just now."""
        return self._films.needed

    def forget(self, area: QRectF | None = None) -> None:
        """Draw anew, when it is seen again, what lies in an area (scene units); None: all."""
        super().forget(area)
        if self.above is not None:
            self.above.forget(area)
        self._films.forget(None if area is None else scaled(area, self._scale))

    def doubt_films(self, area: QRectF | None) -> bool:
        """Have the films of an area (scene units) drawn anew, and show what is kept till they come:
        nothing else there looks different. Tell whether films show all connectors; None: anywhere.
        """
        if self.bare or not (self._filmed and self._films.needed):
            return False
        self._forget_others(area)
        if self.above is not None:
            self.above.forget(area)
        self._films.forget(None if area is None else scaled(area, self._scale))
        return True

    def doubt_all(self) -> None:
        """Hear that all films are doubted: what is kept at this scale is shown till they come."""
        self._forget_others(None)
        if self.above is not None:
            self._unsure.update(self.above.there)

    def lay_films(self, area: QRectF) -> None:
        """Show the films that have come in an area (scene units)."""
        needed, there = self._films.needed, self.touched(area)
        self.changes += 1
        if there:
            bare = _bare(self._kept, there) if needed else {}
            self.drop(set(there).difference(*bare.values()))  # those show another film
            if needed:
                _lay_on(bare, self._lay)
        if self.above is not None and self._unsure:
            self.above.drop(self._unsure.intersection(self.above.touched(area)))

    def draw(self, painter: QPainter, part: QRect, origin: QPoint, scale: float) -> None:
        """Draw some whole tiles for those above; what is not there yet is not kept here.

        ``origin``: the place of the corner of the picture that is drawn on, which is a tile's.
        """
        self._use(scale, painter.device().devicePixelRatioF())
        corner, spot = origin.toTuple(), part.translated(origin)
        parts, missing = self._kept.parts(*tiles_of(part, corner))
        whole = tiles_at(spot)
        if parts and (
            not missing or (self._filmed and not self._films.keeps(set(places(whole)) - missing))
        ):
            self._put(painter, Spots(painter), corner, parts)
            for block in blocks(missing, len(missing)):
                self._draw_for(painter, block, origin)
        else:  # all at once is drawn faster than in parts
            self._draw_for(painter, whole, origin)
        drawn = {*places(whole)}
        self._unsure -= drawn
        if self._filmed:
            self._unsure |= self._films.lacking(drawn)

    def _draw_for(self, painter: QPainter, block: QRect, origin: QPoint) -> None:
        """Draw a block of tiles into a picture of those above, and nothing beside it.

        The films of what is there beside it may be gone: it shows what they did.
        """
        scale, corner = self._scale, origin.toTuple()
        spot = QRect(block.topLeft() * SIDE, block.size() * SIDE)
        lay: Connectors = _leave_out if self.bare else None
        if self._filmed:
            first = corner[0] // SIDE, corner[1] // SIDE
            lay = partial(_lay_from, self._films, block, first, round(SIDE * self._ratio))
        painter.save()
        painter.translate(-origin)
        painter.setClipRect(spot, Qt.ClipOperation.IntersectClip)
        painter.scale(scale, scale)
        self._draw(painter, _unscaled(spot, scale), scale, lay)
        painter.restore()

    def ask(self, seen: QRect, scale: float, ratio: float) -> None:
        """Have the films drawn that lack where one looks (pixels of the canvas)."""
        self._use(scale, ratio)
        if self._filmed:
            self._films.ask(seen)

    def has_films(self, area: QRectF, scale: float, ratio: float) -> bool:
        """Tell whether all films of an area at a scale are there; have drawn what lacks."""
        self.ask(scaled(area, scale).toRect(), scale, ratio)
        return not self._filmed or self._films.settled

    def shows(self, part: QRect) -> bool:
        """Tell whether the connectors of a part (pixels of the canvas) are drawn as they are."""
        return not self._filmed or not self._films.lacking({*places(tiles_at(part))})

    def _use(self, scale: float, ratio: float) -> None:
        super()._use(scale, ratio)
        self._filmed = self._films.needed
        if self._filmed:
            self._films.use(self._scale, self._ratio, self._kept)

    def _turn_to(self, way: tuple[float, float]) -> None:
        """Leave no tile behind that shows another film than it has to."""
        if self._filmed and detail_at(self._scale) is Detail.FULL:
            self.drop(self._films.lacking({*self._kept}))
        if self._filmed and self.above is not None:
            self.above.forget()
        super()._turn_to(way)

    def _connectors_of(self, block: QRect, plate: Plate) -> Connectors:
        if self._filmed:
            return partial(self._lay, block, plate)
        return _leave_out if self.bare else None

    def _lay(self, block: QRect, plate: Plate, painter: QPainter) -> None:
        """Draw the films of a block of tiles into the picture that it is seen in."""
        side = round(SIDE * self._ratio)
        plate.bare.difference_update(places(block))
        plate.bare.update(_lay_from(self._films, block, plate.first, side, painter))


def _lay_from(films: Films, block: QRect, first: Place, side: int, painter: QPainter) -> set[Place]:
    """Draw the films of a block of tiles and return those that lack any.

    ``first``: the tile in the corner of the picture that is drawn on; each is so many of its
    pixels long, whatever ratio the picture has just now.
    """
    to_scene, ratio = painter.worldTransform(), painter.device().devicePixelRatioF()
    painter.resetTransform()
    painter.scale(1 / ratio, 1 / ratio)
    painter.translate(-first[0] * side, -first[1] * side)
    lacking = films.lay(painter, block)
    painter.setWorldTransform(to_scene)
    return lacking


def _unscaled(pixels: QRect, scale: float) -> QRectF:
    """Return the area (scene units) that lies there among the pixels of a canvas at a scale."""
    x, y, wide, high = pixels.x(), pixels.y(), pixels.width(), pixels.height()
    return QRectF(x / scale, y / scale, wide / scale, high / scale)


def _leave_out(_: QPainter) -> None:
    """Draw no connectors."""


def _bare(kept: KeptPictures[Plate], tiles: Iterable[Place]) -> dict[Plate, set[Place]]:
    """Return those of some tiles on which a film can still be laid, by the picture they are in."""
    found = dict[Plate, set[Place]]()
    for place in tiles:
        plate = kept.get(place)
        if plate is not None and place in plate.bare:
            found.setdefault(plate, set()).add(place)
    return found


def _lay_on(
    bare: Mapping[Plate, set[Place]], lay: Callable[[QRect, Plate, QPainter], object]
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
