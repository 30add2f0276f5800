# SPDX-License-Identifier: MIT
"""A drag with Alt makes copies: the cards stay where they are, and others like them are let go."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import fragments
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from tests import makers
from tests.hands import LEFT
from tests.makers import NOTE, PROBLEM, TACTIC, key

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, SHEET, LOOSE = (key(n, TACTIC) for n in (1, 4, 5))
ALT = Qt.KeyboardModifier.AltModifier


def take_copy(hand, card, stop):
    """Take a card with Alt held and travel, without letting go."""
    spot = hand.pixel(card)
    end = hand.pixel(stop)
    QTest.mousePress(hand.view.viewport(), LEFT, ALT, spot)
    QTest.keyPress(hand.view, Qt.Key.Key_Alt)
    for stop_by in ((spot + end) / 2, end):
        travel(hand, stop_by)
    hand.spot = end


def travel(hand, spot):
    """Move the mouse to a pixel with the left button and Alt held: QTest's moves hold no key."""
    port = hand.view.viewport()
    moved = QMouseEvent(
        QEvent.Type.MouseMove, spot, port.mapToGlobal(spot), Qt.MouseButton.NoButton, LEFT, ALT
    )
    QApplication.sendEvent(port, moved)


def drop_copy(hand):
    QTest.mouseRelease(hand.view.viewport(), LEFT, ALT, hand.spot)
    QTest.keyRelease(hand.view, Qt.Key.Key_Alt)


def fresh(hand, before):
    return [each for each in hand.canvas.tactics if each not in before.tactics]


def test_of_copies_in_the_other_wing_it_is_said_that_they_are_copies(stage):
    """No card changes its aim by it, so that is not what is offered."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK, key(2, TACTIC)))
    take_copy(hand, TALK, Point(340, 480))
    assert hand.said == "Drop here to make 2 copies in “Help solve”"
    drop_copy(hand)
    made = fresh(hand, makers.cafe())
    assert {hand.canvas.tactics[each].aim.value for each in made} == {"solve"}
    assert hand.canvas.tactics[TALK] == makers.cafe().tactics[TALK]


def test_alt_and_a_drag_leave_the_card_and_make_another_with_its_links(stage):
    """The copy lies where it is let go, serves what the card serves, and is selected."""
    hand = stage(makers.cafe())
    before, old = hand.canvas, hand.corner(TALK)
    take_copy(hand, TALK, Point(-340, 480))
    assert hand.said == "Drop here to make a copy"
    assert hand.canvas == before
    assert hand.corner(TALK) == old
    drop_copy(hand)
    (copy,) = fresh(hand, before)
    assert hand.corner(TALK) == old
    assert hand.corner(copy).y > 400
    assert hand.canvas.problems_of[copy] == hand.canvas.problems_of[TALK]
    assert hand.selection.ids == (copy,)
    assert hand.session.undo_label == StepLabel("duplicate-cards", 1)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == before
    hand.scene_is_the_model()


def test_alt_is_heard_in_mid_drag_both_ways(stage):
    """Pressed, the card goes back and a copy is in the hand; let go, the card itself is again."""
    hand = stage(makers.cafe())
    before, old = hand.canvas, hand.corner(LOOSE)
    hand.take(LOOSE, Point(420, 480))
    held = hand.corner(LOOSE)
    QTest.keyPress(hand.view, Qt.Key.Key_Alt)
    assert hand.corner(LOOSE) == old
    assert len(hand.view.stage.canvas.tactics) == len(before.tactics) + 1
    QTest.keyRelease(hand.view, Qt.Key.Key_Alt)
    assert hand.corner(LOOSE) == held
    assert hand.view.stage.canvas.tactics.keys() == before.tactics.keys()
    hand.drop()
    assert hand.canvas.tactics.keys() == before.tactics.keys()
    assert hand.session.undo_label == StepLabel("move-cards", 1)
    hand.scene_is_the_model()


def test_several_are_copied_with_the_links_between_what_is_copied_and_what_is_not(stage):
    """Two tactics and a note become four and two; each copy serves the problems of its card."""
    hand = stage(makers.crowded(4, 6, notes=2))
    hand.view.fit()
    before = hand.canvas
    picked = (key(2, TACTIC), key(4, TACTIC), key(1, NOTE))
    hand.selection.set(picked)
    start = hand.view.stage.live_layout.cards[picked[0]].center
    take_copy(hand, picked[0], Point(start.x + 40, start.y + 400))
    assert hand.said == "Drop here to make 3 copies"
    drop_copy(hand)
    copies = hand.selection.ids
    assert len(copies) == 3
    assert len(hand.canvas.notes) == len(before.notes) + 1
    serves = sorted(hand.canvas.problems_of.get(each, ()) for each in copies)
    assert serves == sorted(before.problems_of.get(each, ()) for each in picked)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == before


def test_a_copy_taken_across_the_centre_has_the_other_aim(stage):
    """The hint says so before the drop; the card itself keeps its aim."""
    hand = stage(makers.cafe())
    before = hand.canvas
    take_copy(hand, TALK, Point(420, 470))
    assert "Help solve" in hand.said
    drop_copy(hand)
    (copy,) = fresh(hand, before)
    assert hand.canvas.tactics[copy].aim is Aim.SOLVE
    assert hand.canvas.tactics[TALK].aim is Aim.EDUCATE
    hand.scene_is_the_model()


@pytest.mark.parametrize(("card", "problem"), [(LOOSE, THREE), (TALK, TWO)])
def test_a_copy_dropped_on_a_problem_is_connected_and_settles_beside_it(stage, card, problem):
    """So it does where the card serves that problem already: two serve it then."""
    hand = stage(makers.cafe())
    before, old = hand.canvas, hand.corner(card)
    take_copy(hand, card, problem)
    drop_copy(hand)
    (copy,) = fresh(hand, before)
    assert copy + problem in hand.canvas.links
    assert hand.corner(card) == old
    assert set(before.problems_of.get(card, ())) <= set(hand.canvas.problems_of[copy])
    cards = hand.view.stage.live_layout.cards
    assert not any(cards[copy].overlaps(cards[each]) for each in cards if each != copy)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == before


def test_a_problem_dragged_with_alt_is_there_twice(stage):
    """The copy takes the rank where it is let go, and nothing serves it yet."""
    hand = stage(makers.cafe())
    before = hand.canvas
    low = hand.view.stage.live_layout.cards[FOUR]
    take_copy(hand, ONE, Point(low.center.x, low.bottom - 4))
    drop_copy(hand)
    ranked = [each.id for each in hand.canvas.ranked]
    (copy,) = set(ranked) - set(before.problems)
    assert ranked == [ONE, TWO, THREE, FOUR, copy]
    assert hand.canvas.problems[copy].statement == before.problems[ONE].statement
    assert not hand.canvas.tactics_of.get(copy)
    assert hand.selection.ids == (copy,)
    assert hand.session.undo_label == StepLabel("duplicate-cards", 1)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == before


@pytest.mark.parametrize("card", [TALK, ONE])
def test_where_there_is_no_room_for_more_the_drag_says_so_and_does_nothing(
    stage, monkeypatch, card
):
    """A canvas that is full takes no copy; the card stays where it is."""
    hand = stage(makers.cafe())
    before = hand.canvas
    monkeypatch.setattr(fragments, "MOST_RECORDS", 3)
    take_copy(hand, card, Point(-340, 480))
    drop_copy(hand)
    assert hand.canvas == before
    assert hand.said == str(fragments.too_many())
    hand.scene_is_the_model()


@pytest.mark.parametrize("card", [TALK, ONE])
@pytest.mark.parametrize(
    "broken_off",
    [
        lambda hand: hand.key(Qt.Key.Key_Escape),
        lambda hand: QApplication.sendEvent(hand.view, QFocusEvent(QEvent.Type.FocusOut)),
        lambda hand: QTest.mousePress(hand.view.viewport(), Qt.MouseButton.RightButton),
        lambda hand: hand.session.undo(),
    ],
)
def test_a_copy_that_is_not_let_go_leaves_no_trace(stage, card, broken_off):
    """Esc, the focus lost, a second button, an undo in mid-drag: nothing has come."""
    hand = stage(makers.cafe())
    hand.view.add_note()
    hand.type("Note")
    hand.key(Qt.Key.Key_Escape)
    hand.view.fit()
    before, kept = hand.canvas, hand.selection.ids
    take_copy(hand, card, Point(-100, 480))
    broken_off(hand)
    assert not hand.view.toolbox.busy
    drop_copy(hand)
    assert hand.canvas.tactics.keys() == before.tactics.keys()
    assert hand.canvas.problems.keys() == before.problems.keys()
    assert hand.view.stage.selected == set(hand.selection.ids)
    assert kept
    hand.scene_is_the_model()
    hand.picture_is_fresh()
