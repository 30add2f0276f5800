# SPDX-License-Identifier: MIT
"""What a pan shows first is drawn while nobody does anything, and as it is by then."""

from dataclasses import replace
from unittest import mock

import pytest
from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.changes import updating
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint import text
from stratcanvas.paint.theme import DARK
from stratcanvas.stage import ahead
from stratcanvas.stage.items.resting_cards import RestingCards
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

ONE, TWO, TALK = key(1, PROBLEM), key(2, PROBLEM), key(1, TACTIC)


@pytest.fixture
def rested(stage, monkeypatch, qtbot):
    """Return a maker of hands over a canvas at rest, and what lets one rest again."""
    monkeypatch.setattr("stratcanvas.stage.layers.REST", 0)

    def rest(hand):
        hand.view.viewport().update()
        QApplication.processEvents()
        qtbot.waitUntil(lambda: hand.view.layers.ahead is not None)
        qtbot.waitUntil(lambda: hand.view.layers.ahead.is_done)

    def make(canvas=None, scale=1.0):
        hand = stage(canvas or makers.crowded(8, 60))
        hand.view.zoom_to(scale)
        hand.view.center_on(TWO)
        rest(hand)
        return hand

    make.again = rest
    return make


def drawn_by(do):
    """Return how often cards were drawn meanwhile."""
    draw = RestingCards.draw_parts
    with mock.patch.object(RestingCards, "draw_parts", autospec=True, side_effect=draw) as drawn:
        do()
        QApplication.processEvents()
    return drawn.call_count


@pytest.mark.parametrize("way", [(0, -120), (0, 120), (-120, 0), (120, 0), (-90, -120)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_first_steps_of_a_pan_draw_no_card(rested, scale, way):
    """Whichever way it goes, what comes in is there."""
    hand = rested(scale=scale)
    for _ in range(2):
        assert drawn_by(lambda: hand.view.camera.pan(*way)) == 0
    hand.picture_is_fresh()


@pytest.mark.parametrize("way", [(0, -120), (0, 120), (-120, 0), (120, 0), (-90, -120)])
def test_between_the_steps_of_a_pan_what_comes_in_next_is_drawn(stage, way):
    """However far it goes, from its third step on: a hand's steps leave time for it."""
    hand = stage(makers.crowded(8, 200))
    hand.view.zoom_to(1.0)
    hand.view.center_on(TWO)
    hand.settle()
    for step in range(12):
        drawn = drawn_by(lambda: hand.view.camera.pan(*way))
        assert not drawn or step < 3
        hand.view.layers.rest.wait(0)  # so much later
        for _ in range(20):
            QApplication.processEvents()
    hand.picture_is_fresh()


def test_what_comes_in_next_is_looked_for_after_each_step(stage, monkeypatch):
    """Two steps of a quick hand come in deeper than what is drawn after one."""
    monkeypatch.setattr("stratcanvas.stage.layers.GAP", 0)
    hand = stage(makers.crowded(8, 200))
    hand.view.zoom_to(1.0)
    hand.view.center_on(TWO)
    hand.settle()
    for step in range(12):
        drawn = drawn_by(lambda: hand.view.camera.pan(0, 200))
        assert not drawn or step < 3
        for _ in range(20):
            QApplication.processEvents()
    hand.picture_is_fresh()


@pytest.mark.parametrize("way", [(0, -120), (-90, -120)])
def test_connectors_drawn_beside_the_window_are_on_what_comes_in(rested, monkeypatch, qtbot, way):
    """Until they are there no tile is drawn ahead."""
    monkeypatch.setattr("stratcanvas.stage.places.shapes.CROWD", 0)
    monkeypatch.setattr("stratcanvas.stage.layers.GAP", 0)
    hand = rested(makers.crowded(8, 200))
    for _ in range(12):
        hand.view.camera.pan(*way)
        QApplication.processEvents()
    qtbot.waitUntil(lambda: hand.view.films.settled)
    hand.picture_is_fresh()


def test_a_scale_that_one_comes_back_to_keeps_its_connectors(rested, monkeypatch):
    """What is seen is not drawn once more beside what is around: its films are not kept."""
    monkeypatch.setattr("stratcanvas.stage.places.shapes.CROWD", 0)
    hand = rested(makers.crowded(8, 200))
    for scale in (1.0, 0.8):
        hand.view.zoom_to(scale)
        hand.settle()
    hand.view.zoom_to(1.0)
    with mock.patch.object(hand.view.stage.near.maker, "ask") as asked:
        rested.again(hand)
        assert hand.view.films.settled
    assert not asked.called
    hand.picture_is_fresh()


def test_a_pan_without_a_rest_draws_what_comes_in(stage):
    """So the others tell something."""
    hand = stage(makers.crowded(8, 60))
    hand.view.zoom_to(1.0)
    hand.view.center_on(TWO)
    hand.settle()
    assert drawn_by(lambda: hand.view.camera.pan(0, -120)) > 0


def do(hand, changes):
    assert hand.session.do(StepLabel("edit-text"), changes)


def move(hand):
    card = hand.canvas.tactics[TALK]
    do(hand, updating([(card, replace(card, y=card.y + 40.0))]))


CHANGES = [
    lambda hand: do(hand, commands.set_field(hand.canvas, (ONE,), "statement", "More " * 40)),
    lambda hand: do(hand, commands.toggle_link(hand.canvas, TALK, TWO)),
    lambda hand: do(hand, commands.delete(hand.canvas, (ONE,))),
    move,
    lambda hand: hand.selection.set((TWO,)),
    lambda hand: hand.view.stage.mark(found=frozenset({ONE})),
    lambda hand: hand.view.stage.mark(hovered=TALK),
    lambda hand: hand.view.set_theme(DARK),
    lambda hand: hand.view.resize(700, 500),
    lambda hand: hand.view.zoom_to(0.8),
    lambda hand: hand.view.zoom_to(0.2),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_at_rest_is_seen_by_the_first_step(rested, change):
    """Whether or not the view has rested since."""
    for rests in (False, True):
        hand = rested()
        change(hand)
        if rests:
            rested.again(hand)
        hand.view.camera.pan(0, -60)
        hand.picture_is_fresh()


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_amid_the_drawing_is_seen(stage, monkeypatch, qtbot, change):
    """It comes between two pieces."""
    monkeypatch.setattr("stratcanvas.stage.layers.REST", 0)
    hand = stage(makers.crowded(8, 60))
    hand.view.zoom_to(1.0)
    hand.view.center_on(TWO)
    hand.settle()
    layers = hand.view.layers
    qtbot.waitUntil(lambda: layers.ahead is not None)
    change(hand)
    hand.view.camera.pan(0, -60)
    hand.picture_is_fresh()


def test_the_words_of_cards_beyond_are_laid_out(rested):
    """A view further on is drawn without laying out a text that was not seen before."""
    hand = rested(makers.crowded(40, 40))
    height = hand.view.viewport().height()
    with mock.patch.object(text, "_lay", side_effect=text._lay) as laid:
        for _ in range(8):
            hand.view.camera.pan(0, -height // 10)
            QApplication.processEvents()
    assert not laid.called


def test_a_zoom_under_way_puts_it_off(rested):
    """Its steps put a picture, and are not to be held up by what is drawn for another scale."""
    hand = rested()
    hand.view.zoom_picture.take(hand.view.camera.area)
    hand.view.viewport().repaint()
    assert hand.view.zoom_picture.active
    assert not hand.view.layers.ahead.is_done
    hand.view.zoom_picture.end_now()


@pytest.mark.parametrize("scale", [0.28, 1.3])
def test_a_rest_amid_a_zoom_draws_nothing_for_a_scale_that_is_not_shown(stage, monkeypatch, scale):
    """From afar connectors are straight lines, and curves as long as cards are shown near by."""
    monkeypatch.setattr("stratcanvas.stage.places.shapes.CROWD", 0)
    hand = stage(makers.cafe())
    hand.view.zoom_to(1.0)
    hand.settle()
    hand.view.zoom_picture.take(hand.view.camera.area)
    hand.view.zoom_to(scale)
    QApplication.processEvents()
    hand.view.layers.rest.wait(0)
    for _ in range(20):
        QApplication.processEvents()
    assert hand.view.zoom_picture.active
    hand.view.zoom_picture.end_now()
    hand.picture_is_fresh()


def test_what_moves_between_two_pieces_ends_them(stage):
    """A piece that comes before the step is painted would be drawn for where cards lay before."""
    hand = stage(makers.crowded(8, 60))
    hand.view.zoom_to(1.0)
    hand.settle()
    layers = hand.view.layers
    layers.rest.wait(0)
    while layers.ahead is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert not layers.ahead.is_done
    hand.view.zoom_to(0.9)
    with mock.patch.object(RestingCards, "draw_parts") as drawn:
        layers.ahead.findChild(QTimer).timeout.emit()
    assert not drawn.called
    hand.picture_is_fresh()


def test_a_card_that_goes_meanwhile_is_passed_over(rested):
    """Its words are wanted no more."""
    hand = rested()
    resting = hand.view.stage.cards.resting
    pieces = resting.lay_out(hand.view.stage.live_layout.bounds.grown(9e3))
    next(pieces)
    do(hand, commands.delete(hand.canvas, tuple(hand.canvas.tactics)))
    list(pieces)
    hand.picture_is_fresh()


def test_of_a_large_view_what_is_around_is_not_kept(rested, monkeypatch):
    """It would take the memory that what is seen needs."""
    monkeypatch.setattr(ahead, "MOST", ahead.SPARE)
    hand = rested()
    step = hand.view.viewport().height() // 8
    assert drawn_by(lambda: hand.view.camera.pan(0, -step)) > 0
    hand.picture_is_fresh()


def test_nothing_is_drawn_beyond_where_one_can_look(rested):
    """There is nothing to come in."""
    with mock.patch.object(ahead, "tiles_at", side_effect=ahead.tiles_at) as asked:
        hand = rested(makers.cafe())
    range_of = hand.view.camera.scale, hand.view.sceneRect()
    within = QRect(*(round(each * range_of[0]) for each in range_of[1].getRect()))
    assert within.adjusted(-1, -1, 1, 1).contains(asked.call_args.args[0])
