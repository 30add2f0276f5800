# SPDX-License-Identifier: MIT
"""What is good about a plan is said only where somebody could have looked."""

import pytest

from stratcanvas.coach.praise import praise
from stratcanvas.coach.text_findings import text_findings
from stratcanvas.domain import commands
from stratcanvas.domain.tally import tally_of
from tests.coach.test_text_findings import plan

OWN = "like the customer’s own words"
HURTS = ("Runs out of cash every January", "Corks leak")


def said(*problems: str) -> str:
    canvas = plan("", *problems)
    return " · ".join(praise(canvas, tally_of(canvas), text_findings(canvas)))


def test_a_problem_that_a_person_would_say_is_praised() -> None:
    """One or several, as many as there are."""
    assert said(*HURTS) == f"The problems read {OWN}"
    assert said(HURTS[0]) == f"The problem reads {OWN}"


@pytest.mark.parametrize(
    "words",
    ["Money", "???", "😭😭😭", "每年一月现金用完", "Der Kunde kommt nicht", "cows get out " * 60],
)
def test_what_nobody_can_know_is_not_praised(words: str) -> None:
    """One word, no word, another language or a page of text says nothing about whose they are."""
    assert not said(*HURTS, words)


def test_a_source_is_not_called_a_customer_who_is_quoted() -> None:
    """Whoever said so may be a count or a paper as well."""
    canvas = plan("", "Money")
    edit = commands.set_field(canvas, [canvas.ranked[0].id], "evidence", "Six of eight we timed")
    canvas = canvas.apply(edit)
    told = [*praise(canvas, tally_of(canvas), text_findings(canvas))]
    assert told == ["For 1 problem you wrote who said so"]
