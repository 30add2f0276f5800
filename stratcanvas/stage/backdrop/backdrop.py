# SPDX-License-Identifier: MIT
"""What lies behind the items: the dots, and from afar the whole canvas.

Zoomed out, thousands of cards are visible; they are drawn here in a few calls, without text and
without antialiasing (measured: 0.9 ms for 10,000 where an item each takes 718).
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from math import ceil, floor
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from stratcanvas.domain.arrange import Frame
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.aims import AimColours, aim_colours
from stratcanvas.paint.card import DRAWN_BACK, MARGIN
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.connector import curve_path, draw_resting
from stratcanvas.paint.frame import FRAME_RADIUS, draw_frame
from stratcanvas.paint.pens import NO_PEN, brush, fill, rectf
from stratcanvas.paint.route import aim_of
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.backdrop.bundles import Bundles, Lines, by_aim
from stratcanvas.stage.backdrop.headings import Headings
from stratcanvas.stage.backdrop.resting import RestingLook, resting_look
from stratcanvas.stage.backdrop.tiles import Connectors
from stratcanvas.stage.places.live_layout import Moved
from stratcanvas.stage.places.shapes import is_crowded
from stratcanvas.stage.places.tile_places import SQUARE
from stratcanvas.stage.render_context import RenderContext, from_qt

if TYPE_CHECKING:
    from stratcanvas.stage.backdrop.film_maker import FilmMaker

MOST_RINGS = 2_000
"""With more cards selected than this their edges are drawn anew, in a pixel's line."""
RING = 8.0
"""Scene units between a card and the ring around it when it is selected, from afar."""
EDGE = 3.0
"""Pixels around an area in which a card is drawn for its edge."""
_STRONG_BACK = 0.6
"""How much of its colours a card seen from afar keeps in strong contrasts that steps back."""
_DOTTED = (1.0, 2.0)
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
    draw_far(painter, stage, stage.detail, from_qt(area), connectors)
    from stratcanvas.stage.backdrop.gist import draw_gist  # no first picture is seen from so far

    draw_gist(painter, stage, from_qt(area), scale)
    held = stage.live_layout.floating.keys() & stage.live_layout.cards_in(from_qt(area))
    if held:  # over the words of cards below
        _draw_cards(painter, stage, cards_in(stage, from_qt(area), held), stage.detail)
        draw_gist(painter, stage, from_qt(area), scale, among=held)
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
            _draw_lines(painter, lines, colours)

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


CardRects = Mapping[str, Mapping[str, QRectF]]
"""Sort of card → its cards' rectangles by id."""


class Backdrop(RenderContext, Protocol):
    """The scene, as what draws all that lies behind its cards sees it."""

    near: NearView


def draw_far(
    painter: QPainter,
    context: Backdrop,
    detail: Detail,
    area: Rect,
    connectors: Connectors = None,
) -> None:
    """Draw an area from afar: fills alone, or at more detail edges and connectors too.

    ``connectors`` draws those of a crowded canvas. What is found is drawn over it: ``draw_found``.
    """
    layout, shapes, theme = context.live_layout, context.shapes, context.theme
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    edged = detail is Detail.PLAIN
    set_pens(painter, theme.frame_fill, theme.frame_edge if edged else None)
    painter.drawRect(rectf(layout.frame.rect))
    if edged and layout.canvas.links and connectors is None and not is_crowded(layout.canvas):
        context.near.draw_from_afar(painter, area)
    elif edged and layout.canvas.links:
        if connectors is None:
            _draw_all_lines(painter, context)
        else:
            connectors(painter)
            look = resting_look(context)
            lines = by_aim(shapes.line(key) for key in look.away)
            _draw_lines(painter, lines, aim_colours(theme, "link"))
    around = area.grown(RING + EDGE / painter.worldTransform().m11())
    _draw_cards(painter, context, cards_in(context, around), detail)


def _draw_cards(
    painter: QPainter, context: RenderContext, cards: CardRects, detail: Detail
) -> None:
    """Draw cards by their sort, and which of them are selected."""
    theme, edged = context.theme, detail is Detail.PLAIN
    for sort, rects in cards.items():
        if not rects:
            continue
        edge = getattr(theme, f"{sort}_edge")
        if edged:
            fill = getattr(theme, f"{sort}_fill")
            set_pens(painter, fill, edge, width=1, dashed=sort == "uncounted")
        else:
            # With an edge of a pixel, for cards may be smaller than one.
            fill = theme.strategy_fill if sort == "strategy" else edge
            set_pens(painter, fill, fill)
        _draw_rects(painter, context, rects)
    draw_selected(painter, context, cards)


def _draw_all_lines(painter: QPainter, context: RenderContext) -> None:
    """Draw the connectors as straight lines, over those that step back the others."""
    shapes, matched, theme = context.shapes, context.marks.matched, context.theme
    colours = aim_colours(theme, "link")
    calm = colours if matched is None else aim_colours(theme, "faint")
    _draw_lines(painter, by_aim(shapes.settled), calm)
    if matched is not None:
        lines = shapes.lines
        lit = by_aim(lines[key] for key in matched.links if key in lines)
        _draw_lines(painter, lit, colours)


def _draw_rects(painter: QPainter, context: RenderContext, rects: Mapping[str, QRectF]) -> None:
    """Draw cards of a sort, those that step back first and faintly."""
    matched, theme = context.marks.matched, context.theme
    if matched is not None:
        edge = painter.pen()
        painter.setOpacity(max(DRAWN_BACK, _STRONG_BACK if theme.is_strong else 0.0))
        if theme.is_strong:  # as near by, a dotted edge says it
            dotted = QPen(edge)
            dotted.setDashPattern(_DOTTED)
            painter.setPen(dotted)
        painter.drawRects([rect for key, rect in rects.items() if matched.dims(key)])
        painter.setPen(edge)
        painter.setOpacity(1.0)
        rects = {key: rect for key, rect in rects.items() if not matched.dims(key)}
    painter.drawRects(list(rects.values()))


def _draw_lines(painter: QPainter, lines: Lines, colours: AimColours) -> None:
    for some, colour in zip(lines, colours, strict=True):
        if some:
            set_pens(painter, None, colour)
            painter.drawLines(some)


def cards_in(context: RenderContext, area: Rect, of: Collection[str] | None = None) -> CardRects:
    """Return the cards' rectangles by id, by the sort of card: those in an area, and maybe all.

    ``of``: of these alone.
    """
    layout, shapes = context.live_layout, context.shapes
    seen = layout.cards_in(area) if of is None else of
    if of is None and 2 * len(seen) > len(layout.cards):
        return shapes.cards
    return shapes.of(sorted(seen))  # in each part of the canvas the same lies above


def draw_selected(painter: QPainter, context: RenderContext, cards: CardRects) -> None:
    """Draw which of some cards are selected: a ring around each, of very many their edges."""
    layout, selected = context.live_layout, context.selected
    rings = [rect for rects in cards.values() for key, rect in rects.items() if key in selected]
    if layout.canvas.brief.id in selected:
        rings.append(rectf(layout.frame.heading))
    few = len(selected) <= MOST_RINGS
    if few:
        rings = [rect.adjusted(-RING, -RING, RING, RING) for rect in rings]
    if rings:
        theme, quiet = context.theme, context.marks.quiet
        wide = 0 if not few else 1 if quiet else 2
        set_pens(painter, None, theme.muted if quiet else theme.select, width=wide)
        painter.drawRects(rings)


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
