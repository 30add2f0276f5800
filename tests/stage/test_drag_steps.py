# SPDX-License-Identifier: MIT
"""What a step of a gesture draws: as little as looks different, and that once."""

from unittest import mock

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
from stratcanvas.stage.dragging.crowd import MANY
from stratcanvas.stage.items.offer_item import OfferItem
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.tools import drag
from tests import makers
from tests.bench.yardsticks import Painted
from tests.makers import PROBLEM, TACTIC, key


@pytest.mark.parametrize("start", [key(1, TACTIC), key(1, PROBLEM), QPoint(40, 40)])
def test_a_step_of_a_gesture_is_painted_once(stage, start):
    """A dragged tactic or problem and a rubber band: no step is painted twice, not the first."""
    hand = stage(makers.cafe())
    port, spot = hand.view.viewport(), hand.pixel(start)
    hand.press(start)
    QApplication.processEvents()
    painted = Painted(port)
    for step in range(1, 6):
        QTest.mouseMove(port, spot + step * QPoint(12, 9))
        QApplication.processEvents()
        assert painted.count == step


def test_a_step_of_a_band_that_takes_cards_is_painted_once(stage):
    """The band and the rings around what it touches come in one picture."""
    hand = stage(makers.crowded(6, 40))
    hand.view.zoom_to(0.5)
    hand.view.camera.center(QPointF(0.0, 0.0))
    QApplication.processEvents()
    port, spot = hand.view.viewport(), QPoint(60, 60)
    hand.press(spot)
    QApplication.processEvents()
    painted = Painted(port)
    for step in range(1, 9):
        QTest.mouseMove(port, spot + step * QPoint(120, 80))
        QApplication.processEvents()
        assert painted.count == step
    assert len(hand.view.stage.selected) > 6


def test_what_lies_behind_is_drawn_anew_in_few_parts(stage):
    """The connectors of a problem taken in hand lie over each other: a part for each side."""
    hand, told = stage(makers.crowded(4, 40)), []
    hand.view.stage.behind.connect(told.append)
    hand.press(key(1, PROBLEM))
    hand.move(hand.pixel(key(1, PROBLEM)) + QPoint(12, 9))
    assert len(hand.view.stage.live_layout.in_hand) > 4
    assert 1 <= len(told) <= 2
    hand.picture_is_fresh()


def held_all(stage):
    """Return a hand that drags all cards of a plan, of which few are in view, and the places."""
    hand = stage(makers.crowded(6, 240))
    view, before = hand.view, dict(hand.view.stage.live_layout.cards)
    card = min(hand.canvas.tactics, key=lambda each: before[each].center)
    view.zoom_to(1.0)
    view.center_on(card)
    hand.select_all()
    QApplication.processEvents()
    hand.take(card, hand.pixel(card) - QPoint(90, 40))
    return hand, card, before


def test_of_very_many_dragged_cards_those_in_view_are_shown_in_the_hand(stage):
    """Others come when they come into view; on letting go all go the same way."""
    hand, card, before = held_all(stage)
    layout, free = hand.view.stage.live_layout, (*hand.canvas.tactics, *hand.canvas.notes)
    seen = hand.view.visible_area()
    assert card in layout.floating
    assert len(free) > MANY
    assert len(layout.floating) < len(free) / 2
    there = layout.cards_in(from_qt(seen)) & {*free}
    assert there <= layout.floating.keys()
    way = layout.cards[card].x - before[card].x, layout.cards[card].y - before[card].y
    assert all(
        layout.cards[each][:2] == (before[each].x + way[0], before[each].y + way[1])
        for each in there
    )
    hand.picture_is_fresh()
    hand.view.camera.pan(0, 900)
    assert layout.cards_in(from_qt(hand.view.visible_area())) & {*free} <= layout.floating.keys()
    hand.picture_is_fresh()
    hand.view.camera.pan(0, -900)
    hand.drop()
    far = max(hand.canvas.tactics, key=lambda each: (before[each].x < 0, before[each].y))
    assert layout.cards[far][:2] == (before[far].x + way[0], before[far].y + way[1])
    hand.scene_is_the_model()
    hand.session.undo()
    assert layout.cards == before


@pytest.mark.parametrize(
    ("way", "said"),
    [
        (QPoint(-390, 0), "Drop here to change the aim to “Educate”"),
        (None, "Drop here to connect with problem 1"),
    ],
)
def test_what_is_said_of_a_drop_is_true_of_cards_out_of_sight_too(stage, way, said):
    """One of them crosses the centre, and one is not connected yet to the problem below."""
    canvas, far, here = makers.cafe(), key(5, TACTIC), key(1, TACTIC)
    assert far not in canvas.problems_of
    away = commands.place_tactics(canvas, {far: WingPlace(Aim.SOLVE, 72.0, 9_000.0)})
    with mock.patch.object(drag, "MANY", 1):
        hand, told = stage(canvas.apply(away)), []
        hand.view.center_on(here)
        hand.selection.set((here, far))
        hand.view.stage.hint.connect(told.append)
        hand.take(here, key(1, PROBLEM) if way is None else hand.pixel(here) + way)
        assert told[-1] == said
        aim = hand.canvas.tactics[far].aim
        hand.drop()
        moved = hand.canvas
        assert (moved.tactics[far].aim is not aim) is (way is not None)
        assert (far in moved.problems_of) is (way is None)


def test_very_many_cards_are_let_go_without_a_trace(stage):
    """After Esc all lie where they lay."""
    hand, _, before = held_all(stage)
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.stage.live_layout.cards == before
    hand.scene_is_the_model()
    hand.picture_is_fresh()


@pytest.mark.parametrize("stop", [QPoint(1330, 300), QPoint(1000, 900), QPoint(1000, -90)])
def test_what_a_drop_would_do_is_said_in_sight_of_a_hand_beyond_the_edge(stage, stop):
    """The pointer may be over a panel or outside of the window, with a card in hand."""
    hand = stage(makers.cafe())
    hand.take(key(1, TACTIC), stop)
    items = hand.view.stage.items()
    offer = next(each for each in items if isinstance(each, OfferItem) and each.isVisible())
    assert hand.view.visible_area().contains(offer.sceneBoundingRect().adjusted(4, 4, -4, -4))
