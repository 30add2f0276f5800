# SPDX-License-Identifier: MIT
"""Cards on their way from a canvas to another place on it, or to another: what is copied of them,
as bytes and back, and made anew.

What comes back may be a stranger's: it is measured before it is read, and every value is checked.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from stratcanvas.domain.arrange import frame_width
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic, main_text
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.codec import NAME_OF, RECORD_TYPES, encode, revive
from stratcanvas.domain.copies import copies
from stratcanvas.domain.fields import fields_of, receive
from stratcanvas.domain.geometry import FURTHEST
from stratcanvas.domain.links import Link
from stratcanvas.domain.ordering import key_of
from stratcanvas.domain.records import MOST_RECORDS, Record, is_id, new_id
from stratcanvas.words import tr

MIME_TYPE = "application/x-stratcanvas-cards+json"
"""What the clipboard calls cards of ours."""
VERSION = 1
"""Of the form that cards have there; a greater one is a newer program's."""
LARGEST = 32 * 1024 * 1024
"""Bytes of cards that are read."""
_ELSEWHERE = "?"
"""Stands for the canvas of cards that do not say where they come from."""
_WIDEST, _DEEPEST = 1e6, 4
"""Scene units of a frame, and how deep lists and objects of ours stand in each other."""
_MOST_VALUES = 30 * MOST_RECORDS
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)

Mover = Problem | Tactic | Note
"""A card that can be copied as often as one likes."""
Head = Brief | Strategy
"""What a canvas has one of: its words come along to where there are none yet."""


class Fragment(NamedTuple):
    """Some cards, the links between them, and those that led from them to other problems."""

    canvas: str
    """The id of the canvas that they were copied from; "" for cards that never lay on one."""
    width: float
    """How wide the frame was, in scene units, on both sides of which the tactics lay."""
    cards: tuple[Mover, ...] = ()
    """Problems by rank, then tactics, then notes, from the top down."""
    links: tuple[Link, ...] = ()
    heads: tuple[Head, ...] = ()
    """The customer and the strategy of that canvas, if they were copied too."""

    @property
    def problems(self) -> list[Problem]:
        """Return the problems among the cards."""
        return [each for each in self.cards if isinstance(each, Problem)]

    @property
    def beside(self) -> list[Tactic | Note]:
        """Return the cards that lie beside the frame."""
        return [each for each in self.cards if not isinstance(each, Problem)]


class BadFragment(ValueError):
    """What can't be read as cards; its text is a plain sentence for the person."""


def copied(canvas: Canvas, keys: Iterable[str]) -> Fragment:
    """Return some cards with their links; what can't be copied is left out.

    With the strategy and every card it is the whole plan, and the customer belongs to it.
    """
    chosen = dict.fromkeys(keys)
    found = [canvas.get(key) for key in chosen]
    cards = [each for each in found if isinstance(each, Mover)]
    cards.sort(key=lambda each: (_ORDER[type(each)], key_of(each)))
    links = [
        Link(tactic=each.id, problem=problem)
        for each in cards
        if isinstance(each, Tactic)
        for problem in canvas.problems_of.get(each.id, ())
    ]
    return Fragment(
        canvas.id, frame_width(canvas), tuple(cards), tuple(links), heads_among(canvas, chosen)
    )


def heads_among(canvas: Canvas, keys: Iterable[str]) -> tuple[Head, ...]:
    """Return which of customer and strategy are copied with some records; see ``copied``."""
    chosen = frozenset(keys)
    shelves = (canvas.problems, canvas.tactics, canvas.notes)
    whole = canvas.strategy.id in chosen and all(chosen.issuperset(shelf) for shelf in shelves)
    return tuple(each for each in (canvas.brief, canvas.strategy) if each.id in chosen or whole)


_ORDER: Mapping[type, int] = {Problem: 0, Tactic: 1, Note: 2}


def count_in(data: bytes) -> int:
    """Return how many cards there are in what ``written`` has made, without reading them: that
    takes a second where they are 10,000. Of other bytes it may be any number.
    """
    return sum(data.count(f'"type":"{NAME_OF[kind]}"'.encode()) for kind in _ORDER)


def written(fragment: Fragment) -> bytes:
    """Return cards as the bytes that ``read`` understands."""
    plain = {
        "form": MIME_TYPE,
        "version": VERSION,
        "canvas": fragment.canvas,
        "width": fragment.width,
        "heads": [{"type": NAME_OF[type(each)], **encode(each)} for each in fragment.heads],
        "cards": [{"type": NAME_OF[type(each)], **encode(each)} for each in fragment.cards],
        "links": [[link.tactic, link.problem] for link in fragment.links],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def read(data: bytes) -> Fragment:
    """Return the cards that some bytes hold, which anybody may have made.

    Kinds, fields and values that are not known here are left out. Raises BadFragment.
    """
    plain = _parsed(data)
    version = plain.get("version")
    if plain.get("form") != MIME_TYPE or type(version) is not int or version < 1:
        raise _unreadable()
    if version > VERSION:
        raise BadFragment(
            tr("These cards come from a newer Stratcanvas. Nothing was pasted: update this one.")
        )
    listed, pairs = plain.get("cards"), plain.get("links")
    if not isinstance(listed, list) or not isinstance(pairs, list):
        raise _unreadable()
    if len(listed) + len(pairs) > MOST_RECORDS:
        raise too_many()
    found = [each for each in map(_card, listed) if each is not None]
    cards = {each.id: each for each in found if isinstance(each, Mover)}
    if not cards:
        raise _unreadable()
    ordered = sorted(cards.values(), key=lambda each: (_ORDER[type(each)], key_of(each)))
    links = {link.id: link for link in map(_link, pairs) if link is not None}
    kept = tuple(each for each in links.values() if isinstance(cards.get(each.tactic), Tactic))
    canvas, width = plain.get("canvas"), plain.get("width")
    if not isinstance(canvas, str) or not is_id(canvas):
        canvas = _ELSEWHERE
    if not isinstance(width, int | float) or not 0 < width <= _WIDEST:
        width = 0.0
    return Fragment(canvas, float(width), tuple(ordered), kept, _heads(plain.get("heads")))


def _heads(listed: object) -> tuple[Head, ...]:
    """Return the customer and the strategy among what stands there, of each the first."""
    if not isinstance(listed, list):
        return ()
    found = [each for each in map(_card, listed[:2]) if isinstance(each, Head)]
    return tuple({type(each): each for each in reversed(found)}.values())


def too_many() -> BadFragment:
    """Return what is said of more cards than there is room for on a canvas."""
    words = tr(
        "These are more than the {most:,} cards and connectors that a canvas can have. Nothing was "
        "added."
    )
    return BadFragment(words.format(most=MOST_RECORDS))


def _unreadable() -> BadFragment:
    return BadFragment(
        tr("What was copied says that it is cards, but it can’t be read. Nothing was pasted.")
    )


def _parsed(data: bytes) -> Mapping[str, Any]:
    """Return what JSON holds: its size, depth and number of values are looked at before."""
    if len(data) > LARGEST:
        raise too_many()
    bones = _STRINGS.sub(b"", data)
    if bones.count(b",") + bones.count(b"[") + bones.count(b"{") > _MOST_VALUES:
        raise too_many()
    depth = 0
    for mark in re.findall(rb"[\[\]{}]", bones):
        depth += 1 if mark in b"[{" else -1
        if not 0 <= depth <= _DEEPEST:
            raise _unreadable()
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise _unreadable() from problem
    if not isinstance(plain, dict):
        raise _unreadable()
    return plain


def _card(plain: object) -> Mover | Head | None:
    """Return one card; a value that its field refuses is left out, and so is what is no card."""
    if not isinstance(plain, dict) or not is_id(plain.get("id")):
        return None
    name = plain.get("type")
    kind = RECORD_TYPES.get(name) if isinstance(name, str) else None
    if kind is None or kind not in {*_ORDER, Brief, Strategy}:
        return None
    values: dict[str, Any] = {}
    for field in fields_of(kind):
        value = plain.get(field.name)
        if value not in (None, ""):  # what is empty is so in a new card too
            try:
                values[field.name] = receive(field, revive(field, value))
            except ValueError:
                continue  # it keeps what a new card has there
    card: Mover | Head = kind(id=plain["id"], **values)
    return card


def _link(pair: object) -> Link | None:
    if not isinstance(pair, list) or len(pair) != 2 or not all(map(is_id, pair)):
        return None
    return Link(tactic=pair[0], problem=pair[1])


def renewed(fragment: Fragment, canvas: Canvas) -> Fragment:
    """Return the same cards under fresh ids, with the links that they can have on a canvas.

    Those between them stay; a tactic stays with a problem that was not copied on the canvas that it
    was copied from.
    """
    fresh = {each.id: new_id() for each in fragment.cards}
    ends = {each.id: fresh[each.id] for each in fragment.problems}
    if fragment.canvas == canvas.id:
        others = {link.problem for link in fragment.links} & canvas.problems.keys()
        ends = {key: key for key in others} | ends
    links = [
        Link(tactic=fresh[link.tactic], problem=ends[link.problem])
        for link in fragment.links
        if link.problem in ends
    ]
    cards: list[Mover] = []
    for _, alike in groupby(fragment.cards, type):
        some = [*alike]
        cards += copies(some, id=[fresh[each.id] for each in some])
    return fragment._replace(cards=tuple(cards), links=tuple(links))


def entering(fragment: Fragment, canvas: Canvas, place: int | None = None) -> ChangeSet:
    """Return the change that puts cards with fresh ids on a canvas, where they say they lie.

    The problems come at a place in the ranking, from 0; None: last. Customer and strategy lend
    their words where the canvas has none. Raises BadFragment when it has no room for so many.
    """
    there = len(canvas.problems) + len(canvas.tactics) + len(canvas.notes) + len(canvas.links)
    if there + len(fragment.cards) + len(fragment.links) > MOST_RECORDS:
        raise too_many()
    problems, moved = _ranked(fragment.problems, canvas, place)
    records: list[Record] = [*problems, *fragment.beside, *fragment.links]
    lent = {old.id: (old, new) for old, new in lent_words(fragment, canvas)}
    return ChangeSet(added={each.id: each for each in records}, updated={**moved, **lent})


def lent_words(fragment: Fragment, canvas: Canvas) -> list[tuple[Head, Head]]:
    """Return a canvas' customer and strategy, each before and after, where they take words."""
    pairs = [_lent(canvas, head) for head in fragment.heads]
    return [(old, new) for old, new in pairs if old != new]


def _lent(canvas: Canvas, head: Head) -> tuple[Head, Head]:
    """Return what a canvas has as such, and the same with the words of another.

    Its own words stay. Where it says whom or what it is about, the rest is about that too and is
    not filled with what was said of another. What the place fills in, as its paper, stays.
    """
    own: Head = canvas.brief if isinstance(head, Brief) else canvas.strategy
    if main_text(own).strip():
        return own, own
    kind: type = type(own)
    lent = {
        field.name: getattr(head, field.name)
        for field in fields_of(kind)
        if (field.holds_text or not field.fills_in) and getattr(own, field.name) == field.default
    }
    return own, replace(own, **lent)


def _ranked(
    problems: Sequence[Problem], canvas: Canvas, place: int | None
) -> tuple[list[Problem], Mapping[str, tuple[Record, Record]]]:
    """Return problems with ranks at a place, and the others that have to be counted anew."""
    if not problems:
        return [], {}
    order = canvas.ranked
    place = len(order) if place is None else max(0, min(place, len(order)))
    low = order[place - 1].rank if place else None
    high = order[place].rank if place < len(order) else None
    if low is None:
        low = 0.0 if high is None else high - len(problems) - 1.0
    step = 1.0 if high is None else (high - low) / (len(problems) + 1)
    ranks = [low + step * number for number in range(1, len(problems) + 1)]
    rising = [low, *ranks, *([] if high is None else [high])]
    if all(one < two for one, two in pairwise(rising)) and all(
        abs(rank) <= FURTHEST for rank in ranks
    ):
        return [replace(each, rank=rank) for each, rank in zip(problems, ranks, strict=True)], {}
    after = [*order[:place], *problems, *order[place:]]  # no numbers left: all are counted anew
    counted = {each.id: replace(each, rank=float(n)) for n, each in enumerate(after, start=1)}
    moved: dict[str, tuple[Record, Record]] = {
        each.id: (each, counted[each.id]) for each in order if each != counted[each.id]
    }
    return [counted[each.id] for each in problems], moved
