# SPDX-License-Identifier: MIT
"""Connectors at rest are found by squares: all that cross an area, looked for once a square."""

import random
from collections.abc import Iterable
from itertools import chain
from unittest import mock

import pytest
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QImage, QPainter

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.aims import AimColours
from stratcanvas.paint.connector import MARK_RADIUS, draw_ends, draw_resting, mark_middle, may_cross
from stratcanvas.paint.nearness import point_at
from stratcanvas.paint.pens import rectf
from stratcanvas.paint.route import aim_of
from stratcanvas.stage.backdrop import bundles
from stratcanvas.stage.backdrop.bundles import Bundles
from stratcanvas.stage.places.live_layout import LiveLayout
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

SIDE = 400.0
AREAS = [Rect(x, y, 100.0, 200.0) for x in range(-1200, 1200, 100) for y in range(-400, 1200, 200)]


def drawn(lumps):
    """Return the links whose connectors are drawn."""
    return {key for lump in lumps for key in lump.curves}


def points(layout):
    """Return many points of each link's connector."""
    curves = {link: layout.curve(link) for link in layout.canvas.links}
    return {link: [point_at(curve, n / 400) for n in range(401)] for link, curve in curves.items()}


def crossing(along, area):
    """Return the links that have one of their points in an area."""
    return {link for link, there in along.items() if any(map(area.contains, there))}


@pytest.mark.parametrize("away", [(), (key(1, TACTIC) + key(2, PROBLEM),)])
def test_all_that_crosses_an_area_is_found(away):
    """Whatever square it lies in, and if it lies in several; but not what is in a hand."""
    layout = LiveLayout(makers.crowded(8, 24))
    known, along = Bundles(layout), points(layout)
    for area in (*AREAS, layout.bounds):
        found = drawn(known.crossing(area, SIDE, away))
        assert crossing(along, area) - set(away) <= found
        assert not found & set(away)


def test_what_may_cross_an_area_is_most_of_the_time_what_does():
    """No connector that runs through an area is left out, and not many more are drawn."""
    layout = LiveLayout(makers.crowded(8, 24))
    found = {
        area: {link for link in layout.canvas.links if may_cross(layout.curve(link), area)}
        for area in AREAS
    }
    along = points(layout)
    right = {area: crossing(along, area) for area in AREAS}
    assert all(right[area] <= found[area] for area in AREAS)
    assert sum(map(len, found.values())) < 2 * sum(map(len, right.values()))


def _near(spots: Iterable[tuple[float, float]]) -> set[tuple[float, float]]:
    return {(round(x, 6), round(y, 6)) for x, y in spots}


def test_ends_are_marked_where_they_lie(qapp):
    """Each start in an area is a point; at each end is a disc or a diamond, by what it joins."""
    layout = LiveLayout(makers.crowded(8, 24))
    curves = [layout.curve(link) for link in layout.canvas.links]
    of_aim = {aim: [curve for curve in curves if aim_of(curve) is aim] for aim in Aim}
    discs = {tuple(curve.start) for curve in curves}
    discs |= {mark_middle(curve, MARK_RADIUS) for curve in of_aim[Aim.EDUCATE]}
    diamonds = {mark_middle(curve, MARK_RADIUS) for curve in of_aim[Aim.SOLVE]}
    paper = QImage(4, 4, QImage.Format.Format_RGB32)
    for area in AREAS:
        points: list[tuple[float, float]] = []
        around: list[tuple[float, float]] = []

        class Recorder(QPainter):
            def drawPoint(self, given, points=points):  # noqa: N802 - Qt's name
                points.append(given.toTuple())

            def drawPoints(self, given, around=around):  # noqa: N802 - Qt's name
                around.extend(self.worldTransform().map(point).toTuple() for point in given)

        painter = Recorder(paper)
        try:
            lumps = Bundles(layout).crossing(area, SIDE, ())
            draw_resting(painter, lumps, AimColours("#000000", "#000000"), 1.6)
        finally:
            painter.end()
        for given, right in ((points, discs), (around, diamonds)):
            drawn, there = _near(given), _near(right)
            assert _near(spot for spot in right if area.contains(Point(*spot))) <= drawn
            assert drawn <= there


def _picture(known, part, seen, scale):
    """Return what is seen in an area (scene units) when so large a part is drawn."""
    picture = QImage(80, 80, QImage.Format.Format_RGB32)
    picture.fill("#ffffff")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-seen.x, -seen.y)
    draw_resting(painter, known.crossing(part, SIDE, ()), AimColours("#3a8a70", "#c05020"), 1.6)
    painter.end()
    return picture


@pytest.mark.parametrize("scale", [0.2, 0.6, 1.0, 2.0])
def test_a_part_of_a_view_looks_like_that_part_of_it_whatever_came_and_went(qapp, scale):
    """To the last level of a colour: where connectors meet they are drawn in one order, however
    many others are drawn, and what is known from before an edit in no other than anew.
    """
    layout = LiveLayout(makers.crowded(12, 40))
    known, bounds, canvas = Bundles(layout), layout.bounds, layout.canvas
    side = 80 / scale
    for number in range(3):
        for n in range(8):
            seen = Rect(bounds.x + 137.0 * n, bounds.y + 97.0 * n, side, side)
            whole = _picture(known, bounds, seen, scale)
            assert _picture(known, seen, seen, scale) == whole
            assert _picture(Bundles(layout), seen, seen, scale) == whole
        step = commands.delete(canvas, (key(7 + 2 * number, PROBLEM),))
        if number:
            step = commands.toggle_link(canvas, key(number, TACTIC), key(5, PROBLEM))
        canvas = canvas.apply(step)
        known.follow(layout.update(canvas, step).links)


@pytest.mark.parametrize("aim", list(Aim))
def test_an_end_looks_the_same_whichever_others_are_drawn_with_it(qapp, aim):
    """As each for itself, where some overlap and where one is alone."""

    def drawn_in(groups):
        picture = QImage(120, 120, QImage.Format.Format_RGB32)
        picture.fill("#ffffff")
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spots in groups:
            draw_ends(painter, [QPointF(y, x) for x, y in spots], spots, "#3a8a70", aim)
        painter.end()
        return picture

    chance = random.Random(5)
    spots = [(chance.uniform(0.0, 60.0), chance.uniform(60.0, 120.0)) for _ in range(80)]
    assert drawn_in([spots]) == drawn_in([[spot] for spot in spots])


def test_a_square_is_looked_at_once(qapp):
    """Areas of one square share what was found, however much changes; few squares are kept."""
    layout = LiveLayout(makers.cafe())
    known = Bundles(layout)
    with mock.patch.object(layout, "links_in", wraps=layout.links_in) as look:
        for _ in range(2):
            known.crossing(Rect(0.0, 0.0, 100.0, SIDE), SIDE, ())
            known.crossing(Rect(200.0, 0.0, 200.0, SIDE), SIDE, ())
        known.follow(layout.canvas.links.keys())
        known.crossing(Rect(0.0, 0.0, 100.0, SIDE), SIDE, ())
        assert look.call_count == 1
        with mock.patch.object(bundles, "MOST", 2):
            for column in range(5):
                known.crossing(Rect(column * SIDE, 0.0, SIDE, SIDE), SIDE, ())
        assert len(known._known) <= 2


def test_the_next_scales_of_a_zoom_look_for_nothing():
    """What crosses a view is known a little around it, and in each square of it."""
    layout = LiveLayout(makers.crowded(8, 24))
    known, middle, along = Bundles(layout), layout.bounds.center, points(layout)

    def seen(scale):
        wide, high = 800.0 / scale, 600.0 / scale
        return Rect(middle.x - wide / 2, middle.y - high / 2, wide, high)

    with mock.patch.object(layout, "links_in", wraps=layout.links_in) as look:
        for scale in (1.0, 0.9, 0.8, 1.2):
            area = seen(scale)
            assert crossing(along, area) <= drawn(known.crossing(area, SIDE / scale, ()))
        assert look.call_count == 1
        inner = Rect(*middle, 10.0, 10.0)
        assert drawn(known.crossing(inner, 50.0, ())) == {
            link for link in layout.canvas.links if may_cross(layout.curve(link), _square(inner))
        }
        assert look.call_count == 1
        for scale in (0.5, 3.0):  # beyond what is known; and far too little of it
            known.crossing(seen(scale), 50.0, ())
        assert look.call_count == 2


def _square(area):
    return Rect(area.center.x // 50.0 * 50.0, area.center.y // 50.0 * 50.0, 50.0, 50.0)


@pytest.mark.parametrize("many", [bundles.MANY, 1])
def test_squares_follow_what_comes_goes_and_runs_elsewhere(many):
    """After each edit a square has what one that is made anew has; lumps stay small."""
    layout = LiveLayout(makers.crowded(8, 24))
    known, canvas = Bundles(layout), layout.canvas
    squares = [Rect(x, y, SIDE, SIDE) for x in (-800.0, -400.0, 0.0) for y in (0.0, 400.0)]
    squares.append(Rect(-600.0, 0.0, 2 * SIDE, SIDE))  # it lies in no square
    with mock.patch.object(bundles, "LUMP", 3), mock.patch.object(bundles, "MANY", many):
        for number in range(1, 20):
            for square in squares:
                known.crossing(square, SIDE, ())
            step = commands.toggle_link(canvas, key(number, TACTIC), key(number % 8 + 1, PROBLEM))
            if number % 4 == 0:
                step = commands.delete(canvas, (key(number, TACTIC),))
            canvas = canvas.apply(step)
            known.follow(layout.update(canvas, step).links)
            for square in squares:
                lumps = list(known.crossing(square, SIDE, ()))
                anew = drawn(Bundles(layout).crossing(square, SIDE, ()))
                assert drawn(lumps) == anew if square in squares[:-1] else drawn(lumps) >= anew
                assert all(len(lump) <= 3 for lump in lumps)
                for lump in lumps:
                    assert all(layout.curve(each) == lump.curves[each] for each in lump.curves)


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


def test_of_straight_lines_those_are_found_that_cross_an_area():
    """Whichever way they run; none that passes by."""
    chance = random.Random(7)
    lines = [QLineF(*(chance.uniform(-1500.0, 1500.0) for _ in range(4))) for _ in range(300)]
    lines += [QLineF(50.0, -900.0, 50.0, 900.0), QLineF(-900.0, 50.0, 900.0, 50.0)]
    known = Bundles(LiveLayout(makers.empty()))
    for area in AREAS[::7]:
        square = rectf(area)
        edges = [
            QLineF(square.topLeft(), square.topRight()),
            QLineF(square.topRight(), square.bottomRight()),
            QLineF(square.bottomRight(), square.bottomLeft()),
            QLineF(square.bottomLeft(), square.topLeft()),
        ]
        bounded = QLineF.IntersectionType.BoundedIntersection
        crossing = {
            line.toTuple()
            for line in lines
            if square.contains(line.p1())
            or any(line.intersects(edge)[0] is bounded for edge in edges)
        }
        asked = mock.Mock(return_value=lines)
        assert {x.toTuple() for x in chain(*known.straight(area, 1e9, asked))} >= crossing
        some = known.straight(area, 10.0, asked)  # lies in no square
        found = {line.toTuple() for line in chain(*some)}
        assert found == crossing
    known.straight(AREAS[0], SIDE, asked := mock.Mock(return_value=lines))
    known.straight(AREAS[0], SIDE, asked)
    assert asked.call_count == 1
    known.follow([key(1, TACTIC) + key(1, PROBLEM)])
    known.straight(AREAS[0], SIDE, asked)
    assert asked.call_count == 2


def test_connectors_that_come_back_are_drawn_as_they_were():
    """While some are in a hand others are drawn together as before, and so are all after it."""
    layout = LiveLayout(makers.crowded(8, 240))
    known, area = Bundles(layout), Rect(-SIDE, 0.0, SIDE, SIDE)
    lumps = list(known.crossing(area, SIDE, ()))
    held = {key(n, TACTIC) + key(3, PROBLEM) for n in range(1, 241)} & drawn(lumps)
    assert 1 < len(held) < len(drawn(lumps))
    known.follow(held)
    others = list(known.crossing(area, SIDE, held))
    assert drawn(others) == drawn(lumps) - held
    again = list(known.crossing(area, SIDE, held))
    assert [*map(id, again)] == [*map(id, others)]  # nothing is put together twice
    assert len({*map(id, others)} & {*map(id, lumps)}) >= len(lumps) - 2
    known.follow(held)
    assert [*map(id, known.crossing(area, SIDE, ()))] == [*map(id, lumps)]
