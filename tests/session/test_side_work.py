# SPDX-License-Identifier: MIT
"""Work beside the window begins without anybody waiting for its thread."""

import threading
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import side_work
from stratcanvas.session.arrival import Arrival
from stratcanvas.session.session import Session
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import CanvasFile


def test_who_begins_it_waits_only_when_asked_to() -> None:
    """It runs elsewhere; one that was never begun is not waited for."""
    gate, done = threading.Event(), list[int]()

    def work() -> None:
        gate.wait()
        done.append(threading.get_ident())

    SideWork(work).join()
    beside = SideWork(work)
    beside.start()
    beside.join(0.0)
    assert not beside.is_over
    gate.set()
    beside.join()
    assert beside.is_over
    assert done != [threading.get_ident()]


def test_what_goes_wrong_in_it_is_told_as_of_any_thread() -> None:
    """The crash net hears of it, and who waits goes on."""
    with mock.patch.object(threading, "excepthook") as told:
        beside = SideWork(lambda: 1 // 0)
        beside.start()
        beside.join()
    assert told.call_args[0][0].exc_type is ZeroDivisionError


def test_opening_looking_and_publishing_do_not_wait_for_a_thread_to_run(
    plan: Path, qapp: QCoreApplication
) -> None:
    """On a computer that gives a new thread no turn the window goes on."""
    waiting: list[SideWork] = []
    session = Session(CanvasFile.open(plan))
    with mock.patch.object(
        side_work, "start_new_thread", lambda run, _: waiting.append(run.__self__)
    ):
        arrival = Arrival(lambda _: CanvasFile.look(plan))
        session.accord.look_again()
        session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "Mine"))
        session.publish_soon()
    assert len(waiting) == 3
    for each in waiting:
        each._run()
    assert arrival.session().canvas != session.canvas
    assert session.close()
