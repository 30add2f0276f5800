# SPDX-License-Identifier: MIT
"""From afar what is found is drawn over what lies behind, which stays as it is."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QColor, QImage

from stratcanvas.paint.high_contrast import CONTRAST
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.stage.backdrop import found_marks
from tests import makers
from tests.hands import Hand
from tests.paints import paints

ONE, TWO = (makers.key(n, makers.PROBLEM) for n in (1, 2))
TALK = makers.key(1, makers.TACTIC)
Stage = Callable[..., Hand]


def seen(hand: Hand, card: str) -> QImage:
    """Return what the view shows of a card, with a few pixels around."""
    hand.settle()
    area = hand.view.to_pixels(hand.view.stage.rectf(card)).toRect().adjusted(-8, -4, 4, 4)
    return hand.view.viewport().grab(area).toImage()


def count(image: QImage, colour: str) -> int:
    """Return how many pixels have a colour."""
    wanted, wide, high = QColor(colour), image.width(), image.height()
    return sum(image.pixelColor(x, y) == wanted for x in range(wide) for y in range(high))


def is_filled(hand: Hand, card: str) -> bool:
    """Tell whether a card is seen in the colour of what is found."""
    hand.settle()
    area = hand.view.to_pixels(hand.view.stage.rectf(card)).toRect().adjusted(2, 1, -2, -1)
    return count(hand.view.viewport().grab(area).toImage(), LIGHT.found_fill) > 0


def found(hand: Hand, *cards: str) -> None:
    """Mark some cards as found, as each letter in the bar does."""
    hand.view.stage.mark(found=frozenset(cards))
    hand.settle()


@pytest.mark.parametrize("scale", [0.35, 0.2, 0.08])
def test_a_letter_draws_nothing_anew_that_lies_behind(stage: Stage, scale: float) -> None:
    """Other cards are found, and none at last: all is put from what is kept, and is right."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    hand.view.center_on(ONE)
    before = seen(hand, ONE)
    others = {*hand.canvas.tactics, hand.canvas.brief.id, hand.canvas.strategy.id}
    for cards in ({ONE, TALK}, {TWO}, others, set[str]()):
        found(hand, *cards)
        assert not hand.view.tiles.drew
        assert is_filled(hand, ONE) is (ONE in cards)
        hand.picture_is_fresh()
        found(hand, *cards, ONE)  # the check drew all anew
        found(hand, *cards)
    assert seen(hand, ONE) == before


def test_a_letter_draws_only_where_one_sees_other_cards_found(stage: Stage) -> None:
    """What is found beside the view draws nothing, and another card in it what lies about it."""
    hand = stage(makers.crowded(12, 60))
    view = hand.view
    view.zoom_to(0.35)
    view.center_on(ONE)
    area = view.visible_area()
    beside = [key for key in hand.canvas.tactics if not area.intersects(view.stage.rectf(key))]
    for _ in range(2):
        found(hand, ONE)
        with paints(view.viewport()) as painted:
            found(hand, ONE, *beside)
            assert painted.parts == []
            found(hand, ONE, TWO, *beside)
            around = view.to_pixels(view.stage.rectf(TWO)).toRect().adjusted(-20, -20, 20, 20)
            assert painted.parts
            assert all(around.contains(each) for each in painted.parts)
        hand.picture_is_fresh()


@pytest.mark.parametrize("theme", [LIGHT, DARK, CONTRAST])
def test_words_and_rank_are_there_on_what_is_found(stage: Stage, theme) -> None:
    """So is the ring around a card that is selected; the fill covers none of them."""
    hand = stage(makers.cafe())
    hand.view.set_theme(theme)
    hand.view.zoom_to(0.3)
    hand.view.center_on(ONE)
    hand.selection.set((ONE,))
    plain = seen(hand, ONE)
    found(hand, ONE)
    marked = seen(hand, ONE)
    assert count(marked, theme.found_fill)
    for colour in (theme.badge_fill, theme.select):
        assert count(marked, colour) >= count(plain, colour) > 0
    column, rows = plain.width() // 3, range(8, plain.height() - 8)
    kept = [y for y in rows if plain.pixelColor(column, y) == marked.pixelColor(column, y)]
    assert kept  # the bars that stand for its words


@pytest.mark.parametrize("scale", [0.3, 0.1])
def test_what_comes_in_at_the_edge_is_marked_too(stage: Stage, scale: float) -> None:
    """Cards on which one comes by a pan, a small edit or another zoom are marked as all others."""
    hand = stage(makers.crowded(12, 60))
    hand.view.zoom_to(scale)
    found(hand, *hand.canvas.tactics)
    for dx, dy in ((60, 0), (-25, 40), (-140, -33)):
        hand.view.camera.pan(dx, dy)
        hand.settle()
        hand.picture_is_fresh()
    hand.view.zoom_to(scale * 0.8)
    hand.settle()
    hand.picture_is_fresh()


@pytest.mark.parametrize("scale", [0.35, 0.08])
def test_what_is_found_is_drawn_once_while_nothing_changes(
    stage: Stage, scale: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third picture and those after it only put what is kept; another selection shows yet."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(scale)
    hand.view.center_on(ONE)
    found(hand, ONE, TALK)
    drawn: list[object] = []
    monkeypatch.setattr(found_marks, "draw_found", partial(_noted, drawn, found_marks.draw_found))
    for _ in range(4):
        hand.view.viewport().repaint()
    assert len(drawn) == 1
    assert is_filled(hand, ONE)
    hand.selection.set((ONE,))
    hand.settle()
    hand.picture_is_fresh()
    for cards in ((TWO,), ()):
        found(hand, *cards)
        assert not is_filled(hand, ONE)
        hand.picture_is_fresh()


def _noted(calls: list[object], call: Callable[..., object], *given: object) -> object:
    calls.append(given)
    return call(*given)
