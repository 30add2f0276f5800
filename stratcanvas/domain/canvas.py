# SPDX-License-Identifier: MIT
"""The canvas: all records of one plan, immutable. A change gives a new canvas.

Ranked order and who serves whom are computed when they are first asked for; ``apply`` hands them
on, brought up to date. What else follows from a canvas stands in ``derived``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, filterfalse, groupby, islice
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from stratcanvas.domain.cards import Aim, Brief, Note, Paper, Problem, Strategy, Tactic
from stratcanvas.domain.changes import ChangeSet, between
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record, new_id
from stratcanvas.domain.serving import Serving, serving_of
from stratcanvas.domain.strips import Strips, strips_after, strips_of

_SHELVES: Mapping[type, str] = {
    Problem: "problems",
    Tactic: "tactics",
    Note: "notes",
    Link: "links",
    Ignored: "ignored",
}
_Step = tuple[str, Record | None, Record | None]
"""A record's id, what it was before, and what it is after; None: it is not there."""


class InvalidChange(ValueError):
    """A change that does not fit the canvas it is applied to: a defect of ours, nobody's fault."""


_FEW = 1_000
"""Ids that are looked up one by one; of more it is quicker to go through them shelf by shelf."""
_PART = 4
"""Of how many links one has to come or go for who serves whom to be found anew: it is quicker."""


class Canvas:
    """One strategy: a brief, a strategy, and problems, tactics, notes, links … by id."""

    def __init__(self, brief: Brief, strategy: Strategy, records: Iterable[Record] = ()) -> None:
        """Make a canvas. Raises InvalidChange when records clash or a link joins nothing."""
        shelves: dict[str, dict[str, Any]] = {name: {} for name in _SHELVES.values()}
        for _, alike in groupby(records, type):
            found = [*alike]
            shelf = shelves[_shelf_of(type(found[0]))]
            count = len(shelf) + len(found)
            shelf.update(zip(map(attrgetter("id"), found), found, strict=True))
            if len(shelf) != count:
                raise InvalidChange("a record is there twice")
        self._hold(brief, strategy, shelves)
        self._check_links(self.links.values())
        self._check_ignored(self.ignored.values())

    def _hold(self, brief: Brief, strategy: Strategy, shelves: Mapping[str, Any]) -> None:
        self.brief = brief
        self.strategy = strategy
        self.problems: Mapping[str, Problem] = _frozen(shelves["problems"])
        self.tactics: Mapping[str, Tactic] = _frozen(shelves["tactics"])
        self.notes: Mapping[str, Note] = _frozen(shelves["notes"])
        self.links: Mapping[str, Link] = _frozen(shelves["links"])
        self.ignored: Mapping[str, Ignored] = _frozen(shelves["ignored"])

    def _check_links(self, links: Collection[Link]) -> None:
        tactics, problems = (set(map(attrgetter(end), links)) for end in ("tactic", "problem"))
        if not (tactics <= self.tactics.keys() and problems <= self.problems.keys()):
            raise InvalidChange("a link joins a card that is not there")

    def _check_ends(self, gone: Mapping[str, Record], links: Mapping[str, Link]) -> None:
        """See that no link is left that joins a card which is gone."""
        served, serving = self.serving.problems_of, self.serving.tactics_of
        pairs = [key + each for key in gone if key in served for each in served[key]]
        pairs += [each + key for key in gone if key in serving for each in serving[key]]
        if not links.keys().isdisjoint(pairs):
            left = next(pair for pair in pairs if pair in links)
            raise InvalidChange(f"the link {left} would join a card that is not there")

    def _check_ignored(self, ignored: Iterable[Ignored]) -> None:
        for each in ignored:
            if each.record and each.record not in self:
                raise InvalidChange(f"{each.id} is about a card that is not there")

    @property
    def id(self) -> str:
        """Return the id of the canvas: its brief's."""
        return self.brief.id

    def records(self) -> Iterator[Record]:
        """Walk over every record, brief and strategy first, those that refer to others last."""
        shelves = (getattr(self, name).values() for name in _SHELVES.values())
        return chain((self.brief, self.strategy), *shelves)

    def get(self, key: str) -> Record | None:
        """Return the record with that id, or None."""
        for shelf in (self.problems, self.tactics, self.notes, self.links, self.ignored):
            found: Record | None = shelf.get(key)
            if found is not None:
                return found
        if key == self.brief.id:
            return self.brief
        return self.strategy if key == self.strategy.id else None

    def __contains__(self, key: str) -> bool:
        return (
            key in self.problems
            or key in self.tactics
            or key in self.notes
            or key in self.links
            or key in self.ignored
            or key in {self.brief.id, self.strategy.id}
        )

    def missing(self, keys: Collection[str]) -> set[str]:
        """Return those of some ids that no record here has; quick for very many too."""
        if len(keys) <= _FEW:
            return {key for key in keys if key not in self}
        left: Iterable[str] = keys
        for shelf in (self.tactics, self.problems, self.notes, self.links, self.ignored):
            left = filterfalse(shelf.__contains__, left)
        return set(left) - {self.brief.id, self.strategy.id}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Canvas):
            return NotImplemented
        return (
            self.brief == other.brief
            and self.strategy == other.strategy
            and all(getattr(self, name) == getattr(other, name) for name in _SHELVES.values())
        )

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self, name))} {name}" for name in _SHELVES.values())
        return f"<Canvas {self.brief.title!r}: {counts}>"

    def apply(self, changes: ChangeSet) -> "Canvas":
        """Return the canvas after a change.

        Raises InvalidChange when it does not fit: adding what is there, changing or removing
        what is not, or leaving a link without its ends.
        """
        copies: dict[str, dict[str, Any]] = {}
        singles: dict[str, Record] = {}
        if len(self.missing(changes.added.keys())) != len(changes.added):
            raise InvalidChange("a record that is added is there already")
        for kind, found in _by_kind(changes).items():
            if kind in {Brief, Strategy}:
                singles[kind.__name__] = self._single(found)
                continue
            there = getattr(self, name := _shelf_of(kind))
            shelf = copies[name] = there.copy()
            for key, old, new in found:
                known = there.get(key)
                if known is not old and known != old:
                    raise InvalidChange(f"{key} is not what the change expects")
                if new is None:
                    del shelf[key]
                else:
                    shelf[key] = new
        return self._with(singles, copies, changes)

    def _single(self, steps: Sequence[_Step]) -> Record:
        """Return the brief or the strategy as it is after a change of it."""
        key, old, new = steps[0]
        if old is None or new is None:
            raise InvalidChange("a canvas has one brief and one strategy")
        if self.get(key) != old:
            raise InvalidChange(f"{key} is not what the change expects")
        return new

    def _with(
        self, singles: Mapping[str, Any], copies: Mapping[str, Any], changes: ChangeSet
    ) -> "Canvas":
        new = object.__new__(Canvas)
        shelves = {name: getattr(self, name) for name in _SHELVES.values()} | dict(copies)
        new._hold(singles.get("Brief", self.brief), singles.get("Strategy", self.strategy), shelves)
        new._check_links([each for each in changes.added.values() if isinstance(each, Link)])
        if changes.removed and new.links:
            self._check_ends(changes.removed, new.links)
        if changes.removed or "ignored" in copies:
            new._check_ignored(new.ignored.values())
        self._hand_on(new, changes)
        return new

    def _hand_on(self, new: "Canvas", changes: ChangeSet) -> None:
        """Give the canvas after a change what was computed of this one, brought up to date."""
        known, given = self.__dict__, new.__dict__
        joined = [*changes.added.values(), *changes.removed.values()]
        joints = 0 if new.links is self.links else sum(type(each) is Link for each in joined)
        if "serving" in known and joints * _PART <= max(_FEW, len(new.links)):
            given["serving"] = self.serving.after(changes, self.tactics, new.problems)
        if "strips" in known:
            given["strips"] = strips_after(self.strips, changes)
        if new.problems is self.problems:
            given.update({name: known[name] for name in ("ranked", "number") if name in known})
        elif "number" in known and not reranks(changes):
            given["number"] = self.number
            ranked = list(self.ranked)
            for key in changes.updated.keys() & self.number.keys():
                ranked[self.number[key] - 1] = new.problems[key]
            given["ranked"] = tuple(ranked)

    @cached_property
    def ranked(self) -> tuple[Problem, ...]:
        """Return the problems, the most important first (equal ranks by id)."""
        return tuple(sorted(self.problems.values(), key=lambda each: (each.rank, each.id)))

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Return each problem's number as people see it, from 1."""
        return {problem.id: place for place, problem in enumerate(self.ranked, start=1)}

    @cached_property
    def serving(self) -> Serving:
        """Return who serves whom."""
        return serving_of(self.links.values(), self.tactics, self.problems)

    @cached_property
    def strips(self) -> Strips:
        """Return the tactics and notes by where they stand from left to right."""
        return strips_of(self.tactics.values(), self.notes.values())

    @property
    def problems_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return tactic id → ids of the problems it serves, in ranked order."""
        return self.serving.problems_of

    @property
    def tactics_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return problem id → ids of the tactics that serve it, in no order of meaning."""
        return self.serving.tactics_of

    def tactics_on(self, problem: str, aim: Aim) -> list[Tactic]:
        """Return the tactics of one aim that serve a problem, from the top down."""
        found = (self.tactics[each] for each in self.tactics_of.get(problem, ()))
        return sorted((card for card in found if card.aim is aim), key=from_the_top)


from_the_top = attrgetter("y", "x", "id")
"""Gives the key that sorts tactics as they are read: from the top down, then outwards."""


def new_canvas(
    title: str = "", author: str = "", language: str = "", paper: Paper = Paper.A4
) -> Canvas:
    """Return an empty canvas with a fresh id."""
    brief = Brief(id=new_id(), title=title, author=author, language=language, paper=paper)
    return Canvas(brief, Strategy(id=new_id()))


def with_fresh_id(canvas: Canvas) -> Canvas:
    """Return a canvas that is another one from now on: the same records under a fresh id."""
    return with_id(canvas, new_id())


def with_id(canvas: Canvas, fresh: str) -> Canvas:
    """Return the same records as a canvas of another id."""
    brief = replace(canvas.brief, id=fresh)
    rest = (of_another(each, canvas.id, fresh) for each in islice(canvas.records(), 2, None))
    return Canvas(brief, canvas.strategy, rest)


def of_another(record: Record, former: str, fresh: str) -> Record:
    """Return a record of one canvas as it is in the same canvas under another id."""
    if isinstance(record, Brief):
        return replace(record, id=fresh)
    if isinstance(record, Ignored) and record.record == former:
        return replace(record, record=fresh)
    return record


def difference(before: Canvas, after: Canvas) -> ChangeSet:
    """Return the change that leads from one canvas to another."""
    return between(
        {record.id: record for record in before.records()},
        {record.id: record for record in after.records()},
    )


def _frozen(shelf: Mapping[str, Any]) -> Mapping[str, Any]:
    return shelf if isinstance(shelf, MappingProxyType) else MappingProxyType(shelf)


def _shelf_of(kind: type) -> str:
    name = _SHELVES.get(kind)
    if name is None:
        raise InvalidChange(f"a canvas does not hold a {kind.__name__}")
    return name


def reranks(changes: ChangeSet) -> bool:
    """Tell whether problems come, go or take another place among the others."""
    return any(
        isinstance(each, Problem) for each in (*changes.added.values(), *changes.removed.values())
    ) or any(
        isinstance(old, Problem) and isinstance(new, Problem) and old.rank != new.rank
        for old, new in changes.updated.values()
    )


def _by_kind(changes: ChangeSet) -> Mapping[type, list[_Step]]:
    """Return what happens to which record, by their kind: what goes first, what comes last."""
    found: defaultdict[type, list[_Step]] = defaultdict(list)
    for key, record in changes.removed.items():
        found[type(record)].append((key, record, None))
    for key, (old, new) in changes.updated.items():
        found[type(new)].append((key, old, new))
    for key, record in changes.added.items():
        found[type(record)].append((key, None, record))
    return found
