# SPDX-License-Identifier: MIT
"""Where everything of one canvas lies, kept up to date change by change.

``arrange.layout`` says it for a whole canvas at once; with 10,000 cards on a stage a change to one
of them must only cost that one, and what follows from it. No Qt here.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stratcanvas.domain.arrange import (
    NOTE_WIDTH,
    CanvasLayout,
    Frame,
    Heights,
    frame_of,
    layout,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import key_of
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint.card import heights
from stratcanvas.paint.connector import bounds
from stratcanvas.paint.route import Curve, curve_between, stops
from stratcanvas.stage.index import Grid

_BULGE = 150.0
"""Scene units that a connector may swing out beyond the two cards it joins."""

HUGE = 30_000
"""With more connectors than this all are straight lines, which are drawn in one call."""


def is_mass(canvas: Canvas) -> bool:
    """Tell whether there are too many connectors for each to be a curve, and to be hit."""
    return len(canvas.links) > HUGE


class Moved(NamedTuple):
    """What a change makes look different."""

    cards: set[str]
    """Cards that moved, read differently, came or went."""
    links: set[str]
    """Connectors that run differently, came or went."""
    left: dict[str, Rect]
    """Where connectors ran that run differently now, as far as anybody had asked."""
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
        self.bounds = whole.bounds
        """Around everything; it only grows until ``measure_bounds`` is called."""
        self._loose = False
        self._card_grid = Grid(self.cards)
        self._link_grid: Grid | None = None  # of a mass of connectors none is looked for by place
        self._stops: dict[str, dict[str, float]] = {}
        self._curves: dict[str, Curve] = {}
        if not is_mass(canvas):
            self._links_by_place()

    @property
    def layout(self) -> CanvasLayout:
        """Return where everything lies, as the rooms below take it."""
        return CanvasLayout(self.frame, self.cards)

    def layout_in(self, area: Rect) -> CanvasLayout:
        """Return the frame with only those cards that lie in an area; quick at any number."""
        return CanvasLayout(self.frame, {key: self.cards[key] for key in self.cards_in(area)})

    def rects_between(self, left: float, right: float) -> list[Rect]:
        """Return the cards' rectangles that reach into a strip of the canvas, from x to x."""
        bounds = self.bounds
        found = self.cards_in(Rect(left, bounds.y, right - left, bounds.height))
        return [self.cards[key] for key in found]

    def rect(self, key: str) -> Rect | None:
        """Return where a card lies; the brief's id gives the frame's heading."""
        return self.frame.heading if key == self.canvas.brief.id else self.cards.get(key)

    def curve(self, link: str) -> Curve | None:
        """Return how a connector runs."""
        curve = self._curves.get(link)
        found = self.canvas.links.get(link) if curve is None else None
        if found is not None:
            start, end = self._stops_on(found.tactic)[link], self._stops_on(found.problem)[link]
            curve = curve_between(self.canvas, self.layout, link, start, end)
            self._curves[link] = curve
            if self._link_grid is not None:
                self._link_grid.put(link, bounds(curve))
        return curve

    def rough_curve(self, link: str) -> tuple[Curve, float]:
        """Return about how a connector runs, and by how much its ends may stand higher or lower."""
        curve = self._curves.get(link)
        if curve is not None:
            return curve, 0.0
        one, other = self.cards[link[:16]], self.cards[link[16:]]
        rough = curve_between(self.canvas, self.layout, link, one.center.y, other.center.y)
        return rough, max(one.height, other.height) / 2

    def reach(self, link: str) -> Rect | None:
        """Return the rectangle in which a connector runs."""
        curve = self.curve(link)
        return bounds(curve) if curve is not None else None

    def _stops_on(self, card: str) -> dict[str, float]:
        found = self._stops.get(card)
        if found is None:
            found = self._stops[card] = stops(self.canvas, self.layout, card)
        return found

    def measure_bounds(self) -> Rect:
        """Return the rectangle around everything, measured anew if anything has moved."""
        if self._loose:
            self.bounds, self._loose = self.layout.bounds, False
        return self.bounds

    def cards_in(self, area: Rect) -> set[str]:
        """Return the cards that overlap an area."""
        return self._card_grid.find(area)

    def links_in(self, area: Rect) -> set[str]:
        """Return the links that may run through an area."""
        return self._links_by_place().find(area)

    def update(
        self, canvas: Canvas, changes: ChangeSet, floating: Mapping[str, Point] | None = None
    ) -> Moved:
        """Go over to another canvas, of which ``changes`` is the difference.

        ``floating`` are upper left corners of cards that for now lie elsewhere than the model
        says (those that are dragged).
        """
        before, self.canvas = self.canvas, canvas
        self.heights = heights(canvas, self.heights)
        held, self.floating = self.floating.keys(), dict(floating or {})
        shown = _touched(before, canvas, changes) | held | self.floating.keys()
        # Connectors of a card that is taken or let go are drawn elsewhere, even where it lay.
        moved = _crossing(changes) | (held ^ self.floating.keys())
        frame = canvas.brief.id in changes.updated
        if self._frame_differs(changes, shown):
            old = self.frame
            self._lay_frame(moved)
            new = self.frame
            frame |= (old.rect, old.heading) != (new.rect, new.heading)
            frame |= bool(old.problems) != bool(new.problems)
            shown |= moved
            shown |= canvas.problems.keys() if _reranks(changes) else set()
            shown |= canvas.tactics.keys() if old.rect.width != new.rect.width else set()
        for key in shown:
            self._lay_card(key, moved)
        links, left = self._lay_links(changes, moved)
        return Moved(shown, links, left, frame)

    def _frame_differs(self, changes: ChangeSet, shown: Iterable[str]) -> bool:
        records = (*changes.added.values(), *changes.removed.values())
        pairs = changes.updated.values()
        if any(isinstance(each, Problem) for each in records):
            return True
        if any(isinstance(new, Problem | Brief | Strategy) for _, new in pairs):
            return True
        problems = self.frame.problems
        return any(key in problems and problems[key].height != self.heights(key) for key in shown)

    def _lay_frame(self, moved: set[str]) -> None:
        """Lay the frame out anew and note the cards that moved with it."""
        old, self.frame = self.frame, frame_of(self.canvas, self.heights)
        self.bounds, self._loose = self.bounds.united(self.frame.rect), True
        moved |= {key for key, rect in self.frame.problems.items() if old.problems.get(key) != rect}
        if old.strategy != self.frame.strategy:
            moved.add(self.canvas.strategy.id)

    def _lay_card(self, key: str, moved: set[str]) -> None:
        rect = self.home(key)
        if rect is not None and key in self.floating:
            corner = self.floating[key]
            rect = Rect(corner.x, corner.y, rect.width, rect.height)
        if rect is None:
            self.cards.pop(key, None)
            self._card_grid.drop(key)
            self._loose = True
            moved.add(key)
        elif self.cards.get(key) != rect:
            self.cards[key] = rect
            self._card_grid.put(key, rect)
            self.bounds, self._loose = self.bounds.united(rect), True
            moved.add(key)

    def home(self, key: str) -> Rect | None:
        """Return where the model has a card, dragged or not."""
        match self.canvas.get(key):
            case Problem():
                return self.frame.problems[key]
            case Tactic() as tactic:
                return tactic_rect(tactic, self.frame, self.heights(key))
            case Note() as note:
                return Rect(note.x, note.y, NOTE_WIDTH, self.heights(key))
            case Strategy():
                return self.frame.strategy
            case _:
                return None

    def _lay_links(self, changes: ChangeSet, moved: set[str]) -> tuple[set[str], dict[str, Rect]]:
        """Lead connectors anew: the moved cards' own, and those that share an edge with them."""
        links: set[str] = set()
        edges = set(moved)
        for key, record in (*changes.removed.items(), *changes.added.items()):
            if isinstance(record, Link):
                links.add(key)
                edges |= {record.tactic, record.problem}
        for key in moved:
            served = self.canvas.problems_of.get(key, ())
            serving = self.canvas.tactics_of.get(key, ())
            edges.update(served, serving)
            links.update(key + each for each in served)
            links.update(each + key for each in serving)
        if is_mass(self.canvas):
            self._forget_curves(edges, links)
            return links, {}
        for card in edges:
            links |= self._spread_anew(card)
        grid, left = self._links_by_place(), {}
        for key in links:
            rect = grid.rect(key)
            if self._curves.pop(key, None) is not None and rect is not None:
                left[key] = rect
            if (link := self.canvas.links.get(key)) is not None:
                grid.put(key, self._around(link))
            else:
                grid.drop(key)
        return links, left

    def _forget_curves(self, edges: Iterable[str], links: Iterable[str]) -> None:
        """Among a mass of connectors let those that run differently be led when they are drawn."""
        self._link_grid = None
        for card in edges:
            for key in self._stops.pop(card, ()):
                self._curves.pop(key, None)
        for key in links:
            self._curves.pop(key, None)

    def _spread_anew(self, card: str) -> set[str]:
        """Return the connectors whose ends stand elsewhere on a card's edge than before."""
        old = self._stops.pop(card, None)
        if old is None or card not in self.canvas:
            return set()
        new = self._stops_on(card)
        return {link for link in old.keys() | new.keys() if old.get(link) != new.get(link)}

    def _links_by_place(self) -> Grid:
        """Return every connector by where it runs, as far as that is known."""
        grid = self._link_grid
        if grid is None:
            self._link_grid = grid = Grid()
            for key, link in self.canvas.links.items():
                curve = self._curves.get(key)
                grid.put(key, self._around(link) if curve is None else bounds(curve))
        return grid

    def _around(self, link: Link) -> Rect:
        return self.cards[link.tactic].united(self.cards[link.problem]).grown(_BULGE)


def _reranks(changes: ChangeSet) -> bool:
    records = (*changes.added.values(), *changes.removed.values())
    return any(isinstance(each, Problem) for each in records) or any(
        isinstance(old, Problem) and isinstance(new, Problem) and old.rank != new.rank
        for old, new in changes.updated.values()
    )


def _crossing(changes: ChangeSet) -> set[str]:
    """Return the tactics whose aim changes: their connectors leave on the other side."""
    return {
        key
        for key, (old, new) in changes.updated.items()
        if isinstance(old, Tactic) and isinstance(new, Tactic) and old.aim is not new.aim
    }


def _touched(before: Canvas, after: Canvas, changes: ChangeSet) -> set[str]:
    """Return the cards that read differently: changed, linked or unlinked, or served by one."""
    cards: set[str] = set()
    for record in (*changes.added.values(), *changes.removed.values()):
        cards.update(key_of(record))  # a link's are the cards that it joins
    cards.update(changes.updated)
    for key in _crossing(changes):
        cards.update(before.problems_of.get(key, ()), after.problems_of.get(key, ()))
    cards.discard(after.brief.id)
    return cards
