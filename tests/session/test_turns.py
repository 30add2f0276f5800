# SPDX-License-Identifier: MIT
"""While something works beside the window, whoever waits for Python has it soon."""

import sys
import threading
import time
from math import inf

import pytest

from stratcanvas.session import turns
from stratcanvas.session.turns import SWITCH, GivesWay, short_turns


def test_turns_are_short_until_the_last_one_has_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two work beside each other; then Python is as it was before either."""
    monkeypatch.setattr(turns, "_usual", [])
    before, usual = sys.getswitchinterval(), 0.004
    sys.setswitchinterval(usual)
    try:
        with short_turns():
            with pytest.raises(LookupError), short_turns():
                raise LookupError
            assert sys.getswitchinterval() == pytest.approx(SWITCH)
        assert sys.getswitchinterval() == pytest.approx(usual)
    finally:
        sys.setswitchinterval(before)


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Return how long one stood still each time; that takes no time here."""
    found: list[float] = []
    monkeypatch.setattr(time, "sleep", found.append)
    monkeypatch.setattr(turns, "STRETCH", 0.0)
    return found


def test_a_thread_stands_still_until_the_window_works_no_more(stood: list[float]) -> None:
    """It looks again after each rest, and works on as soon as nothing was done meanwhile."""
    worked = iter([0.0, 0.004, 0.005, 0.006, 0.006])
    beside = GivesWay(lambda: next(worked))
    beside.give_way()
    assert len(stood) == 3


def test_a_thread_works_on_while_the_window_is_at_rest(stood: list[float]) -> None:
    """Nothing it makes comes later than it would without the window."""
    beside = GivesWay(lambda: 1.0)
    for _ in range(5):
        beside.give_way()
    assert not stood


def test_of_a_window_that_works_on_and_on_a_thread_gets_its_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It works nearly half of the time, in short pieces, and stands still for no longer."""
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", lambda seconds: clock.append(clock.pop() + seconds))
    beside, pieces = GivesWay(lambda: clock[0]), 0
    while clock[0] < 10.0:
        clock[0] += 0.001
        pieces += 1
        beside.give_way()
    assert 4_000 < pieces < 6_000


def test_it_is_the_windows_thread_that_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """While that computes another thread stands still; once it waits the other works on."""
    stands, sleep = threading.Event(), time.sleep

    def stand(seconds: float) -> None:
        stands.set()
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", stand)
    monkeypatch.setattr(turns, "STRETCH", 0.0)
    monkeypatch.setattr(turns, "LONG", inf)
    beside = GivesWay()
    thread = threading.Thread(target=beside.give_way)
    begun = time.thread_time()
    while time.thread_time() - begun <= 2 * turns.LEAST:
        pass
    thread.start()
    while not stands.is_set() and thread.is_alive():
        pass  # it works
    thread.join()  # it waits
    assert stands.is_set()
