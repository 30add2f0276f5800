# SPDX-License-Identifier: MIT
"""What arrives is ready: of a large file the first edit waits for nothing."""

from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import arrival, opening
from stratcanvas.storage import document_folder
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.storage.workcopy import WorkCopy
from tests import makers


@pytest.mark.parametrize(("large", "made"), [(5, 0), (5_000, 1)])
def test_the_first_edit_of_a_large_file_waits_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, large: int, made: int
) -> None:
    """Its working copy is there before the window is; a small file's begins with the edit."""
    monkeypatch.setattr(arrival, "LARGE", large)
    path = tmp_path / "plan.canvas"
    write(path, makers.crowded(4, 20))
    before = path.read_bytes()
    session = opening.arriving_file(path).session()
    begun: list[object] = []

    class Begun(WorkCopy):
        @classmethod
        def create(cls, *args: object) -> WorkCopy:
            begun.append(args)
            return WorkCopy.create(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(document_folder, "WorkCopy", Begun)
    assert not session.unpublished
    assert path.read_bytes() == before
    assert session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "first"))
    assert len(begun) == made
    assert session.close()
    with_note = CanvasFile.look(path)
    assert len(with_note.canvas.notes) == 1


def test_a_large_file_that_nobody_edits_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking at a file keeps nothing of it here, and does not change it."""
    monkeypatch.setattr(arrival, "LARGE", 5)
    path = tmp_path / "plan.canvas"
    write(path, makers.crowded(4, 20))
    before = path.read_bytes()
    assert opening.arriving_file(path).session().close()
    assert path.read_bytes() == before
    again = CanvasFile.open(path)
    assert not again.recovered
    assert again.notice is None
    again.close()


def test_what_was_reckoned_elsewhere_is_taken_over_while_it_holds(tmp_path: Path) -> None:
    """What follows from the canvas is known from the start; after an edit the old is not taken."""
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    session = opening.open_file(path)
    reckoned = Derived(session.canvas)
    reckoned.make()
    session.document.know(reckoned)
    assert session.derived is reckoned
    assert session.do(StepLabel("add-note"), commands.add_note(0.0, 0.0, "first"))
    now = session.derived
    session.document.know(reckoned)
    assert session.derived is now
    assert session.close()
