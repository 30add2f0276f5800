# SPDX-License-Identifier: MIT
"""Pens and brushes by value, made once: making them anew for each card is what costs."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from stratcanvas.domain.geometry import Rect

NO_PEN = Qt.PenStyle.NoPen
NO_BRUSH = Qt.BrushStyle.NoBrush


@lru_cache(maxsize=256)
def pen(colour: str, width: float = 1.0, dashes: tuple[float, ...] = ()) -> QPen:
    """Return a pen: its width in scene units, its dashes in multiples of the width."""
    made = QPen(QColor(colour), width)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if not dashes else Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashes:
        made.setDashPattern(dashes)
    return made


def dashed(path: QPainterPath, width: float, dashes: tuple[float, ...]) -> QPainterPath:
    """Return what a pen draws along a path, to be filled: see ``pen``.

    Where a pen's dashes fall hangs on what it draws on, so those of two pictures beside each other
    do not meet: half of a dash's length apart at 58 %.
    """
    return QPainterPathStroker(pen("", width, dashes)).createStroke(path)


@lru_cache(maxsize=256)
def brush(colour: str) -> QBrush:
    """Return a brush of one colour."""
    made = QBrush()  # given a colour at once it would ask whether that is one of 169 gradients,
    made.setStyle(Qt.BrushStyle.SolidPattern)  # and a start waits 1 ms until these are made known
    made.setColor(QColor(colour))
    return made


def fill(painter: QPainter, area: QRectF, colour: str) -> None:
    """Fill a rectangle with a colour.

    As ``fillRect`` does, which asks for gradients too (see ``brush``).
    """
    painter.setBackground(brush(colour))
    painter.eraseRect(area)


def rectf(rect: Rect, margin: float = 0.0) -> QRectF:
    """Return a rectangle as Qt's, ``margin`` scene units larger on each side."""
    return QRectF(
        rect.x - margin, rect.y - margin, rect.width + 2 * margin, rect.height + 2 * margin
    )


def set_pens(
    painter: QPainter, fill: str | None, edge: str | None, *, width: int = 0, dashed: bool = False
) -> None:
    """Set a brush, and a pen of so many pixels, or of one however dense the screen is.

    Whole ones: of 1.4 some edges of a card have one, and some two.
    """
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(QColor(edge), int(width * painter.device().devicePixelRatioF()))
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)  # else corners lack a pixel
    if dashed:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
