# SPDX-License-Identifier: MIT
"""A JSON Canvas becomes a plan: its cards with the roles that they seem to have, and a report of
what was kept, guessed and left out.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.records import MOST_RECORDS, new_id
from stratcanvas.domain.taken_cards import CardRole, TakenCard, TakenCards
from stratcanvas.formats.decoded_text import decoded
from stratcanvas.formats.jsoncanvas.json_text import BadJson, TooManyParts, parsed
from stratcanvas.formats.jsoncanvas.nodes import CardNode, Drawing, drawing_of
from stratcanvas.formats.jsoncanvas.roles import Guessed, guessed, is_of_ours
from stratcanvas.formats.jsoncanvas.signs import CUSTOMER_AFTER
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import TakenIn
from stratcanvas.formats.role_words import role_said
from stratcanvas.formats.taken_report import cut_off, made_of
from stratcanvas.storage.errors import NotTakenIn, TooLarge
from stratcanvas.words import tr, trn

_BEGINNING = re.compile(r"\s*\{\s*[\"}]")
_LOOKED_AT = 1 << 16
_TINY = 100


def is_json_canvas(data: bytes) -> bool:
    """Tell by its bytes whether a file is a JSON Canvas."""
    begun = decoded(data[:_LOOKED_AT])
    if begun is None or not _BEGINNING.match(begun):
        return False
    return len(data) < _TINY or '"nodes"' in begun or '"edges"' in begun or b'"nodes"' in data


def canvas_in_json(data: bytes, name: str, progress: Progress) -> TakenIn:
    """Return the canvas that a JSON Canvas makes; ``name`` is the file's, for sentences.

    Raises NotTakenIn or TooLarge, and progress.Stopped.
    """
    text = decoded(data)
    try:
        whole = parsed(text or "", progress)
    except TooManyParts:
        raise _too_many(name) from None
    except BadJson as problem:
        raise NotTakenIn(
            tr("{name} is a JSON Canvas, but not a whole one: it can’t be read to its end.").format(
                name=name
            ),
            then=tr("Copy or download it again, or save it again in the program it is from."),
        ) from problem
    if not isinstance(whole, dict):
        raise NotTakenIn(tr("{name} is no JSON Canvas.").format(name=name))
    drawing = drawing_of(whole, progress)
    if not drawing.nodes and not drawing.groups:
        raise _no_card(name)
    if len(drawing.nodes) + len(drawing.groups) + len(drawing.edges) > MOST_RECORDS:
        raise _too_many(name)
    taken = _cards(drawing, progress)
    canvas, ours = taken.canvas(), is_of_ours(drawing)
    if not taken.cards and not ours:  # frames without a word, as there is nothing to say of them
        raise _no_card(name)
    told = (*made_of(taken, certain=ours), *_left_out(drawing, taken, canvas))
    return TakenIn(canvas, told, None if ours else taken)


def _cards(drawing: Drawing, progress: Progress) -> TakenCards:
    """Return the cards from the top down, those on a level from left to right.

    Problems of ours come as they are ranked, which is how the file lists them.
    """
    ours = is_of_ours(drawing)
    found = [*enumerate(zip(drawing.nodes, guessed(drawing, progress), strict=True))]

    def place(each: tuple[int, tuple[CardNode, Guessed]]) -> tuple[float, float]:
        at, (node, said) = each
        if ours and said.role is CardRole.PROBLEM:
            return float("-inf"), at
        return node.box.y, node.box.x

    ids: dict[str, str] = {}
    cards = []
    for _, (node, (role, text, facts)) in sorted(found, key=place):
        fresh = new_id()
        if node.key:
            ids.setdefault(node.key, fresh)
        cards.append(TakenCard(fresh, text, role, facts))
    cards += [
        TakenCard(new_id(), group.label, CardRole.NOTE)
        for group in drawing.groups
        if not ours and group.label and role_said(group.label) is None
    ]
    joined = [
        (ids[each.start], ids[each.end])
        for each in drawing.edges
        if each.start in ids and each.end in ids
    ]
    blank = new_canvas()
    brief = replace(blank.brief, customer=_customer(drawing)) if ours else blank.brief
    return TakenCards(brief, blank.strategy, tuple(cards), tuple(joined))


def _customer(drawing: Drawing) -> str:
    said = (each.label.partition(CUSTOMER_AFTER)[2] for each in drawing.groups)
    return next(filter(None, said), "")[:LONGEST_TEXT]


def _left_out(drawing: Drawing, taken: TakenCards, canvas: Canvas) -> Iterator[str]:
    """Say what did not come along, each kind of it in a sentence."""
    ours = {"educates", "helps solve", tr("educates"), tr("helps solve")}
    labels = [each.label for each in drawing.edges if each.label and each.label not in ours]
    if labels:
        words = trn(
            "The words beside {n} connection were left out: {words}.",
            "The words beside {n} connections were left out: {words}.",
            len(labels),
        )
        yield words.format(n=len(labels), words=", ".join(f"“{each[:40]}”" for each in labels[:4]))
    lost = len({frozenset(each) for each in taken.joined}) - len(canvas.links)
    if lost > 0:
        yield trn(
            "{n} connection was left out: only a tactic and a problem can be connected.",
            "{n} connections were left out: only a tactic and a problem can be connected.",
            lost,
        ).format(n=lost)
    amiss = len(drawing.edges) - len(taken.joined) + drawing.odd["nowhere"] + drawing.odd["loops"]
    if amiss:
        yield trn(
            "{n} connection was left out that leads nowhere or to itself.",
            "{n} connections were left out that lead nowhere or to themselves.",
            amiss,
        ).format(n=amiss)
    if drawing.odd["empty"]:
        yield trn(
            "{n} card without words was left out.",
            "{n} cards without words were left out.",
            drawing.odd["empty"],
        ).format(n=drawing.odd["empty"])
    yield from cut_off(taken)
    if drawing.unknown:
        yield tr("What this program does not know was left out: {keys}.").format(
            keys=", ".join(drawing.unknown[:12])
        )


def _no_card(name: str) -> NotTakenIn:
    return NotTakenIn(
        tr("{name} is a JSON Canvas without a card.").format(name=name),
        then=tr("Choose another file."),
    )


def _too_many(name: str) -> TooLarge:
    return TooLarge(
        tr(
            "{name} holds more than the {most:,} cards and connectors that a canvas can have."
        ).format(name=name, most=MOST_RECORDS)
    )
