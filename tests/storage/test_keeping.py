# SPDX-License-Identifier: MIT
"""The keeping machine, for as long as a suite may take; `tests/prove/storage` runs it for hours."""

from hypothesis import HealthCheck, settings

from tests.keeping import Keeping

TestKeeping = Keeping.TestCase
TestKeeping.settings = settings(
    max_examples=20,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
