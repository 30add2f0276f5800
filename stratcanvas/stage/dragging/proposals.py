# SPDX-License-Identifier: MIT
"""What a drop of cards would do: shown while they are dragged, and done when they are let go.

Both come from the same function, so that a drop never does anything else than was shown.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import (
    NOTE_WIDTH,
    TACTIC_WIDTH,
    CanvasLayout,
    Frame,
    Heights,
    WingPlace,
    inner_columns,
    place_at,
    place_of,
    tactic_rect,
)
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.free_room import FreeRoom
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.words import tr, translated

_WIDE = TACTIC_WIDTH + 1.0
"""Scene units from a card's left edge to where nothing of it is, rounded or not."""
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
    changes = _moving(canvas, places, notes)
    kept_out = [
        key for key, place in places.items() if _left(layout.frame, place) != round(corners[key].x)
    ]
    if kept_out:
        after = canvas.apply(changes)
        aside = _aside(canvas, after, layout, heights(after, high), kept_out, corners)
        changes = _with(changes, commands.place_tactics(canvas, aside), aside)
        places |= aside
    moved = StepLabel("move-cards", len(corners))
    crossing = [key for key, place in places.items() if canvas.tactics[key].aim is not place.aim]
    if not crossing:
        return Proposal(changes, moved, by_hand=corners.keys())
    aim = translated(places[crossing[0]].aim.label)
    hint = tr("Drop here to change the aim to “{aim}”").format(aim=aim)
    label = StepLabel("change-aim") if len(corners) == 1 else moved
    return Proposal(changes, label, hint, corners.keys())


def _moving(
    canvas: Canvas, places: Mapping[str, WingPlace], notes: Mapping[str, tuple[float, float]]
) -> ChangeSet:
    tactics, others = commands.place_tactics(canvas, places), commands.move_notes(canvas, notes)
    return ChangeSet(updated={**tactics.updated, **others.updated})


def _with(changes: ChangeSet, settled: ChangeSet, tactics: Collection[str]) -> ChangeSet:
    """Return a move in which some tactics come to lie elsewhere."""
    return ChangeSet(updated={**changes.without(tactics).updated, **settled.updated})


def _left(frame: Frame, place: WingPlace) -> float:
    """Return the left edge of a tactic at a place."""
    if place.aim is Aim.EDUCATE:
        return frame.rect.x - place.x - TACTIC_WIDTH
    return frame.rect.right + place.x


def _aside(
    before: Canvas,
    after: Canvas,
    layout: CanvasLayout,
    high: Heights,
    kept_out: Collection[str],
    corners: Mapping[str, Point],
) -> dict[str, WingPlace]:
    """Return places clear of all cards for those that the frame keeps from where they were let go.

    ``after`` has them right beside the frame: there they stay if nothing else lies there. Of very
    many the last ones stay where they were ``before``: they would settle far away.
    """
    order = sorted(kept_out, key=lambda key: (after.tactics[key].y, key))
    settling, staying = order[:_MOST_ASIDE], order[_MOST_ASIDE:]
    places = {key: place_of(before.tactics[key]) for key in staying}
    out, frame = frozenset(kept_out), layout.frame
    taken = [rect for key, rect in layout.cards.items() if key not in corners]
    taken += [layout.cards[key] for key in staying]
    (left, _), (_, right) = (inner_columns(frame, aim) for aim in Aim)
    near = [key for key, (x, _) in corners.items() if left - _WIDE < x < right and key not in out]
    for key in near:  # of very many most are in nobody's way, and heights cost
        corner = corners[key]
        if key in after.notes:
            taken.append(Rect(round(corner.x), round(corner.y), NOTE_WIDTH, high(key)))
        else:
            taken.append(tactic_rect(after.tactics[key], frame, high(key)))
    room = FreeRoom(frame, taken)
    for key in settling:
        place, height = place_of(after.tactics[key]), high(key)
        if not room.is_free(place.aim, place.y, height):
            place = room.place(place.aim, height, place.y + height / 2)
            place = place._replace(y=round(place.y))
        places[key] = place
        room.take(place, height)
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
    room = FreeRoom(layout.frame, (rect for k, rect in layout.cards.items() if k not in moving))
    near = layout.frame.problems[problem].center.y
    places = {}
    for each in beside:
        height = high(each)
        places[each] = room.place(canvas.tactics[each].aim, height, near)
        room.take(places[each], height)
    changes = together(linked, commands.place_tactics(canvas, places))
    number = canvas.number[problem]
    hint = tr("Drop here to connect with problem {n}").format(n=number)
    return Proposal(changes, StepLabel("connect"), hint)
