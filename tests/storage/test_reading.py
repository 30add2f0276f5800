# SPDX-License-Identifier: MIT
"""Reading: whatever lies on the disk ends in a canvas or a sentence, and is never touched."""

import hashlib
import json
import os
import shutil
import sqlite3
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.codec import decode
from stratcanvas.storage import vetting
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.storage.errors import (
    Damaged,
    IsFolder,
    JsonCanvas,
    Missing,
    Newer,
    NotACanvas,
    NotReadable,
    TooLarge,
    Trouble,
)
from stratcanvas.storage.versions import VERSION, VERSIONS
from tests import makers
from tests.files import hostile

GOLDEN = Path(__file__).parents[1] / "files"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "plan.canvas"


def refused(path: Path, kind: type[Trouble]) -> Trouble:
    """Return how a file is refused, by look and open alike, with nothing written or left."""
    before = sorted(path.parent.iterdir())
    seen = path.read_bytes(), path.stat().st_mtime_ns
    for door in (read, CanvasFile.open, CanvasFile.look):
        with pytest.raises(kind) as caught:
            door(path)
        assert type(caught.value) is kind
    assert (path.read_bytes(), path.stat().st_mtime_ns) == seen
    assert sorted(path.parent.iterdir()) == before
    return caught.value


@pytest.mark.parametrize("make", hostile.NOT_OURS.values(), ids=hostile.NOT_OURS)
def test_not_ours(place: Path, make: hostile.Callable[[], bytes]) -> None:
    """A file of something else is told apart, whatever its name."""
    place.write_bytes(make())
    assert "plan.canvas" in refused(place, NotACanvas).sentence


@pytest.mark.parametrize("make", hostile.JSON.values(), ids=hostile.JSON)
def test_json_canvas(place: Path, make: hostile.Callable[[], bytes]) -> None:
    """Obsidian's JSON Canvas is told apart by content and can be imported."""
    place.write_bytes(make())
    assert "a new canvas is made of it" in refused(place, JsonCanvas).next


@pytest.mark.parametrize("make", hostile.NEWER.values(), ids=hostile.NEWER)
def test_newer(place: Path, make: hostile.Callable[[], bytes]) -> None:
    """A file of a later version asks for an update and is left alone."""
    place.write_bytes(make())
    assert "update" in refused(place, Newer).next


@pytest.mark.parametrize("make", hostile.DAMAGED.values(), ids=hostile.DAMAGED)
def test_damaged(place: Path, make: hostile.Callable[[], bytes]) -> None:
    """A damaged or doctored file is refused before anything in it can act."""
    place.write_bytes(make())
    refused(place, Damaged)


@pytest.mark.parametrize("at", [0, 16, 18, 20, 28, 36, 52, 56, 60, 68, 92, 100, 105, 4096, 9000])
def test_single_bytes(place: Path, at: int) -> None:
    """One wrong byte anywhere gives a canvas or a sentence, never another error."""
    for value in (0, 1, 127, 255):
        place.write_bytes(hostile.patched(hostile.good(), at, bytes([value])))
        with suppress(Trouble):
            assert isinstance(read(place), Canvas)


def test_cut_anywhere(place: Path) -> None:
    """A file cut off at any place is refused with a sentence."""
    whole = hostile.good()
    for size in range(0, len(whole), 997):
        place.write_bytes(whole[:size])
        with pytest.raises(Damaged if size > 15 else NotACanvas):
            read(place)


def test_bad_bytes_in_a_text(place: Path) -> None:
    """One bad byte does not make a document unreadable; it shows as �."""
    place.write_bytes(hostile.bad_bytes())
    assert read(place).tactics[makers.key(1, makers.TACTIC)].title == "Ca�fé"


def test_left_in_wal_mode(place: Path) -> None:
    """A file that another tool left in WAL mode opens, and no log appears beside it."""
    place.write_bytes(hostile.in_wal_mode())
    assert read(place) == makers.cafe()
    assert list(place.parent.iterdir()) == [place]


def test_hostile_journal_beside(place: Path) -> None:
    """Journals and logs that lie beside the file can't act on it."""
    place.write_bytes(hostile.good())
    shutil.copy(place, other := place.with_name("other.canvas"))
    connection = sqlite3.connect(other, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("DELETE FROM link")
    connection.execute("UPDATE problem SET statement = 'hostile' || hex(zeroblob(6000))")
    journal = other.with_name("other.canvas-journal").read_bytes()
    connection.rollback()
    connection.close()
    assert len(journal) > 512
    beside = {f"plan.canvas{side}": journal for side in ("-journal", "-wal", "-shm")}
    for name, data in beside.items():
        place.with_name(name).write_bytes(data)
    before = place.read_bytes()
    file = CanvasFile.open(place)
    assert file.canvas == makers.cafe()
    file.close()
    assert place.read_bytes() == before
    assert all(place.with_name(name).read_bytes() == data for name, data in beside.items())


def test_folder_pipe_and_device(tmp_path: Path) -> None:
    """A folder, a pipe and a device are refused at once instead of waited for."""
    folder = tmp_path / "folder.canvas"
    folder.mkdir()
    os.mkfifo(pipe := tmp_path / "pipe.canvas")
    (device := tmp_path / "device.canvas").symlink_to("/dev/zero")
    for path, kind in ((folder, IsFolder), (pipe, NotACanvas), (device, NotACanvas)):
        for door in (read, CanvasFile.open, CanvasFile.look):
            with pytest.raises(kind):
                door(path)


def test_a_device_is_not_even_opened(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening may do something by itself, as where a tape is wound back or somebody listens."""
    if not hasattr(os, "mkfifo"):
        return
    os.mkfifo(place)
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(NotACanvas):
        read(place)


def test_a_pipe_that_takes_the_place_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put there after the look and before the opening, it is refused at once all the same."""
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    real = os.open

    def swapped(name: Path, flags: int, *rest: int) -> int:
        if name == path:
            path.unlink()
            os.mkfifo(path)
            assert flags & os.O_NONBLOCK, "it would wait for ever"
        return real(name, flags, *rest)

    with monkeypatch.context() as disk:
        disk.setattr(os, "open", swapped)
        with pytest.raises(NotACanvas, match="a pipe"):
            read(path)


def test_missing_and_circular(tmp_path: Path) -> None:
    """A file that is not there, a name that can't be one and a circle of links are told plainly."""
    circle = tmp_path / "circle.canvas"
    circle.symlink_to(circle)
    for path, kind in (
        (tmp_path / "gone.canvas", Missing),
        (tmp_path / "no folder" / "gone.canvas", Missing),
        (tmp_path / "nul\0.canvas", Missing),
        (tmp_path / "half \ud800.canvas", Missing),
        (circle, NotReadable),
    ):
        for door in (read, CanvasFile.open, CanvasFile.look):
            with pytest.raises(kind):
                door(path)


def test_too_large(place: Path) -> None:
    """A file beyond the limit is refused by its size, without being read."""
    place.write_bytes(hostile.good())
    os.truncate(place, vetting.LARGEST + 1)  # a hole: takes no room
    with pytest.raises(TooLarge):
        read(place)


def test_takes_too_long(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that keeps us busy is given up after a while."""
    write(place, makers.crowded(50, 3000))
    monkeypatch.setattr(vetting, "SECONDS", 0.0)
    with pytest.raises(TooLarge, match="too long"):
        read(place)


def test_look_and_close_leave_no_trace(place: Path, home: Path) -> None:
    """Open, look, copy and close change neither the file, its time, nor its folder."""
    write(place, makers.cafe())
    os.utime(place, (1_000_000_000, 1_000_000_000))
    before = hashlib.sha256(place.read_bytes()).hexdigest(), place.stat()
    file = CanvasFile.open(place)
    file.copy_to(place.with_name("copy.canvas"), file.canvas)
    assert not file.unpublished
    file.publish(file.snapshot())
    file.close()
    after = hashlib.sha256(place.read_bytes()).hexdigest(), place.stat()
    assert before[0] == after[0]
    assert before[1].st_mtime_ns == after[1].st_mtime_ns
    assert before[1].st_ino == after[1].st_ino
    assert {each.name for each in place.parent.iterdir()} == {"plan.canvas", "copy.canvas"}
    assert not [each for each in home.rglob("*") if each.is_file()]


@pytest.mark.parametrize("version", VERSIONS)
def test_golden_files(version: int) -> None:
    """A file made when its version was new still opens with every value in it."""
    plain = json.loads((GOLDEN / f"version-{version}.json").read_text(encoding="utf-8"))
    if version == 1:  # there nobody had to choose it
        assert plain[0][1]["language"] == "en"
        plain[0][1]["language"] = ""
    records = [decode(name, values) for name, values in plain]
    brief, strategy = records[:2]
    assert isinstance(brief, Brief)
    assert isinstance(strategy, Strategy)
    assert read(GOLDEN / f"version-{version}.canvas") == Canvas(brief, strategy, records[2:])


def test_readable_with_any_sqlite_tool(place: Path) -> None:
    """Another program finds typed, named columns, in a file of an ordinary mode."""
    write(place, makers.cafe())
    assert stat.S_IMODE(place.stat().st_mode) & 0o600 == 0o600
    connection = sqlite3.connect(f"file:{place}?mode=ro", uri=True)
    query = "SELECT tactic.title, problem.statement FROM link JOIN tactic ON tactic.id = tactic "
    rows = connection.execute(query + "JOIN problem ON problem.id = problem").fetchall()
    assert ("13-week cash sheet", "Runs out of cash every January") in rows
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA application_id").fetchone() == (0x53545243,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()
