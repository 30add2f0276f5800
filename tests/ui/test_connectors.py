# SPDX-License-Identifier: MIT
"""Connectors in the whole window: their keys, and what is said of them to who hears the screen."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.announcer import Announcer
from stratcanvas.ui.reader.reader import Reader
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
FOUR, LAST, LOOSE = key(4, PROBLEM), key(6, TACTIC), key(5, TACTIC)
SHIFT, NO_KEY = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key


@pytest.fixture
def _heard_by_ear() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def hand_at(window: Window) -> Hand:
    window.view.setFocus()
    return Hand(window.view, window.session, window.selection)


@pytest.mark.parametrize(("held", "place"), [(NO_KEY, 0), (SHIFT, -1)])
def test_l_goes_to_a_card_s_connectors(
    open_window: Opener, held: Qt.KeyboardModifier, place: int
) -> None:
    """L to the first, Shift+L to the last; from the outline the keyboard goes to the canvas."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    talk = key(1, TACTIC)
    served = sorted(hand.canvas.problems_of[talk], key=hand.canvas.number.__getitem__)
    for focus in (window.view, outline_of(window).tree):
        window.selection.set((talk,))
        focus.setFocus()
        QTest.keyClick(focus, Key.Key_L, held)
        assert window.selection.ids == (talk + served[place],)
        assert window.focusWidget() is window.view


def test_c_leads_the_connector_that_l_has_selected(open_window: Opener) -> None:
    """All of it by real keys: L, C, a few letters, Enter, Esc."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    window.selection.set((LAST,))
    hand.key(Key.Key_L)
    hand.key(Key.Key_C)
    hand.type("penal")
    hand.key(Key.Key_Return)
    assert hand.canvas.problems_of[LAST] == (key(3, PROBLEM),)
    hand.key(Key.Key_Escape)
    assert window.selection.ids == (LAST,)


@pytest.mark.usefixtures("_heard_by_ear")
def test_what_is_connected_is_said(open_window: Opener, qtbot: QtBot) -> None:
    """What came, went or was led elsewhere, and whether the tactic counts by it."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    said: list[str] = []
    window.view.findChild(Announcer).said.connect(said.append)
    told: list[str] = []
    window.view.findChild(Reader).told.connect(told.append)
    window.selection.set((LAST,))
    hand.key(Key.Key_L)
    review, problem = "“Site-by-site margin review”", "4 Can’t tell which site makes money"
    assert told.pop() == f"Connector, from {review} to problem {problem}"
    hand.key(Key.Key_Delete)
    assert said[0] == f"{review} is no longer connected to problem 4. It does not count."
    hand.key(Key.Key_C)
    hand.type("penal")
    hand.key(Key.Key_Return)
    assert said[-1] == f"{review} is connected to problem 3. It counts."
    hand.key(Key.Key_C)
    hand.type("tell which")
    hand.key(Key.Key_Return)
    assert said[-1] == f"{review} is connected to problem 4."
    hand.session.undo()
    assert said[-1] == f"{review} is no longer connected to problem 4."
