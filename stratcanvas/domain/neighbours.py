# SPDX-License-Identifier: MIT
"""Neighbours make way: a card that grows, comes or goes to the other wing covers nobody.

Whoever would be covered moves up or down, just so far that the distance to it stays (at most
``CARD_GAP``), and whoever that one would cover does the same. What lay on each other before, by
the person's own hand, may go on doing so. All in scene units.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from itertools import chain, islice
from math import ceil, floor

from stratcanvas.domain.arrange import (
    CARD_GAP,
    NOTE_WIDTH,
    Frame,
    Heights,
    frame_of,
    frame_width,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Card, Note, Problem, Tactic, placed
from stratcanvas.domain.changes import ChangeSet, updating
from stratcanvas.domain.geometry import FURTHEST, Rect
from stratcanvas.domain.links import joined
from stratcanvas.domain.records import Record
from stratcanvas.domain.sorted_columns import Column, SortedColumns, place, span

Measure = Callable[[Canvas], Heights]
"""Canvas → what tells its cards' heights; fonts decide, so it comes from outside."""

_EXACT = 1e-6
MANY = 200
"""With more cards than this that may push others, it is asked first who comes near to anybody."""
FEW = 10
"""If this many times as many cards as may push others are there, each is looked for by itself."""
CROWD = 50
"""With more cards than this that come too near to others, each is pushed past all others at once:
one by one would take minutes where thousands cross to the other wing.
"""


def make_way(
    canvas: Canvas,
    changes: ChangeSet,
    measure: Measure,
    by_hand: Collection[str] = (),
    after: Canvas | None = None,
) -> ChangeSet:
    """Return the moves of neighbours that a change asks for; ``changes`` are not among them.

    ``by_hand`` are cards that the person drags: they may come to lie on others. Cards that the
    change itself touches do not move, nor do problems and the strategy. ``after`` is what the
    change gives, where that is known.
    """
    after = canvas.apply(changes) if after is None else after
    then, now = measure(canvas), measure(after)
    held = set(by_hand)
    differing = _differing(canvas, after, changes, held, then, now)
    if not differing:
        return ChangeSet()
    places = _Places(canvas, after, then, now)
    pushing = (differing | places.shifted()) - held
    if not pushing and not places.is_wider:
        return ChangeSet()
    assert canvas.strips is not None  # made once, and handed on from canvas to canvas
    crowd = _Crowd(places, pushing, held)
    crowd.settle()
    return updating((_record(after, key), _moved(_record(after, key), y)) for key, y in crowd.moves)


def _differing(
    before: Canvas,
    after: Canvas,
    changes: ChangeSet,
    held: Collection[str],
    then: Heights,
    now: Heights,
) -> set[str]:
    """Return the cards that a change makes, moves or resizes; others may move with the frame.

    Those ``held`` in the hand are left out: they push nobody.
    """
    found = {key for key in changes.removed if isinstance(changes.removed[key], Problem)}
    for key in _touched(before, after, changes).difference(held):
        old, new = before.get(key), after.get(key)
        if new is None:
            continue
        if old is None or _spot(old) != _spot(new) or then(key) != now(key):
            found.add(key)
    return found


def _touched(before: Canvas, after: Canvas, changes: ChangeSet) -> set[str]:
    """Return the cards that may look different: changed, joined or parted."""
    keys = joined(chain(changes.added.values(), changes.removed.values())).union(changes.updated)
    keys.update(key for key, each in changes.added.items() if isinstance(each, Card))
    keys.difference_update(changes.removed)
    then, now = before.problems_of, after.problems_of
    for key in keys.difference(changes.added):  # whom those are joined to are among them
        keys.update(then.get(key, ()))
        if now is not then:
            keys.update(now.get(key, ()))
    return keys


def _spot(record: Record) -> object:
    match record:
        case Tactic():
            return record.aim, record.x, record.y
        case Note():
            return record.x, record.y
        case Problem():
            return record.rank
    return None


def _record(canvas: Canvas, key: str) -> Tactic | Note:
    return canvas.tactics[key] if key in canvas.tactics else canvas.notes[key]


def _moved(record: Tactic | Note, y: float) -> Tactic | Note:
    if isinstance(record, Tactic):
        return placed(record, record.aim, record.x, y)
    return replace(record, y=y)


class _Places:
    """Where the cards lie before and after a change, without its neighbours' moves."""

    def __init__(self, before: Canvas, after: Canvas, then: Heights, now: Heights) -> None:
        self.before, self.after = before, after
        self._then, self._now = then, now
        self.old_frame, self.new_frame = frame_of(before, then), frame_of(after, now)
        self.is_wider = frame_width(before) != frame_width(after)
        self._old: dict[str, Rect | None] = {}

    def shifted(self) -> set[str]:
        """Return what lies elsewhere because the frame differs, but for the wings as wholes."""
        if self.old_frame is self.new_frame:
            return set()
        old, new = self.old_frame.problems, self.new_frame.problems
        found = {key for key, rect in new.items() if old.get(key) != rect}
        if self.old_frame.strategy != self.new_frame.strategy:
            found.add(self.after.strategy.id)
        return found

    def new(self, key: str) -> Rect:
        """Return where a card lies after the change."""
        return _rect(self.after, self.new_frame, self._now, key)

    def old(self, key: str) -> Rect | None:
        """Return where a card lay before, or None."""
        if key not in self._old:
            there = key in self.before
            self._old[key] = _rect(self.before, self.old_frame, self._then, key) if there else None
        return self._old[key]

    def gap(self, one: str, other: str) -> float | None:
        """Return the distance that two cards keep up and down; None when they lie on each other.

        It is the one they had, at most CARD_GAP.
        """
        a, b = self.old(one), self.old(other)
        if a is None or b is None or not _abreast(a, b):
            return CARD_GAP
        apart = max(a.y - b.bottom, b.y - a.bottom)
        return None if apart < -_EXACT else max(0.0, min(CARD_GAP, apart))


def _rect(canvas: Canvas, frame: Frame, high: Heights, key: str) -> Rect:
    tactic = canvas.tactics.get(key)
    if tactic is not None:
        return tactic_rect(tactic, frame, high(key))
    note = canvas.notes.get(key)
    if note is not None:
        return Rect(note.x, note.y, NOTE_WIDTH, high(key))
    return frame.problems.get(key, frame.strategy)


def _abreast(one: Rect, other: Rect) -> bool:
    """Tell whether one of two rectangles lies above, on or below the other."""
    left, _, width, _ = one
    x, _, wide, _ = other
    return left < x + wide - _EXACT and x < left + width - _EXACT


class _Crowd:
    """The cards of a canvas, each pushing aside whom it would come too near."""

    def __init__(self, places: _Places, pushing: Collection[str], by_hand: set[str]) -> None:
        canvas = places.after
        self._places, self._by_hand = places, by_hand
        self._rects: dict[str, Rect] = {}
        self._ways: dict[str, int] = {}  # +1: is pushed down, -1: up
        self._moving: dict[int, bool] = {}  # column → whether somebody in it may move
        self._is_crowd = False
        self._lasts: dict[tuple[float, int, str], str] = {}
        """Left edge, way, and who was passed → the last one there, beyond whom it is free."""
        pushing = {key for key in pushing if key in canvas and key != canvas.brief.id} - by_hand
        self._own = {key for key in pushing if key in canvas.tactics or key in canvas.notes}
        self._fixed = {*by_hand, *canvas.problems, canvas.strategy.id}
        if places.is_wider:  # the wings moved as wholes, and notes lie where they lay
            across = (ids for (_, strip), ids in canvas.strips.items() if strip < 0)
            pushing |= {*canvas.notes, *chain.from_iterable(across)} - by_hand
        self._queue = deque(sorted(pushing, key=lambda key: (self.rect(key).y, key)))
        self._columns = SortedColumns(canvas, places.new_frame, self.rect)

    def _is_own(self, key: str) -> bool:
        """Tell whether the change itself moves, makes or resizes a tactic or note."""
        whole = self._places.is_wider and key in self._places.after.tactics
        return key in self._own or (whole and key not in self._by_hand)

    @property
    def moves(self) -> Iterator[tuple[str, float]]:
        """Return who was pushed, and the new top edges."""
        return ((key, self._rects[key].y) for key in self._ways)

    def rect(self, key: str) -> Rect:
        """Return where a card lies now."""
        found = self._rects.get(key)
        if found is None:
            found = self._rects[key] = self._places.new(key)
        return found

    def settle(self) -> None:
        """Push until nobody comes too near to anybody."""
        self._queue = deque(
            key for key in self._queue if key not in self._fixed or self._moves_beside(key)
        )
        if len(self._queue) > MANY:
            self._queue = deque(self._too_near())
        self._is_crowd = len(self._queue) > CROWD
        while self._queue:
            key = self._queue.popleft()
            for other in self._beside(key):
                self._meet(key, other)

    def _moves_beside(self, key: str) -> bool:
        """Tell whether somebody who may move is abreast of a card: in the frame hardly anybody."""
        rect = self.rect(key)
        return any(map(self._moves_in, range(*span(rect.x, rect.right))))

    def _moves_in(self, number: int) -> bool:
        """Tell whether somebody who begins in a column may move."""
        if number not in self._moving:
            self._moving[number] = not self._columns.at(number).keys <= self._fixed
        return self._moving[number]

    def _too_near(self) -> list[str]:
        """Return those of the queue that come too near to another, in their order."""
        after = self._places.after
        if len(self._queue) * FEW < len(after.tactics) + len(after.notes):
            return [key for key in self._queue if self._beside(key)]
        near = self._near_each_other()
        return [key for key in self._queue if key in near]

    def _near_each_other(self) -> set[str]:
        """Return the cards that come too near to another; of very many in one go."""
        found: set[str] = set()
        rects = [self.rect(key) for key in self._queue]
        spans = {span(rect.x, rect.right) for rect in rects}
        for number in {number for first, last in spans for number in range(first, last)}:
            column, beside = self._columns.at(number), self._columns.at(number + 1)
            lying = column.from_the_top()
            if beside.reaches(*column.reach):
                lying = sorted([*lying, *beside.from_the_top()])
            for n, (_, key, bottom, left, right) in enumerate(lying, start=1):
                low, left, right = bottom + CARD_GAP, left + _EXACT, right - _EXACT
                for y, other, _, x, end in islice(lying, n, None):
                    if y >= low:
                        break
                    if x < right and left < end and other != key:  # the centre is in every column
                        found |= {key, other}
        return found

    def _beside(self, key: str) -> list[str]:
        """Return the cards that a card may come too near to, the nearest first."""
        rect = self.rect(key)
        low, high = rect.y - CARD_GAP, rect.y + rect.height + CARD_GAP
        left, right = rect.x + _EXACT, rect.x + rect.width - _EXACT
        found: dict[str, float] = {}
        is_near = False
        for column in self._columns.abreast_of(rect):
            for y, other, bottom, x, end in column.find(low, high):
                if left < end and x < right and other != key:
                    found[other] = abs(y - rect.y)
                    is_near = is_near or (y < high and bottom > low)
        return sorted(found, key=lambda each: (found[each], each)) if is_near else []

    def _meet(self, key: str, other: str) -> None:
        """Let one of two cards make way if they are too near to each other."""
        one, two = self.rect(key), self.rect(other)
        apart = max(one.y - two.bottom, two.y - one.bottom)
        spare = 1.0 if self._is_own(key) and self._is_own(other) else 0.0  # Tidy's are rounded
        if apart >= CARD_GAP - spare - _EXACT:
            return
        gap = self._places.gap(key, other)
        if gap is None or apart >= max(0.0, gap - spare) - _EXACT:
            return
        if self._gives_way(other, key):
            way = self._ways.get(other) or self._ways.get(key) or self._side(key, other)
            if way == self._ways.get(key) and (two.y - one.y) * way < 0:
                self._push(key, other, way, gap)  # the one further on is the one to go on
            else:
                self._push(other, key, way, gap)
        elif self._gives_way(key, other):
            self._push(key, other, self._ways.get(key) or self._side(other, key), gap)

    def _past_all(self, key: str, rect: Rect, way: int) -> float:
        """Return the top edge of a card that is pushed past all that would not make way for it, and
        past those that went the same way before.

        One by one each that goes would push these on once more. Where some were passed is known.
        """
        passed: list[str] = []
        columns, lasts, (x, y, _, height) = self._columns.abreast_of(rect), self._lasts, rect
        while abs(y) <= FURTHEST and (barrier := self._barrier(key, rect, y, way, columns)):
            passed.append(barrier)
            last = self._rects[lasts.get((x, way, barrier), barrier)]
            beyond = _beyond(last, height, way, CARD_GAP)
            if (beyond - y) * way <= 0:
                break
            y = beyond
        lasts.update(((x, way, each), key) for each in passed)
        return y

    def _barrier(
        self, key: str, rect: Rect, y: float, way: int, columns: list[Column]
    ) -> str | None:
        """Return the one furthest on of those too near to a place that would not make way there.

        The place is ``rect``, were its top edge at ``y``.
        """
        found: list[tuple[float, str]] = []
        low, high = y - CARD_GAP + _EXACT, y + rect.height + CARD_GAP - _EXACT
        left, right = rect.x + _EXACT, rect.x + rect.width - _EXACT
        ways, own, fixed = self._ways, self._own, self._fixed
        for column in columns:
            for top, other, bottom, x, end in column.find(low, high):
                if top >= high or bottom <= low or x >= right or end <= left:
                    continue
                if ways[other] == way if other in ways else (other in own or other in fixed):
                    found.append((bottom if way > 0 else -top, other))
        found.sort(reverse=True)
        gap = self._places.gap
        return next((it for _, it in found if it != key and gap(key, it) is not None), None)

    def _gives_way(self, key: str, other: str) -> bool:
        """Tell whether a card moves when another comes too near to it.

        Of two that the change itself touches the lower one does.
        """
        if key in self._fixed:
            return False
        if not self._is_own(key) or key in self._ways:
            return True
        if self._is_own(other):
            return (self.rect(key).y, key) > (self.rect(other).y, other)
        return other in self._fixed and other not in self._by_hand

    def _side(self, key: str, other: str) -> int:
        """Return on which side of a card another lies: 1 below, -1 above."""
        one, two = self._places.old(key), self._places.old(other)
        if one is None or two is None or not _abreast(one, two):  # it came from elsewhere
            one, two = self.rect(key), self.rect(other)
        return 1 if two.center.y >= one.center.y else -1

    def _push(self, key: str, away_from: str, way: int, gap: float) -> None:
        rect, other = self.rect(key), self.rect(away_from)
        y = _beyond(other, rect.height, way, gap)
        if self._is_crowd:
            y = self._past_all(key, rect._replace(y=y), way)
        if abs(y) > FURTHEST:
            return
        self._ways[key] = way
        self._rects[key] = moved = rect._replace(y=y)
        self._columns.at(place(rect.x)).move(key, rect, moved)
        self._queue.append(key)


def _beyond(rect: Rect, height: float, way: int, gap: float) -> float:
    """Return the top edge of a card so high that it keeps a gap to another, below or above it."""
    return float(ceil(rect.bottom + gap) if way > 0 else floor(rect.y - gap - height))
