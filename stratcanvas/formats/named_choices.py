# SPDX-License-Identifier: MIT
"""Fields and choices by the words that people read of them, in English or their own language."""

import datetime
import re

from stratcanvas.domain.cards import Stage, Status
from stratcanvas.domain.fields import Choice, Field, Kind
from stratcanvas.domain.search import folded
from stratcanvas.words import translated

_DOT = " · "
_SERVED = re.compile(r"for problems [\d, ]+")


def labels(marked: str) -> set[str]:
    """Return how a label of ours may be written, as it is compared."""
    return {folded(marked), folded(translated(marked))}


def choice_named(kind: type[Choice], words: str) -> str:
    """Return the value of the choice that words name; "" for none."""
    wanted = folded(words)
    for member in kind:
        if member.value and wanted in labels(member.label):
            return str(member.value)
    return ""


def told(field: Field, words: str) -> str:
    """Return words as a field keeps them, before they are checked; "" for what it can't take."""
    if field.kind is Kind.CHOICE and field.choices is not None:
        return choice_named(field.choices, words)
    if field.kind is Kind.DATE:
        return words if is_day(words) else ""
    return words


def is_day(words: str) -> bool:
    """Tell whether words are a day, such as 2026-11-30."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words):
        return False
    try:
        datetime.date.fromisoformat(words)
    except ValueError:
        return False
    return True


def tactic_facts(words: str) -> dict[str, str]:
    """Return what our files tell of a tactic in a line: stage, status, owner and day; none for
    other words.
    """
    parts = words.split(_DOT)
    if len(parts) < 2:
        return {}
    stage, status, rest = choice_named(Stage, parts[0]), choice_named(Status, parts[1]), parts[2:]
    if not stage or not status:
        return {}
    facts = {"stage": stage, "status": status}
    rest = [each for each in rest if not _SERVED.fullmatch(each)]
    if rest and is_day(rest[-1]):
        facts["due"] = rest.pop()
    return {**facts, "owner": _DOT.join(rest)} if rest else facts
