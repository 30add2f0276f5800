# SPDX-License-Identifier: MIT
"""What is found, seen from afar: drawn over the tiles, which stay as they are at each letter.

Only what is drawn over a found card's fill is drawn again with it: its ring and its words.
"""

from collections.abc import Collection, Iterable
from functools import reduce

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsScene

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN
from stratcanvas.paint.pens import rectf, set_pens
from stratcanvas.stage.backdrop.far_view import EDGE, cards_in, draw_selected
from stratcanvas.stage.backdrop.gist import draw_gist
from stratcanvas.stage.items.moving import draw_anew, seen_of
from stratcanvas.stage.render_context import RenderContext


def draw_changed(scene: QGraphicsScene, context: RenderContext, before: Collection[str]) -> None:
    """Draw what one sees of a scene anew where others are found than before."""
    layout, found = context.live_layout, context.marks.found
    seen = {layout.canvas.brief.id}.union(*map(layout.cards_in, seen_of(scene, MARGIN)))
    rects = [layout.rect(key) for key in seen if (key in found) is not (key in before)]
    areas = [rect for rect in rects if rect is not None]
    if areas:
        draw_anew(scene, rectf(reduce(Rect.united, areas), MARGIN))


def draw_found_in(
    painter: QPainter,
    context: RenderContext,
    parts: Iterable[QRect],
    origin: QPoint,
    scale: float,
) -> None:
    """Draw what is found in parts of a view, given in its pixels, which the painter counts too.

    ``origin`` is the place of the view's corner: scene units times the scale.
    """
    painter.resetTransform()
    to_screen = painter.deviceTransform()
    ratio, dx, dy = to_screen.m11(), to_screen.dx(), to_screen.dy()
    # From a whole pixel of the screen, as the tiles below.
    x = (round(dx - ratio * origin.x()) - dx) / ratio
    y = (round(dy - ratio * origin.y()) - dy) / ratio
    for part in parts:
        painter.resetTransform()
        painter.setClipRect(part)
        painter.setWorldTransform(QTransform(scale, 0.0, 0.0, scale, x, y))
        corner = (part.x() - x) / scale, (part.y() - y) / scale
        area = Rect(*corner, part.width() / scale, part.height() / scale)
        draw_found(painter, context, area, scale)


def draw_found(painter: QPainter, context: RenderContext, area: Rect, scale: float) -> None:
    """Draw which cards in an area (scene units) were found: all of each in a colour.

    Of the strategy it is a ring around it: its words are there below.
    """
    layout, found, theme = context.live_layout, context.marks.found, context.theme
    strategy, heading = layout.canvas.strategy.id, layout.canvas.brief.id
    seen = cards_in(context, area.grown(EDGE / scale)).values()
    hits = {key: rect for rects in seen for key, rect in rects.items() if key in found}
    filled = {key: rect for key, rect in hits.items() if key != strategy}
    if heading in found:
        filled[heading] = rectf(layout.frame.heading)
    if not hits and not filled:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    set_pens(painter, theme.found_fill, theme.found, width=2)
    painter.drawRects(list(filled.values()))
    if strategy in hits:
        set_pens(painter, None, theme.found, width=4)
        painter.drawRect(hits[strategy])
    draw_selected(painter, context, {"found": hits})
    draw_gist(painter, context, area, scale, among=filled.keys())
