# SPDX-License-Identifier: MIT
"""What counts, and the structural findings that follow. Computed from the canvas, never stored.

A rule answers for one record at a time, so that an edit asks only for what it touched. The words
of each rule are data (``resources/coach``); here is only when it applies.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Brief, Problem, Strategy, Tactic
from stratcanvas.domain.records import Record


def counts(canvas: Canvas, tactic: str) -> bool:
    """Tell whether a tactic counts: it is linked to at least one problem. Nothing else decides."""
    return tactic in canvas.problems_of


def is_educated(canvas: Canvas, problem: str) -> bool:
    """Tell whether a counting tactic educates the customer about the problem."""
    return problem in canvas.serving.by_aim[Aim.EDUCATE]


def is_helped(canvas: Canvas, problem: str) -> bool:
    """Tell whether a counting tactic helps the customer solve the problem."""
    return problem in canvas.serving.by_aim[Aim.SOLVE]


class Finding(NamedTuple):
    """A rule that applies, and the record it is about (the brief's id for the whole canvas)."""

    rule: str
    subject: str


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


_ROWS = (
    Rule("no-customer", Brief, _no_customer),
    Rule("no-problem", Brief, _no_problem),
    Rule("no-strategy", Strategy, _no_strategy),
    Rule("unconnected-tactic", Tactic, _unconnected),
    Rule("uncovered-problem", Problem, _uncovered),
    Rule("not-helped", Problem, _not_helped),
    Rule("not-educated", Problem, _not_educated),
    Rule("no-approach", Strategy, _no_approach),
)
RULES = {rule.id: rule for rule in _ROWS}
"""Every rule by its id, the most useful first."""
_ABOUT = {kind: tuple(r for r in _ROWS if r.about is kind) for kind in {r.about for r in _ROWS}}


def broken_by(canvas: Canvas, record: Record) -> tuple[str, ...]:
    """Return the ids of the rules that apply to a record, in the order of the table."""
    rules = _ABOUT.get(type(record), ())
    return tuple(rule.id for rule in rules if rule.applies(canvas, record))
