# SPDX-License-Identifier: MIT
"""What names a file: paths, the addresses that file managers hand over, and endings."""

import sys
from pathlib import Path

import pytest

from stratcanvas.storage.errors import NotReadable
from stratcanvas.storage.location import located, other_kind, with_ending, without_ending


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("plan.canvas", "plan.canvas"),
        ("/a/plan v1.2.canvas", "/a/plan v1.2.canvas"),
        ("file:///a/plan.canvas", "/a/plan.canvas"),
        ("file://localhost/a/my%20plan.canvas", "/a/my plan.canvas"),
        ("FILE://LocalHost/a/Caf%C3%A9%20100%25%23.canvas", "/a/Café 100%#.canvas"),
        ("file:/a/plan.canvas", "/a/plan.canvas"),
        ("file:///a/%3Fb?c#d", "/a/?b?c#d"),
        ("note: plan.canvas", "note: plan.canvas"),
        ("todo:", "todo:"),
        ("C:plan.canvas", "C:plan.canvas"),
    ],
)
def test_an_address_of_a_file_is_its_path(words: str, path: str) -> None:
    """Percent signs stand for bytes, this computer has several names, and a path is a path."""
    if sys.platform != "win32":
        assert located(words) == Path(path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("https://example.org/plan.canvas", "is an address, not a file on this computer"),
        ("smb://nas/plan.canvas", "is an address"),
        ("trash:///plan.canvas", "is an address"),
        ("file://nas/share/plan.canvas", "lies on another computer, “nas”"),
        ("http://x/\u202e\nError", "“http://x/ Error” is an address"),
    ],
)
def test_other_addresses_are_told(words: str, said: str) -> None:
    """What is no file here gets a plain sentence, with a way on, and can't garble it."""
    with pytest.raises(NotReadable) as told:
        located(words)
    assert said in told.value.sentence
    assert told.value.next


def test_a_file_that_is_called_like_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there under the very words is meant by them."""
    if sys.platform == "win32":
        return
    monkeypatch.chdir(tmp_path)
    (tmp_path / "http:").mkdir()
    (tmp_path / "http:" / "plan").touch()
    assert located("http://plan") == Path("http://plan")


@pytest.mark.parametrize(
    ("name", "whole", "bare"),
    [
        ("plan", "plan.canvas", "plan"),
        ("plan v1.2", "plan v1.2.canvas", "plan v1.2"),
        ("Plan 24.11.", "Plan 24.11.canvas", "Plan 24.11."),
        ("plan.canvas", "plan.canvas", "plan"),
        ("plan.CANVAS", "plan.CANVAS", "plan"),
        ("plan v1.2.canvas", "plan v1.2.canvas", "plan v1.2"),
        ("...", "....canvas", "..."),
    ],
)
def test_a_dot_is_no_ending(name: str, whole: str, bare: str) -> None:
    """The ending is added unless it is there, and nothing else is taken for it."""
    assert with_ending(Path("/a") / name) == Path("/a") / whole
    assert without_ending(Path("/a") / name) == bare


def test_names_of_other_kinds_are_known() -> None:
    """Endings of documents and pictures are told from dots in a plan's name, on every machine."""
    for ending in (".pdf", ".png", ".svg", ".docx", ".json", ".txt", ".zip"):
        assert other_kind(Path(f"plan{ending.upper()}")) == ending
    for name in ("plan", "plan.canvas", "plan v1.2", "Plan 24.11.", "Dr. Who", ".hidden"):
        assert other_kind(Path(name)) == ""
