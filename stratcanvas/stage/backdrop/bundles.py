# SPDX-License-Identifier: MIT
"""The connectors at rest by square of the canvas, so that each is looked for once a square.

What is drawn of the canvas is drawn in parts of such squares; a long connector crosses many.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from math import floor
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.aims import AimColours
from stratcanvas.paint.connector import RestingConnectors, by_problem, may_cross
from stratcanvas.paint.pens import set_pens
from stratcanvas.stage.places.live_layout import LiveLayout

MOST = 24
"""Squares that are remembered: a few screens of them."""
LUMP = 32
"""Connectors that are drawn as one; when one of them changes the lump is made anew. Those of a
problem lie together: while it is dragged most lumps stay as they are.
"""
AROUND = 0.2
"""So much of a view's longer side is known around it, for scales a little smaller."""
WIDEST = 2.0
"""How many times as wide as a view what is known may be: of more too much is drawn in vain."""
MANY = 1_000
"""When more connectors than this change at once all squares are looked at anew."""
AT_ONCE = 50
"""So many connectors are led and drawn in one go."""


_Place = tuple[int, int]
"""Column and row of a square."""
_Found = TypeVar("_Found")


class Lines(NamedTuple):
    """Straight lines by the aim of the tactic that each begins at."""

    educate: list[QLineF]
    solve: list[QLineF]


class Bundle:
    """The connectors that cross an area."""

    def __init__(self, layout: LiveLayout, area: Rect, links: Iterable[str]) -> None:
        """``links``: all that may cross it, and maybe more."""
        self._layout, self.area = layout, area
        self._lumps = [RestingConnectors(area)]
        self._firsts = [("", "")]  # what each lump begins at: they lie in order
        self._lump_of: dict[str, RestingConnectors] = {}
        self._late: dict[str, None] = {}
        self._rests: dict[int, _Rest] = {}
        for key in sorted(links, key=by_problem):
            self._take(key)

    @property
    def links(self) -> set[str]:
        """Return all links whose connectors may cross the area as they run now."""
        return {*self._lump_of, *self._late}

    def follow(self, links: Iterable[str]) -> None:
        """Have some links' connectors as they run when it is drawn next: maybe never."""
        self._late.update(dict.fromkeys(links))

    def _catch_up(self, away: Collection[str]) -> None:
        """Have all as they run now but those that are not drawn now: they may come back."""
        for key in [key for key in self._late if key not in away]:
            del self._late[key]
            lump = self._lump_of.get(key)
            if lump is not None:
                if lump.curves[key] == self._layout.curve(key):
                    continue
                del self._lump_of[key]
                lump.drop(key)
                self._rests.pop(id(lump), None)
            self._take(key)

    def _take(self, key: str) -> None:
        curve = self._layout.curve(key)
        if curve is None or not may_cross(curve, self.area):
            return
        at = bisect_right(self._firsts, by_problem(key)) - 1
        lump = self._lumps[at]
        lump.put(key, curve)
        self._rests.pop(id(lump), None)
        self._lump_of[key] = lump
        if len(lump) > LUMP:
            self._split(at)

    def _split(self, at: int) -> None:
        """Make two lumps of one that is too full; the last stays full, what comes lies after it."""
        lump, upper = self._lumps[at], RestingConnectors(self.area)
        full = LUMP if lump is self._lumps[-1] else len(lump) // 2
        keys = sorted(lump.curves, key=by_problem)[full:]
        for key in keys:
            upper.put(key, lump.curves[key])
            lump.drop(key)
            self._lump_of[key] = upper
        self._lumps.insert(at + 1, upper)
        self._firsts.insert(at + 1, by_problem(keys[0]))

    def without(self, away: Collection[str]) -> Iterator[RestingConnectors]:
        """Walk over what is to be drawn when some connectors are not."""
        self._catch_up(away)
        held: dict[int, set[str]] = {}
        for key in away:
            if (lump := self._lump_of.get(key)) is not None:
                held.setdefault(id(lump), set()).add(key)
        self._rests = {each: rest for each, rest in self._rests.items() if each in held}
        for lump in self._lumps:
            gone = held.get(id(lump))
            if gone is None:
                yield lump
            elif len(gone) < len(lump):
                yield self._rest(lump, gone)

    def _rest(self, lump: RestingConnectors, gone: set[str]) -> RestingConnectors:
        """Return a lump without some of its connectors; for the next drawing it is remembered."""
        known = self._rests.get(id(lump))
        if known is None or known.gone != gone:
            rest = RestingConnectors(self.area)
            for key, curve in lump.curves.items():
                if key not in gone:
                    rest.put(key, curve)
            known = self._rests[id(lump)] = _Rest(gone, rest)
        return known.drawn


class _Rest(NamedTuple):
    """What is drawn of a lump while some of its connectors are not."""

    gone: set[str]
    drawn: RestingConnectors


class Bundles:
    """Knows the connectors of the squares that were drawn last."""

    def __init__(self, layout: LiveLayout) -> None:
        self._layout = layout
        self._side = 0.0
        self._known: dict[_Place, Bundle] = {}
        self._wide: Bundle | None = None  # around the last view that was drawn at once
        self._straight: dict[_Place, Lines] = {}
        self.is_slow = False
        """Whether in the change under way too many run elsewhere to be drawn in one go."""

    def crossing(
        self, area: Rect, side: float, away: Collection[str]
    ) -> Iterator[RestingConnectors]:
        """Return the connectors that cross an area, and maybe more, but not some links.

        Squares are so long (scene units); an area that lies in one is quick the second time. So is
        a larger one, and one around which it lay: the next scale of a zoom looks for nothing.
        """
        place, square = self._square(area, side)
        if not _holds(square, area):
            return self._around(area).without(away)
        return _remembered(self._known, place, lambda: self._found_in(square)).without(away)

    def _around(self, area: Rect) -> Bundle:
        """Return those that cross an area that lies in no square, and a little around it."""
        wide = self._wide
        if wide is None or not _holds(wide.area, area) or wide.area.width > WIDEST * area.width:
            around = area.grown(AROUND * max(area.width, area.height))
            wide = self._wide = self._found_in(around)
        return wide

    def _found_in(self, area: Rect) -> Bundle:
        wide = self._wide
        if wide is not None and _holds(wide.area, area):
            return Bundle(self._layout, area, wide.links)
        return Bundle(self._layout, area, self._layout.links_in(area))

    def straight(self, area: Rect, side: float, lines: Callable[[], Iterable[QLineF]]) -> Lines:
        """Return those of very many straight lines that cross an area, and maybe more.

        ``lines`` is asked only when they are not known of a square.
        """
        place, square = self._square(area, side)
        if not _holds(square, area):
            return _crossing(lines(), area)
        return _remembered(self._straight, place, lambda: _crossing(lines(), square))

    def follow(self, links: Collection[str]) -> None:
        """Go on to where some links run now."""
        self.is_slow = len(links) > AT_ONCE
        if links:
            self._straight.clear()
        if len(links) > MANY:
            self._known.clear()
            self._wide = None
        for bundle in self._known.values():
            bundle.follow(links)
        if self._wide is not None:
            self._wide.follow(links)

    def forget(self) -> None:
        """Look at everything anew."""
        self._known.clear()
        self._straight.clear()
        self._wide = None

    def _square(self, area: Rect, side: float) -> tuple[_Place, Rect]:
        """Return the square in which the middle of an area lies."""
        if side != self._side:
            self._known.clear()
            self._straight.clear()
            self._side = side
        place = floor(area.center.x / side), floor(area.center.y / side)
        return place, Rect(place[0] * side, place[1] * side, side, side)


def _remembered(known: dict[_Place, _Found], place: _Place, find: Callable[[], _Found]) -> _Found:
    """Return what is known of a square, or find it; what was asked for long ago is forgotten."""
    found = known.pop(place, None)
    known[place] = found = find() if found is None else found
    if len(known) > MOST:
        del known[next(iter(known))]
    return found


def by_aim(lines: Iterable[QLineF]) -> Lines:
    """Return lines by their tactic's aim: what educates goes to the right."""
    found = Lines([], [])
    for line in lines:
        found[line.x2() < line.x1()].append(line)
    return found


def draw_lines(painter: QPainter, lines: Lines, colours: AimColours) -> None:
    """Draw straight lines a pixel wide, those of an aim over those of the other."""
    for some, colour in zip(lines, colours, strict=True):
        if some:
            set_pens(painter, None, colour)
            painter.drawLines(some)


def _crossing(lines: Iterable[QLineF], area: Rect) -> Lines:
    """Return the lines that cross an area."""
    left, top, right, bottom = area.x, area.y, area.right, area.bottom
    found = Lines([], [])
    for line in lines:
        x1, y1, x2, y2 = line.toTuple()
        if (max(x2, x1)) < left or (min(x2, x1)) > right:
            continue
        if (max(y2, y1)) < top or (min(y2, y1)) > bottom:
            continue
        # All four corners on one side of a line: it passes by.
        dx, dy = x2 - x1, y2 - y1
        one, other = dx * (top - y1), dx * (bottom - y1)
        near, far = dy * (left - x1), dy * (right - x1)
        if min(one, other) > max(near, far) or max(one, other) < min(near, far):
            continue
        found[x2 < x1].append(line)
    return found


def _holds(square: Rect, area: Rect) -> bool:
    """Tell whether an area lies in a square, but for what numbers are rounded by."""
    near = square.grown(1e-6 * square.width)
    return (
        near.x <= area.x
        and near.y <= area.y
        and area.right <= near.right
        and area.bottom <= near.bottom
    )
