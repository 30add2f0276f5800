# SPDX-License-Identifier: MIT
"""One and two of our files damaged in every way, after every kind of end: what is lost is told."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from tests.damage import LIVES, harms, lived, lost

UNIT, USUAL = "damages", 6216
EACH = 250
"""Damages a trial."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial a stretch of the damages after one end; USUAL is all there are."""
    for life in LIVES:
        if not count:
            return
        with lived(life) as kept:
            there = min(count, sum(1 for _ in harms(kept)))
        count -= there
        for begun in range(0, there, EACH):
            size = min(EACH, there - begun)
            yield f"{life}, from {begun}", size, partial(_damage, life, begun, size)


def _damage(life: str, begun: int, size: int) -> None:
    with lived(life) as kept:
        silent = [
            ", ".join(f"{file} {way}" for file, way in damage)
            for damage in islice(harms(kept), begun, begun + size)
            if lost(kept, damage)
        ]
    assert not silent, f"lost without a word after {len(silent)}:\n" + "\n".join(silent)
