# SPDX-License-Identifier: MIT
"""A zoom that goes on soon begins with the picture that the one before it ended with."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.changes import updating
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.text import TextBlock
from stratcanvas.paint.theme import DARK
from stratcanvas.stage.backdrop import rest_picture
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.painted import furthest, painted

ONE, TALK = key(1, PROBLEM), key(1, TACTIC)


def rested(stage, scale=1.0):
    """Return a hand on a canvas full of cards at which a zoom has just come to rest."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(scale)
    hand.view.center_on(ONE)
    hand.settle()
    zoom(hand)
    return hand


def zoom(hand, factor=1.0):
    """Zoom, and come to rest."""
    hand.view.zoom_picture.take(hand.view.camera.area)
    hand.view.zoom_to(hand.view.zoom_factor * factor)
    hand.view.zoom_picture.end_now()
    hand.view.viewport().repaint()


def begun(hand):
    """Return what is seen as a zoom begins."""
    hand.view.zoom_picture.take(hand.view.camera.area)
    return painted(hand.view.viewport())


def move(hand):
    card = hand.canvas.tactics[TALK]
    changes = updating([(card, replace(card, x=card.x + 90.0, y=card.y + 40.0))])
    assert hand.session.do(StepLabel("edit-text"), changes)


@pytest.mark.parametrize("scale", [1.0, 0.8, 0.2])
def test_a_zoom_that_goes_on_draws_nothing_anew(stage, scale):
    """What it came to is what it goes on from, near and far."""
    hand = rested(stage, scale)
    zoom(hand, 1.1)
    shown = painted(hand.view.viewport())
    with (
        mock.patch.object(TextBlock, "draw") as drawn,
        mock.patch.object(hand.view.tiles, "put") as put,
    ):
        stands_in = begun(hand)
    assert not drawn.called
    assert not put.called
    assert furthest(stands_in, shown) < 3


@pytest.mark.parametrize(
    "change",
    [
        move,
        lambda hand: hand.selection.set((ONE,)),
        lambda hand: hand.view.stage.mark(found=frozenset((TALK, ONE))),
        lambda hand: hand.view.set_theme(DARK),
        lambda hand: hand.view.camera.pan(40, 25),
        lambda hand: hand.view.resize(500, 400),
    ],
    ids=["moved", "selected", "found", "theme", "panned", "size"],
)
def test_what_has_changed_since_is_seen(stage, change):
    """Whatever is done before it goes on, the zoom begins with what there is then."""
    hand = rested(stage)
    change(hand)
    before = begun(hand)
    hand.view.zoom_picture.end_now()
    hand.view.viewport().repaint()
    QApplication.processEvents()
    assert furthest(before, painted(hand.view.viewport())) < 3


def test_a_moment_later_it_is_gone(stage, qtbot, monkeypatch):
    """Who has stopped to read has its memory back: the next zoom draws the cards."""
    monkeypatch.setattr(rest_picture, "REST", 0)
    hand = rested(stage)

    def draws():
        with mock.patch.object(TextBlock, "draw", autospec=True) as drawn:
            begun(hand)
        zoom(hand)
        return drawn.called

    qtbot.waitUntil(draws)
