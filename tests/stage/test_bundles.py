# SPDX-License-Identifier: MIT
"""Connectors at rest are found by squares: all that cross an area, looked for once a square."""

from unittest import mock

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.connector import bounds, point_at
from stratcanvas.stage import bundles
from stratcanvas.stage.bundles import Bundles
from stratcanvas.stage.live_layout import LiveLayout
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

SIDE = 400.0
AREAS = [Rect(x, y, 100.0, 200.0) for x in range(-1200, 1200, 100) for y in range(-400, 1200, 200)]


def drawn(layout, found):
    """Return the links whose curves are among those that were found."""
    curves = {layout.curve(link): link for link in layout.canvas.links}
    return {curves[curve] for curve in found._curves}


def crossing(layout, area):
    """Return the links that have one of many points in an area."""
    return {
        link
        for link in layout.canvas.links
        if any(area.contains(point_at(layout.curve(link), n / 400)) for n in range(401))
    }


@pytest.mark.parametrize("away", [(), (key(1, TACTIC) + key(2, PROBLEM),)])
def test_all_that_crosses_an_area_is_found(away):
    """Whatever square it lies in, and if it lies in several; but not what is in a hand."""
    layout = LiveLayout(makers.crowded(8, 24))
    known = Bundles(layout)
    for area in (*AREAS, layout.bounds):
        found = drawn(layout, known.crossing(area, SIDE, away))
        assert crossing(layout, area) - set(away) <= found
        assert not found & set(away)


def test_ends_are_found_at_the_cards(qapp):
    """Each end in an area is marked, and none that is not a connector's."""
    layout = LiveLayout(makers.crowded(8, 24))
    curves = [layout.curve(link) for link in layout.canvas.links]
    ends = {point for curve in curves for point in (curve.start, curve.end)}
    for area in AREAS:
        found = {(end.x(), end.y()) for end in Bundles(layout).crossing(area, SIDE, ())._ends}
        assert {tuple(end) for end in ends if area.contains(end)} <= found <= set(map(tuple, ends))


def test_a_square_is_looked_at_once_until_something_changes_there():
    """Areas of one square share what was found; a change elsewhere does not disturb that."""
    layout = LiveLayout(makers.cafe())
    known = Bundles(layout)
    curve = layout.curve(next(iter(layout.canvas.links)))
    with mock.patch.object(layout, "links_in", wraps=layout.links_in) as look:
        for _ in range(2):
            known.crossing(Rect(0.0, 0.0, 100.0, SIDE), SIDE, ())
            known.crossing(Rect(200.0, 0.0, 200.0, SIDE), SIDE, ())
        assert look.call_count == 1
        known.forget([Rect(2000.0, 0.0, 10.0, 10.0)])
        known.crossing(Rect(0.0, 0.0, 100.0, SIDE), SIDE, ())
        assert look.call_count == 1
        known.forget([bounds(curve)])
        known.forget()
        known.crossing(Rect(0.0, 0.0, 100.0, SIDE), SIDE, ())
        assert look.call_count == 2
        with mock.patch.object(bundles, "MOST", 2):
            for column in range(5):
                known.crossing(Rect(column * SIDE, 0.0, SIDE, SIDE), SIDE, ())
        assert len(known._known) <= 2


def test_squares_follow_every_edit(stage):
    """What is drawn behind the cards stays right while connectors come, go and are held."""
    hand = stage(makers.cafe())
    hand.picture_is_fresh()
    for tactic, problem in ((5, 1), (5, 2), (1, 3), (6, 4)):
        link = commands.toggle_link(hand.canvas, key(tactic, TACTIC), key(problem, PROBLEM))
        hand.session.do(StepLabel("connect"), link)
        hand.picture_is_fresh()
    hand.take(key(1, TACTIC), hand.view.stage.live_layout.frame.rect.center)
    hand.picture_is_fresh()
    hand.drop()
    hand.picture_is_fresh()
    hand.session.undo()
    hand.picture_is_fresh()
