# SPDX-License-Identifier: MIT
"""Where cards come to lie that are pasted or duplicated: as they lay to each other, at a free place
near the one that is wanted. In scene units.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from math import ceil, floor, inf, sqrt

from stratcanvas.domain.arrange import (
    CARD_GAP,
    LANE_GAP,
    NEAREST,
    NOTE_WIDTH,
    OUTER_GAP,
    TACTIC_WIDTH,
    TALLEST_WING,
    WING_GAP,
    Frame,
    Heights,
    column_x,
    like_bricks,
    place_at,
)
from stratcanvas.domain.cards import Aim, Note, Tactic
from stratcanvas.domain.copies import copies
from stratcanvas.domain.geometry import Point, Rect, within_reach

Beside = Tactic | Note
"""A card that lies beside the frame."""
_COLUMNS = 3
"""Columns in which a place is looked for beside cards that are made twice."""
_MOST_PAIRS = 400_000
"""With more pairs of cards than this to be kept apart, the cards that come are seen as one."""
_CLEAR = CARD_GAP + 1.0
"""The room that is kept; one more than what pushes neighbours, since places are whole numbers."""


def around(rects: Iterable[Rect]) -> Rect:
    """Return the smallest rectangle around some, of which there is one at least."""
    every = [*rects]
    x, y = min(each.x for each in every), min(each.y for each in every)
    right, bottom = max(each.right for each in every), max(each.bottom for each in every)
    return Rect(x, y, right - x, bottom - y)


def lying(cards: Sequence[Beside], width: float, heights: Heights) -> dict[str, Rect]:
    """Return where cards lie beside a frame so many scene units wide."""
    found: dict[str, Rect] = {}
    for card in cards:
        if isinstance(card, Note):
            found[card.id] = Rect(card.x, card.y, NOTE_WIDTH, heights(card.id))
        else:
            out = width / 2 + card.x
            left = -out - TACTIC_WIDTH if card.aim is Aim.EDUCATE else out
            found[card.id] = Rect(left, card.y, TACTIC_WIDTH, heights(card.id))
    return found


def in_both_wings(cards: Iterable[Beside]) -> bool:
    """Tell whether there are tactics of both aims among cards."""
    return len({card.aim for card in cards if isinstance(card, Tactic)}) > 1


def shifted(rects: Sequence[Rect], wanted: Point, frame: Frame, *, whole: bool) -> Point:
    """Return by how much cards move for their middle to come to a wanted point.

    ``whole``: they are of both wings, and keep their distance from the frame. Others come to lie
    in the wing that their middle is in, and out of the frame.
    """
    group = around(rects)
    down = round(wanted.y - group.center.y)
    if whole:
        return Point(0.0, down)
    left = wanted.x - group.width / 2
    if frame.wing_at(wanted.x) is Aim.EDUCATE:
        if left + group.width > frame.rect.x - NEAREST:
            left = frame.rect.x - WING_GAP - group.width
    elif left < frame.rect.right + NEAREST:
        left = frame.rect.right + WING_GAP
    return Point(round(within_reach(left) - group.x), down)


def free_shift(rects: Sequence[Rect], taken: Sequence[Rect]) -> float:
    """Return how far down (below 0: up) cards move together so that they cover nothing.

    It is the shortest way; ``taken`` are the rectangles to keep clear of.
    """
    rects = _stacked(rects, _gap_between(taken))
    if len(rects) * len(taken) > _MOST_PAIRS:
        rects = [around(rects)]
    columns = {(card.x, card.x + card.width) for card in rects}
    there: defaultdict[tuple[float, float], list[tuple[float, float]]] = defaultdict(list)
    for x, y, width, height in taken:
        there[x - CARD_GAP, x + width + CARD_GAP].append((y - _CLEAR, y + height + _CLEAR))
    beside = {
        (left, right): [
            each
            for (start, end), found in there.items()
            if left < end and start < right
            for each in found
        ]
        for left, right in columns
    }
    barred: list[tuple[float, float]] = []
    for x, y, width, height in rects:
        bottom = y + height
        barred += [(top - bottom, end - y) for top, end in beside[x, x + width]]
    barred.sort()
    start, end = -inf, -inf
    for low, high in barred:  # of those that join, the span around 0
        if low >= end:
            if end > 0:
                break
            start, end = low, high
        elif high > end:
            end = high
    if start < 0 < end:
        return float(ceil(end) if end <= -start else floor(start))
    return 0.0


def _gap_between(taken: Sequence[Rect]) -> float:
    """Return a gap between two cards into which none of some others fits."""
    return min((each.height for each in taken), default=0.0) + 2 * _CLEAR


def _stacked(rects: Sequence[Rect], gap: float) -> list[Rect]:
    """Return cards that stand one below the other, as wide as each other and nearer than a gap into
    which nothing fits, as one: where it can lie, each of them can.
    """
    found: list[Rect] = []
    for rect in sorted(rects, key=lambda each: (each.x, each.width, each.y)):
        above = found[-1] if found else None
        if above and above[::2] == rect[::2] and rect.y - above.bottom < gap:
            bottom = max(above.bottom, rect.bottom)
            found[-1] = above._replace(height=bottom - above.y)
        else:
            found.append(rect)
    return found


def aside(cards: Sequence[Beside], rects: dict[str, Rect], taken: Sequence[Rect]) -> list[Beside]:
    """Return cards moved to the nearest free place further out, below or above where they lie.

    Tactics keep their aim, and go as far from the frame in either wing; notes go to the right.
    """
    best: tuple[float, float, float] | None = None
    gap = _gap_between(taken)
    ways = (-1, 1)  # those that go together are seen as one where they stand in a column
    stacks = {
        way: _stacked([rects[card.id] for card in cards if _outwards(card) == way], gap)
        for way in ways
    }
    for column in range(_COLUMNS):
        out = column * (TACTIC_WIDTH + OUTER_GAP)
        moved = [each._replace(x=each.x + way * out) for way in ways for each in stacks[way]]
        down = free_shift(moved, taken)
        cost = abs(down) + column * TACTIC_WIDTH
        if best is None or cost < best[0]:
            best = cost, out, down
    assert best is not None
    _, out, down = best
    return _moved(
        cards,
        [within_reach(card.x + out) for card in cards],
        [within_reach(card.y + down) for card in cards],
    )


def _moved(
    cards: Sequence[Beside], xs: Sequence[float], ys: Sequence[float], **columns: Sequence[Aim]
) -> list[Beside]:
    """Return cards at other places, in the same order; ``columns``: what else tactics get."""
    found: dict[str, Beside] = {}
    for kind in (Tactic, Note):
        places = [place for place, card in enumerate(cards) if isinstance(card, kind)]
        more = columns if kind is Tactic else {}
        given = {"x": xs, "y": ys, **more}
        every = {name: [values[place] for place in places] for name, values in given.items()}
        found |= {card.id: card for card in copies([cards[place] for place in places], **every)}
    return [found[card.id] for card in cards]


def _outwards(card: Beside) -> int:
    return -1 if isinstance(card, Tactic) and card.aim is Aim.EDUCATE else 1


def landed(
    cards: Sequence[Beside], rects: dict[str, Rect], by: Point, frame: Frame, *, whole: bool
) -> list[Beside]:
    """Return cards moved by so much; the wing that a tactic comes to lie in is its aim.

    ``whole``: tactics keep their aim and their distance from the frame.
    """
    aims, xs, ys = list[Aim](), list[float](), list[float]()
    for card in cards:
        aim, x, y = Aim.EDUCATE, card.x, within_reach(card.y + by.y)
        if isinstance(card, Note):
            x = within_reach(card.x + by.x)
        elif whole:
            aim = card.aim
        else:
            aim, x, y = place_at(frame, rects[card.id].x + by.x, y)
        aims.append(aim)
        xs.append(x)
        ys.append(y)
    return _moved(cards, xs, ys, aim=aims)


def lined_up(
    tactics: Sequence[Tactic], frame: Frame, heights: Heights, taken: Sequence[Rect], at: Point
) -> list[Beside]:
    """Return new tactics one below the other in a wing: from a point down, or near it.

    Of many a block comes, read down its columns from the frame outwards.
    """
    aim, top = frame.wing_at(at.x), float(round(within_reach(at.y)))
    high = [ceil(heights(each.id)) for each in tactics]
    room = sum(high) + CARD_GAP * len(high)
    tallest = max(TALLEST_WING, frame.rect.height, sqrt(room * (TACTIC_WIDTH + OUTER_GAP)))
    columns = ceil(room / tallest)
    rows, gap = ceil(len(tactics) / columns), CARD_GAP if columns == 1 else LANE_GAP
    sizes = [high[first : first + rows] for first in range(0, len(high), rows)]
    wanted = [*accumulate((each + gap for each in sizes[0][:-1]), initial=top)]
    block: list[Tactic] = []
    for column, tops in enumerate(like_bricks(sizes, wanted, gap)):
        for y in tops:
            tactic = tactics[len(block)]
            x, y = column_x(column), within_reach(float(round(y)))
            block.append(replace(tactic, aim=aim, x=x, y=y))
    return aside(block, lying(block, frame.rect.width, heights), taken)
