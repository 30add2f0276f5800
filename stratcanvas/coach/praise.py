# SPDX-License-Identifier: MIT
"""What is good about a plan, in short sentences; nothing is said that was not looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.fields import entries
from stratcanvas.domain.tally import Tally
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.coach.text_findings import TextFindings


def praise(canvas: Canvas, tally: Tally, texts: "TextFindings | None") -> Iterator[str]:
    """Walk over what is good; ``texts`` are those of this canvas, None where nobody read them."""
    if tally.tactics and not tally.uncounted:
        yield tr("Every tactic counts")
    if tally.problems and not tally.not_educated and not tally.not_helped:
        yield tr("Every problem has a tactic that educates and one that helps solve it")
    if texts is not None and _speaks_as_they_do(canvas, texts):
        yield tr("The problems read like the customer’s own words")
    quoted = sum(bool(entries(each.evidence)) for each in canvas.problems.values())
    if quoted:
        yield trn(
            "A customer is quoted for {n} problem", "Customers are quoted for {n} problems", quoted
        ).format(n=quoted)
    known = sum(bool(e.belief.strip() and e.truth.strip()) for e in canvas.problems.values())
    if known:
        yield trn(
            "For {n} problem you wrote what they think and what is true",
            "For {n} problems you wrote what they think and what is true",
            known,
        ).format(n=known)


def _speaks_as_they_do(canvas: Canvas, texts: "TextFindings") -> bool:
    """Tell whether the rules could read all problems and found nothing in any, ignored or not."""
    from stratcanvas.coach.text_rules import CHECKS, understands  # who read the texts has them

    rules = [each for each in CHECKS.values() if each.about is Problem]
    return (
        bool(canvas.problems)
        and all(understands(rule, texts.audience) for rule in rules)
        and all(each.statement.strip() for each in canvas.problems.values())
        and texts.by_record.keys().isdisjoint(canvas.problems)
    )
