# SPDX-License-Identifier: MIT
"""Which connectors run near a point, of thousands that swing across the whole canvas.

What is known of a large square is looked through for a smaller one within it: while the pointer
goes on, little is left to look through. No connector is led for it that does not come near.
"""

from collections.abc import Collection, Iterable
from math import floor, hypot

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.nearness import may_pass
from stratcanvas.stage.live_layout import LiveLayout

_SIDES = (512.0, 128.0, 32.0)
"""Scene units of the squares, the largest first."""
_MOST = 32
"""Squares that are remembered: the pointer comes back to where it was."""


class LinkSearch:
    """Finds the connectors of one layout near the pointer."""

    def __init__(self, layout: LiveLayout) -> None:
        self._layout = layout
        self._known: dict[tuple[float, Point], Collection[str]] = {}
        self._reach = 0.0
        self._state = layout.floating

    def near(self, point: Point, reach: float) -> Collection[str]:
        """Return the links whose connectors may run within ``reach`` (scene units) of a point."""
        # The layout has another mapping of what is dragged after whatever changes it.
        if reach > self._reach or self._layout.floating is not self._state:
            self._known.clear()
            self._reach, self._state = reach, self._layout.floating
        found: Collection[str] | None = None
        for side in _SIDES:
            middle = Point(*((floor(each / side) + 0.5) * side for each in point))
            known = self._known.pop((side, middle), None)
            if known is None:
                half = side / 2 + self._reach
                if found is None:
                    area = Rect(middle.x - half, middle.y - half, 2 * half, 2 * half)
                    found = self._layout.links_in(area)
                known = self._passing(found, middle, hypot(half, half))
            self._known[side, middle] = found = known
        for place in list(self._known)[:-_MOST]:
            del self._known[place]
        return found or ()

    def _passing(self, links: Iterable[str], point: Point, reach: float) -> list[str]:
        found = []
        for key in links:
            curve, doubt = self._layout.rough_curve(key)
            if may_pass(curve, point.x, point.y, reach + doubt):
                found.append(key)
        return found
