# SPDX-License-Identifier: MIT
"""Lucide icons in the theme's colours, and the coloured squares of the three kinds of card."""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from stratcanvas.paint.assets import icon_svg
from stratcanvas.paint.theme import Theme

SQUARES = {
    "problem": ("badge_fill", "badge_fill"),
    "tactic": ("educate_edge", "educate_edge"),
    "note": ("note_fill", "note_edge"),
}
"""Card → the theme's names of its square's fill and edge."""


@lru_cache(maxsize=128)
def pixmap(name: str, colour: str, size: int = 16, ratio: float = 2.0) -> QPixmap:
    """Return a Lucide icon in a colour ("#rrggbb"), ``size`` pixels wide, sharp up to ``ratio``."""
    svg, side = icon_svg(name, colour), round(size * ratio)
    for edge in (b"width", b"height"):  # a reader would be told, but takes a millisecond to make
        svg = svg.replace(b'%b="24"' % edge, b'%b="%d"' % (edge, side), 1)
    drawn = QPixmap()
    drawn.loadFromData(svg, "svg")
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=32)
def square(card: str, theme: Theme, size: int = 16, ratio: float = 2.0) -> QPixmap:
    """Return the rounded square that stands for a kind of card: problem, tactic or note."""
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    fill, edge = (QColor(getattr(theme, name)) for name in SQUARES[card])
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1.0))
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(2.0, 2.0, size - 4.0, size - 4.0), 3.0, 3.0)
    painter.end()
    return drawn
