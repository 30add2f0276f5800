# SPDX-License-Identifier: MIT
"""How far tactics are is counted."""

from stratcanvas.domain.cards import Status
from stratcanvas.domain.statuses import statuses_in_words
from tests import makers
from tests.makers import PROBLEM, TACTIC, key


def test_statuses_are_counted_in_their_order() -> None:
    """Each status that a tactic has is named with its number; other cards have none."""
    canvas = makers.crowded(1, 7, 1)
    tactics = [key(n, TACTIC) for n in range(1, 8)]
    assert [canvas.tactics[each].status for each in tactics].count(Status.DONE) == 2
    assert (
        statuses_in_words(canvas, [key(1, PROBLEM), *tactics])
        == "Status: Idea 1, Planned 2, Doing 2, Done 2"
    )
    assert statuses_in_words(canvas, tactics[2:3]) == "Status: Done 1"
    assert statuses_in_words(canvas, canvas.notes) == ""
