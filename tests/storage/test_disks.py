# SPDX-License-Identifier: MIT
"""Disks and folders that refuse: the file stays whole, the edits are kept, a sentence says why."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlite_utils

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import (
    DiskFull,
    Missing,
    NotWritable,
    Trouble,
)
from tests import makers
from tests.papers import edit, folder_of, names, opened


@contextmanager
def as_nobody() -> Iterator[Path]:
    """Run without a superuser's rights, in a folder that everybody may use."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        if os.geteuid() != 0:
            yield Path(folder)
            return
        assert sqlite_utils  # imported before: nobody may not read where it lies
        os.seteuid(65534)
        try:
            yield Path(folder)
        finally:
            os.seteuid(0)


def test_mode_and_owner_are_kept(plan: Path) -> None:
    """A published file has the mode of the one before; a new one what the umask leaves."""
    assert stat.S_IMODE(plan.stat().st_mode) == 0o666 & ~_umask()
    plan.chmod(0o604)
    if os.geteuid() == 0:
        os.chown(plan, 1234, 2345)
    owner = plan.stat().st_uid, plan.stat().st_gid
    with opened(plan) as file:
        edit(file)
        file.publish(file.snapshot())
    status = plan.stat()
    assert stat.S_IMODE(status.st_mode) == 0o604
    assert (status.st_uid, status.st_gid) == owner


def test_tags_are_kept(plan: Path) -> None:
    """Extended attributes, such as a file manager's tags, stay with the file."""
    with suppress(OSError):  # some file systems hold none; then there must be none after
        os.setxattr(plan, "user.xdg.tags", b"spring")
    before = {name: os.getxattr(plan, name) for name in os.listxattr(plan)}
    with opened(plan) as file:
        edit(file)
        file.publish(file.snapshot())
    assert {name: os.getxattr(plan, name) for name in os.listxattr(plan)} == before


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_read_only_file(plan: Path) -> None:
    """A read-only file opens; edits are kept here and the file stays as it is."""
    plan.chmod(0o444)
    before = plan.read_bytes()
    with opened(plan) as file:
        assert "read-only" in file.read_only
        edit(file)
        with pytest.raises(NotWritable):
            file.publish(file.snapshot())
        assert plan.read_bytes() == before
        plan.chmod(0o644)
        file.publish(file.snapshot())


def test_folder_that_can_not_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a read-only folder everything but publishing works, and a copy can go elsewhere."""
    with as_nobody() as folder:
        monkeypatch.setenv("STRATCANVAS_HOME", str(folder / "home"))
        inside = folder / "shelf"
        inside.mkdir()
        write(inside / "plan.canvas", makers.cafe())
        inside.chmod(0o555)
        with opened(inside / "plan.canvas") as file:
            assert "folder" in file.read_only.lower()
            canvas = edit(file)
            with pytest.raises(NotWritable) as caught:
                file.publish(file.snapshot())
            assert caught.value.kept
            with pytest.raises(NotWritable):
                write(inside / "new.canvas", canvas)
            assert names(inside) == {"plan.canvas"}
            file.name(folder / "copy.canvas")
        assert read(folder / "copy.canvas") == canvas
        inside.chmod(0o755)


def test_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file without permission to read says so."""
    with as_nobody() as folder:
        monkeypatch.setenv("STRATCANVAS_HOME", str(folder / "home"))
        path = folder / "plan.canvas"
        write(path, makers.cafe())
        path.chmod(0)
        with pytest.raises(Trouble, match="permission"):
            CanvasFile.open(path)


def test_state_folder_that_can_not_be_written(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a state folder a file can still be looked at, with the reason."""
    (tmp_path / "no folder").write_text("a file in its place")
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "no folder"))
    file = CanvasFile.open(plan)
    assert file.read_only
    assert file.canvas == makers.cafe()
    with pytest.raises(NotWritable):
        edit(file)
    file.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
@pytest.mark.parametrize("call", ["write", "fsync"])
def test_a_disk_that_refuses(
    plan: Path, monkeypatch: pytest.MonkeyPatch, code: int, call: str
) -> None:
    """When writing the file fails, it is as before, nothing lies beside it, the edits are here."""
    before = plan.read_bytes()
    with opened(plan) as file:
        canvas = edit(file)
        snapshot = file.snapshot()
        real = getattr(os, call)

        def refuse(handle: int, *rest: object) -> object:
            path = Path(f"/proc/self/fd/{handle}").readlink()
            if path.is_relative_to(plan.parent):
                raise OSError(code, os.strerror(code))
            return real(handle, *rest)

        kind = DiskFull if code in {errno.ENOSPC, errno.EDQUOT} else NotWritable
        with monkeypatch.context() as disk:
            disk.setattr(os, call, refuse)
            with pytest.raises(kind) as caught:
                file.publish(snapshot)
            with pytest.raises(kind):
                write(plan.with_name("new.canvas"), canvas)
        assert caught.value.kept
        assert plan.read_bytes() == before
        assert names(plan.parent) == {"plan.canvas"}
        file.publish(snapshot)
    assert read(plan) == canvas


def test_really_full_disk(plan: Path) -> None:
    """Under a real limit on file sizes, edits that do not fit are refused and the rest is safe."""
    script = """
import resource, sys, pathlib
from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.door import CanvasFile
file = CanvasFile.open(pathlib.Path(sys.argv[1]))
canvas = file.canvas
file.prepare()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(10_000):
    changes = commands.add_note(0.0, 0.0, f"note {number} " + "x" * 10_000)
    try:
        file.apply(changes, StepLabel("add-note"))
    except Trouble as trouble:
        print(number, trouble)
        break
    canvas = canvas.apply(changes)
"""
    command = [sys.executable, "-c", script, str(plan)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    count = int(result.stdout.split()[0])
    assert count > 5
    assert "are safe" in result.stdout
    with opened(plan) as file:
        assert file.recovered
        assert len(file.canvas.notes) == count
        file.publish(file.snapshot())
        assert read(plan) == file.canvas


def test_no_room_for_an_edit(plan: Path) -> None:
    """An edit for which there is no room is refused whole; the next one that fits is taken."""
    with opened(plan) as file:
        file.prepare()
        work = folder_of(file).work
        assert work is not None
        connection = work._db.conn
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
        with pytest.raises(DiskFull) as caught:
            file.apply(commands.add_note(0.0, 0.0, "x" * 20_000), StepLabel("add-note"))
        assert caught.value.kept
        connection.execute("PRAGMA max_page_count = 100000").fetchone()
        canvas = edit(file)
        file.publish(file.snapshot())
    assert read(plan) == canvas


def test_bad_names(tmp_path: Path) -> None:
    """Names that no file can have, and folders that are not there, are told plainly."""
    for name, kind in (
        ("nul\0.canvas", NotWritable),
        ("half \ud800.canvas", NotWritable),
        ("x" * 300 + ".canvas", NotWritable),
        ("no folder/x.canvas", Missing),
    ):
        with pytest.raises(kind):
            write(tmp_path / name, makers.empty())
    assert not names(tmp_path)


def test_patience_with_a_file_that_is_held(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A virus scanner that holds the file for a moment does not stop a publish."""
    real, times = os.replace, []

    def held(*paths: Path) -> None:
        if str(paths[1]) == str(plan):
            times.append(1)
            if len(times) < 4:
                raise PermissionError(errno.EACCES, "held")
        real(*paths)

    with opened(plan) as file:
        canvas = edit(file)
        with monkeypatch.context() as scanner:
            scanner.setattr(os, "replace", held)
            file.publish(file.snapshot())
    assert len(times) == 4
    assert read(plan) == canvas


def test_folder_gone_and_back(tmp_path: Path) -> None:
    """A drive that is taken out and put back costs nothing."""
    folder = tmp_path / "stick"
    folder.mkdir()
    write(folder / "plan.canvas", makers.cafe())
    with opened(folder / "plan.canvas") as file:
        folder.rename(tmp_path / "away")
        canvas = edit(file)
        with pytest.raises(Missing):
            file.publish(file.snapshot())
        (tmp_path / "away").rename(folder)
        file.publish(file.snapshot())
    assert read(folder / "plan.canvas") == canvas
