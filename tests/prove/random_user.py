# SPDX-License-Identifier: MIT
"""The random user of the suite, for far longer sessions and with a seed that names each.

A seed that failed fails again, so its trial can be repeated while the defect is hunted.
"""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machines import RandomUser

SEEDS = 20
SESSIONS, STEPS = 500, 100


def trials() -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield one trial a seed, each of many sessions that last up to a hundred steps."""
    for number in range(1, SEEDS + 1):
        yield f"seed {number}: {SESSIONS} sessions, up to {STEPS} steps", partial(_work, number)


def _work(number: int) -> None:
    class Seeded(RandomUser):
        pass

    seed(number)(Seeded)
    run_state_machine_as_test(
        Seeded,
        settings=settings(
            max_examples=SESSIONS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
