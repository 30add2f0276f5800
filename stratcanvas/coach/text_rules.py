# SPDX-License-Identifier: MIT
"""The rules on texts, a row each: what record each is about, its check, and where it may speak."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from stratcanvas.coach import common_ground, problem_checks, strategy_checks, tactic_checks
from stratcanvas.coach.audience import Audience
from stratcanvas.coach.forms import has_forms
from stratcanvas.coach.lexicon import Level, rule_text
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Strategy, Tactic
from stratcanvas.domain.records import Record
from stratcanvas.domain.rules import Finding


class TextRule(NamedTuple):
    """One rule: the kind of record whose text it reads, and which words make it speak."""

    id: str
    about: type
    check: Callable[[Canvas, Audience, Any], tuple[str, ...]]
    in_any_language: bool = False
    """It speaks wherever the forms of words are known; others speak of English alone."""


DUPLICATE = "duplicate"
"""The one rule that is about two cards, so that no check of one record can find it."""
_ROWS = (
    TextRule("about-us", Strategy, strategy_checks.about_us),
    TextRule("goal-not-strategy", Strategy, strategy_checks.goal_not_strategy),
    TextRule("strategy-is-list", Strategy, strategy_checks.strategy_is_list),
    TextRule("long-strategy", Strategy, strategy_checks.long_strategy, in_any_language=True),
    TextRule("fluff", Strategy, strategy_checks.fluff),
    TextRule("hard-words", Strategy, strategy_checks.hard_words),
    TextRule(
        "strategy-misses-problems",
        Strategy,
        common_ground.strategy_misses_problems,
        in_any_language=True,
    ),
    TextRule("approach-mismatch", Strategy, strategy_checks.approach_mismatch),
    TextRule("problem-is-ours", Problem, problem_checks.problem_is_ours),
    TextRule("problem-is-solution", Problem, problem_checks.problem_is_solution),
    TextRule("problem-vague", Problem, problem_checks.problem_vague),
    TextRule("tactic-vague", Tactic, tactic_checks.tactic_vague),
    TextRule("leading-question", Tactic, tactic_checks.leading_question),
)
CHECKS = {rule.id: rule for rule in _ROWS}
TEXT_RULES = (*CHECKS, DUPLICATE)
"""Every rule's id, the most useful first."""


@cache
def speaks(rule: str) -> bool:
    """Tell whether a rule is sure enough to speak at all."""
    return rule_text(rule).level is not Level.OFF


def found_in(canvas: Canvas, audience: Audience, record: Record) -> tuple[Finding, ...]:
    """Return what the rules find in a record's text, in the order of the table."""
    return tuple(
        Finding(rule.id, record.id, because)
        for rule in CHECKS.values()
        if isinstance(record, rule.about) and speaks(rule.id) and understands(rule, audience)
        for because in (_checked(rule, canvas, audience, record),)
        if because
    )


def _checked(rule: TextRule, canvas: Canvas, audience: Audience, record: Record) -> tuple[str, ...]:
    """Return the words that make a rule speak; a bug of ours in it makes it silent, and no more."""
    try:
        return rule.check(canvas, audience, record)
    except Exception:
        import logging  # seldom, and no command that reads a file needs it

        logging.getLogger(__name__).exception("the rule %s failed", rule.id)
        return ()


def understands(rule: TextRule, audience: Audience) -> bool:
    """Tell whether a rule can read the language of a canvas."""
    if rule.in_any_language:
        return has_forms(audience.language)
    return audience.language == "en"
