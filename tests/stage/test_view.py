# SPDX-License-Identifier: MIT
"""Looking around: pan, zoom, fit; and how little there is to draw, however much lies there."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import Place
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.edge import Edge
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

NO_KEY = Qt.KeyboardModifier.NoModifier
TWO, TALK = key(2, PROBLEM), key(1, TACTIC)


def wheel(hand, spot, notches, held=NO_KEY):
    port = hand.view.viewport()
    event = QWheelEvent(
        QPointF(spot),
        QPointF(port.mapToGlobal(spot)),
        QPoint(),
        QPoint(0, int(120 * notches)),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def under(hand, spot):
    area, scale = hand.view.visible_area(), hand.view.scale_
    return Point(area.x() + spot.x() / scale, area.y() + spot.y() / scale)


def test_everything_is_in_view_at_first(stage):
    """A small canvas opens whole, at 100 %."""
    hand = stage(makers.cafe())
    assert hand.view.scale_ == 1.0
    for card in hand.view.stage.ground.cards:
        assert hand.view.visible_area().contains(hand.view.stage.rectf(card))


def test_ctrl_wheel_zooms_at_the_pointer(stage):
    """The point under the pointer stays there, and the scale is told."""
    hand = stage(makers.cafe())
    told = []
    hand.view.zoomed.connect(told.append)
    spot = QPoint(300, 200)
    before = under(hand, spot)
    wheel(hand, spot, 2, Qt.KeyboardModifier.ControlModifier)
    after = under(hand, spot)
    assert hand.view.scale_ > 1.3
    assert told == [hand.view.scale_]
    assert abs(before.x - after.x) < 1.5
    assert abs(before.y - after.y) < 1.5


def test_a_pinch_zooms(stage):
    """A pinch of a touch pad multiplies the scale."""
    hand = stage(makers.cafe())
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(300, 200),
        QPointF(300, 200),
        QPointF(300, 200),
        0.25,
        QPointF(),
    )
    QApplication.sendEvent(hand.view.viewport(), event)
    assert hand.view.scale_ == pytest.approx(1.25)


def test_the_zoom_has_two_ends(stage):
    """It stops at 5 % and at 400 %."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.0001)
    assert hand.view.scale_ == 0.05
    hand.view.zoom_to(1000)
    assert hand.view.scale_ == 4.0
    hand.view.zoom_out()
    assert hand.view.scale_ == pytest.approx(3.2)


def test_the_wheel_pans_and_shift_pans_sideways(stage):
    """A notch down shows what lies below; with Shift what lies to the right."""
    hand = stage(makers.cafe())
    spot = QPoint(300, 200)
    start = hand.view.visible_area()
    wheel(hand, spot, -1)
    lower = hand.view.visible_area()
    assert lower.y() > start.y()
    assert lower.x() == start.x()
    wheel(hand, spot, -1, Qt.KeyboardModifier.ShiftModifier)
    assert hand.view.visible_area().x() > start.x()
    assert hand.view.visible_area().y() == lower.y()


@pytest.mark.parametrize("by_space", [True, False])
def test_space_drag_and_middle_drag_pan(stage, by_space):
    """The point taken hold of stays under the hand; nothing is selected or moved."""
    hand = stage(makers.cafe())
    port, spot = hand.view.viewport(), hand.pixel(TALK)
    button = Qt.MouseButton.LeftButton if by_space else Qt.MouseButton.MiddleButton
    before = under(hand, spot)
    if by_space:
        QTest.keyPress(hand.view, Qt.Key.Key_Space)
    QTest.mousePress(port, button, NO_KEY, spot)
    goal = spot + QPoint(120, 90)
    QTest.mouseMove(port, spot + QPoint(50, 50))
    QTest.mouseMove(port, goal)
    after = under(hand, goal)
    QTest.mouseRelease(port, button, NO_KEY, goal)
    if by_space:
        QTest.keyRelease(hand.view, Qt.Key.Key_Space)
    assert (after.x, after.y) == pytest.approx((before.x, before.y), abs=1)
    assert hand.selection.ids == ()
    assert hand.canvas == makers.cafe()


def test_one_cannot_get_lost(stage):
    """However far one pans, a corner of the content stays in view."""
    hand = stage(makers.cafe())
    for step in ((1e6, 0), (0, 1e6), (-1e7, 0), (0, -1e7)):
        hand.view.camera.pan(*step)
        assert hand.view.visible_area().intersects(hand.view.stage.content())


def test_fit_selection_shows_the_selected_cards(stage):
    """Cards far apart are both in view afterwards."""
    hand = stage(makers.crowded(12, 200))
    cards = (key(1, TACTIC), key(199, TACTIC))
    hand.selection.set(cards)
    hand.view.fit_selection()
    for card in cards:
        assert hand.view.visible_area().contains(hand.view.stage.rectf(card))


def test_a_growing_window_keeps_the_middle(stage):
    """What lay in the middle lies there after a resize."""
    hand = stage(makers.cafe())
    before = hand.view.visible_area().center()
    hand.view.resize(1500, 1000)
    after = hand.view.visible_area().center()
    assert abs(before.x() - after.x()) <= 1
    assert abs(before.y() - after.y()) <= 1


def test_ten_thousand_cards_have_as_many_items_as_fit_the_view(stage):
    """Wherever one looks and however one zooms, items stay few; edits make none."""
    hand = stage(makers.crowded(600, 9300, notes=100))
    view = hand.view
    for card in (key(5, TACTIC), key(9000, TACTIC), key(300, PROBLEM), key(50, NOTE)):
        view.zoom_to(1.0)
        view.center_on(card)
        for scale in (0.36, 0.2, 0.05, 2.0):
            view.zoom_to(scale)
    assert view.stage.items_made < 500
    assert len(view.stage.items()) < 510
    made = view.stage.items_made
    view.zoom_to(1.0)
    view.select_all()
    changes = commands.set_field(hand.canvas, (key(50, NOTE),), "text", "Other words")
    hand.session.do("Edit text", changes)
    assert view.stage.items_made <= made + 60


def test_far_away_there_are_no_items_and_the_canvas_is_drawn_all_the_same(stage):
    """At 10 % the picture still shows the frame, the cards and what is selected."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.1)
    hand.view.center_on(TWO)
    theme = hand.view.stage.theme
    picture = hand.view.grab().toImage()
    colours = {picture.pixelColor(hand.pixel(card)).name() for card in (TALK, TWO)}
    assert colours == {theme.tactic_edge, theme.problem_edge}
    before = picture
    hand.selection.set((TALK,))
    assert hand.view.grab().toImage() != before
    assert not any(item.isVisible() for item in hand.view.stage.items())


def test_cards_can_be_dragged_from_far_away(stage):
    """At 20 % a tactic goes across the centre as at any zoom."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.2)
    hand.drag(TALK, Point(900, 600))
    assert hand.canvas.tactics[TALK].aim.value == "solve"
    hand.scene_is_the_model()


def test_connectors_are_not_picked_from_afar(stage):
    """At 20 % a click on a connector selects nothing; at 100 % it selects the connector."""
    hand = stage(makers.cafe())
    curve = hand.view.stage.ground.curve(key(6, TACTIC) + key(4, PROBLEM))
    middle = Point((curve.start.x + curve.end.x) / 2, (curve.start.y + curve.end.y) / 2)
    hand.click(middle)
    assert hand.selection.ids == (key(6, TACTIC) + key(4, PROBLEM),)
    hand.view.zoom_to(0.2)
    hand.click(middle)
    assert hand.selection.ids == ()


def test_the_dark_theme_reaches_the_ground(stage):
    """Changing the theme changes the ground's colour at once."""
    hand = stage(makers.cafe())
    hand.view.set_theme(DARK)
    colour = hand.view.grab().toImage().pixelColor(3, 3)
    assert colour == QColor(DARK.ground)


def test_a_connector_at_rest_is_drawn_behind_the_cards_where_it_runs_now(stage):
    """After a change made elsewhere the picture is the same as one drawn from scratch."""
    hand = stage(makers.cafe())
    hand.view.grab()
    solving = [key(n, TACTIC) for n in (4, 5, 6)]
    for changes in (
        commands.place_tactics(hand.canvas, {TALK: Place(Aim.EDUCATE, 72, -60)}),
        commands.delete(hand.canvas, solving),
        commands.cross(hand.canvas, solving, Aim.EDUCATE),
        commands.toggle_link(hand.canvas, TALK, TWO),
        commands.rerank(hand.canvas, TWO, 3),
        commands.set_field(hand.canvas, (hand.canvas.brief.id,), "customer", "Somebody else"),
        commands.delete(hand.canvas, (key(2, TACTIC),)),
        commands.cross(hand.canvas, (key(3, TACTIC),), Aim.SOLVE),
    ):
        hand.session.do("x", changes, "elsewhere")
        QApplication.processEvents()
        hand.picture_is_fresh()
        hand.session.undo()


def test_the_pointer_leaving_takes_the_light_away(stage):
    """Nothing is hovered once the pointer has left the canvas."""
    hand = stage(makers.cafe())
    hand.move(TALK)
    assert hand.view.stage.look(TALK).hovered
    QApplication.sendEvent(hand.view.viewport(), QEvent(QEvent.Type.Leave))
    assert not hand.view.stage.look(TALK).hovered


def test_tidy_is_one_step(stage):
    """Both wings are laid out in columns; one undo takes it back."""
    hand = stage(makers.crowded(4, 20))
    before = hand.canvas
    hand.view.tidy()
    assert hand.session.undo_label == "Tidy"
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == before


def test_the_view_pans_along_with_a_card_held_at_its_edge(stage, qtbot):
    """A card held at the right edge travels on; let go there, it lies where it was seen."""
    hand = stage(makers.cafe())
    start = hand.view.visible_area().right()
    edge = QPoint(hand.view.viewport().width() - 2, 300)
    hand.take(key(4, TACTIC), Point(500, 100))
    QTest.mouseMove(hand.view.viewport(), edge)
    qtbot.waitUntil(lambda: hand.view.visible_area().right() > start + 100)
    spot = under(hand, edge)
    QTest.mouseRelease(hand.view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, edge)
    card = hand.view.stage.ground.cards[key(4, TACTIC)]
    assert card.contains(spot)
    assert spot.x > start
    after = hand.view.visible_area()
    (pace,) = hand.view.findChild(Edge).findChildren(QTimer)
    qtbot.waitUntil(lambda: not pace.isActive())
    assert hand.view.visible_area() == after


def test_zooming_a_full_canvas_is_crisp_again_after_a_moment(stage, qtbot):
    """While the wheel turns a picture may stand in; then the canvas is drawn as ever."""
    hand = stage(makers.crowded(12, 300))
    hand.view.zoom_to(0.5)
    hand.view.grab()
    for _ in range(4):
        wheel(hand, QPoint(600, 300), 1, Qt.KeyboardModifier.ControlModifier)
        hand.view.grab()
    qtbot.waitUntil(lambda: not hand.view.snapshot.active)
    hand.picture_is_fresh()
    items = [item for item in hand.view.stage.items() if item.isVisible()]
    assert items


def test_a_canvas_too_large_to_be_read_whole_opens_at_its_strategy(stage):
    """It opens at 50 % with the strategy at the top and the frame's heading in view."""
    hand = stage(makers.crowded(12, 300))
    assert hand.view.scale_ == 0.5
    area = hand.view.visible_area()
    assert area.contains(hand.view.stage.rectf(hand.canvas.strategy.id))
    assert area.contains(hand.view.stage.rectf(hand.canvas.brief.id))
