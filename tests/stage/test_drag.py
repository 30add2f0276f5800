# SPDX-License-Identifier: MIT
"""Cards that are dragged: ranked, moved, taken across the centre, dropped on a problem."""

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import layout
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.theme import LIGHT
from stratcanvas.stage.dragging.proposals import dropped, dropped_on
from stratcanvas.stage.items.offer_item import OfferItem
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, LOOSE = key(1, TACTIC), key(5, TACTIC)


def ranking(hand):
    return [problem.id for problem in hand.canvas.ranked]


def middle(hand, card):
    return hand.view.stage.live_layout.cards[card].center


def test_a_problem_dragged_over_another_changes_places_with_it_in_one_undo_step(stage):
    """Dragging problem 1 below problem 2 swaps their ranks; one undo swaps them back."""
    hand = stage(makers.cafe())
    spot = middle(hand, TWO)
    hand.drag(ONE, Point(spot.x, spot.y + 12))
    assert ranking(hand) == [TWO, ONE, THREE, FOUR]
    assert hand.session.undo_label == StepLabel("rank-problem")
    hand.scene_is_the_model()
    hand.session.undo()
    assert ranking(hand) == [ONE, TWO, THREE, FOUR]
    assert hand.session.undo_label is None
    hand.scene_is_the_model()


def test_a_tactic_that_settles_out_of_sight_is_brought_into_view(stage):
    """Let go where it can't lie, it goes to a free place, and the view goes there with it."""
    hand = stage(makers.cafe())
    view = hand.view
    view.resize(900, 420)
    view.zoom_to(1.0)
    view.center_on(FOUR)
    view.camera.pan(0, -120)
    frame = view.stage.live_layout.frame.rect
    hand.drag(TALK, Point(frame.center.x + 40, frame.bottom - 6))
    assert hand.canvas.tactics[TALK].aim is Aim.SOLVE
    assert view.visible_area().contains(view.stage.rectf(TALK))


def test_a_tactic_let_go_beyond_the_edge_is_brought_into_view(stage):
    """Of one that is seen in part nothing moves: it lies where the hand wanted it."""
    hand = stage(makers.cafe())
    view = hand.view
    area = view.visible_area()
    home = view.stage.live_layout.cards[TALK]
    hand.drag(TALK, Point(area.left(), home.center.y))
    assert view.visible_area() == area
    assert not area.contains(view.stage.rectf(TALK))
    hand.drag(Point(area.left() + 6, home.center.y), Point(area.left() - 900, home.center.y))
    assert view.stage.live_layout.cards[TALK].x < area.left() - 600
    assert view.visible_area().contains(view.stage.rectf(TALK))


def test_a_problem_cannot_leave_the_frame(stage):
    """A problem dragged far out of the frame on any side stays in it, below its heading."""
    hand = stage(makers.cafe())
    for stop in (Point(500, -200), Point(500, 450), Point(-500, 300)):
        hand.take(ONE, stop)
        frame, card = hand.view.stage.live_layout.frame, hand.view.stage.live_layout.cards[ONE]
        assert frame.rect.x <= card.x
        assert card.right <= frame.rect.right
        assert frame.heading.bottom <= card.y
        assert card.bottom <= frame.rect.bottom
        hand.view.toolbox.cancel()
        hand.drop()
    hand.drag(ONE, Point(-500, 300))
    assert ranking(hand)[0] != ONE
    hand.scene_is_the_model()


def test_the_others_make_room_while_a_problem_is_in_hand(stage):
    """Before the drop the canvas shows the new ranking; the model does not have it yet."""
    hand = stage(makers.cafe())
    before = middle(hand, TWO)
    hand.take(ONE, Point(before.x, before.y + 30))
    assert middle(hand, TWO).y < before.y
    assert ranking(hand) == [ONE, TWO, THREE, FOUR]
    hand.drop()


@pytest.mark.parametrize("card", [ONE, TALK, LOOSE])
def test_what_was_shown_gives_way_to_what_was_done_in_one_step(stage, card):
    """A drop does not first put everything back: on a large canvas that took as long again."""
    hand = stage(makers.cafe())
    spot = middle(hand, card)
    hand.take(card, Point(spot.x, spot.y + 90))
    steps: list[None] = []
    hand.view.stage.relaid.connect(lambda: steps.append(None))
    hand.drop()
    assert len(steps) == 1
    hand.scene_is_the_model()


def test_a_tactic_moves_in_its_wing(stage):
    """A tactic dragged by 30 left and 40 down lies there, in one step called “Move card”."""
    hand = stage(makers.cafe())
    start, old = middle(hand, TALK), hand.corner(TALK)
    spot = Point(start.x - 30, start.y + 40)
    hand.take(TALK, spot)
    hand.release(spot, held=Qt.KeyboardModifier.ControlModifier)
    assert hand.corner(TALK) == Point(old.x - 30, old.y + 40)
    assert hand.session.undo_label == StepLabel("move-cards", 1)
    hand.scene_is_the_model()


def test_a_tactic_taken_across_the_centre_changes_its_aim_and_shows_so_before(stage):
    """Over the other wing the preview has the other aim and the hint says it; the drop does it."""
    hand = stage(makers.cafe())
    hand.take(TALK, Point(420, 330))
    assert hand.view.stage.canvas.tactics[TALK].aim is Aim.SOLVE
    assert hand.canvas.tactics[TALK].aim is Aim.EDUCATE
    assert "Help solve" in hand.said
    hand.drop()
    assert hand.canvas.tactics[TALK].aim is Aim.SOLVE
    assert hand.session.undo_label == StepLabel("change-aim")
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas.tactics[TALK].aim is Aim.EDUCATE
    hand.scene_is_the_model()


def test_a_tactic_dropped_in_the_frame_beside_the_problems_is_kept_out_of_it(stage):
    """Dropped on the frame's heading a tactic lies beside the frame."""
    hand = stage(makers.cafe())
    hand.drag(LOOSE, Point(60, 35))
    card, frame = hand.view.stage.live_layout.cards[LOOSE], hand.view.stage.live_layout.frame.rect
    assert not card.overlaps(frame)
    assert hand.canvas.tactics[LOOSE].aim is Aim.SOLVE


def _covered(hand, card):
    cards = hand.view.stage.live_layout.cards
    return [key for key in cards if key != card and cards[key].overlaps(cards[card])]


@pytest.mark.parametrize("card", [LOOSE, key(2, TACTIC)])
def test_a_tactic_let_go_between_two_problems_covers_no_other(stage, card):
    """It settles at a free place beside the frame, the one that is shown before the drop."""
    hand = stage(makers.cafe())
    upper, lower = (hand.view.stage.live_layout.cards[each] for each in (ONE, TWO))
    for x in (-60, 60):
        hand.take(card, Point(x, (upper.bottom + lower.y) / 2))
        home = hand.view.stage.live_layout.home(card)
        hand.drop()
        assert hand.view.stage.live_layout.cards[card] == home
        assert not _covered(hand, card)
        hand.scene_is_the_model()


@pytest.mark.parametrize("held", [(4, 5), (1, 2), (1, 2, 4, 5)])
def test_several_tactics_let_go_in_the_frame_cover_no_other_and_not_each_other(stage, held):
    """The last of them is taken to each gap between two problems, the others go along."""
    hand = stage(makers.cafe())
    cards = [key(n, TACTIC) for n in held]
    problems = [hand.view.stage.live_layout.cards[each] for each in (ONE, TWO, THREE, FOUR)]
    for upper, lower in pairwise(problems):
        hand.selection.set(cards)
        hand.drag(cards[-1], Point(0, (upper.bottom + lower.y) / 2))
        assert not any(_covered(hand, each) for each in cards)
        hand.session.undo()


def test_of_very_many_let_go_in_the_frame_some_stay_where_they_were():
    """A hundred settle beside the frame, the others keep their places; none covers another."""
    canvas = makers.crowded(4, 130)
    high = heights(canvas)
    before = layout(canvas, high)
    corners = {each: Point(-200.0, 300.0 * n) for n, each in enumerate(canvas.tactics)}
    after = canvas.apply(dropped(canvas, before, high, corners).changes)
    stay = [each for each in corners if after.tactics[each] == canvas.tactics[each]]
    assert len(stay) == 30
    cards = layout(after, heights(after)).cards
    for each in set(corners) - set(stay):
        assert not any(cards[each].overlaps(cards[other]) for other in cards if other != each)


def test_a_tactic_lies_on_another_where_the_person_lets_it_go(stage):
    """Beside the frame a card is not moved from where it was put."""
    hand = stage(makers.cafe())
    spot = middle(hand, key(4, TACTIC))
    hand.drag(LOOSE, Point(spot.x + 30, spot.y + 20))
    assert _covered(hand, LOOSE) == [key(4, TACTIC)]


def test_a_tactic_dropped_on_a_problem_is_connected_and_settles_in_its_wing(stage):
    """The drop links the two and finds a free place, in one undo step called “Connect”."""
    hand = stage(makers.cafe())
    hand.take(LOOSE, THREE)
    assert hand.view.stage.marks.aimed == THREE
    hand.drop()
    assert LOOSE + THREE in hand.canvas.links
    assert hand.session.undo_label == StepLabel("connect")
    cards = hand.view.stage.live_layout.cards
    assert hand.canvas.tactics[LOOSE].aim is Aim.SOLVE
    assert not any(cards[LOOSE].overlaps(cards[other]) for other in cards if other != LOOSE)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_the_card_that_is_aimed_at_is_marked_from_afar_too(stage):
    """Where cards are no more than bars a line in its colour runs around the problem."""
    hand = stage(makers.crowded(12, 30))
    view = hand.view
    view.resize(1000, 700)
    view.fit()
    view.zoom_to(0.3)

    def marked():
        place, picture = view.to_pixels(view.stage.rectf(THREE)), view.grab().toImage()
        y, left = round(place.bottom() - 8), round(place.left())
        across = range(left - 3, left + 4)
        return any(picture.pixelColor(x, y) == QColor(LIGHT.target) for x in across)

    assert not marked()
    hand.take(LOOSE, THREE)
    assert marked()
    hand.key(Qt.Key.Key_Escape)
    assert not marked()


def test_several_tactics_dropped_on_a_problem_are_all_connected(stage):
    """Each settles at a place of its own in its wing; what is linked already stays where it was."""
    hand = stage(makers.cafe())
    sheet = key(4, TACTIC)
    hand.selection.set((TALK, LOOSE, sheet))
    stays = hand.corner(TALK)
    hand.drag(LOOSE, TWO)
    assert {TALK + TWO, LOOSE + TWO, sheet + TWO} <= set(hand.canvas.links)
    assert hand.corner(TALK) == stays
    cards = hand.view.stage.live_layout.cards
    assert not cards[LOOSE].overlaps(cards[sheet])
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_of_very_many_dropped_on_a_problem_the_first_come_to_it(stage):
    """All are connected; a hundred settle beside the frame, and the last ones stay near theirs."""
    hand = stage(makers.crowded(3, 160))
    canvas = hand.canvas
    hand.session.do(StepLabel("disconnect"), commands.delete(canvas, tuple(canvas.links)))
    before, tactics = hand.canvas, list(canvas.tactics)
    ground = hand.view.stage.live_layout
    places = ground.layout
    made = dropped_on(before, places, ground.heights, tactics, TWO)
    assert len(made.changes.added) == len(tactics) == 160
    assert len(made.changes.updated) <= 100
    assert hand.session.do(made.label, made.changes)
    cards = hand.view.stage.live_layout.cards
    assert not any(cards[a].overlaps(cards[b]) for a, b in combinations(tactics, 2))


def test_a_card_in_hand_follows_when_the_canvas_moves_under_it(stage):
    """Turning the wheel while a card is held keeps the card at the pointer."""
    hand = stage(makers.cafe())
    hand.take(LOOSE, Point(500, 400))
    before = hand.corner(LOOSE)
    hand.view.camera.pan(0, 100)
    assert hand.corner(LOOSE).y == pytest.approx(before.y + 100 / hand.view.zoom_factor, abs=1)
    hand.key(Qt.Key.Key_Escape)
    hand.drop()
    assert hand.canvas == makers.cafe()


def test_a_tactic_dropped_on_a_problem_it_serves_goes_back(stage):
    """Nothing happens but a hint that the two are connected already."""
    hand = stage(makers.cafe())
    hand.drag(TALK, TWO)
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None
    assert hand.said == "Already connected"
    hand.scene_is_the_model()


def test_selected_tactics_and_notes_move_together(stage):
    """Dragging one of three selected cards moves all three in one step."""
    hand = stage(makers.crowded(4, 6, notes=2))
    hand.view.fit()
    cards = [key(2, TACTIC), key(6, TACTIC), key(1, NOTE)]
    hand.selection.set((*cards, ONE))
    before = {card: hand.corner(card) for card in cards}
    start = middle(hand, cards[0])
    hand.drag(cards[0], Point(start.x + 60, start.y + 50))
    for card in cards[:2]:
        assert hand.corner(card) != before[card]
    assert hand.corner(cards[2]).x > before[cards[2]].x
    assert hand.session.undo_label == StepLabel("move-cards", 3)
    assert ranking(hand)[0] == ONE
    hand.scene_is_the_model()


def test_shift_keeps_one_axis(stage):
    """With Shift held a card moves along the axis that it was taken further on."""
    hand = stage(makers.cafe())
    start, old = middle(hand, TALK), hand.corner(TALK)
    hand.take(TALK, Point(start.x - 20, start.y + 80))
    hand.release(Point(start.x - 20, start.y + 80), held=Qt.KeyboardModifier.ShiftModifier)
    assert hand.corner(TALK) == Point(old.x, old.y + 80)


GESTURES = {
    "rank": (ONE, Point(0, 400)),
    "drag": (TALK, Point(420, 330)),
    "onto a problem": (LOOSE, THREE),
    "rubber band": (Point(-420, -150), Point(300, 300)),
}


def _escape(hand):
    hand.key(Qt.Key.Key_Escape)


def _lose_focus(hand):
    QApplication.sendEvent(hand.view, QFocusEvent(QEvent.Type.FocusOut))


def _second_button(hand):
    QTest.mousePress(
        hand.view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier
    )


@pytest.mark.parametrize("interrupt", [_escape, _lose_focus, _second_button])
@pytest.mark.parametrize("gesture", GESTURES)
def test_a_gesture_that_is_broken_off_leaves_no_trace(stage, gesture, interrupt):
    """Esc, a second button and the loss of focus drop the preview; letting go then does nothing."""
    hand = stage(makers.cafe())
    start, stop = GESTURES[gesture]
    hand.take(start, stop)
    assert hand.view.toolbox.busy
    interrupt(hand)
    assert not hand.view.toolbox.busy
    hand.scene_is_the_model()
    hand.drop()
    assert hand.canvas == makers.cafe()
    assert hand.session.undo_label is None
    hand.scene_is_the_model()


def test_undo_takes_the_card_out_of_the_hand_that_drags_it(stage):
    """When undo removes the card in hand, the gesture ends and nothing remains of it."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    hand.type("Short lived")
    hand.key(Qt.Key.Key_Escape)
    card = hand.selection.ids[0]
    hand.take(card, Point(-400, 400))
    hand.session.undo()
    assert not hand.view.toolbox.busy
    assert card not in hand.view.stage.live_layout.cards
    hand.drop()
    assert hand.canvas == makers.cafe()
    hand.scene_is_the_model()


def test_the_undo_key_in_mid_drag_takes_back_the_drag_alone(stage):
    """The key cancels what the hand is doing, as Esc does; the step before it stays."""
    hand = stage(makers.cafe())
    hand.view.add_tactic()
    hand.type("Here to stay")
    hand.key(Qt.Key.Key_Escape)
    before, label = hand.canvas, hand.session.undo_label
    hand.take(hand.selection.ids[0], Point(-400, 400))
    hand.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not hand.view.toolbox.busy
    hand.drop()
    assert (hand.canvas, hand.session.undo_label) == (before, label)
    hand.scene_is_the_model()


def test_shift_pressed_in_mid_drag_is_heard_at_once(stage):
    """The card springs to one axis while the mouse rests, and back when Shift is let go."""
    hand = stage(makers.cafe())
    start = hand.corner(key(1, TACTIC))
    hand.take(key(1, TACTIC), Point(start.x + 60, start.y + 200))
    aslant = hand.corner(key(1, TACTIC))
    QTest.keyPress(hand.view, Qt.Key.Key_Shift)
    straight = hand.corner(key(1, TACTIC))
    QTest.keyRelease(hand.view, Qt.Key.Key_Shift)
    assert straight.x == start.x
    assert straight.y == aslant.y
    assert hand.corner(key(1, TACTIC)) == aslant
    hand.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("stop", "said"), [(THREE, True), (Point(420, 330), True), (Point(-340, 480), False)]
)
def test_what_a_drop_would_do_beyond_moving_is_said_beside_the_pointer(stage, stop, said):
    """Connecting and another aim are; that a card lies elsewhere is seen, and goes unsaid."""
    hand = stage(makers.cafe())

    def words():
        items = hand.view.stage.items()
        return [each for each in items if isinstance(each, OfferItem) and each.isVisible()]

    hand.take(TALK if said and stop != THREE else key(2, TACTIC), stop)
    assert bool(words()) is said
    hand.key(Qt.Key.Key_Escape)
    assert not words()
    hand.drop()
    hand.picture_is_fresh()


@pytest.mark.parametrize("down", [0.0, 300.0])
def test_what_a_drop_would_do_is_not_said_over_the_card_in_hand(stage, down):
    """The words lie below it, or above it where the view ends."""
    hand, card = stage(makers.cafe()), key(2, TACTIC)
    scene = hand.view.stage
    lies = scene.live_layout.cards[card]
    hand.take(card, Point(420.0, lies.y + lies.height / 2 + down))
    (said,) = (each for each in scene.items() if isinstance(each, OfferItem))
    assert said.isVisible()
    assert not said.sceneBoundingRect().intersects(rectf(scene.live_layout.cards[card]))
