# SPDX-License-Identifier: MIT
"""Which gaps between cards connectors run through, so that none runs behind a foreign card.

Between a tactic and the problem that it serves others may stand, in columns. A connector runs
level through a gap of each of them, and rises or falls only between the columns.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping
from typing import NamedTuple

from stratcanvas.domain.geometry import Point, Rect

CLEAR_OF_CARDS = 6.0
"""Scene units between a connector and a foreign card that it runs by."""
_STEP = 9.0
"""Between two connectors in a gap, where there is room."""
_ASIDE = 20.0
"""Scene units in which a connector can rise or fall; cards nearer to each other are one column."""
_LEVEL = 4.0
"""So far before and after a column a connector runs level already, and still."""
_ONWARD = 0.4
"""What it costs to be off the height of the end, where being off the one before costs 1."""
_NARROW = 40.0
"""With no more room than this behind a column a connector rises or falls before it."""
_SAME = 1.0
_ENDLESS = float("inf")

Ways = Mapping[str, tuple[Point, Point]]
"""Link → where its connector begins on the tactic, and where it ends on the problem."""


_Block = tuple[float, float, float, float]
"""A card as seen from the problems: nearer and further edge, top, bottom."""


class _Standing(NamedTuple):
    """Cards that stand one below the other, as seen from the problems: nearer and further edge."""

    near: float
    far: float
    gaps: tuple[tuple[float, float], ...]
    """Heights at which nothing is in the way, from the top down; the outer two are endless."""

    def is_in_the_way(self, one: float, other: float) -> bool:
        """Tell whether a card stands at some height between two."""
        low, high = (one, other) if one < other else (other, one)
        gap = self.gaps[self._last(low)]
        return not gap[0] <= low <= high <= gap[1]

    def around(self, y: float) -> tuple[tuple[float, float], ...]:
        """Return the gap that holds a height; else the one above and the one below."""
        place = self._last(y)
        return self.gaps[place : place + 1 if y <= self.gaps[place][1] else place + 2]

    def _last(self, y: float) -> int:
        """Return the place of the last gap that begins above a height."""
        return bisect_right(self.gaps, (y, _ENDLESS)) - 1


class _Passage(NamedTuple):
    """One connector in one gap."""

    link: str
    place: int
    """The how-manieth column of its way, from the tactic on."""
    column: _Standing
    gap: tuple[float, float]
    wish: float
    """The height at which it would run."""
    goes: float
    """The height of its end."""


def bends(
    ways: Ways, cards: Collection[Rect], roof: Rect, side: int
) -> dict[str, tuple[Point, ...]]:
    """Return the points between which connectors of one wing run level, for those that have to.

    ``cards`` are all that may be in the way, but for the ``roof``, which lies over whole columns;
    ``side`` is -1 for the left wing and 1 for the right.
    """
    blocks, over = sorted(_block(card, side) for card in cards), _block(roof, side)
    known: dict[tuple[float, float], list[_Standing]] = {}
    sharing: dict[tuple[float, tuple[float, float]], list[_Passage]] = {}
    for link, (start, end) in ways.items():
        span = side * start.x, side * end.x
        if span not in known:
            known[span] = _columns(blocks, over, *span)
        for passage in _passages(link, (start.y, end.y), known[span], span):
            sharing.setdefault((passage.column.near, passage.gap), []).append(passage)
    heights: dict[str, list[tuple[int, _Standing, float]]] = {}
    for (_, gap), passages in sharing.items():
        passages.sort(key=lambda each: (each.wish, each.goes, each.link))
        spots = _spread([each.wish for each in passages], *gap)
        for each, y in zip(passages, spots, strict=True):
            heights.setdefault(each.link, []).append((each.place, each.column, y))
    return {link: _points(ways[link], lane, side) for link, lane in heights.items()}


def _block(card: Rect, side: int) -> _Block:
    """Return a card with the room around it, above and below."""
    near, far = (card.x, card.right) if side > 0 else (-card.right, -card.x)
    return near, far, card.y - CLEAR_OF_CARDS, card.bottom + CLEAR_OF_CARDS


def _columns(blocks: list[_Block], roof: _Block, start: float, end: float) -> list[_Standing]:
    """Return what stands between a tactic's edge and a problem's, the outermost first."""
    last = bisect_left(blocks, (start - _SAME,))
    found: list[list[_Block]] = []
    far = -_ENDLESS
    for block in blocks[:last]:
        if block[1] <= end + _SAME:
            continue
        if block[0] >= far + _ASIDE:
            found.append([])
        found[-1].append(block)
        far = max(far, block[1])
    return [_column(each, roof, start, end) for each in reversed(found)]


def _column(blocks: list[_Block], roof: _Block, start: float, end: float) -> _Standing:
    near, far = blocks[0][0], max(far for _, far, _, _ in blocks)
    if roof[0] < far and near < roof[1]:
        blocks = [*blocks, roof]
    return _Standing(max(near, end), min(far, start), _gaps([each[2:] for each in blocks]))


def _gaps(standing: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    gaps, low = [], -_ENDLESS
    for top, bottom in sorted(standing):
        if top >= low:
            gaps.append((low, top))
        low = max(low, bottom)
    return (*gaps, (low, _ENDLESS))


def _passages(
    link: str, heights: tuple[float, float], columns: list[_Standing], span: tuple[float, float]
) -> list[_Passage]:
    """Return the gaps that a connector takes; none where it is not in anybody's way.

    Where a card stands so near to the tactic that there is no room to rise or fall, and no gap is
    level with it, there is no way around: it runs as if nothing stood there.
    """
    found: list[_Passage] = []
    (y, goes), (edge, inmost) = heights, span
    ends = [*(each.far for each in columns[1:]), inmost]
    for place, (column, onward) in enumerate(zip(columns, ends, strict=False)):
        if not any(each.is_in_the_way(y, goes) for each in columns[place:]):
            break
        beside = column.far > edge - _ASIDE
        wish = y if beside or column.near - onward > _NARROW else goes
        gaps = column.around(wish)
        if beside and len(gaps) > 1:
            return []
        gap = min(gaps, key=lambda each: _cost(each, wish, goes))
        found.append(_Passage(link, place, column, gap, wish, goes))
        y = min(max(wish, gap[0]), gap[1])
    return found


def _cost(gap: tuple[float, float], comes: float, goes: float) -> float:
    y = min(max(comes, gap[0]), gap[1])
    return abs(y - comes) + _ONWARD * abs(y - goes)


def _spread(wanted: list[float], low: float, high: float) -> list[float]:
    """Return heights in a gap for connectors that come at some, in that order, near to those."""
    room = high - low
    spare = min(_STEP / 2, room / 4)
    low, high = low + spare, high - spare
    step = min(_STEP, (high - low) / (len(wanted) - 1)) if len(wanted) > 1 else 0.0
    spots: list[float] = []
    for y in wanted:
        y = min(max(y, low), high)
        spots.append(max(y, spots[-1] + step) if spots else y)
    most = high
    for place in range(len(spots) - 1, -1, -1):
        spots[place] = min(spots[place], most)
        most = spots[place] - step
    return spots


def _points(
    way: tuple[Point, Point], lane: list[tuple[int, _Standing, float]], side: int
) -> tuple[Point, ...]:
    start, end = (side * each.x for each in way)
    found: list[Point] = []
    for _, column, y in sorted(lane, key=lambda each: each[0]):
        found.append(Point(side * min(column.far + _LEVEL, start), y))
        found.append(Point(side * max(column.near - _LEVEL, end), y))
    return tuple(found)
