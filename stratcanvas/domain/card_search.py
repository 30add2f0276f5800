# SPDX-License-Identifier: MIT
"""The way through what is found on a canvas: in the order in which it is read, and around."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import count

from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.full_text import FullText, holding
from stratcanvas.domain.ordering import key_of
from stratcanvas.domain.outline import reading_order
from stratcanvas.domain.records import Record
from stratcanvas.domain.search import folded

_PART = 2_000
"""Records whose words are made ready together; those of 10,000 would hold the window."""


class CardSearch:
    """The records that hold what was looked for last. A place is one in the reading order."""

    def __init__(self) -> None:
        self.hits: list[str] = []
        self.found: frozenset[str] = frozenset()
        """The hits; the same set as long as they are the same."""
        self._hit_places: list[int] = []
        self._text = FullText()
        self._order: list[str] = []
        """The records in their order; empty where that is not known any more."""
        self._places: dict[str, int] = {}
        self._said: list[str] = []
        """What they say, in this order, as far as that is known."""
        self._phrase = ""
        """What ``hits`` hold; none where that is not so any more."""

    def follow(self, changes: ChangeSet) -> None:
        """Know what the records say after some changes; ``look`` again to find it."""
        self._phrase, self._said = "", []
        if not _keeps_order(changes):
            self._order = []
        self._text.follow(changes)

    def prepare(self, derived: Derived) -> bool:
        """Make ready the next part of what looking needs; tell whether that was not the last."""
        if not self._order:
            self._order = [derived.canvas.id, *reading_order(derived)]
            self._places = dict(zip(self._order, count()))
        else:
            done = len(self._said)
            self._said += self._text.said(derived.canvas, self._order[done : done + _PART])
        return len(self._said) < len(self._order)

    def look(self, derived: Derived, typed: str) -> None:
        """Find all records of a canvas that hold a phrase; for none nothing has to be ready."""
        phrase, before = folded(typed), self._phrase
        self._phrase = phrase
        while phrase and self.prepare(derived):
            pass
        # What holds a longer phrase holds what was typed before: only among that one looks.
        longer = bool(before) and before in phrase
        among: Collection[int] = self._hit_places if longer else range(len(self._said))
        places = holding(phrase, self._said, among)
        hits = list(map(self._order.__getitem__, places))
        self._hit_places = places
        if hits != self.hits:
            self.hits, self.found = hits, frozenset(hits)

    def place_of(self, key: str) -> int | None:
        """Return a record's place; None for one that is not read, such as a connector."""
        return self._places.get(key)

    def number_of(self, key: str) -> int | None:
        """Return which of the hits a record is, from 1; None for one that is none."""
        place = self._places.get(key, -1)
        before = bisect_left(self._hit_places, place)
        return before + 1 if place in self._hit_places[before : before + 1] else None

    def at_or_after(self, place: int) -> str:
        """Return the first hit from a place on, or else from the top. There must be one."""
        return self.hits[bisect_left(self._hit_places, place) % len(self.hits)]

    def beyond(self, place: int, step: int) -> tuple[str, bool]:
        """Return the next hit after a place (1) or before it (-1), and whether it is around the
        end. There must be one.
        """
        if step > 0:
            found = bisect_right(self._hit_places, place)
            return self.hits[found % len(self.hits)], found == len(self.hits)
        found = bisect_left(self._hit_places, place) - 1
        return self.hits[found], found < 0


def _keeps_order(changes: ChangeSet) -> bool:
    """Tell whether all is read in the order as before: words alone differ, as while one types."""
    return not (changes.added or changes.removed) and all(
        key_of(old) == key_of(new) and _aim(old) is _aim(new)
        for old, new in changes.updated.values()
    )


def _aim(record: Record) -> Aim | None:
    return record.aim if isinstance(record, Tactic) else None
