# SPDX-License-Identifier: MIT
"""Which connectors pass a point, at any number of them.

Of very many only those are led at once that may run nearest, for a pointer that goes on. For one
that rests, more and more are, until what lies there is known for sure.
"""

from collections.abc import Iterable, Iterator
from math import inf
from time import perf_counter

from stratcanvas.domain.arrange import frame_width
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.nearness import distance, may_pass
from stratcanvas.paint.route import Curve, between
from stratcanvas.stage.places.courses import SLACK, Courses
from stratcanvas.stage.places.guesses import Ending, guessed, over

ALL_LED = 200
"""With more connectors than these not all are led at once to find those at a point."""
FIRST, NEXT = 60, 600
"""Connectors that are led for a point at once, and at first for one where a pointer rests."""
_BRIEFLY = 0.004
"""Seconds for which those are led."""
_AROUND = 24.0
"""Scene units around a point in which it is known what may pass, for the next step there."""
_PARTS = 256
"""Places at which it is known how far a connector has fallen."""
MASS, _CLOSER = 60, 12.0
"""Where more than so many run, those are looked for first that run so much nearer."""

_Piece = tuple[Point, Point]
"""Where it begins and ends."""
_Known = tuple[tuple[int, int], Rect, list[str]]
"""As of when, and around which area, which connectors may pass there."""


def _fall(part: float) -> float:
    """Return which part of its fall a connector has done at a part of its way aside."""
    low, high = 0.0, 1.0
    for _ in range(40):
        t = (low + high) / 2
        low, high = (t, high) if t * (1.5 - 1.5 * t + t * t) < part else (low, t)
    return low * low * (3 - 2 * low)


_FALLS = [_fall(part / _PARTS) for part in range(_PARTS + 1)]


class Passings:
    """What passes a point of one layout."""

    def __init__(self, courses: Courses) -> None:
        self._courses = courses
        self._asked: tuple[int, Point, float, bool, list[str]] | None = None
        self._known: _Known | None = None
        self._work: tuple[int, Point, float, Iterator[bool]] | None = None
        self._sure: tuple[int, Point, float] | None = None

    def at(self, point: Point, reach: float) -> list[str]:
        """Return the connectors within ``reach`` scene units of a point, the nearest first.

        Of very many some may be missing, unless ``is_sure``.
        """
        courses, sure = self._courses, self.is_sure(point, reach)
        asked = self._asked
        if asked is None or asked[:3] != (courses.now, point, reach) or (sure and not asked[3]):
            there = self._nearest(self._passing(point, reach, sure=sure), point, reach)
            self._asked = asked = courses.now, point, reach, sure, there
        return asked[4]

    def _nearest(self, links: Iterable[str], point: Point, reach: float) -> list[str]:
        """Return those of some connectors that run so near, the nearest first; of a mass only some.

        Where hundreds lie over each other nobody could tell more than a few apart.
        """
        found = ((link, self._courses.curve(link)) for link in links)
        there = [(link, curve) for link, curve in found if curve and _may_pass(curve, point, reach)]
        if len(there) > MASS:
            close = [each for each in there if _may_pass(each[1], point, reach / _CLOSER)]
            nearest = _by_distance(close, point, reach / _CLOSER)
            if nearest:
                return nearest
        return _by_distance(there, point, reach)

    def is_sure(self, point: Point, reach: float) -> bool:
        """Tell whether none is missing of those that are found at a point."""
        courses = self._courses
        return len(courses.canvas.links) <= ALL_LED or self._sure == (courses.now, point, reach)

    def lead_on(self, point: Point, reach: float, seconds: float) -> bool:
        """Lead more connectors that may pass a point, for so long; tell whether to look again.

        Some calls later it ``is_sure`` there.
        """
        now, work = self._courses.now, self._work
        if work is None or work[:3] != (now, point, reach):
            self._work = work = now, point, reach, self._leading(point, reach)
        ends = perf_counter() + seconds
        for is_further in work[3]:
            if is_further:
                self._asked = None
                return True
            if perf_counter() > ends:
                break
        return False

    def _leading(self, point: Point, reach: float) -> Iterator[bool]:
        """Lead all that may pass a point; stops often, and says when there is more to be found."""
        courses = self._courses
        for problem in courses.canvas.tactics_of:
            courses.edges_of(problem)
            yield False
        endings = list(self._endings())
        for link in guessed(point, reach, endings, NEXT):
            courses.curve(link)
            yield False
        yield True
        for ending in endings:
            for tactic in over(point.x, reach + SLACK, ending):
                courses.curve(tactic + ending.problem)
                yield False
        self._sure = courses.now, point, reach
        yield True

    def _passing(self, point: Point, reach: float, *, sure: bool) -> Iterable[str]:
        """Return the connectors that may run near a point."""
        courses = self._courses
        if len(courses.canvas.links) <= ALL_LED:
            for ending in self._endings():
                for tactic in over(point.x, reach + SLACK, ending):
                    courses.curve(tactic + ending.problem)
        elif not sure:
            ends = perf_counter() + _BRIEFLY
            endings = list(self._endings(ends))
            for link in guessed(point, reach, endings, FIRST):
                if perf_counter() > ends:
                    break
                courses.curve(link)
        return self._led_by(Rect(*point, 0.0, 0.0).grown(reach))

    def _led_by(self, area: Rect) -> list[str]:
        """Return the connectors that are led already and may run through an area."""
        courses, known = self._courses, self._known
        state = courses.now, courses.led
        if known is None or known[0] != state or area.united(known[1]) != known[1]:
            wide = area.grown(_AROUND)
            box = wide.x, wide.y, wide.right, wide.bottom
            found = [
                link
                for link in courses.beside(wide)
                if (curve := courses.led_as(link)) is not None
                and (not curve.bends or _pieces_in(curve, *box))
            ]
            self._known = known = state, wide, found
        return known[2]

    def _endings(self, ends: float | None = None) -> Iterator[Ending]:
        """Walk over the problems' edges, up to a time."""
        courses = self._courses
        half = frame_width(courses.canvas) / 2
        for problem in courses.canvas.tactics_of:
            if ends is not None and perf_counter() > ends:
                break
            x, y, width, height = courses.cards[problem]
            for side, edge in zip((-1, 1), courses.edges_of(problem), strict=True):
                end = Point(x + width if side > 0 else x, y + height / 2)
                lists = edge.tactics, edge.facing, edge.middles
                yield Ending(problem, end, side * half, *lists)


def _pieces_in(curve: Curve, left: float, top: float, right: float, bottom: float) -> list[_Piece]:
    """Return the pieces of a connector with bends that run through an area, about."""
    found = list[_Piece]()
    start = curve.start
    x, y = start
    for end in (*curve.bends, curve.end):
        u, v = end
        if (
            (x <= right and u >= left if x < u else u <= right and x >= left)
            and (y <= bottom and v >= top if y < v else v <= bottom and y >= top)
            and (x == u or _falls_into(x, y, u - x, v - y, left, top, right, bottom))
        ):
            found.append((start, end))
        start, x, y = end, u, v
    return found


def _falls_into(
    x: float,
    y: float,
    wide: float,
    fall: float,
    left: float,
    top: float,
    right: float,
    bottom: float,
) -> bool:
    """Tell whether a piece that begins at x and y may run through an area."""
    first, last = (
        ((left if wide > 0 else right) - x) / wide,
        ((right if wide > 0 else left) - x) / wide,
    )
    one = y + fall * _FALLS[int(first * _PARTS)] if first > 0.0 else y
    other = y + fall * (_FALLS[int(last * _PARTS) + 1] if last < 1.0 else 1.0)
    return (one <= bottom and other >= top) if fall >= 0 else (other <= bottom and one >= top)


def _may_pass(curve: Curve, point: Point, reach: float) -> bool:
    """Tell whether a connector may run within so many scene units of a point; it is quick."""
    (x, y), bends = point, curve.bends
    box = x - reach, y - reach, x + reach, y + reach
    return bool(_pieces_in(curve, *box)) if bends else may_pass(curve, x, y, reach)


def _by_distance(curves: Iterable[tuple[str, Curve]], point: Point, reach: float) -> list[str]:
    """Return the connectors that run within so many scene units of a point, the nearest first."""
    found = ((_away(curve, point, reach), link) for link, curve in curves)
    return [link for _, link in sorted(each for each in found if each[0] <= reach)]


def _away(curve: Curve, point: Point, reach: float) -> float:
    """Return how far a point is from a connector, in scene units; ∞: more than ``reach``."""
    if not curve.bends:
        return distance(curve, point, reach)
    x, y = point
    pieces = _pieces_in(curve, x - reach, y - reach, x + reach, y + reach)
    return min((distance(between(*piece), point, reach) for piece in pieces), default=inf)
