# SPDX-License-Identifier: MIT
"""A few lives of a document in a hard world; `tests/prove/world` lives thousands."""

import gc

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.world import World


@pytest.mark.usefixtures("qapp")
def test_no_word_is_lost_and_nothing_false_is_said() -> None:
    """Whatever happens to the file, its disk and what we keep: all is there, or told."""
    run_state_machine_as_test(
        World,
        settings=settings(
            max_examples=5,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    gc.collect()
