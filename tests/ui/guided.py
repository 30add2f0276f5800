# SPDX-License-Identifier: MIT
"""Somebody who answers the questions of the guided start, with real keys and clicks."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.guide.answer_box import AnswerBox
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
WHO, HURTS, KNOW, WIN, DO, DONE = range(6)
P1, P2, P3 = (makers.key(n, makers.PROBLEM) for n in (1, 2, 3))


def begun(window: Window, place: int | None = None) -> Guide:
    """Begin the guided start in a window, at a question, and wait until all of it is there."""
    window.action_set.qt["guided-start"].trigger()
    guide = window.panels.guest
    assert isinstance(guide, Guide)
    if place is not None:
        guide.ask(place)
    guide.answer.make_all()
    return guide


def key(pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), pressed, held)


def type_words(words: str) -> None:
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def statements(window: Window) -> list[str]:
    return [each.statement for each in window.session.canvas.ranked]


def paste(box: AnswerBox, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    box.insertFromMimeData(data)
