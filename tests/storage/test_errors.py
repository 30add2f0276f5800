# SPDX-License-Identifier: MIT
"""What people are told: plain, whole sentences, for everything a disk can answer."""

import errno
import inspect
import os
from pathlib import Path

import pytest

from stratcanvas.storage import errors
from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.errors import DiskFull, Missing, NotReadable, NotWritable, Trouble
from tests import makers

CODES = (
    errno.EACCES,
    errno.EBUSY,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EISDIR,
    errno.ELOOP,
    errno.EMFILE,
    errno.ENAMETOOLONG,
    errno.ENOENT,
    errno.ENOSPC,
    errno.ENOTDIR,
    errno.EPERM,
    errno.EROFS,
    errno.ESTALE,
    errno.ETIMEDOUT,
    errno.ETXTBSY,
)


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_every_answer_of_a_disk_has_its_sentence(code: int) -> None:
    """Reading or writing, each error is a sentence with the file's name, kept data and a way on."""
    problem = OSError(code, os.strerror(code))
    path = Path("/mnt/stick/plan.canvas")
    for trouble in (errors.reading(problem, path), errors.writing(problem, path, "Kept.")):
        assert "“plan.canvas”" in trouble.sentence
        assert trouble.sentence.endswith(".")
        assert "Errno" not in str(trouble)
        assert "!" not in str(trouble)
    assert trouble.kept == "Kept."
    assert trouble.next


def test_the_usual_ones_are_told_apart() -> None:
    """No room, no permission and a missing folder are troubles of their own."""
    path = Path("no such folder") / "plan.canvas"
    assert isinstance(errors.writing(OSError(errno.ENOSPC, ""), path), DiskFull)
    assert isinstance(errors.writing(OSError(errno.EACCES, ""), path), NotWritable)
    assert isinstance(errors.writing(OSError(errno.ENOENT, ""), path), Missing)
    assert isinstance(errors.reading(OSError(errno.EACCES, ""), path), NotReadable)
    assert isinstance(errors.reading(OSError(errno.ENOENT, ""), path), Missing)


def test_names_are_shown_harmlessly() -> None:
    """A file name with control characters or broken bytes can't garble a sentence."""
    assert errors.shown(Path("a\nb\x1b\u202ec\udcff.canvas")) == "“a b�c�.canvas”"
    assert errors.shown(Path("/")) == "“/”"


def test_the_tree_in_the_docstring_is_complete() -> None:
    """The tree shows every kind of trouble under its parent."""
    text = inspect.getdoc(errors) or ""
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, Trouble | errors.InternalError)
    ]
    assert len(kinds) == 17
    lines = text.splitlines()
    for kind in kinds:
        assert any(line.lstrip("│├└─ ").split("  ")[0] == kind.__name__ for line in lines)


def test_a_trouble_reads_as_one_text() -> None:
    """What happened, what was kept and what to do next, one after the other."""
    trouble = Trouble("It rained.", kept="The hat is dry.", then="Wait.")
    assert str(trouble) == "It rained. The hat is dry. Wait."
    assert str(Trouble("It rained.")) == "It rained."


@pytest.mark.parametrize("kept", ["", "Your edits are kept."])
def test_a_folder_that_is_there_is_not_called_a_file(tmp_path: Path, kept: str) -> None:
    """In a folder where nothing can be made, as /proc, only that is said which is known."""
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    told = str(errors.writing(error, tmp_path / "x.canvas", kept))
    assert "“x.canvas” could not be written, although its folder is there." in told
    assert kept in told


def test_a_shortcut_that_leads_nowhere_is_not_called_a_file(tmp_path: Path) -> None:
    """A link in the place of a folder whose own folder is gone is called what it is."""
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    for trouble in (errors.writing, errors.reading):
        told = str(trouble(error, tmp_path / "link" / "x.canvas"))
        assert "“link” is a shortcut that leads nowhere" in told


def test_a_folder_with_a_slip_in_its_name_is_no_drive_that_is_gone(tmp_path: Path) -> None:
    """Who names a folder that never was is told of the name; a file that was there once, of it."""
    error = FileNotFoundError(errno.ENOENT, "No such file or directory")
    path = tmp_path / "fodler" / "x.canvas"
    told = str(errors.writing(error, path, "Your edits are kept."))
    assert "there is no folder called “fodler”. Your edits are kept. Check the folder’s" in told
    told = str(errors.writing(error, path, "Your edits are kept.", was_there=True))
    assert "is not there any more. Your edits are kept. Connect its drive again" in told


def test_a_new_file_in_a_folder_that_never_was(tmp_path: Path) -> None:
    """Giving a canvas a name, or saving a copy, says the folder's name back."""
    draft = CanvasFile.draft(makers.cafe())
    path = tmp_path / "fodler" / "x.canvas"
    try:
        for ask in (draft.name, lambda place: draft.copy_to(place, draft.canvas)):
            with pytest.raises(Missing, match="there is no folder called “fodler”"):
                ask(path)
    finally:
        draft.close()
