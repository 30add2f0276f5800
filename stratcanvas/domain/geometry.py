# SPDX-License-Identifier: MIT
"""Points and rectangles in scene units (one unit is one pixel at 100 % zoom), y downwards.

The model cannot use Qt's, and needs only these few.
"""

from collections.abc import Iterable
from typing import NamedTuple

FURTHEST = 1e9
"""How far from the middle a card may lie, in scene units either way; also the highest rank."""


def within_reach(value: float) -> float:
    """Return a coordinate, or the furthest one a card may have where it lies beyond that."""
    if -FURTHEST <= value <= FURTHEST:  # as every card that a hand ever laid
        return value
    return min(max(value, -FURTHEST), FURTHEST)


class Point(NamedTuple):
    """A place on the canvas, in scene units."""

    x: float
    y: float


class Rect(NamedTuple):
    """An upright rectangle in scene units: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower edge."""
        return self.y + self.height

    @property
    def center(self) -> Point:
        """Return the middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def contains(self, point: Point) -> bool:
        """Tell whether a point lies inside or on the edge."""
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def overlaps(self, other: "Rect", gap: float = 0.0) -> bool:
        """Tell whether two rectangles come nearer than ``gap`` scene units in both directions."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def grown(self, margin: float) -> "Rect":
        """Return the rectangle with ``margin`` scene units more on each side."""
        return Rect(
            self.x - margin, self.y - margin, self.width + 2 * margin, self.height + 2 * margin
        )

    def united(self, other: "Rect") -> "Rect":
        """Return the smallest rectangle around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def lumped(areas: Iterable[Rect]) -> list[Rect]:
    """Return areas, those as one that lie over each other."""
    lumps: list[Rect] = []
    for area in areas:
        whole, apart = area, []
        for lump in lumps:
            if lump.overlaps(whole):
                whole = lump.united(whole)
            else:
                apart.append(lump)
        lumps = [*apart, whole]
    return lumps
