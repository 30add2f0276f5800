# SPDX-License-Identifier: MIT
"""What is promised and can't be seen by using it: what is synced and in which order, what SQLite is
told, what is noticed though it reads well. Each was broken on purpose, and nobody noticed.
"""

import errno
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage import hardening, read_bytes, replace, vetting
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import Damaged, NameTaken, NotReadable, NotWritable
from stratcanvas.storage.state_folder import home, write_json
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import WorkCopy
from tests import makers
from tests.papers import edit, opened


@pytest.fixture
def deeds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that takes what is synced, moved and linked, by name, as it happens."""
    seen: list[str] = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def spy_fsync(handle: int) -> None:
        seen.append(f"sync {Path(f'/proc/self/fd/{handle}').readlink().name}")
        fsync(handle)

    def spy_replace(old: str | Path, new: str | Path, **more: int) -> None:
        seen.append(f"move {Path(old).name} to {Path(new).name}")
        replace(old, new, **more)

    def spy_link(old: str | Path, new: str | Path, **more: bool) -> None:
        seen.append(f"move {Path(old).name} to {Path(new).name}")
        link(old, new, **more)

    monkeypatch.setattr(os, "fsync", spy_fsync)
    monkeypatch.setattr(os, "replace", spy_replace)
    monkeypatch.setattr(os, "link", spy_link)
    return seen


def see_order(deeds: list[str], place: Path) -> None:
    """See that the bytes were synced, then moved to their place, then the folder was synced."""
    moved = next(deed for deed in deeds if deed.endswith(f" to {place.name}"))
    temporary = moved.split()[1]
    at = deeds.index(moved)
    assert f"sync {temporary}" in deeds[:at]
    assert f"sync {place.parent.name}" in deeds[at:]


def test_a_publish_is_on_the_disk_when_it_ends(plan: Path, deeds: list[str]) -> None:
    """The new version's bytes are safe before it takes the old one's place, the place after."""
    with opened(plan) as file:
        edit(file)
        del deeds[:]
        file.publish(file.snapshot())
        see_order(deeds, plan)
        ledgers = [at for at, deed in enumerate(deeds) if deed.endswith(" to record.json")]
        place = next(at for at, deed in enumerate(deeds) if deed.endswith(" to plan.canvas"))
        assert ledgers[0] < place < ledgers[-1]  # written down before, and settled after


@pytest.mark.parametrize("is_new", [True, False])
def test_every_file_is_on_the_disk_when_it_is_written(
    tmp_path: Path, deeds: list[str], is_new: bool
) -> None:
    """So are a new canvas, an export, and one that takes another's place."""
    page, canvas = tmp_path / "page.pdf", tmp_path / "new.canvas"
    if not is_new:
        page.write_bytes(b"old")
        write(canvas, makers.empty())
        del deeds[:]
    replace.put(page, b"%PDF", overwrite=True)
    write(canvas, makers.cafe(), overwrite=True)
    see_order(deeds, page)
    see_order(deeds, canvas)


def test_what_we_write_down_is_on_the_disk(home: Path, deeds: list[str]) -> None:
    """A small file of ours is synced, then moved, then its folder is synced."""
    write_json(home / "recent.json", ["x"])
    see_order(deeds, home / "recent.json")


def test_a_working_copy_is_in_its_folder_when_it_begins(plan: Path, deeds: list[str]) -> None:
    """The first edit survives a power cut: the entries of new folders are synced too."""
    with opened(plan) as file:
        del deeds[:]
        edit(file)
    (folder,) = (home() / "working").iterdir()
    assert f"sync {folder.name}" in deeds
    assert "sync working" in deeds


def test_a_working_copy_keeps_each_edit_for_good(tmp_path: Path) -> None:
    """SQLite is told to sync at every commit, to check links, and to wipe what was deleted."""
    content = Content(makers.cafe(), makers.key(1), 1)
    copy = WorkCopy.create(tmp_path / "canvas.db", content)
    for pragma, value in (
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
    ):
        assert copy._db.execute(f"PRAGMA {pragma}").fetchone() == (value,), pragma
    copy.close()


def test_a_deleted_word_is_gone_from_the_working_copy(tmp_path: Path) -> None:
    """What was typed and deleted again is not in the bytes that stay on this computer."""
    secret = "the margin is 61 percent"
    copy = WorkCopy.create(tmp_path / "canvas.db", Content(makers.cafe(), makers.key(1), 1))
    note = commands.add_note(0.0, 0.0, secret)
    copy.apply(note, StepLabel("add-problem"))
    copy.apply(note.inverse(), StepLabel("delete-cards"))
    copy.close()
    assert not [each for each in tmp_path.iterdir() if secret.encode() in each.read_bytes()]


def test_what_is_read_can_do_nothing_else() -> None:
    """SQLite may read a stranger's tables and check them; every other wish of a file is denied."""
    for action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ):
        assert hardening.allowed(action, "note", "text") == sqlite3.SQLITE_OK
    assert hardening.allowed(sqlite3.SQLITE_PRAGMA, "quick_check", None) == sqlite3.SQLITE_OK
    for action, one in (
        (sqlite3.SQLITE_FUNCTION, None),
        (sqlite3.SQLITE_INSERT, "note"),
        (sqlite3.SQLITE_UPDATE, "note"),
        (sqlite3.SQLITE_DELETE, "note"),
        (sqlite3.SQLITE_ATTACH, "other.db"),
        (sqlite3.SQLITE_RECURSIVE, None),
        (sqlite3.SQLITE_PRAGMA, "writable_schema"),
        (sqlite3.SQLITE_PRAGMA, "query_only_not"),
        (sqlite3.SQLITE_CREATE_TRIGGER, "x"),
    ):
        assert hardening.allowed(action, one, None) == sqlite3.SQLITE_DENY, (action, one)


def test_the_denials_are_in_force_while_a_file_is_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the schema comparison ever passed by, a view's functions would still not run."""
    asked: list[int] = []
    real = hardening.allowed

    def spy(action: int, *more: str | None) -> int:
        asked.append(action)
        return real(action, *more)

    monkeypatch.setattr(vetting, "allowed", spy)
    read(plan)
    assert {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA} <= {*asked}


def test_a_page_that_reads_well_and_is_not_in_order_is_damage(plan: Path) -> None:
    """A count that nothing but a check of the pages looks at is wrong: the file is not whole."""
    data = bytearray(plan.read_bytes())
    size = int.from_bytes(data[16:18], "big")
    leaves = [at for at in range(size, len(data), size) if data[at] == 13]
    assert leaves
    for at in leaves:
        broken = bytearray(data)
        broken[at + 7] = 60 if broken[at + 7] != 60 else 59  # bytes lost between cells
        plan.write_bytes(broken)
        with pytest.raises(Damaged):
            read(plan)


def growing(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program add to a file while it is read, so often."""
    real, left = os.fstat, [2 * times]

    def fstat(handle: int) -> os.stat_result:
        status = real(handle)
        if left[0] > 0:
            left[0] -= 1
            if left[0] % 2:  # between the first look and the last
                with path.open("ab") as file:
                    file.write(b"more")
        return status

    monkeypatch.setattr(os, "fstat", fstat)


def test_a_file_that_grows_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read is one state of the file, not the beginning of one and the end of another."""
    path = tmp_path / "growing"
    path.write_bytes(b"begin")
    growing(path, 2, monkeypatch)
    assert read_bytes.bytes_of(path) == b"beginmoremore"


def test_a_file_that_never_rests_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that another program is still writing is not taken half."""
    path = tmp_path / "growing"
    path.write_bytes(b"begin")
    growing(path, 9, monkeypatch)
    with pytest.raises(NotReadable, match="being written by another program"):
        read_bytes.bytes_of(path)


def test_a_file_of_the_same_size_that_changes_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its time tells, where its size does not."""
    path = tmp_path / "changing"
    path.write_bytes(b"old")
    real, looks = os.fstat, []

    def fstat(handle: int) -> os.stat_result:
        status = real(handle)
        looks.append(1)
        if len(looks) == 1:
            path.write_bytes(b"new")
            os.utime(path, ns=(1, status.st_mtime_ns + 1_000_000))
        return status

    monkeypatch.setattr(os, "fstat", fstat)
    assert read_bytes.bytes_of(path) == b"new"
    assert len(looks) == 4


def test_our_last_look_is_at_the_last_moment(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the first look and the exchange somebody may write: theirs stays."""
    with opened(plan) as file:
        edit(file)
        snapshot = file.snapshot()
        real = os.open

        def late(path: str | Path, flags: int, *rest: int, **more: int) -> int:
            if str(path).endswith(".strat-tmp"):  # ours is about to be written
                plan.write_bytes(b"theirs")
            return real(path, flags, *rest, **more)

        with monkeypatch.context() as world:
            world.setattr(os, "open", late)
            with pytest.raises(Exception, match="changed outside this window"):
                file.publish(snapshot)
        assert plan.read_bytes() == b"theirs"
        assert file.unpublished


def test_a_canvas_file_is_never_opened_as_a_database(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing that lies beside a file can act: SQLite is given its bytes, not its name."""
    names: list[str] = []
    real = sqlite3.connect

    def connect(name: object, *rest: object, **more: object) -> object:
        names.append(str(name))
        return real(name, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(sqlite3, "connect", connect)
    CanvasFile.open(plan).close()
    assert set(names) == {":memory:"}


def test_a_temporary_file_is_never_another_s(plan: Path) -> None:
    """Whatever lies under the name of our temporary file, a second name of a file too, stays."""
    precious = plan.with_name("precious.txt")
    precious.write_bytes(b"precious")
    temporary = replace.temporary_name()
    plan.with_name(temporary).hardlink_to(precious)
    with pytest.raises(NameTaken):
        replace.place_new(plan.with_name("new.pdf"), b"%PDF", temporary, overwrite=False)
    with pytest.raises(NameTaken):
        replace.place_new(plan, b"%PDF", temporary, overwrite=True)
    assert precious.read_bytes() == b"precious"


def test_a_disk_without_hard_links_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that came under the name at the last moment stays, on FAT too."""
    (tmp_path / "ours").write_bytes(b"ours")
    (tmp_path / "theirs").write_bytes(b"theirs")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(FileExistsError):
        replace._move_new(tmp_path / "ours", tmp_path / "theirs")
    assert (tmp_path / "theirs").read_bytes() == b"theirs"
    replace._move_new(tmp_path / "ours", tmp_path / "new")
    assert (tmp_path / "new").read_bytes() == b"ours"


def test_an_exchange_that_was_done_and_told_as_failed(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A network drive may do it and say that it did not: what is there is ours, nobody else's."""
    with opened(plan) as file:
        canvas = edit(file)
        snapshot, real = file.snapshot(), os.replace

        def lying(old: str | Path, new: str | Path, **more: int) -> None:
            real(old, new, **more)
            if Path(new) == plan:
                raise OSError(errno.EIO, "it did not work")

        with monkeypatch.context() as drive, suppress(NotWritable):
            drive.setattr(os, "replace", lying)
            file.publish(snapshot)
        file.publish(snapshot)
        assert not file.unpublished
    assert read(plan) == canvas


def test_a_stranger_s_bytes_meet_a_hardened_connection(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Limits and switches are set before SQLite has seen a byte of the file."""
    hardened: list[bool] = []
    real = vetting.harden

    def spy(connection: sqlite3.Connection) -> None:
        hardened.append(not connection.execute("SELECT 1 FROM sqlite_master").fetchall())
        real(connection)

    monkeypatch.setattr(vetting, "harden", spy)
    read(plan)
    assert hardened == [True]
