# SPDX-License-Identifier: MIT
"""How the connectors of a canvas run: each is led when it is looked at, none because others moved.

What moves is noted by card. Which connectors come near an area is asked of the problems, each of
which has its tactics from the top down; so nothing is kept by place that a change would rewrite.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link, joined
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.route import LEAST_REACH, Curve, bent, free_curve, nobody_between, spot_on

if TYPE_CHECKING:
    from stratcanvas.stage.places.ways import Shift, Strip, Ways

SLACK = LEAST_REACH + 8.0
"""Scene units that a drawn connector reaches beyond the facing edges of its cards, at most."""
_MANY = 500  # curves that are not let go of at once
_Box = tuple[float, float, float, float]
"""Left, top, right and bottom (scene units)."""


class _Edge(NamedTuple):
    """One upright edge of a problem, with the tactics that are joined to it."""

    made: int
    middles: list[float]
    """The heights of the tactics' middles, from the top down."""
    tactics: list[str]
    places: dict[str, int]
    """Tactic → its place among them, from 0."""
    half: float
    """Half the height of the tallest."""
    inmost: float
    """How near one of them comes to the middle of the canvas: the x of its facing edge."""
    facing: list[float]
    """The x of each one's edge at which the connector begins."""

    def is_plain(self, end: float, *, is_right: bool) -> bool:
        """Tell whether all tactics lie beyond the edge, whose x is ``end``, as in the wings."""
        return self.inmost >= end if is_right else self.inmost <= end


class Detours:
    """Leads connectors around cards, as soon as any stands in a way."""

    def __init__(
        self,
        canvas: Canvas,
        cards: Mapping[str, Rect],
        strip: "Strip",
        headings: Mapping[Aim, Rect],
        *,
        keeps: bool,
    ) -> None:
        self._canvas, self._cards, self._strip, self._keeps = canvas, cards, strip, keeps
        self._headings, self._read_at = headings, dict(headings)
        self.lifted: dict[str, Rect | None] = {}  # card in the hand → where it stood
        self._ways: Ways | None = None
        self._is_free: bool | None = None  # whether nothing stands in a way; None: not looked for
        self._plain = set[str]()  # links that were known to run around nothing, and not led since

    def follow(
        self,
        canvas: Canvas,
        before: Mapping[str, Rect | None],
        moved: Iterable[str],
        floating: Collection[str],
    ) -> set[str]:
        """Hear where cards lie now; return whose known bends may be others, for ``Courses.follow``.

        ``before`` is where those that moved lay; ``floating`` are in the hand.
        """
        self._canvas, lifted = canvas, self.lifted
        lifted |= {key: before.get(key) for key in floating if key not in lifted}
        shifts: list[Shift] = []
        for key in {*moved, *lifted} - set(floating):
            old = lifted.pop(key) if key in lifted else before.get(key)
            if old != (now := self._cards.get(key)):
                shifts.append((key, old, now))
        for aim, spot in self._headings.items():
            if self._read_at[aim] != spot:
                shifts.append((aim.value, self._read_at[aim], spot))
                self._read_at[aim] = spot
        if self._ways is None:
            if self._is_free is None or (self._is_free and nobody_between(canvas, self._cards)):
                return set()
            self._is_free = False
        known = self._ways.follow(canvas, shifts) if self._ways is not None else set[str]()
        return known | self._passed(shifts)

    def _passed(self, shifts: Sequence["Shift"]) -> set[str]:
        """Return which of those that were known to run around nothing may have to now."""
        plain = self._plain & self._canvas.links.keys()
        if not plain:
            return plain
        from stratcanvas.stage.places.ways import passing  # few first pictures need it

        self._plain = plain - (found := passing(plain, self._cards, shifts))
        return found

    def bends(self, link: str, plain: Curve, place: int, among: int) -> tuple[Point, ...]:
        """Return where a connector bends; those of a card in the hand run straight to it."""
        lifted = self.lifted
        if lifted and (link[:16] in lifted or link[16:] in lifted):
            return ()
        if self._ways is None:
            if self._is_free is None:
                self._is_free = nobody_between(self._canvas, self._cards)
            if self._is_free:
                self._plain.add(link)
                return ()
            from stratcanvas.stage.places.ways import Ways  # few first pictures need it

            canvas, cards, words = self._canvas, self._cards, self._headings
            self._ways = Ways(canvas, cards, self._strip, words, lifted, keeps=self._keeps)
        self._plain.discard(link)
        return self._ways.of(link, plain, place, among)

    def forget_rows(self) -> None:
        """Let go what is quickly made again when a connector is led anew."""
        if self._ways is not None:
            self._ways.forget_rows()

    def drop(self, links: AbstractSet[str]) -> None:
        """Forget links that are no more."""
        if self._ways is not None:
            self._ways.drop(links)


class Courses:
    """The curves of one layout, whose cards and canvas it is told of."""

    def __init__(
        self,
        canvas: Canvas,
        cards: Mapping[str, Rect],
        strip: "Strip",
        headings: Mapping[Aim, Rect],
        *,
        keeps: bool = True,
    ) -> None:
        """``cards``, ``strip`` and ``headings`` say where all lies, also after it has moved.

        Without ``keeps`` no curve is remembered.
        """
        self.canvas, self.cards, self._keeps = canvas, cards, keeps
        self.now = 0
        """Counts the changes of what lies where."""
        self._moved: dict[str, int] = {}  # card → when it last moved
        self._joined: dict[str, int] = {}  # card → when what is joined to it last changed, or moved
        self._edges: dict[str, tuple[_Edge, _Edge]] = {}
        self._orders: dict[str, tuple[list[str], list[str]]] = {}  # problem → as remembered
        self._curves: dict[str, tuple[int, Curve]] = {}
        self._spans: dict[str, _Box] = {}  # connector that is led → what it runs in
        self.outworn: list[tuple[int, Curve]] = []
        """What is to be let go of bit by bit: thousands of curves at once hold the window."""
        self.led = 0
        """Counts the connectors that were led, again and again."""
        self.detours = Detours(canvas, cards, strip, headings, keeps=keeps)
        self._all_led = -1  # as of when all are led

    def follow(
        self,
        canvas: Canvas,
        moved: Collection[str],
        links: Iterable[Link],
        led: AbstractSet[str] = frozenset(),
        ordered: Collection[str] = (),
    ) -> None:
        """Go on to where cards lie now.

        ``links`` came or went, ``moved`` cards lie elsewhere; some connectors are to be ``led``
        anew. ``ordered`` are problems that were seen to be ``in_order`` all the same.
        """
        self.canvas, self.now = canvas, self.now + 1
        gone = [known for each in led if (known := self._curves.pop(each, None))]
        self.outworn = gone if len(gone) > _MANY else self.outworn
        _forget(led, self._spans)
        served = canvas.problems_of
        touched = {problem for key in moved for problem in served.get(key, ())}
        self._moved |= dict.fromkeys(moved, self.now)
        self._joined |= dict.fromkeys(touched, self.now)
        _forget(touched.difference(ordered), self._orders)
        self._follow_joints([*links])
        lost = set(moved).difference(self.cards)
        _forget(lost, self._moved, self._joined, self._orders, self._edges)

    def _follow_joints(self, links: Sequence[Link]) -> None:
        """Hear of links that came or went."""
        _forget({each.problem for each in links}, self._orders)
        self._joined |= dict.fromkeys(joined(links), self.now)
        gone = {each.tactic + each.problem for each in links}.difference(self.canvas.links)
        _forget(gone, self._curves, self._spans)
        self.detours.drop(gone)

    def curve(self, link: str) -> Curve | None:
        """Return how a connector runs."""
        found = self.canvas.links.get(link)
        if found is None:
            return None
        tactic, problem = found.tactic, found.problem
        known = self._curves.get(link)
        if known is not None and self._stands(known[0], tactic, problem):
            return known[1]
        curve = self._led(link, tactic, problem)
        if self._keeps:
            self._curves[link] = self.now, curve
            self._spans[link] = _span(curve)
            self.led += 1
        return curve

    def known(self, link: str) -> Curve | None:
        """Return how a connector runs if somebody has asked since it last ran differently."""
        known = self._curves.get(link)
        stands = known is not None and self._stands(known[0], link[:16], link[16:])
        return known[1] if known is not None and stands else None

    def led_as(self, link: str) -> Curve | None:
        """Return how a connector ran when it was last led, if it was."""
        return self._curves.get(link, (0, None))[1]

    def _stands(self, made: int, tactic: str, problem: str) -> bool:
        """Tell whether nothing has moved since that a connector's course follows from."""
        if made == self.now:
            return True
        moved, joined = self._moved, self._joined
        if joined.get(problem, 0) > made or joined.get(tactic, 0) > made:
            return False
        served = self.canvas.problems_of.get(tactic, ())
        return moved.get(tactic, 0) <= made and all(moved.get(each, 0) <= made for each in served)

    def in_order(self, problem: str) -> bool:
        """Tell whether what ends on a problem is in the order in which it is remembered.

        Asked when cards have moved, before that is told; no tactic may have changed its side.
        """
        order = self._orders.get(problem)
        return order is not None and all(
            one <= other for side in order for one, other in pairwise(map(self._height, side))
        )

    def remember(self, problems: Iterable[str]) -> None:
        """Remember in which order what ends on some problems does so, for ``in_order``."""
        for problem in problems:
            if problem in self.canvas.problems:
                edges = self.edges_of(problem)
                self._orders[problem] = edges[0].tactics, edges[1].tactics

    def _led(self, link: str, tactic: str, problem: str) -> Curve:
        plain, place, among = self.plain(tactic, problem)
        bends = self.detours.bends(link, plain, place, among)
        return bent(plain, bends) if bends else plain

    def plain(self, tactic: str, problem: str) -> tuple[Curve, int, int]:
        """Return how it runs with nothing in its way, which of its tactic's it is, of how many."""
        start, end = self.cards[tactic], self.cards[problem]
        aim, served = self.canvas.tactics[tactic].aim, self.canvas.problems_of[tactic]
        place = sorted(served, key=self._height).index(problem) if len(served) > 1 else 0
        edge = self.edges_of(problem)[aim is not Aim.EDUCATE]
        start_y = spot_on(start, len(served), place)
        end_y = spot_on(end, len(edge.tactics), edge.places[tactic])
        x, end_x = (start.right, end.x) if aim is Aim.EDUCATE else (start.x, end.right)
        return free_curve(Point(x, start_y), Point(end_x, end_y), aim), place, len(served)

    def _height(self, card: str) -> tuple[float, str]:
        rect = self.cards[card]
        return rect.y + rect.height / 2, card

    def edges_of(self, problem: str) -> tuple[_Edge, _Edge]:
        """Return the edges of a problem: where what educates ends, and what helps."""
        known = self._edges.get(problem)
        if known is not None and known[0].made >= self._joined.get(problem, 0):
            return known
        edges = _edges(self.canvas, self.cards, problem, self.now)
        self._edges[problem] = edges
        return edges

    # ---- by place

    def near(self, area: Rect) -> set[str]:
        """Return the connectors that may run through an area; all are led for that."""
        near, found = area.grown(SLACK), set[str]()
        if self._all_led != self.now:
            for link in self.canvas.links:
                self.curve(link)
            self._all_led = self.now
        for problem in self.canvas.tactics_of:
            for is_right, edge in zip((False, True), self.edges_of(problem), strict=True):
                tactics = self._ending(problem, edge, near, is_right=is_right)
                found.update(tactic + problem for tactic in tactics)
        found.update(link for link in self.beside(near) if self._bends_by(link, near))
        return found

    def _ending(self, problem: str, edge: _Edge, near: Rect, *, is_right: bool) -> list[str]:
        """Return the tactics whose connectors end on an edge and may come near an area.

        They run from the one card to the other, upwards or downwards and aside, and never back.
        """
        cards, rect = self.cards, self.cards[problem]
        if not edge.tactics:
            return []
        end, left, right = rect.right if is_right else rect.x, near.x, near.right
        if not edge.is_plain(end, is_right=is_right):
            return [each for each in edge.tactics if self._runs_near(each + problem, near)]
        if (end > right) if is_right else (end < left):
            return []
        first, last = 0, len(edge.tactics)
        if rect.y + rect.height < near.y:
            first = bisect_left(edge.middles, near.y - edge.half)
        elif rect.y > near.bottom:
            last = bisect_right(edge.middles, near.bottom + edge.half)
        found = edge.tactics[first:last]
        if is_right and end < left:
            return [key for key in found if cards[key].x >= left]
        if not is_right and end > right:
            return [key for key in found if cards[key].right <= right]
        return found

    def _runs_near(self, link: str, near: Rect) -> bool:
        curve = self.curve(link)
        return curve is not None and bounds(curve).overlaps(near)

    def _bends_by(self, link: str, near: Rect) -> bool:
        """Tell whether a connector bends and may run near an area."""
        curve = self.led_as(link)
        if curve is None or not curve.bends:
            return False
        left, top, right, bottom = near.x, near.y, near.right, near.bottom
        for (x, y), (u, v) in pairwise((curve.start, *curve.bends, curve.end)):
            if min(x, u) < right and max(x, u) > left and min(y, v) < bottom and max(y, v) > top:
                return True
        return False

    def beside(self, near: Rect) -> Iterator[str]:
        """Walk over the connectors that are led already and may run near an area."""
        left, top, right, bottom = near.x, near.y, near.right, near.bottom
        for link, (x, y, x2, y2) in self._spans.items():
            if x < right and y < bottom and x2 > left and y2 > top:
                yield link


def _forget(gone: AbstractSet[str], *all_known: dict[str, Any]) -> None:
    """Forget what is known of some cards or links."""
    for known in all_known:
        for key in known.keys() & gone:
            del known[key]


def _edges(
    canvas: Canvas, cards: Mapping[str, Rect], problem: str, made: int
) -> tuple[_Edge, _Edge]:
    """Look at the edges of a problem: where what educates ends, and what helps."""
    sides: tuple[list[tuple[float, str]], list[tuple[float, str]]] = [], []
    for key in canvas.tactics_of.get(problem, ()):
        rect = cards[key]
        middle = rect.y + rect.height / 2
        sides[canvas.tactics[key].aim is not Aim.EDUCATE].append((middle, key))
    edges = []
    for side, ends in enumerate(sides):
        ends.sort()
        tactics = [key for _, key in ends]
        rects = [cards[key] for key in tactics]
        facing = [rect.x if side else rect.right for rect in rects]
        edges.append(
            _Edge(
                made=made,
                middles=[middle for middle, _ in ends],
                tactics=tactics,
                places={key: place for place, key in enumerate(tactics)},
                half=max((rect.height for rect in rects), default=0.0) / 2,
                facing=facing,
                inmost=(min(facing) if side else max(facing)) if facing else 0.0,
            )
        )
    return edges[0], edges[1]


def _span(curve: Curve) -> _Box:
    """Return what a connector runs in."""
    (x, y), _, _, (u, v), bends = curve
    left, right = (x, u) if x < u else (u, x)
    if not bends:
        top, bottom = (y, v) if y < v else (v, y)
        return left - SLACK, top, right + SLACK, bottom
    top, bottom = min(y, v), max(y, v)
    for _, level in bends:
        if level < top:
            top = level
        elif level > bottom:
            bottom = level
    return left, top, right, bottom
