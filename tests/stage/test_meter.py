# SPDX-License-Identifier: MIT
"""The strategy's card says how it reads while one types, and no card moves by it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session import advice as advice_module
from stratcanvas.session.advice import Advice
from stratcanvas.stage.meter import Meter
from tests import makers
from tests.hands import Hand

OURS = "We want to become the leading bookkeeper, and grow our business and our profits."


@pytest.fixture
def read_on(stage: Callable[..., Hand], monkeypatch: pytest.MonkeyPatch, request):
    """Return a hand on a canvas that the coach follows, without waiting for pauses."""
    monkeypatch.setattr(advice_module, "PAUSE", 0)
    monkeypatch.setattr(advice_module, "IN_A_WORD", 0)

    def begin(canvas) -> Hand:
        hand = stage(canvas)
        advice = Advice(hand.session, hand.session)
        request.addfinalizer(advice.stop)
        Meter(advice, hand.view.stage)
        return hand

    return begin


def said(hand: Hand) -> list[tuple[str, bool]]:
    return [(chip.words, chip.stands_out) for chip in hand.view.stage.marks.meter]


def test_the_meter_follows_what_is_typed(read_on, qtbot: QtBot):
    """It says what the coach finds in the open field's words, and goes on to do so after it."""
    hand = read_on(makers.cafe())
    strategy = hand.canvas.strategy.id
    qtbot.waitUntil(lambda: said(hand) == [("14 words · clear", False), ("clear", False)])
    hand.view.edit(strategy)
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.type(OURS)
    qtbot.waitUntil(lambda: said(hand) == [("14 words · about us", True), ("about us", True)])
    assert hand.view.inline_edit.active
    assert hand.view.stage.state_of(strategy).meter == hand.view.stage.marks.meter
    assert not hand.view.stage.state_of(makers.key(1, makers.PROBLEM)).meter
    hand.key(Qt.Key.Key_Escape)
    assert said(hand)[0] == ("14 words · about us", True)


def test_no_card_moves_by_the_meter(read_on, qtbot: QtBot):
    """All lies where it lay before the texts were read: a file opened moves no card."""
    hand = read_on(makers.cafe())
    before = dict(hand.view.stage.live_layout.cards)
    assert not said(hand)
    qtbot.waitUntil(lambda: bool(said(hand)))
    hand.view.edit(hand.canvas.strategy.id)
    assert hand.view.stage.live_layout.cards == before


def test_what_was_emptied_is_read_no_more(read_on, qtbot: QtBot):
    """Without words there is nothing to say."""
    hand = read_on(makers.cafe())
    qtbot.waitUntil(lambda: bool(said(hand)))
    hand.view.edit(hand.canvas.strategy.id)
    hand.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hand.key(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not said(hand))


def test_undo_takes_the_meter_back_too(read_on, qtbot: QtBot):
    """It follows every edit, whoever makes it."""
    hand = read_on(makers.cafe())
    hand.session.do(
        StepLabel("edit-text"),
        commands.set_field(hand.canvas, [hand.canvas.strategy.id], "statement", OURS),
    )
    qtbot.waitUntil(lambda: said(hand)[:1] == [("14 words · about us", True)])
    hand.session.undo()
    qtbot.waitUntil(lambda: said(hand)[:1] == [("14 words · clear", False)])
