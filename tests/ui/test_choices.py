# SPDX-License-Identifier: MIT
"""Aim, kind and status by keys: A crosses the frame, K and S open a list of what there is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Status, Tactic, TacticKind
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.late_step import MASS
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.makers import PROBLEM, TACTIC, key

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK, ARTICLE, LAST = key(1, TACTIC), key(2, TACTIC), key(6, TACTIC)
Key = Qt.Key


def hand_at(window: Window, *chosen: str) -> Hand:
    window.view.setFocus()
    window.selection.set(chosen)
    return Hand(window.view, window.session, window.selection)


def test_a_changes_the_aim_and_says_to_which_before(open_window: Opener) -> None:
    """The card crosses to the other wing in one step, stays selected, and crosses back."""
    window = open_window(makers.cafe())
    hand = hand_at(window, TALK)
    assert window.action_set.qt["change-sides"].text() == "Change aim to “Help solve”"
    hand.key(Key.Key_A)
    assert hand.canvas.tactics[TALK].aim is Aim.SOLVE
    assert hand.selection.ids == (TALK,)
    assert hand.session.undo_label == StepLabel("change-aim")
    hand.scene_is_the_model()
    hand.key(Key.Key_A)
    assert hand.canvas.tactics[TALK].aim is Aim.EDUCATE
    hand.session.undo()
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_of_several_tactics_all_get_the_same_aim(open_window: Opener) -> None:
    """The other one of the tactic chosen last; what is no tactic stays."""
    window = open_window(makers.cafe())
    hand = hand_at(window, LAST, key(1, PROBLEM), TALK)
    hand.key(Key.Key_A)
    assert {hand.canvas.tactics[each].aim for each in (LAST, TALK)} == {Aim.SOLVE}
    hand.session.undo()
    assert hand.canvas == makers.cafe()


@pytest.mark.parametrize("between", ["turn", "undo", "other"])
def test_a_mass_crosses_in_a_turn_of_its_own_and_before_what_is_done_next(
    open_window: Opener, between: str
) -> None:
    """It comes as if at once: with who makes way, in one step, which undo takes back whole, also
    where something else has changed meanwhile.
    """
    before = makers.crowded(4, MASS + 1)
    window = open_window(before)
    hand = hand_at(window, *before.tactics)
    aim = before.tactics[[*before.tactics][-1]].aim.other
    at_once = window.session.with_neighbours(commands.cross(before, before.tactics, aim))
    hand.key(Key.Key_A)
    assert hand.canvas is before
    if between == "turn":
        QApplication.processEvents()
        assert hand.canvas == before.apply(at_once)
        hand.scene_is_the_model()
    elif between == "other":
        window.session.do(StepLabel("add-note"), commands.add_note(0.0, -900.0, "Meanwhile"))
        QApplication.processEvents()
        assert {each.aim for each in hand.canvas.tactics.values()} == {aim}
        assert len(hand.canvas.notes) == 1
        hand.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert {each.aim for each in hand.canvas.tactics.values()} == {*Aim}
    hand.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hand.canvas == before
    assert window.session.redo_label is not None


@pytest.mark.parametrize("kind", [QEvent.Type.TouchBegin, QEvent.Type.TabletPress])
def test_a_mass_has_crossed_before_a_finger_or_a_pen_is_heard(
    open_window: Opener, kind: QEvent.Type
) -> None:
    """Both are heard before any mouse is made of them: two fingers never become one."""
    before = makers.crowded(1, MASS + 1)
    window = open_window(before)
    hand = hand_at(window, *before.tactics)
    hand.key(Key.Key_A)
    assert hand.canvas is before
    QApplication.sendEvent(QObject(window), QEvent(kind))
    assert hand.canvas is not before


def test_k_chooses_the_kind_by_a_few_letters(open_window: Opener) -> None:
    """Of all selected tactics, in one step; the keyboard is back on the canvas."""
    window = open_window(makers.cafe())
    hand = hand_at(window, TALK, ARTICLE)
    hand.key(Key.Key_K)
    choices = window.view.lists.choices
    assert choices.isVisible()
    assert choices.list.count() == len(TacticKind)
    hand.type("news")
    hand.key(Key.Key_Return)
    kinds = {hand.canvas.tactics[each].kind for each in (TALK, ARTICLE)}
    assert kinds == {TacticKind.NEWSLETTER}
    assert hand.session.undo_label == StepLabel.of_field(Tactic, "kind")
    assert window.focusWidget() is window.view
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_s_chooses_the_status_by_the_arrows(open_window: Opener) -> None:
    """The list begins at what stands there; one row down is the next."""
    window = open_window(makers.cafe())
    hand = hand_at(window, TALK)
    assert hand.canvas.tactics[TALK].status is Status.PLANNED
    hand.key(Key.Key_S)
    row = window.view.lists.choices.list.currentItem()
    assert row.text() == "Planned  ✓"
    assert window.view.lists.choices.filter.accessibleDescription() == "Planned, chosen now"
    hand.key(Key.Key_Down)
    hand.key(Key.Key_Space)
    assert hand.canvas.tactics[TALK].status is Status.DOING
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_a_click_on_a_row_takes_it(open_window: Opener) -> None:
    """The menu's entry opens the list, a click takes a row and closes it."""
    window = open_window(makers.cafe())
    hand = hand_at(window, TALK)
    window.action_set.qt["choose-status"].trigger()
    choices = window.view.lists.choices
    spot = choices.list.visualItemRect(choices.list.item(3)).center()
    QTest.mouseClick(choices.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hand.canvas.tactics[TALK].status is Status.DONE
    assert not choices.isVisible()


@pytest.mark.parametrize("how", ["Esc", "the same", "nothing found", "elsewhere", "gone"])
def test_a_list_that_is_left_changes_nothing(open_window: Opener, how: str) -> None:
    """By Esc, by taking what is there, by words that nothing has, by a click, or the card going."""
    window = open_window(makers.cafe())
    hand = hand_at(window, TALK)
    hand.key(Key.Key_K)
    choices = window.view.lists.choices
    if how == "nothing found":
        hand.type("zzz")
        assert choices.empty.isVisible()
        hand.key(Key.Key_Return)
        assert choices.isVisible()
    if how == "elsewhere":
        window.view.setFocus()
    elif how == "gone":
        from stratcanvas.domain import commands

        gone = commands.delete(hand.canvas, (TALK,))
        hand.session.do(StepLabel("delete-cards", 1), gone)
        QApplication.processEvents()
        assert not choices.isVisible()
        hand.session.undo()
    else:
        hand.key(Key.Key_Return if how == "the same" else Key.Key_Escape)
    assert not choices.isVisible()
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None


@pytest.mark.parametrize("letter", ["A", "K", "S"])
def test_without_a_tactic_the_keys_do_nothing(open_window: Opener, letter: str) -> None:
    """Their entries are grey then, for a problem as for nothing."""
    window = open_window(makers.cafe())
    for chosen in ((key(1, PROBLEM),), ()):
        hand = hand_at(window, *chosen)
        hand.key(getattr(Key, f"Key_{letter}"))
        assert hand.canvas == makers.cafe()
        for name in ("change-sides", "choose-kind", "choose-status"):
            assert not window.action_set.qt[name].isEnabled()
