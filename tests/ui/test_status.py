# SPDX-License-Identifier: MIT
"""The status bar says what is said now as a whole; what always stands there makes room for it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui import status
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
HINT = "Here “7 mistakes cafés make when pricing a menu” is for what helps solve problems"


@pytest.mark.usefixtures("_letters")
def test_a_hint_is_not_cut_in_a_small_window(open_window: Opener) -> None:
    """In 800 pixels a gesture's hint stands there whole, and what it covered comes back after."""
    window = open_window(makers.cafe())
    window.resize(800, 600)
    QApplication.processEvents()
    bar = window.status
    standing = (bar.tactics, bar.problems, bar.saved)
    assert all(label.isVisible() for label in standing)
    window.view.hint.emit(HINT)
    QApplication.processEvents()
    assert bar.hint.text() == HINT
    assert bar.hint.width() >= bar.hint.sizeHint().width()
    assert not bar.saved.isVisible()
    window.view.hint.emit("")
    assert all(label.isVisible() for label in standing)


def test_where_the_last_edit_is_stands_whole_in_a_small_window(open_window: Opener) -> None:
    """How the problems stand makes room for it: that can be seen on the canvas, too."""
    window = open_window(makers.cafe())
    bar = window.status
    for width in (900, 560):
        window.setMinimumWidth(1)
        window.resize(width, 600)
        QApplication.processEvents()
        assert bar.tactics.isVisible()
        assert bar.saved.width() >= bar.saved.sizeHint().width()
        assert bar.problems.isVisible() is (width == 900)


def test_a_number_stays_before_its_words_where_one_reads_from_the_right(
    qapp: QApplication,
) -> None:
    """“27 of 30 tactics count” is not drawn as “of 30 tactics count 27” would be."""
    pictures = []
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for words in ("27 of 30 tactics count", "of 30 tactics count 27"):
        label = status.Elided()
        label.setText(words)
        label.resize(300, 30)
        pictures.append(label.grab().toImage())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert pictures[0] != pictures[1]


def test_a_sentence_that_begins_with_a_key_is_read_from_the_right_there(
    qapp: QApplication,
) -> None:
    """“Space” stands at the right of what it does, as if a word of the sentence came before it."""
    pictures = []
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for words in ("Space يصل أو يفصل", "\u200fSpace يصل أو يفصل"):
        label = status.Elided()
        label.setText(words)
        label.resize(300, 30)
        pictures.append(label.grab().toImage())
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert pictures[0] == pictures[1]


def test_what_a_key_has_to_say_stands_for_a_while(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No gesture ends it, so time does; what a gesture says stays as long as that is held."""
    monkeypatch.setattr(status, "_MESSAGE_MS", 1)
    window = open_window(makers.cafe())
    window.view.setFocus()
    said = window.status.hint
    QTest.keyClick(window.view, Qt.Key.Key_C)
    assert said.text().startswith("Select one tactic or problem first")
    qtbot.waitUntil(lambda: not said.text())
    port, card = window.view.viewport(), makers.key(1, makers.TACTIC)
    start = window.view.to_pixels(window.view.stage.rectf(card)).center().toPoint()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    window.view.hint.emit("Held")
    assert said.text() == "Held"
    assert not window.status.findChild(QTimer).isActive()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start)


def test_what_a_key_had_to_say_gives_way_to_a_gesture(open_window: Opener) -> None:
    """A press of the mouse ends it at once."""
    window = open_window(makers.cafe())
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_C)
    assert window.status.hint.text()
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not window.status.hint.text()
