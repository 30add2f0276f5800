# SPDX-License-Identifier: MIT
"""The table of formats is complete, and what it writes is whole or not there."""

import os
import stat
import sys
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageOptions, Report
from tests import makers

OPTIONS = PageOptions()


def fails_halfway(canvas: Canvas, path: Path, options: PageOptions) -> Report:
    """Write half a file, then run into a full disk."""
    path.write_bytes(b"half")
    raise OSError(28, "No space left on device")


def is_interrupted(canvas: Canvas, path: Path, options: PageOptions) -> Report:
    """Write half a file, then be stopped by the person."""
    path.write_bytes(b"half")
    raise KeyboardInterrupt


def with_writer(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the one-pager be written by a function of this file."""
    broken = registry.Format("one-pager", "One-pager", ".pdf", f"{__name__}:{name}")
    monkeypatch.setattr(registry, "FORMATS", (broken,))


def test_every_row_names_a_writer_that_is_there() -> None:
    """Ids are unique, suffixes begin with a dot, and each writer can be imported and called."""
    ids = [each.id for each in registry.FORMATS]
    assert len(set(ids)) == len(ids)
    assert {"one-pager", "png", "svg"} <= set(ids)
    for each in registry.FORMATS:
        assert each.suffix.startswith(".")
        assert callable(each.load())


def test_a_suffix_stands_for_a_format() -> None:
    """The ending of a name, in any case, finds its format; others find none."""
    found = registry.by_suffix(Path("plan.PDF"))
    assert found is not None
    assert found.id == "one-pager"
    assert registry.by_suffix(Path("plan.docx")) is None
    with pytest.raises(KeyError):
        registry.format_of("docx")


def test_writing_takes_the_place_of_an_older_file(tmp_path: Path) -> None:
    """The new file replaces the old one, keeps its permissions, and leaves nothing beside it."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"older")
    path.chmod(0o640)
    report = registry.write("one-pager", makers.cafe(), path, OPTIONS)
    assert report is not None
    assert report.pages == 1
    assert path.read_bytes().startswith(b"%PDF-")
    assert [each.name for each in tmp_path.iterdir()] == ["plan.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("older", [True, False])
def test_a_full_disk_leaves_what_was_there(
    older: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a failure halfway the old file is whole, there is no half file, and words say so."""
    path = tmp_path / "plan.pdf"
    if older:
        path.write_bytes(b"older")
    with_writer(monkeypatch, "fails_halfway")
    with pytest.raises(registry.NotWritten, match="could not be written") as told:
        registry.write("one-pager", makers.cafe(), path, OPTIONS)
    assert ("still there" in told.value.kept) is older
    assert told.value.next
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"older"] * older


def test_an_interrupted_export_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C in the middle of writing leaves the old file and nothing else."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"older")
    with_writer(monkeypatch, "is_interrupted")
    with pytest.raises(KeyboardInterrupt):
        registry.write("one-pager", makers.cafe(), path, OPTIONS)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"older"]


def test_a_place_that_cannot_hold_a_file_is_named(tmp_path: Path) -> None:
    """A folder in the file's place, and a folder that is not there, each get a sentence."""
    with pytest.raises(registry.NotWritten, match="is a folder"):
        registry.write("one-pager", makers.cafe(), tmp_path, OPTIONS)
    with pytest.raises(registry.NotWritten, match="There is no folder"):
        registry.write("one-pager", makers.cafe(), tmp_path / "no" / "plan.pdf", OPTIONS)


def test_a_link_keeps_being_a_link(tmp_path: Path) -> None:
    """Writing to a symbolic link writes the file that it leads to."""
    if not hasattr(os, "symlink") or sys.platform == "win32":
        return
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"older")
    link.symlink_to(real)
    registry.write("one-pager", makers.empty(), link, OPTIONS)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF-")
