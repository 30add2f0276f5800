# SPDX-License-Identifier: MIT
"""What lies behind the items: the dots, and from afar the whole canvas.

Zoomed out, thousands of cards are visible; they are drawn here in a few calls, without text and
without antialiasing (measured: 0.9 ms for 10,000 where an item each takes 718).
"""

from collections.abc import Iterable, Iterator
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem, Strategy, Tactic
from stratcanvas.domain.rules import counts
from stratcanvas.paint.card import block_fill
from stratcanvas.paint.ink import rectf
from stratcanvas.paint.look import Detail
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.ground import Ground

DOT_STEP = 24.0
"""Scene units between two dots at 100 %; pixels stay between this and its double further out."""


def draw_dots(painter: QPainter, area: QRectF, scale: float, theme: Theme) -> None:
    """Fill an area (scene units) with the ground and its dots."""
    painter.fillRect(area, QColor(theme.ground))
    step = DOT_STEP
    while step * scale < DOT_STEP * 0.75:
        step *= 2
    columns = range(floor(area.left() / step), ceil(area.right() / step) + 1)
    rows = range(floor(area.top() / step), ceil(area.bottom() / step) + 1)
    pen = QPen(QColor(theme.dot), 1.6)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints([QPointF(column * step, row * step) for column in columns for row in rows])


class FarView:
    """The canvas as flat shapes, kept from one painting to the next until something changes."""

    def __init__(self) -> None:
        self._cards: dict[tuple[str, str, bool], list[QRectF]] | None = None
        self._links: list[QLineF] | None = None

    def forget(self) -> None:
        """Make the shapes anew at the next painting: the canvas has changed."""
        self._cards = self._links = None

    def draw(
        self,
        painter: QPainter,
        ground: Ground,
        theme: Theme,
        detail: Detail,
        selected: Iterable[str],
    ) -> None:
        """Draw everything: fills alone, or at more detail edges and connectors too."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        edged = detail is Detail.PLAIN
        _set(painter, theme.frame_fill, theme.frame_edge if edged else None)
        painter.drawRect(rectf(ground.frame.rect))
        if edged:
            self._draw_links(painter, ground, theme)
        if self._cards is None:
            self._cards = _shapes(ground, theme)
        for (fill, edge, dashed), rects in self._cards.items():
            _set(painter, fill, edge if edged else None, dashed=dashed)
            painter.drawRects(rects)
        outlines = [rectf(rect, 8.0) for key in selected if (rect := ground.rect(key)) is not None]
        if outlines:
            _set(painter, None, theme.select, width=2.0)
            painter.drawRects(outlines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _draw_links(self, painter: QPainter, ground: Ground, theme: Theme) -> None:
        if self._links is None:
            self._links = list(straight(ground, ground.canvas.links))
        if self._links:
            _set(painter, None, theme.link)
            painter.drawLines(self._links)


def draw_crowd(painter: QPainter, ground: Ground, links: Iterable[str], theme: Theme) -> None:
    """Draw connectors that are too many for curves as plain lines."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _set(painter, None, theme.link_faint)
    painter.drawLines(list(straight(ground, links)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


def straight(ground: Ground, links: Iterable[str]) -> Iterator[QLineF]:
    """Yield connectors as straight lines between the facing edges of the cards they join."""
    for key in links:
        one, other = ground.cards[key[:16]], ground.cards[key[16:]]
        left = one.x < other.x
        yield QLineF(
            one.right if left else one.x,
            one.y + one.height / 2,
            other.x if left else other.right,
            other.y + other.height / 2,
        )


def _shapes(ground: Ground, theme: Theme) -> dict[tuple[str, str, bool], list[QRectF]]:
    canvas = ground.canvas
    looks: dict[str, tuple[str, str, bool]] = {}
    shapes: dict[tuple[str, str, bool], list[QRectF]] = {}
    for key, rect in ground.cards.items():
        sort = _sort(canvas, key)
        if sort not in looks:
            edge = getattr(theme, f"{sort}_edge")
            looks[sort] = (block_fill(canvas, key, theme), edge, sort == "uncounted")
        shapes.setdefault(looks[sort], []).append(rectf(rect))
    return shapes


def _sort(canvas: Canvas, key: str) -> str:
    match canvas.get(key):
        case Tactic():
            return "tactic" if counts(canvas, key) else "uncounted"
        case Problem():
            return "problem"
        case Note():
            return "note"
        case Strategy():
            return "strategy"
        case _:
            raise KeyError(key)


def _set(
    painter: QPainter,
    fill: str | None,
    edge: str | None,
    *,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Set a brush, and a pen whose width is in pixels."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(QColor(edge), width)
    pen.setCosmetic(True)
    if dashed:
        pen.setDashPattern([3.0, 3.0])
    painter.setPen(pen)
