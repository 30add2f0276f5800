# SPDX-License-Identifier: MIT
"""A file of 1 GiB that is dropped is told of, and hardly any of it is read."""

import os
import threading
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.text_files import MOST
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.drops import dropped

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
HUGE = 1 << 30


def huge(path: Path, words: bytes) -> QMimeData:
    """Return what offers a file of 1 GiB that begins with words; the rest is a hole."""
    path.write_bytes(words)
    os.truncate(path, HUGE)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, bool]]:
    """Return the text files that are read from now on, each with whether in the window's thread."""
    from stratcanvas.session import text_files

    seen: list[tuple[Path, bool]] = []
    begin = text_files.beginning_of

    def watched(path: Path, most: int) -> bytes:
        data = begin(path, most)
        seen.append((path, threading.current_thread() is threading.main_thread()))
        assert len(data) == MOST + 1
        return data

    monkeypatch.setattr(text_files, "beginning_of", watched)
    return seen


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv"])
def test_a_text_of_1_gib_is_read_a_little_beside_the_window(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, reads: list[tuple[Path, bool]], suffix: str
) -> None:
    """8 MB of it, by another thread; one that is letters offers its lines, one that is none says
    that it is no text. The canvas stays as it was."""
    window = open_window(makers.cafe())
    path = tmp_path / f"list{suffix}"
    data = huge(path, (b"one " * 250 + b"\n") * (MOST // 1001 + 1))
    assert dropped(window, window.view.viewport(), data)[0]
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(PasteBar)))
    (bar,) = window.findChildren(PasteBar)
    qtbot.waitUntil(lambda: not bar.is_waiting)
    assert reads == [(path, False)]
    assert bar.text.text().startswith("The text is very long")
    assert bar.way.isVisible()
    bar.away.click()
    assert window.session.canvas == makers.cafe()


@pytest.mark.parametrize("suffix", [".md", ".txt", ".csv"])
def test_a_hole_of_1_gib_is_no_text(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, reads: list[tuple[Path, bool]], suffix: str
) -> None:
    """What it is, and that the canvas is as it was, is said; nothing is asked."""
    window = open_window(makers.cafe())
    path = tmp_path / f"list{suffix}"
    assert dropped(window, window.view.viewport(), huge(path, b"one\n"))[0]

    def said() -> str:
        return " ".join(label.text() for label in window.status.findChildren(QLabel))

    qtbot.waitUntil(lambda: "is no file of text" in said())
    assert reads == [(path, False)]
    assert not any(each.isVisible() for each in window.findChildren(PasteBar))
    assert window.session.canvas == makers.cafe()


@pytest.mark.parametrize("name", ["plan.canvas", "plan"])
def test_a_canvas_of_1_gib_is_refused_by_its_size(
    open_window: Opener,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    """With and without a suffix: what is too large, and another file is offered; the window that
    was there stays, with its canvas, and not a byte beyond the first few is read."""
    asked: list[tuple[str, tuple[trouble.Way, ...]]] = []

    def ask(_: object, problem: Exception, ways: tuple[trouble.Way, ...]) -> None:
        asked.append((str(problem), tuple(ways)))

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    window = open_window(makers.cafe())
    data = huge(tmp_path / name, b"SQLite format 3\0")
    tracemalloc.start()
    assert dropped(window, window.view.viewport(), data)[0]
    qtbot.waitUntil(lambda: bool(asked))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    QApplication.processEvents()
    ((words, ways),) = asked
    assert "too large" in words or "larger than" in words, words
    assert trouble.Way.OTHER_FILE in ways
    assert most < MOST
    assert window.isVisible()
    assert window.session.canvas == makers.cafe()
