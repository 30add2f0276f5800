# SPDX-License-Identifier: MIT
"""The canvas as a list: what comes first, and what belongs to what."""

import enum
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas, from_the_top
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.derived import Derived


class Part(enum.Enum):
    """What an outline row stands for."""

    CUSTOMER = "customer"
    STRATEGY = "strategy"
    PROBLEM = "problem"
    TACTIC = "tactic"
    UNCOUNTED = "uncounted"  # the heading over tactics that serve no problem
    NOTES = "notes"  # the heading over notes
    NOTE = "note"


class OutlineRow(NamedTuple):
    """One row: which record (None for a heading), under which problem, how deep."""

    part: Part
    record: str | None
    depth: int = 0
    under: str | None = None


UNCOUNTED, NOTES = OutlineRow(Part.UNCOUNTED, None), OutlineRow(Part.NOTES, None)


def outline(derived: Derived) -> tuple[OutlineRow, ...]:
    """Return the rows in reading order.

    A tactic that serves several problems has a row under each of them.
    """
    return tuple(row for head in heads(derived.canvas) for row in (head, *under(derived, head)))


def heads(canvas: Canvas) -> tuple[OutlineRow, ...]:
    """Return the rows of the first level, in reading order."""
    rows = [
        OutlineRow(Part.CUSTOMER, canvas.brief.id),
        OutlineRow(Part.STRATEGY, canvas.strategy.id),
    ]
    rows.extend(OutlineRow(Part.PROBLEM, problem.id) for problem in canvas.ranked)
    if len(canvas.tactics) > len(canvas.problems_of):
        rows.append(UNCOUNTED)
    if canvas.notes:
        rows.append(NOTES)
    return tuple(rows)


def under(derived: Derived, head: OutlineRow, most: int | None = None) -> tuple[OutlineRow, ...]:
    """Return the rows under a row of the first level, in order; ``most``: only the first."""
    canvas = derived.canvas
    if head.part is Part.PROBLEM and head.record is not None:
        served = head.record
        tactics = (
            tactic for aim in (Aim.EDUCATE, Aim.SOLVE) for tactic in canvas.tactics_on(served, aim)
        )
        return tuple(OutlineRow(Part.TACTIC, each.id, 1, served) for each in islice(tactics, most))
    if head.part is Part.UNCOUNTED:
        return tuple(OutlineRow(Part.TACTIC, key[-1], 1) for key in derived.loose[:most])
    if head.part is Part.NOTES:
        return tuple(OutlineRow(Part.NOTE, key[-1], 1) for key in derived.notes[:most])
    return ()


def count_under(canvas: Canvas, head: OutlineRow) -> int:
    """Return how many rows lie under a row of the first level, without making them."""
    if head.part is Part.PROBLEM and head.record is not None:
        return len(canvas.tactics_of.get(head.record, ()))
    if head.part is Part.UNCOUNTED:
        return len(canvas.tactics) - len(canvas.problems_of)
    return len(canvas.notes) if head.part is Part.NOTES else 0


def head_over(canvas: Canvas, record: str) -> OutlineRow | None:
    """Return the row of the first level that a card first stands under, or None."""
    if record in canvas.notes:
        return NOTES
    if record in canvas.tactics:
        served = canvas.problems_of.get(record)
        return OutlineRow(Part.PROBLEM, served[0]) if served else UNCOUNTED
    return None


def row_count(canvas: Canvas) -> int:
    """Return how many rows the outline has, without making them."""
    loose, notes = len(canvas.tactics) - len(canvas.problems_of), len(canvas.notes)
    headings = bool(loose) + bool(notes)
    return 2 + len(canvas.problems) + len(canvas.links) + loose + notes + headings


def reading_order(derived: Derived) -> list[str]:
    """Return the cards' ids, each once: the strategy, then as the outline reads.

    A tactic comes under the first of the problems that it serves; its other rows are not made.
    """
    canvas, tactics = derived.canvas, derived.canvas.tactics
    first: defaultdict[str, list[Tactic]] = defaultdict(list)
    for key, served in canvas.problems_of.items():
        first[served[0]].append(tactics[key])
    order = [canvas.strategy.id]
    for problem in canvas.ranked:
        order += _read_together(problem.id, first.get(problem.id, ()))
    return order + _read_last(derived)


def reading_near(derived: Derived, card: str) -> list[str]:
    """Return the part of the reading order, the brief before all, in which a card and those beside
    it stand; quick at any number of cards that serve a problem."""
    canvas, ranked = derived.canvas, derived.canvas.ranked
    head = [canvas.id, canvas.strategy.id]
    problem = next(iter(canvas.problems_of.get(card, ())), card)
    place = canvas.number.get(problem)  # from 1
    if place is None:
        place = 0 if card in head else len(ranked) + 1
    order: list[str] = []
    for number in (place - 1, place, place + 1):
        if number == 0:
            order += head
        elif 0 < number <= len(ranked):
            order += _read_under(canvas, ranked[number - 1].id)
        elif number == len(ranked) + 1:
            order += _read_last(derived)
    return order


def _read_under(canvas: Canvas, problem: str) -> list[str]:
    serving = canvas.tactics_of.get(problem, ())
    first = (each for each in serving if canvas.problems_of[each][0] == problem)
    return _read_together(problem, [canvas.tactics[each] for each in first])


def _read_together(problem: str, tactics: Iterable[Tactic]) -> list[str]:
    """Return a problem, then the tactics that come under it: those that educate come first."""
    down = sorted(tactics, key=from_the_top)
    return [problem, *(each.id for aim in Aim for each in down if each.aim is aim)]


def _read_last(derived: Derived) -> list[str]:
    """Return the tactics that serve nothing, then the notes."""
    return [*(key[-1] for key in derived.loose), *(key[-1] for key in derived.notes)]
