# SPDX-License-Identifier: MIT
"""A document in a hard world: its file goes, its disk fills, what we keep is damaged; no word lost.

A seed that failed fails again, so its trial can be repeated while the defect is hunted.
"""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from PySide6.QtCore import QCoreApplication

from tests.world import World

UNIT, USUAL = "lives", 2000
EACH, STEPS = 100, 50
"""Lives a seed, and steps that a life may last."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial a seed, each of many lives of a document."""
    for number, begun in enumerate(range(0, count, EACH), start=1):
        size = min(EACH, count - begun)
        name = f"seed {number}: {size} lives, up to {STEPS} steps"
        yield name, size, partial(_live, number, size)


def _live(number: int, lives: int) -> None:
    class Seeded(World):
        pass

    app = QCoreApplication([])
    seed(number)(Seeded)
    run_state_machine_as_test(
        Seeded,
        settings=settings(
            max_examples=lives,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    del app
