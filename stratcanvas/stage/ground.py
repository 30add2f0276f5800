# SPDX-License-Identifier: MIT
"""Where everything of one canvas lies, kept up to date change by change.

``arrange.layout`` says it for a whole canvas at once; with 10,000 cards on a stage a change to one
of them must only cost that one, and what follows from it. No Qt here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from stratcanvas.domain.arrange import (
    NOTE_WIDTH,
    Frame,
    Heights,
    Layout,
    frame_of,
    layout,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint.route import Curve, routes
from stratcanvas.stage.index import Grid

_BULGE = 80.0
"""Scene units that a connector may swing out beyond the two cards it joins."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What a change makes look different."""

    cards: set[str]
    """Cards that moved, read differently, came or went."""
    problems: set[str]
    """Problems whose connectors run differently."""
    frame: bool
    """Whether the frame or its heading differs."""


class Ground:
    """The rectangles and curves of one canvas, found by id and by place."""

    def __init__(self, canvas: Canvas, heights: Callable[[Canvas], Heights]) -> None:
        self._measure = heights
        self.canvas = canvas
        self.heights: Heights = heights(canvas)
        whole = layout(canvas, self.heights)
        self.frame: Frame = whole.frame
        self.cards: dict[str, Rect] = whole.cards
        self.floating: Mapping[str, Point] = {}
        self.bounds = whole.bounds
        """Around everything; it only grows until ``measure_bounds`` is called."""
        self._card_grid = Grid()
        self._link_grid = Grid()
        self._curves: dict[str, dict[str, Curve]] = {}
        for key, rect in self.cards.items():
            self._card_grid.put(key, rect)
        for link in canvas.links.values():
            self._enter_link(link)

    @property
    def layout(self) -> Layout:
        """Return where everything lies, as the rooms below take it."""
        return Layout(self.frame, self.cards)

    def rect(self, key: str) -> Rect | None:
        """Return where a card lies; the brief's id gives the frame's heading."""
        return self.frame.heading if key == self.canvas.brief.id else self.cards.get(key)

    def curve(self, link: str) -> Curve | None:
        """Return how a connector runs."""
        return self.curves((link,)).get(link)

    def curves(self, links: Iterable[str]) -> dict[str, Curve]:
        """Return how connectors run, by id; those that are not there are left out."""
        known = [link for link in links if link in self.canvas.links]
        missing = {self.canvas.links[link].problem for link in known} - self._curves.keys()
        if missing:
            self._curves.update((problem, {}) for problem in missing)
            for link, curve in routes(self.canvas, self.layout, missing).items():
                problem = self.canvas.links[link].problem
                if problem in missing:
                    self._curves[problem][link] = curve
        return {link: self._curves[self.canvas.links[link].problem][link] for link in known}

    def measure_bounds(self) -> Rect:
        """Return the rectangle around everything, measured anew."""
        self.bounds = self.layout.bounds
        return self.bounds

    def cards_in(self, area: Rect) -> set[str]:
        """Return the cards that overlap an area."""
        return self._card_grid.find(area)

    def links_in(self, area: Rect) -> set[str]:
        """Return the links that may run through an area."""
        return self._link_grid.find(area)

    def update(
        self, canvas: Canvas, changes: ChangeSet, floating: Mapping[str, Point] | None = None
    ) -> Moved:
        """Go over to another canvas, of which ``changes`` is the difference.

        ``floating`` are upper left corners of cards that for now lie elsewhere than the model
        says (those in somebody's hand).
        """
        before, self.canvas = self.canvas, canvas
        self.heights = self._measure(canvas)
        afloat = {*self.floating, *(floating or {})}
        self.floating = dict(floating or {})
        shown = _touched(before, canvas, changes) | afloat
        moved: set[str] = set()
        frame = self._frame_differs(changes, shown)
        if frame:
            wings = self._lay_frame(moved)
            shown |= canvas.problems.keys() if _reranks(changes) else set()
            shown |= moved
            if wings:
                shown |= canvas.tactics.keys()
        for key in shown:
            self._lay_card(key, moved)
        self._lay_links(changes, moved)
        problems = self._rerouted(before, changes, moved)
        for problem in problems:
            self._curves.pop(problem, None)
        return Moved(shown, problems, frame)

    def _frame_differs(self, changes: ChangeSet, shown: Iterable[str]) -> bool:
        records = (*changes.added.values(), *changes.removed.values())
        pairs = changes.updated.values()
        if any(isinstance(each, Problem) for each in records):
            return True
        if any(isinstance(new, Problem | Brief | Strategy) for _, new in pairs):
            return True
        problems = self.frame.problems
        return any(key in problems and problems[key].height != self.heights(key) for key in shown)

    def _lay_frame(self, moved: set[str]) -> bool:
        """Lay the frame out anew, note the cards that moved; tell whether the wings move too."""
        old, self.frame = self.frame, frame_of(self.canvas, self.heights)
        self.bounds = self.bounds.united(self.frame.rect)
        moved |= {key for key, rect in self.frame.problems.items() if old.problems.get(key) != rect}
        if old.strategy != self.frame.strategy:
            moved.add(self.canvas.strategy.id)
        return old.rect.width != self.frame.rect.width

    def _lay_card(self, key: str, moved: set[str]) -> None:
        rect = self.home(key)
        if rect is not None and key in self.floating:
            corner = self.floating[key]
            rect = Rect(corner.x, corner.y, rect.width, rect.height)
        if rect is None:
            self.cards.pop(key, None)
            self._card_grid.drop(key)
            moved.add(key)
        elif self.cards.get(key) != rect:
            self.cards[key] = rect
            self._card_grid.put(key, rect)
            self.bounds = self.bounds.united(rect)
            moved.add(key)

    def home(self, key: str) -> Rect | None:
        """Return where the model has a card, in hand or not."""
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

    def _lay_links(self, changes: ChangeSet, moved: set[str]) -> None:
        for key, record in changes.removed.items():
            if isinstance(record, Link):
                self._link_grid.drop(key)
        for record in changes.added.values():
            if isinstance(record, Link):
                self._enter_link(record)
        links = self.canvas.links
        for key in moved:
            for problem in self.canvas.problems_of.get(key, ()):
                self._enter_link(links[key + problem])
            for tactic in self.canvas.tactics_of.get(key, ()):
                self._enter_link(links[tactic + key])

    def _enter_link(self, link: Link) -> None:
        around = self.cards[link.tactic].united(self.cards[link.problem])
        self._link_grid.put(link.id, around.grown(_BULGE))

    def _rerouted(self, before: Canvas, changes: ChangeSet, moved: set[str]) -> set[str]:
        """Return the problems at which a connector's end stands elsewhere than before.

        A moved card's connectors share its edge, and the edges at their other ends, with more.
        """
        tactics = {key for key in moved if key in self.canvas.tactics}
        problems = {key for key in moved if key in self.canvas.problems or key in before.problems}
        for record in (*changes.added.values(), *changes.removed.values()):
            if isinstance(record, Link):
                problems.add(record.problem)
                tactics.add(record.tactic)
        for problem in problems:
            tactics.update(self.canvas.tactics_of.get(problem, ()))
        for tactic in tactics:
            problems.update(self.canvas.problems_of.get(tactic, ()))
        return problems


def _reranks(changes: ChangeSet) -> bool:
    records = (*changes.added.values(), *changes.removed.values())
    return any(isinstance(each, Problem) for each in records) or any(
        isinstance(old, Problem) and isinstance(new, Problem) and old.rank != new.rank
        for old, new in changes.updated.values()
    )


def _touched(before: Canvas, after: Canvas, changes: ChangeSet) -> set[str]:
    """Return the cards that read differently: changed, linked or unlinked, or served by one."""
    cards: set[str] = set()
    for key, record in (*changes.added.items(), *changes.removed.items()):
        if isinstance(record, Link):
            cards |= {record.tactic, record.problem}
        else:
            cards.add(key)
    for key, (old, new) in changes.updated.items():
        cards.add(key)
        if isinstance(old, Tactic) and isinstance(new, Tactic) and old.aim is not new.aim:
            cards.update(before.problems_of.get(key, ()), after.problems_of.get(key, ()))
    cards.discard(after.brief.id)
    return cards
