# SPDX-License-Identifier: MIT
"""What counts, and the structural findings that follow. Computed from the canvas, never stored.

The words of each rule are data (``resources/coach``); here is only when it applies.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach


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


def findings(canvas: Canvas) -> tuple[Finding, ...]:
    """Return every structural finding, the most useful first."""
    return tuple(
        Finding(rule, subject) for rule, about in subjects(canvas).items() for subject in about
    )


def subjects(canvas: Canvas) -> dict[str, list[str]]:
    """Return the records that each rule applies to, the most useful rule first."""
    return {rule: list(applies(canvas)) for rule, applies in RULES.items()}


def _no_customer(canvas: Canvas) -> Iterator[str]:
    if not canvas.brief.customer.strip():
        yield canvas.brief.id


def _no_problem(canvas: Canvas) -> Iterator[str]:
    if not canvas.problems:
        yield canvas.brief.id


def _no_strategy(canvas: Canvas) -> Iterator[str]:
    if not canvas.strategy.statement.strip():
        yield canvas.strategy.id


def _unconnected(canvas: Canvas) -> Iterator[str]:
    return (each for each in canvas.tactics if each not in canvas.problems_of)


def _uncovered(canvas: Canvas) -> Iterator[str]:
    return (each.id for each in canvas.ranked if each.id not in canvas.tactics_of)


def _not_helped(canvas: Canvas) -> Iterator[str]:
    return (
        each.id
        for each in canvas.ranked
        if each.id in canvas.tactics_of and not is_helped(canvas, each.id)
    )


def _not_educated(canvas: Canvas) -> Iterator[str]:
    return (
        each.id
        for each in canvas.ranked
        if each.id in canvas.tactics_of and not is_educated(canvas, each.id)
    )


def _no_approach(canvas: Canvas) -> Iterator[str]:
    if canvas.strategy.statement.strip() and canvas.strategy.approach is Approach.NOT_CHOSEN:
        yield canvas.strategy.id


RULES: dict[str, Callable[[Canvas], Iterator[str]]] = {
    "no-customer": _no_customer,
    "no-problem": _no_problem,
    "no-strategy": _no_strategy,
    "unconnected-tactic": _unconnected,
    "uncovered-problem": _uncovered,
    "not-helped": _not_helped,
    "not-educated": _not_educated,
    "no-approach": _no_approach,
}
"""Rule id → the records it applies to, the most useful rule first."""
