# SPDX-License-Identifier: MIT
"""A file that was renamed, or its folder, is known by its bytes."""

from pathlib import Path

import pytest

from stratcanvas.storage.moved import moved_to
from stratcanvas.storage.sha256 import sha256

MINE, OTHER = b"what was in it", b"something else"
KNOWN = {sha256(MINE)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file was; another one lies beside it."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "autumn.canvas").write_bytes(OTHER)
    return folder / "plan.canvas"


def test_under_another_name(path: Path) -> None:
    """Of all canvases in the folder it is the one with those bytes; other kinds are not read."""
    assert moved_to(path, KNOWN) is None
    path.with_name("plan.canvas.bak").write_bytes(MINE)
    assert moved_to(path, KNOWN) is None
    path.with_name("Spring.CANVAS").write_bytes(MINE)
    assert moved_to(path, KNOWN) == path.with_name("Spring.CANVAS")


def test_of_several_none_is_guessed(path: Path) -> None:
    """Two copies, and nobody knows which of them is to go on."""
    for name in ("spring.canvas", "copy of plan.canvas"):
        path.with_name(name).write_bytes(MINE)
    assert moved_to(path, KNOWN) is None


def test_in_a_folder_that_was_renamed(path: Path) -> None:
    """It has its name still; a file of that name with other bytes in it is another one."""
    path.write_bytes(MINE)
    now = path.parent.rename(path.parents[1] / "plans of the year")
    other = path.parents[1] / "old"
    other.mkdir()
    (other / path.name).write_bytes(OTHER)
    assert moved_to(path, KNOWN) == now / path.name


def test_with_all_that_was_above_it_gone(tmp_path: Path) -> None:
    """A drive that was taken off: it is not found, and nothing is raised."""
    assert moved_to(tmp_path / "drive" / "plans" / "plan.canvas", KNOWN) is None
