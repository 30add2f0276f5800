# SPDX-License-Identifier: MIT
"""What a window puts around a step stands around all of it, however it ends."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import InvalidChange
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from tests import makers

DELETED = StepLabel("delete-cards", 12)


@pytest.fixture
def session(qapp: QCoreApplication) -> Iterator[Session]:
    session = Session(CanvasFile.draft(makers.crowded(4, 16)))
    yield session
    session.close(anyway=True)


def heard(session: Session) -> list[object]:
    """Return what stands around each step, with a mark where everybody hears of the change."""
    told: list[object] = []

    @contextmanager
    def around(label: StepLabel | None, count: int) -> Iterator[None]:
        told.append((label, count))
        try:
            yield
        finally:
            told.append("over")

    session.around_step = around
    session.changed.connect(lambda _: told.append("changed"))
    return told


def test_it_begins_before_anything_is_done_and_ends_once_all_have_heard(session: Session) -> None:
    """So with undo and redo, each in its own words; it is told how much there is to do."""
    told = heard(session)
    gone = commands.delete(session.canvas, list(session.canvas.tactics)[:12])
    assert session.do(DELETED, gone)
    assert session.undo()
    assert session.redo()
    for label in (DELETED, DELETED.undone, DELETED.redone):
        assert told[:3] == [(label, len(gone)), "changed", "over"]
        del told[:3]
    assert not told


def test_it_ends_where_a_step_does_not_fit(session: Session) -> None:
    """Nothing of it stays behind."""
    gone = commands.delete(session.canvas, list(session.canvas.tactics)[:12])
    session.document.do(DELETED, gone, None, (), "")
    told = heard(session)
    with pytest.raises(InvalidChange):
        session.do(DELETED, gone)
    assert told == [(DELETED, len(gone)), "over"]
