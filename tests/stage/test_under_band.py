# SPDX-License-Identifier: MIT
"""What lies below a rubber band is kept while it is drawn, and shows whatever changes meanwhile."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.changes import updating
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.text import TextBlock
from stratcanvas.paint.theme import DARK
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

ONE, TALK, SHEET = key(1, PROBLEM), key(1, TACTIC), key(2, TACTIC)


def banded(stage, scale=1.0):
    """Return a hand on a canvas full of cards that has begun to draw a band over them."""
    hand = stage(makers.crowded(8, 12))
    hand.view.zoom_to(scale)
    hand.view.center_on(ONE)
    hand.settle()
    hand.view.repaint()
    band(hand, 1)
    return hand


def band(hand, step):
    """Draw the band some steps on from where it began, in mid view."""
    area, view = hand.view.visible_area(), hand.view
    wide, high = area.width() * step / 20, area.height() * step / 24
    x, y = area.center().x() - wide / 2, area.center().y() - high / 2
    view.stage.overlay.show_band(Rect(x, y, wide, high), view.zoom_factor)
    QApplication.processEvents()


def do(hand, changes):
    assert hand.session.do(StepLabel("edit-text"), changes)


def move(hand):
    card = hand.canvas.tactics[TALK]
    do(hand, updating([(card, replace(card, x=card.x + 90.0, y=card.y + 40.0))]))


@pytest.mark.parametrize("scale", [0.8, 1.0])
def test_a_step_of_a_band_draws_no_card(stage, scale):
    """They are there already, and only what the band shades looks otherwise."""
    hand = banded(stage, scale)
    with mock.patch.object(TextBlock, "draw") as drawn:
        for step in (2, 3, 6, 14, 9):
            band(hand, step)
    assert not drawn.called
    hand.picture_is_fresh()


@pytest.mark.parametrize(
    "change",
    [
        lambda hand: hand.view.stage.show_selected((ONE, TALK)),
        lambda hand: hand.view.stage.show_selected((SHEET,)),
        lambda hand: do(hand, commands.set_field(hand.canvas, (ONE,), "statement", "Other words")),
        lambda hand: do(hand, commands.delete(hand.canvas, (ONE, SHEET))),
        move,
        lambda hand: hand.view.stage.mark(found=frozenset({ONE, SHEET})),
        lambda hand: hand.view.stage.mark(hovered=TALK),
        lambda hand: hand.view.camera.pan(60, -40),
        lambda hand: hand.view.zoom_to(0.7),
        lambda hand: hand.view.zoom_to(0.2),
        lambda hand: hand.view.resize(900, 700),
        lambda hand: hand.view.set_theme(DARK),
        lambda hand: hand.view.viewport().repaint(),
    ],
)
@pytest.mark.parametrize("scale", [0.2, 1.0])
def test_what_changes_while_a_band_is_drawn_is_seen_below_it(stage, scale, change):
    """At once, when the band has come there, and when it is gone."""
    hand = banded(stage, scale)
    for step in (4, 8):
        band(hand, step)
    change(hand)
    band(hand, 10)
    hand.picture_is_fresh()
    for step in (14, 5):
        band(hand, step)
    hand.picture_is_fresh()
    hand.view.stage.overlay.show_band(None)
    hand.picture_is_fresh()
    band(hand, 12)
    hand.picture_is_fresh()
