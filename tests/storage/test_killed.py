# SPDX-License-Identifier: MIT
"""A few kills, as many as a suite has time for; `tests/prove/kill` does thousands."""

from tests import killed


def test_kept_edits_survive_kill_9() -> None:
    """A process killed at any moment leaves a whole file, and every edit it had kept."""
    counts = killed.rounds(kills=4, seed=5, longest=0.15)
    assert sum(counts) > 10, "it was killed before it did anything"


def test_a_draft_survives_kill_9() -> None:
    """What was typed into an unnamed canvas is there after a kill."""
    killed.draft_rounds(kills=1, seed=8)
