# SPDX-License-Identifier: MIT
"""What a card of our own JSON Canvas says below its words, read back as the fields that it is of.

The other way round stands in ``node_words``.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.domain.cards import Awareness, Problem
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.named_choices import choice_named, labels, tactic_facts

_SLANTED = re.compile(r"\*((?:[^*\\]|\\.)+)\*(?: (.*))?", re.DOTALL)


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
        if folded(slanted) in labels(field_of(Problem, "cost").label) and behind:
            return {"cost": behind}
        awareness = choice_named(Awareness, slanted)
        return {"awareness": awareness} if awareness and not behind else {}
    return tactic_facts(slanted) if role.aim is not None and not behind else {}
