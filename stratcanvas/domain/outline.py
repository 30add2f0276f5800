# SPDX-License-Identifier: MIT
"""The canvas as a list: what comes first, and what belongs to what."""

import enum
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim


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


_DOWN = attrgetter("y", "x", "id")
"""Sorts cards from the top down, as ``from_the_top`` does, and quicker for a hundred thousand."""
_UNCOUNTED, _NOTES = OutlineRow(Part.UNCOUNTED, None), OutlineRow(Part.NOTES, None)


def outline(canvas: Canvas) -> tuple[OutlineRow, ...]:
    """Return the rows in reading order.

    A tactic that serves several problems has a row under each of them.
    """
    return tuple(row for head in heads(canvas) for row in (head, *under(canvas, head)))


def heads(canvas: Canvas) -> tuple[OutlineRow, ...]:
    """Return the rows of the first level, in reading order."""
    rows = [
        OutlineRow(Part.CUSTOMER, canvas.brief.id),
        OutlineRow(Part.STRATEGY, canvas.strategy.id),
    ]
    rows.extend(OutlineRow(Part.PROBLEM, problem.id) for problem in canvas.ranked)
    if len(canvas.tactics) > len(canvas.problems_of):
        rows.append(_UNCOUNTED)
    if canvas.notes:
        rows.append(_NOTES)
    return tuple(rows)


def under(canvas: Canvas, head: OutlineRow, most: int | None = None) -> tuple[OutlineRow, ...]:
    """Return the rows under a row of the first level, in order; ``most``: only the first."""
    if head.part is Part.PROBLEM and head.record is not None:
        served = head.record
        tactics = (
            tactic for aim in (Aim.EDUCATE, Aim.SOLVE) for tactic in canvas.tactics_on(served, aim)
        )
        return tuple(OutlineRow(Part.TACTIC, each.id, 1, served) for each in islice(tactics, most))
    if head.part is Part.UNCOUNTED:
        loose = [each for each in canvas.tactics.values() if not rules.counts(canvas, each.id)]
        return tuple(
            OutlineRow(Part.TACTIC, each.id, 1) for each in sorted(loose, key=_DOWN)[:most]
        )
    if head.part is Part.NOTES:
        notes = sorted(canvas.notes.values(), key=_DOWN)
        return tuple(OutlineRow(Part.NOTE, each.id, 1) for each in notes[:most])
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
        return _NOTES
    if record in canvas.tactics:
        served = canvas.problems_of.get(record)
        return OutlineRow(Part.PROBLEM, served[0]) if served else _UNCOUNTED
    return None


def row_count(canvas: Canvas) -> int:
    """Return how many rows the outline has, without making them."""
    loose, notes = len(canvas.tactics) - len(canvas.problems_of), len(canvas.notes)
    headings = bool(loose) + bool(notes)
    return 2 + len(canvas.problems) + len(canvas.links) + loose + notes + headings


def reading_order(canvas: Canvas) -> list[str]:
    """Return the cards' ids, each once: the strategy, then as the outline reads."""
    cards = (row.record for row in outline(canvas) if row.part is not Part.CUSTOMER)
    return list(dict.fromkeys(card for card in cards if card is not None))
