# SPDX-License-Identifier: MIT
"""The keeping machine for hours: crashes, full disks and colleagues around two files.

A seed that failed fails again, so its trial can be repeated while the defect is hunted.
"""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.keeping import Keeping

SEEDS = 20
LIVES, STEPS = 300, 50


def trials() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield one trial a seed, each of many lives of the two files."""
    for number in range(1, SEEDS + 1):
        yield f"seed {number}: {LIVES} lives, up to {STEPS} steps", partial(_live, number)


def _live(number: int) -> None:
    class Seeded(Keeping):
        pass

    seed(number)(Seeded)
    run_state_machine_as_test(
        Seeded,
        settings=settings(
            max_examples=LIVES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
