# SPDX-License-Identifier: MIT
"""Some cards of a canvas as a picture, with the connectors among them: for other programs."""

from collections.abc import Collection

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import draw_card
from stratcanvas.paint.card_state import FOR_OTHERS, PLAIN
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.heights import heights
from stratcanvas.paint.route import routes
from stratcanvas.paint.theme import PAPER

MOST = 300
"""Cards of which a picture is made: in one of more no word could be read."""
SCALE = 2.0
"""Pixels a scene unit, where the picture is not too large for that."""
MOST_PIXELS = 16_000_000
_MARGIN = 24.0


def cut_out(canvas: Canvas, keys: Collection[str]) -> bytes:
    """Return a PNG of some cards as they lie to each other; b"" of none, and of too many.

    Raises MemoryError where there is no room for it.
    """
    layout = arrange.layout(canvas, heights(canvas))
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
    links = (canvas.links[key] for key in canvas.links)
    wanted = {each.id for each in links if each.tactic in cards and each.problem in cards}
    for key, curve in routes(canvas, layout).items():
        if key in wanted:
            draw_connector(painter, curve, PLAIN, PAPER)
    for key, rect in cards.items():
        draw_card(painter, canvas, key, rect, FOR_OTHERS, PAPER)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(made):
        raise MemoryError
    return bytes(buffer.data().data())


def _around(rects: list[Rect]) -> Rect:
    whole = rects[0]
    for each in rects[1:]:
        whole = whole.united(each)
    return whole
