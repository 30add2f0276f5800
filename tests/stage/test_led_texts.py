# SPDX-License-Identifier: MIT
"""The drawing thread leads the connectors of a crowded canvas as the window would."""

from unittest import mock

import pytest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.cards import Aim
from stratcanvas.paint.aims import AimColours
from stratcanvas.paint.assets import load_fonts
from stratcanvas.paint.connector import Stroke
from stratcanvas.paint.obstacles import Obstacles
from stratcanvas.stage.backdrop import led_texts
from stratcanvas.stage.backdrop.curve_texts import CurveTexts
from stratcanvas.stage.backdrop.led_texts import BothTexts, Changed, LedTexts
from stratcanvas.stage.places.live_layout import LiveLayout
from tests import makers


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def taken(led, layout):
    """Have a whole canvas, as the thread does."""
    for _ in led.take(layout.canvas, {**layout.cards}, {**layout.headings}, layout.bounds):
        pass


def test_when_all_is_entered_an_edit_is_followed_though_no_row_is_kept():
    """The rows of cards went with the last connector: those that an edit needs are made again."""
    canvas, both = makers.crowded(8, 120), BothTexts()
    layout = LiveLayout(canvas)
    taken(both.led, layout)
    with (
        mock.patch.object(led_texts, "give_back") as gave,
        mock.patch.object(
            Obstacles, "forget_rows", autospec=True, side_effect=Obstacles.forget_rows
        ) as forgot,
    ):
        while both.is_behind:
            assert not gave.called
            both.catch_up(50)
    assert gave.call_count == 1
    assert all(not call.args[0]._rows for call in forgot.call_args_list)
    assert forgot.called
    for tactic in [*canvas.tactics.values()][::9]:
        place = WingPlace(tactic.aim, tactic.x + 70.0, tactic.y + 45.0)
        step = commands.place_tactics(layout.canvas, {tactic.id: place})
        moved = layout.update(layout.canvas.apply(step), step)
        assert not moved.everywhere
        rects = {key: layout.cards.get(key) for key in moved.moved}
        news = Changed(
            layout.canvas, rects, moved.links, moved.joints, {**layout.headings}, layout.bounds
        )
        both.led.follow(news)
    anew = LedTexts()
    taken(anew, layout)
    anew.texts.catch_up(len(anew.texts))
    assert written(both.led.texts) == written(anew.texts)


def test_a_card_in_the_hand_may_change_its_aim():
    """Where it lies is told when it is let go; its problems have it on the other side before."""
    canvas, led = makers.crowded(8, 120), LedTexts()
    layout = LiveLayout(canvas)
    taken(led, layout)
    held = next(each for each in canvas.tactics.values() if each.aim is Aim.EDUCATE)
    place = WingPlace(Aim.SOLVE, held.x + 900.0, held.y)
    step = commands.place_tactics(canvas, {held.id: place})
    moved = layout.update(canvas.apply(step), step)
    rects = {key: layout.cards.get(key) for key in moved.moved}
    told = layout.canvas, moved.links, moved.joints, {**layout.headings}, layout.bounds
    others = {key: rect for key, rect in rects.items() if key != held.id}
    for cards in (others, rects):
        led.follow(Changed(told[0], cards, *told[1:]))
    anew = LedTexts()
    taken(anew, layout)
    led.texts.catch_up(len(led.texts))
    anew.texts.catch_up(len(anew.texts))
    assert written(led.texts) == written(anew.texts)


def written(texts: CurveTexts) -> dict[str, str]:
    """Return all connectors as they are written."""
    return texts._written


def test_what_is_led_or_written_beside_the_window_is_so_in_small_pieces():
    """Between two connectors that an edit leads anew, and between lumps of those that are drawn,
    the window may go first.
    """
    canvas, gave_way = makers.crowded(8, 240), mock.Mock()
    layout, both = LiveLayout(canvas), BothTexts(gave_way)
    taken(both.led, layout)
    tactic = canvas.tactics[makers.key(61, makers.TACTIC)]
    place = WingPlace(tactic.aim, tactic.x + 70.0, tactic.y + 45.0)
    step = commands.place_tactics(canvas, {tactic.id: place})
    moved = layout.update(canvas.apply(step), step)
    rects = {key: layout.cards.get(key) for key in moved.moved}
    gave_way.reset_mock()
    both.led.follow(
        Changed(layout.canvas, rects, moved.links, moved.joints, {**layout.headings}, layout.bounds)
    )
    assert gave_way.call_count >= len(moved.links) > 1
    both.catch_up(len(canvas.links))
    gave_way.reset_mock()
    stroke, layers = Stroke(1.0, is_fine=True, aside=0.0), [(AimColours("#000", "#000"), ())]
    both.led.texts.svg(layout.bounds, (100, 100), stroke, layers)
    assert gave_way.call_count >= len(canvas.links) / 100 > 4
