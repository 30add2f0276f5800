# SPDX-License-Identifier: MIT
"""A long text is read beside the window, which says so, goes on, and can leave it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.pasted_text import PastedText, pasted_text
from stratcanvas.session import text_files
from stratcanvas.storage.read_bytes import beginning_of
from stratcanvas.ui import drops
from stratcanvas.ui.actions import clipboard
from tests import makers
from tests.hands import Hand
from tests.ui.test_clipboard import CTRL, Opener, V, bar_of, came, offer, said
from tests.ui.test_drop import Drops
from tests.ui.test_drop import offer as carried

pytestmark = pytest.mark.usefixtures("panels_away")

LINES = "\n".join(f"- line {n}" for n in range(10_000))
READ = "The text is being read."
QUESTION = "The text has 10,000 lines. At most 200 cards are made at once: of its first 200 lines."


class Disk:
    """Reads long texts no sooner than it is let."""

    def __init__(self) -> None:
        self.may_go, self.is_over = threading.Event(), threading.Event()

    def words(self, text: str, *, is_cut: bool = False) -> PastedText:
        if len(text) < len(LINES):
            return pasted_text(text, is_cut=is_cut)
        self.may_go.wait(20)
        self.is_over.set()
        return pasted_text(text, is_cut=is_cut)

    def data(self, path: Path, most: int) -> bytes:
        self.may_go.wait(20)
        self.is_over.set()
        return beginning_of(path, most)

    def go_on(self, qtbot: QtBot) -> None:
        """Let it read, and hear what comes of it."""
        self.may_go.set()
        qtbot.waitUntil(self.is_over.is_set)
        for _ in range(20):
            QApplication.processEvents()


class AtOnce:
    """Work that is over before anything else comes about."""

    def __init__(self, work: Callable[[], object]) -> None:
        self.start = work


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    slow = Disk()
    monkeypatch.setattr(clipboard, "pasted_text", slow.words)
    monkeypatch.setattr(text_files, "beginning_of", slow.data)
    monkeypatch.setattr(drops, "_SOON", 0)
    yield slow
    slow.may_go.set()


@pytest.fixture
def hand(open_window: Opener, disk: Disk) -> Hand:
    window = open_window(makers.cafe())
    window.view.setFocus()
    return Hand(window.view, window.session, window.selection)


def start(hand: Hand, way: str, tmp_path: Path, qtbot: QtBot) -> None:
    """Paste the text, or drop it as a file, and see that it is told of."""
    if way == "paste":
        offer(LINES)
        hand.key(V, CTRL)
    else:
        path = tmp_path / "list.txt"
        path.write_text(LINES, encoding="utf-8")
        data = carried(QUrl.fromLocalFile(str(path)))
        window = hand.view.window()
        Drops(window).drop(hand.view.viewport(), data, at=QPoint(5, 400))  # type: ignore[arg-type]
        qtbot.waitUntil(lambda: bool(window.findChildren(clipboard.PasteBar)))
    bar = bar_of(hand)
    assert bar.text.text() == READ
    assert [each.isVisible() for each in (bar.way, bar.other, bar.away)] == [False, False, True]


@pytest.fixture(params=["paste", "drop"])
def before(hand: Hand, request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Canvas:
    """Return the canvas as it was when the text came, by either way; it is told of."""
    was = hand.canvas
    start(hand, request.param, tmp_path, qtbot)
    return was


def test_it_is_said_that_it_is_read_and_asked_when_it_was(
    hand: Hand, disk: Disk, before: Canvas, qtbot: QtBot
) -> None:
    """The bar has the keyboard from the first, and its Enter makes cards once it asks."""
    assert bar_of(hand).away.hasFocus()
    disk.may_go.set()
    qtbot.waitUntil(lambda: bar_of(hand).text.text() == QUESTION)
    hand.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(came(hand, before)) == 200)  # many come in a turn of their own
    assert hand.view.hasFocus()


def test_escape_leaves_no_trace_of_it(hand: Hand, disk: Disk, before: Canvas, qtbot: QtBot) -> None:
    """The bar goes at once, the canvas has the keyboard, and nothing comes later."""
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.hasFocus()
    disk.go_on(qtbot)
    assert not bar_of(hand).isVisible()
    assert hand.canvas is before


def test_what_is_pasted_meanwhile_takes_its_place(
    hand: Hand, disk: Disk, before: Canvas, qtbot: QtBot
) -> None:
    """From the bar or from the canvas: of the first nothing is asked or made."""
    hand.view.setFocus()
    offer("alone")
    hand.key(V, CTRL)
    assert said(hand) == "1 card pasted."
    assert not bar_of(hand).isVisible()
    disk.go_on(qtbot)
    assert not bar_of(hand).isVisible()
    assert len(came(hand, before)) == 1


def test_whoever_writes_elsewhere_meanwhile_goes_on(
    hand: Hand, disk: Disk, tmp_path: Path, qtbot: QtBot
) -> None:
    """The question does not take the keys out of a field: a space would press its button."""
    start(hand, "paste", tmp_path, qtbot)
    hand.view.setFocus()
    disk.may_go.set()
    qtbot.waitUntil(lambda: bar_of(hand).text.text() == QUESTION)
    assert bar_of(hand).isVisible()
    assert hand.view.hasFocus()


def test_what_has_arrived_is_not_said_to_be_read(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes just as that is to be said: the question is asked, or the reason told, and stays."""
    monkeypatch.setattr(drops, "_SOON", 0)
    monkeypatch.setattr(text_files, "SideWork", AtOnce)
    monkeypatch.setattr(text_files.ArrivingText, "deleteLater", lambda _: None)  # not at once
    window = open_window(makers.cafe())
    for data, words in ((LINES.encode(), QUESTION), (b"PK\3\4\0\0\0", "")):
        path = tmp_path / "list.txt"
        path.write_bytes(data)
        Drops(window).drop(window.view.viewport(), carried(QUrl.fromLocalFile(str(path))))
        for _ in range(5):
            QApplication.processEvents()
        bars = window.findChildren(clipboard.PasteBar)
        shown = [each for each in bars if each.isVisible()]
        assert bool(shown) is bool(words)
        for each in shown:
            qtbot.waitUntil(lambda each=each, words=words: each.text.text() == words)
        for each in bars:
            each.hide()
