# SPDX-License-Identifier: MIT
"""Where a dragged card lines up with others: it snaps to their edges and middles near by.

Asked for one card against the few around it; it knows nothing of the canvas. In scene units.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stratcanvas.domain.geometry import Point, Rect

_EQUAL = 0.51
"""Edges so near to each other are seen as one: places are whole numbers, middles halves."""

_Span = tuple[float, float]
"""Where a card begins along an axis, and how long it is."""


class GuideLine(NamedTuple):
    """A line along which cards are in line, upright or level."""

    start: Point
    end: Point


class Snap(NamedTuple):
    """By how much a card moves to line up."""

    dx: float
    dy: float


def snap(
    card: Rect, others: Sequence[Rect], reach: float, *, across: bool = True, down: bool = True
) -> Snap:
    """Return the shortest way to where a card lines up with others, along each axis.

    Neither is longer than ``reach``. ``across`` and ``down``: along which axes it may move.
    """
    xs, ys = ((each.x, each.width) for each in others), ((each.y, each.height) for each in others)
    return Snap(
        _shortest((card.x, card.width), xs, reach) if across else 0.0,
        _shortest((card.y, card.height), ys, reach) if down else 0.0,
    )


def guides(card: Rect, others: Sequence[Rect]) -> list[GuideLine]:
    """Return the lines on which a card lies with others: an upright and a level one at most.

    Each reaches from the first card on it to the last.
    """
    found: list[GuideLine] = []
    upright = _line((card.x, card.width), [(each.x, each.width) for each in others])
    if upright is not None:
        x, on_it = upright
        on_line = [card, *(others[n] for n in on_it)]
        top, bottom = min(each.y for each in on_line), max(each.bottom for each in on_line)
        found.append(GuideLine(Point(x, top), Point(x, bottom)))
    level = _line((card.y, card.height), [(each.y, each.height) for each in others])
    if level is not None:
        y, on_it = level
        on_line = [card, *(others[n] for n in on_it)]
        left, right = min(each.x for each in on_line), max(each.right for each in on_line)
        found.append(GuideLine(Point(left, y), Point(right, y)))
    return found


def _marks(span: _Span) -> tuple[float, float, float]:
    """Return where the near edge, the middle and the far edge are."""
    start, length = span
    return start, start + length / 2, start + length


def _shortest(card: _Span, others: Iterable[_Span], reach: float) -> float:
    best, nearest = 0.0, reach
    mine = _marks(card)
    for other in others:
        for here, there in zip(mine, _marks(other), strict=True):
            if abs(there - here) < nearest:
                best, nearest = there - here, abs(there - here)
    return best


def _line(card: _Span, others: Sequence[_Span]) -> tuple[float, list[int]] | None:
    """Return the place along the axis where most others are in line with a card, and which."""
    marks = [_marks(other) for other in others]
    best: tuple[float, list[int]] | None = None
    for part, here in enumerate(_marks(card)):
        on_it = [n for n, there in enumerate(marks) if abs(there[part] - here) < _EQUAL]
        if on_it and (best is None or len(on_it) > len(best[1])):
            best = here, on_it
    return best
