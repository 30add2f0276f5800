# SPDX-License-Identifier: MIT
"""How near a point a connector runs.

Each piece of it rises or falls steadily from its start to its end, so that only a small part of it
lies level with a point; that part is found without walking along the rest, however long it is.
"""

from collections.abc import Sequence
from math import asin, ceil, inf, sin

from stratcanvas.domain.geometry import Point
from stratcanvas.paint.route import Curve

_PIECES, _LEAST_PIECES = 24, 6
"""Straight pieces that stand for a whole curve, and at least for the part that is looked at."""


def may_pass(curve: Curve, x: float, y: float, reach: float) -> bool:
    """Tell whether a curve may run within ``reach`` scene units of a point; it is quick."""
    if curve.bends:
        return any(may_pass(piece, x, y, reach) for piece in curve.pieces)
    (sx, sy), (c1x, _), (c2x, _), (ex, ey), _ = curve
    if sy > ey:
        sx, sy, c1x, c2x, ex, ey = ex, ey, c2x, c1x, sx, sy
    top, bottom = y - reach, y + reach
    if bottom < sy or top > ey:
        return False
    first, last = _parts(sy, ey, top, bottom)
    one, other = 1.0 - first, 1.0 - last
    enters = one * one * (one * sx + 3 * first * c1x) + first * first * (3 * one * c2x + first * ex)
    leaves = other * other * (other * sx + 3 * last * c1x) + last * last * (
        3 * other * c2x + last * ex
    )
    # Between the two it swings out by no more than its strongest bend would have it.
    bend = max(abs(sx - 2 * c1x + c2x), abs(c1x - 2 * c2x + ex)) * 0.75 * (last - first) ** 2
    if enters > leaves:
        enters, leaves = leaves, enters
    return enters - bend - reach <= x <= leaves + bend + reach


def hits(curve: Curve, point: Point, tolerance: float) -> bool:
    """Tell whether a point lies within ``tolerance`` scene units of a curve."""
    return distance(curve, point, tolerance) <= tolerance


def distance(curve: Curve, point: Point, most: float) -> float:
    """Return how far a point is from a curve, in scene units; ∞: more than ``most``."""
    if curve.bends:
        return min(distance(piece, point, most) for piece in curve.pieces)
    if not may_pass(curve, point.x, point.y, most):
        return inf
    one, other = curve.start.y, curve.end.y
    low, high = min(one, other), max(one, other)
    first, last = _parts(low, high, point.y - most, point.y + most)
    if one > other:
        first, last = 1.0 - last, 1.0 - first
    count = max(_LEAST_PIECES, ceil((last - first) * _PIECES))
    away = _least_away(curve, point, [first + (last - first) * n / count for n in range(count + 1)])
    return away if away <= most else inf


def _parts(start: float, end: float, top: float, bottom: float) -> tuple[float, float]:
    """Return between which parts (0 to 1) a curve that falls from start to end lies in a strip.

    Level at both ends, it has done ``3 part² - 2 part³`` of its way down at a part.
    """
    fall = end - start
    first = 0.5 - sin(asin(1.0 - 2.0 * (top - start) / fall) / 3.0) if top > start else 0.0
    last = 0.5 - sin(asin(1.0 - 2.0 * (bottom - start) / fall) / 3.0) if bottom < end else 1.0
    return first, last


def point_at(curve: Curve, part: float) -> Point:
    """Return the point at a part (0 to 1) of a curve."""
    if curve.bends:
        pieces = curve.pieces
        place = min(int(part * len(pieces)), len(pieces) - 1)
        return point_at(pieces[place], part * len(pieces) - place)
    rest = 1.0 - part
    a, b, c, d = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
    return Point(
        a * curve.start.x + b * curve.c1.x + c * curve.c2.x + d * curve.end.x,
        a * curve.start.y + b * curve.c1.y + c * curve.c2.y + d * curve.end.y,
    )


def _least_away(curve: Curve, point: Point, parts: Sequence[float]) -> float:
    """Return how far a point is from straight lines between some parts of a curve.

    Number by number: a pointer asks for thousands, and a point for each would take three times as
    long.
    """
    (sx, sy), (c1x, c1y), (c2x, c2y), (ex, ey), _ = curve
    x, y = point
    least = inf
    before: tuple[float, float] | None = None
    for part in parts:
        rest = 1.0 - part
        a, b, c, d = rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3
        u = a * sx + b * c1x + c * c2x + d * ex
        v = a * sy + b * c1y + c * c2y + d * ey
        if before is not None:
            one_x, one_y = before
            dx, dy = u - one_x, v - one_y
            length = dx * dx + dy * dy
            along = ((x - one_x) * dx + (y - one_y) * dy) / length if length else 0.0
            along = min(1.0, max(0.0, along))
            beside, below = one_x + along * dx - x, one_y + along * dy - y
            least = min(least, beside * beside + below * below)
        before = u, v
    return float(least**0.5)
