# SPDX-License-Identifier: MIT
"""What each card of a JSON Canvas may be in a plan, told by the strongest sign that there is:
words before a colon, the frame around it, its colour, whom it is joined with, where it lies.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.jsoncanvas.nodes import CardNode, Drawing, NodeGroup, plain_words
from stratcanvas.formats.jsoncanvas.own_facts import own_words
from stratcanvas.formats.jsoncanvas.signs import (
    CUSTOMER_AFTER,
    NOTE_COLOUR,
    PROBLEM_COLOUR,
    STRATEGY_COLOUR,
    TACTIC_COLOURS,
)
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.role_words import role_before, role_of_ours, role_said

_USUAL = {
    "1": CardRole.PROBLEM,
    PROBLEM_COLOUR: CardRole.PROBLEM,
    NOTE_COLOUR: CardRole.NOTE,
    TACTIC_COLOURS[Aim.SOLVE]: CardRole.SOLVE,
    TACTIC_COLOURS[Aim.EDUCATE]: CardRole.EDUCATE,
    STRATEGY_COLOUR: CardRole.STRATEGY,
}
"""What a colour says where no card of it says more."""
_TACTICS = {CardRole.EDUCATE, CardRole.SOLVE}


class Guessed(NamedTuple):
    """What a card may be, its words without what only said so, and what more is told of it."""

    role: CardRole
    text: str
    facts: dict[str, str]


def is_of_ours(drawing: Drawing) -> bool:
    """Tell whether Stratcanvas wrote it: each frame is called as ours are, one is the problems'."""
    roles = [role_of_ours(each.label.partition(CUSTOMER_AFTER)[0]) for each in drawing.groups]
    return None not in roles and CardRole.PROBLEM in roles


def guessed(drawing: Drawing, progress: Progress) -> list[Guessed]:
    """Return what each node may be, in order. Raises progress.Stopped."""
    if is_of_ours(drawing):
        return [_of_ours(node) for node in drawing.nodes]
    frames = _frames(drawing)
    said: list[CardRole | None] = []
    texts: list[str] = []
    for node in drawing.nodes:
        progress.step()
        role, text = _by_words(node.text)
        x, y = node.box.middle
        around = None if role else next((sort for box, sort in frames if box.box.holds(x, y)), None)
        said.append(role or around)
        texts.append(text)
    known = _by_colour(drawing.nodes, said)
    joined = _by_joins(drawing, known)
    found = [
        Guessed(role or CardRole.NOTE, text, {}) for role, text in zip(joined, texts, strict=True)
    ]
    return _sided(drawing.nodes, found, known)


def _of_ours(node: CardNode) -> Guessed:
    """Return a card that Stratcanvas wrote, whose colour says what it is."""
    role = _USUAL.get(node.colour, CardRole.NOTE)
    text, facts = own_words(node.markdown, role, plain_words)
    return Guessed(role, text or node.text, facts)


def _frames(drawing: Drawing) -> list[tuple[NodeGroup, CardRole]]:
    """Return the groups that say what lies in them, the smallest first."""
    told = [(group, role_said(group.label)) for group in drawing.groups]
    frames = [(group, role) for group, role in told if role is not None]
    return sorted(frames, key=lambda each: each[0].box.width * each[0].box.height)


def _by_words(text: str) -> tuple[CardRole | None, str]:
    """Return what a card's own words say that it is, and the text without a word that only said
    that.
    """
    role, text = role_before(text)
    first, _, rest = text.partition("\n")
    return role or (role_said(first) if rest.strip() else None), text


def _by_colour(nodes: Sequence[CardNode], said: Sequence[CardRole | None]) -> list[CardRole | None]:
    """Return what is known with what colours say: as most known cards of the same colour are."""
    votes: defaultdict[str, Counter[CardRole]] = defaultdict(Counter)
    for node, role in zip(nodes, said, strict=True):
        if role is not None and node.colour:
            votes[node.colour][role] += 1
    several = len({node.colour for node in nodes} - {""}) > 1
    usual: Mapping[str, CardRole] = _USUAL if several else {}
    meant = {**usual, **{colour: found.most_common(1)[0][0] for colour, found in votes.items()}}
    strategies = [node for node in nodes if node.colour == STRATEGY_COLOUR]
    if len(strategies) > 1 and not votes[STRATEGY_COLOUR]:
        meant.pop(STRATEGY_COLOUR, None)  # there is one strategy
    return [role or meant.get(node.colour) for node, role in zip(nodes, said, strict=True)]


def _by_joins(drawing: Drawing, known: Sequence[CardRole | None]) -> list[CardRole | None]:
    """Return what is known with what edges say: who leads to a problem is a tactic; where no
    problem is known, that many lead to is one.
    """
    place = {node.key: at for at, node in enumerate(drawing.nodes) if node.key}
    pairs = [
        (place[e.start], place[e.end]) for e in drawing.edges if e.start in place and e.end in place
    ]
    roles = [*known]
    if CardRole.PROBLEM not in roles:
        starts, ends = {one for one, _ in pairs}, {other for _, other in pairs}
        for at in ends - starts:
            roles[at] = roles[at] or CardRole.PROBLEM
    for one, other in pairs:
        for at, beside in ((one, other), (other, one)):
            if roles[at] is None and roles[beside] is CardRole.PROBLEM:
                roles[at] = CardRole.SOLVE
            elif roles[at] is None and roles[beside] in _TACTICS:
                roles[at] = CardRole.PROBLEM
    return roles


def _middle(nodes: Sequence[CardNode], roles: Sequence[CardRole | None]) -> float | None:
    """Return where the problems' middle is, from left to right; None for no problems."""
    problems = [
        node.box.middle[0]
        for node, role in zip(nodes, roles, strict=True)
        if role is CardRole.PROBLEM
    ]
    return sum(problems) / len(problems) if problems else None


def _sided(
    nodes: Sequence[CardNode],
    found: Sequence[Guessed],
    known: Sequence[CardRole | None],
) -> list[Guessed]:
    """Return the same, those that are tactics by their edges alone on the side where they lie."""
    middle = _middle(nodes, [each.role for each in found])
    if middle is None:
        return [*found]
    return [
        each._replace(role=CardRole.EDUCATE)
        if role is None and each.role is CardRole.SOLVE and node.box.middle[0] < middle
        else each
        for node, each, role in zip(nodes, found, known, strict=True)
    ]
