# SPDX-License-Identifier: MIT
"""Every edit: ``canvas, … → ChangeSet``. What goes along with an edit stands visibly in it.

Commands change nothing themselves; an edit that would change nothing gives an empty ChangeSet.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import repeat
from typing import Any

from stratcanvas.domain.arrange import Heights, WingPlace, beside_notes, tidy_places
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Brief,
    Card,
    Note,
    Problem,
    Stage,
    Tactic,
    TacticKind,
)
from stratcanvas.domain.changes import ChangeSet, adding, removing, updating
from stratcanvas.domain.copies import copies
from stratcanvas.domain.fields import check, field_of, receive
from stratcanvas.domain.geometry import FURTHEST
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import Link, may_join
from stratcanvas.domain.records import Record, new_id


def add_problem(
    canvas: Canvas, statement: str = "", place: int | None = None, key: str | None = None
) -> ChangeSet:
    """Add a problem at a place in the ranking (from 0; None: last). ``key``: its id, if chosen."""
    problem = Problem(
        id=key or new_id(), statement=receive(field_of(Problem, "statement"), statement)
    )
    last = len(canvas.problems)
    return _ranked_in(canvas, problem, last if place is None else place, is_new=True)


def add_tactic(
    canvas: Canvas,
    place: WingPlace,
    title: str = "",
    *,
    kind: TacticKind = TacticKind.OTHER,
    stage: Stage = Stage.MARKETING,
    serves: Iterable[str] = (),
    key: str | None = None,
) -> ChangeSet:
    """Add a tactic at a place, linked to the problems it serves."""
    tactic = Tactic(
        id=key or new_id(),
        title=receive(field_of(Tactic, "title"), title),
        kind=kind,
        aim=place.aim,
        stage=stage,
        x=check(field_of(Tactic, "x"), place.x),
        y=check(field_of(Tactic, "y"), place.y),
    )
    links = [Link(tactic=tactic.id, problem=each) for each in dict.fromkeys(serves)]
    return adding(tactic, *(link for link in links if link.problem in canvas.problems))


def add_note(x: float, y: float, text: str = "", key: str | None = None) -> ChangeSet:
    """Add a note with its upper left corner at a point in scene units."""
    return adding(
        Note(
            id=key or new_id(),
            text=receive(field_of(Note, "text"), text),
            x=check(field_of(Note, "x"), x),
            y=check(field_of(Note, "y"), y),
        )
    )


def set_field(canvas: Canvas, keys: Iterable[str], name: str, value: Any) -> ChangeSet:
    """Set one field of one or several records to a value from outside.

    Raises fields.BadValue, with a sentence for the person, when the field refuses the value.
    """
    found: dict[type, list[Any]] = {}
    for record in filter(None, map(canvas.get, keys)):
        # What stands there already stays, even if it came from a file uncleaned.
        if getattr(record, name) != value:
            found.setdefault(type(record), []).append(record)
    pairs: list[tuple[Record, Record]] = []
    for kind, records in found.items():
        new = receive(field_of(kind, name), value)
        pairs += zip(records, copies(records, **{name: repeat(new)}), strict=True)
    return updating(pairs)


def delete(canvas: Canvas, keys: Iterable[str]) -> ChangeSet:
    """Delete cards and links; a card's links go with it, and what was ignored about it.

    Brief and strategy stay.
    """
    gone: dict[str, Record] = {}
    joints: list[str] = []
    served, serving = canvas.problems_of, canvas.tactics_of
    for key in keys:
        record: Record | None = canvas.tactics.get(key)  # what most are, first
        if record is not None:
            joints += [key + each for each in served.get(key, ())]
        else:
            record = canvas.get(key)
            if isinstance(record, Problem):
                joints += [each + key for each in serving.get(key, ())]
        if isinstance(record, Problem | Tactic | Note | Link):
            gone[key] = record
    gone |= {key: canvas.links[key] for key in dict.fromkeys(joints)}
    gone |= {key: each for key, each in canvas.ignored.items() if each.record in gone}
    return ChangeSet(removed=gone)


def connect(canvas: Canvas, one: str, other: str) -> ChangeSet:
    """Link a tactic and a problem, named in either order; empty if they may not or already are."""
    return connect_all(canvas, (one,), other)


def connect_all(canvas: Canvas, cards: Iterable[str], other: str) -> ChangeSet:
    """Link each of some cards with another one, as ``connect`` does."""
    links = (may_join(canvas, card, other) for card in cards)
    return adding(*(link for link in links if link is not None and link.id not in canvas.links))


def disconnect(canvas: Canvas, one: str, other: str) -> ChangeSet:
    """Take the link between a tactic and a problem away, if there is one."""
    link = may_join(canvas, one, other)
    return removing(link) if link is not None and link.id in canvas.links else ChangeSet()


def toggle_link(canvas: Canvas, one: str, other: str) -> ChangeSet:
    """Link two cards if they are not linked, take the link away if they are."""
    return connect(canvas, one, other) or disconnect(canvas, one, other)


def reconnect(canvas: Canvas, link: str, end: str) -> ChangeSet:
    """Lead one end of a link to another card: a problem takes the problem's end, a tactic its own.

    Empty when the card can't take either end, or is linked there already.
    """
    old = canvas.links.get(link)
    if old is None:
        return ChangeSet()
    keeps = old.tactic if isinstance(canvas.get(end), Problem) else old.problem
    new = may_join(canvas, keeps, end)
    if new is None or new.id in canvas.links:
        return ChangeSet()
    return ChangeSet(added={new.id: new}, removed={old.id: old})


def rerank(canvas: Canvas, problem: str, place: int) -> ChangeSet:
    """Put a problem at a place in the ranking, from 0."""
    found = canvas.problems[problem]
    now = canvas.ranked.index(found)
    place = max(0, min(place, len(canvas.problems) - 1))
    return _ranked_in(canvas, found, place, is_new=False) if place != now else ChangeSet()


def _ranked_in(canvas: Canvas, problem: Problem, place: int, *, is_new: bool) -> ChangeSet:
    others = [each for each in canvas.ranked if each.id != problem.id]
    place = max(0, min(place, len(others)))
    before = others[place - 1].rank if place else None
    after = others[place].rank if place < len(others) else None
    if before is None:
        rank = 1.0 if after is None else after - 1.0
    else:
        rank = before + 1.0 if after is None else (before + after) / 2
    fits = (before is None or before < rank) and (after is None or rank < after)
    pairs: list[tuple[Record, Record]] = []
    if fits and abs(rank) <= FURTHEST:
        moved = replace(problem, rank=rank)
    else:  # no number left between the two: count everything anew
        order = [*others[:place], problem, *others[place:]]
        moved = replace(problem, rank=float(place + 1))
        pairs = [
            (each, replace(each, rank=float(number)))
            for number, each in enumerate(order, start=1)
            if each is not problem
        ]
    if not is_new:
        pairs.append((problem, moved))
    changes = updating(pairs)
    return ChangeSet(added={moved.id: moved} if is_new else {}, updated=changes.updated)


def place_tactics(canvas: Canvas, places: Mapping[str, WingPlace]) -> ChangeSet:
    """Put tactics at places; the wing of the place becomes the tactic's aim."""
    there = canvas.tactics
    found: list[tuple[Tactic, Aim, float, float]] = []
    across, down = field_of(Tactic, "x"), field_of(Tactic, "y")
    for key, (aim, left, top) in places.items():
        tactic, x, y = there[key], check(across, float(left)), check(down, float(top))
        if tactic.aim is not aim or tactic.x != x or tactic.y != y:
            found.append((tactic, aim, x, y))
    if not found:
        return ChangeSet()
    tactics, aims, xs, ys = zip(*found, strict=True)
    new = copies(tactics, aim=aims, x=xs, y=ys)
    return ChangeSet(updated={old.id: (old, now) for old, now in zip(tactics, new, strict=True)})


def tidy(canvas: Canvas, heights: Heights) -> tuple[ChangeSet, Collection[str]]:
    """Lay both wings out in columns; also return the tactics that come near no note there.

    These cover nobody: as the cards of a hand they need not be asked who would make way.
    """
    places = tidy_places(canvas, heights)
    apart = places.keys() - beside_notes(canvas, heights, places)
    return place_tactics(canvas, places), apart


def move_notes(canvas: Canvas, points: Mapping[str, tuple[float, float]]) -> ChangeSet:
    """Put notes' upper left corners at points in scene units."""
    pairs: list[tuple[Record, Record]] = []
    across, down = field_of(Note, "x"), field_of(Note, "y")
    for key, (x, y) in points.items():
        note = canvas.notes[key]
        checked = check(across, float(x)), check(down, float(y))
        pairs.append((note, replace(note, x=checked[0], y=checked[1])))
    return updating(pairs)


def cross(canvas: Canvas, tactics: Iterable[str], aim: Aim) -> ChangeSet:
    """Give tactics an aim: each is mirrored to that wing, at the same distance and height."""
    return set_field(canvas, tactics, "aim", aim)


def ignore(canvas: Canvas, rule: str, record: str = "") -> ChangeSet:
    """Tell a rule no more about a record, or (without one) about nothing on this canvas.

    Empty when that is so already, or for what is no card of this canvas. Raises fields.BadValue for
    what can't be a rule's id.
    """
    new = Ignored(rule=check(field_of(Ignored, "rule"), rule), record=record)
    about = not record or isinstance(canvas.get(record), Brief | Card)
    return adding(new) if about and new.id not in canvas.ignored else ChangeSet()


def hear_again(canvas: Canvas, rule: str, record: str = "") -> ChangeSet:
    """Tell a rule again about a record, or on this canvas at all; empty if it was not ignored.

    On the whole canvas it stays ignored about the cards for which it was ignored one by one.
    """
    old = canvas.ignored.get(Ignored(rule=rule, record=record).id)
    return removing(old) if old is not None else ChangeSet()
