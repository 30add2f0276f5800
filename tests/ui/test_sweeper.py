# SPDX-License-Identifier: MIT
"""Python's garbage holds Qt's objects, so only the window's thread may collect it."""

import gc
import threading
import weakref
from collections.abc import Iterator
from gc import enable
from unittest import mock

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stratcanvas.session import spare_memory
from stratcanvas.ui import sweeper as sweeping
from stratcanvas.ui.sweeper import RESTS, Sweeper, leave_alone, look_again
from stratcanvas.ui.windows import Windows


class Knot(QObject):
    """Something that only the collector can find to be garbage; notes who destroyed it."""

    def __init__(self) -> None:
        super().__init__()
        self.myself = self


@pytest.fixture(scope="module", params=["before", "after a test"])
def collects_by_itself() -> bool:
    """Tell whether Python collects by itself between two tests, where each of this runs."""
    return gc.isenabled()


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    enable()
    made = Sweeper()
    yield made
    gc.disable()
    made.deleteLater()


def test_no_other_thread_collects(sweeper: Sweeper, qtbot: QtBot) -> None:
    """A worker that makes many objects destroys none of the window's; the window's thread does."""
    gone_in: list[threading.Thread] = []
    weakref.finalize(Knot(), lambda: gone_in.append(threading.current_thread()))
    kept: list[list[int]] = []
    worker = threading.Thread(target=lambda: kept.extend([] for _ in range(200_000)))
    worker.start()
    worker.join()
    assert gone_in == []
    gc.collect()
    assert gone_in == [threading.main_thread()]


def test_nothing_is_collected_by_itself_between_tests(collects_by_itself: bool) -> None:
    """Nor may a worker that one test has left at work do it before the next begins."""
    assert not collects_by_itself


def test_a_sweep_collects_what_is_young(sweeper: Sweeper, qtbot: QtBot) -> None:
    """Garbage does not stay: as soon as enough was made, a sweep finds it."""
    gone: list[bool] = []
    gc.collect()
    weakref.finalize(Knot(), gone.append, True)
    kept = [[] for _ in range(5_000)]
    sweeper.sweep()
    assert gone == [True]
    assert len(kept) == 5_000


def test_memory_goes_back_once_a_hand_has_rested(qtbot: QtBot) -> None:
    """What pictures of other scales have left is the system's again; not amid a pan or a zoom."""
    enable()
    hands = [False, False, False, True, False, False, False, False, False, False]
    coming, gone = iter(hands), list[int]()
    made = Sweeper(at_work=lambda: next(coming, False))
    with mock.patch.object(spare_memory, "give_back") as gives:
        for _ in hands:
            made.sweep()
            gone.append(gives.call_count)
    made.deleteLater()
    gc.disable()
    assert gone == [0] * (3 + RESTS) + [1] * (len(hands) - 3 - RESTS)


def test_what_is_left_alone_is_looked_at_again(qtbot: QtBot) -> None:
    """A sweep passes over what was there, until something of it may be wanted no more."""
    gone: list[bool] = []
    weakref.finalize(Knot(), gone.append, True)
    leave_alone()
    gc.collect()
    assert not gone
    look_again(QObject())
    gc.collect()
    assert gone


def test_what_was_closed_is_looked_for_while_nobody_works_here(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though another window has opened since: nobody waits for the look then."""
    gone: list[bool] = []
    knot = Knot()
    weakref.finalize(knot, gone.append, True)
    look_again(knot)
    del knot
    leave_alone()  # as another window does
    monkeypatch.setattr(sweeping, "_in_front", lambda: True)
    sweeper.sweep()
    assert not gone
    monkeypatch.setattr(sweeping, "_in_front", lambda: False)
    sweeper.sweep()
    assert gone == [True]
    assert gc.get_freeze_count()
    gc.unfreeze()


@pytest.mark.parametrize("in_front", [True, False])
def test_what_was_closed_and_is_still_wanted_is_looked_for_once(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch, in_front: bool
) -> None:
    """However long it stays: each look would hold a large window."""
    closed, looks = QObject(), []
    look_again(closed)
    monkeypatch.setattr(sweeping, "_in_front", lambda: in_front)
    with monkeypatch.context() as often:
        often.setattr(gc, "get_count", lambda: (5_000, 50, 50))
        sweeper.sweep()
    monkeypatch.setattr(sweeping, "_in_front", lambda: False)
    monkeypatch.setattr(sweeping, "look_at_everything", lambda: looks.append(True))
    sweeper.sweep()
    assert looks == []
    gc.unfreeze()


def test_a_sweep_waits_for_a_hand_to_rest_but_not_for_ever(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would hold a step up; what one drops in a pan without end is looked for all the same."""
    monkeypatch.setattr(sweeping, "OFTEN", 3)
    works, gone, young = [True], list[int](), list[list[int]]()
    waiting = Sweeper(at_work=lambda: works[0])
    gc.collect()
    for number, looks in enumerate((1, 4)):
        works[0] = True
        weakref.finalize(Knot(), gone.append, number)
        young += [[] for _ in range(5_000)]
        for _ in range(looks):
            assert len(gone) == number
            works[0] = number == 1
            waiting.sweep()
        assert len(gone) == number + 1
    waiting.deleteLater()


def test_a_hand_is_at_work_while_it_pans(windows: Windows, qtbot: QtBot) -> None:
    """And a moment after; so it is while it holds a card."""
    window = windows.new()
    assert window is not None
    qtbot.waitUntil(lambda: not windows.at_work())
    window.view.camera.pan(0.0, 40.0)
    assert windows.at_work()
    qtbot.waitUntil(lambda: not windows.at_work())
    port = window.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton)
    assert windows.at_work()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not windows.at_work())


def test_a_crowd_of_new_objects_is_waited_for(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While somebody makes very many nothing is looked at; when they are gone it is."""
    monkeypatch.setattr(sweeping, "CROWD", 50_000)
    gone: list[bool] = []
    gc.collect()
    weakref.finalize(Knot(), gone.append, True)
    crowd = [[] for _ in range(60_000)]
    sweeper.sweep()
    assert not gone
    crowd[5_000:] = []
    sweeper.sweep()
    assert gone == [True]


def test_a_crowd_that_stays_is_left_alone(
    sweeper: Sweeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is still there after a while is wanted: sweeps go on without it."""
    monkeypatch.setattr(sweeping, "CROWD", 50_000)
    monkeypatch.setattr(sweeping, "PATIENCE", 2)
    gc.collect()
    crowd = [[] for _ in range(60_000)]
    for _ in range(3):
        sweeper.sweep()
    assert gc.get_freeze_count() >= len(crowd)
    gone: list[bool] = []
    weakref.finalize(Knot(), gone.append, True)
    young = [[] for _ in range(5_000)]
    sweeper.sweep()
    assert gone == [True]
    assert len(young) == 5_000
    gc.unfreeze()
