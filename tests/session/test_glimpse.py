# SPDX-License-Identifier: MIT
"""A look at a canvas without opening it, and the small pictures that are kept of it."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.glimpse import Artist, glimpse_of_draft, glimpse_of_file
from stratcanvas.storage import picture_shelf
from stratcanvas.storage.door import CanvasFile, discard_draft, drafts, write
from stratcanvas.storage.picture_shelf import (
    keep_picture,
    kept_picture,
    picture_name,
    pictures_folder,
)
from tests import makers

PNG = b"\x89PNG\r\n\x1a\n"


class Drawing(list[Canvas]):
    """What was drawn, in turn; a picture tells how many problems there were."""

    def draw(self, canvas: Canvas) -> bytes:
        self.append(canvas)
        return PNG + bytes([len(canvas.problems)])


@pytest.fixture
def drawn() -> Drawing:
    return Drawing()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    write(path := tmp_path / "plan.canvas", makers.cafe())
    return path


def test_a_look_tells_and_changes_nothing(plan: Path, drawn: Drawing) -> None:
    """Title, what counts and the picture are told; the file and its folder stay as they were."""
    before, names = plan.stat(), set(plan.parent.iterdir())
    seen = glimpse_of_file(plan, Artist("light", drawn.draw))
    assert (seen.title, seen.is_gone) == ("Café money — spring", False)
    assert seen.tally is not None
    assert (seen.tally.counting, seen.tally.tactics) == (5, 6)
    assert seen.picture == PNG + b"\x04"
    assert seen.changed is not None
    assert seen.changed.timestamp() == pytest.approx(before.st_mtime)
    after = plan.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns) == (before.st_mtime_ns, before.st_ctime_ns)
    assert set(plan.parent.iterdir()) == names


def test_a_picture_is_drawn_once_for_what_it_is_of(plan: Path, drawn: Drawing) -> None:
    """The same content in the same style is not drawn again; other content, or style, is."""
    light, dark = Artist("light", drawn.draw), Artist("dark", drawn.draw)
    first = glimpse_of_file(plan, light)
    assert glimpse_of_file(plan, light) == first
    assert len(drawn) == 1
    copied = plan.with_name("copy.canvas")
    copied.write_bytes(plan.read_bytes())
    assert glimpse_of_file(copied, light).picture == first.picture
    assert len(drawn) == 1
    glimpse_of_file(plan, dark)
    assert len(drawn) == 2
    write(plan, makers.empty(), overwrite=True)
    assert glimpse_of_file(plan, light).picture == PNG + b"\x00"


def test_a_draft_is_drawn_anew_after_each_edit(drawn: Drawing) -> None:
    """A picture of a draft is that of its last state, never of one before."""
    artist = Artist("light", drawn.draw)
    for count in (1, 2):
        file = CanvasFile.draft(makers.empty())
        canvas = file.canvas
        for _ in range(count):
            changes = commands.add_problem(canvas, "Late invoices")
            file.apply(changes, StepLabel("add-problem"))
            canvas = canvas.apply(changes)
        file.close()
        (draft,) = drafts()
        assert glimpse_of_draft(draft, artist).picture == PNG + bytes([count])
        assert glimpse_of_draft(draft, artist).picture == PNG + bytes([count])
        assert len(drawn) == count
        discard_draft(draft)
        assert glimpse_of_draft(draft._replace(revision="other"), artist).picture == b""


def test_what_is_gone_or_no_canvas_is_told(tmp_path: Path, drawn: Drawing) -> None:
    """A file that is not there is gone; one that is no canvas, or a folder, has no picture."""
    artist = Artist("light", drawn.draw)
    assert glimpse_of_file(tmp_path / "gone.canvas", artist).is_gone
    (tmp_path / "none.canvas").write_text("nothing")
    for name in ("none.canvas", "."):
        seen = glimpse_of_file(tmp_path / name, artist)
        assert (seen.is_gone, seen.tally, seen.picture) == (False, None, b"")


@pytest.mark.parametrize("damage", [b"", b"no json\n", b'{"title": 1}\n', b"\xff\xfe", b"{}\nPNG"])
def test_a_damaged_picture_is_made_anew(plan: Path, drawn: Drawing, damage: bytes) -> None:
    """Whatever lies in the place of a picture is drawn again, and what was told with it."""
    artist = Artist("light", drawn.draw)
    first = glimpse_of_file(plan, artist)
    (kept,) = pictures_folder().iterdir()
    kept.write_bytes(damage)
    assert glimpse_of_file(plan, artist) == first
    assert len(drawn) == 2
    assert glimpse_of_file(plan, artist) == first
    assert len(drawn) == 2


def test_pictures_are_their_owner_s_alone(plan: Path, drawn: Drawing) -> None:
    """They show somebody's plan: nobody else may read them, whoever made the folder."""
    pictures_folder().mkdir(parents=True, mode=0o755)
    pictures_folder().chmod(0o755)
    glimpse_of_file(plan, Artist("light", drawn.draw))
    (kept,) = pictures_folder().iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(pictures_folder().stat().st_mode) == 0o700


def test_pictures_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than so many, those looked at longest ago go; a huge one is not kept at all."""
    monkeypatch.setattr(picture_shelf, "MOST", 3)
    names = [picture_name(str(number)) for number in range(5)]
    for age, name in enumerate(names[:3]):
        keep_picture(name, b"x")
        os.utime(pictures_folder() / name, (age, age))
    assert kept_picture(names[0]) == b"x"  # and with that it is the one looked at last
    keep_picture(names[3], b"x")
    assert sorted(each.name for each in pictures_folder().iterdir()) == sorted(
        [names[0], names[2], names[3]]
    )
    keep_picture(names[4], b"x" * (picture_shelf.LARGEST + 1))
    assert kept_picture(names[4]) is None


class Taken:
    """What a folder lists, each file taken away by somebody else just before it is looked at."""

    def __init__(self, listed: Iterator[os.DirEntry[str]], taken: set[str]) -> None:
        self.listed, self.taken = listed, taken

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        getattr(self.listed, "close")()  # noqa: B009 (an iterator of a folder has one)

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        for entry in self.listed:
            if entry.name in self.taken:
                Path(entry.path).unlink()
            yield entry


def test_pictures_are_bounded_while_another_window_takes_some(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What goes while the folder is looked through is passed by; the rest is bounded as ever."""
    names = [picture_name(str(number)) for number in range(5)]
    for age, name in enumerate(names[:4]):
        keep_picture(name, b"x")
        os.utime(pictures_folder() / name, (age, age))
    listing = os.scandir
    with monkeypatch.context() as patch:
        patch.setattr(picture_shelf, "MOST", 2)
        patch.setattr(os, "scandir", lambda folder: Taken(listing(folder), {names[2]}))
        keep_picture(names[4], b"x")
    assert {each.name for each in pictures_folder().iterdir()} == {names[3], names[4]}


def test_where_pictures_can_not_be_kept_they_are_drawn(plan: Path, drawn: Drawing) -> None:
    """Without a folder for them, or with a link in one's place, looking works all the same."""
    pictures_folder().parent.mkdir(parents=True, exist_ok=True)
    pictures_folder().write_text("in its place")
    artist = Artist("light", drawn.draw)
    for _ in range(2):
        assert glimpse_of_file(plan, artist).picture == PNG + b"\x04"
    assert len(drawn) == 2
