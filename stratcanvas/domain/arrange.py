# SPDX-License-Identifier: MIT
"""Where everything lies: the frame, the docked strategy, the wings. All in scene units.

The frame's top middle is the origin (0, 0). How high a card is depends on its text and comes in
as an argument, so that the model needs no fonts.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import add
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.geometry import Point, Rect, within_reach

PROBLEM_WIDTH = 296.0
TACTIC_WIDTH = 220.0
NOTE_WIDTH = 200.0
FRAME_PADDING = 16.0
COLUMN_GAP = 32.0
"""Between two columns of problems in the frame."""
PROBLEM_GAP = 22.0
"""Between two problems of a column."""
PROBLEMS_A_COLUMN = 12
DOCK_GAP = 18.0
"""Between the strategy and the frame."""
EMPTY_FRAME_HEIGHT = 190.0
EMPTY_ROOM = 110.0
"""What an empty frame has below its heading at least, for the words that invite."""
NEAREST = 28.0
"""The least distance of a tactic from the frame."""
WING_GAP = 72.0
"""The distance at which a wing's first column starts, with room for connectors."""
CARD_GAP = 20.0
"""The least room between two cards that the program places."""
OUTER_GAP = 56.0
"""Between two columns of a wing."""
LANE_GAP = 34.0
"""Between two cards of a column in a wing of several: connectors of the outer ones run through."""
TALLEST_WING = 900.0
"""A wing's column grows to the frame's height or this, then a further column is begun."""
INNER_COLUMNS = 4
"""Columns of a wing in which a free place is looked for."""

Heights = Callable[[str], float]
"""Card id → its height; the brief's id gives the height of the frame's heading."""


class Frame:
    """The centre: its rectangle, its heading, the problem cards in it and the strategy above it."""

    def __init__(
        self, rect: Rect, heading: Rect, strategy: Rect, problems: dict[str, Rect]
    ) -> None:
        self.rect, self.heading, self.strategy = rect, heading, strategy
        self.problems = problems
        """The rectangle of each problem, in their order."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Frame):
            return NotImplemented
        parts = ("rect", "heading", "strategy", "problems")
        return all(getattr(self, part) == getattr(other, part) for part in parts)

    __hash__ = None  # type: ignore[assignment]

    def wing_at(self, x: float) -> Aim:
        """Return the aim of the side on which an x lies."""
        return Aim.EDUCATE if x < self._middle else Aim.SOLVE

    @cached_property
    def _middle(self) -> float:
        return self.rect.center.x

    @cached_property
    def slots(self) -> tuple[tuple[float, float], ...]:
        """Return the middle of each problem card in ranked order, as (column's x, y)."""
        return tuple((rect.center.x, rect.center.y) for rect in self.problems.values())


def frame_width(canvas: Canvas) -> float:
    """Return how wide the frame is: a column for every 12 problems."""
    return _width(len(canvas.problems))


def _width(problems: int) -> float:
    columns = max(1, -(-problems // PROBLEMS_A_COLUMN))
    return columns * PROBLEM_WIDTH + (columns - 1) * COLUMN_GAP + 2 * FRAME_PADDING


def frame_of(canvas: Canvas, heights: Heights) -> Frame:
    """Lay out the frame: problems by rank, 12 a column, the strategy docked on top.

    Columns stand on equal rows, so that connectors can run between two rows to a further column.
    """
    ids = tuple([problem.id for problem in canvas.ranked])
    head, strategy = heights(canvas.brief.id), heights(canvas.strategy.id)
    return _frame(ids, tuple(map(heights, ids)), head, strategy)


@lru_cache(maxsize=4)  # an edit asks for it three times, before and after it
def _frame(ids: tuple[str, ...], high: tuple[float, ...], head: float, strategy: float) -> Frame:
    width = _width(len(ids))
    left, top = -width / 2, FRAME_PADDING + head + FRAME_PADDING
    problems: dict[str, Rect] = {}
    bottom = max(EMPTY_FRAME_HEIGHT, top + EMPTY_ROOM)
    rows, y = [], top
    for row in range(min(PROBLEMS_A_COLUMN, len(high))):
        rows.append(y)
        y += max(high[row::PROBLEMS_A_COLUMN]) + PROBLEM_GAP
    for place, problem in enumerate(ids):
        column, row = divmod(place, PROBLEMS_A_COLUMN)
        x = left + FRAME_PADDING + column * (PROBLEM_WIDTH + COLUMN_GAP)
        problems[problem] = Rect(x, rows[row], PROBLEM_WIDTH, high[place])
        bottom = max(bottom, rows[row] + high[place] + FRAME_PADDING)
    return Frame(
        rect=Rect(left, 0.0, width, bottom),
        heading=Rect(left + FRAME_PADDING, FRAME_PADDING, width - 2 * FRAME_PADDING, head),
        strategy=Rect(left, -DOCK_GAP - strategy, width, strategy),
        problems=problems,
    )


def tactic_rect(tactic: Tactic, frame: Frame, height: float) -> Rect:
    """Return where a tactic card lies: in the wing of its aim, its distance from the frame."""
    return Rect(_left(tactic.aim, tactic.x, frame), tactic.y, TACTIC_WIDTH, height)


def _left(aim: Aim, x: float, frame: Frame) -> float:
    if aim is Aim.EDUCATE:
        return frame.rect.x - x - TACTIC_WIDTH
    return frame.rect.right + x


class WingPlace(NamedTuple):
    """A tactic's place as the model keeps it: wing, distance from the frame, top edge."""

    aim: Aim
    x: float
    y: float


def place_of(tactic: Tactic) -> WingPlace:
    """Return where a tactic is."""
    return WingPlace(tactic.aim, tactic.x, tactic.y)


def place_at(frame: Frame, left: float, top: float) -> WingPlace:
    """Return the place of a tactic card whose upper left corner is there.

    The wing is the one its middle lies in; it is kept out of the frame.
    """
    aim = frame.wing_at(left + TACTIC_WIDTH / 2)
    gap = frame.rect.x - left - TACTIC_WIDTH if aim is Aim.EDUCATE else left - frame.rect.right
    return WingPlace(aim, within_reach(max(NEAREST, gap)), within_reach(top))


def rank_place(frame: Frame, moving: str, point: Point) -> int:
    """Return the place (from 0) that a problem takes when its middle is dropped at a point.

    Problems are read down the columns, the columns from left to right.
    """
    half = (PROBLEM_WIDTH + COLUMN_GAP) / 2
    place = 0
    for problem, (x, y) in zip(frame.problems, frame.slots, strict=True):
        if problem == moving:
            continue
        if x + half < point.x or (abs(point.x - x) <= half and y < point.y):
            place += 1
        elif point.x < x - half:
            break
    return place


class CanvasLayout(NamedTuple):
    """Where everything of a canvas lies."""

    frame: Frame
    cards: dict[str, Rect]
    """Every card's rectangle: strategy, problems, tactics, notes."""

    @property
    def bounds(self) -> Rect:
        """Return the rectangle around everything."""
        lefts, tops, widths, heights = zip(self.frame.rect, *self.cards.values(), strict=True)
        x, y = min(lefts), min(tops)
        return Rect(x, y, max(map(add, lefts, widths)) - x, max(map(add, tops, heights)) - y)


def layout(canvas: Canvas, heights: Heights) -> CanvasLayout:
    """Lay out the whole canvas."""
    frame = frame_of(canvas, heights)
    cards = {canvas.strategy.id: frame.strategy, **frame.problems}
    start, end = frame.rect.x, frame.rect.right
    for key, tactic in canvas.tactics.items():  # as ``tactic_rect``, for very many
        x = start - tactic.x - TACTIC_WIDTH if tactic.aim is Aim.EDUCATE else end + tactic.x
        cards[key] = Rect(x, tactic.y, TACTIC_WIDTH, heights(key))
    for key, note in canvas.notes.items():
        cards[key] = Rect(note.x, note.y, NOTE_WIDTH, heights(key))
    return CanvasLayout(frame, cards)


def inner_columns(frame: Frame, aim: Aim) -> tuple[float, float]:
    """Return from which to which x cards can be in the way of ``free_place``."""
    inner, outer = (_left(aim, column_x(column), frame) for column in (0, INNER_COLUMNS - 1))
    return min(inner, outer) - CARD_GAP, max(inner, outer) + TACTIC_WIDTH + CARD_GAP


def column_x(column: int) -> float:
    """Return how far from the frame a wing's column stands, the first being 0."""
    return WING_GAP + column * (TACTIC_WIDTH + OUTER_GAP)


def free_place(
    frame: Frame, taken: Sequence[Rect], aim: Aim, height: float, near: float
) -> WingPlace:
    """Return the free place in a wing whose middle is nearest to the height ``near``.

    ``taken`` are the rectangles to keep clear of, those within ``inner_columns`` at least. An
    outer column is begun only where the inner one is full for far around.
    """
    best: tuple[float, WingPlace] | None = None
    for column in range(INNER_COLUMNS):
        x = column_x(column)
        strip = Rect(_left(aim, x, frame), near - height / 2, TACTIC_WIDTH, height)
        y = _free_y(strip, taken)
        cost = abs(y - strip.y) + column * TALLEST_WING
        if best is None or cost < best[0]:
            best = cost, WingPlace(aim, x, within_reach(y))
    assert best is not None
    return best[1]


def end_of_column(frame: Frame, taken: Sequence[Rect], aim: Aim) -> float | None:
    """Return the height at which a wing's inner column ends; None where no card stands in it."""
    strip = Rect(_left(aim, WING_GAP, frame), -1e12, TACTIC_WIDTH, 2e12)
    return max((rect.bottom for rect in taken if rect.overlaps(strip)), default=None)


def free_point(taken: Sequence[Rect], wanted: Rect) -> Point:
    """Return the upper left corner of the free place nearest above or below a wanted rectangle."""
    return Point(wanted.x, within_reach(_free_y(wanted, taken)))


def _free_y(wanted: Rect, taken: Sequence[Rect]) -> float:
    column = Rect(wanted.x, -1e12, wanted.width, 2e12)
    blocks = sorted(
        (rect.y - CARD_GAP - wanted.height, rect.bottom + CARD_GAP)
        for rect in taken
        if rect.overlaps(column, CARD_GAP - 1e-6)
    )
    free = [wanted.y]
    upper = -float("inf")
    for low, high in blocks:  # a top edge strictly between low and high would touch that card
        if low >= upper:
            free += [upper, low]
        upper = max(upper, high)
    free.append(upper)
    clear = (
        y
        for y in free
        if abs(y) != float("inf") and not any(low + 1e-6 < y < high - 1e-6 for low, high in blocks)
    )
    return min(clear, key=lambda y: (abs(y - wanted.y), -y))


def tidy_places(canvas: Canvas, heights: Heights) -> dict[str, WingPlace]:
    """Return a place for each tactic so that both wings stand in columns with few crossings.

    Order: by the mean number of the problems served (the barycentre heuristic, Sugiyama, Tagawa
    and Toda 1981), those that count for nothing last. Each card then stands as near to the height
    of its problems as its neighbours leave room, in several columns ``like_bricks``.
    """
    frame = frame_of(canvas, heights)
    places: dict[str, WingPlace] = {}
    for aim in Aim:
        cards = [each for each in canvas.tactics.values() if each.aim is aim]
        high = {each.id: heights(each.id) for each in cards}
        room = sum(high.values()) + CARD_GAP * len(cards)
        columns = max(1, -int(-room // max(TALLEST_WING, frame.rect.height)))
        cards.sort(key=lambda each: (_barycentre(canvas, each), each.y * (columns == 1), each.id))
        gap = CARD_GAP if columns == 1 else LANE_GAP
        stood = [cards[column::columns] for column in range(columns)]
        wanted = [_wanted_top(canvas, frame, each, high[each.id]) for each in stood[0]]
        sizes = [[high[each.id] for each in members] for members in stood]
        for column, tops in enumerate(like_bricks(sizes, wanted, gap)):
            for each, top in zip(stood[column], tops, strict=True):
                places[each.id] = WingPlace(aim, column_x(column), round(top))
    return places


def like_bricks(
    columns: Sequence[Sequence[float]], wanted: Sequence[float], gap: float
) -> Iterator[list[float]]:
    """Walk over the top edges of cards that stand in columns, given as their heights.

    Those of the first column, the longest, stand as near as may be to the ``wanted`` ones; those of
    a further one like bricks, at the gaps of the column before, through which connectors run.
    """
    first: list[float] = []  # the middles of the first column's cards, and of its gaps
    gaps: list[float] = []
    for column, high in enumerate(columns):
        sizes = [each + gap for each in high]
        if column:
            rows = gaps if column % 2 else first
            wanted = [y - each / 2 for y, each in zip(rows, high, strict=False)]
        tops = _settle(wanted, sizes)
        if not column:
            first = [y + (size - gap) / 2 for y, size in zip(tops, sizes, strict=True)]
            gaps = [y + size - gap / 2 for y, size in zip(tops, sizes, strict=True)]
        yield tops


def beside_notes(canvas: Canvas, heights: Heights, places: Mapping[str, WingPlace]) -> set[str]:
    """Return the tactics that come near a note at the places that ``tidy_places`` gives, and maybe
    some more; the others cover nobody, for in columns they keep off each other and the frame.
    """
    found: set[str] = set()
    if not canvas.notes or not places:
        return found
    frame, reach = frame_of(canvas, heights), max(map(heights, places)) + CARD_GAP
    columns: defaultdict[float, list[tuple[float, str]]] = defaultdict(list)
    for key, (aim, x, y) in places.items():
        columns[_left(aim, x, frame)].append((y, key))
    for column in columns.values():
        column.sort()
    lefts = sorted(columns)
    for note in canvas.notes.values():
        near = bisect_right(lefts, note.x - TACTIC_WIDTH), bisect_left(lefts, note.x + NOTE_WIDTH)
        bottom = note.y + heights(note.id)
        for column in map(columns.__getitem__, lefts[slice(*near)]):
            first = bisect_left(column, (note.y - reach, ""))
            last = bisect_left(column, (bottom + CARD_GAP, ""), first)
            found.update(key for _, key in column[first:last])
    return found


def _barycentre(canvas: Canvas, tactic: Tactic) -> float:
    served = canvas.problems_of.get(tactic.id)
    if not served:
        return float("inf")
    return sum(canvas.number[each] for each in served) / len(served)


def _wanted_top(canvas: Canvas, frame: Frame, tactic: Tactic, height: float) -> float:
    served = canvas.problems_of.get(tactic.id)
    if not served:
        return frame.rect.bottom - height
    middles = [frame.problems[each].center.y for each in served]
    return sum(middles) / len(middles) - height / 2


def _settle(wanted: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return top edges nearest to the wanted ones in least squares, in order and not overlapping.

    Pool-adjacent-violators (isotonic regression) after taking the sizes before each card off.
    """
    offsets = [0.0]
    for size in sizes[:-1]:
        offsets.append(offsets[-1] + size)
    pools: list[tuple[float, int]] = []  # (mean, how many)
    for top, offset in zip(wanted, offsets, strict=False):
        pools.append((top - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, n), (two, m) = pools[-2], pools[-1]
            pools[-2:] = [((one * n + two * m) / (n + m), n + m)]
    means = [mean for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]
