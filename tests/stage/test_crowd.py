# SPDX-License-Identifier: MIT
"""What a canvas shows of more connectors, or selected cards, than are drawn one by one."""

from unittest import mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.backdrop import far_view, late_lines
from stratcanvas.stage.items import connectors
from stratcanvas.stage.places import live_layout, shapes
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.places.shapes import Shapes
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

TWO, TALK = key(2, PROBLEM), key(1, TACTIC)


def drawn_lines(hand):
    """Return the connectors at rest that are drawn as straight lines, each from where to where."""
    lines = []

    class Recorder(QPainter):
        def drawLines(self, given):  # noqa: N802 - Qt's name
            lines.extend(given)

    paper = QImage(4, 4, QImage.Format.Format_RGB32)
    painter = Recorder(paper)
    stage = hand.view.stage
    stage.near.draw(painter, stage.live_layout.bounds)
    painter.end()
    return sorted(line.toTuple() for line in lines)


def lines_of(canvas, without=""):
    """Return the straight lines of the connectors of a canvas, but for those of one card."""
    lines = Shapes(LiveLayout(canvas)).lines
    return sorted(
        line.toTuple() for key, line in lines.items() if without not in (key[:16], key[16:])
    )


@pytest.mark.parametrize("card", [TALK, TWO, key(5, TACTIC)])
def test_of_a_mass_of_connectors_those_of_the_card_in_hand_do_not_rest(stage, card):
    """While a card is held all others are drawn where they run, and its own are not."""
    with mock.patch.object(shapes, "MASS", 4):
        hand = stage(makers.cafe())
        assert drawn_lines(hand) == lines_of(hand.canvas)
        at = hand.view.stage.live_layout.cards[card].center
        hand.take(card, Point(at.x, at.y + 14))
        assert hand.view.toolbox.busy
        assert drawn_lines(hand) == lines_of(hand.canvas, without=card)
        hand.key(Qt.Key.Key_Escape)
        assert drawn_lines(hand) == lines_of(hand.canvas)


def test_of_a_mass_of_connectors_none_that_rests_is_drawn_anew_for_a_card_in_hand(stage):
    """Once a card is held, what lies behind the cards stays as it was drawn till it is let go."""
    with mock.patch.object(shapes, "MASS", 4):
        hand = stage(makers.cafe())
        at = hand.view.stage.live_layout.cards[TALK].center
        hand.take(TALK, Point(at.x, at.y + 14))
        told = mock.Mock()
        hand.view.stage.behind.connect(told)
        hand.move(Point(at.x, at.y + 16))
        told.assert_not_called()
        hand.picture_is_fresh()
        hand.key(Qt.Key.Key_Escape)
        told.assert_called()
        hand.picture_is_fresh()


def test_of_many_dragged_connectors_those_in_view_alone_are_led(stage):
    """A step of a drag of all leads none that runs elsewhere, and shows what runs through view."""
    hand = stage(makers.crowded(12, 200))
    hand.select_all()
    hand.view.zoom_to(2.0)
    tactic = next(iter(hand.canvas.problems_of))
    hand.view.center_on(tactic)
    layout = hand.view.stage.live_layout
    at = layout.cards[tactic].center
    with mock.patch.object(connectors, "MOST_CONNECTORS", 20):
        hand.take(tactic, Point(at.x, at.y + 30))
        held = layout.in_hand
        assert held == hand.canvas.links.keys()
        led = mock.Mock(side_effect=layout.curve)
        with mock.patch.object(layout, "curve", led):
            hand.move(Point(at.x, at.y + 34))
        assert layout.in_hand is held  # asked many times a step, and told once
        assert 0 < led.call_count < len(held) / 2
        hand.key(Qt.Key.Key_Escape)
    assert layout.in_hand == frozenset()


def test_a_mass_of_connectors_that_moves_is_drawn_lump_by_lump(stage, qtbot):
    """Until a line is led anew it is not drawn; after a moment all are where they run."""
    with (
        mock.patch.object(shapes, "MASS", 4),
        mock.patch.object(live_layout, "MANY", 2),
        mock.patch.object(shapes, "LUMP", 2),
    ):
        hand = stage(makers.cafe())
        hand.picture_is_fresh()
        late = hand.view.stage.shapes
        for work in (
            hand.view.tidy,
            hand.session.undo,
            hand.session.redo,
            lambda: hand.session.do(
                StepLabel("delete-cards", 1), commands.delete(hand.canvas, (TALK,))
            ),
            hand.session.undo,
        ):
            work()
            assert set(drawn_lines(hand)) <= set(lines_of(hand.canvas))
            hand.view.stage.preview(ChangeSet(), {TWO: hand.corner(TWO)})  # a hand takes a card
            assert set(drawn_lines(hand)) <= set(lines_of(hand.canvas, without=TWO))
            hand.view.stage.drop_preview()
            assert late.late
            qtbot.waitUntil(lambda: not late.late)
            assert drawn_lines(hand) == lines_of(hand.canvas)
            hand.picture_is_fresh()


@pytest.mark.parametrize("most", ["CROWD", "MASS"])
def test_one_connector_more_may_change_how_all_are_drawn(stage, most):
    """When all become finer or straight, or as before again, none is left as it was."""
    with mock.patch.object(shapes, most, len(makers.cafe().links)):
        hand = stage(makers.cafe())
        hand.picture_is_fresh()
        assert drawn_lines(hand) == []
        more = commands.toggle_link(hand.canvas, key(5, TACTIC), key(1, PROBLEM))
        hand.session.do(StepLabel("connect"), more)
        assert bool(drawn_lines(hand)) is (most == "MASS")
        hand.picture_is_fresh()
        hand.session.undo()
        hand.picture_is_fresh()


def test_many_selected_cards_are_ringed_from_afar_by_their_edges(stage):
    """Each selected card and no other has the colour of a selection at its edge."""
    with mock.patch.object(far_view, "MOST_RINGS", 2):
        hand = stage(makers.cafe())
        hand.view.zoom_to(0.1)
        assert hand.view.stage.detail is not Detail.FULL
        chosen = [TALK, key(5, TACTIC), TWO, key(3, PROBLEM)]
        hand.selection.set(chosen)
        drawn = []

        class Recorder(QPainter):
            def drawRects(self, rects):  # noqa: N802 - Qt's name
                if self.pen().color() == QColor(hand.view.stage.theme.select):
                    drawn.extend(rects)

        painter = Recorder(paper := QImage(4, 4, QImage.Format.Format_RGB32))
        stage_ = hand.view.stage
        far_view.draw_far(painter, stage_, stage_.detail, stage_.live_layout.bounds)
        painter.end()
        assert not paper.isNull()
        cards = hand.view.stage.live_layout.cards
        assert {each.getRect() for each in drawn} == {
            (rect.x, rect.y, rect.width, rect.height) for rect in map(cards.get, chosen)
        }
        hand.picture_is_fresh()
        hand.selection.set(chosen[:1])
        hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [0.3, 0.2, 0.08])
def test_from_afar_a_ring_is_drawn_anew_where_it_comes_and_goes(stage, scale):
    """All else stays as it was drawn; of very many that change all is drawn anew."""
    hand = stage(makers.crowded(12, 200))
    hand.view.zoom_to(scale)
    hand.settle()
    scene, told = hand.view.stage, []
    hand.picture_is_fresh()
    scene.behind.connect(told.append)
    for chosen in ((TALK, TWO), (TALK,), (hand.canvas.brief.id,), ()):
        hand.selection.set(chosen)
        assert told
        assert None not in told
        hand.picture_is_fresh()
    hand.selection.set([*hand.canvas.tactics])
    assert told[-1] is None
    hand.picture_is_fresh()


def test_from_afar_no_card_is_looked_for_where_all_are_in_view(stage):
    """Each step of zooming draws them all anew: to look for them took a fifth of it."""
    hand = stage(makers.crowded(12, 200))
    hand.view.fit()
    hand.view.zoom_to(0.08)
    hand.settle()
    with mock.patch.object(LiveLayout, "cards_in", side_effect=AssertionError("looked for")):
        hand.view.draw_anew()
        hand.view.viewport().repaint()
    hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [0.3, 0.2, 0.08])
def test_a_part_of_a_canvas_seen_from_afar_is_drawn_of_what_lies_there(stage, scale):
    """A picture of a part looks like that part of a picture of all, with what is selected."""
    hand = stage(makers.crowded(12, 200))
    hand.view.zoom_to(scale)
    hand.selection.set((TWO, TALK, hand.canvas.brief.id, key(9, TACTIC)))
    scene, bounds = hand.view.stage, hand.view.stage.live_layout.bounds
    for n in range(12):
        area = Rect(bounds.x + 211.0 * n, bounds.y + 167.0 * n, 40 / scale, 40 / scale)
        pictures = []
        for part in (bounds, area):
            picture = QImage(40, 40, QImage.Format.Format_RGB32)
            picture.fill("#ffffff")
            painter = QPainter(picture)
            painter.scale(scale, scale)
            painter.translate(-area.x, -area.y)
            far_view.draw_far(painter, scene, scene.detail, part)
            painter.end()
            pictures.append(picture)
        assert pictures[0] == pictures[1]


def test_from_afar_the_connectors_of_a_card_in_hand_follow_it(stage):
    """They are drawn where the card is, while those at rest are drawn beside the window."""
    with mock.patch.object(shapes, "CROWD", 0):
        hand = stage(makers.crowded(12, 30))
        hand.view.zoom_to(0.3)
        hand.settle()
        scene = hand.view.stage
        assert scene.detail is Detail.PLAIN
        own = set(scene.near.look().away)
        assert not own
        hand.take(TALK, Point(*scene.live_layout.cards[TALK].center)._replace(y=900.0))
        own = set(scene.near.look().away)
        assert own == {TALK + each for each in hand.canvas.problems_of[TALK]}
        lines = []

        class Recorder(QPainter):
            def drawLines(self, given):  # noqa: N802 - Qt's name
                lines.extend(given)

        paper = QImage(4, 4, QImage.Format.Format_RGB32)
        painter = Recorder(paper)
        far_view.draw_far(painter, scene, scene.detail, scene.live_layout.bounds, lambda _: None)
        painter.end()
        assert sorted(each.toTuple() for each in lines) == sorted(
            scene.shapes.line(each).toTuple() for each in own
        )
        hand.key(Qt.Key.Key_Escape)
        hand.picture_is_fresh()


@pytest.mark.parametrize("ratio", [1, 2])
def test_from_afar_all_edges_of_a_card_are_as_thick(stage, ratio):
    """Each has one pixel, on a screen twice as dense two, wherever on the screen a card lies."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.3)
    scene = hand.view.stage
    assert scene.detail is Detail.PLAIN
    card, theme = scene.live_layout.cards[TALK], scene.theme
    pixel, edge = 0.3 * ratio, QColor(theme.educate_edge).rgb()
    met = set()
    for n in range(12):
        left, top = card.x - 50.0 - 0.31 * n, card.y - 50.0 - 0.47 * n
        picture = QImage(120 * ratio, 90 * ratio, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.ground)
        painter = QPainter(picture)
        painter.scale(0.3, 0.3)
        painter.translate(-left, -top)
        far_view.draw_far(painter, scene, scene.detail, card.grown(50.0))
        painter.end()
        x, y = round((card.x - left) * pixel), round((card.y - top) * pixel)
        right, low = round((card.right - left) * pixel), round((card.bottom - top) * pixel)
        around = range(-4, 5)
        met |= {sum(picture.pixel(at + n, low - 9) == edge for n in around) for at in (x, right)}
        met |= {sum(picture.pixel(x + 9, at + n) == edge for n in around) for at in (y, low)}
    assert met == {ratio}


def test_how_a_crowd_ran_is_let_go_of_bit_by_bit(stage, qtbot):
    """When all cards move thousands of curves are no more: to let go of them holds the window."""
    hand = stage(makers.crowded(12, 420))
    layout, count = hand.view.stage.live_layout, len(hand.canvas.links)
    assert all(layout.curve(link) for link in hand.canvas.links)
    with mock.patch.object(late_lines, "GONE", 100):
        hand.session.do(StepLabel("add-problem"), commands.add_problem(hand.canvas, "Thirteenth"))
        left = len(layout.courses.outworn)
        assert left > 0.9 * count > 600
        QApplication.processEvents()
        assert left > len(layout.courses.outworn) > 0
        qtbot.waitUntil(lambda: not layout.courses.outworn)
    hand.picture_is_fresh()
