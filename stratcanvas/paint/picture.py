# SPDX-License-Identifier: MIT
"""The whole canvas as a picture: on a given painter, as a thumbnail, as PNG and as SVG.

Works without a screen: where Qt does not run yet, an offscreen application is made.
"""

from PySide6.QtGui import QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import draw_card, heights
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.frame import draw_frame, draw_headings, heading_rects
from stratcanvas.paint.look import PLAIN, Detail
from stratcanvas.paint.route import routes
from stratcanvas.paint.text import Style
from stratcanvas.paint.theme import Theme

PAGE_MARGIN = 40.0
_TITLE = Style(26.0, 700, lines=3)
_TITLE_GAP = 24.0


def paint_canvas(
    painter: QPainter,
    canvas: Canvas,
    theme: Theme,
    layout: arrange.Layout | None = None,
    detail: Detail = Detail.FULL,
) -> None:
    """Draw the whole canvas in scene coordinates: frame, headings, connectors, cards."""
    layout = layout or arrange.layout(canvas, heights(canvas))
    draw_frame(painter, canvas, layout.frame, theme, detail=detail)
    draw_headings(painter, canvas, layout, theme, detail)
    for curve in routes(canvas, layout).values():
        draw_connector(painter, curve, PLAIN, theme, detail)
    for key, rect in layout.cards.items():
        draw_card(painter, canvas, key, rect, PLAIN, theme, detail)


def picture_rect(canvas: Canvas, layout: arrange.Layout) -> Rect:
    """Return the rectangle of the picture: everything drawn, with a margin."""
    around = layout.bounds
    for spot in heading_rects(canvas, layout).values():
        around = around.united(spot)
    return around.grown(PAGE_MARGIN)
