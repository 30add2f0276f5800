# SPDX-License-Identifier: MIT
"""The random user of the suite, for far longer sessions and with a seed that names each.

A seed that failed fails again, so its trial can be repeated while the defect is hunted.
"""

from collections.abc import Callable, Iterator
from functools import partial

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.machines import RandomUser

UNIT, USUAL = "sessions", 2000
EACH, STEPS = 100, 100
"""Sessions a seed, and steps that a session may last."""


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield one trial a seed, each of many sessions that last up to a hundred steps."""
    for number, begun in enumerate(range(0, count, EACH), start=1):
        size = min(EACH, count - begun)
        name = f"seed {number}: {size} sessions, up to {STEPS} steps"
        yield name, size, partial(_work, number, size)


def _work(number: int, sessions: int) -> None:
    class Seeded(RandomUser):
        pass

    seed(number)(Seeded)
    run_state_machine_as_test(
        Seeded,
        settings=settings(
            max_examples=sessions,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
