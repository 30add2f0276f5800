# SPDX-License-Identifier: MIT
"""Processes killed with -9 while they edit and publish: no kept edit lost, no file ever broken."""

from collections.abc import Callable, Iterator
from functools import partial

from tests import killed

UNIT, USUAL = "kills", 500
OF_A_FILE, OF_DRAFTS = 20, 5
"""Kills of one file in a row, and of drafts, in one trial."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial a seed: kills of one file again and again, then some of drafts."""
    for seed, begun in enumerate(range(0, count, OF_A_FILE + OF_DRAFTS), start=1):
        size = min(OF_A_FILE + OF_DRAFTS, count - begun)
        of_file = min(OF_A_FILE, size)
        name = f"seed {seed}: {of_file} kills of one file, {size - of_file} of drafts"
        yield name, size, partial(_kill, seed, of_file, size - of_file)


def _kill(seed: int, of_file: int, of_drafts: int) -> None:
    counts = killed.rounds(of_file, seed, longest=0.4)
    assert sum(counts) > of_file, "too little was done for it to prove anything"
    killed.draft_rounds(of_drafts, seed)
