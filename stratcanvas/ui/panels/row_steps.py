# SPDX-License-Identifier: MIT
"""Which rows of a list move when it comes into another order: as few as can be."""

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

_MOST_STEPS = 200
"""With more rows to insert or remove than this, they are exchanged as a whole."""
_MOST_MOVES = 3
"""The same for rows to move: a tree lays all its rows out anew at each move."""
_Row = TypeVar("_Row", bound=Hashable)


def staying(old: Sequence[_Row], new: Sequence[_Row]) -> set[_Row]:
    """Return the rows that stay where they are while the others of both orders move around them.

    They are the most that follow each other alike in both.
    """
    place = {row: number for number, row in enumerate(new)}
    held = [row for row in old if row in place]
    lowest: list[int] = []  # the lowest place at which so many rows in order can end
    ends: list[int] = []  # which of the held ones that is
    before: list[int] = []  # which one comes before each of them, then
    for number, row in enumerate(held):
        length = bisect_left(lowest, place[row])
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1] = [place[row]]
        ends[length : length + 1] = [number]
    found, here = set[_Row](), ends[-1] if ends else -1
    while here >= 0:
        found.add(held[here])
        here = before[here]
    return found


def is_upheaval(old: Sequence[_Row], new: Sequence[_Row], *, moves: bool) -> bool:
    """Tell whether rows are rather exchanged as a whole; ``moves``: they move, however many do."""
    before, after = set(old), set(new)
    if len(before ^ after) > _MOST_STEPS:
        return True
    return not moves and len(before & after) - len(staying(old, new)) > _MOST_MOVES
