# SPDX-License-Identifier: MIT
"""Records in an order that is kept up: a record that moves is put elsewhere, no more is sorted."""

from bisect import bisect_left, insort
from collections.abc import Collection, Sequence

Key = tuple[float, float, str]
"""What a record is sorted by: two numbers, and its id, which makes the order the same each time."""

_FEW = 64
"""With more keys to take out or put in than this, sorting anew is quicker."""


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
