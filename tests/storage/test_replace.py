# SPDX-License-Identifier: MIT
"""Bytes in a file's place: private until done, whole or not at all, and never through a link that
somebody else put there.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from stratcanvas.storage import replace, state_folder
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import Missing, NameTaken, NotReadable, NotWritable, Trouble
from tests import makers
from tests.papers import edit, names, opened

LONG_AGO = 1_000_000_000


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def watched(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[tuple[str, int]]:
    """Return a list that takes the name and mode of each file as its bytes are written."""
    seen: list[tuple[str, int]] = []
    real = os.write

    def spy(handle: int, data: bytes) -> int:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if path.parent == folder:
            seen.append((path.name, mode(path)))
        return real(handle, data)

    monkeypatch.setattr(os, "write", spy)
    return seen


def publish(plan: Path) -> None:
    with opened(plan) as file:
        edit(file)
        file.publish(file.snapshot())


WAYS: dict[str, Callable[[Path], None]] = {
    "put": lambda plan: replace.put(plan.with_name("page.pdf"), b"%PDF", overwrite=True),
    "put over": lambda plan: replace.put(plan, b"%PDF", overwrite=True),
    "publish": publish,
    "write": lambda plan: write(plan.with_name("new.canvas"), makers.cafe()),
}


@pytest.mark.parametrize("way", sorted(WAYS))
def test_nobody_reads_along(plan: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """Whatever is written, only its owner may read it until it is whole; then it has its mode."""
    before = os.umask(0o022)
    try:
        plan.chmod(0o640)
        seen = watched(monkeypatch, plan.parent)
        WAYS[way](plan)
    finally:
        os.umask(before)
    assert seen
    assert {each for _, each in seen} == {0o600}
    assert mode(plan) == 0o640
    assert {mode(each) for each in plan.parent.iterdir() if each != plan} <= {0o644}


def test_a_name_that_is_put_under_ours_leads_nowhere(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that takes the temporary's name while it is written is neither followed nor placed."""
    victim = plan.with_name("victim")
    victim.write_bytes(b"precious")
    before = plan.read_bytes()
    real = os.fsync

    def planted(handle: int) -> None:
        real(handle)
        for each in plan.parent.glob(f".*{replace.SUFFIX}"):
            each.unlink()
            each.symlink_to(victim)

    monkeypatch.setattr(os, "fsync", planted)
    with pytest.raises(NotWritable):
        replace.put(plan, b"new", overwrite=True)
    assert (victim.read_bytes(), plan.read_bytes()) == (b"precious", before)
    assert names(plan.parent) == {"plan.canvas", "victim"}


def test_a_name_that_is_taken_is_not_written_through(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link that waits under the very name that our temporary takes stays a link to nothing."""
    monkeypatch.setattr(replace, "temporary_name", lambda: ".0123456789ab.strat-tmp")
    victim = plan.with_name("victim")
    plan.with_name(".0123456789ab.strat-tmp").symlink_to(victim)
    with pytest.raises(Trouble):
        replace.put(plan, b"new", overwrite=True)
    assert not victim.exists()


def everybodys(folder: Path) -> Path:
    """Make a folder as /tmp is: all may write, each deletes their own."""
    folder.mkdir()
    folder.chmod(0o1777)
    return folder


@pytest.mark.parametrize("inside", ["", "deeper/"])
def test_a_planted_link_is_not_followed(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """In a folder for everybody a link of somebody else's leads neither readers nor writers."""
    folder = everybodys(tmp_path / "shared")
    link = folder / "plan.canvas"
    if inside:
        link = folder / "deeper"
        link.symlink_to(plan.parent)
    else:
        link.symlink_to(plan)
    me = os.geteuid()
    there = folder / f"{inside}plan.canvas"
    replace.put(there, b"mine", overwrite=True)  # our own link is
    assert plan.read_bytes() == b"mine"
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    if folder.stat().st_uid == link.lstat().st_uid:  # the folder's owner may put links there
        monkeypatch.setattr(replace, "_may_lead", lambda *_: False)
    for way in (
        lambda: replace.put(there, b"theirs", overwrite=True),
        lambda: CanvasFile.open(there),
        lambda: CanvasFile.look(there),
        lambda: read(there),
        lambda: write(there, makers.empty(), overwrite=True),
    ):
        with pytest.raises(NotReadable, match="somebody else"):
            way()
    assert plan.read_bytes() == b"mine"


def test_whose_links_are_followed() -> None:
    """Ours and those of the folder's owner, or any in a folder that is not for everybody."""
    mine, owner, other = 7, 8, 9
    for bits, link, follows in (
        (0o1777, mine, True),
        (0o1777, owner, True),
        (0o1777, other, False),
        (0o0777, other, True),  # who may delete there may do as they like
        (0o1755, other, True),
    ):
        folder = os.stat_result((stat.S_IFDIR | bits, 0, 0, 0, owner, 0, 0, 0, 0, 0))
        found = os.stat_result((stat.S_IFLNK | 0o777, 0, 0, 0, link, 0, 0, 0, 0, 0))
        assert replace._may_lead(found, folder, mine) is follows


def test_a_place_that_is_taken(plan: Path) -> None:
    """Nothing is replaced unasked, and a folder never."""
    before = plan.read_bytes()
    plan.with_name("folder").mkdir()
    for name, overwrite in (("plan.canvas", False), ("folder", False), ("folder", True)):
        with pytest.raises(NameTaken):
            replace.put(plan.with_name(name), b"x", overwrite=overwrite)
    with pytest.raises(Missing):
        replace.put(plan.parent / "no folder" / "x", b"x", overwrite=False)
    assert plan.read_bytes() == before
    assert names(plan.parent) == {"plan.canvas", "folder"}


def test_what_a_kill_left_is_swept(plan: Path) -> None:
    """Half-written files of killed processes go with the next writing; all else stays."""
    old = [
        plan.with_name(name)
        for name in (
            ".0123456789ab.strat-tmp",  # left
            ".0123456789ac.strat-tmp",  # held by a writer
            ".0123456789ad.strat-tmp",  # new: perhaps of another computer on this share
            ".0123456789AB.strat-tmp",  # not our name
            "notes.strat-tmp",
        )
    ]
    for each in old:
        each.write_bytes(b"half")
        if each != old[2]:
            os.utime(each, (LONG_AGO, LONG_AGO))
    (link := plan.with_name(".0123456789ae.strat-tmp")).symlink_to(plan)
    with old[1].open("rb") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        replace.put(plan.with_name("page.pdf"), b"%PDF", overwrite=False)
    assert names(plan.parent) == {
        "plan.canvas",
        "page.pdf",
        link.name,
        *(each.name for each in old[1:]),
    }


def test_what_another_user_left_is_not_ours_to_sweep(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that many write in, each one takes away its own alone."""
    left = plan.with_name(".0123456789ab.strat-tmp")
    left.write_bytes(b"half")
    os.utime(left, (LONG_AGO, LONG_AGO))
    with monkeypatch.context() as other:
        other.setattr(os, "geteuid", lambda: left.stat().st_uid + 1)
        replace.sweep(plan.parent)
    assert left.exists()
    replace.sweep(plan.parent)
    assert not left.exists()


def test_the_state_folder_is_private(plan: Path, home: Path) -> None:
    """Whoever made it with whatever mode, our folder and all in it are for its owner alone."""
    home.chmod(0o755)
    before = os.umask(0)
    try:
        state_folder.note_recent(plan)
        with opened(plan) as file:
            edit(file)
            CanvasFile.draft(makers.cafe()).close()
            modes = {each: mode(each) for each in (home, *home.rglob("*"))}
    finally:
        os.umask(before)
    wrong = {
        str(path): oct(bits)
        for path, bits in modes.items()
        if bits != (0o700 if path.is_dir() else 0o600)
    }
    assert not wrong
    assert any(path.name == "canvas.db-wal" for path in modes)


def test_a_link_in_the_state_folder_is_not_followed(home: Path, tmp_path: Path) -> None:
    """Where our own file should be lies a link: it is replaced, not written through."""
    (tmp_path / "victim").write_bytes(b"precious")
    (home / "recent.json").symlink_to(tmp_path / "victim")
    state_folder.note_recent(tmp_path / "a.canvas")
    assert (tmp_path / "victim").read_bytes() == b"precious"
    assert state_folder.recent_files() == [tmp_path / "a.canvas"]
    (home / "link").symlink_to(tmp_path / "victim")
    os.close(state_folder.open_private(home / "link"))
    assert not (home / "link").is_symlink()
    assert (tmp_path / "victim").read_bytes() == b"precious"


def test_a_link_put_into_the_state_folder_at_the_last_moment_is_not_followed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the way was cleared, before our file is opened: it is told, and nothing is written."""
    (tmp_path / "victim").write_bytes(b"precious")
    monkeypatch.setattr(
        state_folder, "clear_way", lambda file: file.symlink_to(tmp_path / "victim")
    )
    home.mkdir(exist_ok=True)
    with pytest.raises(OSError) as refused:  # noqa: PT011 (which one is asked below)
        state_folder.open_private(home / "lock")
    assert refused.value.errno == errno.ELOOP
    assert (tmp_path / "victim").read_bytes() == b"precious"
