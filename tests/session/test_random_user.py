# SPDX-License-Identifier: MIT
"""The random user at work in a real session: document, listener, database and file agree."""

import os
import shutil
import tempfile
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.document import DocumentState
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.vetting import content_of
from tests import makers
from tests.machines import RandomUser


class Through:
    """A document that is edited through a session; what comes back is what listeners heard."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.heard = ChangeSet()
        session.changed.connect(self._hear)

    def _hear(self, changes: ChangeSet) -> None:
        self.heard = changes

    @property
    def canvas(self) -> Canvas:
        return self.session.canvas

    @property
    def state(self) -> DocumentState:
        return self.session.document.state

    def do(self, label: StepLabel, changes: ChangeSet, key: str | None = None) -> None:
        new = next(iter(changes.added), "")  # it waits if it has no word
        assert self.session.do(label, changes, key=key, waits=new) == bool(changes)

    def undo(self) -> ChangeSet:
        return self.heard if self.session.undo() else ChangeSet()

    def redo(self) -> ChangeSet:
        return self.heard if self.session.redo() else ChangeSet()

    def close_step(self) -> None:
        self.session.close_step()


class Sitting(RandomUser):
    """The random user, who also saves, closes and opens again."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="sitting-"))
        self.patch = mock.patch.dict(os.environ, STRATCANVAS_HOME=str(self.folder / "home"))
        self.patch.start()
        self.path = self.folder / "plan.canvas"
        self.waited: set[str] = set()

    def teardown(self) -> None:
        try:
            canvas = self.document.session.kept
            self.document.session.close()
            assert read(self.path) == canvas
        finally:
            super().teardown()
            self.patch.stop()
            shutil.rmtree(self.folder)

    @initialize(canvas=st.sampled_from([makers.empty(), makers.cafe()]))
    def open_document(self, canvas: Canvas) -> None:
        super().open_document(canvas)
        write(self.path, canvas)
        self.document = Through(Session(CanvasFile.open(self.path)))

    @rule()
    def save(self) -> None:
        assert self.document.session.publish()
        assert read(self.path) == self.document.session.kept

    @rule()
    def close_and_open(self) -> None:
        self.document.session.close()
        self.document = Through(Session(CanvasFile.open(self.path)))
        self.past, self.future = [self.canvas], []
        self.waited = set()
        self.heard = {each.id: each for each in self.canvas.records()}
        self.keys, self.displaced = [None], []

    @invariant()
    def the_database_has_it(self) -> None:
        snapshot = self.document.session._file.snapshot()
        content = content_of(snapshot.image, "The database", sealed=False)
        kept = self.document.session.kept
        assert content.canvas == kept
        self.waited |= self.document.session.document.waiting.added.keys()  # it is stored later
        here, there = (
            [key for key in canvas.tactics if key not in self.waited]
            for canvas in (self.canvas, content.canvas)
        )
        assert here == there
        assert not content.label or StepLabel.read(content.label) is not None


@pytest.mark.usefixtures("qapp")
def test_everybody_agrees() -> None:
    """After every step document, listener and database agree, and after closing the file does."""
    assert QCoreApplication.instance() is not None
    run_state_machine_as_test(
        Sitting,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
