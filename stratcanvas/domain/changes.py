# SPDX-License-Identifier: MIT
"""One word for change: undo, storage, scene, panels and merge all speak ChangeSet."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from stratcanvas.domain.records import Record

Pairs = Mapping[str, tuple[Record, Record]]
"""Records before and after a change, by id."""


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What differs between two canvases, by record id."""

    added: Mapping[str, Record] = field(default_factory=dict)
    updated: Pairs = field(default_factory=dict)
    removed: Mapping[str, Record] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.updated or self.removed)

    def __len__(self) -> int:
        """Return how many records are changed."""
        return len(self.added) + len(self.updated) + len(self.removed)

    def inverse(self) -> "ChangeSet":
        """Return the change that takes this one back."""
        back = {key: (after, before) for key, (before, after) in self.updated.items()}
        return ChangeSet(added=self.removed, updated=back, removed=self.added)

    def then(self, later: "ChangeSet") -> "ChangeSet":
        """Return this change and a later one as a single change, without what cancels out."""
        if not later or not self:
            return self or later
        added, updated, removed = dict(self.added), dict(self.updated), dict(self.removed)
        for key, gone in later.removed.items():
            if key in added:
                del added[key]
            else:
                removed[key] = updated.pop(key)[0] if key in updated else gone
        for key, (before, now) in later.updated.items():
            if key in added:
                added[key] = now
                continue
            start = updated[key][0] if key in updated else before
            if start == now:
                updated.pop(key, None)
            else:
                updated[key] = start, now
        for key, new in later.added.items():
            if key not in removed:
                added[key] = new
            elif (former := removed.pop(key)) != new:
                updated[key] = former, new
        return ChangeSet(added=added, updated=updated, removed=removed)

    def without(self, keys: Collection[str]) -> "ChangeSet":
        """Return this change without what it does to some records."""
        if not keys:
            return self
        return ChangeSet(
            added={key: each for key, each in self.added.items() if key not in keys},
            updated={key: each for key, each in self.updated.items() if key not in keys},
            removed={key: each for key, each in self.removed.items() if key not in keys},
        )

    def mapped(self, way: Callable[[Record], Record]) -> "ChangeSet":
        """Return this change with another record, whatever its id, in the place of each."""
        pairs = [(way(before), way(after)) for before, after in self.updated.values()]
        return ChangeSet(
            added={each.id: each for each in map(way, self.added.values())},
            updated={after.id: (before, after) for before, after in pairs},
            removed={each.id: each for each in map(way, self.removed.values())},
        )

    def records(self) -> Iterator[Record]:
        """Walk over every record that is changed, as it was and as it is."""
        return chain(
            self.added.values(), self.removed.values(), chain.from_iterable(self.updated.values())
        )

    def touches(self, key: str) -> bool:
        """Tell whether a record is changed."""
        return key in self.added or key in self.updated or key in self.removed

    def ends(self, key: str) -> tuple[Record | None, Record | None]:
        """Return a record before and after the change; None means absent (or untouched)."""
        if key in self.updated:
            return self.updated[key]
        return self.removed.get(key), self.added.get(key)


def between(before: Mapping[str, Record | None], after: Mapping[str, Record | None]) -> ChangeSet:
    """Return the change from one set of records to another; None means absent."""
    added: dict[str, Record] = {}
    updated: dict[str, tuple[Record, Record]] = {}
    removed: dict[str, Record] = {}
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if old is new or old == new:
            continue
        if old is None and new is not None:
            added[key] = new
        elif new is None and old is not None:
            removed[key] = old
        elif old is not None and new is not None:
            updated[key] = (old, new)
    return ChangeSet(added=added, updated=updated, removed=removed)


def together(*parts: ChangeSet) -> ChangeSet:
    """Return several changes, one after another, as one."""
    before: dict[str, Record | None] = {}
    after: dict[str, Record | None] = {}
    for part in parts:
        for key in (*part.added, *part.updated, *part.removed):
            start, end = part.ends(key)
            before.setdefault(key, start)
            after[key] = end
    return between(before, after)


def adding(*records: Record) -> ChangeSet:
    """Return the change that adds records."""
    return ChangeSet(added={record.id: record for record in records})


def updating(pairs: Iterable[tuple[Record, Record]]) -> ChangeSet:
    """Return the change that replaces records; pairs of equal records are left out."""
    return ChangeSet(updated={old.id: (old, new) for old, new in pairs if old != new})


def removing(*records: Record) -> ChangeSet:
    """Return the change that removes records."""
    return ChangeSet(removed={record.id: record for record in records})
