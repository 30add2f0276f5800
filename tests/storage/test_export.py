# SPDX-License-Identifier: MIT
"""Where an export goes: it is whole or not there, and never in the place of a plan."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from stratcanvas.storage.door import write
from stratcanvas.storage.errors import DiskFull, Missing, NotWritable, Trouble
from stratcanvas.storage.export import write_export
from stratcanvas.words import use
from tests import makers
from tests.pseudo import Pseudo, plain_words

DATA = b"%PDF-1.7 a page"


def test_writing_takes_the_place_of_an_older_file(tmp_path: Path) -> None:
    """The new file replaces the old one, keeps its permissions, and leaves nothing beside it."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"older")
    path.chmod(0o640)
    write_export(path, DATA)
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

    def half(handle: int, data: memoryview) -> int:
        if len(data) < len(DATA):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(handle, data[:4])

    real = os.write
    monkeypatch.setattr(os, "write", half)
    with pytest.raises(DiskFull, match="There is no room on the disk to write") as told:
        write_export(path, DATA)
    assert ("still there" in told.value.kept) is older
    assert told.value.next
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"older"] * older


def test_an_interrupted_export_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C in the middle of writing leaves the old file and nothing else."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"older")

    def stopped(handle: int, data: memoryview) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "write", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_export(path, DATA)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"older"]


def test_what_a_killed_export_left_is_swept(tmp_path: Path) -> None:
    """The next export into the folder takes away what a kill left there an hour ago or more."""
    left, fresh = tmp_path / f".{'a' * 12}.strat-tmp", tmp_path / f".{'b' * 12}.strat-tmp"
    for each in (left, fresh):
        each.write_bytes(b"half")
    os.utime(left, (1, 1))
    write_export(tmp_path / "plan.pdf", DATA)
    assert {each.name for each in tmp_path.iterdir()} == {"plan.pdf", fresh.name}


def test_an_export_is_private_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else may read a byte of it before it is whole; then it has the mode of a new file."""
    if sys.platform == "win32":
        return
    real, seen = os.write, []

    def write(handle: int, data: memoryview) -> int:
        seen.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return real(handle, data)

    monkeypatch.setattr(os, "write", write)
    write_export(tmp_path / "plan.pdf", DATA)
    assert seen == [0o600]
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "plan.pdf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_place_that_cannot_hold_a_file_is_named(tmp_path: Path) -> None:
    """A folder in the file's place, and a folder that is not there, each get a sentence."""
    with pytest.raises(Trouble, match="is a folder"):
        write_export(tmp_path, DATA)
    with pytest.raises(Missing, match="there is no folder called “no”"):
        write_export(tmp_path / "no" / "plan.pdf", DATA)


def test_a_name_that_cannot_be_one_is_told(tmp_path: Path) -> None:
    """A name that is too long, and a file in a folder's place, get a sentence like the others."""
    with pytest.raises(NotWritable, match="is too long"):
        write_export(tmp_path / f"{'x' * 300}.pdf", DATA)
    (tmp_path / "plan.canvas").write_bytes(b"")
    with pytest.raises(Trouble, match="is a file, not a folder"):
        write_export(tmp_path / "plan.canvas" / "x.pdf", DATA)


def test_a_current_folder_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name without a folder is refused in words when the current folder was taken away."""
    if sys.platform == "win32":  # it can't be taken away there
        return
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    with pytest.raises(Trouble, match="not there any more"):
        write_export(Path("plan.pdf"), DATA)


def test_no_export_is_written_over_a_canvas(tmp_path: Path) -> None:
    """A canvas stays what it is, whatever it is called and whichever link leads to it."""
    plan = tmp_path / "plan.pdf"
    write(plan, makers.cafe())
    (tmp_path / "link.pdf").symlink_to(plan)
    (tmp_path / "second.pdf").hardlink_to(plan)
    before = plan.read_bytes()
    for name in ("plan.pdf", "link.pdf", "second.pdf"):
        with pytest.raises(Trouble, match="is a canvas"):
            write_export(tmp_path / name, DATA)
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
        with pytest.raises(Trouble, match=words):
            write_export(path, DATA)
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
    write_export(path, DATA)
    assert path.read_bytes().startswith(b"%PDF-")


def test_a_link_keeps_being_a_link(tmp_path: Path) -> None:
    """Writing to a symbolic link writes the file that it leads to."""
    if not hasattr(os, "symlink") or sys.platform == "win32":
        return
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"older")
    link.symlink_to(real)
    write_export(link, DATA)
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"%PDF-")


def test_every_word_of_a_refusal_can_be_translated(tmp_path: Path) -> None:
    """A person who reads another language is told in it why an export goes nowhere, all of it."""
    plan = tmp_path / "1.canvas"
    write(plan, makers.cafe())
    use(Pseudo())
    try:
        with pytest.raises(NotWritable) as told:
            write_export(plan, DATA)
    finally:
        use(None)
    assert plain_words(str(told.value), frozenset({"canvas"})) == []
