# SPDX-License-Identifier: MIT
"""The watchdog of the campaign `hand`: what counts as a hold of the window, and what does not."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from tests.watchdog import Clocks, Hold, Watchdog

START = Clocks(wall=7.0, own=3.0, everybodys=4.0, waited=1.0)
CASES = {
    "its own work": (Clocks(7.5, 3.5, 4.5, 1.0), Hold(0.5)),
    "a thread of ours that keeps Python": (Clocks(7.5, 3.0, 4.5, 1.0), Hold(0.5, beside=0.5)),
    "another program has the processor": (Clocks(7.5, 3.0, 4.0, 1.5), Hold(0.0, waited=0.5)),
    "the same while a thread of ours works": (Clocks(7.5, 3.0, 4.5, 1.5), Hold(0.0, waited=0.5)),
    "a slow disk": (Clocks(7.5, 3.0, 4.0, 1.0), Hold(0.0, asleep=0.5)),
    "all of it": (
        Clocks(9.0, 3.5, 5.0, 1.5),
        Hold(1.0, beside=0.5, asleep=0.5, waited=0.5),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hold_is_what_the_program_does(name: str) -> None:
    """What the thread works counts, or others of the program meanwhile; other programs' time
    and the disk's are told beside.
    """
    now, hold = CASES[name]
    assert now.since(START) == hold


def test_no_work_between_two_beats_is_missed(qapp: QApplication) -> None:
    """The worst hold is at least what the work took of the processor, whatever runs beside."""
    took: list[float] = []

    def work() -> None:
        start = time.thread_time()
        sum(range(300_000))
        took.append(time.thread_time() - start)

    with Watchdog() as dog:
        assert dog.worst(work, rest=0.0).seconds >= took[0]


def test_what_the_program_says_first_counts_apart(qapp: QApplication) -> None:
    """Work of which it was told is no hold, but what comes before that, and after it, is."""

    def work() -> None:
        dog.hear()
        sum(range(300_000))
        dog.beat()

    with Watchdog() as dog:
        hold = dog.worst(work, rest=0.0)
        assert hold.told > hold.seconds
        assert dog.worst(lambda: sum(range(300_000)), rest=0.0).told == 0.0
