# SPDX-License-Identifier: MIT
"""Our own folder deleted under our hands, or odd in other ways: edits stay, and the file too."""

import errno
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest

from stratcanvas.storage import lock, naming, state_folder
from stratcanvas.storage.door import CanvasFile, drafts, open_draft, read
from stratcanvas.storage.errors import Damaged, DiskFull, Missing, NameTaken, OpenElsewhere
from stratcanvas.storage.publish_record import PublishRecord
from stratcanvas.storage.vetting import content_of
from tests import makers
from tests.files import hostile
from tests.papers import die, edit, folder_of, names, opened

CAN_DELETE = sys.platform != "win32"
"""Windows deletes no file that is open."""


def test_a_deleted_folder_is_made_anew(plan: Path, home: Path) -> None:
    """After somebody deleted our folder the next edit, and all before it, survive a crash."""
    if not CAN_DELETE:
        return
    file = CanvasFile.open(plan)
    canvas = edit(file, title="One")
    shutil.rmtree(home)
    canvas = edit(file, canvas, title="Two")
    die(file)
    with opened(plan) as file:
        assert file.recovered
        assert file.canvas == canvas


def test_a_deleted_folder_stops_no_publish(plan: Path, home: Path) -> None:
    """The file gets every edit although our folder, or the working copy in it, was deleted."""
    if not CAN_DELETE:
        return
    with opened(plan) as file:
        canvas = edit(file, title="One")
        shutil.rmtree(home)
        file.publish(file.snapshot())
        assert read(plan) == canvas
        canvas = edit(file, canvas, title="Two")
        next(home.glob("working/*/canvas.db")).unlink()
        file.publish(file.snapshot())
    assert read(plan) == canvas
    assert not drafts()


def test_a_lock_that_is_taken_away_at_the_last_moment_holds_nothing(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who held the folder may remove it between our opening its lock and holding it."""
    if not CAN_DELETE:
        return
    real, removed = lock._hold, []

    def hold(handle: int) -> None:
        if not removed:
            removed.append(state_folder.working_folder(plan) / lock.NAME)
            removed[0].unlink()
        real(handle)

    monkeypatch.setattr(lock, "_hold", hold)
    with opened(plan):
        assert removed[0].exists()
        with pytest.raises(OpenElsewhere):
            CanvasFile.open(plan)


def test_a_copy_made_without_our_folder_says_what_was_done_last(plan: Path, home: Path) -> None:
    """What a file calls its newest state travels with a copy, the working copy there or not."""
    if not CAN_DELETE:
        return
    with opened(plan) as file:
        edit(file, title="Other")
        file.publish(file.snapshot())
    newest = content_of(plan.read_bytes(), "x").label
    with opened(plan) as file:
        file.prepare()
        shutil.rmtree(home)
        file.copy_to(plan.with_name("copy.canvas"), file.canvas)
    assert newest
    assert content_of(plan.with_name("copy.canvas").read_bytes(), "x").label == newest


def test_a_deleted_draft_is_kept(home: Path) -> None:
    """A draft whose folder was deleted is there again when it is closed."""
    if not CAN_DELETE:
        return
    file = CanvasFile.draft(makers.empty())
    canvas = edit(file)
    shutil.rmtree(home)
    file.close()
    (draft,) = drafts()
    file = open_draft(draft)
    assert file.canvas == canvas
    file.discard()


def test_a_folder_that_somebody_else_holds_by_now(plan: Path, home: Path) -> None:
    """Who lost the folder to another window takes nothing from it, and hears why it can't edit."""
    if not CAN_DELETE:
        return
    first = CanvasFile.open(plan)
    canvas = edit(first, title="Mine")
    shutil.rmtree(home)
    second = CanvasFile.open(plan)
    theirs = edit(second, title="Theirs")
    with pytest.raises(OpenElsewhere):
        edit(first, canvas, title="Mine again")
    first.copy_to(plan.with_name("mine.canvas"), canvas)
    first.discard()
    die(second)
    with opened(plan) as file:
        assert file.canvas == theirs
    assert read(plan.with_name("mine.canvas")) == canvas


def test_a_publish_that_could_not_be_noted(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room to note that the file is out: it is out, and the next publish knows it as ours."""
    real, times = PublishRecord.save, []

    def save(self: PublishRecord, folder: Path) -> None:
        times.append(folder)
        if len(times) == 2:
            raise DiskFull("full")
        real(self, folder)

    with opened(plan) as file:
        canvas = edit(file, title="One")
        monkeypatch.setattr(PublishRecord, "save", save)
        file.publish(file.snapshot())
        assert not file.unpublished
        canvas = edit(file, canvas, title="Two")
        file.publish(file.snapshot())
    assert len(times) == 4
    assert read(plan) == canvas


def test_a_copy_in_the_place_of_the_own_file(plan: Path) -> None:
    """Only when the file was taken away does a copy under its name become the file again."""
    with opened(plan) as file:
        canvas = edit(file)
        plan.with_name("PLAN.canvas").hardlink_to(plan)  # as on a disk that knows no capitals
        for own in (plan, plan.with_name("PLAN.canvas")):
            with pytest.raises(NameTaken):
                file.copy_to(own, canvas, overwrite=True)
        plan.unlink()
        with pytest.raises(Missing):
            file.publish(file.snapshot())
        file.copy_to(plan, canvas)
        assert not file.unpublished
        canvas = edit(file, canvas, title="More")
        file.publish(file.snapshot())
    assert read(plan) == canvas


def test_a_disk_without_locks(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no lock can be had a file is open for reading, with the reason; no other window is
    blamed.
    """

    def no_locks(handle: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_hold", no_locks)
    with opened(plan) as file:
        assert "no locks available" in file.read_only
        assert file.canvas == makers.cafe()


def test_a_window_that_looks_around_is_waited_for(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder held for a moment, as by a start that lists drafts, is no other window; nor is it
    where the machine stands still meanwhile.
    """
    real, times = lock._hold, []
    clock = iter(range(0, 9000, 10))

    def hold(handle: int) -> None:
        times.append(handle)
        if len(times) < 3:
            raise BlockingIOError(errno.EWOULDBLOCK, "held")
        real(handle)

    monkeypatch.setattr(lock, "_hold", hold)
    still = SimpleNamespace(monotonic=lambda: next(clock), sleep=lambda _: next(clock))
    monkeypatch.setattr(lock, "time", still)
    with opened(plan) as file:
        assert not file.read_only
    assert len(times) == 3


def test_a_working_copy_that_can_not_be_deleted(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner that holds it when the document is closed leaves nothing to recover."""
    real = os.unlink

    def unlink(path: str | Path, **more: int) -> None:
        if Path(path).name == "canvas.db":
            raise PermissionError(errno.EACCES, "held")
        real(path, **more)

    file = CanvasFile.open(plan)
    canvas = edit(file)
    file.publish(file.snapshot())
    with monkeypatch.context() as disk:
        disk.setattr(os, "unlink", unlink)
        file.close()
    assert not drafts()
    with opened(plan) as file:
        assert (file.recovered, file.notice) == (False, None)
        assert file.canvas == canvas


@pytest.mark.parametrize("when", ["x", "2026-01-01", "9999-12-31T23:59:59-23:00"])
def test_a_draft_with_an_odd_time_hides_no_other(when: str) -> None:
    """However odd the time in one draft, all are listed and open."""
    files = [CanvasFile.draft(makers.cafe()) for _ in range(2)]
    database = folder_of(files[0]).folder / "canvas.db"
    for file in files:
        file.close()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE revision SET changed_at = ?", (when,))
        connection.commit()
    found = drafts()
    assert len(found) == 2
    for draft in found:
        open_draft(draft).discard()


def test_a_file_whose_edits_can_not_be_counted_on(plan: Path) -> None:
    """A doctored edit number is refused at once instead of stopping the first edit."""
    plan.write_bytes(hostile.changed(f"UPDATE revision SET number = {2**63 - 1}"))
    with pytest.raises(Damaged):
        CanvasFile.open(plan)


def test_a_list_that_is_too_deep(home: Path) -> None:
    """Recent files that are no list but a pit of brackets are none."""
    (home / "recent.json").write_text("[" * 200_000)
    assert state_folder.recent_files() == []


def test_saving_over_a_file_in_a_crash(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saving anew under the own name, cut off before it is noted, is known as ours afterwards."""
    file = CanvasFile.open(plan)
    canvas = edit(file)
    with monkeypatch.context() as crash:
        crash.setattr(naming, "settle", lambda *_: None)
        file.name(plan, overwrite=True)
    die(file)
    assert names(plan.parent) == {"plan.canvas"}
    with opened(plan) as file:
        assert (file.notice, file.recovered) == (None, False)
        assert file.canvas == canvas


def test_recent_files_when_the_current_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name without a folder is remembered and forgotten without a word when there is none."""
    if not CAN_DELETE:
        return
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    state_folder.note_recent(Path("plan.canvas"))
    state_folder.forget_recent(Path("plan.canvas"))
    assert state_folder.recent_files() == []
    with pytest.raises(Missing):
        CanvasFile.open(Path("plan.canvas"))
