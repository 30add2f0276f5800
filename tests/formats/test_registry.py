# SPDX-License-Identifier: MIT
"""The table of formats is complete, and what it writes is whole or not there."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageOptions, Report
from stratcanvas.storage.file import write
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


def test_a_name_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    """A name that is too long, and a file in a folder's place, get a sentence like the others."""
    with pytest.raises(registry.NotWritten, match="could not be written"):
        registry.write("one-pager", makers.cafe(), tmp_path / f"{'x' * 300}.pdf", OPTIONS)
    (tmp_path / "plan.canvas").write_bytes(b"")
    with pytest.raises(registry.NotWritten, match="There is no folder"):
        registry.write("one-pager", makers.cafe(), tmp_path / "plan.canvas" / "x.pdf", OPTIONS)


def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name without a folder is refused in words when the current folder was taken away."""
    if sys.platform == "win32":  # it can't be taken away there
        return
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(registry.NotWritten, match="not there any more"):
        registry.write("one-pager", makers.cafe(), Path("plan.pdf"), OPTIONS)


def test_no_export_is_written_over_a_canvas(tmp_path: Path) -> None:
    """A canvas stays what it is, whatever it is called and whichever link leads to it."""
    plan = tmp_path / "plan.pdf"
    write(plan, makers.cafe())
    (tmp_path / "link.pdf").symlink_to(plan)
    (tmp_path / "second.pdf").hardlink_to(plan)
    before = plan.read_bytes()
    for name in ("plan.pdf", "link.pdf", "second.pdf"):
        with pytest.raises(registry.NotWritten, match="is a canvas"):
            registry.write("one-pager", makers.empty(), tmp_path / name, OPTIONS)
    assert plan.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 3


def test_what_may_not_be_written_is_not_replaced(tmp_path: Path) -> None:
    """A read-only file and a pipe are told and left, although their folder could be written."""
    if sys.platform == "win32":
        return
    shut, pipe = tmp_path / "shut.pdf", tmp_path / "pipe.pdf"
    shut.write_bytes(b"older")
    shut.chmod(0o444)
    os.mkfifo(pipe)
    for path, words in ((shut, "read-only"), (pipe, "a device or a pipe")):
        with pytest.raises(registry.NotWritten, match=words):
            registry.write("one-pager", makers.cafe(), path, OPTIONS)
    assert shut.read_bytes() == b"older"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_disk_that_cannot_sync_folders_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is in its place counts as written, although its folder can't be synced."""
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    path = tmp_path / "plan.pdf"
    assert registry.write("one-pager", makers.cafe(), path, OPTIONS) is not None
    assert path.read_bytes().startswith(b"%PDF-")


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
