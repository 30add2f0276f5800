# SPDX-License-Identifier: MIT
"""Processes killed with -9 while they edit and publish: no kept edit lost, no file ever broken."""

from collections.abc import Callable, Iterator
from functools import partial

from tests import killed

SEEDS = 40
KILLS = 50


def trials() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield one trial a seed, of fifty kills each on one file, and as many of drafts."""
    for seed in range(1, SEEDS + 1):
        yield f"seed {seed}: {KILLS} kills of one file", partial(_file, seed)
    for seed in range(1, SEEDS + 1):
        yield f"seed {seed}: {KILLS // 5} kills of drafts", partial(_drafts, seed)


def _file(seed: int) -> None:
    counts = killed.rounds(KILLS, seed, longest=0.4)
    assert sum(counts) > KILLS, "too little was done for it to prove anything"


def _drafts(seed: int) -> None:
    killed.draft_rounds(KILLS // 5, seed)
