# SPDX-License-Identifier: MIT
"""Which of very many connectors may run by a point, and about how, told without leading any.

One that is led around cards keeps about to its tactic's height up to the frame, comes down beside
it, and keeps about to its end's height within.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import nsmallest
from math import copysign, inf
from typing import NamedTuple

from stratcanvas.domain.arrange import FRAME_PADDING, WING_GAP
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.route import Curve, bent

_ASIDE = 200.0
"""Scene units by which a connector goes out of its way around cards, mostly."""


class Ending(NamedTuple):
    """One edge of a problem, with the tactics whose connectors end there from the top down."""

    problem: str
    end: Point
    """The edge's middle."""
    edge: float
    """The x of the frame's edge on that side."""
    tactics: list[str]
    facing: list[float]
    """The x at which each one's connector begins."""
    middles: list[float]


def likely(plain: Curve, edge: float) -> Curve:
    """Return about how a connector runs that runs like ``plain`` with nothing in its way.

    ``edge``: how far from the middle of the canvas the frame reaches, in scene units.
    """
    start, end = plain.start, plain.end
    side = 1.0 if start.x > end.x else -1.0
    out, around = side * start.x, list[Point]()
    if out > edge + WING_GAP:
        around.append(Point(side * (edge + WING_GAP), start.y))
    if out > edge and side * end.x < edge - FRAME_PADDING:
        around.append(Point(side * edge, end.y))
    return bent(plain, tuple(around)) if around else plain


def guessed(point: Point, reach: float, endings: Iterable[Ending], most: int) -> list[str]:
    """Return the links whose connectors may run within ``reach`` of a point: the likeliest."""
    found = list[tuple[float, str, str]]()
    for each in endings:
        _add_guesses(found, point, reach, each)
    return [tactic + problem for _, tactic, problem in nsmallest(most, found)]


def over(x: float, reach: float, ending: Ending) -> list[str]:
    """Return the tactics of an edge whose connectors may pass above or below a place, or by it.

    None runs aside of where it begins and ends by more than is in ``reach``.
    """
    inner, tactics, facing = ending.end.x, ending.tactics, ending.facing
    left, right = x - reach, x + reach
    if left <= inner <= right:
        return tactics
    if inner < left:
        return [key for key, out in zip(tactics, facing, strict=True) if out >= left]
    return [key for key, out in zip(tactics, facing, strict=True) if out <= right]


def _add_guesses(
    found: list[tuple[float, str, str]], point: Point, reach: float, ending: Ending
) -> None:
    """Add how far away the links of an edge are whose connectors may pass a point, and their ends.

    No generator: there are hundreds at each step of a pointer.
    """
    problem, (inner, goes), edge, tactics, facing, middles = ending
    side = 1.0 if edge > 0.0 else -1.0
    out = side * (point.x - edge)
    if side * (point.x - inner) < -reach:
        return
    less, more = _part(out - reach), _part(out + reach)  # of the way from its end's height
    above, below = point.y - goes - reach - _ASIDE, point.y - goes + reach + _ASIDE
    first = bisect_left(middles, goes + _over(above, less if above <= 0.0 else more))
    last = bisect_right(middles, goes + _over(below, less if below >= 0.0 else more), first)
    half, y = (less + more) / 2, point.y
    for place in range(first, last):
        if out <= side * (facing[place] - edge) + reach:
            away = abs(goes + (middles[place] - goes) * half - y)
            found.append((away, tactics[place], problem))


def _over(way: float, part: float) -> float:
    """Return a way of which so long a one is a part; endless where it is none of it."""
    return way / part if part else copysign(inf, way)


def _part(out: float) -> float:
    """Return which part of the way from its end's height one has made so far out, about."""
    t = min(1.0, max(0.0, out / WING_GAP))
    return t * t * (3 - 2 * t)
