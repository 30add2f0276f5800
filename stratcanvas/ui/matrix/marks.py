# SPDX-License-Identifier: MIT
"""The marks of the matrix: a green disc educates, a navy diamond helps solve, a dot is neither."""

import math
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPixmap

from stratcanvas.domain.cards import Aim
from stratcanvas.paint import aims
from stratcanvas.paint.theme import Theme

_RADIUS = 8.5
_FAINT = 46
"""How much of 255 is seen of the stripes."""


def draw_mark(
    painter: QPainter, middle: QPointF, aim: Aim | None, theme: Theme, scale: float
) -> None:
    """Draw the mark of a cell: of an aim where it is connected, a dot where it is not."""
    painter.setPen(Qt.PenStyle.NoPen)
    if aim is None:
        painter.setBrush(_colour(theme.refuse))
        painter.drawEllipse(middle, 1.6 * scale, 1.6 * scale)
    else:
        aims.draw_mark(painter, middle, aim, _RADIUS * scale, aims.aim_colours(theme).of(aim))


class CellMarks(NamedTuple):
    """The marks of cells as pictures, and the pixels from the corner of each to its middle.

    To draw one anew takes ten times as long, and a window is full of them.
    """

    of_aim: dict[Aim, QPixmap]
    half: int
    dot: QPixmap
    half_dot: int


@lru_cache(maxsize=8)
def marks_for(theme: Theme, scale: float, ratio: float) -> CellMarks:
    """Return the marks in the colours of a theme, for so many pixels of the screen a pixel."""
    half, small = math.ceil(12 * scale), math.ceil(2 * scale)
    of_aim = {aim: _picture(aim, theme, scale, ratio, 2 * half) for aim in Aim}
    return CellMarks(of_aim, half, _picture(None, theme, scale, ratio, 2 * small), small)


def _picture(aim: Aim | None, theme: Theme, scale: float, ratio: float, side: int) -> QPixmap:
    """Return a mark as a picture, its middle that of the mark."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, QPointF(side / 2, side / 2), aim, theme, scale)
    painter.end()
    return picture


def draw_stripes(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Draw the ground of a row that does not count."""
    painter.fillRect(area, _colour(theme.uncounted_fill))
    painter.fillRect(area, _hatch(theme.uncounted_label))


@lru_cache(maxsize=16)
def _hatch(colour: str) -> QBrush:
    faint = QColor(colour)
    faint.setAlpha(_FAINT)
    return QBrush(faint, Qt.BrushStyle.BDiagPattern)


@lru_cache(maxsize=32)
def _colour(name: str) -> QColor:
    return QColor(name)
