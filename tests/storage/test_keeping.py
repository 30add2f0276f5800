# SPDX-License-Identifier: MIT
"""The keeping machine, for as long as a suite may take; `tests/prove/storage` runs it for hours."""

import gc

import pytest
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

# The power goes in the middle of a step, and the connection of then is never closed: that is
# the point. Python 3.13 tells of it when it is collected, so that is done here and not later.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed database:ResourceWarning")


def teardown_module() -> None:
    gc.collect()
