# SPDX-License-Identifier: MIT
"""Cards and connectors that do not match what is filtered by step back on the canvas."""

import datetime
from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from stratcanvas.domain.card_filter import About, CardFilter, Trait
from stratcanvas.paint.aims import aim_colours
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import LIGHT
from stratcanvas.stage.places import shapes
from tests import makers
from tests.contrast import contrast
from tests.makers import PROBLEM, TACTIC, key

TALK, ARTICLE, TEMPLATE, GIVEAWAY = (key(n, TACTIC) for n in (1, 2, 4, 5))
ONE, TWO, THREE = (key(n, PROBLEM) for n in (1, 2, 3))
DONE = Trait(About.STATUS, "done")


def matched_by(canvas, *traits):
    cards = CardFilter(canvas, datetime.date(2026, 3, 2))
    cards.choose(traits)
    return cards.matched


def colour_amid(hand, link):
    """Return the colour in the picture at the middle of a connector, of a few pixels the farthest
    from the ground's."""
    curve = hand.view.stage.live_layout.curve(link)
    if hand.view.zoom_factor < 0.4:
        line = hand.view.stage.shapes.line(link)
        at = hand.view.mapFromScene((line.p1() + line.p2()) / 2)
    else:
        xs, ys = zip(*curve[:4], strict=True)
        middle = (
            (xs[0] + 3 * xs[1] + 3 * xs[2] + xs[3]) / 8,
            (ys[0] + 3 * ys[1] + 3 * ys[2] + ys[3]) / 8,
        )
        at = hand.view.mapFromScene(*middle)
    picture = hand.view.viewport().grab().toImage()
    near = [picture.pixelColor(at.x() + dx, at.y() + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return min(near, key=QColor.lightness).lightness()


def test_what_does_not_match_is_dimmed_and_stays_there(stage):
    """Tactics, problems and connectors that do not match are drawn back, none is hidden."""
    hand = stage(makers.cafe())
    scene = hand.view.stage
    shown = scene.cards.items_made
    scene.mark(matched=matched_by(hand.canvas, DONE))
    dimmed = {each for each in hand.canvas.tactics if scene.state_of(each).dimmed}
    assert dimmed == hand.canvas.tactics.keys() - {TEMPLATE}
    assert not scene.state_of(ONE).dimmed
    assert scene.state_of(TWO).dimmed
    assert scene.state_of(TALK + ONE).dimmed
    assert not scene.state_of(TEMPLATE + ONE).dimmed
    assert not scene.state_of(hand.canvas.strategy.id).dimmed
    assert scene.cards.items_made == shown
    hand.picture_is_fresh()
    scene.mark(matched=None)
    assert not any(scene.state_of(each).dimmed for each in hand.canvas.tactics)
    hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [1.0, 0.3])
@pytest.mark.parametrize("crowd", [False, True])
def test_connectors_that_match_lie_over_those_that_do_not(stage, qtbot, scale, crowd):
    """Near and from afar, few and drawn beside the window: one has its colour, the other steps
    back, and both are as before when nothing is filtered by."""
    with mock.patch.object(shapes, "CROWD", 2 if crowd else 500):
        hand = stage(makers.cafe())
        hand.view.fit()
        hand.view.zoom_to(scale if scale < 0.4 else hand.view.zoom_factor)
        qtbot.waitUntil(lambda: hand.view.films.settled)
        lit, other = TEMPLATE + ONE, ARTICLE + TWO
        before = colour_amid(hand, lit), colour_amid(hand, other)
        hand.view.stage.mark(matched=matched_by(hand.canvas, DONE))
        hand.view.viewport().grab()
        qtbot.waitUntil(lambda: hand.view.films.settled)
        assert colour_amid(hand, lit) == before[0]
        assert colour_amid(hand, other) > before[1] + 40
        hand.view.stage.mark(matched=None)
        hand.view.viewport().grab()
        qtbot.waitUntil(lambda: hand.view.films.settled)
        assert (colour_amid(hand, lit), colour_amid(hand, other)) == before


def test_a_mass_of_connectors_steps_back_as_few_do(stage, qtbot):
    """Straight lines too are drawn in two colours."""
    with mock.patch.object(shapes, "MASS", 4), mock.patch.object(shapes, "CROWD", 2):
        hand = stage(makers.cafe())
        look = hand.view.stage.near.look()
        assert (look.colours, look.straight) == (aim_colours(LIGHT, "link"), True)
        hand.view.stage.mark(matched=matched_by(hand.canvas, DONE))
        look = hand.view.stage.near.look()
        layers = [(colour, {*away}) for colour, away in look.layers(hand.canvas.links)]
        lit = {TEMPLATE + ONE}
        assert layers == [
            (aim_colours(LIGHT, "faint"), lit),
            (aim_colours(LIGHT, "link"), hand.canvas.links.keys() - lit),
        ]


def test_where_a_connector_is_drawn_what_it_may_join_stands_out(stage):
    """A filter dims no target: it is plainly the one, whether it matches or not."""
    hand = stage(makers.cafe())
    scene = hand.view.stage
    scene.mark(matched=matched_by(hand.canvas, DONE))
    scene.mark(joining=GIVEAWAY)
    assert scene.state_of(TWO).target
    assert not scene.state_of(TWO).dimmed
    assert scene.state_of(TEMPLATE).dimmed
    scene.mark(joining=None)
    assert scene.state_of(TWO).dimmed
    assert not scene.state_of(TEMPLATE).dimmed


def test_a_card_that_is_typed_on_does_not_step_back(stage):
    """Its words are read while they are written; afterwards it is dimmed again."""
    hand = stage(makers.cafe())
    scene = hand.view.stage
    scene.mark(matched=matched_by(hand.canvas, DONE))
    hand.view.edit(TALK)
    assert not scene.state_of(TALK).dimmed
    hand.key(Qt.Key.Key_Escape)
    assert scene.state_of(TALK).dimmed
    hand.picture_is_fresh()


@pytest.mark.parametrize("theme", [CONTRAST, CONTRAST_DARK], ids=lambda each: each.name)
@pytest.mark.parametrize("scale", [0.39, 0.25, 0.1])
def test_in_strong_contrasts_what_steps_back_is_still_seen_from_afar(stage, theme, scale):
    """A card that does not match stands out from its ground 3 : 1 at least, by words or edge."""
    hand = stage(makers.cafe())
    hand.view.set_theme(theme)
    hand.view.zoom_to(scale)
    hand.view.stage.mark(matched=matched_by(hand.canvas, DONE))
    place = hand.view.to_pixels(hand.view.stage.rectf(ARTICLE)).toAlignedRect()
    picture = hand.view.viewport().grab(place).toImage()
    seen = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert max(contrast(each, theme.educate_fill) for each in seen) >= 3.0
