# SPDX-License-Identifier: MIT
"""The tactics and notes by upright strips of the canvas, kept up card by card.

Who stands beside a card is then asked of a few strips: no edit walks over all cards for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from math import floor

from stratcanvas.domain.cards import Aim, Note, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.records import Record

WIDTH = 220.0
"""Scene units of a strip: about as wide as a card."""
LEFT, MIDDLE, RIGHT = -1, 0, 1
"""The wing that educates, the notes, the wing that helps."""

_Place = tuple[int, int]
"""On which side, and the strip of a card's left edge; a wing's count from the frame outwards."""
_BESIDE = (Tactic, Note)
Strips = Mapping[_Place, tuple[str, ...]]
"""Place → ids of the cards there, in no order of meaning."""


def strips_of(tactics: Iterable[Tactic], notes: Iterable[Note]) -> Strips:
    """Return cards by strip."""
    found: defaultdict[_Place, list[str]] = defaultdict(list)
    educate = Aim.EDUCATE
    for tactic in tactics:
        side = LEFT if tactic.aim is educate else RIGHT
        found[side, floor(tactic.x / WIDTH)].append(tactic.id)
    for note in notes:
        found[_place(note)].append(note.id)
    return {place: tuple(ids) for place, ids in found.items()}


def strips_after(strips: Strips, changes: ChangeSet) -> Strips:
    """Return the strips after a change."""
    gone: defaultdict[_Place, set[str]] = defaultdict(set)
    new: defaultdict[_Place, list[str]] = defaultdict(list)
    for key, (old, now) in changes.updated.items():
        if isinstance(old, _BESIDE) and isinstance(now, _BESIDE):
            before, after = _place(old), _place(now)
            if before != after:
                gone[before].add(key)
                new[after].append(key)
    for found in _cards(changes.removed):
        gone[_place(found)].add(found.id)
    for found in _cards(changes.added):
        new[_place(found)].append(found.id)
    if not (gone or new):
        return strips
    changed = dict(strips)
    for place in gone.keys() | new.keys():
        left, out = changed.pop(place, ()), gone[place]
        ids = (*(each for each in left if each not in out), *new[place])
        if ids:
            changed[place] = ids
    return changed


def within(strips: Strips, side: int, near: float, far: float) -> Iterator[str]:
    """Return the cards of a side whose left edge lies from ``near`` to ``far``, and some more.

    A wing's are the distances from the frame that tactics have.
    """
    for number in range(floor(near / WIDTH), floor(far / WIDTH) + 1):
        yield from strips.get((side, number), ())


def _cards(records: Mapping[str, Record]) -> list[Tactic | Note]:
    """Return the tactics and notes among records, most of which may be links."""
    return [each for each in records.values() if type(each) is Tactic or type(each) is Note]


def _place(card: Tactic | Note) -> _Place:
    if isinstance(card, Note):
        return MIDDLE, floor(card.x / WIDTH)
    return LEFT if card.aim is Aim.EDUCATE else RIGHT, floor(card.x / WIDTH)
