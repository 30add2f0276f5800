# SPDX-License-Identifier: MIT
"""Which tactics have the traits that were chosen, such as a stage and an owner, edit by edit.

Of traits about the same thing one is enough; of those about different things one of each must be
there. Only tactics have traits; a problem goes with the tactics that serve it.
"""

import datetime
import enum
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from stratcanvas.domain import rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Stage, Status, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import one_line
from stratcanvas.domain.search import folded
from stratcanvas.safe_words import harmless
from stratcanvas.words import tr, translated

_CARD = 16
"""Digits of a card's id; a connector's has twice as many, the tactic's first."""
_LABELS = {each.value: each.label for each in (*Stage, *Status)}


class About(enum.Enum):
    """What a trait tells of a tactic."""

    STAGE = "stage"
    STATUS = "status"
    OWNER = "owner"
    OVERDUE = "overdue"
    UNCOUNTED = "uncounted"

    __hash__ = object.__hash__  # an enum's own is slow, and traits are counted by the ten thousand


class Trait(NamedTuple):
    """One thing that can be told of a tactic."""

    about: About
    value: str = ""
    """The stage's or the status' own, or the owner as names are compared; "" for nobody."""


_OVERDUE, _UNCOUNTED = Trait(About.OVERDUE), Trait(About.UNCOUNTED)
_STAGES = {id(each): Trait(About.STAGE, each.value) for each in Stage}
_STATUSES = {id(each): Trait(About.STATUS, each.value) for each in Status}


class Matched:
    """The cards that match, until others do: then another one is made."""

    def __init__(
        self,
        ends: Mapping[str, tuple[str, ...]],
        problems: Collection[str],
        always: Collection[str],
    ) -> None:
        """``ends``: the tactics that match, and what they serve; ``always`` are never dimmed."""
        self._ends, self._problems, self._always = ends, problems, always

    def dims(self, key: str) -> bool:
        """Tell whether a card or a connector does not match."""
        if len(key) == _CARD:
            return not (key in self._ends or key in self._problems or key in self._always)
        return key[:_CARD] not in self._ends

    @cached_property
    def links(self) -> frozenset[str]:
        """Return the connectors that match: all those of a tactic that does."""
        return frozenset(key + each for key, ends in self._ends.items() for each in ends)


class CardFilter:
    """The traits that the tactics of a canvas have, and those that were chosen."""

    def __init__(self, canvas: Canvas, today: datetime.date) -> None:
        """``today``: a tactic that was due before it and is not done is overdue."""
        self._canvas, self._today = canvas, today
        self._traits: dict[str, tuple[Trait, ...]] = {}
        self._owners: dict[str, str] = {}
        self._owned: dict[str, Trait] = {}
        self._ends: dict[str, tuple[str, ...]] = {}
        self._served: Counter[str] = Counter()
        self.counts: Counter[Trait] = Counter()
        """How many tactics have each trait."""
        self.chosen: frozenset[Trait] = frozenset()
        self._kinds = 0  # of things that they are about
        self.matched: Matched | None = None
        """None while nothing is chosen: then no card is dimmed."""
        self._learn(canvas.tactics)

    @property
    def found(self) -> int:
        """Return how many tactics match; all of them while nothing is chosen."""
        return len(self._ends) if self.chosen else self.total

    @property
    def total(self) -> int:
        """Return how many tactics there are."""
        return len(self._traits)

    def choose(self, chosen: Iterable[Trait]) -> None:
        """Let those match that have these traits."""
        self.chosen = frozenset(chosen)
        self._kinds = len({each.about for each in self.chosen})
        self._ends.clear()
        self._served.clear()
        if self.chosen:
            for key in self._traits:
                self._weigh(key)
        self._tell()

    def follow(self, canvas: Canvas, changes: ChangeSet, today: datetime.date) -> bool:
        """Know the tactics after some changes; tell whether other cards match than before.

        On another day than before each is looked at anew.
        """
        self._canvas = canvas
        if today != self._today:
            self._today = today
            keys: Collection[str] = {*self._traits, *canvas.tactics}
        else:
            keys = set(_tactics_in(changes))
        if not keys:
            return False
        self._learn(keys)
        if not self.chosen:
            return False
        before = {key: self._ends.get(key) for key in keys}
        for key in keys:
            self._weigh(key)
        differs = any(self._ends.get(key) != ends for key, ends in before.items())
        if differs:
            self._tell()
        return differs

    def traits(self, about: About) -> list[Trait]:
        """Return the traits about one thing that some tactic has, or that are chosen.

        Stages and statuses come in their order; of owners those with most tactics come first, and
        "nobody" last.
        """
        there = {each for each in (*self.counts, *self.chosen) if each.about is about}
        if about is About.STAGE:
            return [each for stage in Stage if (each := Trait(about, stage.value)) in there]
        if about is About.STATUS:
            return [each for one in Status if (each := Trait(about, one.value)) in there]
        return sorted(there, key=lambda each: (not each.value, -self.counts[each], each.value))

    def words(self, trait: Trait) -> str:
        """Return what a trait is called."""
        match trait.about:
            case About.STAGE | About.STATUS:
                return translated(_LABELS[trait.value])
            case About.OWNER:
                return self._owners[trait.value] if trait.value else tr("Nobody")
            case About.OVERDUE:
                return tr("Overdue")
            case About.UNCOUNTED:
                return tr("Not counted")

    # ---- keeping it up

    def _learn(self, keys: Iterable[str]) -> None:
        """Know the traits of some tactics as they are now, or that they are gone."""
        canvas, today = self._canvas, self._today
        tactics, done = canvas.tactics, Status.DONE
        alike: dict[tuple[object, ...], tuple[Trait, ...]] = {}  # ten thousand are of few sorts
        fresh: list[tuple[object, ...]] = []
        for key in keys:
            for trait in self._traits.pop(key, ()):
                self.counts[trait] -= 1
                if not self.counts[trait]:
                    del self.counts[trait]
            if (tactic := tactics.get(key)) is None:
                continue
            status, due = tactic.status, tactic.due
            overdue = due is not None and due < today and status is not done
            counts = rules.counts(canvas, key)
            sort = (id(tactic.stage), id(status), tactic.owner, overdue, counts)
            traits = alike.get(sort)
            if traits is None:
                traits = alike[sort] = tuple(self._traits_of(tactic, overdue=overdue))
            self._traits[key] = traits
            fresh.append(sort)
        for each, number in Counter(fresh).items():
            for trait in alike[each]:
                self.counts[trait] += number

    def _traits_of(self, tactic: Tactic, *, overdue: bool) -> Iterator[Trait]:
        yield _STAGES[id(tactic.stage)]
        yield _STATUSES[id(tactic.status)]
        yield self._owner(tactic.owner)
        if overdue:
            yield _OVERDUE
        if not rules.counts(self._canvas, tactic.id):
            yield _UNCOUNTED

    def _owner(self, name: str) -> Trait:
        """Return whose a tactic is; owners are called as their name stands first."""
        owner = self._owned.get(name)
        if owner is None:
            written = harmless(one_line(name))
            owner = self._owned[name] = Trait(About.OWNER, folded(written))
            self._owners.setdefault(owner.value, written)
        return owner

    def _weigh(self, key: str) -> None:
        """Take a tactic in if it matches, or out."""
        self._served.subtract(gone := self._ends.pop(key, ()))
        for problem in gone:
            if not self._served[problem]:
                del self._served[problem]
        if key in self._traits and self._matches(self._traits[key]):
            self._ends[key] = ends = self._canvas.problems_of.get(key, ())
            self._served.update(ends)

    def _matches(self, traits: Collection[Trait]) -> bool:
        met = {each.about for each in traits if each in self.chosen}
        return len(met) == self._kinds

    def _tell(self) -> None:
        always = self._canvas.id, self._canvas.strategy.id
        self.matched = Matched(self._ends, self._served, always) if self.chosen else None


def _tactics_in(changes: ChangeSet) -> Iterator[str]:
    """Walk over the tactics of which a change may tell something else."""
    updated = (record for _, record in changes.updated.values())
    for each in chain(changes.added.values(), changes.removed.values(), updated):
        if isinstance(each, Tactic):
            yield each.id
        elif isinstance(each, Link):
            yield each.tactic
