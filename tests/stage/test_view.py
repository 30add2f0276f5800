# SPDX-License-Identifier: MIT
"""Looking around: pan, zoom, fit; and how little there is to draw, however much lies there."""

from unittest import mock

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import FURTHEST, Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.backdrop import backdrop, zoom_picture
from stratcanvas.stage.camera import Leeway
from stratcanvas.stage.dragging.autoscroll import Autoscroll
from stratcanvas.stage.places import shapes, tile_places
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

NO_KEY = Qt.KeyboardModifier.NoModifier
TWO, TALK = key(2, PROBLEM), key(1, TACTIC)


def wheel(hand, spot, notches, held=NO_KEY, pixels=0, phase=Qt.ScrollPhase.NoScrollPhase):
    port = hand.view.viewport()
    event = QWheelEvent(
        QPointF(spot),
        QPointF(port.mapToGlobal(spot)),
        QPoint(0, pixels),
        QPoint(0, int(120 * notches)),
        Qt.MouseButton.NoButton,
        held,
        phase,
        False,
    )
    QApplication.sendEvent(port, event)


def under(hand, spot):
    area, scale = hand.view.visible_area(), hand.view.zoom_factor
    return Point(area.x() + spot.x() / scale, area.y() + spot.y() / scale)


def test_everything_is_in_view_at_first(stage):
    """A small canvas opens whole, at 100 %."""
    hand = stage(makers.cafe())
    assert hand.view.zoom_factor == 1.0
    for card in hand.view.stage.live_layout.cards:
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
    assert hand.view.zoom_factor > 1.3
    assert told == [hand.view.zoom_factor]
    assert abs(before.x - after.x) < 1.5
    assert abs(before.y - after.y) < 1.5


def test_a_wheel_there_and_back_ends_at_the_very_scale(stage):
    """Not beside it by what numbers are rounded by: 100 % is drawn without a look at scales."""
    hand = stage(makers.crowded(12, 30))
    for scale in (1.0, 0.92, 0.5):
        hand.view.zoom_to(scale)
        for notches in (-0.25,) * 4 + (0.25,) * 4:
            wheel(hand, QPoint(500, 300), notches, Qt.KeyboardModifier.ControlModifier)
        assert hand.view.zoom_factor == scale
        hand.view.zoom_picture.end()


def test_a_zoom_is_told_once(stage):
    """However many of Qt's scroll bars it moves: what follows the view follows it once."""
    hand = stage(makers.crowded(12, 30))
    hand.view.zoom_to(1.0)
    told = []
    hand.view.moved.connect(lambda: told.append(hand.view.visible_area()))
    for notches in (1, -3, 2):
        told.clear()
        spot = QPoint(900, 130)
        before = under(hand, spot)
        wheel(hand, spot, notches, Qt.KeyboardModifier.ControlModifier)
        assert told == [hand.view.visible_area()]
        assert under(hand, spot).x == pytest.approx(before.x, abs=1.0)
        assert under(hand, spot).y == pytest.approx(before.y, abs=1.0)


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
    assert hand.view.zoom_factor == pytest.approx(1.25)


def test_the_zoom_has_two_ends(stage):
    """It stops at 5 % and at 400 %."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.0001)
    assert hand.view.zoom_factor == 0.05
    hand.view.zoom_to(1000)
    assert hand.view.zoom_factor == 4.0
    hand.view.zoom_out()
    assert hand.view.zoom_factor == 2.0


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


def test_where_one_reads_from_the_right_the_view_goes_the_same_ways(stage):
    """To a place that is asked for, to the right by a pan, back, and in at the pointer."""
    hand = stage(makers.cafe())
    hand.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    hand.view.zoom_to(2.0)
    hand.view.center_on(TALK)
    middle = hand.view.stage.rectf(TALK).center()
    assert (hand.view.visible_area().center() - middle).manhattanLength() < 2
    before = hand.view.visible_area()
    hand.view.camera.pan(100, 0)
    assert hand.view.visible_area().x() - before.x() == pytest.approx(50, abs=0.5)
    hand.view.camera.go_back(before.topLeft())
    assert hand.view.visible_area().x() == pytest.approx(before.x(), abs=0.5)
    spot = QPoint(200, 150)
    there = under(hand, spot)
    wheel(hand, spot, 1, Qt.KeyboardModifier.ControlModifier)
    assert under(hand, spot).x == pytest.approx(there.x, abs=1.0)


def test_where_one_reads_from_the_right_a_canvas_that_grows_stays_where_it_is(stage):
    """A note far away lets one scroll further, and moves nothing that is seen, pan or no pan."""
    hand = stage(makers.cafe())
    hand.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    hand.view.zoom_to(2.0)
    hand.view.center_on(TALK)
    seen = hand.view.visible_area()
    for x in (3000.0, -5000.0):
        hand.session.do(StepLabel("add-note"), commands.add_note(x, 0.0))
        assert hand.view.visible_area().topLeft() == seen.topLeft()
        assert hand.view.mapToScene(QPoint(0, 0)) == seen.topLeft()
    hand.view.camera.pan(60, 0)
    assert hand.view.visible_area().x() - seen.x() == pytest.approx(30, abs=0.5)


def test_a_wheel_that_zooms_by_itself_pans_with_ctrl(stage):
    """Who prefers that has it turned round; Shift goes sideways, two fingers move, as ever."""
    hand = stage(makers.cafe())
    hand.view.camera.wheel_zooms = True
    spot, start = QPoint(300, 200), hand.view.visible_area()
    point = under(hand, spot)
    wheel(hand, spot, 1)
    assert hand.view.zoom_factor > 1.0
    assert abs(under(hand, spot).x - point.x) < 1.0
    wheel(hand, spot, -1)
    assert hand.view.zoom_factor == 1.0
    wheel(hand, spot, -1, Qt.KeyboardModifier.ControlModifier)
    assert hand.view.zoom_factor == 1.0
    assert hand.view.visible_area().y() > start.y()
    wheel(hand, spot, -1, Qt.KeyboardModifier.ShiftModifier)
    assert hand.view.zoom_factor == 1.0
    assert hand.view.visible_area().x() > start.x()
    lower = hand.view.visible_area().y()
    wheel(hand, spot, 0, pixels=-30, phase=Qt.ScrollPhase.ScrollUpdate)
    assert hand.view.zoom_factor == 1.0
    assert hand.view.visible_area().y() > lower
    wheel(hand, spot, 1, Qt.KeyboardModifier.ControlModifier, 9, Qt.ScrollPhase.ScrollUpdate)
    assert hand.view.zoom_factor > 1.0


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


@pytest.mark.parametrize("by_space", [True, False])
def test_escape_in_a_pan_leaves_no_trace(stage, by_space):
    """What was seen before is seen again, and the hand drags nothing any more."""
    hand = stage(makers.cafe())
    port, spot = hand.view.viewport(), hand.pixel(TALK)
    button = Qt.MouseButton.LeftButton if by_space else Qt.MouseButton.MiddleButton
    before = hand.view.visible_area()
    if by_space:
        QTest.keyPress(hand.view, Qt.Key.Key_Space)
    QTest.mousePress(port, button, NO_KEY, spot)
    for step in (50, 90):
        QTest.mouseMove(port, spot + QPoint(step, step))
    assert hand.view.visible_area() != before
    QTest.keyClick(hand.view, Qt.Key.Key_Escape)
    assert hand.view.visible_area() == before
    QTest.mouseMove(port, spot + QPoint(150, 120))
    QTest.mouseRelease(port, button, NO_KEY, spot + QPoint(150, 120))
    assert hand.view.visible_area() == before


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


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
@pytest.mark.parametrize("size", [(1500, 1000), (2600, 1700), (500, 300), (1200, 300)])
def test_a_resized_window_keeps_the_middle(stage, size, scale):
    """What lay in the middle lies there after a resize, also where all of it can be seen."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    before = hand.view.visible_area().center()
    hand.view.resize(*size)
    after = hand.view.visible_area().center()
    assert abs(before.x() - after.x()) <= 2 / scale
    assert abs(before.y() - after.y()) <= 2 / scale


def test_a_window_shows_all_while_nobody_has_looked_around(stage):
    """A window that finds its size late, as many systems do it, still opens on the whole canvas."""
    hand = stage(makers.cafe())
    view = hand.view
    for size in ((420, 400), (1500, 1000), (700, 300)):
        view.resize(*size)
        assert view.visible_area().contains(view.stage.content())
    small = view.zoom_factor
    view.resize(1500, 1000)
    assert view.zoom_factor > small
    hand.view.camera.pan(40, 0)
    here = view.zoom_factor
    view.resize(420, 400)
    assert view.zoom_factor == here


def test_a_resized_window_looks_for_its_cards_once(stage):
    """Where the view finds its place in several moves, cards come in at the last one alone."""
    view = stage(makers.crowded(90, 90)).view
    view.look_first()
    with mock.patch.object(view.stage, "show_region", wraps=view.stage.show_region) as shown:
        view.resize(900, 500)
    assert shown.call_count == 1


def test_a_small_view_has_a_small_margin(stage):
    """Beside the guided start on a small screen there is no room to give away."""
    view = stage(makers.cafe()).view
    view.resize(320, 200)
    view.fit()
    content, area = view.stage.content(), view.visible_area()
    assert area.contains(content)
    assert max(content.width() / area.width(), content.height() / area.height()) > 0.8


def test_what_was_fitted_stays_whole(stage):
    """Who asked for all of it keeps seeing all of it when a panel opens below, however small."""
    hand = stage(makers.crowded(90, 90))
    view = hand.view
    view.zoom_to(1.0)
    view.fit()
    view.resize(900, 400)
    assert view.visible_area().contains(view.stage.content())
    view.zoom_to(1.0)
    view.resize(1200, 820)
    assert view.zoom_factor == 1.0


def test_ten_thousand_cards_have_as_many_items_as_fit_the_view(stage):
    """Wherever one looks and however one zooms, items stay few; edits make none."""
    hand = stage(makers.crowded(600, 9300, notes=100))
    view = hand.view
    for card in (key(5, TACTIC), key(9000, TACTIC), key(300, PROBLEM), key(50, NOTE)):
        view.zoom_to(1.0)
        view.center_on(card)
        for scale in (0.36, 0.2, 0.05, 2.0):
            view.zoom_to(scale)
    assert view.stage.cards.items_made < 500
    assert len(view.stage.items()) < 510
    made = view.stage.cards.items_made
    view.zoom_to(1.0)
    hand.select_all()
    changes = commands.set_field(hand.canvas, (key(50, NOTE),), "text", "Other words")
    hand.session.do(StepLabel("edit-text"), changes)
    assert view.stage.cards.items_made <= made + 60


def test_far_away_there_are_no_items_and_the_canvas_is_drawn_all_the_same(stage):
    """At 10 % the picture still shows the frame, the cards and what is selected."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.1)
    hand.view.center_on(TWO)
    theme = hand.view.stage.theme
    picture = hand.view.grab().toImage()
    colours = {picture.pixelColor(hand.pixel(card)).name() for card in (TALK, TWO)}
    assert colours == {theme.educate_edge, theme.problem_edge}
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
    curve = hand.view.stage.live_layout.curve(key(6, TACTIC) + key(4, PROBLEM))
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
        commands.place_tactics(hand.canvas, {TALK: WingPlace(Aim.EDUCATE, 72, -60)}),
        commands.delete(hand.canvas, solving),
        commands.cross(hand.canvas, solving, Aim.EDUCATE),
        commands.toggle_link(hand.canvas, TALK, TWO),
        commands.rerank(hand.canvas, TWO, 3),
        commands.set_field(hand.canvas, (hand.canvas.brief.id,), "customer", "Somebody else"),
        commands.delete(hand.canvas, (key(2, TACTIC),)),
        commands.cross(hand.canvas, (key(3, TACTIC),), Aim.SOLVE),
    ):
        hand.session.do(StepLabel("edit-text"), changes)
        QApplication.processEvents()
        hand.picture_is_fresh()
        hand.session.undo()


def test_the_pointer_leaving_takes_the_light_away(stage):
    """Nothing is hovered once the pointer has left the canvas."""
    hand = stage(makers.cafe())
    hand.move(TALK)
    assert hand.view.stage.state_of(TALK).hovered
    QApplication.sendEvent(hand.view.viewport(), QEvent(QEvent.Type.Leave))
    assert not hand.view.stage.state_of(TALK).hovered


def test_what_comes_to_lie_under_the_pointer_is_lit_once_the_canvas_rests(stage, qtbot):
    """While it moves nothing is looked for there: at 10,000 cards each step would wait for it."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(1.0)
    hand.view.center_on(TALK)
    hand.move(TALK)
    assert hand.view.stage.marks.hovered == TALK
    stage_, layout = hand.view.stage, hand.view.stage.live_layout
    corner = hand.view.camera.area.topLeft()
    with mock.patch.object(layout, "links_at", side_effect=layout.links_at) as asked:
        for _ in range(20):
            hand.view.camera.pan(0, 100)
        assert not asked.called
        assert stage_.marks.hovered == TALK
        qtbot.waitUntil(lambda: stage_.marks.hovered is None)
        assert asked.call_count == 1
    hand.view.camera.pan(*(corner - hand.view.camera.area.topLeft()).toTuple())
    qtbot.waitUntil(lambda: stage_.marks.hovered == TALK)


def test_tidy_is_one_step(stage):
    """Both wings are laid out in columns; one undo takes it back."""
    hand = stage(makers.crowded(4, 20))
    before = hand.canvas
    hand.view.tidy()
    assert hand.session.undo_label == StepLabel("tidy")
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
    card = hand.view.stage.live_layout.cards[key(4, TACTIC)]
    assert card.contains(spot)
    assert spot.x > start
    after = hand.view.visible_area()
    (pace,) = hand.view.findChild(Autoscroll).findChildren(QTimer)
    qtbot.waitUntil(lambda: not pace.isActive())
    assert hand.view.visible_area() == after


@pytest.mark.parametrize(
    "broken_off",
    [
        lambda hand: hand.key(Qt.Key.Key_Escape),
        lambda hand: QTest.mousePress(hand.view.viewport(), Qt.MouseButton.RightButton),
        lambda hand: hand.view.toolbox.busy and hand.view.hand.settle(),
    ],
)
def test_the_view_goes_back_with_a_card_that_is_not_let_go(stage, qtbot, broken_off):
    """Carried off at an edge and broken off there, the view shows the card where it lies again."""
    hand = stage(makers.cafe())
    start = hand.view.visible_area()
    edge = QPoint(hand.view.viewport().width() - 2, 300)
    hand.take(key(4, TACTIC), Point(500, 100))
    QTest.mouseMove(hand.view.viewport(), edge)
    qtbot.waitUntil(lambda: hand.view.visible_area().left() > start.left() + 100)
    broken_off(hand)
    assert not hand.view.toolbox.busy
    assert (hand.view.visible_area().topLeft() - start.topLeft()).manhattanLength() < 2
    hand.scene_is_the_model()


def test_zooming_a_full_canvas_is_crisp_again_after_a_moment(stage, qtbot):
    """While the wheel turns a picture may stand in; then the canvas is drawn as ever."""
    hand = stage(makers.crowded(12, 300))
    hand.view.zoom_to(0.5)
    hand.view.grab()
    for _ in range(4):
        wheel(hand, QPoint(600, 300), 1, Qt.KeyboardModifier.ControlModifier)
        hand.view.grab()
    qtbot.waitUntil(lambda: not hand.view.zoom_picture.active)
    hand.picture_is_fresh()
    items = [item for item in hand.view.stage.items() if item.isVisible()]
    assert items


def test_a_canvas_that_is_quickly_drawn_is_crisp_while_one_zooms_on(stage, qtbot):
    """What comes in at the edges is seen though the wheel never rests; else there is a picture."""
    hand = stage(makers.cafe())
    over = []
    hand.view.zoom_picture.over.connect(lambda: over.append(hand.view.zoom_factor))
    turns = QTimer()
    turns.timeout.connect(
        lambda: wheel(hand, QPoint(600, 300), 0.02, Qt.KeyboardModifier.ControlModifier)
    )
    with (
        mock.patch.object(zoom_picture, "QUICK", 0.0),
        mock.patch.object(zoom_picture, "SLOW", 60.0),
    ):
        hand.view.zoom_to(0.5)
        hand.view.grab()
        turns.start(0)
        qtbot.waitUntil(lambda: hand.view.zoom_picture.active)
        qtbot.waitUntil(lambda: bool(over))
        turns.stop()
    hand.picture_is_fresh()


def test_the_picture_of_a_zoom_fills_the_view_and_lies_where_the_crisp_one_will(stage):
    """Zoomed in or out; what lay beyond the view is plain ground until it is drawn."""
    hand = stage(makers.crowded(12, 300))
    view = hand.view
    view.zoom_to(0.5)
    view.center_on(key(6, PROBLEM))
    view.grab()
    ground, problem = QColor(view.stage.theme.ground), QColor(view.stage.theme.problem_fill)
    for factor in (0.8, 0.8, 1.3, 1.4):
        view.zoom_picture.take(view.camera.area)
        view.zoom_to(view.zoom_factor * factor)
        picture = view.viewport().grab().toImage()
        card = view.to_pixels(view.stage.rectf(key(6, PROBLEM))).toAlignedRect()
        for spot in (card.topRight() + QPoint(-12, 6), card.bottomRight() + QPoint(-12, -6)):
            assert picture.pixelColor(spot) == problem
        if view.zoom_factor < 0.5:
            edge = picture.rect().adjusted(3, 3, -4, -4)
            corners = edge.topLeft(), edge.topRight(), edge.bottomLeft(), edge.bottomRight()
            assert all(picture.pixelColor(each) == ground for each in corners)
    view.zoom_picture.end()
    hand.picture_is_fresh()


def test_a_canvas_too_large_to_be_read_whole_opens_at_its_strategy(stage):
    """It opens at 50 % with the strategy at the top and the frame's heading in view."""
    hand = stage(makers.crowded(12, 300))
    assert hand.view.zoom_factor == 0.5
    area = hand.view.visible_area()
    assert area.contains(hand.view.stage.rectf(hand.canvas.strategy.id))
    assert area.contains(hand.view.stage.rectf(hand.canvas.brief.id))


def panned(hand, *args, **more):
    before = hand.view.visible_area().y()
    wheel(hand, QPoint(300, 200), *args, **more)
    return round((hand.view.visible_area().y() - before) * hand.view.zoom_factor)


def test_a_notch_pans_by_its_angle_whatever_pixels_come_with_it(stage):
    """A mouse on X11 tells some pixels too; a touch pad's pixels are believed, elsewhere."""
    hand = stage(makers.crowded(12, 30))
    assert panned(hand, -1) == 90
    assert panned(hand, -1, pixels=-15) == 90
    pad = {"pixels": -15, "phase": Qt.ScrollPhase.ScrollUpdate}
    assert panned(hand, -0.1, **pad) == 15
    assert panned(hand, 0, pixels=-7) == 7
    with mock.patch.object(QGuiApplication, "platformName", return_value="xcb"):
        assert panned(hand, -1, **pad) == 90


def test_zooming_by_step_goes_through_round_numbers(stage):
    """In and out by key: 10, 25, 50, 75, 100, 150, 200, 400 %, from wherever one is."""
    hand = stage(makers.cafe())
    steps = [0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0]
    hand.view.zoom_to(0.05)
    seen = []
    for _ in steps:
        hand.view.zoom_in()
        seen.append(hand.view.zoom_factor)
    assert seen == pytest.approx(steps)
    hand.view.zoom_in()
    assert hand.view.zoom_factor == 4.0
    seen = []
    for _ in steps:
        hand.view.zoom_out()
        seen.append(hand.view.zoom_factor)
    assert seen == pytest.approx([*steps[-2::-1], 0.05])
    hand.view.zoom_to(0.92)
    hand.view.zoom_out()
    assert hand.view.zoom_factor == 0.75


def test_a_new_card_that_fits_does_not_move_the_view(stage):
    """P, T and N on a canvas that is seen whole: what one looks at stays where it is."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.75)
    before = hand.view.visible_area()
    for add in (hand.view.add_problem, hand.view.add_tactic, hand.view.add_note):
        add()
        hand.type("some words")
        hand.key(Qt.Key.Key_Escape)
        (card,) = hand.selection.ids
        assert before.contains(hand.view.stage.rectf(card))
        assert hand.view.visible_area() == before


def test_a_note_lies_in_view_and_covers_nothing(stage):
    """Ten notes, one after the other: each in view, clear of cards, headings and each other."""
    hand = stage(makers.cafe())
    for _ in range(10):
        hand.view.add_note()
        hand.type("note")
        hand.key(Qt.Key.Key_Escape)
        (card,) = hand.selection.ids
        rect = hand.view.stage.live_layout.cards[card]
        assert hand.view.visible_area().contains(hand.view.stage.rectf(card))
        others = [each for key_, each in hand.view.stage.live_layout.cards.items() if key_ != card]
        taken = [
            *others,
            *hand.view.stage.near.headings.rects,
            hand.view.stage.live_layout.frame.rect,
        ]
        assert not any(rect.overlaps(each) for each in taken)


@pytest.mark.parametrize("canvas", [makers.crowded(12, 30), makers.crowded(40, 200, notes=20)])
def test_a_note_on_a_canvas_seen_from_afar_lies_near_its_middle(stage, canvas):
    """One goes nearer to write on it, and is where one looked: not in a far corner."""
    hand = stage(canvas)
    hand.view.resize(900, 620)
    hand.view.fit()
    assert hand.view.zoom_factor < 0.7
    before = hand.view.visible_area()
    hand.view.add_note()
    (card,) = hand.selection.ids
    rect, seen = hand.view.stage.rectf(card), hand.view.visible_area()
    assert hand.view.zoom_factor == 1.0
    assert seen.contains(rect)
    away = rect.center() - before.center()
    assert abs(away.x()) < before.width() / 4
    assert abs(away.y()) < before.height() / 2
    layout = hand.view.stage.live_layout
    taken = [each for key_, each in layout.cards.items() if key_ != card] + [layout.frame.rect]
    assert not any(layout.cards[card].overlaps(each) for each in taken)


def test_tidy_leaves_the_strategy_in_view(stage):
    """Wherever one was looking, the strategy is seen whole afterwards."""
    hand = stage(makers.crowded(12, 60))
    hand.view.zoom_to(1.0)
    hand.view.center_on(key(59, TACTIC))
    hand.view.tidy()
    seen = hand.view.visible_area()
    assert seen.contains(hand.view.stage.rectf(hand.canvas.strategy.id))


def test_forty_problems_open_whole(stage):
    """Four columns of problems and both wings are seen, with their words."""
    hand = stage(makers.crowded(40, 20))
    assert hand.view.stage.detail is Detail.FULL
    assert hand.view.visible_area().contains(hand.view.stage.content())


def test_a_large_canvas_opens_at_strategy_and_first_problem(stage):
    """Where the whole would have no words, the strategy and problem 1 are seen with theirs."""
    hand = stage(makers.crowded(200, 300))
    seen = hand.view.visible_area()
    assert hand.view.stage.detail is Detail.FULL
    assert seen.contains(hand.view.stage.rectf(key(1, PROBLEM)))
    assert seen.intersects(hand.view.stage.rectf(hand.canvas.strategy.id))


def test_show_all_shows_all_of_ten_thousand(stage):
    """Every card is in view and leaves a mark there, however small that makes it."""
    hand = stage(makers.crowded(600, 9300, notes=100))
    hand.view.fit()
    assert hand.view.visible_area().contains(hand.view.stage.content())
    picture = hand.view.grab().toImage()
    last = max(hand.canvas.tactics, key=lambda each: hand.view.stage.live_layout.cards[each].y)
    spot, ground = hand.pixel(last), QColor(hand.view.stage.theme.ground).name()
    around = {
        picture.pixelColor(spot + QPoint(dx, dy)).name() for dx in (-1, 0, 1) for dy in (-1, 0, 1)
    }
    assert around - {ground, hand.view.stage.theme.dot}


@pytest.mark.parametrize("x", [-FURTHEST, FURTHEST])
def test_a_card_at_the_limit_of_the_canvas_can_be_reached(stage, x):
    """F2 brings it into view for typing, at any zoom; nothing overflows."""
    canvas = makers.cafe()
    canvas = canvas.apply(commands.add_note(x, x, "far away", key(1, NOTE)))
    hand = stage(canvas)
    for scale in (4.0, 1.0, 0.5):
        hand.view.center_on(TALK)
        hand.view.zoom_to(scale)
        hand.view.camera.pan(1e12, -1e12)
        hand.view.edit(key(1, NOTE))
        assert hand.view.visible_area().intersects(hand.view.stage.rectf(key(1, NOTE)))
        hand.view.end_edit()
    hand.view.fit()
    hand.picture_is_fresh()


@pytest.mark.parametrize("way", [-1.0, 1.0])
def test_nothing_goes_beyond_the_limit_of_the_canvas(stage, way):
    """A card dragged over the limit stays at it, and a new one is put there."""
    near = way * (FURTHEST - 300.0)
    canvas = makers.cafe()
    canvas = canvas.apply(commands.add_note(near, near, "far away", key(1, NOTE)))
    side = Aim.EDUCATE if way < 0 else Aim.SOLVE
    far = WingPlace(side, FURTHEST - 800.0, near)
    canvas = canvas.apply(commands.add_tactic(canvas, far, key=key(9, TACTIC)))
    hand = stage(canvas)
    hand.view.zoom_to(0.5)
    for card in (key(1, NOTE), key(9, TACTIC)):
        hand.view.center_on(card)
        middle = hand.view.stage.live_layout.cards[card].center
        hand.drag(card, Point(middle.x + way * 700.0, middle.y + way * 600.0))
    assert hand.canvas.notes[key(1, NOTE)].y == way * FURTHEST
    assert hand.canvas.tactics[key(9, TACTIC)].y == way * FURTHEST
    for corner in (QPoint(20, 20), hand.view.viewport().rect().bottomRight() - QPoint(20, 20)):
        count = len(hand.canvas.tactics)
        QTest.mouseDClick(hand.view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, corner)
        hand.type("x")
        hand.view.end_edit()
        assert len(hand.canvas.tactics) == count + 1
        hand.view.add_note()
        hand.type("x")
        hand.view.end_edit()
    hand.scene_is_the_model()


def test_a_leap_across_the_canvas_paints_no_more_than_is_looked_at(stage):
    """Selecting a card at the limit, with the view drawn before, draws one screen of dots."""
    canvas = makers.cafe()
    for number, place in ((1, (-FURTHEST, 0.0)), (2, (0.0, FURTHEST)), (3, (FURTHEST, FURTHEST))):
        canvas = canvas.apply(commands.add_note(*place, "far away", key(number, NOTE)))
    hand = stage(canvas)
    hand.picture_is_fresh()
    seen, draw = hand.view.visible_area(), backdrop.draw_dots
    tile = tile_places.SIDE / hand.view.zoom_factor

    def draw_few(painter, area, *more):
        assert area.width() < seen.width() + 2 * tile
        assert area.height() < seen.height() + 2 * tile
        draw(painter, area, *more)

    with mock.patch.object(backdrop, "draw_dots", draw_few):
        for number in (1, 2, 3, 1):
            hand.view.ensure_seen(key(number, NOTE))
            hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [1.0, 0.92, 0.5, 1.25, 0.37])
def test_every_dot_has_as_many_pixels_as_the_next(stage, scale):
    """The dots stand on whole pixels of the screen, so that none comes or goes with the zoom."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    theme = hand.view.stage.theme
    image = hand.view.grab().toImage()
    image = image.copy(0, 0, 130, 200).convertToFormat(QImage.Format.Format_RGB32)
    dot, ground = (QColor(each).rgb() for each in (theme.dot, theme.ground))
    places = {(x, y) for x in range(130) for y in range(200) if image.pixel(x, y) == dot}
    assert {image.pixel(x, y) for x in range(130) for y in range(60)} <= {dot, ground}
    whole = [(x, y) for x, y in places if (x - 1, y) not in places and (x, y - 1) not in places]
    inside = [(x, y) for x, y in whole if 0 < x < 128 and 0 < y < 198]
    assert len(inside) > 9
    for x, y in inside:
        block = {(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)}
        assert block <= places
        assert (x + 2, y) not in places
        assert (x, y + 2) not in places


def test_a_mass_of_connectors_is_drawn_as_straight_lines_in_one_call(stage):
    """However many there are no curve is made for those at rest; the picture follows edits."""
    with mock.patch.object(shapes, "MASS", 5):
        hand = stage(makers.cafe())
        hand.view.grab()
        cards = hand.view.stage.live_layout.cards
        one, other = cards[key(4, TACTIC)], cards[key(1, PROBLEM)]
        middle = Point((one.x + other.right) / 2, (one.center.y + other.center.y) / 2)
        picture = hand.view.grab().toImage()
        spot, link = hand.pixel(middle), QColor(hand.view.stage.theme.solve_link)
        around = [picture.pixelColor(spot + QPoint(0, dy)) for dy in (-1, 0, 1)]
        assert link in around
        for changes in (
            commands.place_tactics(hand.canvas, {TALK: WingPlace(Aim.SOLVE, 72, 400)}),
            commands.toggle_link(hand.canvas, TALK, TWO),
            commands.delete(hand.canvas, (TWO,)),
        ):
            hand.session.do(StepLabel("edit-text"), changes)
            hand.picture_is_fresh()
            hand.session.undo()
        hand.take(TALK, Point(-350, 420))
        hand.picture_is_fresh()
        hand.key(Qt.Key.Key_Escape)
        hand.drop()
        hand.picture_is_fresh()


def test_a_view_may_be_scrolled_either_way_as_far_as_what_is_ready_reaches():
    """A step within it looks for nothing; one there and back takes nothing from it."""
    leeway = Leeway(QRectF(0, 0, 100, 100), QRectF(-20, -10, 150, 120), scale=2.0)
    assert leeway.has_room(40, -20)
    assert leeway.has_room(-80, 40)
    assert not leeway.has_room(-1, 0)
    assert not Leeway().has_room(0, 0)
