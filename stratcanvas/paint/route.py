# SPDX-License-Identifier: MIT
"""Where connectors run: smooth curves from a tactic's inner edge to the near edge of a problem.

Ends spread along both edges in the order of what is at the other end, so that lines neither
merge nor cross needlessly; on a problem's edge they keep clear of corners and rank badge. Where
other cards stand between, they run through the gaps (see ``lanes``).
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect

STEP = 9.0
"""The distance between two ends on an edge, where there is room (scene units)."""
CLEAR = 16.0
"""Ends keep this far from an edge's ends: the rank badge and the round corners."""
REACH = 0.5
"""How far the horizontal tangents reach, as a part of the horizontal distance."""
LEAST_REACH = 22.0
"""So far they reach in steep curves."""
_OF_STEEP = 0.3
"""Of a short and steep curve, the part of its height that they reach at most."""
_BACK = 20.0
"""A curve whose end lies so far behind its start has half of that."""
_HAIR = 0.01
"""They always reach a little ahead: that tells the aim of a curve."""
_FEW = 64
SIDES = {Aim.EDUCATE: -1, Aim.SOLVE: 1}
"""On which side of the middle the tactics of an aim stand."""


class Curve(NamedTuple):
    """A cubic Bézier curve from a tactic to a problem, in scene units, or several in a row."""

    start: Point
    c1: Point
    c2: Point
    end: Point
    bends: tuple[Point, ...] = ()
    """Where one curve ends and the next begins, all level; ``c1`` is of the first, ``c2`` of the
    last.
    """

    @property
    def pieces(self) -> "tuple[Curve, ...]":
        """Return the curves in a row that it is made of."""
        if not self.bends:
            return (self,)
        return tuple(
            map(between, *zip(*pairwise((self.start, *self.bends, self.end)), strict=True))
        )


def between(start: Point, end: Point) -> Curve:
    """Return one of several curves in a row: level at both ends."""
    reach = (end.x - start.x) * REACH
    return Curve(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)


def routes(canvas: Canvas, layout: CanvasLayout, headings: Iterable[Rect] = ()) -> dict[str, Curve]:
    """Return each link's curve by its id; ``headings`` are words that none runs through either."""
    cards, ways = layout.cards, _Ways(canvas, layout, headings)
    ends: dict[str, float] = {}
    for problem in canvas.tactics_of:
        ends.update(stops(canvas, cards, problem))
    found: dict[str, Curve] = {}
    for tactic in canvas.problems_of:
        starts = stops(canvas, cards, tactic)
        for place, (link, start) in enumerate(starts.items()):
            plain = curve_between(canvas, cards, link, start, ends[link])
            bends = ways.of(link, plain, place, len(starts))
            found[link] = curve_between(canvas, cards, link, start, ends[link], bends)
    return found


class _Ways:
    """Leads the connectors of a whole canvas around cards."""

    def __init__(self, canvas: Canvas, layout: CanvasLayout, headings: Iterable[Rect]) -> None:
        from stratcanvas.paint.obstacles import Obstacles, in_strips

        roof = layout.cards[canvas.strategy.id]
        standing = [rect for key, rect in layout.cards.items() if key in canvas and rect != roof]
        strips = in_strips([*standing, *headings])
        self._standing = {aim: Obstacles(SIDES[aim], strips, roof) for aim in Aim}
        self._edge = layout.frame.rect.width / 2

    def of(self, link: str, plain: Curve, place: int, count: int) -> tuple[Point, ...]:
        """Return the bends of a link's connector, one of ``count`` of its tactic."""
        from stratcanvas.paint.lanes import Ends, lane_of, lead

        ends = Ends(plain.start, plain.end, place, count, lane_of(link[:16]))
        return lead(ends, self._standing[aim_of(plain)], self._edge).bends


def stops(canvas: Canvas, cards: Mapping[str, Rect], card: str) -> dict[str, float]:
    """Return the height at which each link of a tactic or problem ends on that card, by link id.

    In the order of what is at the other end; a problem has one edge for each aim.
    """
    if card in canvas.tactics:
        middles = [
            ((rect := cards[each]).y + rect.height / 2, each)
            for each in canvas.problems_of.get(card, ())
        ]
        middles.sort()
        spots = _spread(cards[card], len(middles))
        return {card + each: y for (_, each), y in zip(middles, spots, strict=True)}
    found: dict[str, float] = {}
    for aim in Aim:
        serving = [
            ((rect := cards[each]).y + rect.height / 2, each)
            for each in canvas.tactics_of.get(card, ())
            if canvas.tactics[each].aim is aim
        ]
        serving.sort()
        spots = _spread(cards[card], len(serving))
        found.update((each + card, y) for (_, each), y in zip(serving, spots, strict=True))
    return found


def _spread(rect: Rect, count: int) -> list[float]:
    """Return the heights of ``count`` ends on a card's upright edge, from the top down."""
    first, step = _first_of(rect, count)
    return [first + step * place for place in range(count)]


def spot_on(rect: Rect, count: int, place: int) -> float:
    """Return the height of one (from 0) of ``count`` ends on a card's upright edge."""
    first, step = _first_of(rect, count)
    return first + step * place


def _first_of(rect: Rect, count: int) -> tuple[float, float]:
    """Return the height of the first of ``count`` ends, and how far the next one is below it."""
    room = max(0.0, rect.height - 2 * CLEAR)
    step = min(STEP, room / (count - 1)) if count > 1 else 0.0
    return rect.y + rect.height / 2 - step * (count - 1) / 2, step


def curve_between(
    canvas: Canvas,
    cards: Mapping[str, Rect],
    link: str,
    start_y: float,
    end_y: float,
    around: tuple[Point, ...] = (),
) -> Curve:
    """Return a link's curve whose ends stand at these heights (see ``stops``), by some bends."""
    tactic, problem = canvas.links[link].tactic, canvas.links[link].problem
    start, end = cards[tactic], cards[problem]
    if canvas.tactics[tactic].aim is Aim.EDUCATE:
        return free_curve(Point(start.right, start_y), Point(end.x, end_y), Aim.EDUCATE, around)
    return free_curve(Point(start.x, start_y), Point(end.right, end_y), Aim.SOLVE, around)


def free_curve(start: Point, end: Point, aim: Aim, around: tuple[Point, ...] = ()) -> Curve:
    """Return the curve from a point on a tactic of that aim to a point, horizontal at both ends.

    ``around`` are points between which it runs level.
    """
    side = -SIDES[aim]
    reach = side * _reach((end.x - start.x) * side, abs(end.y - start.y))
    plain = Curve(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)
    return bent(plain, around) if around else plain


def bent(plain: Curve, around: tuple[Point, ...]) -> Curve:
    """Return a curve with the ends of another that runs level between some points."""
    first, last = between(plain.start, around[0]), between(around[-1], plain.end)
    return Curve(plain.start, first.c1, last.c2, plain.end, around)


def _reach(ahead: float, down: float) -> float:
    """Return how far the tangents reach of a curve that gets so far ahead, and so far up or down.

    One whose end lies behind its start hardly bends: level for long it would have hooks for ends.
    """
    steep = min(LEAST_REACH, down * _OF_STEEP)
    return max(steep, ahead * REACH) if ahead >= 0.0 else steep * _BACK / (_BACK - ahead) + _HAIR


def aim_of(curve: Curve) -> Aim:
    """Return the aim of the tactic that a curve begins at: what educates goes to the right."""
    first = curve.c1.x if curve.c1.x != curve.start.x else curve.end.x
    return Aim.SOLVE if first < curve.start.x else Aim.EDUCATE


def nobody_between(canvas: Canvas, cards: Mapping[str, Rect]) -> bool:
    """Tell of few cards whether none stands nearer to the middle than a tactic that is joined.

    Then no connector is led around any; of many it is not looked for.
    """
    if len(cards) > _FEW:
        return False
    strategy = canvas.strategy.id
    for aim, side in SIDES.items():
        joined = [key for key in canvas.problems_of if canvas.tactics[key].aim is aim]
        served = {each for key in joined for each in canvas.problems_of[key]}
        if any(cards[key].y < cards[strategy].bottom for key in joined):
            return False  # the strategy may be in the way
        sides = {key: _near_and_far(rect, side) for key, rect in cards.items() if key != strategy}
        outmost = max((sides[key][0] for key in joined), default=0.0)
        inmost = min((sides[key][1] for key in served), default=0.0)
        if joined and any(near < outmost - 1.0 and far > inmost for near, far in sides.values()):
            return False
    return True


def _near_and_far(rect: Rect, side: int) -> tuple[float, float]:
    return (rect.x, rect.right) if side > 0 else (-rect.right, -rect.x)
