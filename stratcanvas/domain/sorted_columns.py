# SPDX-License-Identifier: MIT
"""The cards of upright columns of the canvas, from the top down: who is near is found by height."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from math import floor

from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.strips import WIDTH

Rects = Callable[[str], Rect]
"""Card → where it lies (scene units)."""
_EXACT = 1e-6


class Column:
    """The cards of one strip of the canvas, from the top down, found by height."""

    def __init__(self, keys: AbstractSet[str]) -> None:
        self.keys = keys
        self._tops: list[tuple[float, str]] | None = None
        self._tallest = 0.0

    def find(self, rects: Rects, low: float, high: float) -> Iterable[str]:
        """Return the cards that reach into the heights from ``low`` to ``high``, and some more."""
        tops = self._sorted(rects)
        first = bisect_left(tops, (low - self._tallest, ""))
        last = bisect_left(tops, (high + _EXACT, ""), first)
        return [key for _, key in tops[first:last]]

    def from_the_top(self, rects: Rects) -> list[str]:
        """Return the cards from the top down."""
        return [key for _, key in self._sorted(rects)]

    def _sorted(self, rects: Rects) -> list[tuple[float, str]]:
        tops = self._tops
        if tops is None:
            all_rects = [(key, rects(key)) for key in self.keys]
            tops = self._tops = sorted((rect.y, key) for key, rect in all_rects)
            self._tallest = max((rect.height for _, rect in all_rects), default=0.0)
        return tops

    def move(self, key: str, old: float, new: float) -> None:
        """Note that a card has another top edge."""
        if self._tops is not None:
            place = bisect_left(self._tops, (old, key))
            if self._tops[place : place + 1] == [(old, key)]:
                del self._tops[place]
                insort(self._tops, (new, key))


def span(left: float, right: float) -> tuple[int, int]:
    """Return the first column of the search and the one after the last."""
    return floor(left / WIDTH), floor(right / WIDTH) + 1
