# SPDX-License-Identifier: MIT
"""When the state folder can't be written: a copy of one's own can be worked on all the same."""

import os
import stat
import tempfile
from pathlib import Path

import pytest

from stratcanvas.storage import state_folder
from stratcanvas.storage.door import CanvasFile, drafts, drafts_for, open_draft, read, write
from stratcanvas.storage.errors import NotWritable, OpenElsewhere
from tests import makers
from tests.papers import edit, opened


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of temporary files, where the state folder can't be written."""
    (tmp_path / "no folder").write_text("a file in its place")
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "no folder"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path / "temporary"


def test_a_copy_is_not_read_only_for_the_same_reason(plan: Path, nowhere: Path) -> None:
    """A file that can only be looked at goes on under a name of its own, open for editing."""
    looked = CanvasFile.open(plan)
    assert looked.read_only
    looked.name(plan.with_name("mine.canvas"))
    assert not looked.read_only
    canvas = edit(looked)
    looked.publish(looked.snapshot())
    assert read(plan.with_name("mine.canvas")) == canvas
    assert stat.S_IMODE(state_folder.spare_home().stat().st_mode) == 0o700
    with pytest.raises(OpenElsewhere):
        write(plan.with_name("mine.canvas"), makers.empty(), overwrite=True)
    looked.close()
    write(plan.with_name("mine.canvas"), makers.empty(), overwrite=True)
    assert read(plan) == makers.cafe()


def test_what_a_kill_left_there_comes_back(plan: Path, nowhere: Path) -> None:
    """Edits kept among temporary files are listed, and come back with their file."""
    file = CanvasFile.open(plan, spare=True)
    canvas = edit(file)
    file.close()
    (draft,) = drafts()
    assert (draft.title, draft.path) == ("New", plan)
    with opened(plan) as file:
        assert file.recovered
        assert file.canvas == canvas
    write(plan, makers.crowded(2, 2), overwrite=True)
    (draft,) = drafts()
    file = open_draft(draft)
    assert (file.canvas, file.path) == (canvas, None)
    file.close()
    (draft,) = drafts()
    file = open_draft(draft)
    assert file.canvas == canvas
    file.discard()
    assert drafts() == []


def test_the_state_folder_is_back(
    plan: Path, nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits among temporary files are not forgotten when the state folder can be written again."""
    file = CanvasFile.open(plan, spare=True)
    canvas = edit(file)
    file.close()
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "home"))
    with opened(plan) as file:
        assert [draft.title for draft in drafts_for(file.canvas, plan)] == ["New"]
    (draft,) = drafts()
    file = open_draft(draft)
    assert file.canvas == canvas
    file.discard()
    assert drafts() == []


def test_a_copy_is_written_beside_a_folder_that_refuses(plan: Path, home: Path) -> None:
    """Copies do not need our folder at all, not even where it once held something of that file."""
    with opened(plan) as file:
        canvas = edit(file)
        other = plan.with_name("other.canvas")
        write(other, makers.empty())
        folder = state_folder.working_folder(other)
        folder.parent.mkdir(exist_ok=True)
        folder.write_text("in the way")
        file.copy_to(other, canvas, overwrite=True)
        assert read(other) == canvas


def test_a_planted_spare_folder_is_not_used(
    plan: Path, nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody else put in the place of the spare folder holds nothing of ours."""
    (tmp_path / "theirs").mkdir()
    state_folder.spare_home().symlink_to(tmp_path / "theirs")
    looked = CanvasFile.open(plan, spare=True)
    assert looked.read_only
    with pytest.raises(NotWritable):
        looked.name(plan.with_name("mine.canvas"))
    assert not list((tmp_path / "theirs").iterdir())
    state_folder.spare_home().unlink()
    state_folder.spare_home().mkdir(mode=0o700)
    me = os.geteuid()
    spare = state_folder.spare_home()
    monkeypatch.setattr(state_folder, "spare_home", lambda: spare)
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    with pytest.raises(NotWritable):
        state_folder.make(spare / "working" / "x")
