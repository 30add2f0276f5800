# SPDX-License-Identifier: MIT
"""Canvases look as they did when somebody last looked at them and was content.

Made anew, to be looked at again, with: REGENERATE_GOLDEN=1 pytest tests/paint/test_golden.py
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Note, Problem
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.canvas_painting import paint_canvas
from stratcanvas.paint.card import PLAIN, CardState, Detail, draw_card
from stratcanvas.paint.chips import Chip
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.frame import draw_handle
from stratcanvas.paint.heights import heights
from stratcanvas.paint.picture import picture_rect
from stratcanvas.paint.route import routes
from stratcanvas.paint.theme import DARK, LIGHT, PAPER, Theme
from tests import makers

GOLDEN = Path(__file__).parent / "golden"
COARSE = 4
"""Pictures are compared at a quarter of their size: edges may differ a little, things may not."""
NEAR = 14
"""Steps of 255 by which a coarse pixel's channel may differ."""
STRAY = 0.002
"""The part of all channels that may differ by more."""


def scripts() -> Canvas:
    """Return a canvas in the scripts whose fonts travel with the program."""
    canvas = makers.cafe()
    texts = [makers.AWKWARD[name] for name in ("arabic", "hebrew", "devanagari", "thai")]
    texts += [makers.AWKWARD[name] for name in ("greek", "cyrillic", "control", "300 words in one")]
    problems = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=words, rank=float(n))
        for n, words in enumerate(texts, start=1)
    ]
    brief = replace(canvas.brief, customer=makers.AWKWARD["arabic"])
    note = Note(id=makers.key(1, makers.NOTE), text="Ask Lena first", x=300.0, y=560.0)
    rest = [*canvas.tactics.values(), *canvas.links.values(), note]
    return Canvas(brief, canvas.strategy, [*problems, *rest])


def whole(canvas: Canvas, theme: Theme, detail: Detail = Detail.FULL) -> QImage:
    """Return a canvas drawn at 100 %."""
    layout = arrange.layout(canvas, heights(canvas))
    rect = picture_rect(canvas, layout)
    made = QImage(round(rect.width), round(rect.height), QImage.Format.Format_RGB32)
    made.fill(QColor(theme.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-rect.x, -rect.y)
    paint_canvas(painter, canvas, theme, layout, detail)
    painter.end()
    return made


def looks(theme: Theme) -> QImage:
    """Return a sheet of the four kinds of card and a connector, a row for each look."""
    canvas = makers.cafe()
    note = Note(id=makers.key(1, makers.NOTE), text="Ask Lena whether we may quote her.")
    records = [*canvas.problems.values(), *canvas.tactics.values(), *canvas.links.values(), note]
    canvas = Canvas(canvas.brief, canvas.strategy, records)
    layout = arrange.layout(canvas, heights(canvas))
    curve = routes(canvas, layout)[makers.key(2, makers.TACTIC) + makers.key(2, makers.PROBLEM)]
    shown = [makers.key(2, makers.PROBLEM), makers.key(1, makers.TACTIC)]
    shown += [makers.key(5, makers.TACTIC), note.id]
    states = [
        PLAIN,
        *(CardState(**{name: True}) for name, no in PLAIN._asdict().items() if no is False),
    ]
    states = [each._replace(selected=each.selected or each.quiet) for each in states]
    made = QImage(1160, 130 * len(states), QImage.Format.Format_RGB32)
    made.fill(QColor(theme.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for row, look in enumerate(states):
        x, y = 24.0, 24.0 + 130 * row
        for key in shown:
            rect = layout.cards[key]
            place = Rect(x, y, rect.width, rect.height)
            draw_card(painter, canvas, key, place, look, theme)
            x += rect.width + 28.0
        painter.save()
        painter.translate(x - curve.start.x, y + 40.0 - curve.start.y)
        draw_connector(painter, curve, look, theme)
        painter.restore()
        draw_handle(painter, Point(x + 40.0, y + 80.0), theme, look)
    painter.end()
    return made


def meters(theme: Theme) -> QImage:
    """Return the strategy before it is read, then as clear, then as about us, and not chosen yet.

    Below it stands what will not be done.
    """
    canvas = makers.cafe()
    full = replace(canvas.strategy, not_doing="Tax advice\nPayroll\nOne-off tax returns in January")
    bare = replace(canvas.strategy, approach=Approach.NOT_CHOSEN, approach_note="")
    clear = (Chip("14 words · clear"),)
    ours = (Chip("14 words · about us", stands_out=True),)
    sheet = QImage(2 * 356, 540, QImage.Format.Format_RGB32)
    sheet.fill(QColor(theme.ground))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = [(full, ()), (full, clear), (full, ours), (bare, ours)]
    for place, (strategy, meter) in enumerate(shown):
        drawn = Canvas(canvas.brief, strategy, list(canvas.problems.values()))
        rect = arrange.layout(drawn, heights(drawn)).cards[strategy.id]
        at = Rect(14.0 + 356 * (place % 2), 14.0 + 270 * (place // 2), rect.width, rect.height)
        draw_card(painter, drawn, strategy.id, at, CardState(meter=meter), theme)
    painter.end()
    return sheet


PICTURES = {
    "cafe-light": lambda: whole(makers.cafe(), LIGHT),
    "cafe-dark": lambda: whole(makers.cafe(), DARK),
    "cafe-paper": lambda: whole(makers.cafe(), PAPER),
    "cafe-plain": lambda: whole(makers.cafe(), LIGHT, Detail.PLAIN),
    "empty-light": lambda: whole(makers.empty(), LIGHT),
    "empty-dark": lambda: whole(makers.empty(), DARK),
    "scripts-light": lambda: whole(scripts(), LIGHT),
    "looks-light": lambda: looks(LIGHT),
    "looks-dark": lambda: looks(DARK),
    "meters-light": lambda: meters(LIGHT),
    "meters-dark": lambda: meters(DARK),
}


def coarse(picture: QImage) -> bytes:
    """Return a picture's bytes at a quarter of its size."""
    size = QSize(picture.width() // COARSE, picture.height() // COARSE)
    small = picture.convertToFormat(QImage.Format.Format_RGBX8888).scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return bytes(small.constBits())


def difference(one: QImage, other: QImage) -> float:
    """Return the part of the coarse pictures that differs; 1.0 when their sizes do."""
    if one.size() != other.size():
        return 1.0
    pairs = zip(coarse(one), coarse(other), strict=True)
    return sum(abs(a - b) > NEAR for a, b in pairs) / len(coarse(one))


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(name: str) -> None:
    """A drawn picture is the golden one, up to small differences between machines."""
    drawn, path = PICTURES[name](), GOLDEN / f"{name}.png"
    if os.environ.get("REGENERATE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        assert drawn.save(str(path))
    golden = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    assert difference(drawn, golden) <= STRAY


def test_a_changed_word_is_seen() -> None:
    """The comparison finds one changed title, and does not find what is not there."""
    before, after = makers.cafe(), makers.replace_brief(makers.cafe(), customer="Bar owners")
    assert difference(whole(before, LIGHT), whole(after, LIGHT)) > STRAY
    assert difference(whole(before, LIGHT), whole(before, LIGHT)) == 0.0
