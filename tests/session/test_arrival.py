# SPDX-License-Identifier: MIT
"""What arrives is ready, and keeps nothing that nobody wrote."""

from pathlib import Path

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
