# SPDX-License-Identifier: MIT
"""What is said in a dashed box looks the same whatever it is drawn on."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.frame import draw_headings, heading_rects
from stratcanvas.paint.heights import heights
from stratcanvas.paint.theme import LIGHT
from tests import makers

SCALE = 0.583
"""Of the scales at which a pen's dashes fall elsewhere on another picture."""


def drawn(canvas: Canvas, wide: int, left: int) -> QImage:
    """Return the wings' headings in a picture so wide that begins at some pixel of the canvas."""
    whole = arrange.layout(canvas, heights(canvas))
    made = QImage(wide, 256, QImage.Format.Format_RGB32)
    made.fill(QColor(LIGHT.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-left, 64)
    painter.scale(SCALE, SCALE)
    draw_headings(painter, canvas, heading_rects(whole), LIGHT)
    painter.end()
    return made


def test_the_dashes_of_two_tiles_meet() -> None:
    """Beside each other they are as the whole is."""
    canvas = makers.empty()
    spots = heading_rects(arrange.layout(canvas, heights(canvas)))
    left = round(min(spot.x for spot in spots.values()) * SCALE) - 20
    whole, halves = drawn(canvas, 256, left), QImage(256, 256, QImage.Format.Format_RGB32)
    painter = QPainter(halves)
    for half in (0, 128):
        painter.drawImage(QPoint(half, 0), drawn(canvas, 128, left + half))
    painter.end()
    assert len({whole.pixel(x, 90) for x in range(256)}) > 2  # the box is on it
    assert halves == whole
