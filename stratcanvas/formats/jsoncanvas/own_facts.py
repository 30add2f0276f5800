# SPDX-License-Identifier: MIT
"""What a card of our own JSON Canvas says below its words, read back as the fields that it is of.

The other way round stands in ``node_words``.
"""

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.domain.cards import Awareness, Problem, Stage, Status
from stratcanvas.domain.fields import Choice, field_of
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.words import translated

_SLANTED = re.compile(r"\*((?:[^*\\]|\\.)+)\*(?: (.*))?", re.DOTALL)
_DOT = " · "


class OwnWords(NamedTuple):
    """A card's own words, in lines, and what more is told of it, by field."""

    text: str
    facts: dict[str, str]


def own_words(markdown: str, role: CardRole, plain: Callable[[str], str]) -> OwnWords:
    """Return what a card of ours says; ``plain`` makes Markdown plain words."""
    said: list[str] = []
    facts: dict[str, str] = {}
    for paragraph in markdown.split("\n\n"):
        found = _SLANTED.fullmatch(paragraph.strip()) if said or role.aim else None
        known = {} if found is None else _facts(role, plain(found[1]), plain(found[2] or ""))
        facts.update(known)
        if not known and (words := plain(paragraph)):
            said.append(words)
    return OwnWords("\n".join(said), facts)


def _facts(role: CardRole, slanted: str, behind: str) -> dict[str, str]:
    """Return the fields that a paragraph tells which begins with slanted words; none for others."""
    if role is CardRole.PROBLEM:
        if folded(slanted) in _labels(field_of(Problem, "cost").label) and behind:
            return {"cost": behind}
        awareness = _choice(Awareness, slanted)
        return {"awareness": awareness} if awareness and not behind else {}
    parts = slanted.split(_DOT)
    if role.aim is None or behind or len(parts) < 2:
        return {}
    stage, status, rest = _choice(Stage, parts[0]), _choice(Status, parts[1]), parts[2:]
    if not stage or not status:
        return {}
    facts = {"stage": stage, "status": status}
    if rest and _is_day(rest[-1]):
        facts["due"] = rest.pop()
    return {**facts, "owner": _DOT.join(rest)} if rest else facts


def _choice(kind: type[Choice], words: str) -> str:
    """Return the value of the choice that words name, in English or the person's language."""
    wanted = folded(words)
    for member in kind:
        if member.value and wanted in _labels(member.label):
            return str(member.value)
    return ""


def _labels(marked: str) -> set[str]:
    return {folded(marked), folded(translated(marked))}


def _is_day(words: str) -> bool:
    try:
        return datetime.date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False
