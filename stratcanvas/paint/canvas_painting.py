# SPDX-License-Identifier: MIT
"""The whole canvas on a painter: what lies around the cards, connectors, cards.

What draws very much draws it part by part: it hears how far it is, may go on with another painter,
and leaves out what is not seen.
"""

from collections.abc import Callable, Collection, Iterable

from PySide6.QtGui import QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point
from stratcanvas.paint.card import draw_card
from stratcanvas.paint.card_state import FOR_OTHERS, PLAIN, Detail
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.frame import draw_frame, draw_headings, heading_rects
from stratcanvas.paint.heights import heights
from stratcanvas.paint.route import Curve, routes
from stratcanvas.paint.theme import Theme

Heights = tuple[float, float]
"""From which height to which, in scene units."""
Step = Callable[[float], object]
"""Hears the part that is done, 0 to 1, and may raise to end it."""
Turn = Callable[[QPainter], QPainter]
"""A painter → the one to go on with."""


def no_step(_: float) -> None:
    """Take no notice."""


def same(painter: QPainter) -> QPainter:
    """Return the same painter."""
    return painter


def paint_canvas(
    painter: QPainter,
    canvas: Canvas,
    theme: Theme,
    layout: arrange.CanvasLayout | None = None,
    detail: Detail = Detail.FULL,
    *,
    hints: bool = True,
    step: Step = no_step,
    turn: Turn = same,
    seen: Heights | None = None,
    curves: Collection[Curve] | None = None,
) -> None:
    """Draw the whole canvas in scene coordinates: frame, headings, connectors, cards.

    Of connectors and cards only those between two heights that are ``seen``, if told.

    Without ``hints`` what is empty stays empty: a picture for others asks nothing. ``step`` hears
    the part that is drawn, 0 to 1, and may raise to end it. ``turn`` gives the painter to go on
    with before each connector and card. ``curves`` are the connectors', where they are known.
    """
    layout = layout or arrange.layout(canvas, heights(canvas))
    look = PLAIN if hints else FOR_OTHERS
    draw_frame(painter, canvas, layout.frame, theme, look, detail, inviting=hints)
    headings = heading_rects(layout)
    draw_headings(painter, canvas, headings, theme, detail, inviting=hints)
    curves = routes(canvas, layout, headings.values()).values() if curves is None else curves
    total = len(curves) + len(layout.cards)
    for place, curve in enumerate(curves):
        step(place / total)
        if seen and not _meets(seen, curve.start.y, curve.end.y, curve.bends):
            continue
        painter = turn(painter)
        draw_connector(painter, curve, PLAIN, theme, detail)
    for place, (key, rect) in enumerate(layout.cards.items(), start=len(curves)):
        step(place / total)
        if seen and not _meets(seen, rect.y, rect.bottom):
            continue
        painter = turn(painter)
        draw_card(painter, canvas, key, rect, look, theme, detail)


def _meets(seen: Heights, top: float, bottom: float, by: Iterable[Point] = ()) -> bool:
    """Tell whether what reaches from one height to another, and by points, lies in what is seen."""
    reached = top, bottom, *(point.y for point in by)
    return min(reached) < seen[1] and max(reached) > seen[0]
