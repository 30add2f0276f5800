# SPDX-License-Identifier: MIT
"""What a connector does where it is let go: told before, done then, and without a trace undone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK, LIGHT
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key
from tests.stage.connectors import end_handles, handle_of, middle_of

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, LOOSE = key(1, TACTIC), key(2, TACTIC), key(5, TACTIC)
LAST = key(6, TACTIC)
LINK = LAST + FOUR
Key = Qt.Key


def in_the_frame(hand):
    """Return a point of the frame between the first two problems."""
    one, two = (hand.view.stage.live_layout.cards[each] for each in (ONE, TWO))
    return Point(one.center.x, (one.bottom + two.y) / 2)


def in_a_wing(hand, aim=Aim.SOLVE):
    """Return a point of a wing with no card on it."""
    layout = hand.view.stage.live_layout
    bottom = max(rect.bottom for rect in layout.cards.values())
    frame = layout.frame.rect
    x = frame.right + 170 if aim is Aim.SOLVE else frame.x - 170
    return Point(x, bottom + 40)


def as_before(hand, canvas):
    """Assert that nothing is left of what was begun."""
    assert hand.canvas == canvas
    assert hand.session.undo_label is None
    assert not hand.view.toolbox.busy
    assert not hand.view.inline_edit.active
    marks = hand.view.stage.marks
    assert (marks.joining, marks.aimed, marks.hidden) == (None, None, None)
    hand.scene_is_the_model()
    hand.picture_is_fresh()


def test_a_connector_let_go_in_the_frame_adds_the_problem_it_leads_to(stage):
    """It stands where it was let go, waits for its words, and with them is one step of undo."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, LOOSE), in_the_frame(hand))
    assert hand.said == "Let go here to add problem 2"
    hand.drop()
    assert hand.view.inline_edit.active
    hand.type("Loses receipts")
    hand.key(Key.Key_Escape)
    added = hand.canvas.ranked[1]
    assert added.statement == "Loses receipts"
    assert LOOSE + added.id in hand.canvas.links
    assert hand.session.undo_label == StepLabel("add-problem")
    hand.scene_is_the_model()
    hand.session.undo()
    as_before(hand, makers.cafe())


@pytest.mark.parametrize("aim", list(Aim))
def test_a_connector_let_go_beside_the_frame_adds_the_tactic_it_leads_to(stage, aim):
    """It lies in the wing where it was let go, connected, and is one step with its words."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, THREE), in_a_wing(hand, aim))
    assert hand.said == "Let go here to add a tactic"
    hand.drop()
    hand.type("Checklist")
    hand.key(Key.Key_Return)
    (added,) = hand.canvas.tactics.keys() - makers.cafe().tactics.keys()
    assert hand.canvas.tactics[added].title == "Checklist"
    assert hand.canvas.tactics[added].aim is aim
    assert hand.canvas.problems_of[added] == (THREE,)
    hand.session.undo()
    as_before(hand, makers.cafe())


@pytest.mark.parametrize("from_problem", [True, False])
def test_esc_on_the_card_that_a_connector_brought_leaves_nothing(stage, from_problem):
    """An empty card that a connector brought goes with it, and the undo list is as it was."""
    hand = stage(makers.cafe())
    card, spot = (THREE, in_a_wing(hand)) if from_problem else (LOOSE, in_the_frame(hand))
    hand.drag(handle_of(hand, card), spot)
    assert hand.view.inline_edit.active
    hand.key(Key.Key_Escape)
    as_before(hand, makers.cafe())


def test_a_tactic_s_connector_dropped_beside_the_frame_adds_the_last_problem(stage):
    """A problem lies in the frame alone: it comes there as the last, connected, and is written."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, LOOSE), in_a_wing(hand))
    assert hand.said == "Let go here to add problem 5"
    hand.key(Key.Key_Escape)
    hand.drag(handle_of(hand, LOOSE), in_a_wing(hand))
    assert hand.view.inline_edit.active
    new = hand.canvas.ranked[4]
    assert LOOSE + new.id in hand.canvas.links
    assert hand.session.undo_label == StepLabel("add-problem")
    hand.key(Key.Key_Escape)
    as_before(hand, makers.cafe())


def test_where_no_card_can_come_that_is_said(stage):
    """A problem's connector adds nothing in the frame."""
    hand = stage(makers.cafe())
    hand.drag(handle_of(hand, THREE), in_the_frame(hand))
    assert hand.said == "Let go on a tactic, or beside the frame to add one"
    as_before(hand, makers.cafe())


@pytest.mark.parametrize(
    ("card", "other", "said"),
    [
        ("tactic", "tactic", "A tactic connects to a problem, not to another tactic."),
        ("tactic", "strategy", "A tactic connects to a problem, not to the strategy."),
        ("tactic", "note", "A note is not connected to anything."),
        ("problem", "problem", "A problem connects to a tactic, not to another problem."),
        ("problem", "strategy", "A problem connects to a tactic, not to the strategy."),
    ],
)
def test_a_card_that_may_not_be_joined_says_why(stage, card, other, said):
    """It does not light up, the pointer says no, and the reason stands beside it."""
    hand = stage(makers.crowded(2, 2, notes=1))
    hand.view.zoom_to(0.5)
    ends = {
        "tactic": (key(1, TACTIC), key(2, TACTIC)),
        "problem": (key(1, PROBLEM), key(2, PROBLEM)),
        "strategy": (hand.canvas.strategy.id,) * 2,
        "note": (key(1, NOTE),) * 2,
    }
    start, stop = ends[card][0], ends[other][1]
    hand.view.center_on(start)
    hand.take(handle_of(hand, start), hand.view.stage.live_layout.cards[stop].center)
    assert hand.said == said
    assert not hand.view.stage.state_of(stop).target
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    hand.key(Key.Key_Escape)


def test_a_problem_that_is_connected_already_shows_its_connector(stage):
    """Over it the connector that is there comes forward, in the place of a new one."""
    hand = stage(makers.cafe())
    (first, *_) = hand.canvas.problems_of[ARTICLE]
    hand.take(handle_of(hand, ARTICLE), first)
    state_of = hand.view.stage.state_of
    assert hand.said == "Already connected"
    assert state_of(ARTICLE + first).hovered
    assert state_of(first).target
    hand.drop()
    assert hand.said == "Already connected"
    as_before(hand, makers.cafe())


def test_a_selected_connector_shows_its_ends_and_looks_selected(stage):
    """It has a handle at each end, and its colour is the one of what is selected."""
    hand = stage(makers.cafe())
    hand.click(middle_of(hand, LINK))
    curve = hand.view.stage.live_layout.curve(LINK)
    assert end_handles(hand, LINK) == [curve.start, curve.end]
    state = hand.view.stage.state_of(LINK)
    assert state.selected
    colours = [look_of(state, theme) for theme in (LIGHT, DARK)]
    assert colours == [LIGHT.select, DARK.select]
    assert look_of(state._replace(selected=False, hovered=True), LIGHT) != LIGHT.select


def look_of(state, theme):
    """Return the colour that a connector is drawn in."""
    from PySide6.QtGui import QImage, QPainter

    from stratcanvas.paint.connector import draw_connectors
    from stratcanvas.paint.route import free_curve

    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_connectors(painter, [free_curve(Point(0, 10), Point(60, 10), Aim.SOLVE)], state, theme)
    painter.end()
    return image.pixelColor(30, 10).name()


@pytest.mark.parametrize("end", [0, 1])
def test_an_end_taken_by_its_handle_is_led_to_another_card(stage, end):
    """The connector stays selected where it now leads, in one step of undo, and back again."""
    hand = stage(makers.cafe())
    hand.click(middle_of(hand, LINK))
    other, led = (LOOSE, LOOSE + FOUR) if end == 0 else (THREE, LAST + THREE)
    hand.drag(end_handles(hand, LINK)[end], other)
    assert led in hand.canvas.links
    assert LINK not in hand.canvas.links
    assert hand.selection.ids == (led,)
    assert hand.session.undo_label == StepLabel("reconnect")
    hand.session.undo()
    as_before(hand, makers.cafe())
    assert hand.selection.ids == (LINK,)
    hand.session.redo()
    assert hand.selection.ids == (led,)


@pytest.mark.parametrize("end", [0, 1])
def test_an_end_taken_by_its_handle_to_the_paper_is_cut(stage, end):
    """Empty paper takes the connector away, whichever end was led there; undo selects it again."""
    hand = stage(makers.cafe())
    hand.click(middle_of(hand, LINK))
    hand.drag(end_handles(hand, LINK)[end], in_a_wing(hand, Aim.EDUCATE))
    assert LINK not in hand.canvas.links
    assert hand.session.undo_label == StepLabel("disconnect")
    hand.session.undo()
    as_before(hand, makers.cafe())
    assert hand.selection.ids == (LINK,)


def test_an_end_led_to_a_card_that_is_connected_already_stays(stage):
    """That is said, and both connectors are as they were."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK + ONE,))
    hand.drag(end_handles(hand, TALK + ONE)[1], THREE)
    assert {TALK + ONE, TALK + THREE} <= hand.canvas.links.keys()
    assert hand.said == "Already connected"
    as_before(hand, makers.cafe())


def escape(hand):
    hand.key(Key.Key_Escape)


def lose_focus(hand):
    QApplication.sendEvent(hand.view, QFocusEvent(QEvent.Type.FocusOut))


def press_another_button(hand):
    QTest.mousePress(hand.view.viewport(), Qt.MouseButton.RightButton)


BREAKS = {"Esc": escape, "focus": lose_focus, "another button": press_another_button}


@pytest.mark.parametrize("how", BREAKS)
@pytest.mark.parametrize("what", ["new", "end"])
def test_a_connector_dropped_in_mid_drag_leaves_no_trace(stage, how, what):
    """By Esc, the keyboard going elsewhere or a second button; the release then does nothing."""
    hand = stage(makers.cafe())
    if what == "new":
        start = handle_of(hand, LOOSE)
    else:
        hand.click(middle_of(hand, LINK))
        start = end_handles(hand, LINK)[1]
    hand.take(start, TWO)
    BREAKS[how](hand)
    assert not hand.view.toolbox.busy
    hand.drop()
    as_before(hand, makers.cafe())


@pytest.mark.parametrize("gone", [LOOSE, THREE])
def test_a_card_deleted_while_it_is_being_connected_ends_the_gesture(stage, gone):
    """Whether it is the one drawn from or the one aimed at: nothing is joined to what is gone."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, LOOSE), THREE)
    hand.session.do(StepLabel("delete-cards", 1), commands.delete(hand.canvas, (gone,)))
    hand.drop()
    assert not hand.view.toolbox.busy
    hand.session.undo()
    as_before(hand, makers.cafe())


def test_undo_while_a_connector_is_drawn_ends_the_gesture(stage):
    """What is let go then does nothing."""
    hand = stage(makers.cafe())
    changes = commands.connect(hand.canvas, LOOSE, ONE)
    hand.session.do(StepLabel("connect"), changes)
    hand.take(handle_of(hand, LOOSE), THREE)
    hand.session.undo()
    hand.drop()
    as_before(hand, makers.cafe())


def test_another_theme_in_mid_drag_ends_nothing(stage):
    """The connector goes on to its card, in the new colours."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, LOOSE), THREE)
    hand.view.set_theme(DARK)
    hand.picture_is_fresh()
    hand.drop()
    assert LOOSE + THREE in hand.canvas.links
    hand.picture_is_fresh()


def test_a_release_without_a_press_does_nothing(stage):
    """Nor does a second release after a connector was let go."""
    hand = stage(makers.cafe())
    hand.release(THREE)
    as_before(hand, makers.cafe())
    hand.drag(handle_of(hand, LOOSE), THREE)
    after = hand.canvas
    hand.release(FOUR)
    assert hand.canvas == after


def test_what_is_said_beside_the_pointer_stays_in_view_and_goes(stage):
    """At an edge it is on the pointer's other side; after the gesture it is gone."""
    hand = stage(makers.cafe())
    hand.take(handle_of(hand, THREE), in_a_wing(hand))
    item = hand.view.stage.overlay._offer
    port = hand.view.viewport().rect()
    for spot in (port.center(), port.bottomRight() - port.bottomRight() / 60):
        QTest.mouseMove(hand.view.viewport(), spot)
        ground = hand.view.mapFromScene(item._ground).boundingRect()
        assert port.adjusted(-2, -2, 2, 2).contains(ground)
    hand.move(TWO)
    hand.key(Key.Key_Escape)
    assert not item.isVisible()
    hand.picture_is_fresh()
