# SPDX-License-Identifier: MIT
"""Where what had the keyboard goes, the cards have it: the next letter is written on no other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of

pytestmark = pytest.mark.usefixtures("inspector_alone")

Opener = Callable[[Canvas], Window]
P1, T1 = makers.key(1, makers.PROBLEM), makers.key(1, makers.TACTIC)
TOO_LONG = "x" * (LONGEST_TEXT + 1)


def field(window: Window, name: str, kind: type = Problem, key: str = P1) -> QWidget:
    window.selection.set((key,))
    return inspector_of(window).form(kind).rows[name].editor


def ticks(window: Window) -> QWidget:
    window.selection.set((T1,))
    panel = inspector_of(window)
    assert panel.ticks is not None
    return panel.ticks.list


def disconnect(window: Window) -> QWidget:
    window.selection.set((next(iter(window.session.canvas.links)),))
    return inspector_of(window).cut


def take_away(window: Window, *ids: str) -> None:
    changes = commands.delete(window.session.canvas, ids)
    assert window.session.do(StepLabel("delete-cards", 1), changes)
    QApplication.processEvents()


PLACES: dict[str, Callable[[Window], QWidget]] = {
    "a text": lambda window: field(window, "cost"),
    "a choice": lambda window: field(window, "awareness"),
    "a day": lambda window: field(window, "due", Tactic, T1),
    "a list of ticks": ticks,
    "a button": disconnect,
}


@pytest.mark.parametrize("place", PLACES)
def test_the_canvas_has_it_where_the_card_of_a_field_goes(open_window: Opener, place: str) -> None:
    """Beside the canvas, whatever the field is: no field of the canvas itself takes the letters."""
    window = open_window(makers.cafe())
    here = PLACES[place](window)
    here.setFocus()
    assert window.focusWidget() is here
    take_away(window, *window.selection.ids)
    assert window.focusWidget() is window.view


def test_no_other_card_is_written_on(open_window: Opener) -> None:
    """Undo takes a new card and selects the one before: the same field is another card's now."""
    window = open_window(makers.cafe())
    window.selection.set((P1,))
    changes = commands.add_problem(window.session.canvas, "New")
    window.session.do(StepLabel("add-problem"), changes)
    box = field(window, "cost", key=next(iter(changes.added)))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.selection.ids == (P1,)
    assert box.isVisible()
    assert window.focusWidget() is window.view


def test_a_field_stays_with_the_cards_that_are_left(open_window: Opener) -> None:
    """Of two cards that are edited together one goes: what is typed is the other's."""
    window = open_window(makers.cafe())
    other = makers.key(2, makers.PROBLEM)
    box = field(window, "cost")
    window.selection.set((P1, other))
    box.setFocus()
    take_away(window, P1)
    assert window.focusWidget() is box
    QTest.keyClicks(box, "7")
    assert "7" in window.session.canvas.problems[other].cost


def test_the_matrix_has_it_where_that_stands(open_window: Opener) -> None:
    """Its cells are where the cards are then."""
    window = open_window(makers.cafe())
    window.action_set.qt["matrix"].trigger()
    field(window, "cost").setFocus()
    take_away(window, P1)
    assert window.panels.panels["matrix"].isAncestorOf(window.focusWidget())


def test_a_message_that_goes_gives_it_back(open_window: Opener) -> None:
    """By its own button, and by itself once it is over."""
    window = open_window(makers.cafe())
    for goes in (lambda: QTest.keyClick(window.banner.away, Qt.Key.Key_Space), window.banner.hide):
        window.banner.tell("Something was told.", ("Do it", lambda: None))
        window.banner.away.setFocus()
        goes()
        assert window.focusWidget() is window.view


def test_what_could_not_be_kept_comes_back_with_its_card(open_window: Opener) -> None:
    """It is told where it is, hinders no closing, and stands in its field after undo."""
    window = open_window(makers.cafe())
    box = field(window, "cost")
    assert isinstance(box, TextBox)
    box.setFocus()
    box.setPlainText(TOO_LONG)
    take_away(window, P1)
    assert "could not be kept in “What it costs them”" in window.status.hint.text()
    assert window.panels.keep_words()
    window.session.undo()
    assert window.selection.ids == (P1,)
    assert box.text() == TOO_LONG
    take_away(window, P1)


def test_what_is_too_long_stays_on_an_open_card(open_window: Opener) -> None:
    """Whatever else becomes another meanwhile, in the same card too."""
    window = open_window(makers.cafe())
    window.view.edit(P1)
    editor = window.view.inline_edit.editor
    editor.setPlainText(TOO_LONG)
    for name, value in (("cost", "much"), ("evidence", "Lena")):
        changes = commands.set_field(window.session.canvas, (P1,), name, value)
        window.session.do(StepLabel("edit-text"), changes)
        assert editor.words() == TOO_LONG
    take_away(window, P1)
    assert window.focusWidget() is window.view
    assert "could not be kept" in window.status.hint.text()
    window.session.undo()
    window.view.edit(P1)
    assert editor.words() == TOO_LONG
    editor.setPlainText("short again")
    window.view.end_edit()
    assert window.session.canvas.problems[P1].statement == "short again"
