# SPDX-License-Identifier: MIT
"""The connectors of a crowded canvas as films that are laid over the tiles when they are drawn.

Until one is there, what is known stands in: the film as it was, or films of another scale.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice, product
from math import ceil, floor
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from stratcanvas.domain.geometry import Rect
from stratcanvas.stage.backdrop.kept_pictures import KeptPictures
from stratcanvas.stage.backdrop.resting import RestingLook
from stratcanvas.stage.places.tile_places import SIDE, Place, blocks, places, tiles_at, touched

if TYPE_CHECKING:
    from stratcanvas.stage.backdrop.film_desk import Order
    from stratcanvas.stage.backdrop.film_maker import FilmMaker

MOST = 24 * 1024 * 1024
"""Bytes for films; those in view are kept however many they are."""
_AHEAD = 0.75
"""Parts of the view's size that are drawn ahead of a pan."""
_SOON = 0.3
"""As long as so much ahead is drawn or asked for, no more is."""
AROUND = 400
"""Milliseconds at a new scale until what lies around the view is drawn: who zooms on needs none."""
_AT_ONCE = 8
"""Tiles, across and down, that are drawn as one at most: of more it takes too long to see any."""
_INNER = 1.5
"""Pixels inside the edges of films that have come, so that no tile beside is drawn anew."""
_State = tuple[float, float, int, RestingLook]
"""All that decides how a film looks: scale, ratio, where connectors run, and how they look."""


class _Film:
    """A picture of the connectors in a block of tiles."""

    __slots__ = ("first", "picture", "side", "size", "state")

    def __init__(self, picture: QImage, first: Place, side: int, state: object) -> None:
        """``side``: pixels of the picture that a tile is wide and high."""
        self.picture, self.first, self.side, self.state = picture, first, side, state
        self.size = picture.sizeInBytes()

    def part(self, place: Place) -> QRect:
        """Return where in the picture a tile is."""
        column, row = place[0] - self.first[0], place[1] - self.first[1]
        return QRect(column * self.side, row * self.side, self.side, self.side)


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

    doubted = Signal()
    """Connectors may run differently: the films are to be asked for anew."""

    def __init__(self, crowd: Crowd, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._crowd = crowd
        self._kept: KeptPictures[_Film] = KeptPictures()
        self._stale: set[Place] = set()
        self._shown: set[Place] = set()  # tiles that show what a film did that is not kept
        self._asked: dict[Place, Order] = {}
        self._before: tuple[float, KeptPictures[_Film]] = 1.0, KeptPictures()
        self._scale, self._ratio = 1.0, 1.0
        self._seen, self._now = QRect(), QRect()  # pixels: when it was asked last, and now
        self._till = QRect()  # as long as what is seen lies within, no more is asked for
        self._is_asked = self._comes = False
        self._at_rest = QTimer(self)
        self._at_rest.setSingleShot(True)
        self._at_rest.timeout.connect(self._ask_around)

    @cached_property
    def _maker(self) -> "FilmMaker":
        maker = self._crowd.maker
        maker.made.connect(self._take)
        maker.guessed.connect(self._take_guess)
        maker.failed.connect(self._give_up)
        self.destroyed.connect(maker.stop)  # what is left of a closed view may stay for a while
        maker.rerouted.connect(self._doubt_all)
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
        return not self.lacking({*places(tiles_at(self._now))})

    def is_fresh(self, place: Place) -> bool:
        """Tell whether the connectors of a tile have been drawn as they are."""
        return place in self._shown or (place in self._kept and place not in self._stale)

    def lacking(self, tiles: set[Place]) -> set[Place]:
        """Return those of some tiles whose connectors have not been drawn as they are."""
        kept, stale = self._kept, self._stale
        return {each for each in tiles - self._shown if each in stale or each not in kept}

    def keeps(self, tiles: Iterable[Place]) -> bool:
        """Tell whether the films of some tiles are there to be laid once more."""
        return all(place in self._kept for place in tiles)

    def use(self, scale: float, ratio: float, shown: Iterable[Place] = ()) -> None:
        """Have films of this scale; the tiles that show all of theirs yet need none."""
        if (scale, ratio) == (self._scale, self._ratio):
            return
        if len(self._kept):
            self._before = self._scale, self._kept
        self._at_rest.stop()
        self._kept, self._asked, self._stale, self._is_asked = KeptPictures(), {}, set(), False
        self._scale, self._ratio, self._shown, self._seen = scale, ratio, set(shown), QRect()

    def forget(self, area: QRectF | None) -> None:
        """Draw anew what crosses an area (pixels of the canvas), if it may look different."""
        if self._comes:
            return
        self._is_asked = False
        self._shown.difference_update(
            set(self._shown) if area is None else touched(self._shown, area)
        )
        if not (len(self._kept) or self._asked):
            return
        state = self._state()
        known = {*self._kept, *self._asked} if area is None else self._touched(area)
        for place in known:
            film, order = self._kept.get(place), self._asked.get(place)
            if film is not None and film.state != state:
                self._stale.add(place)
            if order is not None and order.state != state:
                del self._asked[place]

    def _touched(self, area: QRectF) -> set[Place]:
        return {*touched(self._kept, area), *touched(self._asked, area)}

    def clear(self) -> None:
        """Keep nothing that was drawn."""
        self._kept, self._asked, self._stale, self._is_asked = KeptPictures(), {}, set(), False
        self._before, self._shown = (1.0, KeptPictures()), set()

    def lay(self, painter: QPainter, block: QRect) -> set[Place]:
        """Draw what there is of the connectors in a block of tiles; return those that lack any.

        The painter counts pixels of the screen, from the middle of the canvas on.
        """
        side = round(SIDE * self._ratio)
        seen, lacking = self._kept.seen_in(block)
        for film, tiles in seen:
            spot = QRect(tiles.topLeft() * side, tiles.size() * side)
            first = QPoint(*film.first) * film.side
            painter.drawImage(spot.topLeft(), film.picture, spot.translated(-first))
        if not self._shown.isdisjoint(lacking):
            self._shown -= lacking  # they are drawn anew
            self._is_asked = False
        if not len(self._before[1]):
            return lacking
        for part in blocks(lacking):
            x, y = part.x() * side, part.y() * side
            self._stand_in(painter, QRectF(x, y, part.width() * side, part.height() * side))
        return set()

    def ask(self, seen: QRect) -> None:
        """Have the films drawn that are missing where one looks, and those ahead."""
        self._now = seen
        if self._is_asked and self._till.contains(seen):
            return
        moved, is_new = seen.center() - self._seen.center(), self._seen.isNull()
        self._seen, self._is_asked = seen, True
        view, state = {*places(tiles_at(seen))}, self._state()
        missing = self.lacking(view)
        if not missing:
            self._before = 1.0, KeptPictures()
        if is_new and missing:  # else one was here before, and went on
            self._at_rest.start(AROUND)
        ahead = seen if is_new or state[-1].straight else _ahead(seen, moved, _AHEAD)
        beyond = self.lacking({*places(tiles_at(ahead))} - view)
        room = max(0, self._room(len(view)) - len(view))
        self._till = _pixels(tiles_at(seen))
        if len(beyond) <= room and not moved.isNull():
            self._till |= _short_of(ahead, moved)
        else:
            beyond = {*islice(beyond, room)}
        wanted = missing | beyond
        if not (wanted or self._asked):
            return
        asked = {place: order for place, order in self._asked.items() if place in wanted}
        at_once = max(1, int(_AT_ONCE / self._ratio))
        for part in (missing, beyond):
            for block in blocks(part - asked.keys(), at_once):
                asked |= dict.fromkeys(places(block), self._order(block, state))
        self._asked = asked
        self._maker.ask(_nearest(asked.values(), seen.center()))

    def _ask_around(self) -> None:
        """Have drawn what lies around the view at the scale that one has come to."""
        if self.needed and not self._seen.isNull():
            self._is_asked = False
            self.ask(self._now)

    def _order(self, block: QRect, state: _State) -> "Order":
        length = SIDE / self._scale
        area = (each * length for each in (block.x(), block.y(), block.width(), block.height()))
        side = round(SIDE * self._ratio)
        from stratcanvas.stage.backdrop.film_desk import Order  # is there by now, with the maker

        return Order(Rect(*area), block.size() * side, state[-1], block, state)

    def _take(self, order: "Order", picture: QImage) -> None:
        state, first = self._state(), (order.block.x(), order.block.y())
        film = _Film(picture, first, round(SIDE * self._ratio), order.state)
        tiles, asked = list(places(order.block)), self._asked
        if order.state != state:
            tiles = [place for place in tiles if asked.get(place) is order]
        for place in tiles:
            if asked.get(place) is order:
                del asked[place]
        if tiles:
            self._stale.difference_update(tiles)
            self._keep(order, tiles, film)
            if self._before[1] and self._is_complete():
                self._before = 1.0, KeptPictures()

    def _take_guess(self, order: "Order", picture: QImage) -> None:
        """Show about how connectors run, where they are waited for."""
        tiles = [place for place in places(order.block) if self._asked.get(place) is order]
        if tiles and not picture.isNull():
            first = order.block.x(), order.block.y()
            film = _Film(picture, first, round(SIDE * self._ratio), None)
            self._stale.update(tiles)
            self._keep(order, tiles, film)

    def _keep(self, order: "Order", tiles: list[Place], film: _Film) -> None:
        self._kept.put(tiles, film)
        self._shed()
        self._comes = True  # what is drawn anew for that needs no other films
        self.came.emit(order.area.grown(-_INNER / self._scale))
        self._comes = False

    def _give_up(self) -> None:
        self.clear()
        self.came.emit(None)

    def _doubt_all(self) -> None:
        """Have all drawn anew that is seen: it is shown as it was till then."""
        if self.needed:
            self.forget(None)
            self.doubted.emit()

    def _state(self) -> _State:
        return self._scale, self._ratio, self._maker.revision, self._crowd.look()

    def _stand_in(self, painter: QPainter, around: QRectF) -> None:
        """Lay films of the scale before over a rectangle (pixels of the screen)."""
        scale, films = self._before
        length = SIDE * self._ratio * self._scale / scale
        columns, rows = (
            range(floor(low / length), ceil(high / length))
            for low, high in ((around.left(), around.right()), (around.top(), around.bottom()))
        )
        for place in product(columns, rows):
            film = films.get(place)
            old = QRectF(place[0] * length, place[1] * length, length, length)
            part = old & around
            if film is not None and not part.isEmpty():
                ratio = film.side / length
                corner = (part.topLeft() - old.topLeft()) * ratio + film.part(place).topLeft()
                painter.drawImage(part, film.picture, QRectF(corner, part.size() * ratio))

    def _room(self, seen: int) -> int:
        """Return how many films may be kept when so many are in view."""
        return max(3 * seen // 2, int(MOST / (4 * (SIDE * self._ratio) ** 2)))

    def _shed(self) -> None:
        tiles = tiles_at(self._now)
        most = self._room(tiles.width() * tiles.height()) * 4 * round(SIDE * self._ratio) ** 2
        if self._kept.size <= most:
            return
        ahead = tiles_at(self._till | self._now)
        self._kept.shed(most, self._kept.at(places(ahead)))
        if self._kept.size > most:  # even so: what is ahead is to be asked for again
            self._kept.shed(most, self._kept.at(places(tiles)))
            self._till = QRect()
        self._stale.intersection_update(self._kept)


def _nearest(orders: "Iterable[Order]", middle: QPoint) -> "list[Order]":
    """Return what is asked for once each, the nearest to a point (pixels) first."""

    def away(order: "Order") -> int:
        offset = order.block.center() * SIDE - middle
        return max(abs(offset.x()), abs(offset.y()))

    return sorted(dict.fromkeys(orders), key=away)


def _short_of(ahead: QRect, moved: QPoint) -> QRect:
    """Return where what is seen may lie until more than what was drawn ``ahead`` is to be."""
    short, there = _SOON / (1 + _AHEAD), _pixels(tiles_at(ahead))
    wide, high = round(ahead.width() * short), round(ahead.height() * short)
    left, right = (wide if moved.x() < 0 else 0), (wide if moved.x() > 0 else 0)
    above, below = (high if moved.y() < 0 else 0), (high if moved.y() > 0 else 0)
    return there.adjusted(left, above, -right, -below)


def _pixels(tiles: QRect) -> QRect:
    return QRect(tiles.topLeft() * SIDE, tiles.size() * SIDE)


def _ahead(seen: QRect, moved: QPoint, part: float) -> QRect:
    """Return what is seen and, as a part of its size, what will be if one goes on as one moved.

    After a leap or at rest that is all around.
    """
    across, down = abs(moved.x()) / seen.width(), abs(moved.y()) / seen.height()
    if moved.isNull() or max(across, down) > _AHEAD:
        return seen.adjusted(-SIDE, -SIDE, SIDE, SIDE)
    wide, high = round(seen.width() * part), round(seen.height() * part)
    left, right = (wide if moved.x() < 0 else 0), (wide if moved.x() > 0 else 0)
    above, below = (high if moved.y() < 0 else 0), (high if moved.y() > 0 else 0)
    return seen.adjusted(-left, -above, right, below)
