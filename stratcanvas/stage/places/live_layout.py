# SPDX-License-Identifier: MIT
"""Where everything of one canvas lies, kept up to date change by change.

``arrange.layout`` says it for a whole canvas at once; with 10,000 cards on a stage a change to one
of them must only cost that one, and what follows from it. No Qt here.
"""

from collections import ChainMap
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from stratcanvas.domain.arrange import (
    NOTE_WIDTH,
    CanvasLayout,
    Frame,
    Heights,
    frame_of,
    layout,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas, reranks
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import key_of
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link, joined
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.frame import heading_spots
from stratcanvas.paint.heights import heights
from stratcanvas.paint.route import Curve, curve_between, stops
from stratcanvas.stage.places.courses import Courses
from stratcanvas.stage.places.index import Grid

if TYPE_CHECKING:
    from stratcanvas.stage.places.passings import Passings

MANY = 200
"""With more connectors than this on cards that move, none is asked where it ran."""
PLACES = 100
"""More places than this are drawn anew as one, and nobody asks where they are."""
_PART = 4
"""Of how many cards one has to move for all to be entered by place anew, which is quicker."""
_MANY_DRAGGED = 1_000
"""The same, with those of cards that are dragged on."""
_AT_EDGE = 1.0
"""Scene units from the outer edge within which a card is among those that say where it is."""
_IN_FRAME = frozenset({Problem, Brief, Strategy})
_CARDS = frozenset({Problem, Strategy, Tactic, Note})
_after = itemgetter(1)


class Moved(NamedTuple):
    """What a change makes look different."""

    cards: set[str]
    """Cards that moved, read differently, came or went."""
    moved: set[str]
    """Those of them that moved, came or went, or whose connectors are drawn elsewhere."""
    links: AbstractSet[str]
    """Connectors that run differently, came or went; all, when very many may."""
    left: dict[str, Rect]
    """Where those ran, but for the ones of cards that were dragged; of very many none is asked."""
    joints: list[Link]
    """The links that came or went."""
    everywhere: bool
    """Whether very many connectors may run differently: nobody is told which, and where."""
    frame: bool
    """Whether the frame or its heading differs."""


class LiveLayout:
    """The rectangles and curves of one canvas, found by id and by place."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.heights: Heights = heights(canvas)
        whole = layout(canvas, self.heights)
        self.frame: Frame = whole.frame
        self.cards: dict[str, Rect] = whole.cards
        self.floating: Mapping[str, Point] = {}
        self._in_hand: frozenset[str] | None = frozenset()
        self.bounds = whole.bounds
        """Around everything; it only grows until ``measure_bounds`` is called."""
        self._loose = False
        self._card_grid = Grid(self.cards)
        self.headings = heading_spots(self.frame.rect, self._rects_in)  # the words over the wings
        self.courses = Courses(canvas, self.cards, self._strip, self.headings)

    @property
    def layout(self) -> CanvasLayout:
        """Return where everything lies, as the rooms below take it."""
        return CanvasLayout(self.frame, self.cards)

    def rects_between(self, left: float, right: float) -> list[Rect]:
        """Return the cards' rectangles that reach into a strip of the canvas, from x to x."""
        return self._rects_in(self.bounds._replace(x=left, width=right - left))

    def _rects_in(self, area: Rect) -> list[Rect]:
        return [self.cards[key] for key in self.cards_in(area)]

    def rect(self, key: str) -> Rect | None:
        """Return where a card lies; the brief's id gives the frame's heading."""
        return self.frame.heading if key == self.canvas.brief.id else self.cards.get(key)

    def curve(self, link: str) -> Curve | None:
        """Return how a connector runs."""
        return self.courses.curve(link)

    def reach(self, link: str) -> Rect | None:
        """Return the rectangle in which a connector runs."""
        curve = self.curve(link)
        return bounds(curve) if curve is not None else None

    def measure_bounds(self) -> Rect:
        """Return the rectangle around everything, measured anew if what lay at its edge moved."""
        if self._loose:
            self.bounds, self._loose = self.layout.bounds, False
        return self.bounds

    def cards_in(self, area: Rect) -> set[str]:
        """Return the cards that overlap an area."""
        return self._card_grid.find(area)

    def _strip(self, top: float, bottom: float, left: float, right: float) -> set[str]:
        """Return the cards between two heights, from one x to another."""
        left, right = max(left, self.bounds.x), min(right, self.bounds.right)
        return self.cards_in(Rect(left, top, max(0.0, right - left), bottom - top))

    def links_in(self, area: Rect) -> set[str]:
        """Return the links that may run through an area."""
        return self.courses.near(area)

    @property
    def in_hand(self) -> frozenset[str]:
        """Return the links that end on a card that is dragged; told once for all who ask."""
        if self._in_hand is None:
            self._in_hand = self.links_of(self.floating)
        return self._in_hand

    def links_of(self, cards: Collection[str]) -> frozenset[str]:
        """Return the links that end on some cards."""
        served, serving = self.canvas.problems_of, self.canvas.tactics_of
        found = {card + each for card in cards for each in served.get(card, ())}
        found |= {each + card for card in cards for each in serving.get(card, ())}
        return frozenset(found)

    def expect(self, cards: Collection[str]) -> None:
        """Make ready that some cards begin to move."""
        served = self.canvas.problems_of
        self.courses.remember({each for card in cards for each in served.get(card, ())})

    def links_at(self, point: Point, reach: float) -> list[str]:
        """Return the links that run within ``reach`` scene units of a point, the nearest first."""
        return self.passings.at(point, reach)

    @cached_property
    def passings(self) -> "Passings":
        """Return what tells which links pass a point, and whether it knows that for sure."""
        from stratcanvas.stage.places.passings import Passings  # no first picture needs it

        return Passings(self.courses)

    def update(
        self, canvas: Canvas, changes: ChangeSet, floating: Mapping[str, Point] | None = None
    ) -> Moved:
        """Go over to another canvas, of which ``changes`` is the difference.

        ``floating`` are upper left corners of cards that for now lie elsewhere than the model
        says (those that are dragged).
        """
        before, self.canvas, old = self.canvas, canvas, self.frame
        self.heights = heights(canvas, self.heights)
        held, self.floating = self.floating.keys(), dict(floating or {})
        shown = _touched(before, canvas, changes) | held | self.floating.keys()
        if held ^ self.floating.keys() or before.links is not canvas.links:
            self._in_hand = None
        # Connectors of a card that is taken or let go are drawn elsewhere, even where it lay.
        moved = _crossing(changes) | (held ^ self.floating.keys())
        frame = canvas.brief.id in changes.updated
        if self._frame_differs(changes, shown):
            self._lay_frame(moved)
            new = self.frame
            frame |= (old.rect, old.heading) != (new.rect, new.heading)
            frame |= bool(old.problems) != bool(new.problems)
            shown |= moved
            shown |= canvas.problems.keys() if reranks(changes) else set()
            shown |= canvas.tactics.keys() if old.rect.width != new.rect.width else set()
        lay = self._lay_cards(shown, moved)
        self.headings |= heading_spots(self.frame.rect, self._rects_in)
        past = _Past(before, ChainMap(lay, self.cards), held, {})
        return Moved(shown, moved, *self._lay_links(past, lay, changes, moved), frame)

    def _frame_differs(self, changes: ChangeSet, shown: Iterable[str]) -> bool:
        came = chain(changes.added.values(), changes.removed.values())
        kinds = set(map(type, chain(came, map(_after, changes.updated.values()))))
        if not _IN_FRAME.isdisjoint(kinds):
            return True
        problems = self.frame.problems
        return any(key in problems and problems[key].height != self.heights(key) for key in shown)

    def _lay_frame(self, moved: set[str]) -> None:
        """Lay the frame out anew and note the cards that moved with it."""
        old, self.frame = self.frame, frame_of(self.canvas, self.heights)
        self._loose = self._loose or self._is_outmost(old.rect)
        self.bounds = self.bounds.united(self.frame.rect)
        moved |= {key for key, rect in self.frame.problems.items() if old.problems.get(key) != rect}
        if old.strategy != self.frame.strategy:
            moved.add(self.canvas.strategy.id)

    def _lay_cards(self, shown: Collection[str], moved: set[str]) -> dict[str, Rect]:
        """Lay cards where they are now, and note who moved; return where those lay before."""
        cards, before = self.cards, dict[str, Rect]()
        if len(shown) > len(cards) / _PART:  # then by place all are entered anew
            before = _put_all(cards, _whole(self), moved)
            self._card_grid, self._loose = Grid(cards), True
            self.bounds = self.bounds.united(self.layout.bounds)
            return before
        for key in shown:
            rect, old = self._place(key), cards.get(key)
            if rect is None:
                cards.pop(key, None)
            elif rect != old:
                cards[key] = rect
            else:
                continue
            moved.add(key)
            if old is not None:
                before[key] = old
                self._loose = self._loose or self._is_outmost(old)
            self._enter(key, rect)
        return before

    def _is_outmost(self, rect: Rect) -> bool:
        """Tell whether nothing may reach so far without this one; most lie within all others."""
        inner = self.bounds.grown(-_AT_EDGE)
        aside = rect.x < inner.x or rect.right > inner.right
        return aside or rect.y < inner.y or rect.bottom > inner.bottom

    def _enter(self, key: str, rect: Rect | None) -> None:
        if rect is None:
            self._card_grid.drop(key)
        else:
            self._card_grid.put(key, rect)
            self.bounds = self.bounds.united(rect)

    def _place(self, key: str) -> Rect | None:
        """Return where a card lies: where the model has it, or where it is dragged."""
        rect, corner = self.home(key), self.floating.get(key)
        if rect is None or corner is None:
            return rect
        return Rect(corner.x, corner.y, rect.width, rect.height)

    def home(self, key: str) -> Rect | None:
        """Return where the model has a card, dragged or not."""
        tactic = self.canvas.tactics.get(key)  # what most are, first
        if tactic is not None:
            return tactic_rect(tactic, self.frame, self.heights(key))
        match self.canvas.get(key):
            case Problem():
                return self.frame.problems[key]
            case Note() as note:
                return Rect(note.x, note.y, NOTE_WIDTH, self.heights(key))
            case Strategy():
                return self.frame.strategy
            case _:
                return None

    def _lay_links(
        self, past: "_Past", lay: dict[str, Rect], changes: ChangeSet, moved: set[str]
    ) -> tuple[AbstractSet[str], dict[str, Rect], list[Link], bool]:
        """Return which connectors run differently and where they ran, and the rest of Moved."""
        canvas = self.canvas
        either = chain(changes.removed.values(), changes.added.values())
        joints = [each for each in either if isinstance(each, Link)]
        staying = [key for key in moved - lay.keys() if key in past.canvas]
        stood = lay | {key: self.cards.get(key) for key in staying} if staying else lay
        led = self.courses.detours.follow(canvas, stood, moved, self.floating)
        dragged = moved & past.held & self.floating.keys()
        count = len(joints) + self._joined_to(moved - dragged, MANY)
        if count > MANY or count + self._joined_to(dragged, _MANY_DRAGGED) > _MANY_DRAGGED:
            self.courses.follow(canvas, moved, joints, led)
            gone = {key for key, each in changes.removed.items() if isinstance(each, Link)}
            return canvas.links.keys() | gone if gone else canvas.links.keys(), {}, joints, True
        ends = {card for each in joints for card in (each.tactic, each.problem)}
        links, edges = {each.id for each in joints}, moved | ends
        links |= led
        for key in moved:
            served, serving = canvas.problems_of.get(key, ()), canvas.tactics_of.get(key, ())
            edges.update(served, serving)
            links.update(key + each for each in served)
            links.update(each + key for each in serving)
        edges -= moved  # all connectors of those are among them
        edges = {card for card in edges if card in ends or self._joined(card) > 1}
        ordered = set() if _crossing(changes) else set(filter(self.courses.in_order, edges - ends))
        for card in edges - ordered:
            links |= past.respread(card, canvas, self.cards)
        left = past.places(links, self.courses)
        self.courses.follow(canvas, moved, joints, led, ordered)
        if self.floating:
            self.courses.remember(edges - ordered)  # for the next step of the drag
        return links, left, joints, False

    def _joined(self, card: str) -> int:
        """Return how many connectors a card has."""
        canvas = self.canvas
        return len(canvas.problems_of.get(card, ())) + len(canvas.tactics_of.get(card, ()))

    def _joined_to(self, cards: Iterable[str], most: int) -> int:
        """Return how many connectors some cards have; of very many it stops at more than a few."""
        count = 0
        for card in cards:
            count += self._joined(card)
            if count > most:
                break
        return count


class _Past(NamedTuple):
    """What lay where before a change."""

    canvas: Canvas
    cards: Mapping[str, Rect]
    held: AbstractSet[str]
    """The cards that were dragged."""
    stops: dict[str, dict[str, float]]
    """At what height they ended on the cards that were asked about."""

    def stops_of(self, card: str) -> dict[str, float]:
        """Return at what height the connectors of a card ended, by link; reckoned once."""
        if card not in self.stops:
            self.stops[card] = stops(self.canvas, self.cards, card)
        return self.stops[card]

    def respread(self, card: str, canvas: Canvas, cards: Mapping[str, Rect]) -> set[str]:
        """Return which connectors a card has led anew: of a tactic that has more or fewer all."""
        if card not in self.canvas or card not in canvas:
            return set()
        old, new = self.stops_of(card), stops(canvas, cards, card)
        every = card in canvas.tactics and len(old) != len(new)
        return {key for key in old.keys() | new.keys() if every or old.get(key) != new.get(key)}

    def places(self, links: Collection[str], courses: Courses) -> dict[str, Rect]:
        """Return where some connectors ran behind the cards; none of very many."""
        held = self.held
        rested = [key for key in links if key[:16] not in held and key[16:] not in held]
        if len(rested) > PLACES:
            return {}
        return {key: rect for key in rested if (rect := self.reach(key, courses)) is not None}

    def reach(self, link: str, courses: Courses) -> Rect | None:
        """Return where a connector ran; None: it was not there."""
        found = self.canvas.links.get(link)
        if found is None:
            return None
        if (curve := courses.known(link)) is None:
            start, end = map(self.stops_of, key_of(found))
            curve = curve_between(self.canvas, self.cards, link, start[link], end[link])
        return bounds(curve)


def _whole(live: LiveLayout) -> Mapping[str, Rect]:
    """Return where all cards lie: for very many this is quicker than to ask for each."""
    cards, floating = layout(live.canvas, live.heights).cards, live.floating
    for key in floating.keys() & cards.keys():
        cards[key] = cards[key]._replace(x=floating[key].x, y=floating[key].y)
    return cards


def _put_all(cards: dict[str, Rect], now: Mapping[str, Rect], moved: set[str]) -> dict[str, Rect]:
    """Have all cards where they are now, and note who moved; return where those lay before."""
    before = {key: old for key, old in cards.items() if now.get(key) != old}
    moved |= before.keys() | (now.keys() - cards.keys())
    for key in before.keys() - now.keys():
        del cards[key]
    cards |= now
    return before


def _crossing(changes: ChangeSet) -> set[str]:
    """Return the tactics whose aim changes: their connectors leave on the other side."""
    return {
        key
        for key, (old, new) in changes.updated.items()
        if isinstance(old, Tactic) and isinstance(new, Tactic) and old.aim is not new.aim
    }


def _touched(before: Canvas, after: Canvas, changes: ChangeSet) -> set[str]:
    """Return the cards that read differently: changed, linked or unlinked, or served by one."""
    cards = joined(chain(changes.added.values(), changes.removed.values())).union(changes.updated)
    for there in (changes.added, changes.removed):
        cards.update([key for key, each in there.items() if type(each) in _CARDS])
    for key in _crossing(changes):
        cards.update(before.problems_of.get(key, ()), after.problems_of.get(key, ()))
    cards.discard(after.brief.id)
    return cards
