# SPDX-License-Identifier: MIT
"""Loads the words of the rules: what each says, why, and a good and a bad example."""

import tomllib
from dataclasses import dataclass
from functools import cache

from stratcanvas.shipped import resource
from stratcanvas.words import translated


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says to the person."""

    id: str
    sentence: str
    reason: str
    good: str
    bad: str


@cache
def rule_texts() -> dict[str, RuleText]:
    """Return rule id → its words in English, as they stand in ``resources/coach/rules.toml``."""
    data = tomllib.loads(resource("coach/rules.toml").read_text(encoding="utf-8"))
    return {rule: RuleText(id=rule, **words) for rule, words in data.items()}


def rule_text(rule: str) -> RuleText:
    """Return the words of one rule, translated. Raises KeyError for a rule without words."""
    text = rule_texts()[rule]
    said = (text.sentence, text.reason, text.good, text.bad)
    return RuleText(text.id, *map(translated, said))
