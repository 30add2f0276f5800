# SPDX-License-Identifier: MIT
"""How the connectors of a canvas run: each is led when it is looked at, none because others moved.

What moves is noted by card. Which connectors come near an area is asked of the problems, each of
which has its tactics from the top down; so nothing is kept by place that a change would rewrite.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.route import LEAST_REACH, STEP, Bends, Curve, bends, free_curve, spot_on

SLACK = LEAST_REACH + 8.0
"""Scene units that a drawn connector reaches beyond the facing edges of its cards, at most."""

_ROOM = 2 * LEAST_REACH
"""Scene units from card to card in which a connector runs as they all do; nearer it swings out."""
_STEPS, _HALVINGS = 256, 30
_STEEPEST = 2.0
"""How much of its way up or down a connector makes with each part of its way aside, at most."""
_BENT = 1e-4
"""Which part of its way up or down a connector may differ from what is between two steps of that.
"""
_ROUNDED = 1.0
"""Scene units for what is rounded."""


_Box = tuple[float, float, float, float]
"""Left, top, right and bottom (scene units)."""


class _Edge(NamedTuple):
    """One upright edge of a problem, with the tactics that are joined to it."""

    made: int
    middles: list[float]
    """The heights of the tactics' middles, from the top down."""
    tactics: list[str]
    places: dict[str, int]
    """Tactic → its place among them, from 0."""
    half: float
    """Half the height of the tallest."""
    inmost: float
    """How near one of them comes to the middle of the canvas: the x of its facing edge."""
    outmost: float
    """The same of the one that lies furthest away from it."""
    facing: list[float]
    """The x of each one's edge at which the connector begins."""

    def is_plain(self, end: float, *, is_right: bool) -> bool:
        """Tell whether all tactics lie beyond the edge, whose x is ``end``, as in the wings."""
        return self.inmost >= end if is_right else self.inmost <= end

    def passing(
        self, point: Point, rect: Rect, reach: float, served: Mapping[str, Collection[str]]
    ) -> list[str]:
        """Return the tactics whose connectors may pass a point within ``reach``.

        All lie beyond the edge (see ``is_plain``); ``rect`` is the problem, ``served`` tells how
        many connectors begin on a tactic, which spread around its middle.
        """
        (x, y), risen, found = point, _risen(), list[str]()
        end_x = rect.right if self.inmost >= rect.right else rect.x
        first_y = spot_on(rect, len(self.tactics), 0)
        apart = spot_on(rect, len(self.tactics), 1) - first_y
        off = self.half + reach + _ROUNDED
        first, last = self._rows_at(point, end_x, rect, off)
        facing, middles = self.facing, self.middles
        for place in range(first, last):
            way = facing[place] - end_x
            if -_ROOM < way < _ROOM:
                found.append(self.tactics[place])
                continue
            part, beside = (x - end_x) / way, reach / abs(way)
            if not -beside <= part <= 1.0 + beside:
                continue
            end_y = first_y + apart * place
            fall = middles[place] - end_y
            steps = part * _STEPS if 0.0 < part < 1.0 else _STEPS * (part > 0.5)
            step, over = int(steps), end_y - y
            low = risen[step]
            away = abs(over + fall * low)
            steep = _STEEPEST * abs(fall)
            if away > off + steep * (beside + 1.0 / _STEPS):
                continue
            away = abs(over + fall * (low + (risen[step + 1] - low) * (steps - step)))
            spread = STEP * (len(served[self.tactics[place]]) - 1) / 2
            if away <= spread + reach + _ROUNDED + steep * (beside + _BENT):
                found.append(self.tactics[place])
        return found

    def _rows_at(self, point: Point, end_x: float, rect: Rect, off: float) -> tuple[int, int]:
        """Return from which place to which (not with it) tactics' connectors may pass a point.

        How much of its way up or down each has made at the point lies between what the one whose
        tactic lies furthest out has made there, and the one whose tactic lies nearest.
        """
        (x, y), first, last, top, bottom = point, 0, len(self.tactics), rect.y, rect.bottom
        aside = (x - end_x) if self.outmost > end_x else (end_x - x)
        near, far = abs(self.inmost - end_x), abs(self.outmost - end_x)
        if not -_ROOM - off <= aside <= far + _ROOM + off:
            return 0, 0
        if near <= _ROOM or (bottom >= y - off and top <= y + off):
            return first, last
        risen = _risen()
        least = risen[int(min(1.0, max(0.0, aside - off) / far) * _STEPS)]
        most = risen[int(min(1.0, max(0.0, aside + off) / near) * _STEPS) + 1]
        if bottom < y - off:
            first = bisect_left(self.middles, bottom + (y - off - bottom) / most)
            if least:
                last = bisect_right(self.middles, top + (y + off - top) / least)
        else:
            last = bisect_right(self.middles, top + (y + off - top) / most)
            if least:
                first = bisect_left(self.middles, bottom + (y - off - bottom) / least)
        return first, last


class Courses:
    """The curves of one layout, whose cards and canvas it is told of."""

    def __init__(self, canvas: Canvas, cards: Mapping[str, Rect]) -> None:
        """``cards`` is where cards lie, also after they have moved."""
        self._canvas, self._cards = canvas, cards
        self._now = 0
        self._moved: dict[str, int] = {}  # card → when it last moved
        self._joined: dict[str, int] = {}  # card → when what is joined to it last changed, or moved
        self._edges: dict[str, tuple[_Edge, _Edge]] = {}
        self._orders: dict[str, tuple[list[str], list[str]]] = {}  # problem → as remembered
        self._curves: dict[str, tuple[int, Curve]] = {}
        self._boxes: dict[str, list[_Box]] = {}  # connector that bends → where it runs
        self._asked: tuple[int, Point, float, list[str]] | None = None
        self.bends: Bends = bends(canvas, cards)
        """Where connectors bend that run around cards."""

    def follow(
        self,
        canvas: Canvas,
        moved: Collection[str],
        links: Iterable[Link],
        around: Bends,
        ordered: Collection[str] = (),
    ) -> None:
        """Go on to where cards lie now, and to other bends.

        ``links`` came or went, ``moved`` cards lie elsewhere; ``ordered`` are problems that were
        seen to be ``in_order`` all the same.
        """
        self._canvas, self._now = canvas, self._now + 1
        for bent in bent_otherwise(self.bends, around):
            self._curves.pop(bent, None)
            self._boxes.pop(bent, None)
        for bent in [key for key in self._boxes if key[:16] in moved or key[16:] in moved]:
            del self._boxes[bent]
        self.bends = around
        for key in moved:
            self._moved[key] = self._now
            for problem in canvas.problems_of.get(key, ()):
                self._joined[problem] = self._now
                if problem not in ordered:
                    self._orders.pop(problem, None)
        for link in links:
            self._orders.pop(link.problem, None)
            self._joined[link.tactic] = self._joined[link.problem] = self._now
            if link.id not in canvas.links:
                self._curves.pop(link.id, None)

    def curve(self, link: str) -> Curve | None:
        """Return how a connector runs."""
        found = self._canvas.links.get(link)
        if found is None:
            return None
        tactic, problem = found.tactic, found.problem
        known = self._curves.get(link)
        if known is not None and self._stands(known[0], tactic, problem):
            return known[1]
        curve = self._led(tactic, problem)
        self._curves[link] = self._now, curve
        return curve

    def known(self, link: str) -> Curve | None:
        """Return how a connector runs if somebody has asked since it last ran differently."""
        known = self._curves.get(link)
        stands = known is not None and self._stands(known[0], link[:16], link[16:])
        return known[1] if known is not None and stands else None

    def _stands(self, made: int, tactic: str, problem: str) -> bool:
        """Tell whether nothing has moved since that a connector's course follows from."""
        if made == self._now:
            return True
        moved, joined = self._moved, self._joined
        if joined.get(problem, 0) > made or joined.get(tactic, 0) > made:
            return False
        served = self._canvas.problems_of.get(tactic, ())
        return moved.get(tactic, 0) <= made and all(moved.get(each, 0) <= made for each in served)

    def in_order(self, problem: str) -> bool:
        """Tell whether what ends on a problem is in the order in which it is remembered.

        Asked when cards have moved, before that is told; no tactic may have changed its side.
        """
        order = self._orders.get(problem)
        return order is not None and all(
            one <= other for side in order for one, other in pairwise(map(self._height, side))
        )

    def remember(self, problems: Iterable[str]) -> None:
        """Remember in which order what ends on some problems does so, for ``in_order``."""
        for problem in problems:
            if problem in self._canvas.problems:
                edges = self._edges_of(problem)
                self._orders[problem] = edges[0].tactics, edges[1].tactics

    def _led(self, tactic: str, problem: str) -> Curve:
        start, end = self._cards[tactic], self._cards[problem]
        educates = self._canvas.tactics[tactic].aim is Aim.EDUCATE
        served = self._canvas.problems_of[tactic]
        place = 0
        if len(served) > 1:
            place = sorted(served, key=self._height).index(problem)
        edge = self._edges_of(problem)[not educates]
        start_y = spot_on(start, len(served), place)
        end_y = spot_on(end, len(edge.tactics), edge.places[tactic])
        around = self.bends.get(tactic + problem, ())
        if educates:
            return free_curve(Point(start.right, start_y), Point(end.x, end_y), Aim.EDUCATE, around)
        return free_curve(Point(start.x, start_y), Point(end.right, end_y), Aim.SOLVE, around)

    def _height(self, card: str) -> tuple[float, str]:
        rect = self._cards[card]
        return rect.y + rect.height / 2, card

    def _edges_of(self, problem: str) -> tuple[_Edge, _Edge]:
        """Return the edges of a problem: where what educates ends, and what helps."""
        known = self._edges.get(problem)
        if known is not None and known[0].made >= self._joined.get(problem, 0):
            return known
        canvas, cards = self._canvas, self._cards
        sides: tuple[list[tuple[float, str]], list[tuple[float, str]]] = [], []
        for key in canvas.tactics_of.get(problem, ()):
            sides[canvas.tactics[key].aim is not Aim.EDUCATE].append(self._height(key))
        edges = []
        for side, ends in enumerate(sides):
            ends.sort()
            tactics = [key for _, key in ends]
            rects = [cards[key] for key in tactics]
            facing = [rect.x if side else rect.right for rect in rects]
            edges.append(
                _Edge(
                    made=self._now,
                    middles=[middle for middle, _ in ends],
                    tactics=tactics,
                    places={key: place for place, key in enumerate(tactics)},
                    half=max((rect.height for rect in rects), default=0.0) / 2,
                    facing=facing,
                    inmost=(min(facing) if side else max(facing)) if facing else 0.0,
                    outmost=(max(facing) if side else min(facing)) if facing else 0.0,
                )
            )
        self._edges[problem] = edges[0], edges[1]
        return edges[0], edges[1]

    # ---- by place

    def near(self, area: Rect) -> set[str]:
        """Return the connectors that may run through an area."""
        near, found = area.grown(SLACK), set[str]()
        for problem in self._canvas.tactics_of:
            for is_right, edge in zip((False, True), self._edges_of(problem), strict=True):
                tactics = self._ending(problem, edge, near, is_right=is_right)
                found.update(tactic + problem for tactic in tactics)
        found.update(self._beside(near))
        return found

    def _ending(self, problem: str, edge: _Edge, near: Rect, *, is_right: bool) -> list[str]:
        """Return the tactics whose connectors end on an edge and may come near an area.

        They run from the one card to the other, upwards or downwards and aside, and never back.
        """
        cards, rect = self._cards, self._cards[problem]
        if not edge.tactics:
            return []
        end, left, right = rect.right if is_right else rect.x, near.x, near.right
        if not edge.is_plain(end, is_right=is_right):
            return [each for each in edge.tactics if self._runs_near(each + problem, near)]
        if (end > right) if is_right else (end < left):
            return []
        first, last = 0, len(edge.tactics)
        if rect.y + rect.height < near.y:
            first = bisect_left(edge.middles, near.y - edge.half)
        elif rect.y > near.bottom:
            last = bisect_right(edge.middles, near.bottom + edge.half)
        found = edge.tactics[first:last]
        if is_right and end < left:
            return [key for key in found if cards[key].x >= left]
        if not is_right and end > right:
            return [key for key in found if cards[key].right <= right]
        return found

    def _runs_near(self, link: str, near: Rect) -> bool:
        curve = self.curve(link)
        return curve is not None and bounds(curve).overlaps(near)

    def _beside(self, near: Rect) -> Iterator[str]:
        """Walk over the connectors that bend and may run near an area; none is led for that."""
        left, top, right, bottom = near.x, near.y, near.right, near.bottom
        for link, course in self.bends.items():
            boxes = self._boxes.get(link)
            if boxes is None:
                ends = self._cards[link[:16]], self._cards[link[16:]]
                boxes = self._boxes[link] = _boxes(course, *ends)
            for x, y, x2, y2 in boxes:
                if x < right and y < bottom and x2 > left and y2 > top:
                    yield link
                    break

    def at(self, point: Point, reach: float) -> list[str]:
        """Return the connectors within ``reach`` scene units of a point, the nearest first."""
        asked = self._asked
        if asked is None or asked[:3] != (self._now, point, reach):
            from stratcanvas.paint.nearness import distance  # no picture needs it

            courses = ((key, self.curve(key)) for key in self._passing(point, reach))
            away = {key: distance(found, point, reach) for key, found in courses if found}
            there = sorted((key for key in away if away[key] <= reach), key=lambda k: (away[k], k))
            self._asked = asked = self._now, point, reach, there
        return asked[3]

    def _passing(self, point: Point, reach: float) -> Iterator[str]:
        """Walk over the connectors that may run near a point: few of those that pass it by.

        None is led: how high one runs there is told by the middles of its cards, not quite.
        """
        cards, around = self._cards, Rect(*point, 0.0, 0.0).grown(reach + SLACK)
        yield from self._beside(around)
        for problem in self._canvas.tactics_of:
            rect = cards[problem]
            for is_right, edge in zip((False, True), self._edges_of(problem), strict=True):
                end = rect.right if is_right else rect.x
                if edge.is_plain(end, is_right=is_right):
                    near = edge.passing(point, rect, reach, self._canvas.problems_of)
                else:
                    near = self._ending(problem, edge, around, is_right=is_right)
                for tactic in near:
                    yield tactic + problem


def _boxes(bends: tuple[Point, ...], first: Rect, last: Rect) -> list[_Box]:
    """Return the boxes in which a connector runs from card to card, one from bend to bend."""
    is_right = bends[0].x > bends[-1].x
    start, end = (first.x, last.right) if is_right else (first.right, last.x)
    stops = [
        (start, first.y, start, first.bottom),
        *((x, y, x, y) for x, y in bends),
        (end, last.y, end, last.bottom),
    ]
    return [
        (min(x, u), min(y, v), max(x2, u2), max(y2, v2))
        for (x, y, x2, y2), (u, v, u2, v2) in pairwise(stops)
    ]


def bent_otherwise(before: Bends, after: Bends) -> set[str]:
    """Return the connectors that bend elsewhere than before."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


@cache
def _risen() -> list[float]:
    """Return which part of its way up or down a connector has made at each part of its way aside.

    Of one that has room to run: its height follows from how far it has come to the side.
    """
    found, t = [], 0.0
    for step in range(_STEPS + 1):
        low, high = 0.0, 1.0
        for _ in range(_HALVINGS):  # of the curve's parameter, with which x only grows
            t = (low + high) / 2
            if 1.5 * t - 1.5 * t * t + t**3 < step / _STEPS:
                low = t
            else:
                high = t
        found.append(3 * t * t - 2 * t**3)
    return [*found, 1.0]
