# SPDX-License-Identifier: MIT
"""Connectors leave and arrive where they should, do not merge, and can be hit."""

import itertools
import math

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.connector import bounds, curve_path, draw_connector, draw_connectors
from stratcanvas.paint.heights import heights
from stratcanvas.paint.nearness import hits, point_at
from stratcanvas.paint.route import CLEAR, Curve, aim_of, free_curve, routes
from stratcanvas.paint.theme import LIGHT
from tests import makers

CANVASES = pytest.mark.parametrize("make", [makers.cafe, makers.crowded, makers.awkward])


def laid(canvas: Canvas) -> arrange.CanvasLayout:
    return arrange.layout(canvas, heights(canvas))


@pytest.mark.parametrize("make", [makers.cafe, makers.crowded, makers.awkward, makers.empty])
def test_every_link_has_a_curve(make: type) -> None:
    """Each link is drawn, and nothing else."""
    canvas: Canvas = make()
    assert set(routes(canvas, laid(canvas))) == set(canvas.links)


@CANVASES
def test_a_connector_joins_inner_edge_and_near_edge(make: type) -> None:
    """Educating lines run from a card's right edge to a problem's left, helping lines mirrored."""
    canvas: Canvas = make()
    layout = laid(canvas)
    for key, curve in routes(canvas, layout).items():
        link = canvas.links[key]
        tactic, problem = layout.cards[link.tactic], layout.cards[link.problem]
        if canvas.tactics[link.tactic].aim is Aim.EDUCATE:
            assert (curve.start.x, curve.end.x) == (tactic.right, problem.x)
        else:
            assert (curve.start.x, curve.end.x) == (tactic.x, problem.right)


@CANVASES
def test_ends_keep_clear_of_badge_and_corners(make: type) -> None:
    """No line ends in a card's round corner or under the rank badge."""
    canvas: Canvas = make()
    layout = laid(canvas)
    for key, curve in routes(canvas, layout).items():
        link = canvas.links[key]
        for end, card in ((curve.start, link.tactic), (curve.end, link.problem)):
            rect = layout.cards[card]
            assert rect.y + CLEAR - 0.01 <= end.y <= rect.bottom - CLEAR + 0.01


@CANVASES
def test_ends_on_one_edge_lie_apart_in_the_order_of_what_they_join(make: type) -> None:
    """Two lines to one problem end at different heights, the upper tactic's line above."""
    canvas: Canvas = make()
    layout = laid(canvas)
    curves = routes(canvas, layout)
    for problem in canvas.problems:
        for aim in Aim:
            ends = sorted(
                (layout.cards[each].center.y, each, curves[each + problem].end.y)
                for each in canvas.tactics_of.get(problem, ())
                if canvas.tactics[each].aim is aim
            )
            assert all(above[2] < below[2] for above, below in itertools.pairwise(ends))


def test_curves_are_horizontal_at_both_ends() -> None:
    """A line leaves and arrives at a right angle to the card's edge, on the side of its wing."""
    for aim, sign in ((Aim.EDUCATE, 1), (Aim.SOLVE, -1)):
        curve = free_curve(Point(0, 0), Point(sign * 100, 80), aim)
        assert curve.c1.y == curve.start.y
        assert curve.c2.y == curve.end.y
        assert (curve.c1.x - curve.start.x) * sign > 0
        assert (curve.end.x - curve.c2.x) * sign > 0


@pytest.mark.parametrize(("aim", "sign"), [(Aim.EDUCATE, 1), (Aim.SOLVE, -1)])
@pytest.mark.parametrize("behind", [20, 150, 300])
@pytest.mark.parametrize("down", [0, 20, 150])
def test_a_curve_drawn_backwards_has_no_hooks(
    aim: Aim, sign: int, behind: float, down: float
) -> None:
    """It hardly leaves the box of its two ends, and keeps its aim: its colour, and its mark."""
    curve = free_curve(Point(0, 0), Point(-sign * behind, down), aim)
    drawn = curve_path(curve).boundingRect()
    assert drawn.width() <= behind + 2 * 2
    assert aim_of(curve) is aim


def test_a_curve_is_hit_on_its_line_and_nowhere_else() -> None:
    """A point on the curve is hit, one beside it only within the tolerance."""
    curve = Curve(Point(0, 0), Point(60, 0), Point(40, 100), Point(100, 100))
    for part in (0.0, 0.2, 0.5, 0.9, 1.0):
        assert hits(curve, point_at(curve, part), 1.0)
    assert hits(curve, Point(50, 54), 6.0)
    assert not hits(curve, Point(90, 10), 6.0)
    assert not hits(curve, Point(500, 50), 6.0)


def test_a_drawn_curve_lies_within_its_bounds() -> None:
    """The bounds hold the whole path, so that nothing is left behind on the screen."""
    curve = free_curve(Point(0, 0), Point(10, 300), Aim.EDUCATE)
    around, drawn = bounds(curve), curve_path(curve).boundingRect()
    assert around.x <= drawn.left()
    assert around.right >= drawn.right()
    assert around.y <= drawn.top()
    assert around.bottom >= drawn.bottom()


@pytest.mark.parametrize("state", [PLAIN, CardState(selected=True), CardState(ghost=True)])
@pytest.mark.parametrize("scale", [0.3, 0.9, 1.0, 2.0])
def test_connectors_drawn_at_once_look_as_if_drawn_each_for_itself(
    qapp: QApplication, state: CardState, scale: float
) -> None:
    """Level, aslant or steep, thin or strong, dashed or not: none is bolder, fainter or absent."""
    canvas = makers.cafe()
    curves = [*routes(canvas, laid(canvas)).values()]
    area = bounds(curves[0])
    for curve in curves:
        area = area.united(bounds(curve))
    pictures = []
    for at_once in (False, True):
        picture = QImage(
            4 * math.ceil(area.width * scale / 4),  # no bytes between the rows
            math.ceil(area.height * scale),
            QImage.Format.Format_RGB32,
        )
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-area.x, -area.y)
        if at_once:
            draw_connectors(painter, curves, state, LIGHT)
        else:
            for curve in curves:
                draw_connector(painter, curve, state, LIGHT)
        painter.end()
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)  # must outlive its bits
        pictures.append(bytes(grey.constBits()))
    each, together = pictures
    ink = [sum(255 - level for level in levels) for levels in pictures]
    assert ink[1] == pytest.approx(ink[0], rel=0.1)
    # A wide pen's round end reaches a pixel beyond the mark, under the card: a fine one's does not.
    assert max(abs(one - other) for one, other in zip(each, together, strict=True)) < 120
