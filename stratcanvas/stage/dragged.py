# SPDX-License-Identifier: MIT
"""The cards that a drag takes along: some that lie on the canvas, or such as come with the drop.

What the drop would do is one proposal either way.
"""

from collections.abc import Mapping
from typing import NamedTuple

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import copied, entering, renewed
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.proposals import Proposal, dropped, dropped_on
from stratcanvas.stage.scene import StageScene
from stratcanvas.words import trn


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

    @property
    def tactics(self) -> list[str]:
        """Return the tactics among them."""
        return [key for key in self.corners if key in self.canvas.tactics]


def taken(scene: StageScene, card: str) -> Dragged:
    """Return a card with all that are selected with it, as far as they lie freely."""
    picked = scene.selection.ids if card in scene.selection else (card,)
    canvas, cards = scene.session.canvas, scene.live_layout.cards
    corners = {
        key: Point(cards[key].x, cards[key].y)
        for key in picked
        if isinstance(canvas.get(key), Tactic | Note)
    }
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


def let_go(scene: StageScene, dragged: Dragged, corners: Mapping[str, Point]) -> Proposal:
    """Return what it does to let the cards go with their upper left corners at some points."""
    high = heights(dragged.canvas, scene.live_layout.heights)
    made = dropped(dragged.canvas, dragged.layout, high, corners)
    return _with_coming(made, dragged) if dragged.coming else made


def let_go_on(scene: StageScene, dragged: Dragged, problem: str) -> Proposal:
    """Return what it does to let the cards go on a problem; their neighbours make way."""
    canvas, coming = dragged.canvas, dragged.coming
    if coming:  # a copy of what serves the problem settles beside it too
        again = {
            key: each
            for key, each in coming.added.items()
            if isinstance(each, Link) and each.problem == problem
        }
        coming = coming.without(again)
        canvas = canvas.apply(ChangeSet(removed=again))
        dragged = dragged._replace(canvas=canvas, coming=coming)
    high = heights(canvas, scene.live_layout.heights)
    made = dropped_on(canvas, dragged.layout, high, dragged.tactics, problem)
    if coming:
        made = _with_coming(made, dragged)
    return made._replace(changes=scene.session.with_neighbours(made.changes))


def _with_coming(made: Proposal, dragged: Dragged) -> Proposal:
    """Return a drop as the step in which the cards come."""
    count = len(dragged.corners)
    hint = trn("Drop here to make a copy", "Drop here to make {n:,} copies", count)
    return made._replace(
        changes=dragged.coming.then(made.changes),
        label=StepLabel("duplicate-cards", count),
        hint=made.hint or hint.format(n=count),
    )
