# SPDX-License-Identifier: MIT
"""The free room in the inner columns of both wings, for many cards that settle there one by one.

``arrange.free_place`` asks all that lie there for each of them; here what a column holds is known.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable
from operator import itemgetter

from stratcanvas.domain.arrange import (
    CARD_GAP,
    INNER_COLUMNS,
    NEAREST,
    TACTIC_WIDTH,
    TALLEST_WING,
    Frame,
    WingPlace,
    column_x,
    inner_columns,
)
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect, within_reach

_EXACT = 1e-6
_high = itemgetter(1)


class FreeRoom:
    """What is free beside a frame; whatever settles there takes its place from then on."""

    def __init__(self, frame: Frame, taken: Iterable[Rect]) -> None:
        """``taken``: the rectangles to keep clear of."""
        (left, _), (_, right) = (inner_columns(frame, aim) for aim in Aim)
        near = [rect for rect in taken if rect[0] < right and rect[0] + rect[2] > left]
        distances = [column_x(column) for column in range(INNER_COLUMNS)]
        self._frame = frame
        self._columns = {
            aim: [(x, _Filled(self._left(aim, x), CARD_GAP, near)) for x in distances]
            for aim in Aim
        }
        self._edges = {aim: _Filled(self._left(aim, NEAREST), 0.0, near) for aim in Aim}

    def _left(self, aim: Aim, x: float) -> float:
        """Return the left edge of tactics in a wing, ``x`` scene units from the frame."""
        rect = self._frame.rect
        return rect.x - x - TACTIC_WIDTH if aim is Aim.EDUCATE else rect.right + x

    def is_free(self, aim: Aim, y: float, height: float) -> bool:
        """Tell whether a tactic as near to the frame as may be would cover nothing."""
        return self._edges[aim].nearest(y, height) == y

    def place(self, aim: Aim, height: float, near: float) -> WingPlace:
        """Return the free place that ``arrange.free_place`` finds for a tactic."""
        wanted, best, cost = near - height / 2, WingPlace(aim, 0.0, 0.0), float("inf")
        for column, (x, each) in enumerate(self._columns[aim]):
            y = each.nearest(wanted, height)
            away = abs(y - wanted) + column * TALLEST_WING
            if away < cost:
                best, cost = WingPlace(aim, x, within_reach(y)), away
        return best

    def take(self, place: WingPlace, height: float) -> None:
        """Have a tactic lie at a place."""
        rect = Rect(self._left(place.aim, place.x), place.y, TACTIC_WIDTH, height)
        for column in (*(each for _, each in self._columns[place.aim]), self._edges[place.aim]):
            column.take(rect)


class _Filled:
    """The heights at which something lies in a column, which tactics keep ``gap`` clear of."""

    def __init__(self, left: float, gap: float, taken: Iterable[Rect]) -> None:
        self._left, self._gap = left, gap
        self._spans: list[tuple[float, float]] = []  # from the top down, none reaches into another
        first, last = self._reach
        for low, high in sorted(
            [(y - gap, y + high + gap) for x, y, w, high in taken if x < last and first < x + w]
        ):
            if self._spans and low < self._spans[-1][1]:
                low, above = self._spans.pop()
                high = max(high, above)
            self._spans.append((low, high))

    @property
    def _reach(self) -> tuple[float, float]:
        """Return from which to which x something is in the way."""
        aside = max(0.0, self._gap - _EXACT)
        return self._left - aside, self._left + TACTIC_WIDTH + aside

    def _is_abreast(self, rect: Rect) -> bool:
        first, last = self._reach
        return rect.x < last and first < rect.x + rect.width

    def _span(self, rect: Rect) -> tuple[float, float]:
        return rect.y - self._gap, rect.y + rect.height + self._gap

    def take(self, rect: Rect) -> None:
        """Have something lie there, if it is in this column at all."""
        if not self._is_abreast(rect):
            return
        low, high = self._span(rect)
        spans = self._spans
        first = bisect_left(spans, low, key=_high)
        last = bisect_left(spans, (high, low), first)
        if first < last:
            low, high = min(low, spans[first][0]), max(high, spans[last - 1][1])
            del spans[first:last]
        insort(spans, (low, high))

    def nearest(self, y: float, height: float) -> float:
        """Return the top edge nearest to a wanted one at which a card lies free; of two the lower
        one on the screen.
        """
        spans = self._spans
        first = bisect_left(spans, y + _EXACT, key=_high)
        if first == len(spans) or spans[first][0] >= y + height - _EXACT:
            return y
        place = first
        above = spans[place][0] - height
        while place and spans[place - 1][1] > above:
            place -= 1
            above = spans[place][0] - height
        place = first
        below = spans[place][1]
        while place + 1 < len(spans) and spans[place + 1][0] < below + height:
            place += 1
            below = spans[place][1]
        return above if y - above < below - y else below
