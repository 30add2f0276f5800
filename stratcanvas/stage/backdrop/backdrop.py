# SPDX-License-Identifier: MIT
"""What lies behind the items: the ground and its dots, and near by the frame and connectors."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QRect, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from stratcanvas.domain.arrange import Frame
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.connector import curve_path, draw_resting
from stratcanvas.paint.frame import FRAME_RADIUS, draw_frame
from stratcanvas.paint.pens import NO_PEN, brush, fill, rectf, set_pens
from stratcanvas.paint.route import aim_of
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.backdrop.bundles import Bundles, by_aim, draw_lines
from stratcanvas.stage.backdrop.headings import Headings
from stratcanvas.stage.backdrop.resting import RestingLook, resting_look
from stratcanvas.stage.backdrop.tiles import Connectors
from stratcanvas.stage.places.live_layout import Moved
from stratcanvas.stage.places.shapes import is_crowded
from stratcanvas.stage.places.tile_places import SQUARE
from stratcanvas.stage.render_context import RenderContext, from_qt

if TYPE_CHECKING:
    from stratcanvas.stage.backdrop.film_maker import FilmMaker

_DOT = 1.6
_ROW = 1_024
"""Pixels of a long row of dots."""
_PART = 0.01
"""So much of a dot's distance may one be away from where it belongs."""
DOT_STEP = 24.0
"""Scene units between two dots at 100 %; pixels stay between this and its double further out."""


def draw_behind(
    stage: "Backdrop",
    painter: QPainter,
    area: QRectF,
    scale: float,
    connectors: Connectors = None,
) -> bool:
    """Draw what lies behind the cards in an area (scene units): dots, from afar everything.

    ``connectors`` draws those of a crowded canvas. Tells whether they lie over all else.
    """
    draw_dots(painter, area, scale, stage.theme)
    if stage.detail is Detail.FULL:
        stage.near.draw(painter, from_qt(area), connectors)
        return True
    from stratcanvas.stage.backdrop.far_view import draw_afar  # few canvases open so far out

    draw_afar(stage, painter, area, scale, connectors)
    return False


def draw_dots(painter: QPainter, area: QRectF, scale: float, theme: Theme) -> None:
    """Fill an area (scene units) with the ground and its dots."""
    step = DOT_STEP
    while step * scale < DOT_STEP * 0.75:
        step *= 2
    # On whole pixels of the screen: elsewhere some dots have one pixel, some four, some none.
    ratio = painter.device().devicePixelRatioF()
    to_screen = painter.worldTransform() * QTransform.fromScale(ratio, ratio)
    size = max(1, round(_DOT * ratio))
    x, y, pixels = to_screen.dx(), to_screen.dy(), to_screen.m11() * step
    painter.save()
    painter.resetTransform()
    painter.scale(1 / ratio, 1 / ratio)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    spot = to_screen.mapRect(area)
    whole = round(pixels)
    if abs(pixels - whole) * max(spot.width(), spot.height()) < _PART * pixels:
        pattern = _dots(whole, size, theme.ground, theme.dot)
        painter.setBrushOrigin(floor(x + 0.5) - size // 2, floor(y + 0.5) - size // 2)
        painter.setBackground(pattern)
        painter.eraseRect(spot)
    else:
        fill(painter, spot, theme.ground)
        across = range(floor(area.left() / step), ceil(area.right() / step) + 1)
        down = range(floor(area.top() / step), ceil(area.bottom() / step) + 1)
        xs = [(floor(pixels * n + x + 0.5) - size // 2) for n in across]
        row = _row_of_dots(tuple(each - xs[0] for each in xs), size, theme.ground, theme.dot)
        for n in down:  # many dots at once
            painter.drawImage(xs[0], floor(pixels * n + y + 0.5) - size // 2, row)
    painter.restore()


@lru_cache(maxsize=4)
def _dots(step: int, size: int, ground: str, colour: str) -> QBrush:
    """Return a ground with dots so many pixels wide, and so many apart: long rows are put fast."""
    places = tuple(range(0, max(step, _ROW // step * step), step))
    rows = QImage(places[-1] + step, step, QImage.Format.Format_RGB32)
    rows.fill(QColor(ground))
    pencil = QPainter(rows)
    pencil.drawImage(0, 0, _row_of_dots(places, size, ground, colour))
    pencil.end()
    made = QBrush()
    made.setTextureImage(rows)
    return made


@lru_cache(maxsize=8)
def _row_of_dots(places: tuple[int, ...], size: int, ground: str, colour: str) -> QImage:
    """Return a picture of a row of dots, so many pixels wide and high, at some pixels of it."""
    row = QImage(places[-1] + size, size, QImage.Format.Format_RGB32)
    row.fill(QColor(ground))
    pencil = QPainter(row)
    pencil.setPen(NO_PEN)
    pencil.setBrush(brush(colour))
    pencil.drawRects([QRect(x, 0, size, size) for x in places])
    pencil.end()
    return row


class NearView:
    """What lies behind the cards: frame, headings, and the connectors that rest."""

    def __init__(self, context: RenderContext) -> None:
        self._context = context
        self.headings = Headings(context.live_layout)
        self.bundles = Bundles(context.live_layout)
        self._maker: FilmMaker | None = None
        self._lacking = frozenset[str]()
        self.foreseen: Callable[[Collection[str]], bool] | None = None
        """Shows what lies behind without some connectors, if that is drawn already, and tells."""
        self.filmed: Callable[[Collection[Rect] | None], bool] | None = None
        """Has connectors drawn anew in some areas, where films show them, and tells; None: all."""

    @contextmanager
    def lacking(self, links: frozenset[str]) -> Iterator[None]:
        """Draw the connectors at rest without some for a while, as if they were in hand."""
        self._lacking = links
        try:
            yield
        finally:
            self._lacking = frozenset()

    def follow(self, links: Collection[str], moved: Moved) -> None:
        """Go on to where some connectors run now, and cards lie."""
        self.bundles.follow(links)
        if self._maker is not None:
            self._maker.follow(links, moved.moved, moved.joints)

    @property
    def maker(self) -> "FilmMaker":
        """Return what draws the connectors beside the window; no canvas needs it till crowded."""
        if self._maker is None:
            from stratcanvas.stage.backdrop.film_maker import FilmMaker

            self._maker = FilmMaker(self._context.live_layout)
        return self._maker

    @property
    def by_films(self) -> bool:
        """Tell whether the connectors are so many that they are drawn beside the window."""
        context = self._context
        crowded = is_crowded(context.live_layout.canvas) and not self.maker.fails
        return crowded and context.detail is not Detail.BLOCK

    def look(self) -> RestingLook:
        """Return how the connectors at rest look now."""
        look = resting_look(self._context)
        return look._replace(away=look.away | self._lacking) if self._lacking else look

    def draw(self, painter: QPainter, area: Rect, connectors: Connectors = None) -> None:
        """Draw what lies in an area; the connectors too, unless something else draws them."""
        context, layout, theme = self._context, self._context.live_layout, self._context.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        frame = layout.frame
        if _is_plain(frame, area) and layout.canvas.problems:
            painter.fillRect(rectf(area, 1.0), brush(theme.frame_fill))
        elif frame.rect.grown(MARGIN).overlaps(area):
            state = context.state_of(layout.canvas.brief.id)
            inviting = context.marks.inviting
            draw_frame(painter, layout.canvas, frame, theme, state, inviting=inviting)
        if any(each.grown(MARGIN).overlaps(area) for each in self.headings.rects):
            self.headings.draw(painter, context)
        if connectors is None:
            self._draw_connectors(painter, area)
        else:
            connectors(painter)

    def _draw_connectors(self, painter: QPainter, area: Rect) -> None:
        context, side = self._context, SQUARE / painter.worldTransform().m11()
        look = self.look()
        if look.straight:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for colours, away in look.layers(context.live_layout.canvas.links):
            if not look.straight:
                lumps = self.bundles.crossing(area, side, away)
                draw_resting(painter, lumps, colours, look.width)
                continue
            if away or context.shapes.late:
                lines = by_aim(self._straight(away))
            else:
                lines = self.bundles.straight(area, side, context.shapes.lines.values)
            draw_lines(painter, lines, colours)

    def draw_from_afar(self, painter: QPainter, area: Rect) -> None:
        """Draw the connectors of a canvas that is not crowded, a pixel wide, those in hand too."""
        layout, look, scale = self._context.live_layout, self.look(), painter.worldTransform().m11()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colours, away in look.layers(layout.canvas.links):
            lumps = self.bundles.crossing(area, SQUARE / scale, away)
            draw_resting(painter, lumps, colours, 1.0 / scale)
        for curve in filter(None, map(layout.curve, look.away)):
            set_pens(painter, None, look.colours.of(aim_of(curve)))
            painter.drawPath(curve_path(curve))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _straight(self, away: Collection[str]) -> list[QLineF]:
        """Return every connector at rest as a straight line, but some."""
        shapes = self._context.shapes
        return [
            line for key, line in shapes.lines.items() if key not in away and key not in shapes.late
        ]


def _is_plain(frame: Frame, area: Rect) -> bool:
    """Tell whether an area lies within the frame, away from its edge and its heading."""
    inner = frame.rect.grown(-FRAME_RADIUS)
    return (
        inner.x <= area.x
        and inner.y <= area.y
        and area.right <= inner.right
        and area.bottom <= inner.bottom
        and not frame.heading.grown(MARGIN).overlaps(area)
    )


class Backdrop(RenderContext, Protocol):
    """The scene, as what draws all that lies behind its cards sees it."""

    near: NearView
