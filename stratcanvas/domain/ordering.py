# SPDX-License-Identifier: MIT
"""Records in an order that is kept up: a record that moves is put elsewhere, no more is sorted."""

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.domain.records import Record

Key = tuple[float, float, str]
"""What a record is sorted by: two numbers, and its id, which makes the order the same each time."""

_FEW = 64
"""With more keys to take out or put in than this, sorting anew is quicker."""


def key_of(record: Record) -> Key:
    """Return what a record is sorted by among its like: problems by rank, others from the top."""
    if isinstance(record, Problem):
        return record.rank, 0.0, record.id
    if isinstance(record, Tactic | Note):
        return record.y, record.x, record.id
    return 0.0, 0.0, record.id


def reordered(order: Sequence[Key], out: Collection[Key], into: Collection[Key]) -> Sequence[Key]:
    """Return a sorted sequence without some keys, which are all in it, and with others."""
    if not out and not into:
        return order
    if len(out) + len(into) > _FEW:
        return sorted({*order}.difference(out).union(into))
    keys = list(order)
    for key in out:
        del keys[bisect_left(keys, key)]
    for key in into:
        insort(keys, key)
    return keys
