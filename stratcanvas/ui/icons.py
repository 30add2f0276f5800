# SPDX-License-Identifier: MIT
"""Lucide icons in the theme's colours, the coloured squares of the three kinds of card, and the
arrow heads that the window draws itself; all as large as the letters beside them want it.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolButton, QWidget

from stratcanvas.paint.assets import TEXT_SIZE, icon_svg
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded

SQUARES = {
    "problem": ("badge_fill", "badge_fill"),
    "tactic": ("educate_edge", "educate_edge"),
    "note": ("note_fill", "note_edge"),
}
"""Card → the theme's names of its square's fill and edge."""

_REACH, _PEN = 4.0, 1.6
"""Pixels from the middle of an arrow head to its ends, and how wide its line is, beside those."""
DOWN, AHEAD = ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5)), ((-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0))
UP, BACK = ((-1.0, 0.5), (0.0, -0.5), (1.0, 0.5)), ((0.5, -1.0), (-0.5, 0.0), (0.5, 1.0))
"""Where an arrow head points: its three ends, in reaches from its middle."""
Way = tuple[tuple[float, float], ...]
"""One of these; none draws nothing."""


def scale_for(font: QFont) -> float:
    """Return how much larger than usual icons are beside letters of a font; never smaller."""
    return max(1.0, QFontInfo(font).pixelSize() / TEXT_SIZE)


def draw_head(
    painter: QPainter,
    middle: QPointF,
    way: Way,
    colour: QColor,
    scale: float = 1.0,
) -> None:
    """Draw the head of an arrow that points some way."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, _PEN * scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([middle + QPointF(x, y) * _REACH * scale for x, y in way])


class ArrowButton(QToolButton):
    """A button with the head of an arrow, as large as the letters beside it want it."""

    def __init__(self, parent: QWidget, way: Way) -> None:
        super().__init__(parent)
        self._way = way

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the button, and its arrow."""
        super().paintEvent(event)
        painter, group = QPainter(self), QPalette.ColorGroup
        state = group.Active if self.isEnabled() else group.Disabled
        colour = self.palette().color(state, QPalette.ColorRole.ButtonText)
        draw_head(painter, QRectF(self.rect()).center(), self._way, colour, scale_for(self.font()))
        painter.end()


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
