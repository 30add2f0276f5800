# SPDX-License-Identifier: MIT
"""Every bit of a small file turned, one at a time: it says the same as before, or is refused."""

from collections.abc import Callable, Iterator
from functools import partial

from tests.storage.test_checksum import flipped, outcome, small

UNIT, USUAL = "bits", 98_304
EACH = 4000
"""Bits a trial."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial a stretch of the file, from its beginning; USUAL is all of it."""
    data = small()
    end = min(count, len(data) * 8)
    for begun in range(0, end, EACH):
        size = min(EACH, end - begun)
        yield f"bits from {begun}", size, partial(_flip, data, begun, size)


def _flip(data: bytes, begun: int, size: int) -> None:
    said = outcome(data)
    assert said is not None
    for bit in range(begun, begun + size):
        assert outcome(flipped(data, bit)) in (said, None), f"bit {bit} says something else"
