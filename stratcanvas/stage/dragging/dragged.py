# SPDX-License-Identifier: MIT
"""The cards that a drag takes along: some that lie on the canvas, or such as come with the drop.

What the drop would do is one proposal either way.
"""

from collections.abc import Mapping
from itertools import starmap
from typing import NamedTuple

from stratcanvas.domain import commands, rules
from stratcanvas.domain.arrange import NOTE_WIDTH, TACTIC_WIDTH, CanvasLayout, place_at
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import copied, entering, renewed
from stratcanvas.domain.geometry import Point, Rect, within_reach
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record, new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.dragging.proposals import Proposal, dropped, dropped_on
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import tr, translated, trn

_ABOVE = 24.0
"""Scene units of a new card above the pointer that holds it."""


class Dragged(NamedTuple):
    """Tactics and notes in the hand."""

    canvas: Canvas
    """With those that come with the drop."""
    layout: CanvasLayout
    """Where all lay when they were taken."""
    corners: Mapping[str, Point]
    """Where their upper left corners were then."""
    lead: str
    """The one under the pointer."""
    coming: ChangeSet = ChangeSet()
    """What brings them on the canvas; empty where they lie there."""
    is_new: bool = False
    """Whether it is one empty card, which is to be written on."""

    @property
    def tactics(self) -> list[str]:
        """Return the tactics among them."""
        return [key for key in self.corners if key in self.canvas.tactics]


def loose(scene: StageScene, card: str) -> list[str]:
    """Return a card with all that are selected with it, as far as they lie freely."""
    picked = scene.selection.ids if card in scene.selection else (card,)
    canvas = scene.session.canvas
    return [key for key in picked if key in canvas.tactics or key in canvas.notes]


def taken(scene: StageScene, card: str) -> Dragged:
    """Return a card with all that are selected with it, as far as they lie freely."""
    canvas, cards = scene.session.canvas, scene.live_layout.cards
    corners = {key: Point(cards[key].x, cards[key].y) for key in loose(scene, card)}
    return Dragged(canvas, CanvasLayout(scene.live_layout.frame, dict(cards)), corners, card)


def copies(dragged: Dragged) -> Dragged:
    """Return the same cards once more, with their links; the others stay where they are.

    Raises fragments.BadFragment when there is no room for so many.
    """
    canvas, cards = dragged.canvas, dragged.layout.cards
    fragment = copied(canvas, dragged.corners)
    fresh = renewed(fragment, canvas)
    coming = entering(fresh, canvas)
    twins = {old.id: new.id for old, new in zip(fragment.cards, fresh.cards, strict=True)}
    return Dragged(
        canvas.apply(coming),
        CanvasLayout(dragged.layout.frame, cards | {twins[key]: cards[key] for key in twins}),
        {twins[key]: corner for key, corner in dragged.corners.items()},
        twins[dragged.lead],
        coming,
    )


def arriving(scene: StageScene, kind: type[Tactic] | type[Note], at: Point) -> Dragged:
    """Return a new card held at a point."""
    canvas, layout, card = scene.session.canvas, scene.live_layout, new_id()
    width = NOTE_WIDTH if kind is Note else TACTIC_WIDTH
    corner = Point(round(at.x - width / 2), round(at.y - _ABOVE))
    if kind is Note:
        coming = commands.add_note(within_reach(corner.x), within_reach(corner.y), key=card)
    else:
        coming = commands.add_tactic(canvas, place_at(layout.frame, *corner), key=card)
    drafted = canvas.apply(coming)
    rect = Rect(*corner, width, heights(drafted, layout.heights)(card))
    there = CanvasLayout(layout.frame, {**layout.cards, card: rect})
    return Dragged(drafted, there, {card: corner}, card, coming, is_new=True)


def let_go(scene: StageScene, dragged: Dragged, corners: Mapping[str, Point]) -> Proposal:
    """Return what it does to let the cards go with their upper left corners at some points."""
    high = heights(dragged.canvas, scene.live_layout.heights)
    made = dropped(dragged.canvas, dragged.layout, high, corners)
    return _with_coming(made, dragged) if dragged.coming else made


def let_go_on(scene: StageScene, dragged: Dragged, problem: str) -> Proposal:
    """Return what it does to let the cards go on a problem; their neighbours make way."""
    if dragged.is_new:
        dragged = _for_what_it_lacks(dragged, problem)
    elif dragged.coming:
        dragged = _without_links_to(dragged, problem)
    canvas = dragged.canvas
    high = heights(canvas, scene.live_layout.heights)
    made = dropped_on(canvas, dragged.layout, high, dragged.tactics, problem)
    if dragged.coming:
        made = _with_coming(made, dragged)
    return made._replace(changes=scene.session.with_neighbours(made.changes))


def _for_what_it_lacks(dragged: Dragged, problem: str) -> Dragged:
    """Return a new tactic with the aim that a problem it is to serve lacks."""
    aim = rules.wanted_aim(dragged.canvas, problem)
    turned = commands.cross(dragged.canvas, dragged.tactics, aim)
    return dragged._replace(canvas=dragged.canvas.apply(turned), coming=dragged.coming.then(turned))


def _without_links_to(dragged: Dragged, problem: str) -> Dragged:
    """Return copies that don't serve a problem yet: they settle beside it like all others."""
    again = {
        key: each
        for key, each in dragged.coming.added.items()
        if isinstance(each, Link) and each.problem == problem
    }
    return dragged._replace(
        canvas=dragged.canvas.apply(ChangeSet(removed=again)),
        coming=dragged.coming.without(again),
    )


def _of_copies(made: Proposal, dragged: Dragged) -> str:
    """Return what is said of copies: that they are some, and their aim where it is another."""
    count = len(dragged.corners)
    if made.label.id == "connect":
        return made.hint
    turned = next(filter(None, starmap(_other_aim, made.changes.updated.values())), None)
    if turned is None:
        hint = trn("Drop here to make a copy", "Drop here to make {n:,} copies", count)
        return hint.format(n=count)
    hint = trn(
        "Drop here to make a copy in “{aim}”", "Drop here to make {n:,} copies in “{aim}”", count
    )
    return hint.format(n=count, aim=translated(turned.label))


def _other_aim(before: Record, after: Record) -> Aim | None:
    """Return the aim that a card comes to have, if it had another one."""
    if isinstance(before, Tactic) and isinstance(after, Tactic) and before.aim is not after.aim:
        return after.aim
    return None


def _with_coming(made: Proposal, dragged: Dragged) -> Proposal:
    """Return a drop as the step in which the cards come."""
    changes, count = dragged.coming.then(made.changes), len(dragged.corners)
    if not dragged.is_new:
        hint, label = _of_copies(made, dragged), StepLabel("duplicate-cards", count)
        return made._replace(changes=changes, label=label, hint=hint)
    card = changes.added[dragged.lead]
    if not isinstance(card, Tactic):
        return made._replace(
            changes=changes, label=StepLabel("add-note"), hint=tr("Drop here to add a note")
        )
    hint = tr("Drop here to add a tactic to “{aim}”").format(aim=translated(card.aim.label))
    if made.label.id == "connect":
        hint = made.hint
    return made._replace(changes=changes, label=StepLabel("add-tactic"), hint=hint)
