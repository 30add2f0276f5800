# SPDX-License-Identifier: MIT
"""Which gaps between cards a connector runs through, so that it runs behind no foreign card.

Its way follows from its own ends and the cards near it, never from other connectors: each can be
led alone, and is led alike whoever asks. It runs level past cards and turns just before them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from stratcanvas.domain.arrange import FRAME_PADDING, WING_GAP
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.obstacles import Block, Obstacles

_STEP = 9.0
"""Between two connectors of a tactic in a gap, where there is room (scene units)."""
_TURN = 12.0
"""Scene units aside in which a connector can rise or fall, at least."""
_LEVEL = 4.0
"""So far before and after a card a connector runs level already, and still."""
_LEAST_GAP = 2.0
"""Scene units that a gap is high at least, without the room around cards."""
_GAP = 88.0
"""Of a higher gap no more is used."""
_ROWS_APART = 8.0
"""The same within the frame, above whose first row its heading stands."""
_WIDE = 64.0
"""Scene units aside in which a connector comes down to its end within the frame, at most."""
_ONWARD = 0.4
"""What it costs to be off the height of the end, where being off the one before costs 1."""
_SAME = 1.0
_HAIR = 1e-6
_DEEP = 1_024.0
"""Of a stack that is so deep it matters at which heights one looked how far in: what stands behind
another card, or between two such heights, is not met.
"""
_HALVINGS = 16
_STACK = 256
"""Cards one over the other that a gap is looked for behind."""
_TURNS = 12
"""After so many turns a connector runs around all that stand between, on one level."""
_TRIES = 4
"""Places at which it is tried to come down to the height of the end."""
_NEAR = 1_024.0
"""A connector that falls no further than this does so as soon as it can; else beside the frame."""

_Spot = tuple[float, float]
"""How far out, and the height."""


class Ends(NamedTuple):
    """Where a connector begins and ends, and which of its tactic's it is."""

    start: Point
    end: Point
    place: int
    """Its place among the connectors of its tactic, from the top."""
    among: int
    """How many its tactic has."""
    lane: float
    """From 0 to 1, for each tactic another: where in its lane a connector runs."""


class Detour(NamedTuple):
    """How a connector runs, and what that follows from."""

    bends: tuple[Point, ...]
    """The points between which it runs level; none where nothing is in its way, or no way out."""
    relies: tuple[Block, ...]
    """It runs otherwise only when a card in one of these boxes comes, goes or moves."""


def lane_of(tactic: str) -> float:
    """Return where in their lanes a tactic's connectors run, for others to run beside them."""
    return int(tactic[-8:], 16) * 0.6180339887498949 % 1.0


def lead(ends: Ends, standing: Obstacles, edge: float) -> Detour:
    """Lead a connector around what stands between its ends.

    ``edge``: how far from the middle of the canvas the frame reaches.
    """
    side = standing.side
    start, end = (side * ends.start.x, ends.start.y), (side * ends.end.x, ends.end.y)
    walk = _Walk(ends, standing)
    if start[0] - end[0] < _TURN:
        return Detour((), ())
    if walk.is_open(end[0], start[0], start[1], end[1]) and not walk.is_under(start, edge):
        return Detour((), tuple(walk.relies))
    around: float | None = edge
    for _ in range(_TRIES):
        if around is None or around > start[0]:
            break
        last = walk.arrival(start, around)
        found = None if last is None else walk.departure(start, last[0] if last else end, edge)
        if last is not None and found is not None:
            bends = tuple(Point(side * x, y) for x, y in (*found, *last))
            return Detour(bends, tuple(walk.relies))
        around, walk.blocked = walk.blocked, None
    return Detour((), tuple(walk.relies))


class _Walk:
    """Looks for the way of one connector, and notes what it looked at."""

    def __init__(self, ends: Ends, standing: Obstacles) -> None:
        self._ends, self._standing = ends, standing
        self._end = standing.side * ends.end.x, ends.end.y
        self.relies: list[Block] = []
        self.blocked: float | None = None
        """How far out that reaches which stands where it was to come down."""
        self._is_roofed = False  # it has to be down before it comes to the frame

    def is_open(self, low: float, high: float, one: float, other: float) -> bool:
        """Tell whether nothing stands between two heights, from one place out to another."""
        top, bottom = (one, other) if one < other else (other, one)
        block = self._standing.within(low + _SAME, high - _SAME, one, other)
        open_box = low + _SAME, high - _SAME, top, bottom
        self.relies.append(open_box if block is None else block)
        return block is None

    def is_under(self, start: _Spot, edge: float) -> bool:
        """Tell whether a curve from there to the end would lead behind the strategy."""
        (out, y), (inner, goes) = start, self._end
        _, _, top, bottom = self._standing.roof
        if inner >= edge or max(y, goes) <= top or min(y, goes) >= bottom:
            return False
        low, high, risen = 0.0, 1.0, 0.0
        for _ in range(_HALVINGS):
            t = (low + high) / 2
            risen = t * t * (3 - 2 * t)
            if t * (1.5 - 1.5 * t + t * t) < (out - edge) / (out - inner):
                low = t
            else:
                high = t
        there = y + (goes - y) * risen
        self._is_roofed |= max(there, goes) > top and min(there, goes) < bottom
        return self._is_roofed

    def arrival(self, start: _Spot, edge: float) -> list[_Spot] | None:
        """Return the bends with which a connector comes to its end, from ``edge`` on inwards."""
        inner, goes = self._end
        if inner >= edge - FRAME_PADDING - _SAME:
            return [(edge, goes)] if self._is_roofed else []
        hit = self._met(goes, inner, edge)
        if hit is None:
            return [(edge, goes)]
        for gap in self._gaps(hit, inner, edge, goes, start[1]):
            y = self._lane(gap, inner, edge, _ROWS_APART)
            low, high = (y, goes) if y < goes else (goes, y)
            last = min(edge, inner + _WIDE)
            block = self._nearest(inner, last, low, high)
            nearest = last if block is None else block[0]
            self.relies.append((inner, nearest + _SAME, low, high))
            if nearest - inner >= _TURN:
                return [(edge, y), (nearest - _LEVEL, y)]
        return None

    def departure(self, start: _Spot, target: _Spot, edge: float) -> list[_Spot] | None:
        """Return the bends of a connector from where it begins to a place; None: no way out."""
        found = self._outset(start, target, edge)
        if found is None or target != self._end:
            return found
        if self.is_under(found[-1] if found else start, edge):
            self.blocked = edge
            return None
        return found

    def _outset(self, start: _Spot, target: _Spot, edge: float) -> list[_Spot] | None:
        (out, y), (inner, goes) = start, target
        found: list[_Spot] = []
        for turn in range(_TURNS + 2):
            # The whole way is not open: that is known.
            if (turn or target != self._end) and self.is_open(inner, out, y, goes):
                return found
            hit = self._met(y, inner, out)
            if hit is None:
                return self._down(found, (out, y), target, edge)
            if hit is self._standing.roof:
                self._is_roofed, self.blocked = True, edge
                return None
            low = hit[0] if turn < _TURNS else inner
            turned = self._past(hit, low, (out, y), goes)
            if turned is None:
                return None
            found += turned
            out, y = found[-1]
        return None

    def _past(self, hit: Block, low: float, at: _Spot, goes: float) -> list[_Spot] | None:
        """Return the bends with which a connector turns to a level that is free from ``low`` on."""
        out, y = at
        for gap in self._gaps(hit, low, hit[1] + _TURN, y, goes):
            level = self._lane(gap, low, hit[1] + _TURN)
            first, last = hit[1], out
            top, bottom = (y, level) if y < level else (level, y)
            for near, far, _, _ in sorted(self._in(first, last, top, bottom)):
                if near >= first + _TURN:
                    last = near
                    break
                first = max(first, far)
            self.relies.append((hit[1], min(last, out - 2 * _SAME) + _SAME, top, bottom))
            if last - first >= _TURN:
                before = [(last - _LEVEL, y)] if last < out - _SAME else []
                return [*before, (first + _LEVEL, level)]
        return None

    def _down(
        self, found: list[_Spot], at: _Spot, target: _Spot, edge: float
    ) -> list[_Spot] | None:
        """Return the bends of a connector that can go on level, and has to rise or fall yet."""
        (out, y), (inner, goes) = at, target
        top, bottom = (y, goes) if y < goes else (goes, y)
        far_out = out if bottom - top <= _NEAR else min(out, max(edge, inner) + WING_GAP)
        block = self._nearest(inner, far_out, top, bottom)
        nearest = far_out if block is None else block[0]
        self.relies.append((inner, nearest - (_SAME if block is None else _HAIR), top, bottom))
        self.relies += [] if block is None else [block]
        if nearest - inner < _TURN:
            beside = self._in(inner, min(far_out, inner + _TURN + _SAME), top, bottom)
            self.blocked = max((far for _, far, _, _ in beside), default=nearest)
            self.relies.append((inner, max(self.blocked, inner + _TURN), top, bottom))
            return None
        return [*found, (nearest - _LEVEL, y)]

    def _met(self, y: float, low: float, high: float) -> Block | None:
        hit = self._standing.first(y, low + _SAME, high - _SAME)
        self.relies.append((low + _SAME if hit is None else hit[0], high - _SAME, y, y))
        return hit

    def _nearest(self, low: float, high: float, top: float, bottom: float) -> Block | None:
        return self._standing.nearest(low + _SAME, high - _SAME, top, bottom)

    def _in(self, low: float, high: float, top: float, bottom: float) -> list[Block]:
        return self._standing.inside(low + _SAME, high - _SAME, top, bottom)

    def _gaps(
        self, hit: Block, low: float, high: float, y: float, goes: float
    ) -> Iterator[tuple[float, bool]]:
        """Walk over the gaps next above and below what was met, the one that costs less first.

        Each is the height at which it begins, and whether it lies above that. It costs no less
        than one right beside what was met: often the other one need not be looked for.
        """
        above = hit[2], abs(hit[2] - y) + _ONWARD * abs(hit[2] - goes)
        below = hit[3], abs(hit[3] - y) + _ONWARD * abs(hit[3] - goes)
        up = above[1] <= below[1]
        edge, least = self._edge_of(hit, low, high, up=up), (below if up else above)[1]
        if edge is not None:
            cost = abs(edge - y) + _ONWARD * abs(edge - goes)
            if cost < least or (up and cost == least):
                yield edge, up
                edge = None
        other = self._edge_of(hit, low, high, up=not up)
        if other is not None and edge is not None:
            beyond = abs(other - y) + _ONWARD * abs(other - goes)
            if cost < beyond or (up and cost == beyond):
                yield edge, up
                edge = None
        if other is not None:
            yield other, not up
        if edge is not None:
            yield edge, up

    def _edge_of(self, hit: Block, low: float, high: float, *, up: bool) -> float | None:
        """Return the height at which a gap above or below begins; None: very far from there."""
        aside, edge = (-_LEAST_GAP, hit[2]) if up else (_LEAST_GAP, hit[3])
        first, last, least = edge, edge, hit[0]
        for _ in range(_STACK):
            probe = edge + aside
            block = self._standing.first(probe, low + _SAME, high - _SAME)
            inmost = low if block is None else block[0]
            if abs(inmost - least) > _DEEP:
                self.relies.append((least, high, min(first, last), max(first, last)))
                first, least = probe, inmost
            last, least = probe, min(inmost, least)
            if block is None:
                break
            edge = block[2] if up else block[3]
        self.relies.append((least, high, min(first, last), max(first, last)))
        return edge if block is None else None

    def _lane(self, gap: tuple[float, bool], low: float, high: float, most: float = _GAP) -> float:
        """Return the height for this connector in a gap."""
        edge, up = gap
        top, bottom = (edge - most, edge) if up else (edge, edge + most)
        beyond = [*self._in(low, high, top, bottom)]
        self.relies.append((low, high, top, bottom))
        roof = self._standing.roof
        if roof[0] < high and roof[1] > low:
            beyond.append(roof)
        if up:
            edge = min((block[2] for block in beyond if block[2] <= edge < block[3]), default=edge)
            ends = max([top, *(block[3] for block in beyond if block[3] <= edge)])
        else:
            edge = max((block[3] for block in beyond if block[2] < edge <= block[3]), default=edge)
            ends = min([bottom, *(block[2] for block in beyond if block[2] >= edge)])
        room = abs(edge - ends)
        place, among = self._ends.place, self._ends.among
        spare = min(_STEP / 2, room / 4)
        step = min(_STEP, (room - 2 * spare) / among)
        aside = spare + step * ((among - 1 - place if up else place) + self._ends.lane)
        return edge - aside if up else edge + aside
