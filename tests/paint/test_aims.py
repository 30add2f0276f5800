# SPDX-License-Identifier: MIT
"""The two aims are told by shape as well as by colour, wherever something belongs to one."""

from collections import Counter

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.aims import aim_colours, draw_mark
from stratcanvas.paint.card import PLAIN, CardState, draw_card
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.connector import MARK_RADIUS, draw_connector, mark_middle
from stratcanvas.paint.frame import draw_handle, handle_aim
from stratcanvas.paint.route import Curve, aim_of, free_curve
from stratcanvas.paint.theme import DARK, LIGHT, PAPER, Theme
from tests import makers

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PAPER], ids=lambda each: each.name)


def drawn(draw, side: int = 60) -> QImage:
    """Return a white picture on which something was drawn."""
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        draw(painter)
    finally:
        painter.end()
    return picture


def ink(picture: QImage, colour: str) -> set[tuple[int, int]]:
    """Return the pixels of a colour."""
    wanted, wide = QColor(colour).rgb(), picture.width()
    dots = memoryview(picture.constBits()).cast("I")
    return {(at % wide, at // wide) for at, dot in enumerate(dots) if dot == wanted}


def fills(spots: set[tuple[int, int]]) -> float:
    """Return the part of its own square that a shape fills: a disc 0.79, a diamond 0.5."""
    xs, ys = zip(*spots, strict=True)
    return len(spots) / ((max(xs) - min(xs) + 1) * (max(ys) - min(ys) + 1))


def is_shape_of(aim: Aim, spots: set[tuple[int, int]]) -> bool:
    return fills(spots) > 0.68 if aim is Aim.EDUCATE else 0.4 < fills(spots) < 0.62


@pytest.mark.parametrize("aim", Aim)
def test_an_aims_mark_is_its_own_shape(qapp: QApplication, aim: Aim) -> None:
    """What educates has a disc, what helps solve a diamond, about as large as each other."""
    spots = ink(
        drawn(lambda painter: draw_mark(painter, QPointF(30, 30), aim, 20.0, "#102030")), "#102030"
    )
    assert is_shape_of(aim, spots)
    assert 1100 < len(spots) < 1300


@THEMES
@pytest.mark.parametrize("aim", Aim)
@pytest.mark.parametrize("state", [PLAIN, CardState(hovered=True)])
def test_a_connector_ends_in_its_aims_mark(
    qapp: QApplication, theme: Theme, aim: Aim, state: CardState
) -> None:
    """Beside the problem stands the whole mark, in the aim's colour, at rest and hovered."""
    ends = (Point(-300.0, 30.0), Point(45.0, 30.0))
    if aim is Aim.SOLVE:
        ends = (Point(360.0, 30.0), Point(15.0, 30.0))
    curve = free_curve(*ends, aim)
    assert aim_of(curve) is aim
    assert aim_of(Curve(curve.start, curve.start, curve.end, curve.end)) is aim
    picture = drawn(lambda painter: _eight_times(painter, curve, state, theme), 60)
    colour = aim_colours(theme, "strong" if state.hovered else "link").of(aim)
    spots = {(x, y) for x, y in ink(picture, colour) if _beside(x, aim)}
    column = Counter(x for x, _ in spots)
    widest = max(column.values())
    # Near the problem a disc is nearly as high as in its middle, a diamond comes to a point.
    near = 57 if aim is Aim.EDUCATE else 2
    assert (column[near] > 0.25 * widest) == (aim is Aim.EDUCATE)


def _eight_times(painter: QPainter, curve: Curve, state: CardState, theme: Theme) -> None:
    """Draw the end of a connector eight times as large, the problem's edge at the picture's."""
    end, middle = curve.end, mark_middle(curve, MARK_RADIUS)
    assert (middle[0] < end.x) == (aim_of(curve) is Aim.EDUCATE)
    painter.scale(6.0, 6.0)
    painter.translate((10.0 if aim_of(curve) is Aim.EDUCATE else 0.0) - end.x, 5.0 - end.y)
    draw_connector(painter, curve, state, theme)


def _beside(x: int, aim: Aim) -> bool:
    return x > 15 if aim is Aim.EDUCATE else x < 45


def test_a_problems_marks_are_those_of_the_aims() -> None:
    """“educate” stands beside a disc, “solve” beside a diamond."""
    canvas = makers.cafe()
    for problem in canvas.problems:
        _, educate, solve = content_of(canvas, problem).chips
        assert (educate.aim, solve.aim) == (Aim.EDUCATE, Aim.SOLVE)


@THEMES
def test_a_tactic_shows_its_aim(qapp: QApplication, theme: Theme) -> None:
    """A tactic that counts is drawn in its aim's colours, its mark before its kind."""
    canvas = makers.cafe()
    for tactic in canvas.tactics.values():
        content = content_of(canvas, tactic.id)
        counts = tactic.id in canvas.problems_of
        assert content.aim is (tactic.aim if counts else None)
        rect = Rect(10.0, 10.0, 220.0, 100.0)
        picture = drawn(
            lambda painter, key=tactic.id, rect=rect: draw_card(
                painter, canvas, key, rect, PLAIN, theme
            ),
            240,
        )
        for aim in Aim:
            spots = ink(picture, aim_colours(theme, "label").of(aim))
            mark = {(x, y) for x, y in spots if 20 <= x < 33 and 18 <= y < 38}
            assert (len(mark) > 25) == (counts and aim is tactic.aim)
            if mark and aim is tactic.aim and counts:
                assert is_shape_of(aim, mark)


def test_a_handle_has_the_colour_of_what_is_drawn_from_it(qapp: QApplication) -> None:
    """A tactic's handle has its aim's colour; a problem has one of each."""
    rect = Rect(0.0, 0.0, 200.0, 60.0)
    assert handle_aim(Point(0.0, 30.0), rect, None) is Aim.EDUCATE
    assert handle_aim(Point(200.0, 30.0), rect, None) is Aim.SOLVE
    for aim in Aim:
        assert handle_aim(Point(0.0, 30.0), rect, aim) is aim
        picture = drawn(
            lambda painter, aim=aim: draw_handle(
                painter, Point(30.0, 30.0), LIGHT, CardState(hovered=True), aim
            )
        )
        assert ink(picture, aim_colours(LIGHT, "strong").of(aim))
        assert not ink(picture, aim_colours(LIGHT, "strong").of(aim.other))
