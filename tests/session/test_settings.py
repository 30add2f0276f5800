# SPDX-License-Identifier: MIT
"""Settings are remembered from one start to the next, and a damaged file is no trouble."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication

from stratcanvas.session.settings import Settings


@pytest.fixture
def home(_home_of_its_own: Path, qapp: QCoreApplication) -> Path:
    return _home_of_its_own


def test_remembered(home: Path) -> None:
    """Window, theme and export choices are there the next time."""
    first = Settings()
    assert (first.theme, bytes(first.geometry.data())) == ("system", b"")
    assert first.export_choice("paper", "a4") == "a4"
    first.geometry = first.window_state = first.splitter = QByteArray(b"\x01\x00\xff bytes")
    first.theme = "dark"
    first.set_export_choice("paper", "letter")
    first.set_value("odd key/ä", "wörter, “quotes” = [1]\nnext")
    first.flush()
    assert (home / "settings.ini").is_file()
    again = Settings()
    for stored in (again.geometry, again.window_state, again.splitter):
        assert stored.data() == b"\x01\x00\xff bytes"
    assert again.theme == "dark"
    assert again.export_choice("paper", "a4") == "letter"
    assert again.value("odd key/ä", "") == "wörter, “quotes” = [1]\nnext"


@pytest.mark.parametrize("words", [b"\x00\xff\x00", b"[window]\ntheme=purple\ngeometry=1\n", b"["])
def test_a_damaged_file_means_defaults(home: Path, words: bytes) -> None:
    """What can't be read, or makes no sense, is as if it had never been set."""
    (home / "settings.ini").write_bytes(words)
    settings = Settings()
    assert settings.theme == "system"
    assert settings.geometry.isEmpty()
    assert settings.value("theme", "x") == "x"
