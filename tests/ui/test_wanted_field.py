# SPDX-License-Identifier: MIT
"""A click on what a card shows leads to where it is written."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.stage.test_click import spot_of_chip
from tests.ui.panes import inspector_of

Opener = Callable[[Canvas], Window]
TALK = makers.key(1, makers.TACTIC)


def at_chip(window: Window, n: int) -> None:
    """Give the talk an owner and a day, select it, and click on one of its chips."""
    day = datetime.date(2027, 2, 11)
    for name, value in (("owner", "Ada"), ("due", day)):
        given = commands.set_field(window.session.canvas, (TALK,), name, value)
        window.session.do(StepLabel("edit-text"), given)
    window.selection.set((TALK,))
    hand = Hand(window.view, window.session, window.selection)
    hand.click(spot_of_chip(hand, TALK, n))


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize(("n", "field"), [(2, "owner"), (3, "due")])
def test_a_click_on_an_owner_or_a_day_gives_its_field_the_keyboard(
    open_window: Opener, n: int, field: str, is_hidden: bool
) -> None:
    """The inspector comes for that where it is hidden; what is typed then is the card's."""
    window = open_window(makers.cafe())
    window.furnish()
    if is_hidden:
        window.action_set.qt["inspector"].trigger()
    at_chip(window, n)
    assert window.panels.shows("inspector")
    editor = inspector_of(window).form(Tactic).rows[field].editor
    assert editor.isAncestorOf(QApplication.focusWidget()) or editor.hasFocus()
    if field == "owner":
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
        QTest.keyClicks(QApplication.focusWidget(), " M")
        assert window.session.canvas.tactics[TALK].owner == "Ada M"


def test_amid_the_guided_start_a_click_on_an_owner_says_what_is_in_its_way(
    open_window: Opener,
) -> None:
    """The fields are away as long as the questions stand there."""
    window = open_window(makers.cafe())
    window.furnish()
    window.guide()
    at_chip(window, 2)
    assert "Ctrl+G" in window.status.hint.text()
