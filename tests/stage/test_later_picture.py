# SPDX-License-Identifier: MIT
"""What lies behind the cards is drawn anew in pieces when very many connectors run elsewhere."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.changes import updating
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.backdrop import far_view
from stratcanvas.stage.backdrop.backdrop import NearView
from stratcanvas.stage.later_picture import LaterPicture
from stratcanvas.stage.places import shapes
from stratcanvas.stage.places.courses import Courses
from tests import makers
from tests.makers import TACTIC, key

NUMBER = 130


def moved_on(stage):
    """Return a hand on a canvas whose tactics have all been moved just now."""
    hand = stage(makers.crowded(12, NUMBER))
    hand.settle()
    shift_all(hand)
    return hand


def shift_all(hand, far=40.0):
    tactics = hand.canvas.tactics.values()
    moved = updating([(one, replace(one, y=one.y + far)) for one in tactics])
    hand.session.do(StepLabel("tidy"), moved)


def later(hand):
    return hand.view.findChild(LaterPicture)


def test_no_picture_leads_all_connectors_at_once(stage):
    """They are led and drawn between two turns of the loop, and the end is as if drawn so."""
    hand = moved_on(stage)
    assert later(hand).is_awaited
    with mock.patch.object(Courses, "_led", side_effect=AssertionError("led in a picture")):
        hand.view.viewport().repaint()
    hand.settle()
    assert not later(hand).is_awaited
    hand.picture_is_fresh()


def test_few_connectors_are_drawn_at_once(stage):
    """What is quickly done needs no picture that comes later."""
    hand = stage(makers.crowded(12, 20))
    shift_all(hand)
    assert later(hand) is None
    hand.picture_is_fresh()


def test_what_was_not_there_yet_lacks_the_connectors_till_then(stage):
    """A view that has drawn but its first picture draws none of them either."""
    hand = stage(makers.crowded(12, NUMBER))
    hand.view.draw_anew()
    shift_all(hand)
    with mock.patch.object(Courses, "_led", side_effect=AssertionError("led in a picture")):
        hand.view.viewport().repaint()
    hand.picture_is_fresh()


def test_from_afar_the_cards_do_not_wait_for_them(stage):
    """They are in the picture, which lacks the connectors till they are drawn."""
    hand = stage(makers.crowded(12, NUMBER))
    hand.view.zoom_to(0.3)
    hand.settle()
    shift_all(hand)
    with (
        mock.patch.object(Courses, "_led", side_effect=AssertionError("led in a picture")),
        mock.patch.object(far_view, "_draw_cards", wraps=far_view._draw_cards) as drawn,
    ):
        hand.view.viewport().repaint()
    assert drawn.called
    hand.picture_is_fresh()


def test_a_zoom_finds_led_what_is_not_drawn_from_very_far(stage):
    """Where cards are mere blocks no connector is drawn; the next look may show them all."""
    hand = stage(makers.crowded(12, NUMBER))
    scale = hand.view.zoom_factor
    hand.view.zoom_to(0.1)
    hand.settle()
    shift_all(hand)
    hand.settle()
    with mock.patch.object(Courses, "_led", side_effect=AssertionError("led in a picture")):
        hand.view.zoom_to(scale)
        hand.view.viewport().repaint()
    hand.picture_is_fresh()


def test_a_zoom_from_very_far_has_films_drawn(stage):
    """What changed while cards were mere blocks is drawn beside the window all the same."""
    with mock.patch.object(shapes, "CROWD", 50):
        hand = stage(makers.crowded(12, NUMBER))
        scale = hand.view.zoom_factor
        hand.view.zoom_to(0.1)
        hand.settle()
        shift_all(hand)
        with mock.patch.object(NearView, "_draw_connectors") as drawn:
            hand.view.zoom_to(scale)
            hand.settle()
        assert not drawn.called
        hand.picture_is_fresh()


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda hand: hand.view.camera.pan(120, 300),
        lambda hand: hand.view.zoom_to(0.83),
        lambda hand: hand.view.zoom_to(0.2),
        lambda hand: hand.view.zoom_to(0.06),
        lambda hand: hand.view.set_theme(DARK),
        lambda hand: shift_all(hand, -25.0),
        lambda hand: hand.session.undo(),
        lambda hand: hand.select_all(),
        lambda hand: hand.take(key(1, TACTIC), Point(80.0, 300.0)),
        lambda hand: [shift_all(hand, 5.0) for _ in range(12)],
    ],
    ids=["pan", "zoom", "afar", "blocks", "theme", "change", "undo", "select", "drag", "many"],
)
def test_whatever_one_does_meanwhile_is_seen_in_the_end(stage, meanwhile):
    """Nothing stays of the picture that stood in, at this scale or at the one before."""
    hand = moved_on(stage)
    scale = hand.view.zoom_factor
    QApplication.processEvents()
    meanwhile(hand)
    QApplication.processEvents()
    hand.view.toolbox.cancel()
    hand.picture_is_fresh()
    hand.view.zoom_to(scale)
    hand.picture_is_fresh()
