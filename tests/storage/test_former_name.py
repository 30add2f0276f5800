# SPDX-License-Identifier: MIT
"""A file that was renamed or moved while edits waited to go into it opens with them."""

import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.door import drafts, open_draft, read, write
from stratcanvas.storage.errors import Damaged
from tests import makers
from tests.papers import edit, opened


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Return where a file lay when somebody opened it."""
    path = tmp_path / "plans" / "plan.canvas"
    path.parent.mkdir()
    write(path, makers.cafe())
    return path


def leave_edits(path: Path, title: str = "Mine") -> Canvas:
    with opened(path) as file:
        return edit(file, title=title)


def rename(path: Path) -> Path:
    return path.rename(path.with_name("spring.canvas"))


def move(path: Path) -> Path:
    folder = path.parent / "old" / "older"
    folder.mkdir(parents=True)
    return path.rename(folder / "spring.canvas")


def rename_folder(path: Path) -> Path:
    return path.parent.rename(path.parent.with_name("plans of the year")) / path.name


@pytest.mark.parametrize("way", [rename, move, rename_folder])
def test_a_renamed_file_opens_with_its_edits(before: Path, way: Callable[[Path], Path]) -> None:
    """As one document with the name of now; saved, they are in it and nowhere else."""
    mine = leave_edits(before)
    now = way(before)
    with opened(now) as file:
        assert (file.canvas, file.path, file.recovered) == (mine, now, True)
        assert file.notice is None
        assert drafts() == []
        file.publish(file.snapshot())
    assert read(now) == mine
    assert drafts() == []
    with opened(now) as file:
        assert not file.recovered


def test_what_was_already_in_it_is_told_from_what_was_not(before: Path) -> None:
    """Edits after the last save come; where the file has everything, nothing comes."""
    with opened(before) as file:
        first = edit(file, title="First")
        file.publish(file.snapshot())
        mine = edit(file, first, title="Second")
    now = rename(before)
    with opened(now) as file:
        assert file.canvas == mine
        file.publish(file.snapshot())
        file.miss()  # as where it was not found any more
    with opened(rename_folder(now)) as file:
        assert (file.canvas, file.recovered, file.unpublished) == (mine, False, False)
    assert drafts() == []


def test_a_copy_takes_no_edits_from_a_file_that_is_there(before: Path) -> None:
    """They belong to the file under its own name."""
    leave_edits(before)
    copy = before.with_name("copy.canvas")
    shutil.copyfile(before, copy)
    with opened(copy) as file:
        assert not file.recovered
    (draft,) = drafts()
    assert draft.path == before


def test_a_copy_takes_no_edits_from_a_drive_that_is_off(before: Path, tmp_path: Path) -> None:
    """Its folder is gone with it, and the copy has another name."""
    leave_edits(before)
    copy = tmp_path / "copy.canvas"
    shutil.copyfile(before, copy)
    shutil.rmtree(before.parent)
    with opened(copy) as file:
        assert not file.recovered
    (draft,) = drafts()
    assert draft.path == before


def test_other_bytes_take_no_edits(before: Path) -> None:
    """Somebody else has written it since it was renamed: theirs is shown, mine stays a draft."""
    leave_edits(before)
    now = rename(before)
    write(now, makers.crowded(2, 2), overwrite=True)
    with opened(now) as file:
        assert file.canvas == makers.crowded(2, 2)
    (draft,) = drafts()
    assert draft.title == "Mine"


def test_of_several_edits_none_are_guessed(before: Path) -> None:
    """One file that was open under two names, both gone: who is to know which edits it wants."""
    other = before.with_name("other.canvas")
    shutil.copyfile(before, other)
    leave_edits(before, "Mine")
    leave_edits(other, "Hers")
    now = rename(before)
    other.unlink()
    with opened(now) as file:
        assert not file.recovered
    assert sorted(draft.title for draft in drafts()) == ["Hers", "Mine"]


def test_edits_in_a_living_window_stay_there(before: Path) -> None:
    """It goes on with them; the file opens as it is."""
    with opened(before) as first:
        edit(first)
        with opened(rename(before)) as second:
            assert (second.canvas, second.recovered) == (makers.cafe(), False)
        assert first.unpublished


def test_edits_that_can_not_be_read_stop_nobody(before: Path, home: Path) -> None:
    """The renamed file opens; what was lost is told with the drafts."""
    leave_edits(before)
    (database,) = home.glob("working/*/canvas.db")
    database.write_bytes(b"junk" * 2000)
    with opened(rename(before)) as file:
        assert (file.canvas, file.recovered) == (makers.cafe(), False)
    (draft,) = drafts()
    with pytest.raises(Damaged):
        open_draft(draft)


def test_edits_that_lack_their_end_say_so(before: Path, home: Path) -> None:
    """They come with what is known to be missing."""
    mine = leave_edits(before)
    (progress,) = home.glob("working/*/progress")
    progress.write_bytes(b"%20d %20d\n" % (999, 999))
    with opened(rename(before)) as file:
        assert file.canvas == mine
        assert "could not be read" in str(file.notice)


def test_a_draft_of_a_renamed_file_opens_that_file(before: Path) -> None:
    """Whoever finds the edits among the drafts is led to where their file is now."""
    mine = leave_edits(before)
    now = rename(before)
    (draft,) = drafts()
    with closing(open_draft(draft)) as file:
        assert (file.canvas, file.path, file.recovered) == (mine, now, True)
    (draft,) = drafts()
    assert draft.path == now


def test_a_draft_whose_renamed_file_is_open_comes_without_a_name(before: Path) -> None:
    """A window has that file, as it was; the edits are kept all the same."""
    mine = leave_edits(before)
    (draft,) = drafts()
    copy = before.with_name("spring.canvas")
    shutil.copyfile(before, copy)
    with opened(copy):
        before.unlink()
        with closing(open_draft(draft)) as file:
            assert (file.canvas, file.path, file.former_path) == (mine, None, before)
