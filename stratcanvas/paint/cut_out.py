# SPDX-License-Identifier: MIT
"""Some cards of a canvas as a picture, with the connectors among them: for other programs."""

from collections.abc import Collection

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import draw_card
from stratcanvas.paint.card_state import FOR_OTHERS, PLAIN
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.png import png_of
from stratcanvas.paint.route import routes
from stratcanvas.paint.theme import PAPER

MOST = 300
"""Cards of which a picture is made: in one of more no word could be read."""
SCALE = 2.0
"""Pixels a scene unit, where the picture is not too large for that."""
MOST_PIXELS = 6_000_000
_MARGIN = 24.0


def cut_out(canvas: Canvas, keys: Collection[str], layout: arrange.CanvasLayout) -> bytes:
    """Return a PNG of some cards as they lie to each other; b"" of none, and of too many.

    ``layout`` has at least theirs and the strategy's places. Raises MemoryError where there is no
    room for it.
    """
    cards = {key: rect for key, rect in layout.cards.items() if key in keys}
    if not 0 < len(cards) <= MOST:
        return b""
    around = _around([*cards.values()]).grown(_MARGIN)
    scale = min(SCALE, (MOST_PIXELS / (around.width * around.height)) ** 0.5)
    size = QSize(max(1, round(scale * around.width)), max(1, round(scale * around.height)))
    made = QImage(size, QImage.Format.Format_RGB32)
    if made.isNull():
        raise MemoryError
    made.fill(QColor(PAPER.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-around.x, -around.y)
    for curve in routes(_alone(canvas, cards), layout).values():
        draw_connector(painter, curve, PLAIN, PAPER)
    for key, rect in cards.items():
        draw_card(painter, canvas, key, rect, FOR_OTHERS, PAPER)
    painter.end()
    return png_of(made)


def _alone(canvas: Canvas, keys: Collection[str]) -> Canvas:
    """Return a canvas of some cards and the links among them, quickly on one of very many."""
    links = [
        canvas.links[tactic + problem]
        for tactic in keys
        for problem in canvas.problems_of.get(tactic, ())
        if problem in keys
    ]
    shelves = (canvas.problems, canvas.tactics, canvas.notes)
    records: list[Problem | Tactic | Note] = [
        shelf[key] for shelf in shelves for key in keys if key in shelf
    ]
    return Canvas(canvas.brief, canvas.strategy, [*records, *links])


def _around(rects: list[Rect]) -> Rect:
    whole = rects[0]
    for each in rects[1:]:
        whole = whole.united(each)
    return whole
