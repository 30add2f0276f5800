# SPDX-License-Identifier: MIT
"""What arrives is ready, and keeps nothing that nobody wrote."""

from pathlib import Path

from stratcanvas.domain import commands
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.storage.summary import DATABASE
from tests import makers


def test_a_file_that_nobody_edits_leaves_nothing_behind(tmp_path: Path) -> None:
    """Looking at a file keeps nothing of it here, and does not change it."""
    path = tmp_path / "plan.canvas"
    write(path, makers.crowded(4, 20))
    before = path.read_bytes()
    session = opening.arriving_file(path).session()
    assert session.kept_in is not None
    assert not (session.kept_in / DATABASE).exists()
    assert session.close()
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
