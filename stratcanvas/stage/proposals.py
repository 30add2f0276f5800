# SPDX-License-Identifier: MIT
"""What a drop of cards would do: shown while they are dragged, and done when they are let go.

Both come from the same function, so that a drop never does anything else than was shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

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
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
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
