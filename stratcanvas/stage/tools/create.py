# SPDX-License-Identifier: MIT
"""Put a new card on the canvas: at a free place near what it serves, or where it was asked for.

A new card's step in the undo list stays open under the key ``new:ID``: typing joins it, and when
the card is left empty its removal does too, so that nothing remains of either.
"""

from collections.abc import Mapping
from math import hypot, inf
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QRectF

from stratcanvas.domain import commands, rules
from stratcanvas.domain.arrange import (
    CARD_GAP,
    NOTE_WIDTH,
    TACTIC_WIDTH,
    WingPlace,
    end_of_column,
    free_place,
    free_point,
    inner_columns,
    place_at,
    rank_place,
    tactic_rect,
)
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.geometry import Point, Rect, within_reach
from stratcanvas.domain.records import new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.dragging.join_offer import place_of_new_problem
from stratcanvas.stage.hits import invitation_at
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.scene import StageScene

if TYPE_CHECKING:
    from stratcanvas.coach.starters import Starter

_NOTE_STEP = NOTE_WIDTH / 2
_INSET = 24.0
"""Scene units between a new note and the edge of the view."""
_EMPTY, _FIRST_LINES = 60.0, 150.0
"""Scene units that a note is high, and that the first lines written on it need."""


def key_of_new(card: str) -> str:
    """Return the key under which everything about a new card becomes one step."""
    return f"new:{card}"


def put_problem(scene: StageScene, place: int | None = None, at: Point | None = None) -> str | None:
    """Add an empty problem: at a place in the ranking, or after the selected one, or last.

    ``at``: a point of the frame that says which place.
    """
    canvas = scene.session.canvas
    if at is not None:
        place = rank_place(scene.live_layout.frame, "", at)
    elif place is None:
        chosen = _only(scene, Problem)
        place = canvas.number[chosen] if chosen is not None else None
    key = new_id()
    return _put(scene, StepLabel("add-problem"), commands.add_problem(canvas, "", place, key), key)


def put_tactic(
    scene: StageScene,
    view: QRectF,
    aim: Aim | None = None,
    title: str = "",
    at: Point | None = None,
) -> str | None:
    """Add a tactic at a free place, connected to the selected problem if there is one.

    ``view`` is what is visible, in scene units. Without an aim: what the problem lacks, or the
    wing of the selected tactic. ``at``: a point of a wing where it is to lie.
    """
    if at is not None:
        return _put_tactic_at(scene, at)
    canvas, layout = scene.session.canvas, scene.live_layout
    problem, tactic = _only(scene, Problem), _only(scene, Tactic)
    if aim is None:
        aim = rules.wanted_aim(canvas, problem) if problem else Aim.EDUCATE
        aim = canvas.tactics[tactic].aim if tactic else aim
    chosen = problem or tactic
    near = layout.cards[chosen].center.y if chosen else _end_of_wing(layout, aim, view)
    draft = _Draft(aim, (problem,) if problem else (), {"title": title})
    return _put_in_wing(scene, draft, near)


def _end_of_wing(layout: LiveLayout, aim: Aim, view: QRectF) -> float:
    """Return the height below a wing's inner column; of an empty one that of what is visible."""
    taken = layout.rects_between(*inner_columns(layout.frame, aim))
    end = end_of_column(layout.frame, taken, aim)
    if end is None:
        return min(max(view.center().y(), 0.0), layout.frame.rect.bottom)
    return end + TACTIC_WIDTH / 2


def put_starter(scene: StageScene, problem: str, starter: "Starter") -> str | None:
    """Add what a starter offers for a problem at a free place near it, connected and titled."""
    near = scene.live_layout.cards[problem].center.y
    more = {"title": starter.title, "kind": starter.kind, "stage": starter.stage}
    return _put_in_wing(scene, _Draft(starter.aim, starter.connects, more), near)


class _Draft(NamedTuple):
    """A tactic to be put somewhere: its aim, what it serves, and what else is known of it."""

    aim: Aim
    serves: tuple[str, ...]
    more: Mapping[str, Any]


def _put_in_wing(scene: StageScene, draft: _Draft, near: float) -> str | None:
    """Add a tactic at the free place in its wing that is nearest to a height."""
    canvas, layout, key = scene.session.canvas, scene.live_layout, new_id()

    def added(place: WingPlace) -> ChangeSet:
        return commands.add_tactic(canvas, place, serves=draft.serves, key=key, **draft.more)

    drafted = canvas.apply(added(WingPlace(draft.aim, 0.0, 0.0)))
    high = heights(drafted, layout.heights)(key)
    taken = layout.rects_between(*inner_columns(layout.frame, draft.aim))
    place = free_place(layout.frame, taken, draft.aim, high, near)
    waits = not draft.more.get("title")
    return _put(scene, StepLabel("add-tactic"), added(place), key, waits=waits)


def put_note(
    scene: StageScene, view: QRectF, at: Point | None = None, *, legible: bool = True
) -> str | None:
    """Add an empty note near the upper right corner of what is visible, or at a point.

    Where words are not ``legible`` yet, it is added near the middle: one goes nearer to write.
    """
    key = new_id()
    layout = scene.live_layout
    around = layout.rects_between(view.left() - NOTE_WIDTH, view.right())
    taken = [*around, layout.frame.rect, *scene.near.headings.rects]
    if at is None:
        corner = _free_in(view, taken) if legible else _free_near_middle(view, taken)
    else:
        wanted = Rect(at.x - NOTE_WIDTH / 2, at.y - _INSET, NOTE_WIDTH, _EMPTY)
        corner = free_point([*scene.live_layout.rects_between(wanted.x, wanted.right)], wanted)
    x, y = round(within_reach(corner.x)), round(within_reach(corner.y))
    changes = commands.add_note(x, y, "", key)
    return _put(scene, StepLabel("add-note"), changes, key)


def _free_in(view: QRectF, taken: list[Rect]) -> Point:
    """Return a free place for a note: in view as far right and up as there is one, else near it.

    One with room for some lines comes first: a note that grows would be pushed out of view.
    """
    right, top = view.right() - NOTE_WIDTH - _INSET, view.top() + _INSET
    columns = max(1, int((right - view.left()) // _NOTE_STEP) + 1)
    found: list[Point] = []
    for high in (_FIRST_LINES, _EMPTY):
        for column in range(columns):
            x = right - column * _NOTE_STEP
            corner = free_point(taken, Rect(x, top, NOTE_WIDTH, high))
            if top <= corner.y and corner.y + high + _INSET <= view.bottom():
                return corner
            found.append(corner)
    return min(found, key=lambda corner: abs(corner.y - view.top()))


def _free_near_middle(view: QRectF, taken: list[Rect]) -> Point:
    """Return the free place for a note that is nearest to the middle of what is visible."""
    x, y = view.center().x() - NOTE_WIDTH / 2, view.center().y() - _FIRST_LINES / 2
    best, near = Point(x, y), inf
    for column in range(int(view.width() / _NOTE_STEP) + 1):
        aside = (column + 1) // 2 * _NOTE_STEP * (-1) ** column  # 0, left, right, …
        if abs(aside) >= near:
            break
        corner = free_point(taken, Rect(x + aside, y, NOTE_WIDTH, _FIRST_LINES))
        if (away := hypot(aside, corner.y - y)) < near:
            best, near = corner, away
    return best


def put_at(scene: StageScene, point: Point) -> str | None:
    """Add what belongs at an empty point: in the frame a problem, in a wing a tactic.

    A tactic that would lie on another card there goes to the nearest place above or below.
    """
    frame = scene.live_layout.frame
    if invited := invitation_at(scene, point):
        point = Point(invited.center.x, invited.y + _INSET)
    if frame.rect.contains(point):
        return put_problem(scene, at=point)
    return _put_tactic_at(scene, point)


def put_joined(scene: StageScene, card: str, at: Point) -> str | None:
    """Add an empty card at a point, connected to another: a problem to a tactic, or the reverse."""
    canvas = scene.session.canvas
    if not isinstance(canvas.get(card), Tactic):
        return _put_tactic_at(scene, at, (card,))
    key, place = new_id(), place_of_new_problem(scene.live_layout.frame, at)
    added = commands.add_problem(canvas, "", place, key)
    joined = together(added, commands.connect(canvas.apply(added), card, key))
    return _put(scene, StepLabel("add-problem"), joined, key)


def _put_tactic_at(scene: StageScene, point: Point, serves: tuple[str, ...] = ()) -> str | None:
    canvas, layout = scene.session.canvas, scene.live_layout
    frame = layout.frame
    left, top = round(within_reach(point.x - TACTIC_WIDTH / 2)), round(point.y - _INSET)
    key = new_id()

    def added(place: WingPlace) -> ChangeSet:
        return commands.add_tactic(canvas, place, serves=serves, key=key)

    place = place_at(frame, left, top)
    drafted = canvas.apply(added(place))
    high = heights(drafted, layout.heights)(key)
    wanted = tactic_rect(drafted.tactics[key], frame, high)
    around = layout.rects_between(wanted.x - CARD_GAP, wanted.right + CARD_GAP)
    place = place._replace(y=free_point(around, wanted).y)
    return _put(scene, StepLabel("add-tactic"), added(place), key)


def _put(
    scene: StageScene, label: StepLabel, changes: ChangeSet, key: str, *, waits: bool = True
) -> str | None:
    """Do it and select the new card, which ``waits`` for its first word."""
    first = key if waits else ""
    if not scene.session.do(label, changes, key=key_of_new(key), waits=first):
        return None
    scene.selection.set((key,))
    return key


def _only(scene: StageScene, kind: type) -> str | None:
    """Return the one selected card if it is of a kind."""
    ids = scene.selection.ids
    return ids[0] if len(ids) == 1 and isinstance(scene.session.canvas.get(ids[0]), kind) else None
