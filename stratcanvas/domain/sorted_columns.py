# SPDX-License-Identifier: MIT
"""The cards of upright columns of the canvas, from the top down: who is near is found by height."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from math import floor, inf

from stratcanvas.domain.arrange import NOTE_WIDTH, TACTIC_WIDTH, Frame
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.strips import LEFT, MIDDLE, RIGHT, WIDTH, within

Rects = Callable[[str], Rect]
"""Card → where it lies (scene units)."""
Lying = tuple[float, str, float, float, float]
"""Top edge, card, lower edge, left and right edge."""
_EXACT = 1e-6


class Column:
    """The cards that begin in one strip of the canvas, from the top down, found by height."""

    def __init__(self, keys: AbstractSet[str], rects: Rects, reach: tuple[float, float]) -> None:
        """``reach``: from which to which x its cards reach."""
        self.keys, self.reach = keys, reach
        self._rects = rects
        self._lying: list[Lying] | None = None  # heights cost: only once they are asked for
        self._tallest = 0.0

    def find(self, low: float, high: float) -> list[Lying]:
        """Return the cards that reach into the heights from ``low`` to ``high``, and some more."""
        lying = self.from_the_top()
        first = bisect_left(lying, (low - self._tallest,))
        return lying[first : bisect_left(lying, (high + _EXACT,), first)]

    def from_the_top(self) -> list[Lying]:
        """Return the cards from the top down."""
        if self._lying is None:
            rects = [(key, self._rects(key)) for key in self.keys]
            self._lying = sorted([(y, key, y + h, x, x + w) for key, (x, y, w, h) in rects])
            self._tallest = max((each[2] - each[0] for each in self._lying), default=0.0)
        return self._lying

    def reaches(self, left: float, right: float) -> bool:
        """Tell whether cards of it may lie between two x."""
        start, end = self.reach
        return start < right and end > left

    def move(self, key: str, old: Rect, new: Rect) -> None:
        """Note that a card lies higher or lower."""
        lying = self._lying
        if lying is not None:
            del lying[bisect_left(lying, (old.y, key))]
            insort(lying, (new.y, key, new.bottom, new.x, new.right))


class SortedColumns:
    """The columns of a canvas, each made when it is asked for."""

    def __init__(self, canvas: Canvas, frame: Frame, rects: Rects) -> None:
        """``rects``: where cards lie when their column is made."""
        self._canvas, self._frame, self._rects = canvas, frame.rect, rects
        self._problems = {**frame.problems, canvas.strategy.id: frame.strategy}
        self._known: dict[int, Column] = {}
        self._abreast: dict[tuple[float, float], list[Column]] = {}
        self._centre: defaultdict[int, list[str]] = defaultdict(list)
        for key, rect in self._problems.items():
            for number in range(place(rect.x), place(rect.right) + 1):
                self._centre[number].append(key)

    def at(self, number: int) -> Column:
        """Return a column: who begins in it; those of the centre stand in all that they cross."""
        found = self._known.get(number)
        if found is None:
            strips, frame = self._canvas.strips, self._frame
            first, last = number * WIDTH, (number + 1) * WIDTH
            inner = frame.x - TACTIC_WIDTH
            near = (
                *within(strips, LEFT, inner - last, inner - first),
                *within(strips, MIDDLE, first, last),
                *within(strips, RIGHT, first - frame.right, last - frame.right),
            )
            edges = {key: left for key in near if place(left := self._left(key)) == number}
            centre = self._centre.get(number, ())
            found = Column({*centre, *edges}, self._rects, self._reach(centre, edges))
            self._known[number] = found
        return found

    def _reach(self, centre: Iterable[str], edges: Mapping[str, float]) -> tuple[float, float]:
        """Return from which to which x those of the centre and the others of a column reach."""
        rects = [self._problems[key] for key in centre]
        notes = self._canvas.notes
        lefts = [*edges.values(), *(rect.x for rect in rects)]
        rights = [
            left + (NOTE_WIDTH if key in notes else TACTIC_WIDTH) for key, left in edges.items()
        ]
        rights += [rect.right for rect in rects]
        return min(lefts, default=inf), max(rights, default=-inf)

    def abreast_of(self, rect: Rect) -> list[Column]:
        """Return the columns that may have cards abreast of a rectangle."""
        left, right = rect.x + _EXACT, rect.x + rect.width - _EXACT
        found = self._abreast.get((left, right))
        if found is None:
            every = map(self.at, range(*span(rect.x, rect.right)))
            found = self._abreast[left, right] = [
                each for each in every if each.reaches(left, right)
            ]
        return found

    def _left(self, key: str) -> float:
        """Return a tactic's or note's left edge; heights cost, and are not needed for it."""
        tactic, frame = self._canvas.tactics.get(key), self._frame
        if tactic is None:
            return self._canvas.notes[key].x
        if tactic.aim is Aim.EDUCATE:
            return frame.x - tactic.x - TACTIC_WIDTH  # as ``arrange`` reckons it, to the last digit
        return frame.right + tactic.x


def place(left: float) -> int:
    """Return the column in which a card begins, by its left edge."""
    return floor(left / WIDTH)


def span(left: float, right: float) -> tuple[int, int]:
    """Return the first column of which cards may be between two x, and the one after the last."""
    return place(left - WIDTH), place(right) + 1
