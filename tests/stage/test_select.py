# SPDX-License-Identifier: MIT
"""Selecting by click, by rubber band and by keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands, outline
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.items import card_parts
from stratcanvas.stage.keyboard.navigation import following, nearest
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.paints import paints

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, VIDEO, SHEET = (key(n, TACTIC) for n in range(1, 5))
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ADDING = pytest.mark.parametrize("held", [SHIFT, CTRL])


@ADDING
def test_a_click_selects_and_shift_or_ctrl_adds_and_takes_away(stage, held):
    """Click one, Shift+click another, Shift+click the first again: the second is left."""
    hand = stage(makers.cafe())
    hand.click(ONE)
    hand.click(TALK, held=held)
    assert hand.selection.ids == (ONE, TALK)
    hand.click(ONE, held=held)
    assert hand.selection.ids == (TALK,)
    hand.click(Point(300, 520))
    assert hand.selection.ids == ()


def test_a_click_on_one_of_many_selected_cards_selects_it_alone(stage):
    """It does so when the button is let go, so that many can be dragged."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK, ARTICLE))
    hand.press(TALK)
    assert hand.selection.ids == (TALK, ARTICLE)
    hand.release(TALK)
    assert hand.selection.ids == (TALK,)


def test_the_heading_and_the_strategy_can_be_selected(stage):
    """A click on the customer's name selects the brief; on the docked card the strategy."""
    hand = stage(makers.cafe())
    hand.click(hand.canvas.brief.id)
    assert hand.selection.ids == (hand.canvas.brief.id,)
    hand.click(hand.canvas.strategy.id)
    assert hand.selection.ids == (hand.canvas.strategy.id,)
    hand.key(Qt.Key.Key_Delete)
    assert hand.canvas == makers.cafe()  # the window tells why: reasons of its actions


def test_the_rubber_band_selects_what_it_touches(stage):
    """Cards light up under the band; the selection changes when it is let go, not before."""
    hand = stage(makers.cafe())
    hand.take(Point(-500, -30), Point(-300, 250))
    assert hand.view.stage.state_of(TALK).selected
    assert hand.selection.ids == ()
    hand.drop()
    assert set(hand.selection.ids) == {TALK, ARTICLE}


def test_no_connector_comes_forward_before_the_rubber_band_is_let_go(stage):
    """Rings tell what it touches; those of what was selected before step back with its ring."""
    hand = stage(makers.cafe())
    hand.selection.set((SHEET,))
    assert hand.view.stage.connectors.items
    hand.take(Point(-500, -30), Point(-300, 250))
    assert hand.view.stage.connectors.items == []
    hand.picture_is_fresh()
    hand.drop()
    assert hand.view.stage.connectors.items
    hand.picture_is_fresh()


def test_a_step_of_the_rubber_band_draws_no_more_than_it_comes_over_or_leaves(stage):
    """Growing, shrinking and turned over at its beginning; the picture is right all the while."""
    hand = stage(makers.crowded(12, 60))
    view, port = hand.view, hand.view.viewport()
    view.zoom_to(0.5)
    QApplication.processEvents()
    view.camera.pan(0, -4000)  # above all the cards
    spot, before = QPoint(600, 300), QPoint(100, 90)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(port, spot + before)
    QApplication.processEvents()
    for now in map(QPoint, (200, 204, 150, 150, -120, -180, 2), (100, 140, 130, 160, 40, -90, 3)):
        with paints(port) as drawn:
            QTest.mouseMove(port, spot + now)
            QApplication.processEvents()
        bands = [QRegion(QRect(spot, spot + each).normalized()) for each in (before, now)]
        differs = sum(part.width() * part.height() for part in bands[0] ^ bands[1])
        around = sum(2 * (abs(each.x()) + abs(each.y()) + 9) for each in (before, now))
        assert 0 < drawn.pixels <= differs + 8 * around
        hand.picture_is_fresh()
        before = now
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=spot + before)
    hand.picture_is_fresh()


@ADDING
def test_the_rubber_band_with_shift_or_ctrl_adds(stage, held):
    """What was selected stays so."""
    hand = stage(makers.cafe())
    hand.selection.set((SHEET,))
    spots = [hand.pixel(Point(-500, -30)), hand.pixel(Point(-300, 250))]
    port = hand.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, held, spots[0])
    QTest.mouseMove(port, spots[1])
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, held, spots[1])
    assert set(hand.selection.ids) == {SHEET, TALK, ARTICLE}


@ADDING
def test_a_click_that_adds_opens_no_field(stage, held):
    """A card that is empty yet is only selected with the others."""
    hand = stage(makers.empty())
    hand.click(hand.canvas.strategy.id, held=held)
    assert not hand.view.inline_edit.active
    assert hand.selection.ids == (hand.canvas.strategy.id,)


@pytest.mark.parametrize("card", [ONE, SHEET])
def test_a_drag_that_begins_with_ctrl_takes_the_card_under_it_alone(stage, card):
    """Ctrl suspends snapping there: what was selected before is not dragged along."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    old, spot = hand.corner(TALK), hand.pixel(card)
    port = hand.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, CTRL, spot)
    QTest.mouseMove(port, spot + QPoint(0, 40))
    assert hand.selection.ids == (card,)
    assert hand.corner(TALK) == old
    hand.key(Qt.Key.Key_Escape)


def test_select_all_then_delete_empties_the_canvas_in_one_step(stage):
    """Brief and strategy stay; one undo brings everything back."""
    hand = stage(makers.cafe())
    hand.select_all()
    assert len(hand.selection.ids) == 10
    hand.view.delete_selection()
    assert not hand.canvas.problems
    assert not hand.canvas.links
    assert hand.session.undo_label == StepLabel("delete-cards", 10)
    hand.scene_is_the_model()
    hand.session.undo()
    assert hand.canvas == makers.cafe()
    hand.scene_is_the_model()


def test_arrow_keys_walk_to_the_nearest_card(stage):
    """Down the ranking, and from wing to centre to wing."""
    hand = stage(makers.cafe())
    hand.selection.set((ONE,))
    seen = []
    for step in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        hand.key(step)
        seen.append(hand.selection.ids[0])
    assert seen == [TWO, key(5, TACTIC), SHEET, hand.canvas.brief.id]
    hand.key(Qt.Key.Key_Up)
    assert hand.selection.ids == (hand.canvas.strategy.id,)
    hand.key(Qt.Key.Key_Up)
    assert hand.selection.ids == (hand.canvas.strategy.id,)


def test_tab_walks_in_reading_order_and_esc_clears(stage):
    """From the customer by the strategy through everything, each card once."""
    hand = stage(makers.cafe())
    seen = []
    for _ in range(12):
        hand.key(Qt.Key.Key_Tab)
        seen.append(hand.selection.ids[0])
    assert seen == [hand.canvas.brief.id, *outline.reading_order(hand.session.derived)]
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert hand.selection.ids == (seen[-2],)
    hand.key(Qt.Key.Key_Escape)
    assert hand.selection.ids == ()


def test_the_card_walked_to_comes_into_view(stage):
    """Walking far down pans along."""
    hand = stage(makers.crowded(12, 8))
    hand.view.zoom_to(1.0)
    hand.selection.set((hand.canvas.ranked[-2].id,))
    hand.key(Qt.Key.Key_Down)
    last = hand.selection.ids[0]
    assert last == hand.canvas.ranked[-1].id
    assert hand.view.visible_area().contains(hand.view.stage.rectf(last))


def test_nearest_prefers_what_is_straight_ahead():
    """A card in the same row is nearer than a closer one far off the row."""
    start = Rect(0, 0, 100, 50)
    cards = {"row": Rect(300, 10, 100, 50), "off": Rect(120, 200, 100, 50)}
    assert nearest(cards, start, 1, 0) == "row"
    assert nearest(cards, start, -1, 0) is None


def test_the_nearest_card_is_found_however_far_it_lies(stage):
    """Looking no further than needed finds what a walk over all cards finds."""
    hand = stage(makers.crowded(9, 60, notes=5))
    far = commands.add_note(0.0, 90_000.0, "far away")
    hand.session.do(StepLabel("add-note"), far)
    layout, brief = hand.view.stage.live_layout, hand.canvas.brief.id
    everything = {**layout.cards, brief: layout.frame.heading}
    for card, start in layout.cards.items():
        others = {each: rect for each, rect in everything.items() if each != card}
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            hand.selection.set((card,))
            hand.view.navigation.toward(dx, dy)
            assert hand.selection.ids == (nearest(others, start, dx, dy) or card,)


def test_shift_and_an_arrow_select_one_more(stage):
    """The nearest one that way that is not yet selected, from the one chosen last; back again
    nothing is taken out, and without such a card all stays as it is.
    """
    hand = stage(makers.cafe())
    hand.selection.set((TWO,))
    hand.key(Qt.Key.Key_Down, SHIFT)
    assert hand.selection.ids == (TWO, THREE)
    hand.key(Qt.Key.Key_Up, SHIFT)
    assert hand.selection.ids == (TWO, THREE, ONE)
    hand.key(Qt.Key.Key_Left, SHIFT)
    assert hand.selection.ids[:3] == (TWO, THREE, ONE)
    assert hand.canvas.tactics[hand.selection.ids[3]].aim is Aim.EDUCATE
    hand.selection.set(hand.view.stage.live_layout.cards)
    everything = {*hand.selection.ids, hand.canvas.brief.id}
    for arrow in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
        hand.key(arrow, SHIFT)
        assert everything.issuperset(hand.selection.ids)
        assert len(hand.selection) >= len(everything) - 1
    hand.selection.clear()
    hand.key(Qt.Key.Key_Down, SHIFT)
    assert len(hand.selection) == 1


def test_following_ends_at_both_ends():
    """Beyond the last and before the first there is nothing."""
    assert following(["a", "b"], "a", 1) == "b"
    assert following(["a", "b"], "b", 1) is None
    assert following(["a", "b"], None, -1) == "b"
    assert following([], None, 1) is None


def test_a_right_click_selects_what_it_hits(stage):
    """So that a menu is about the card under the pointer."""
    hand = stage(makers.cafe())
    QTest.mouseClick(
        hand.view.viewport(),
        Qt.MouseButton.RightButton,
        Qt.KeyboardModifier.NoModifier,
        hand.pixel(TWO),
    )
    assert hand.selection.ids == (TWO,)


def test_a_ring_comes_and_goes_without_the_card_being_drawn_anew(stage, monkeypatch):
    """Choosing cards draws rings; their words, which take long, stay as they were drawn."""
    hand = stage(makers.cafe())
    QApplication.processEvents()
    plain = hand.view.grab().toImage()
    drawn = []
    monkeypatch.setattr(card_parts, "draw_content", lambda *args, **_: drawn.append(args))
    hand.selection.set((ONE, TALK))
    QApplication.processEvents()
    ringed = hand.view.grab().toImage()
    corner = hand.view.to_pixels(hand.view.stage.rectf(TALK)).center().toPoint()
    edge = hand.view.to_pixels(hand.view.stage.rectf(TALK).adjusted(-3, 0, 0, 0)).topLeft()
    at = QPoint(round(edge.x()), corner.y())
    colour = QColor(hand.view.stage.theme.select)
    assert any(ringed.pixelColor(at + QPoint(dx, 0)) == colour for dx in (-1, 0, 1))
    hand.selection.clear()
    QApplication.processEvents()
    assert hand.view.grab().toImage() == plain
    assert not drawn


def test_an_arrow_goes_on_from_the_card_chosen_last(stage):
    """With several selected it goes to the nearest beside the last one, selected or not."""
    hand = stage(makers.cafe())
    hand.selection.set((TWO, THREE))
    hand.key(Qt.Key.Key_Up)
    assert hand.selection.ids == (TWO,)
    hand.selection.set(outline.reading_order(hand.session.derived))
    hand.selection.add((TWO,))
    hand.selection.toggle(THREE)
    hand.selection.toggle(THREE)
    hand.key(Qt.Key.Key_Down)
    assert hand.selection.ids == (FOUR,)
