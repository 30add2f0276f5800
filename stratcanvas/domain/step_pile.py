# SPDX-License-Identifier: MIT
"""Steps one upon the other, as many as one likes: the newest as they are, older ones as bytes.

A step takes some kilobytes, one of ten thousand cards megabytes; in hours that was most of what a
program held. None is ever dropped: what lies deep is packed, and unpacked when it is come to.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.records import Record

if TYPE_CHECKING:  # whoever reads a file needs no labels
    from stratcanvas.domain.step_labels import StepLabel

Way = Callable[[Record], Record]
FEW = 100
"""So many of the newest steps, or somewhat more, are not packed; as many are packed at a time."""
MANY = 20_000
"""Changed records (some 7 MB) of steps beyond which older ones are packed before they are many."""


class Step(NamedTuple):
    """One thing a person did: what it is, its change, and the key that lets more of it join."""

    label: "StepLabel"
    changes: ChangeSet
    key: str | None = None
    neighbours: frozenset[str] = frozenset()
    """The cards that only made way for the others."""

    def mapped(self, way: Way) -> "Step":
        """Return the same step with another record, whatever its id, in the place of each."""
        return self._replace(changes=self.changes.mapped(way))


class _Pack(NamedTuple):
    """Some steps as bytes, and what other records are to be put in the place of theirs."""

    height: int
    packed: bytes
    ways: tuple[Way, ...] = ()

    def steps(self) -> tuple[Step, ...]:
        found = _unpacked(self.packed)
        for way in self.ways:
            found = [each.mapped(way) for each in found]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class StepPile:
    """A pile of steps. It does not change: what is put on it, or taken off, gives another."""

    _newest: tuple[Step, ...] = ()
    _packs: tuple[_Pack, ...] = ()  # what lies below; none unless something lies above

    def __len__(self) -> int:
        return len(self._newest) + sum(each.height for each in self._packs)

    def __bool__(self) -> bool:
        return bool(self._newest)

    @property
    def last(self) -> Step:
        """Return the step that lies on top. Raises IndexError with none."""
        return self._newest[-1]

    def put(self, *steps: Step) -> "StepPile":
        """Return the pile with some steps more, the last one on top."""
        newest, packs = (*self._newest, *steps), self._packs
        below = _too_deep(newest)
        if below:
            packs = (*packs, _Pack(below, _packed(newest[:below])))
        return StepPile(newest[below:], packs)

    def without_last(self) -> "StepPile":
        """Return the pile without the step on top. Raises IndexError with none."""
        if not self._newest:
            raise IndexError("no step is left")
        newest = self._newest[:-1]
        if newest or not self._packs:
            return StepPile(newest, self._packs)
        return StepPile(self._packs[-1].steps(), self._packs[:-1])

    def with_last(self, step: Step) -> "StepPile":
        """Return the pile with another step in the place of the one on top."""
        return StepPile((*self._newest[:-1], step), self._packs)

    def mapped(self, way: Way) -> "StepPile":
        """Return the same steps with another record, whatever its id, in the place of each."""
        packs = tuple([each._replace(ways=(*each.ways, way)) for each in self._packs])
        return StepPile(tuple([each.mapped(way) for each in self._newest]), packs)

    @property
    def size(self) -> int:
        """Return how many bytes those steps have that are packed."""
        return sum(len(each.packed) for each in self._packs)


def _too_deep(newest: tuple[Step, ...]) -> int:
    """Return how many steps, from the oldest, are to be packed now: a few at a time."""
    sizes = [len(each.changes) for each in newest[:-1]]
    if len(sizes) < 2 * FEW and sum(sizes) <= MANY:
        return 0
    count = size = 0
    while count < min(FEW, len(sizes)) and size < MANY // 10:
        size += sizes[count]
        count += 1
    return count


# as bytes

_Row = tuple[Any, ...]
"""A record's kind, and all that it says."""


def _packed(steps: Iterable[Step]) -> bytes:
    """Return steps as bytes, a tenth of what they take: of most one field in a dozen is another."""
    import pickle  # no start needs it
    import zlib

    rows = [
        (label, key, near, *map(_rows, (made.added.values(), *_ends(made), made.removed.values())))
        for label, made, key, near in steps
    ]
    return zlib.compress(pickle.dumps(rows, pickle.HIGHEST_PROTOCOL), level=1)


def _ends(changes: ChangeSet) -> Iterator[list[Record]]:
    """Return what is changed as it was, and as it is."""
    pairs = changes.updated.values()
    yield [before for before, _ in pairs]
    yield [after for _, after in pairs]


def _unpacked(packed: bytes) -> list[Step]:
    import pickle
    import zlib

    found: list[Step] = []
    for label, key, near, *rows in pickle.loads(zlib.decompress(packed)):  # noqa: S301 - of our own memory
        added, before, after, removed = map(_records, rows)
        changes = ChangeSet(
            added={each.id: each for each in added},
            updated={each.id: (old, each) for old, each in zip(before, after, strict=True)},
            removed={each.id: each for each in removed},
        )
        found.append(Step(label, changes, key, near))
    return found


def _rows(records: Iterable[Record]) -> list[_Row]:
    from stratcanvas.domain.codec import NAME_OF
    from stratcanvas.domain.fields import attributes_of

    readers = {kind: attrgetter(*attributes_of(kind)) for kind in NAME_OF}
    return [(NAME_OF[type(each)], *readers[type(each)](each)) for each in records]


def _records(rows: Iterable[_Row]) -> list[Record]:
    from stratcanvas.domain.codec import RECORD_TYPES
    from stratcanvas.domain.fields import attributes_of

    found: list[Record] = []
    for name, *values in rows:
        kind = RECORD_TYPES[name]
        found.append(kind(**dict(zip(attributes_of(kind), values, strict=True))))
    return found
