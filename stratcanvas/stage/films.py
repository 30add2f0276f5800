# SPDX-License-Identifier: MIT
"""The connectors of a crowded canvas as films that are laid over the tiles when they are drawn.

Until one is there, what is known stands in: the film as it was, or films of another scale.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from stratcanvas.domain.geometry import Rect
from stratcanvas.stage.resting import RestingLook
from stratcanvas.stage.tile_places import SIDE, Place, blocks, places, spot, tiles_at

if TYPE_CHECKING:
    from stratcanvas.stage.film_maker import FilmMaker, Order

MOST = 24 * 1024 * 1024
"""Bytes for films; those in view are kept however many they are."""
_AHEAD = 0.75
"""Parts of the view's size that are drawn ahead of a pan."""
_AT_ONCE = 8
"""Tiles, across and down, that are drawn as one at most: of more it takes too long to see any."""
_INNER = 1.5
"""Pixels inside the edges of films that have come, so that no tile beside is drawn anew."""
_State = tuple[float, float, int, RestingLook]
"""All that decides how a film looks: scale, ratio, where connectors run, and how they look."""


class _Film(NamedTuple):
    picture: QImage
    part: QRect
    state: object


class Crowd(Protocol):
    """The connectors that films are made of."""

    @property
    def maker(self) -> "FilmMaker":
        """Return what draws them, which is made when it is first asked for."""
        ...

    @property
    def by_films(self) -> bool:
        """Tell whether they are so many that they are drawn beside the window."""
        ...

    def look(self) -> RestingLook:
        """Return how they look now."""
        ...


class Films(QObject):
    """The films of one view, one a tile, all at the scale that it has now."""

    came = Signal(object)
    """Where (Rect, scene units) there are films now that were not there; None: none will be."""

    def __init__(self, crowd: Crowd, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crowd = crowd
        self._kept: dict[Place, _Film] = {}  # those seen last at the end
        self._stale: set[Place] = set()
        self._asked: dict[Place, Order] = {}
        self._before: tuple[float, dict[Place, _Film]] = 1.0, {}
        self._scale, self._ratio = 1.0, 1.0
        self._seen, self._tiles = QRect(), QRect()
        self._is_asked = self._comes = False

    @cached_property
    def _maker(self) -> "FilmMaker":
        maker = self._crowd.maker
        maker.made.connect(self._take)
        maker.failed.connect(self._give_up)
        return maker

    @property
    def needed(self) -> bool:
        """Tell whether the connectors are drawn by films just now."""
        return self._crowd.by_films

    @property
    def settled(self) -> bool:
        """Tell whether all connectors that are seen have been drawn as they are."""
        return not self.needed or self._is_complete()

    def _is_complete(self) -> bool:
        return all(self._is_fresh(place) for place in places(self._tiles))

    def use(self, scale: float, ratio: float) -> None:
        """Have films of this scale."""
        if (scale, ratio) == (self._scale, self._ratio):
            return
        if self._kept:
            self._before = self._scale, self._kept
        self._kept, self._asked, self._stale, self._is_asked = {}, {}, set(), False
        self._scale, self._ratio = scale, ratio

    def forget(self, area: QRectF | None) -> None:
        """Draw anew what crosses an area (pixels of the canvas), if it may look different."""
        if self._comes:
            return
        self._is_asked = False
        if not (self._kept or self._asked):
            return
        state = self._state()
        for place in {*self._kept, *self._asked}:
            if area is None or area.intersects(QRectF(spot(place)).adjusted(-1, -1, 1, 1)):
                film, order = self._kept.get(place), self._asked.get(place)
                if film is not None and film.state != state:
                    self._stale.add(place)
                if order is not None and order.state != state:
                    del self._asked[place]

    def clear(self) -> None:
        """Keep nothing that was drawn."""
        self._kept, self._asked, self._stale, self._before = {}, {}, set(), (1.0, {})
        self._is_asked = False

    def lay(self, painter: QPainter, block: QRect) -> None:
        """Draw what there is of the connectors in a block of tiles; the painter counts pixels."""
        for place in places(block):
            square, film = spot(place), self._kept.get(place)
            if film is not None:
                painter.drawImage(square, film.picture, film.part)
            else:
                self._stand_in(painter, QRectF(square))

    def ask(self, seen: QRect) -> None:
        """Have the films drawn that are missing where one looks, and those ahead."""
        tiles = tiles_at(seen)
        if self._is_asked and tiles == self._tiles:
            return
        moved, self._seen = seen.center() - self._seen.center(), seen
        self._tiles, self._is_asked = tiles, True
        view = list(places(tiles))
        for place in view:
            if place in self._kept:
                self._kept[place] = self._kept.pop(place)
        missing = [place for place in view if not self._is_fresh(place)]
        ahead = seen if self._crowd.look().straight else _ahead(seen, moved)
        around = set(places(tiles_at(ahead))).difference(view)
        beyond = [place for place in around if not self._is_fresh(place)]
        beyond = beyond[: max(0, self._room(len(view)) - len(view))]
        wanted = {*missing, *beyond}
        if not (wanted or self._asked):
            return
        asked = {place: order for place, order in self._asked.items() if place in wanted}
        for part in (missing, beyond):
            for block in blocks({place for place in part if place not in asked}, _AT_ONCE):
                asked |= dict.fromkeys(places(block), self._order(block))
        self._asked = asked
        self._maker.ask(_nearest(asked.values(), seen.center()))

    def _order(self, block: QRect) -> "Order":
        length, state = SIDE / self._scale, self._state()
        area = (each * length for each in (block.x(), block.y(), block.width(), block.height()))
        side = round(SIDE * self._ratio)
        from stratcanvas.stage.film_maker import Order  # is there by now, with the maker

        return Order(Rect(*area), block.size() * side, state[-1], block, state)

    def _take(self, order: "Order", picture: QImage) -> None:
        state, side, came = self._state(), round(SIDE * self._ratio), False
        for place in places(order.block):
            asked = self._asked.get(place) is order
            if asked:
                del self._asked[place]
            if asked or order.state == state:
                corner = (QPoint(*place) - order.block.topLeft()) * side
                part = QRect(corner.x(), corner.y(), side, side)
                self._kept.pop(place, None)
                self._kept[place] = _Film(picture, part, order.state)
                self._stale.discard(place)
                came = True
        if came:
            self._shed()
            self._comes = True  # what is drawn anew for that needs no other films
            self.came.emit(order.area.grown(-_INNER / self._scale))
            self._comes = False
            if self._before[1] and self._is_complete():
                self._before = 1.0, {}

    def _give_up(self) -> None:
        self.clear()
        self.came.emit(None)

    def _is_fresh(self, place: Place) -> bool:
        return place in self._kept and place not in self._stale

    def _state(self) -> _State:
        return self._scale, self._ratio, self._maker.revision, self._crowd.look()

    def _stand_in(self, painter: QPainter, square: QRectF) -> None:
        """Lay films of the scale before."""
        scale, films = self._before
        length = SIDE * self._scale / scale
        for place, film in films.items():
            old = QRectF(place[0] * length, place[1] * length, length, length)
            part = old & square
            if not part.isEmpty():
                ratio = film.part.width() / length
                corner = (part.topLeft() - old.topLeft()) * ratio + film.part.topLeft()
                painter.drawImage(part, film.picture, QRectF(corner, part.size() * ratio))

    def _room(self, seen: int) -> int:
        """Return how many films may be kept when so many are in view."""
        return max(3 * seen // 2, int(MOST / (4 * (SIDE * self._ratio) ** 2)))

    def _shed(self) -> None:
        seen = set(places(self._tiles))
        spare = [place for place in self._kept if place not in seen]
        for place in spare[: max(0, len(self._kept) - self._room(len(seen)))]:
            del self._kept[place]
            self._stale.discard(place)


def _nearest(orders: "Iterable[Order]", middle: QPoint) -> "list[Order]":
    """Return what is asked for once each, the nearest to a point (pixels) first."""

    def away(order: "Order") -> int:
        offset = order.block.center() * SIDE - middle
        return max(abs(offset.x()), abs(offset.y()))

    return sorted(dict.fromkeys(orders), key=away)


def _ahead(seen: QRect, moved: QPoint) -> QRect:
    """Return what will be seen if one goes on as one moved; after a leap or at rest: around."""
    wide, high = round(seen.width() * _AHEAD), round(seen.height() * _AHEAD)
    if abs(moved.x()) > wide or abs(moved.y()) > high or moved.isNull():
        return seen.adjusted(-SIDE, -SIDE, SIDE, SIDE)
    left, right = (wide if moved.x() < 0 else 0), (wide if moved.x() > 0 else 0)
    up, down = (high if moved.y() < 0 else 0), (high if moved.y() > 0 else 0)
    return seen.adjusted(-left, -up, right, down)
