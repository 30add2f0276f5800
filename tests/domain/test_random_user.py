# SPDX-License-Identifier: MIT
"""A random user for the model; the long form is `sh packaging/prove.sh random-user`."""

from hypothesis import HealthCheck, settings

from tests.machines import RandomUser

TestRandomUser = RandomUser.TestCase
TestRandomUser.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
