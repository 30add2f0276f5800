# SPDX-License-Identifier: MIT
"""The canvas as a list: what comes first, what belongs to what, and how each row is spoken."""

import enum
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Strategy, Tactic, main_text


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


def one_line(text: str) -> str:
    """Return a text as one line: every run of white space becomes a space."""
    return " ".join(text.split())


def spoken(canvas: Canvas, record: str) -> str:
    """Return what a screen reader says for a record: role, state, text and links."""
    found = canvas.get(record)
    match found:
        case Problem():
            return _spoken_problem(canvas, found)
        case Tactic():
            return _spoken_tactic(canvas, found)
        case Strategy():
            return f"Strategy, {one_line(found.statement) or 'still empty'}"
        case Note():
            return f"Note, {one_line(main_text(found)) or 'empty'}"
        case _:
            return f"The customer, {one_line(canvas.brief.customer) or 'still empty'}"


def _spoken_problem(canvas: Canvas, problem: Problem) -> str:
    states = [
        "educated" if rules.is_educated(canvas, problem.id) else "nothing educates yet",
        "helped" if rules.is_helped(canvas, problem.id) else "nothing helps solve yet",
    ]
    words = one_line(problem.statement) or "empty"
    number = canvas.number[problem.id]
    return f"Problem {number}, {words}, {problem.awareness.label}, {', '.join(states)}"


def _spoken_tactic(canvas: Canvas, tactic: Tactic) -> str:
    words = one_line(tactic.title) or "empty"
    served = canvas.problems_of.get(tactic.id, ())
    if not served:
        return f"Tactic, not counted, {words}"
    numbers = ", ".join(str(canvas.number[each]) for each in served)
    noun = "problem" if len(served) == 1 else "problems"
    kind = f"{tactic.kind.word}, " if tactic.kind.word else ""
    return f"Tactic, {tactic.aim.label}, {kind}{words}, for {noun} {numbers}"
