# SPDX-License-Identifier: MIT
"""How windows lay and where files were put is remembered; a damaged file is no trouble."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication

from stratcanvas.session.preferences import FILE, PreferencesFile, ThemeChoice
from stratcanvas.session.remembered_state import RememberedState


@pytest.fixture
def home(_home_of_its_own: Path, qapp: QCoreApplication) -> Path:
    return _home_of_its_own


def test_remembered(home: Path, tmp_path: Path) -> None:
    """Window, panels and folders are there the next time."""
    first = RememberedState()
    assert first.geometry.isEmpty()
    assert first.panel_shown("outline")
    assert first.folder is first.export_folder is None
    assert first.dividers("splitter").isEmpty()
    assert not first.panel_shown("notes", at_first=False)
    odd_bytes = QByteArray(b"\x01\x00\xff bytes")
    first.geometry = odd_bytes
    first.set_dividers("splitter", odd_bytes)
    first.set_panel_shown("notes", shown=True)
    first.set_panel_shown("outline", shown=False)
    odd, gone = tmp_path / "wörter, “quotes” = [1]\nnext", tmp_path / "gone"
    odd.mkdir()
    first.folder, first.export_folder = odd, gone
    assert first.told_of == set()
    first.told_of = {"one@2026", "two"}
    del first
    assert (home / FILE).is_file()
    again = RememberedState()
    for stored in (again.geometry, again.dividers("splitter")):
        assert stored.data() == b"\x01\x00\xff bytes"
    assert again.told_of == {"one@2026", "two"}
    assert not again.panel_shown("outline")
    assert again.panel_shown("inspector")
    assert again.panel_shown("notes", at_first=False)
    assert again.folder == odd
    assert again.export_folder is None
    gone.mkdir()
    assert again.export_folder == gone
    again.set_panel_shown("outline", shown=True)
    assert again.panel_shown("outline")


@pytest.mark.parametrize(
    "words", [b"\x00\xff\x00", b"[window]\ngeometry=1\n[panel]\noutline=7\nfolder=\n", b"["]
)
def test_a_damaged_file_means_nothing_remembered(home: Path, words: bytes) -> None:
    """What can't be read, or makes no sense, is as if it had never been kept."""
    (home / FILE).write_bytes(words)
    remembered = RememberedState()
    assert remembered.geometry.isEmpty()
    assert remembered.panel_shown("outline")
    assert remembered.folder is None


def test_what_is_remembered_is_for_its_owner_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QCoreApplication
) -> None:
    """The folder and the file in it are private, though nothing else was kept there before."""
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "fresh"))
    before = os.umask(0)
    try:
        state, preferences = RememberedState(), PreferencesFile()
        state.folder = tmp_path
        preferences.choose(theme=ThemeChoice.DARK)
        state._store.sync()
        preferences._store.sync()
    finally:
        os.umask(before)
    found = [tmp_path / "fresh", *(tmp_path / "fresh").iterdir()]
    assert [oct(each.stat().st_mode & 0o777) for each in found] == ["0o700", "0o600"]
    assert RememberedState().folder == tmp_path
