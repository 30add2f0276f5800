# SPDX-License-Identifier: MIT
"""What is good about a plan, in short sentences; nothing is said that was not looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.fields import entries
from stratcanvas.domain.rules import MOST_PROBLEMS
from stratcanvas.domain.tally import Tally
from stratcanvas.domain.word_count import count_words
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.coach.audience import Audience
    from stratcanvas.coach.text_findings import TextFindings

_FEWEST = 2
"""Words of the shortest statement that can be somebody's own: “Corks leak”."""


def praise(canvas: Canvas, tally: Tally, texts: "TextFindings | None") -> Iterator[str]:
    """Walk over what is good; ``texts`` are those of this canvas, None where nobody read them."""
    if tally.tactics and not tally.uncounted:
        yield tr("Every tactic counts")
    if tally.problems and not tally.not_educated and not tally.not_helped:
        yield tr("Every problem has a tactic that educates and one that helps solve it")
    if texts is not None and _speaks_as_they_do(canvas, texts):
        yield trn(
            "The problem reads like the customer’s own words",
            "The problems read like the customer’s own words",
            len(canvas.problems),
        )
    told = sum(bool(entries(each.evidence)) for each in canvas.problems.values())
    if told:
        yield trn(
            "For {n} problem you wrote who said so", "For {n} problems you wrote who said so", told
        ).format(n=told)
    known = sum(bool(e.belief.strip() and e.truth.strip()) for e in canvas.problems.values())
    if known:
        yield trn(
            "For {n} problem you wrote what they think and what is true instead",
            "For {n} problems you wrote what they think and what is true instead",
            known,
        ).format(n=known)


def _speaks_as_they_do(canvas: Canvas, texts: "TextFindings") -> bool:
    """Tell whether the rules could read all problems and found nothing in any, ignored or not.

    Of “Money”, “???” or a page of text nobody knows it, nor of words in another language. More
    problems than are to be kept in mind are not looked at: the window waits for this.
    """
    from stratcanvas.coach.text_rules import CHECKS, understands  # who read the texts has them

    rules = [each for each in CHECKS.values() if each.about is Problem]
    return (
        0 < len(canvas.problems) <= MOST_PROBLEMS
        and all(understands(rule, texts.audience) for rule in rules)
        and texts.by_record.keys().isdisjoint(canvas.problems)
        and all(_can_tell(each.statement, texts.audience) for each in canvas.problems.values())
    )


def _can_tell(statement: str, audience: "Audience") -> bool:
    """Tell whether a statement is as long as something that a person says, in a known language."""
    from stratcanvas.coach.strategy_checks import LONGEST_SENTENCE

    fits = _FEWEST <= count_words(statement) <= LONGEST_SENTENCE
    return fits and audience.prose(statement).is_in_language
