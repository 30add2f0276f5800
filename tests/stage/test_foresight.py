# SPDX-License-Identifier: MIT
"""What lies behind the cards while some are dragged is drawn when they are pressed."""

from unittest import mock

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from stratcanvas.paint.theme import DARK
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

CARDS = [key(1, TACTIC), key(1, PROBLEM)]


def pressed(stage, card, cards=makers.cafe):
    """Return a hand that holds a card still, and the tiles that were drawn since."""
    hand = stage(cards())
    QApplication.processEvents()
    hand.press(card)
    assert foresee(hand)
    return hand


def foresee(hand):
    """Have all made ready that is."""
    for _ in range(40):
        QApplication.processEvents()
    return hand.view.hand.foresight.is_ready


def travel(hand, card):
    hand.move(hand.pixel(card) + QPoint(12, 9))


@pytest.mark.parametrize("card", CARDS)
def test_the_first_step_of_a_drag_draws_nothing_behind_the_cards(stage, card):
    """It shows what was drawn at the press; the connectors run with the card, nowhere else."""
    hand = pressed(stage, card)
    with mock.patch.object(hand.view.tiles, "_draw", wraps=hand.view.tiles._draw) as drawn:
        travel(hand, card)
        QApplication.processEvents()
        assert not drawn.called
        assert hand.view.stage.live_layout.in_hand
    hand.picture_is_fresh()
    hand.view.toolbox.cancel()
    hand.picture_is_fresh()


def test_what_lies_beyond_the_view_is_drawn_without_them_too(stage):
    """What was seen before and comes into view again during the drag lacks the connectors."""
    hand = stage(makers.cafe())
    view, card = hand.view, CARDS[0]
    view.zoom_to(4.0)
    view.center_on(card)
    for way in (0, 800, -800):
        view.camera.pan(way, 0)
        QApplication.processEvents()
    hand.press(card)
    assert foresee(hand)
    travel(hand, card)
    view.camera.pan(800, 0)
    hand.picture_is_fresh()


def test_selected_cards_that_go_along_are_foreseen_too(stage):
    """All tactics that are selected are taken at once."""
    hand, (card, *others) = stage(makers.cafe()), [key(n, TACTIC) for n in (1, 2, 3)]
    hand.selection.set((card, *others))
    QApplication.processEvents()
    hand.press(card)
    assert foresee(hand)
    with mock.patch.object(hand.view.tiles, "_draw", wraps=hand.view.tiles._draw) as drawn:
        travel(hand, card)
        QApplication.processEvents()
        assert not drawn.called
    hand.picture_is_fresh()


@pytest.mark.parametrize("card", CARDS)
def test_a_click_leaves_the_picture_at_rest_as_it_was(stage, card):
    """What was foreseen is shown to nobody whose hand has not moved."""
    hand = pressed(stage, card)
    hand.release(card)
    assert not hand.view.hand.foresight.is_ready
    hand.selection.clear()
    hand.picture_is_fresh()
    hand.press(key(2, TACTIC))
    travel(hand, key(2, TACTIC))  # at once: what is foreseen is another card's
    hand.picture_is_fresh()


def change_theme(hand):
    hand.view.set_theme(DARK)


def zoom(hand):
    hand.view.zoom_to(hand.view.zoom_factor * 1.1)


def pan(hand):
    hand.view.camera.pan(130, 60)


def tell_other_words(hand):
    hand.view.stage.mark(inviting=False)


@pytest.mark.parametrize("change", [change_theme, zoom, pan, tell_other_words])
def test_what_was_foreseen_gives_way_to_what_has_changed_since(stage, change):
    """Between the press and the first step another theme, scale or place may come."""
    hand = pressed(stage, CARDS[0])
    spot = hand.pixel(CARDS[0])
    change(hand)
    QApplication.processEvents()
    hand.move(spot + QPoint(14, 10))
    hand.picture_is_fresh()


@pytest.mark.parametrize("turns", range(1, 6))
def test_a_hand_that_moves_early_waits_for_nothing(stage, turns):
    """It is drawn part by part; what is not ready by the first step is drawn in that."""
    hand = stage(makers.crowded(6, 40))
    card = key(1, TACTIC)
    hand.view.zoom_to(1.0)
    hand.view.center_on(card)
    QApplication.processEvents()
    hand.press(card)
    for _ in range(turns):
        QApplication.processEvents()
    travel(hand, card)
    assert not foresee(hand)
    hand.picture_is_fresh()


def test_a_canvas_that_may_only_be_read_foresees_nothing(stage):
    """Where no card can be dragged no picture is made ready."""
    hand = stage(makers.cafe())
    with mock.patch.object(type(hand.session), "can_edit", False):
        hand.press(CARDS[0])
        with mock.patch.object(hand.view.tiles, "foresee") as foresee:
            QApplication.processEvents()
            assert not foresee.called
        hand.release(CARDS[0])
