# SPDX-License-Identifier: MIT
"""Put cards on the canvas that come from the clipboard or are made twice, in one step."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Card, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import Fragment, entering, renewed
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.landing import (
    Beside,
    around,
    aside,
    free_shift,
    in_both_wings,
    landed,
    lined_up,
    lying,
    shifted,
)
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.scene import StageScene

_HIGH = 100_000.0
"""Scene units over a wing's heading where no card is put by itself."""

if TYPE_CHECKING:
    from stratcanvas.stage.view import CanvasView


def spot_of(view: "CanvasView") -> Point:
    """Return where pasted cards are wanted: at the pointer; where that has left, or keys have gone
    on without it, below the card selected last, else in the middle of what is seen.
    """
    at, canvas, cards = view.hand.at, view.session.canvas, view.stage.live_layout.cards
    if at is not None:
        return at
    for key in reversed(view.selection.ids):
        if isinstance(canvas.get(key), Card) and key in cards:
            return Point(cards[key].center.x, cards[key].bottom)
    middle = view.camera.area.center()
    return Point(middle.x(), middle.y())


def spot_for(view: "CanvasView", fragment: Fragment) -> Point:
    """Return where copied cards are wanted: tactics of one aim keep it, unless the pointer is in
    the other wing.
    """
    at, frame = spot_of(view), view.stage.live_layout.frame
    aims = {each.aim for each in fragment.beside if isinstance(each, Tactic)}
    is_shown = view.hand.at is not None and not frame.rect.x <= at.x <= frame.rect.right
    if len(aims) != 1 or is_shown or frame.wing_at(at.x) in aims:
        return at
    return Point(frame.rect.x if Aim.EDUCATE in aims else frame.rect.right, at.y)


def kind_at(
    view: "CanvasView", at: Point, *, is_pointed: bool = False
) -> type[Problem] | type[Tactic]:
    """Return what a text becomes that is pasted at a point: in the frame a problem.

    Where neither the pointer nor a drop (``is_pointed``) shows a place, it is as what is selected.
    """
    if view.hand.at is None and not is_pointed:
        chosen = {type(view.session.canvas.get(key)) for key in view.selection.ids}
        for kind in (Problem, Tactic):
            if chosen == {kind}:
                return kind
    return Problem if view.stage.live_layout.frame.rect.contains(at) else Tactic


class Coming(NamedTuple):
    """Cards that are about to come to a canvas, and what that changes there: also who makes way."""

    canvas: Canvas
    label: StepLabel
    fragment: Fragment
    changes: ChangeSet
    at: Point | None
    place: int | None


def to_paste(scene: StageScene, fragment: Fragment, at: Point) -> Coming:
    """Return copied cards as they come near a point, lying to each other as they lay.

    A plan that comes to an empty canvas lies there as it lay. Raises fragments.BadFragment when
    there is no room for so many.
    """
    return _coming(scene, _pasted(fragment), renewed(fragment, scene.session.canvas), at)


def to_duplicate(scene: StageScene, fragment: Fragment) -> Coming:
    """Return the same cards of this canvas as they come once more, beside themselves; problems
    after the last.

    Raises fragments.BadFragment when there is no room for so many.
    """
    canvas = scene.session.canvas
    last = max((canvas.number[each.id] for each in fragment.problems), default=None)
    label = StepLabel("duplicate-cards", len(fragment.cards))
    return _coming(scene, label, renewed(fragment, canvas), None, last)


def to_put_texts(scene: StageScene, fragment: Fragment, at: Point) -> Coming:
    """Return new cards as they come to a point: problems in their place in the ranking, a tactic at
    the point and several one below the other.

    Raises fragments.BadFragment when there is no room for so many.
    """
    frame = scene.live_layout.frame
    inside = frame.rect.contains(at)
    place = arrange.rank_place(frame, "", at) if inside and fragment.problems else None
    return _coming(scene, _pasted(fragment), fragment, at, place)


def comes_whole(fragment: Fragment, canvas: Canvas) -> bool:
    """Tell whether a plan with its customer and strategy comes to a canvas without any card."""
    has_cards = canvas.problems or canvas.tactics or canvas.notes
    return len(fragment.heads) > 1 and not has_cards


def _pasted(fragment: Fragment) -> StepLabel:
    return StepLabel("paste-cards", len(fragment.cards))


def _coming(
    scene: StageScene,
    label: StepLabel,
    fragment: Fragment,
    at: Point | None,
    place: int | None = None,
) -> Coming:
    canvas = scene.session.canvas
    with scene.session.around_step(label, len(fragment.cards)):
        changes = entering(fragment, canvas, place)
        if fragment.beside and not comes_whole(fragment, canvas):
            lying_there = _landed(scene, canvas.apply(changes), fragment, at)
            added = {**changes.added, **{each.id: each for each in lying_there}}
            changes = replace(changes, added=added)
        held = {each.id for each in fragment.beside}  # they lie free, and as they did to each other
        changes = scene.session.with_neighbours(changes, held)
    return Coming(canvas, label, fragment, changes, at, place)


def enter(scene: StageScene, coming: Coming) -> bool:
    """Put cards on the canvas, and select them; tell whether they came.

    Where something else has changed meanwhile it is found anew where they lie.
    """
    _, label, fragment, changes, at, place = coming
    if scene.session.canvas is not coming.canvas:
        changes = _coming(scene, label, fragment, at, place).changes
    settled = changes.added.keys() | changes.updated.keys()  # who makes way is among them
    with scene.session.around_step(label, len(fragment.cards)):
        if not scene.session.do(label, changes, by_hand=settled):
            return False
        scene.selection.set(each.id for each in fragment.cards)
    return True


def _landed(
    scene: StageScene, drafted: Canvas, fragment: Fragment, at: Point | None
) -> Sequence[Beside]:
    """Return the cards beside the frame where they are to lie."""
    cards, measure = fragment.beside, heights(drafted, scene.live_layout.heights)
    frame = arrange.frame_of(drafted, measure)
    taken = _taken(scene, drafted, frame, {each.id for each in cards}, measure)
    taken += _headings(scene, at)
    tactics = [each for each in cards if isinstance(each, Tactic)]
    if not fragment.canvas and at is not None and len(tactics) == len(cards) > 1:
        return lined_up(tactics, frame, measure, taken, at)
    if at is None:
        return aside(cards, lying(cards, frame.rect.width, measure), taken)
    whole = in_both_wings(cards)
    rects = lying(cards, frame.rect.width if whole else fragment.width, measure)
    group = around(rects.values())
    by = shifted([group], at, frame, whole=whole)
    moved = [each._replace(x=each.x + by.x, y=each.y + by.y) for each in rects.values()]
    by = by._replace(y=by.y + free_shift(moved, taken))
    return landed(cards, rects, by, frame, whole=whole)


def _taken(
    scene: StageScene,
    drafted: Canvas,
    frame: arrange.Frame,
    own: set[str],
    measure: arrange.Heights,
) -> list[Rect]:
    """Return what new cards are to keep clear of."""
    live = scene.live_layout
    if frame.rect.width == live.frame.rect.width:
        there = list(live.cards.values())
    else:  # the wings move as wholes
        every = arrange.layout(drafted, measure).cards
        there = [rect for key, rect in every.items() if key not in own]
    return [*there, frame.rect, frame.strategy]


def _headings(scene: StageScene, at: Point | None) -> list[Rect]:
    """Return the wings' headings, and what lies over them unless that is where cards are wanted."""
    rects = scene.near.headings.rects
    if at is not None and at.y < 0:
        return rects
    return [each._replace(y=each.y - _HIGH, height=each.height + _HIGH) for each in rects]
