# SPDX-License-Identifier: MIT
"""From 40 % down to 20 % the strategy and the ranks can be read, and other words are calm bars."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from stratcanvas.domain import commands
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.stage.backdrop.gist import draw_gist
from stratcanvas.stage.render_context import from_qt
from tests import makers
from tests.hands import Hand

P1, T1 = makers.key(1, makers.PROBLEM), makers.key(1, makers.TACTIC)
T2 = makers.key(2, makers.TACTIC)
Stage = Callable[..., Hand]


def drawn(hand: Hand, key: str, scale: float) -> QImage:
    """Return what is drawn over a card, on the strategy's colour."""
    stage = hand.view.stage
    rect = stage.rectf(key).adjusted(-30, -30, 30, 30)
    image = QImage(
        round(rect.width() * scale), round(rect.height() * scale), QImage.Format.Format_RGB32
    )
    image.fill(QColor(stage.theme.strategy_fill))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.translate(-rect.topLeft())
    draw_gist(painter, stage, from_qt(QRectF(rect)), scale)
    painter.end()
    return image


def rows_with(image: QImage, colour: str) -> list[int]:
    """Return the rows that have about a colour somewhere."""
    wanted = QColor(colour)

    def near(x: int, y: int) -> bool:
        there = image.pixelColor(x, y)
        return all(
            abs(a - b) < 50
            for a, b in zip(there.getRgb()[:3], wanted.getRgb()[:3], strict=True)  # type: ignore[index]
        )

    return [y for y in range(image.height()) if any(near(x, y) for x in range(image.width()))]


@pytest.mark.parametrize("scale", [0.39, 0.3, 0.2])
def test_the_strategy_and_the_ranks_can_be_read(stage: Stage, scale: float) -> None:
    """Their capitals and digits stand five pixels and more high, as letters of seven do."""
    hand = stage(makers.cafe())
    words = commands.set_field(hand.canvas, (hand.canvas.strategy.id,), "statement", "H")
    hand.session.do(StepLabel("edit-text"), words)
    image, ground = drawn(hand, hand.canvas.strategy.id, scale), QColor(LIGHT.strategy_fill)
    across = range(image.width())
    letters = [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).red() > ground.red() + 40 for x in across)
    ]
    assert len(letters) >= 5
    discs = rows_with(drawn(hand, P1, scale), LIGHT.badge_fill)
    assert len(discs) >= 10


@pytest.mark.parametrize("scale", [0.39, 0.2])
def test_a_disc_is_whole_wherever_what_is_drawn_at_once_ends(stage: Stage, scale: float) -> None:
    """Beside a card's left edge, where another picture ends, lies the rest of its rank."""
    hand = stage(makers.cafe())
    whole, rect = drawn(hand, P1, scale), hand.view.stage.rectf(P1).adjusted(-30, -30, 30, 30)
    beside = QImage(whole.size(), whole.format())
    beside.fill(QColor(LIGHT.strategy_fill))
    painter = QPainter(beside)
    painter.scale(scale, scale)
    painter.translate(-rect.topLeft())
    left = QRectF(rect.topLeft(), rect.bottomLeft()).adjusted(0, 0, 29, 0)  # short of the card
    draw_gist(painter, hand.view.stage, from_qt(left), scale)
    painter.end()
    columns = range(int(29 * scale))
    assert any(
        beside.pixelColor(x, y) != QColor(LIGHT.strategy_fill)
        for x in columns
        for y in range(beside.height())
    )
    assert all(
        beside.pixelColor(x, y) == whole.pixelColor(x, y)
        for x in columns
        for y in range(beside.height())
    )


def test_words_are_bars_as_long_as_they_are(stage: Stage) -> None:
    """A longer title has more of them, an empty one none, and no card more than it has room for."""
    hand, ink = stage(makers.cafe()), []
    empty = commands.set_field(hand.canvas, (T1,), "title", "")
    hand.session.do(StepLabel("edit-text"), empty)
    for words in ("", "Talk", "A talk about what is in a till", "words " * 300):
        text = commands.set_field(hand.canvas, (T1,), "title", words)
        hand.session.do(StepLabel("edit-text"), text)
        image = drawn(hand, T1, 0.3)
        ground = QColor(LIGHT.strategy_fill)
        pixels = [(x, y) for x in range(image.width()) for y in range(image.height())]
        told = [(x, y) for x, y in pixels if image.pixelColor(x, y) != ground]
        ink.append(len(told))
        edge = round(30 * 0.3)
        assert all(
            edge <= x < image.width() - edge and edge <= y < image.height() - edge for x, y in told
        )
    assert ink[0] == 0
    assert ink == sorted(set(ink))


def test_farther_off_there_are_no_words(stage: Stage) -> None:
    """Below 20 % there is no room for letters, nor for bars."""
    hand = stage(makers.cafe())
    image = drawn(hand, hand.canvas.strategy.id, 0.15)
    blank = QImage(image)
    blank.fill(QColor(LIGHT.strategy_fill))
    assert image == blank


def test_the_gist_is_drawn_in_the_view(stage: Stage) -> None:
    """What one sees at 30 % has the ranks' discs in it, in both themes."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.3)
    hand.view.center_on(P1)
    for theme in (LIGHT, DARK):
        hand.view.set_theme(theme)
        hand.settle()
        area = hand.view.to_pixels(hand.view.stage.rectf(P1)).toRect().adjusted(-8, -4, 0, 4)
        shown = hand.view.viewport().grab(area).toImage()
        assert len(rows_with(shown, theme.badge_fill)) >= 10


def test_of_a_ghost_from_afar_no_words_are_drawn(stage: Stage) -> None:
    """Where a dragged card will settle it is as calm as those around it: an edge and a fill."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.34)
    hand.view.center_on(T1)
    hand.settle()
    inner = hand.view.to_pixels(hand.view.stage.rectf(T1)).adjusted(6, 6, -6, -6).toRect()

    def colours() -> set[int]:
        seen = hand.view.viewport().grab(inner).toImage()
        return {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}

    before = colours()
    hand.view.stage.overlay.show_ghosts((T1,))
    assert colours() != before
    assert len(colours()) == len(before)


def test_no_words_of_others_lie_over_a_card_in_hand_from_afar(stage: Stage) -> None:
    """A card that is dragged over another covers it whole, its bars too."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(0.34)
    hand.view.center_on(T1)
    hand.settle()
    others = commands.set_field(hand.canvas, (T2,), "title", "Words that go on " * 9)
    none = commands.set_field(hand.canvas, (T1,), "title", "")
    hand.session.do(StepLabel("edit-text"), others)
    hand.session.do(StepLabel("edit-text"), none)
    hand.settle()

    def inside(key: str) -> set[int]:
        inner = hand.view.to_pixels(hand.view.stage.rectf(key)).adjusted(4, 4, -4, -4).toRect()
        seen = hand.view.viewport().grab(inner).toImage()
        return {seen.pixel(x, y) for x in range(seen.width()) for y in range(seen.height())}

    assert len(inside(T2)) > 1
    below = hand.view.stage.rectf(T2)
    hand.view.stage.preview(ChangeSet(), {T1: Point(below.x() + 5.0, below.y() + 5.0)})
    hand.settle()
    assert len(inside(T1)) == 1
