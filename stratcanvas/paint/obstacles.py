# SPDX-License-Identifier: MIT
"""What stands in a connector's way, found by height: cards as seen from the problems of one side.

Rows of cards are made when somebody looks there, so that cards elsewhere cost nothing.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from math import floor

from stratcanvas.domain.geometry import Rect

CLEAR_OF_CARDS = 6.0
"""Scene units between a connector and a foreign card that it runs by."""
_ROW = 128.0
"""Scene units of a row: about a card."""
_TALL = 16 * _ROW
"""The same of the rows that are looked through for what is very high."""
_VAST = 16 * _TALL
"""The same for what is higher still, as on a canvas of thousands in two columns."""
_HUGE = 32 * _VAST
"""What is higher than this is not looked through by rows."""

Block = tuple[float, float, float, float]
"""A card with room around it, or any box: nearer and further edge as seen from the problems, top
and bottom (scene units)."""
Strips = Callable[[float, float], Iterable[Rect]]
"""Two heights → the cards that stand between, and maybe some more."""


def block_of(rect: Rect, side: int) -> Block:
    """Return a card with the room around it, above and below; ``side`` is -1 for the left wing."""
    x, y, width, height = rect
    top, bottom = y - CLEAR_OF_CARDS, y + height + CLEAR_OF_CARDS
    return (x, x + width, top, bottom) if side > 0 else (-x - width, -x, top, bottom)


def in_strips(cards: Iterable[Rect]) -> Strips:
    """Return a whole canvas's cards by height."""
    rows: dict[int, list[Rect]] = {}
    for rect in cards:
        for row in range(floor(rect.y / _ROW), floor((rect.y + rect.height) / _ROW) + 1):
            rows.setdefault(row, []).append(rect)

    def between(top: float, bottom: float) -> set[Rect]:
        found = set[Rect]()
        span = range(floor(top / _ROW), floor(bottom / _ROW) + 1)
        for row in span if len(span) <= len(rows) else [each for each in rows if each in span]:
            found.update(rows.get(row, ()))
        return found

    return between


class Obstacles:
    """The cards that connectors of one wing run around, but for the ``roof`` of the frame."""

    def __init__(self, side: int, strips: Strips, roof: Rect) -> None:
        """``side`` is -1 for the left wing and 1 for the right; ``strips`` gives no roof."""
        self.side = side
        self.put_roof(roof)
        self._strips = strips
        self._rows: dict[int, tuple[list[Block], float]] = {}
        self._tall: dict[int, tuple[list[Block], float]] = {}
        self._vast: dict[int, tuple[list[Block], float]] = {}
        self._blocks: dict[Rect, Block] = {}  # of cards that are in rows, for all of their rows

    def put_roof(self, roof: Rect) -> None:
        """Have the roof there."""
        self.roof = block_of(roof, self.side)

    def forget_rows(self) -> None:
        """Let go what was looked through; a row is made again when somebody looks there."""
        for rows in (self._rows, self._tall, self._vast, self._blocks):
            rows.clear()

    def move(self, old: Rect | None, new: Rect | None) -> None:
        """Have a card elsewhere; None: it was or is nowhere."""
        for rows, size in ((self._rows, _ROW), (self._tall, _TALL), (self._vast, _VAST)):
            if old is not None:
                block = block_of(old, self.side)
                for row in _rows_of(block, size):
                    if row in rows:
                        blocks = rows[row][0]
                        place = bisect_left(blocks, block)
                        if blocks[place : place + 1] == [block]:  # not of the other wing
                            del blocks[place]
            if new is not None:
                block = block_of(new, self.side)
                for row in _rows_of(block, size):
                    if row in rows:
                        blocks, widest = rows[row]
                        insort(blocks, block)
                        rows[row] = blocks, max(widest, block[1] - block[0])

    def first(self, y: float, low: float, high: float) -> Block | None:
        """Return what one meets first at a height on the way from ``high`` in to ``low``."""
        row = int(y // _ROW)
        known = self._rows.get(row)
        if known is None:
            known = self._make(self._rows, row, _ROW)
        blocks, widest = known
        place, least = bisect_left(blocks, (high,)), low - widest
        while place:
            place -= 1
            near, far, upper, lower = block = blocks[place]
            if near < least:
                break
            if upper < y < lower and far > low:
                return block
        roof = self.roof
        if roof[2] < y < roof[3] and roof[0] < high and roof[1] > low:
            return roof
        return None

    def within(self, low: float, high: float, one: float, other: float) -> Block | None:
        """Return something that stands between two heights, near the first of them if it can be."""
        top, bottom = (one, other) if one < other else (other, one)
        found = self.inside(low, high, max(top, one - _ROW), min(bottom, one + _ROW), 1)
        if not found and bottom - top > _ROW:
            found = self.inside(low, high, top, bottom, 1)
        return found[0] if found else None

    def inside(
        self, low: float, high: float, top: float, bottom: float, most: int = 0
    ) -> list[Block]:
        """Return what stands in a box, maybe more than once, but not the roof; 0: all of it."""
        if bottom - top > _HUGE:
            blocks = [block_of(rect, self.side) for rect in self._strips(top, bottom)]
            return [
                each
                for each in blocks
                if each[0] < high and each[1] > low and each[2] < bottom and each[3] > top
            ]
        found: list[Block] = []
        rows, size = self._rows_for(bottom - top)
        first = (high,)
        for row in range(int(top // size), int(bottom // size) + 1):
            blocks, widest = rows.get(row) or self._make(rows, row, size)
            place, least = bisect_left(blocks, first), low - widest
            while place:
                place -= 1
                near, far, upper, lower = block = blocks[place]
                if near < least:
                    break
                if far > low and upper < bottom and lower > top:
                    found.append(block)
                    if most:
                        return found
        return found

    def nearest(self, low: float, high: float, top: float, bottom: float) -> Block | None:
        """Return what stands in a box and reaches furthest inwards of all there, but not the roof.

        All of it is very much in a box as high as a canvas, and this is found at its inner edge.
        """
        if bottom - top > _HUGE:
            return min(self.inside(low, high, top, bottom), default=None)
        rows, size = self._rows_for(bottom - top)
        found: Block | None = None
        for row in range(int(top // size), int(bottom // size) + 1):
            blocks, widest = rows.get(row) or self._make(rows, row, size)
            for place in range(bisect_left(blocks, (low - widest,)), len(blocks)):
                near, far, upper, lower = block = blocks[place]
                if near >= high:
                    break
                if far > low and upper < bottom and lower > top:
                    found, high = block, near
                    break
        return found

    def _rows_for(self, height: float) -> tuple[dict[int, tuple[list[Block], float]], float]:
        """Return the rows by which so high a box is looked through, and how high each is."""
        if height <= _TALL:
            return self._rows, _ROW
        return (self._tall, _TALL) if height <= _VAST else (self._vast, _VAST)

    def _make(
        self, rows: dict[int, tuple[list[Block], float]], row: int, size: float
    ) -> tuple[list[Block], float]:
        """Look through a row, which is so high; a higher one that is known holds all of it."""
        top, bottom = row * size, row * size + size
        higher, high = (self._tall, _TALL) if size == _ROW else (self._vast, _VAST)
        known = higher.get(int(top // high))
        near = self._blocks_between(top, bottom) if known is None else known[0]
        blocks = [each for each in near if each[2] < bottom and each[3] >= top]
        widest = max([each[1] - each[0] for each in blocks], default=0.0)
        rows[row] = made = blocks, widest
        return made

    def _blocks_between(self, top: float, bottom: float) -> list[Block]:
        """Return what stands between two heights, and maybe some more; not the other wing's."""
        known, side, beyond, found = self._blocks, self.side, self.roof[0], list[Block]()
        for rect in self._strips(top - CLEAR_OF_CARDS, bottom + CLEAR_OF_CARDS):
            each = known.get(rect) or block_of(rect, side)
            if each[1] > beyond:
                known[rect] = each
                found.append(each)
        found.sort()
        return found


def _rows_of(block: Block, size: float) -> range:
    return range(floor(block[2] / size), floor(block[3] / size) + 1)
