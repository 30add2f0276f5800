# SPDX-License-Identifier: MIT
"""The connectors at rest by square of the canvas, so that each is looked for once a square.

What is drawn of the canvas is drawn in parts of such squares; a long connector crosses many.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from math import floor
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QLineF

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.connector import RestingConnectors, may_cross
from stratcanvas.stage.places.live_layout import LiveLayout

MOST = 24
"""Squares that are remembered: a few screens of them."""
LUMP = 64
"""Connectors that are drawn as one; when one of them changes the lump is made anew."""
MANY = 1_000
"""When more connectors than this change at once all squares are looked at anew."""


_Place = tuple[int, int]
"""Column and row of a square."""
_Found = TypeVar("_Found")


class Lines(NamedTuple):
    """Straight lines by the aim of the tactic that each begins at."""

    educate: list[QLineF]
    solve: list[QLineF]


class Bundle:
    """The connectors that cross an area."""

    def __init__(self, layout: LiveLayout, area: Rect) -> None:
        self._layout, self._area = layout, area
        self._roomy = RestingConnectors(area)
        self._lumps = [self._roomy]
        self._lump_of: dict[str, RestingConnectors] = {}
        self._late: dict[str, None] = {}
        for key in sorted(layout.links_in(area)):  # in each part the same one lies above
            self._take(key)

    def follow(self, links: Iterable[str]) -> None:
        """Have some links' connectors as they run when it is drawn next: maybe never."""
        self._late.update(dict.fromkeys(links))

    def _catch_up(self) -> None:
        for key in self._late:
            lump = self._lump_of.pop(key, None)
            if lump is not None:
                lump.drop(key)
                self._roomy = lump
            self._take(key)
        self._late.clear()

    def _take(self, key: str) -> None:
        curve = self._layout.curve(key)
        if curve is None or not may_cross(curve, self._area):
            return
        if len(self._roomy) >= LUMP:
            self._roomy = self._lumps[-1]
            if len(self._roomy) >= LUMP:
                self._roomy = RestingConnectors(self._area)
                self._lumps.append(self._roomy)
        self._roomy.put(key, curve)
        self._lump_of[key] = self._roomy

    def without(self, away: Collection[str]) -> Iterator[RestingConnectors]:
        """Walk over what is to be drawn when some connectors are not."""
        self._catch_up()
        held = {id(lump): lump for key in away if (lump := self._lump_of.get(key)) is not None}
        for lump in self._lumps:
            if id(lump) not in held:
                yield lump
                continue
            rest = RestingConnectors(self._area)
            for key, curve in lump.curves.items():
                if key not in away:
                    rest.put(key, curve)
            yield rest


class Bundles:
    """Knows the connectors of the squares that were drawn last."""

    def __init__(self, layout: LiveLayout) -> None:
        self._layout = layout
        self._side = 0.0
        self._known: dict[_Place, Bundle] = {}
        self._straight: dict[_Place, Lines] = {}

    def crossing(
        self, area: Rect, side: float, away: Collection[str]
    ) -> Iterator[RestingConnectors]:
        """Return the connectors that cross an area, and maybe more, but not some links.

        Squares are so long (scene units); an area that lies in one is quick the second time.
        """
        place, square = self._square(area, side)
        if not _holds(square, area):
            return Bundle(self._layout, area).without(away)
        return _remembered(self._known, place, lambda: Bundle(self._layout, square)).without(away)

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
        if links:
            self._straight.clear()
        if len(links) > MANY:
            self._known.clear()
        for bundle in self._known.values():
            bundle.follow(links)

    def forget(self) -> None:
        """Look at all squares anew."""
        self._known.clear()
        self._straight.clear()

    def _square(self, area: Rect, side: float) -> tuple[_Place, Rect]:
        """Return the square in which the middle of an area lies."""
        if side != self._side:
            self.forget()
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
