# SPDX-License-Identifier: MIT
"""Loads the words of the rules: what each says, why, and a good and a bad example."""

import enum
from dataclasses import dataclass
from functools import cache

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
    levels: dict[str, Level] = {}
    found: dict[tuple[str, str], RuleText] = {}
    for name, words in _tables(resource("coach/rules.toml").read_text(encoding="utf-8")).items():
        rule, _, kind = name.partition(".")
        if not kind:
            levels[rule] = Level(words.pop("level"))
        found[rule, kind] = RuleText(id=rule, level=levels[rule], **words)
    return found


def _tables(text: str) -> dict[str, dict[str, str]]:
    """Return the tables of a TOML text that holds nothing but strings of a line, without escapes.

    Python's own reader takes 7 ms to load and to read this, for which a start's panels would wait.
    """
    tables: dict[str, dict[str, str]] = {}
    words: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            words = tables[line[1:-1]] = {}
        elif line and not line.startswith("#"):
            part, _, value = line.partition(" = ")
            words[part] = value[1:-1]
    return tables


def rule_text(rule: str, about: type | None = None) -> RuleText:
    """Return the words of one rule about a kind of record, translated.

    Raises KeyError for a rule without words.
    """
    texts = rule_texts()
    kind = "" if about is None else NAME_OF[about]
    text = texts.get((rule, kind)) or texts[rule, ""]
    said = (text.sentence, text.reason, text.good, text.bad)
    return RuleText(text.id, text.level, *map(translated, said))
