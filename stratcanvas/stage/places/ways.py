# SPDX-License-Identifier: MIT
"""How connectors are led around cards: each when it is asked for, and anew when cards have moved.

A way follows from its own ends and some boxes that were looked at; which ways look at a place is
known by rows of boxes that lie and columns of those that stand. No first picture needs this.
"""

from array import array
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
_BIN = 128
"""Units by which boxes are found."""
_OLD, _FEW = 2, 2_000
"""When each way was led anew so often, and so many besides, those are let go that were entered
elsewhere."""
_MANY = 100
"""When more cards than this have moved all ways are forgotten."""
_PART = 8
"""When so many have and one of so many cards, all rows are made anew, which is quicker."""
_HUGE = 32 * _BIN
"""What is wider and higher than this is not found by place, for it would be entered very often."""
_ANYWHERE = 1 << 62

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
            for rect in places:
                found |= relying.touching(block_of(rect, SIDES[aim]))
        for standing in self._standing.values():
            standing.put_roof(self._cards[self._canvas.strategy.id])
        if not many:
            self.drop(found)
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

    Ways that were led anew stay entered in bins where they were: what is found there is looked at.
    """

    def __init__(self) -> None:
        self._links: list[str] = []  # by the numbers that they go by here, as do their boxes
        self._boxes: list[bytes | None] = []
        self._numbers: dict[str, int] = {}
        self._there = 0  # of the links those that are not dropped
        self._bins: dict[int, array[int]] = {}  # rows and columns in turn
        self._puts = 0  # since all bins were made

    def __iter__(self) -> Iterator[str]:
        return (link for link, number in self._numbers.items() if self._boxes[number] is not None)

    def put(self, link: str, boxes: Collection[Block]) -> None:
        number = self._numbers.get(link)
        if number is None:
            self._numbers[link] = number = len(self._links)
            self._links.append(link)
            self._boxes.append(None)
        self._there += self._boxes[number] is None
        self._boxes[number] = packed = _packed(boxes)
        self._puts += 1
        if self._puts > _OLD * self._there + _FEW:
            self._enter_all()
        else:
            self._enter(number, packed)

    def _enter(self, number: int, packed: bytes) -> None:
        for each in _bins_of(packed):
            self._bins.setdefault(each, array("I")).append(number)

    def _enter_all(self) -> None:
        """Enter all anew: those are left out by that which were elsewhere."""
        there = [(link, self._boxes[number]) for link, number in self._numbers.items()]
        left = [(link, packed) for link, packed in there if packed is not None]
        self._links, self._boxes = [link for link, _ in left], [packed for _, packed in left]
        self._numbers = {link: number for number, link in enumerate(self._links)}
        self._bins, self._puts = {}, 0
        for number, (_, packed) in enumerate(left):
            self._enter(number, packed)

    def drop(self, link: str) -> None:
        number = self._numbers.get(link)
        if number is not None and self._boxes[number] is not None:
            self._boxes[number] = None
            self._there -= 1

    def drop_all(self, links: AbstractSet[str]) -> None:
        for link in self._numbers.keys() & links:
            self.drop(link)

    def touching(self, block: Block) -> set[str]:
        """Return the links whose ways may follow from a card that stands there."""
        near, far, top, bottom = _units(block)
        bins = self._bins
        doubtful = set(bins.get(_ANYWHERE, ()))
        for row in range(top // _BIN, bottom // _BIN + 1):
            doubtful.update(bins.get(2 * row, ()))
        for column in range(near // _BIN, far // _BIN + 1):
            doubtful.update(bins.get(2 * column + 1, ()))
        found: set[str] = set()
        for number in doubtful:
            for low, high, upper, lower in _BOX.iter_unpack(self._boxes[number] or b""):
                if low <= far and high >= near and upper <= bottom and lower >= top:
                    found.add(self._links[number])
                    break
        return found


def _units(numbers: Iterable[float]) -> list[int]:
    """Return numbers in units, rounded, none beyond what two bytes hold.

    What is less than another stays so or becomes the same: what is asked with ``<=`` misses none.
    """
    return [min(max(int(each * _A_UNIT), ~_FARTHEST), _FARTHEST) for each in numbers]


def _packed(boxes: Collection[Block]) -> bytes:
    """Return boxes in units, each once."""
    numbers = chain.from_iterable(dict.fromkeys(boxes))
    try:
        return array("h", [int(each * _A_UNIT) for each in numbers]).tobytes()
    except OverflowError:
        return array("h", _units(chain.from_iterable(boxes))).tobytes()


def _bins_of(packed: bytes) -> set[int]:
    """Return the bins in which boxes lie: rows (even) for those that are wide, else columns."""
    found = set[int]()
    for low, high, top, bottom in _BOX.iter_unpack(packed):
        stands = bottom - top > high - low
        first, last = (low, high) if stands else (top, bottom)
        if last - first > _HUGE:
            found.add(_ANYWHERE)
            continue
        start, end = first // _BIN, last // _BIN
        found.add(2 * start + stands)
        if end > start:
            found.update(range(2 * start + 2 + stands, 2 * end + 2, 2))
    return found


def passing(links: Iterable[str], cards: Mapping[str, Rect], shifts: Iterable[Shift]) -> set[str]:
    """Return the links whose connectors may run where some cards stood or stand, if plain."""
    rects = [rect for _, *both in shifts for rect in both if rect is not None]
    around = {key: cards[key[:16]].united(cards[key[16:]]).grown(_CLEAR) for key in links}
    return {key for key, area in around.items() if any(each.overlaps(area) for each in rects)}
