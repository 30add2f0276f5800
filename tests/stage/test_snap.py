# SPDX-License-Identifier: MIT
"""A dragged card lines up with those around it, and lines on the canvas tell with which."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.items.guide_item import GuideItem
from stratcanvas.stage.snap import GuideLine, Snap, guides, snap
from tests import makers
from tests.makers import NOTE, TACTIC, key

TALK, GUIDE = key(1, TACTIC), key(2, TACTIC)
CARD = Rect(0, 0, 220, 100)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("card", "other", "by"),
    [
        (CARD, Rect(4, 300, 220, 50), Snap(4, 0)),
        (CARD, Rect(-40, 300, 296, 50), Snap(-2, 0)),
        (CARD, Rect(25, 300, 200, 50), Snap(5, 0)),
        (CARD, Rect(300, 5, 220, 80), Snap(0, 5)),
        (CARD, Rect(300, -30, 220, 127), Snap(0, -3)),
        (CARD, Rect(300, 20, 220, 66), Snap(0, 3)),
        (CARD, Rect(7, 300, 220, 50), Snap(0, 0)),
    ],
)
def test_a_card_snaps_to_the_edges_and_middles_of_others(card, other, by):
    """Left, middle and right, top, middle and bottom, each within six units and no further."""
    assert snap(card, [other], 6.0) == by


def test_of_several_lines_the_nearest_is_taken():
    """A card between two columns springs to the one that is less far away."""
    assert snap(CARD, [Rect(5, 300, 220, 50), Rect(-2, 500, 220, 50)], 6.0).dx == -2


def test_along_a_held_axis_nothing_snaps():
    """What may not move across stays where it is, even a pixel beside a line."""
    near = [Rect(2, 3, 220, 100)]
    assert snap(CARD, near, 6.0, across=False) == Snap(0, 3)
    assert snap(CARD, near, 6.0, down=False) == Snap(2, 0)


def test_a_guide_reaches_over_all_cards_that_are_in_line():
    """An upright line runs from the top of the first to the bottom of the last of three."""
    others = [Rect(0, 300, 296, 50), Rect(0, -200, 180, 50), Rect(90, 500, 220, 50)]
    assert guides(CARD, others) == [GuideLine(Point(0, -200), Point(0, 350))]
    assert guides(CARD, []) == []


def lines(hand):
    """Return the guides that show."""
    items = hand.view.stage.items()
    return [each for each in items if isinstance(each, GuideItem) and each.isVisible()]


def _beside(hand, dx=4.0):
    """Take the second tactic to where it lies nearly in line below the first."""
    stage = hand.view.stage.live_layout
    first, card = stage.cards[TALK], stage.cards[GUIDE]
    spot = Point(first.center.x + dx, card.center.y + 33)
    hand.take(GUIDE, spot)
    return spot


def test_a_dragged_tactic_springs_to_its_column_and_a_line_shows_why(stage):
    """Four units beside the card above, it lies exactly below that one, in the hand and dropped."""
    hand = stage(makers.cafe())
    _beside(hand)
    assert hand.corner(GUIDE).x == hand.corner(TALK).x
    assert lines(hand)
    hand.drop()
    assert hand.corner(GUIDE).x == hand.corner(TALK).x
    assert not lines(hand)
    hand.scene_is_the_model()
    hand.picture_is_fresh()


def test_ctrl_suspends_snapping_also_when_it_is_pressed_and_let_go_in_mid_drag(stage):
    """With the mouse at rest the card leaves the line while Ctrl is held, and comes back to it."""
    hand = stage(makers.cafe())
    spot = _beside(hand)
    QTest.keyPress(hand.view, Qt.Key.Key_Control)
    assert hand.corner(GUIDE).x == pytest.approx(hand.corner(TALK).x + 4, abs=1.5)
    assert hand.corner(GUIDE).x != hand.corner(TALK).x
    assert not lines(hand)
    QTest.keyRelease(hand.view, Qt.Key.Key_Control)
    assert hand.corner(GUIDE).x == hand.corner(TALK).x
    assert lines(hand)
    hand.release(spot, held=CTRL)
    assert hand.corner(GUIDE).x != hand.corner(TALK).x
    hand.scene_is_the_model()


def test_with_shift_a_card_snaps_along_its_axis_alone(stage):
    """Dragged straight down a card keeps its x, even a pixel beside another column."""
    hand = stage(makers.cafe())
    old = hand.corner(GUIDE)
    start = hand.view.stage.live_layout.cards[GUIDE].center
    hand.take(GUIDE, Point(start.x + 3, start.y + 80))
    QTest.keyPress(hand.view, Qt.Key.Key_Shift)
    assert hand.corner(GUIDE).x == old.x
    hand.key(Qt.Key.Key_Escape)


def test_a_note_lines_up_too(stage):
    """A note dragged near a tactic's left edge lies on it."""
    hand = stage(makers.crowded(3, 4, notes=1))
    hand.view.fit()
    note, card = key(1, NOTE), hand.view.stage.live_layout.cards[TALK]
    hand.drag(note, Point(card.x + 102, card.y - 180))
    assert hand.corner(note).x == card.x


@pytest.mark.parametrize(
    "broken_off",
    [
        lambda hand: hand.key(Qt.Key.Key_Escape),
        lambda hand: QApplication.sendEvent(hand.view, QFocusEvent(QEvent.Type.FocusOut)),
        lambda hand: hand.view.delete_selection(),
        lambda hand: hand.view.hide(),
    ],
)
def test_guides_go_with_the_gesture_however_it_ends(stage, broken_off):
    """Esc, the focus lost, the card deleted, the window gone: no line stays on the canvas."""
    hand = stage(makers.cafe())
    _beside(hand)
    assert lines(hand)
    broken_off(hand)
    assert not hand.view.toolbox.busy
    assert not lines(hand)
    hand.drop()
    hand.scene_is_the_model()


def test_a_theme_switched_in_mid_drag_draws_the_guides_in_its_colours(stage):
    """The drag goes on, and the picture is what it would be painted from nothing."""
    hand = stage(makers.cafe())
    _beside(hand)
    hand.view.set_theme(DARK)
    assert hand.view.toolbox.busy
    assert lines(hand)
    hand.picture_is_fresh()
    hand.drop()
    hand.picture_is_fresh()


def test_only_cards_in_view_are_lined_up_with(stage):
    """Two units beside a card that is scrolled out of sight a card lies where it is let go."""
    hand = stage(makers.cafe())
    below = commands.delete(hand.canvas, (key(3, TACTIC),))
    hand.session.do(StepLabel("delete-cards", 1), below)
    hand.view.zoom_to(2.0)
    hand.view.camera.show_top(hand.view.stage.rectf(GUIDE))
    old, start = hand.corner(GUIDE), hand.view.stage.live_layout.cards[GUIDE].center
    assert hand.view.camera.area.top() > hand.view.stage.live_layout.cards[TALK].bottom
    hand.drag(GUIDE, Point(start.x + 2, start.y + 60))
    assert hand.corner(GUIDE).x == old.x + 2


def test_from_afar_nothing_snaps(stage):
    """Where cards are mere shapes, a pixel is a long way: a card lies where it is let go."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.3)
    hand.view.center_on(TALK)
    start, old = hand.view.stage.live_layout.cards[GUIDE].center, hand.corner(GUIDE)
    hand.take(GUIDE, Point(start.x - 60, start.y + 61))
    assert not lines(hand)
    assert hand.corner(GUIDE).y == pytest.approx(old.y + 61, abs=3)
    hand.key(Qt.Key.Key_Escape)
