# SPDX-License-Identifier: MIT
"""How connectors are led around cards: each when it is asked for, and anew when cards have moved.

A way follows from its own ends and some boxes that were looked at; which ways look at a place is
known by cells, as wide and as high as what is entered there. No first picture needs this.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain
from math import inf
from struct import Struct

from stratcanvas.domain.arrange import frame_width
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect, lumped
from stratcanvas.paint.lanes import Detour, Ends, lane_of, lead
from stratcanvas.paint.obstacles import Block, Obstacles, block_of
from stratcanvas.paint.route import SIDES, Curve

_CLEAR = 8.0
"""Scene units around cards that a connector keeps off, and some more."""
_EACH = 5
"""So many cards that moved are asked for one by one."""
_BY = 16.0
"""Scene units around cards within which others lie by them."""
_UNIT, _FARTHEST = 4.0, 32_767
"""Scene units to which it is kept what a way follows from, and the most of them."""
_A_UNIT = 1 / _UNIT
_BOX = Struct("4h")
_COLUMN, _ROW = 1 << 10, 1  # from the number of a cell to that of the one beside, or below
_LEAST = 7
"""Boxes are found by cells that measure two to the power of this across and down (units), or more.
"""
_OLD, _FEW, _AT_ONCE = 2, 2_000, 4
"""When so many times as many as there are were entered, and so many besides, they are entered anew,
a few at once, and those let go that were dropped."""
_MANY = 100
"""When more cards than this have moved all ways are forgotten."""
_PART = 8
"""When so many have and one of so many cards, all rows are made anew, which is quicker."""

_Box = tuple[int, int, int, int]
"""A block in units."""
Strip = Callable[[float, float, float, float], Iterable[str]]
"""Two heights, and from which x to which (maybe ∞) → the cards that lie between."""
_BESIDE = 1.0
"""Scene units by which more is looked through than can stand in the way."""
Shift = tuple[str, Rect | None, Rect | None]
"""A card, where it stood, and where it stands; None: it was or is nowhere."""


class Ways:
    """The ways of one canvas's connectors, whose cards it is told of."""

    def __init__(
        self,
        canvas: Canvas,
        cards: Mapping[str, Rect],
        strip: Strip,
        headings: Mapping[Aim, Rect],
        lifted: Mapping[str, Rect | None],
        *,
        keeps: bool = True,
    ) -> None:
        """``cards`` and ``strip`` say where cards lie, also after they have moved, ``headings``
        where the wings' words do; ``lifted`` are the cards in the hand, with where they stood:
        there they stand till they are let go.

        Without ``keeps`` it is known what a way follows from, but not the way.
        """
        self._canvas, self._cards, self._strip, self._keeps = canvas, cards, strip, keeps
        self._edge = frame_width(canvas) / 2
        self._lifted, self._headings = lifted, headings
        self._standing: dict[Aim, Obstacles] = {}
        self._relying = {aim: _Relying() for aim in Aim}
        self._led: dict[str, tuple[Ends, tuple[Point, ...]]] = {}

    def of(self, link: str, plain: Curve, place: int, among: int) -> tuple[Point, ...]:
        """Return the bends of a link's connector, whose ends stand where the plain curve's do.

        ``place``: its place among the ``among`` connectors of its tactic, from the top.
        """
        ends = Ends(plain.start, plain.end, place, among, lane_of(link[:16]))
        known = self._led.get(link)
        if known is not None and known[0] == ends:
            return known[1]
        aim = self._canvas.tactics[link[:16]].aim
        way = lead(ends, self._obstacles(aim), self._edge)
        self._enter(link, aim, way, ends)
        return way.bends

    def _enter(self, link: str, aim: Aim, way: Detour, ends: Ends) -> None:
        if self._keeps:
            self._led[link] = ends, way.bends
        for each, relying in self._relying.items():
            if each is aim:
                relying.put(link, way.relies)
            else:
                relying.drop(link)

    def drop(self, links: AbstractSet[str]) -> None:
        """Forget links that are no more, or whose ways may be others."""
        for link in self._led.keys() & links:
            del self._led[link]
        for relying in self._relying.values():
            relying.drop_all(links)

    def forget_rows(self) -> None:
        """Let go what is quickly made again: what stands in which row."""
        for standing in self._standing.values():
            standing.forget_rows()

    def follow(self, canvas: Canvas, shifts: Iterable[Shift]) -> set[str]:
        """Go on to where cards stand now; return the links whose known ways may be others."""
        self._canvas = canvas
        edge, found, shifted = frame_width(canvas) / 2, set[str](), list(shifts)
        many = edge != self._edge or len(shifted) > _MANY
        if many:
            found.update(*self._relying.values())
            self._relying = {aim: _Relying() for aim in Aim}
            self._led.clear()
        if edge != self._edge or len(shifted) > max(_MANY, len(self._cards) / _PART):
            self._edge = edge
            self._standing.clear()
        places = [] if many else _places_of(shifted)
        for aim, standing in self._standing.items():
            relying = self._relying[aim]
            for key, old, new in shifted:
                if key != canvas.strategy.id:
                    standing.move(old, new)
            passed = set[str]().union(
                *[relying.touching(block_of(rect, SIDES[aim])) for rect in places]
            )
            relying.drop_all(passed)
            found |= passed
        for standing in self._standing.values():
            standing.put_roof(self._cards[self._canvas.strategy.id])
        if not many:
            for link in found:
                self._led.pop(link, None)
        return found

    def _obstacles(self, aim: Aim) -> Obstacles:
        if aim not in self._standing:
            roof = self._cards[self._canvas.strategy.id]
            self._standing[aim] = Obstacles(SIDES[aim], partial(self._between, SIDES[aim]), roof)
        return self._standing[aim]

    def _between(self, side: int, top: float, bottom: float) -> list[Rect]:
        """Return the cards of a side that stand between two heights, but for the strategy, and
        words.
        """
        roof, cards, lifted = self._canvas.strategy.id, self._cards, self._lifted
        x, _, width, _ = cards[roof]
        ends = (x - _BESIDE, inf) if side > 0 else (-inf, x + width + _BESIDE)
        there = self._strip(top, bottom, *ends)
        found = [cards[key] for key in there if key != roof and key not in lifted]
        found += [rect for key, rect in lifted.items() if rect is not None and key != roof]
        return [*found, *self._headings.values()]


def _places_of(shifted: Sequence[Shift]) -> list[Rect]:
    """Return where cards stood and stand; of more than a few those as one that lie by each other.

    What is ranked elsewhere moves all between: asking for each place costs as much as for all.
    """
    rects = [rect for _, *both in shifted for rect in both if rect is not None]
    return rects if len(shifted) <= _EACH else lumped(rect.grown(_BY) for rect in rects)


class _Relying:
    """Which links' ways follow from what stands where, on one side.

    When more was dropped than is there, the rest is entered anew, a few links with each that comes.
    """

    def __init__(self) -> None:
        self._held = [_Boxes()]  # and those that are entered anew, if there are any

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._held)

    def put(self, link: str, blocks: Collection[Block]) -> None:
        self.drop(link)
        boxes, *older = self._held
        boxes.enter(link, _packed(blocks))
        for each in older:
            for moved in each.take(_AT_ONCE):
                boxes.enter(*moved)
            if each.is_empty:
                self._held.pop()
        if not older and boxes.is_old:
            self._held.insert(0, _Boxes())

    def drop(self, link: str) -> None:
        for each in self._held:
            each.drop(link)

    def drop_all(self, links: Collection[str]) -> None:
        for each in self._held:
            each.drop_all(links)

    def touching(self, block: Block) -> set[str]:
        """Return the links whose ways may follow from a card that stands there."""
        return set[str]().union(*[each.touching(block) for each in self._held])


class _Boxes:
    """The boxes of some links, found by place. What is dropped stays there and is passed over."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}  # link → the number that its boxes go by here
        self._links: list[str | None] = []  # by number; None: dropped since
        self._ends = array("I", (0,))  # by number: where its boxes begin, and the next one's
        self._boxes = array("h")  # four units each
        self._owners = array("I")  # by the box: the number of whose it is
        self._cells = _no_cells()
        self._sizes = set[tuple[int, int]]()  # of the cells

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    @property
    def is_empty(self) -> bool:
        """Tell whether all were dropped or taken."""
        return not self._numbers

    @property
    def is_old(self) -> bool:
        """Tell whether far more was dropped than is there."""
        return len(self._links) > _OLD * len(self._numbers) + _FEW

    def enter(self, link: str, boxes: Collection[_Box]) -> None:
        """Enter the boxes of a link that has none here."""
        number, first = len(self._links), len(self._owners)
        self._numbers[link] = number
        self._links.append(link)
        self._ends.append(first + len(boxes))
        self._boxes.extend(chain.from_iterable(boxes))
        self._owners.extend([number] * len(boxes))
        cells, sizes = self._cells, self._sizes
        for place, (low, high, top, bottom) in enumerate(boxes, start=first):
            across = max(_LEAST, (high - low).bit_length())
            down = max(_LEAST, (bottom - top).bit_length())
            sizes.add((across, down))
            column, row = low >> across, top >> down
            cell = _cell(across, down, column, row)
            is_wide, is_high = high >> across > column, bottom >> down > row
            cells[cell].append(place)
            if is_wide:
                cells[cell + _COLUMN].append(place)
            if is_high:
                cells[cell + _ROW].append(place)
            if is_wide and is_high:
                cells[cell + _COLUMN + _ROW].append(place)

    def take(self, count: int) -> Iterator[tuple[str, list[_Box]]]:
        """Take out some links, fewer where there are no more; walk over them and their boxes."""
        for _ in range(min(count, len(self._numbers))):
            link, number = self._numbers.popitem()
            self._links[number] = None
            places = range(self._ends[number], self._ends[number + 1])
            yield link, [_BOX.unpack_from(self._boxes, _BOX.size * each) for each in places]

    def drop(self, link: str) -> None:
        """Forget a link, if it is here."""
        number = self._numbers.pop(link, None)
        if number is not None:
            self._links[number] = None

    def drop_all(self, links: Iterable[str]) -> None:
        """Forget some links, those that are here."""
        numbers, known = self._numbers, self._links
        for link in links:
            if (number := numbers.pop(link, None)) is not None:
                known[number] = None

    def touching(self, block: Block) -> set[str]:
        """Return the links whose ways may follow from a card that stands there."""
        near, far, top, bottom = _units(block)
        owners, links, boxes, found = self._owners, self._links, self._boxes, set[str]()
        cells = (
            _cell(across, down, column, row)
            for across, down in self._sizes
            for column in range(near >> across, (far >> across) + 1)
            for row in range(top >> down, (bottom >> down) + 1)
        )
        for place in chain.from_iterable(self._cells.get(each, ()) for each in cells):
            link = links[owners[place]]
            if link is not None and link not in found:
                low, high, upper, lower = _BOX.unpack_from(boxes, _BOX.size * place)
                if low <= far and high >= near and upper <= bottom and lower >= top:
                    found.add(link)
        return found


def _no_cells() -> defaultdict[int, "array[int]"]:
    """Return what boxes are entered in by their places: each in four cells at most."""
    return defaultdict(partial(array, "I"))


def _cell(across: int, down: int, column: int, row: int) -> int:
    """Return the number of a cell, two to the power of ``across`` and ``down`` units large."""
    return (across << 5 | down) << 20 | (column + 512) * _COLUMN | (row + 512) * _ROW


def _units(numbers: Iterable[float]) -> list[int]:
    """Return numbers in units, rounded, none beyond what two bytes hold.

    What is less than another stays so or becomes the same: what is asked with ``<=`` misses none.
    """
    return [min(max(int(each * _A_UNIT), ~_FARTHEST), _FARTHEST) for each in numbers]


def _packed(blocks: Iterable[Block]) -> list[_Box]:
    """Return blocks in units; those as one that lie over each other and are as wide."""
    numbers = [*chain.from_iterable(dict.fromkeys(blocks))]
    try:
        units = iter(array("h", [int(each * _A_UNIT) for each in numbers]))
    except OverflowError:
        units = iter(_units(numbers))
    found = list[_Box]()
    start = end = last = 0
    for box in sorted(zip(units, units, units, units, strict=True)):
        low, high, top, bottom = box
        if not found or top > last or low != start or high != end:
            found.append(box)
            start, end, last = low, high, bottom
        elif bottom > last:
            found[-1] = low, high, found[-1][2], bottom
            last = bottom
    return found


def passing(links: Collection[str], cards: Mapping[str, Rect], shifts: Sequence[Shift]) -> set[str]:
    """Return the links whose connectors may run where some cards stood or stand, if plain.

    Where very many have moved, that is all of them.
    """
    if len(shifts) > _MANY:
        return set(links)
    rects = [rect for _, *both in shifts for rect in both if rect is not None]
    around = {key: cards[key[:16]].united(cards[key[16:]]).grown(_CLEAR) for key in links}
    return {key for key, area in around.items() if any(each.overlaps(area) for each in rects)}
