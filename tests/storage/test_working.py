# SPDX-License-Identifier: MIT
"""Working on a file: edits are kept at once, the file follows whole, and nobody is overwritten."""

import errno
import os
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet, adding, updating
from stratcanvas.storage import publish
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    Defect,
    DiskFull,
    Missing,
    NameTaken,
    NotWritable,
    OpenElsewhere,
    Trouble,
)
from stratcanvas.storage.file import CanvasFile, read, write
from stratcanvas.storage.workcopy import image_of
from tests import makers


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    return path


@pytest.fixture
def home(_home_of_its_own: Path) -> Path:
    return _home_of_its_own


@contextmanager
def opened(path: Path) -> Iterator[CanvasFile]:
    file = CanvasFile.open(path)
    try:
        yield file
    finally:
        file.close()


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


def retitle(canvas: Canvas, title: str) -> ChangeSet:
    return commands.set_field(canvas, [canvas.brief.id], "title", title)


def edit(file: CanvasFile, canvas: Canvas | None = None, title: str = "New") -> Canvas:
    """Give the canvas another title; return it as it is then."""
    canvas = canvas or file.canvas
    changes = retitle(canvas, title)
    file.apply(changes, "Title")
    return canvas.apply(changes)


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_every_kind_of_change_comes_back(plan: Path) -> None:
    """Adding, changing and removing records of each kind, and undoing it, reach the file."""
    with opened(plan) as file:
        canvas = file.canvas
        steps = [
            commands.add_problem(canvas, "Ghosts", 0),
            commands.delete(canvas, list(canvas.problems)[:2]),
            commands.delete(canvas, list(canvas.tactics)),
            commands.add_note(1.5, -2.5, "A note"),
            retitle(canvas, "Other"),
            commands.set_field(canvas, [canvas.strategy.id], "statement", "Show and help"),
            commands.reconnect(canvas, next(iter(canvas.links)), makers.key(3, makers.PROBLEM)),
        ]
        for changes in steps:
            for part in (changes, changes.inverse()):
                file.apply(part, "step")
                canvas = canvas.apply(part)
                file.publish(file.snapshot())
                assert read(plan) == canvas


def test_awkward_texts_come_back(tmp_path: Path) -> None:
    """Every script, control character and long text is the same after writing and reading."""
    write(tmp_path / "a.canvas", makers.awkward())
    assert read(tmp_path / "a.canvas") == makers.awkward()


def test_an_edit_waits_for_nobody(plan: Path, tmp_path: Path) -> None:
    """An edit is kept on this computer at once; the file has it when it is published."""
    before = plan.read_bytes()
    with opened(plan) as file:
        canvas = edit(file)
        assert file.unpublished
        assert plan.read_bytes() == before
        snapshot = file.snapshot()
        later = edit(file, canvas, "Later")
        thread = threading.Thread(target=file.publish, args=(snapshot,))
        thread.start()
        thread.join()
        assert read(plan) == canvas
        assert file.unpublished
        file.publish(file.snapshot())
        assert read(plan) == later
        assert not file.unpublished
    assert names(tmp_path) == {"plan.canvas"}


def test_close_keeps_what_the_file_lacks(plan: Path) -> None:
    """Edits that were not published come back when the file is opened again."""
    with opened(plan) as file:
        canvas = edit(file)
    with opened(plan) as file:
        assert file.recovered
        assert file.canvas == canvas
        file.publish(file.snapshot())
    assert read(plan) == canvas
    with opened(plan) as file:
        assert not file.recovered


def test_a_colleagues_version_is_never_replaced(plan: Path) -> None:
    """A file that somebody wrote in between is left alone, and both versions are kept."""
    theirs = makers.crowded(3, 4)
    with opened(plan) as file:
        mine = edit(file)
        write(plan.with_name("theirs.canvas"), theirs)
        plan.with_name("theirs.canvas").replace(plan)
        for _ in range(2):
            with pytest.raises(ChangedElsewhere) as caught:
                file.publish(file.snapshot())
        assert caught.value.kept
        assert read(plan) == theirs
        file.name(plan.with_name("mine.canvas"))
        assert read(plan.with_name("mine.canvas")) == mine
        assert not file.unpublished
    assert read(plan) == theirs


def test_same_size_and_time_is_not_the_same(plan: Path) -> None:
    """A version of the same size and time stamp is told apart by its content."""
    with opened(plan) as file:
        edit(file)
        status = plan.stat()
        other = makers.replace_brief(makers.cafe(), title="Café money — autumn")
        image = publish.printed(image_of(other), plan).data
        assert len(image) == status.st_size
        plan.write_bytes(image)
        os.utime(plan, ns=(status.st_atime_ns, status.st_mtime_ns))
        with pytest.raises(ChangedElsewhere):
            file.publish(file.snapshot())


def test_touched_is_not_changed(plan: Path) -> None:
    """A file whose time or mode alone changed may be replaced."""
    with opened(plan) as file:
        canvas = edit(file)
        os.utime(plan)
        plan.chmod(0o640)
        file.publish(file.snapshot())
    assert read(plan) == canvas
    assert stat.S_IMODE(plan.stat().st_mode) == 0o640


def test_changed_while_being_written(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that arrives while ours is being written is seen before ours takes its place."""
    real, theirs = os.fsync, b"theirs"

    def slow_disk(handle: int) -> None:
        real(handle)
        plan.write_bytes(theirs)

    with opened(plan) as file:
        edit(file)
        snapshot = file.snapshot()
        monkeypatch.setattr(publish.os, "fsync", slow_disk)
        with pytest.raises(ChangedElsewhere):
            file.publish(snapshot)
        monkeypatch.undo()
        assert plan.read_bytes() == theirs
    assert names(plan.parent) == {"plan.canvas"}


def test_moved_or_deleted_underneath(plan: Path) -> None:
    """A file that was taken away is not made anew behind the user's back; saving it again works."""
    with opened(plan) as file:
        canvas = edit(file)
        plan.rename(plan.with_name("moved.canvas"))
        with pytest.raises(Missing):
            file.publish(file.snapshot())
        assert names(plan.parent) == {"moved.canvas"}
        file.name(plan)
        assert read(plan) == canvas
        assert not file.unpublished


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


def test_symlinks_are_followed(plan: Path, tmp_path: Path) -> None:
    """A link stays a link; the file it leads to is what is written, and locked."""
    link = tmp_path / "link.canvas"
    link.symlink_to(plan)
    with opened(link) as file:
        canvas = edit(file)
        file.publish(file.snapshot())
        with pytest.raises(OpenElsewhere):
            CanvasFile.open(plan)
    assert link.is_symlink()
    assert read(plan) == canvas


def test_one_window_at_a_time(plan: Path) -> None:
    """A file that a window holds can only be looked at; it is free again after closing."""
    with opened(plan) as file:
        with pytest.raises(OpenElsewhere):
            CanvasFile.open(plan)
        looked = CanvasFile.look(plan)
        assert looked.read_only
        with pytest.raises(NotWritable):
            edit(looked)
        with pytest.raises(OpenElsewhere):
            write(plan, makers.empty(), overwrite=True)
        looked.close()
        edit(file)
    with opened(plan) as file:
        assert file.recovered


def test_going_on_from_looking(plan: Path) -> None:
    """A document that is open for reading only can go on under a name of its own."""
    with opened(plan):
        looked = CanvasFile.look(plan)
        with pytest.raises(OpenElsewhere):
            looked.name(plan, overwrite=True)
        looked.name(plan.with_name("mine.canvas"))
        canvas = edit(looked)
        assert not looked.read_only
        looked.publish(looked.snapshot())
        looked.close()
    assert read(plan.with_name("mine.canvas")) == canvas
    assert read(plan) == makers.cafe()


def test_another_process_is_told(plan: Path) -> None:
    """The lock holds between processes too, and dies with the one that held it."""
    script = (
        "import sys, pathlib; from stratcanvas.storage.file import CanvasFile\n"
        "file = CanvasFile.open(pathlib.Path(sys.argv[1])); print('open', flush=True)\n"
        "sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(plan)]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stdout.readline() == b"open\n"
    with pytest.raises(OpenElsewhere):
        CanvasFile.open(plan)
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()
    with opened(plan) as file:
        assert not file.recovered


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

        monkeypatch.setattr(os, call, refuse)
        kind = DiskFull if code in {errno.ENOSPC, errno.EDQUOT} else NotWritable
        with pytest.raises(kind) as caught:
            file.publish(snapshot)
        assert caught.value.kept
        with pytest.raises(kind):
            write(plan.with_name("new.canvas"), canvas)
        monkeypatch.undo()
        assert plan.read_bytes() == before
        assert names(plan.parent) == {"plan.canvas"}
        file.publish(snapshot)
    assert read(plan) == canvas


def test_really_full_disk(plan: Path) -> None:
    """Under a real limit on file sizes, edits that do not fit are refused and the rest is safe."""
    script = """
import resource, sys, pathlib
from stratcanvas.domain import commands
from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.file import CanvasFile
file = CanvasFile.open(pathlib.Path(sys.argv[1]))
canvas = file.canvas
file.prepare()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(10_000):
    changes = commands.add_note(0.0, 0.0, f"note {number} " + "x" * 10_000)
    try:
        file.apply(changes, "Add note")
    except Trouble as trouble:
        print(number, trouble)
        break
    canvas = canvas.apply(changes)
"""
    command = [sys.executable, "-c", script, str(plan)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    count = int(result.stdout.split()[0])
    assert count > 5
    assert "Everything before" in result.stdout
    with opened(plan) as file:
        assert file.recovered
        assert len(file.canvas.notes) == count
        file.publish(file.snapshot())
        assert read(plan) == file.canvas


def test_no_room_for_an_edit(plan: Path) -> None:
    """An edit for which there is no room is refused whole; the next one that fits is taken."""
    with opened(plan) as file:
        file.prepare()
        assert file._desk is not None
        assert file._desk.work is not None
        connection = file._desk.work._db.conn
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}").fetchone()
        with pytest.raises(DiskFull) as caught:
            file.apply(commands.add_note(0.0, 0.0, "x" * 20_000), "Add note")
        assert caught.value.kept
        connection.execute("PRAGMA max_page_count = 100000").fetchone()
        canvas = edit(file)
        file.publish(file.snapshot())
    assert read(plan) == canvas


def test_a_change_that_can_not_be_kept(plan: Path) -> None:
    """A value that no file can hold is refused whole: a defect, and nothing of it is stored."""
    with opened(plan) as file:
        problem = next(iter(file.canvas.problems.values()))
        for words in ("nul \0", "half \ud800", "x" * 30_000):
            bad = updating([(problem, replace(problem, statement=words))])
            with pytest.raises(Defect):
                file.apply(retitle(file.canvas, "x").then(bad), "bad")
        strange = replace(problem, id="0" * 15 + "9", rank=1e300)
        with pytest.raises(Defect):
            file.apply(adding(strange), "bad")
        with pytest.raises(Defect):  # it is there already
            file.apply(adding(problem), "bad")
        gone = replace(problem, id="f" * 16)
        with pytest.raises(Defect):
            file.apply(updating([(gone, replace(gone, cost="1"))]), "bad")
        edit(file)
    with opened(plan) as file:
        assert file.canvas.brief.title == "New"
        assert file.canvas.problems == makers.cafe().problems


def test_new_files_never_replace_unasked(plan: Path) -> None:
    """A new file takes a free name only; replacing another is asked for by name."""
    before = plan.read_bytes()
    with pytest.raises(NameTaken):
        write(plan, makers.empty())
    (plan.parent / "folder.canvas").mkdir()
    for overwrite in (False, True):
        with pytest.raises(NameTaken):
            write(plan.parent / "folder.canvas", makers.empty(), overwrite=overwrite)
    assert plan.read_bytes() == before
    write(plan, makers.empty(), overwrite=True)
    assert read(plan) == makers.empty()
    assert names(plan.parent) == {"plan.canvas", "folder.canvas"}


def test_copies_leave_the_document_alone(plan: Path) -> None:
    """A copy holds the canvas as it is on screen; the document keeps its own name and edits."""
    with opened(plan) as file:
        canvas = edit(file)
        file.copy_to(plan.with_name("copy.canvas"), canvas)
        assert read(plan.with_name("copy.canvas")) == canvas
        assert read(plan) == makers.cafe()
        with pytest.raises(NameTaken):
            file.copy_to(plan, canvas, overwrite=True)
        assert file.unpublished


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


def test_deleted_text_does_not_travel(plan: Path) -> None:
    """What was deleted is not in the bytes of the file, nor is room that stands empty."""
    secret = "the margin is 61 percent " * 100
    with opened(plan) as file:
        canvas = file.canvas
        adds = [commands.add_note(0.0, 0.0, secret + str(n)) for n in range(40)]
        for changes in adds:
            file.apply(changes, "Add")
        file.publish(file.snapshot())
        large = plan.stat().st_size
        assert b"61 percent" in plan.read_bytes()
        for changes in adds:
            file.apply(changes.inverse(), "Delete")
        file.publish(file.snapshot())
    assert b"61 percent" not in plan.read_bytes()
    assert plan.stat().st_size < large / 1.5
    assert read(plan) == canvas


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
        monkeypatch.setattr(os, "replace", held)
        file.publish(file.snapshot())
        monkeypatch.undo()
    assert len(times) == 4
    assert read(plan) == canvas


def test_a_damaged_working_copy_is_put_by(plan: Path, home: Path) -> None:
    """Edits that can't be read any more are put by, told, and the file itself still opens."""
    with opened(plan) as file:
        edit(file)
    (database,) = home.glob("working/*/canvas.db")
    database.write_bytes(database.read_bytes()[:9000])
    with opened(plan) as file:
        assert file.canvas == makers.cafe()
        assert file.notice is not None
        assert "put by" in file.notice.kept
        assert edit(file)
        file.publish(file.snapshot())
    assert list(home.glob("damaged/*/canvas.db"))


def test_a_broken_ledger_is_taken_for_nothing(plan: Path, home: Path) -> None:
    """When it is not known which version edits were made on, they become a draft."""
    with opened(plan) as file:
        edit(file)
    (ledger,) = home.glob("working/*/ledger.json")
    ledger.write_text("{ not whole")
    with opened(plan) as file:
        assert file.canvas == makers.cafe()
        assert isinstance(file.notice, ChangedElsewhere)
        assert file.aside is not None
