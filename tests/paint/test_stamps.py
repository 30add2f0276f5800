# SPDX-License-Identifier: MIT
"""What cards have in common is drawn once, and looks as if it were drawn each time."""

from unittest import mock

import pytest
from PySide6.QtGui import QImage, QPainter, QPicture

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint import card, chips, stamps
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.heights import heights
from stratcanvas.paint.stamps import Stamps
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from tests import makers

PROBLEM, OTHER = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)


@pytest.fixture(scope="module")
def canvas() -> Canvas:
    return makers.cafe()


def drawn(
    canvas: Canvas,
    key: str,
    kept: Stamps | None,
    scale: float = 1.0,
    ratio: float = 1.0,
    theme: Theme = LIGHT,
    state: CardState = PLAIN,
) -> QImage:
    """Return a card drawn with pictures that are kept, or without."""
    rect = arrange.layout(canvas, heights(canvas)).cards[key]
    wide, high = ((side * scale + 32) * ratio for side in (rect.width, rect.height))
    made = QImage(round(wide), round(high), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(16, 16)
    painter.scale(scale, scale)
    place = Rect(0.0, 0.0, rect.width, rect.height)
    put = stamps.draw_directly if kept is None else kept.over(painter)
    card.draw_content(painter, content_of(canvas, key), place, state, theme, put=put)
    painter.end()
    return made


def differs(one: QImage, other: QImage) -> int:
    """Return by how much of 255 any pixel of two pictures differs at most."""
    if one == other:
        return 0
    mine, theirs, step = bytes(one.constBits()), bytes(other.constBits()), one.bytesPerLine()
    rows = ((mine[at : at + step], theirs[at : at + step]) for at in range(0, len(mine), step))
    pairs = {pair for a, b in rows if a != b for pair in zip(a, b, strict=True)}
    return max(abs(a - b) for a, b in pairs)


@pytest.mark.parametrize("scale", [0.5, 0.92, 1.0, 2.0])
@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_kind_of_card_looks_as_if_it_were_drawn_each_time(
    canvas: Canvas, scale: float, ratio: float, theme: Theme
) -> None:
    """Drawn as it is, then as a picture, then put from it a card is what it is without."""
    kept = Stamps()
    kinds = {
        content_of(canvas, key).kind: key for key in arrange.layout(canvas, heights(canvas)).cards
    }
    for key in kinds.values():
        plain = drawn(canvas, key, None, scale, ratio, theme)
        for _ in range(3):
            assert differs(drawn(canvas, key, kept, scale, ratio, theme), plain) <= 3


def test_the_third_card_of_a_kind_draws_no_edge(canvas: Canvas) -> None:
    """Its body, label and chips are there from the second one."""
    kept = Stamps()
    for _ in range(2):
        drawn(canvas, PROBLEM, kept)
    with mock.patch.object(chips, "draw_mark") as mark, mock.patch.object(card, "rectf") as body:
        drawn(canvas, PROBLEM, kept)
    assert not mark.called
    assert not body.called


def test_what_is_needed_once_is_drawn_without_a_picture(canvas: Canvas, monkeypatch) -> None:
    """At a scale that one only passes nothing is kept; and what was once is not known for ever."""
    monkeypatch.setattr(stamps, "MOST_ONCE", 40)
    kept = Stamps()
    for step in range(20):
        drawn(canvas, PROBLEM, kept, scale=1.0 + step / 10)
    assert kept.size == 0
    assert len(kept._once) == 40
    drawn(canvas, PROBLEM, kept, scale=2.9)
    assert kept.size > 0


def test_pictures_take_no_more_room_than_they_may(canvas: Canvas, monkeypatch) -> None:
    """Those used longest ago go, and what is large is never kept."""
    monkeypatch.setattr(stamps, "MOST", 300_000)
    kept = Stamps()
    for step in range(20):
        for _ in range(2):
            drawn(canvas, PROBLEM, kept, scale=1.0 + step / 10)
        assert 0 < kept.size <= 300_000
    few = Stamps()
    monkeypatch.setattr(stamps, "_LARGEST", 0)
    for _ in range(2):
        assert differs(drawn(canvas, PROBLEM, few), drawn(canvas, PROBLEM, None)) == 0
    assert few.size == 0


def test_what_steps_back_and_what_is_no_picture_is_drawn_directly(canvas: Canvas) -> None:
    """Edges seen through over fills seen through are drawn so; paper and SVG get lines."""
    kept = Stamps()
    for state in (CardState(dimmed=True), CardState(ghost=True)):
        drawn(canvas, PROBLEM, kept, state=state)
    assert kept.size == 0
    paper = QPicture()
    painter = QPainter(paper)
    assert kept.over(painter) is stamps.draw_directly
    painter.end()
    slanted = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(slanted)
    painter.rotate(30)
    assert kept.over(painter) is stamps.draw_directly
    painter.end()


def test_a_card_begins_on_a_whole_pixel(canvas: Canvas) -> None:
    """Wherever it lies it looks alike: its painter is moved by less than a pixel."""
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.translate(3.3, 4.6)
    painter.scale(0.9, 0.9)
    Stamps().over(painter)
    to_screen = painter.deviceTransform()
    painter.end()
    assert (to_screen.dx(), to_screen.dy()) == pytest.approx((3.0, 5.0))
    assert to_screen.m11() == pytest.approx(0.9)
