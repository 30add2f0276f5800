# SPDX-License-Identifier: MIT
"""What counts, and the structural findings that follow. Computed from the canvas, never stored.

A rule answers for one record at a time, so that an edit asks only for what it touched. The words
of each rule are data (``resources/coach``); here is only when it applies.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Aim,
    Approach,
    Awareness,
    Brief,
    Problem,
    Stage,
    Strategy,
    Tactic,
)
from stratcanvas.domain.fields import entries
from stratcanvas.domain.ignored import is_ignored
from stratcanvas.domain.records import Record

MOST_PROBLEMS, MOST_TACTICS = 10, 7
"""More problems on a canvas, or more tactics on one problem, are too many to keep in mind."""
TOP = 3
"""The problems at the top for which somebody should be quoted."""
ENOUGH_TACTICS = 5
"""With fewer tactics that count, nobody asks how they follow one another."""


def counts(canvas: Canvas, tactic: str) -> bool:
    """Tell whether a tactic counts: it is linked to at least one problem. Nothing else decides."""
    return tactic in canvas.problems_of


def is_educated(canvas: Canvas, problem: str) -> bool:
    """Tell whether a counting tactic educates the customer about the problem."""
    return problem in canvas.serving.by_aim[Aim.EDUCATE]


def is_helped(canvas: Canvas, problem: str) -> bool:
    """Tell whether a counting tactic helps the customer solve the problem."""
    return problem in canvas.serving.by_aim[Aim.SOLVE]


def wanted_aim(canvas: Canvas, problem: str) -> Aim:
    """Return what a further tactic for a problem should do: what it lacks, first of all educate."""
    if is_educated(canvas, problem) and not is_helped(canvas, problem):
        return Aim.SOLVE
    return Aim.EDUCATE


class Finding(NamedTuple):
    """A rule that applies, and the record it is about (the brief's id for the whole canvas)."""

    rule: str
    subject: str
    because: tuple[str, ...] = ()
    """The words of the record's text that made the rule speak; none where it read no text."""


class Rule(NamedTuple):
    """One rule: the kind of record it is about, and when it applies to one of them."""

    id: str
    about: type
    applies: Callable[[Canvas, Any], bool]


def _no_customer(_: Canvas, brief: Brief) -> bool:
    return not brief.customer.strip()


def _no_problem(canvas: Canvas, _: Brief) -> bool:
    return not canvas.problems


def _no_strategy(_: Canvas, strategy: Strategy) -> bool:
    return not strategy.statement.strip()


def _unconnected(canvas: Canvas, tactic: Tactic) -> bool:
    return tactic.id not in canvas.problems_of


def _uncovered(canvas: Canvas, problem: Problem) -> bool:
    return problem.id not in canvas.tactics_of


def _not_helped(canvas: Canvas, problem: Problem) -> bool:
    return problem.id in canvas.tactics_of and not is_helped(canvas, problem.id)


def _not_educated(canvas: Canvas, problem: Problem) -> bool:
    return problem.id in canvas.tactics_of and not is_educated(canvas, problem.id)


def _no_approach(_: Canvas, strategy: Strategy) -> bool:
    return bool(strategy.statement.strip()) and strategy.approach is Approach.NOT_CHOSEN


def _no_insight(_: Canvas, problem: Problem) -> bool:
    unknown = problem.awareness is Awareness.UNKNOWN
    return unknown and not (problem.belief.strip() and problem.truth.strip())


def _all_known(canvas: Canvas, _: Brief) -> bool:
    """Tell whether they know of every problem; one that nobody was asked about may be unknown."""
    problems = canvas.problems.values()
    return bool(problems) and all(each.awareness is Awareness.KNOWN for each in problems)


def _no_evidence(canvas: Canvas, _: Brief) -> bool:
    """Tell whether nobody is quoted for any of the top problems, once there are so many."""
    top = canvas.ranked[:TOP]
    return len(top) == TOP and not any(entries(each.evidence) for each in top)


def _too_many_problems(canvas: Canvas, _: Brief) -> bool:
    return len(canvas.problems) > MOST_PROBLEMS


def _too_many_tactics(canvas: Canvas, problem: Problem) -> bool:
    return len(canvas.tactics_of.get(problem.id, ())) > MOST_TACTICS


def _stage_missing(canvas: Canvas, _: Brief) -> bool:
    """Tell whether a stage has no tactic that counts."""
    serving = canvas.serving
    return len(serving.problems_of) >= ENOUGH_TACTICS and len(serving.stages) < len(Stage)


_ROWS = (
    Rule("no-customer", Brief, _no_customer),
    Rule("no-problem", Brief, _no_problem),
    Rule("no-strategy", Strategy, _no_strategy),
    Rule("unconnected-tactic", Tactic, _unconnected),
    Rule("uncovered-problem", Problem, _uncovered),
    Rule("not-helped", Problem, _not_helped),
    Rule("not-educated", Problem, _not_educated),
    Rule("no-approach", Strategy, _no_approach),
    Rule("all-known", Brief, _all_known),
    Rule("no-evidence", Brief, _no_evidence),
    Rule("stage-missing", Brief, _stage_missing),
    Rule("no-insight", Problem, _no_insight),
    Rule("too-many", Brief, _too_many_problems),
    Rule("too-many", Problem, _too_many_tactics),
)
RULES = tuple(dict.fromkeys(rule.id for rule in _ROWS))
"""Every rule's id, the most useful first; one may be about two kinds of record."""
_ABOUT = {kind: tuple(r for r in _ROWS if r.about is kind) for kind in {r.about for r in _ROWS}}


def broken_by_each(canvas: Canvas, records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    """Return the same for very many records, by id; those to which none applies are left out."""
    alike: dict[type, list[Record]] = {kind: [] for kind in _ABOUT}
    for each in records:
        alike[type(each)].append(each)
    found: dict[str, list[str]] = {}
    for kind, rows in _ABOUT.items():
        for rule, applies in ((row.id, row.applies) for row in rows):
            for each in [each for each in alike[kind] if applies(canvas, each)]:
                found.setdefault(each.id, []).append(rule)
    heard = (
        (key, tuple([rule for rule in rules if not is_ignored(canvas, rule, key)]))
        for key, rules in found.items()
    )
    return {key: rules for key, rules in heard if rules}


def broken_by(canvas: Canvas, record: Record) -> tuple[str, ...]:
    """Return the ids of the rules that apply to a record, in the order of the table.

    What the person does not want to hear is left out: about this record, or altogether.
    """
    rows = _ABOUT.get(type(record))
    if rows is None:
        return ()
    found = [r.id for r in rows if r.applies(canvas, record)]
    if not found:  # as with most
        return ()
    return tuple([rule for rule in found if not is_ignored(canvas, rule, record.id)])
