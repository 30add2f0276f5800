# SPDX-License-Identifier: MIT
"""Drag tactics and notes: within a wing, across the centre (the aim follows), or onto a problem.

What a drop would do is shown while dragging and computed by the same function as the drop itself.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import (
    NOTE_WIDTH,
    CanvasLayout,
    Heights,
    WingPlace,
    free_place,
    place_at,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.geometry import Point, Rect, within_reach
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Grip, Tool
from stratcanvas.words import tr, translated

_MOST_ASIDE = 100
"""Cards that settle beside the frame at one drop."""


class Proposal(NamedTuple):
    """What a drop would do, what that step is, and what to tell the person."""

    changes: ChangeSet
    label: StepLabel
    hint: str = ""
    by_hand: Collection[str] = ()
    """Cards that may come to lie on others."""


def dropped(
    canvas: Canvas, layout: CanvasLayout, high: Heights, corners: Mapping[str, Point]
) -> Proposal:
    """Return what it does to drop cards with their upper left corners at these points.

    ``layout`` and ``high`` are the places and heights before. A card stays where it was let go,
    even on another; one that cannot lie there, in the frame, settles at a free place beside it.
    """
    places = {
        key: place_at(layout.frame, round(corner.x), round(corner.y))
        for key, corner in corners.items()
        if key in canvas.tactics
    }
    notes = {
        key: (round(corner.x), round(corner.y))
        for key, corner in corners.items()
        if key in canvas.notes
    }
    draft = together(commands.place_tactics(canvas, places), commands.move_notes(canvas, notes))
    places |= _aside(canvas, canvas.apply(draft), layout, high, corners)
    changes = together(commands.place_tactics(canvas, places), commands.move_notes(canvas, notes))
    moved = StepLabel("move-cards", len(corners))
    crossing = [key for key, place in places.items() if canvas.tactics[key].aim is not place.aim]
    if not crossing:
        return Proposal(changes, moved, by_hand=corners.keys())
    aim = translated(places[crossing[0]].aim.label)
    hint = tr("Drop here to change the aim to “{aim}”").format(aim=aim)
    label = StepLabel("change-aim") if len(corners) == 1 else moved
    return Proposal(changes, label, hint, corners.keys())


def _aside(
    before: Canvas,
    after: Canvas,
    layout: CanvasLayout,
    high: Heights,
    corners: Mapping[str, Point],
) -> dict[str, WingPlace]:
    """Return places clear of all cards for those that the frame keeps from where they were let go.

    ``after`` has them right beside the frame: there they stay if nothing else lies there. Of very
    many the last ones stay where they were ``before``: they would settle far away, and slowly.
    """
    high = heights(after, high)
    rects = {
        key: tactic_rect(after.tactics[key], layout.frame, high(key))
        if key in after.tactics
        else Rect(round(corner.x), round(corner.y), NOTE_WIDTH, high(key))
        for key, corner in corners.items()
    }
    kept_out = {key: rect for key, rect in rects.items() if rect.x != round(corners[key].x)}
    if not kept_out:
        return {}
    taken = [rect for key, rect in layout.cards.items() if key not in corners]
    taken += [rect for key, rect in rects.items() if key not in kept_out]
    order = sorted(kept_out, key=lambda key: (kept_out[key].y, key))
    places: dict[str, WingPlace] = {}
    for key in order[_MOST_ASIDE:]:
        tactic = before.tactics[key]
        places[key] = WingPlace(tactic.aim, tactic.x, tactic.y)
        taken.append(layout.cards[key])
    for key in order[:_MOST_ASIDE]:
        rect = kept_out[key]
        tactic = after.tactics[key]
        place = WingPlace(tactic.aim, tactic.x, tactic.y)
        if any(rect.overlaps(other) for other in taken):
            place = free_place(layout.frame, taken, tactic.aim, rect.height, rect.center.y)
            place = place._replace(y=round(place.y))
        places[key] = place
        settled = replace(tactic, x=place.x, y=place.y)
        taken.append(tactic_rect(settled, layout.frame, rect.height))
    return places


def dropped_on(
    canvas: Canvas, layout: CanvasLayout, high: Heights, tactics: list[str], problem: str
) -> Proposal:
    """Return what it does to drop tactics on a problem: they are linked and settle beside it.

    ``high`` are the heights before. A tactic that is linked already stays where it was, and so do
    the last ones of very many: they would settle far away, and slowly.
    """
    links = [commands.connect(canvas, each, problem) for each in tactics]
    fresh = [each for each, link in zip(tactics, links, strict=True) if link]
    if not fresh:
        return Proposal(ChangeSet(), StepLabel("connect"), tr("Already connected"))
    linked = together(*links)
    high = heights(canvas.apply(linked), high)
    beside = fresh[:_MOST_ASIDE]
    moving = frozenset(beside)
    taken = [rect for key, rect in layout.cards.items() if key not in moving]
    frame = layout.frame
    near = frame.problems[problem].center.y
    places = {}
    for each in beside:
        tactic = canvas.tactics[each]
        places[each] = free_place(frame, taken, tactic.aim, high(each), near)
        moved = commands.place_tactics(canvas, {each: places[each]}).ends(each)[1] or tactic
        assert isinstance(moved, Tactic)
        taken.append(tactic_rect(moved, frame, high(each)))
    changes = together(linked, commands.place_tactics(canvas, places))
    number = canvas.number[problem]
    hint = tr("Drop here to connect with problem {n}").format(n=number)
    return Proposal(changes, StepLabel("connect"), hint)


class Drag(Tool):
    """Tactics and notes, dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, scene: StageScene, card: str, start: Pointer) -> None:
        super().__init__(scene)
        self._start = start
        picked = scene.selection.ids if card in scene.selection else (card,)
        canvas, cards = scene.session.canvas, scene.live_layout.cards
        self._held = {
            key: Point(cards[key].x, cards[key].y)
            for key in picked
            if isinstance(canvas.get(key), Tactic | Note)
        }
        self._tactics = [key for key in self._held if key in canvas.tactics]
        self._frame = scene.live_layout.frame
        self._layout = CanvasLayout(self._frame, dict(cards))
        self._onto: tuple[str, Proposal] | None = None

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a tactic or a note with all that are selected; with Shift it is added to them."""
        card = grip.thing
        if card is None or not isinstance(scene.session.canvas.get(card), Tactic | Note):
            return None
        if grip.start.shift and not grip.was_selected:
            scene.selection.add((card,))
        return cls(scene, card, grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show what the drop would do."""
        corners = self._corners(pointer)
        aimed = self._aimed(pointer)
        proposal = self._proposal(pointer)
        self.scene.preview(proposal.changes, corners)
        self.scene.mark(aimed=aimed if proposal.changes else None)
        live_layout = self.scene.live_layout
        away = [key for key in self._tactics if _apart(live_layout.home(key), corners[key])]
        self.scene.overlay.show_ghosts(away[:40])
        self.scene.hint.emit(proposal.hint)

    def release(self, pointer: Pointer) -> None:
        """Drop the cards."""
        proposal = self._proposal(pointer)
        changes, label, hint, by_hand = proposal
        do = self.scene.session.do
        self.scene.drop_preview(lambda: do(label, changes, by_hand=by_hand))
        if not changes:
            self.scene.hint.emit(hint)

    def cancel(self) -> None:
        """Put the cards back."""
        self.scene.drop_preview()

    def _corners(self, pointer: Pointer) -> dict[str, Point]:
        dx, dy = pointer.at.x - self._start.at.x, pointer.at.y - self._start.at.y
        if pointer.shift:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        return {
            key: Point(within_reach(corner.x + dx), within_reach(corner.y + dy))
            for key, corner in self._held.items()
        }

    def _aimed(self, pointer: Pointer) -> str | None:
        if not self._tactics:
            return None
        problems = self._frame.problems
        return next((key for key, rect in problems.items() if rect.contains(pointer.at)), None)

    def _proposal(self, pointer: Pointer) -> Proposal:
        canvas = self.scene.session.canvas
        aimed = self._aimed(pointer)
        if aimed is None:
            return dropped(
                canvas, self._layout, self.scene.live_layout.heights, self._corners(pointer)
            )
        if self._onto is None or self._onto[0] != aimed:
            high = self.scene.live_layout.heights
            made = dropped_on(canvas, self._layout, high, self._tactics, aimed)
            changes = self.scene.session.with_neighbours(made.changes)
            self._onto = aimed, made._replace(changes=changes)
        return self._onto[1]


def _apart(home: Rect | None, corner: Point) -> bool:
    """Tell whether a card would settle elsewhere than where it is held."""
    return home is not None and (abs(home.x - corner.x) > 1.5 or abs(home.y - corner.y) > 1.5)
