# SPDX-License-Identifier: MIT
"""Loads the words of the rules: what each says, why, and a good and a bad example."""

import enum
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from stratcanvas.domain.codec import NAME_OF
from stratcanvas.shipped import resource
from stratcanvas.words import translated


class Level(enum.Enum):
    """How sure a rule is, the surest first."""

    GAP = "gap"  # without it the plan does not hold
    SUGGESTION = "suggestion"  # it would be better so
    QUESTION = "question"  # only a person can know
    OFF = "off"  # not sure enough to be told


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says to the person, and how sure it is."""

    id: str
    level: Level
    sentence: str
    reason: str
    good: str
    bad: str


@cache
def rule_texts() -> dict[tuple[str, str], RuleText]:
    """Return the words of every rule in English, as they stand in ``resources/coach/rules.toml``.

    Their key is the rule's id, and the kind of record that the words are for: "" for any.
    """
    data = tomllib.loads(resource("coach/rules.toml").read_text(encoding="utf-8"))
    return {(each.id, kind): each for rule in data.items() for kind, each in _texts(*rule)}


def _texts(rule: str, words: dict[str, Any]) -> Iterator[tuple[str, RuleText]]:
    plain = {part: value for part, value in words.items() if isinstance(value, str)}
    level = Level(plain.pop("level"))
    yield "", RuleText(id=rule, level=level, **plain)
    for kind in words.keys() - plain.keys() - {"level"}:
        yield kind, RuleText(id=rule, level=level, **words[kind])


def rule_text(rule: str, about: type | None = None) -> RuleText:
    """Return the words of one rule about a kind of record, translated.

    Raises KeyError for a rule without words.
    """
    texts = rule_texts()
    kind = "" if about is None else NAME_OF[about]
    text = texts.get((rule, kind)) or texts[rule, ""]
    said = (text.sentence, text.reason, text.good, text.bad)
    return RuleText(text.id, text.level, *map(translated, said))
