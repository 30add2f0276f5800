# SPDX-License-Identifier: MIT
"""The file follows by itself: it costs no memory that stays, and says no more than is true."""

import gc
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import publisher
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import DiskFull
from stratcanvas.storage.publish_record import PublishRecord
from tests import makers


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.crowded(12, 30, 300))
    return path


@pytest.fixture
def session(plan: Path, qapp: QCoreApplication) -> Iterator[Session]:
    session = Session(CanvasFile.open(plan))
    yield session
    session.close()


def note(session: Session, text: str = "A note") -> None:
    assert session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, text))


def test_no_publish_stays_in_memory(session: Session, plan: Path, qtbot: QtBot) -> None:
    """After many publishes memory stands where it stood after a few: no snapshot is kept."""

    def publish_once(count: int) -> None:
        note(session, str(count))
        session.publish_soon()
        qtbot.waitUntil(lambda: not session.unpublished)

    size = plan.stat().st_size
    assert size > 60_000
    for count in range(3):
        publish_once(count)
    tracemalloc.start()
    try:
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        for count in range(12):
            publish_once(count)
        QCoreApplication.processEvents()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert after - before < 3 * size


def test_nothing_is_said_before_it_is_told(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file may be out already: until the main thread has heard of it, nobody says so."""
    real, out = CanvasFile.put_out, threading.Event()

    def put_out(file: CanvasFile, snapshot: Any) -> Any:
        outcome = real(file, snapshot)
        out.set()
        return outcome

    monkeypatch.setattr(CanvasFile, "put_out", put_out)
    said = []
    session.saving.connect(lambda: said.append((session.unpublished, session.saved_words)))
    note(session)
    session.publish_soon()
    assert out.wait(5)
    assert read(plan) == session.canvas
    assert session.unpublished
    assert session.saved_words == "Saving…"
    qtbot.waitUntil(lambda: not session.unpublished)
    assert said[-1] == (False, "All changes saved")
    assert (False, "Saving…") not in said


def test_a_stick_that_comes_back_is_soon_written(
    session: Session, plan: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it failed, the next attempt is never more than three seconds away."""
    plan.rename(away := plan.with_name("away.canvas"))
    note(session)
    for _ in range(5):
        assert not session.publish()
        assert 0 < session._safe.publisher._timer.remainingTime() <= 3000
    monkeypatch.setattr(publisher, "RETRY", 0.01)
    assert not session.publish()
    away.rename(plan)
    qtbot.waitUntil(lambda: not session.unpublished)
    assert read(plan) == session.canvas


@pytest.mark.usefixtures("qapp")
def test_a_draft_is_in_no_file() -> None:
    """Where there is nothing to write to, nobody says that it was written."""
    session = Session(CanvasFile.draft(makers.fresh()))
    note(session)
    assert not session.publish()
    assert not session._safe.publisher.finish()
    assert session.close()


def test_no_room_for_our_notes_keeps_no_words_from_the_file(
    session: Session, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When our own folder takes no note of a publish, the file is written all the same."""

    def full(*_: object) -> None:
        raise DiskFull("full")

    note(session)
    monkeypatch.setattr(PublishRecord, "save", full)
    assert session.publish()
    assert read(plan) == session.canvas
