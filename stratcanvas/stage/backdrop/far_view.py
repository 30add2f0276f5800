# SPDX-License-Identifier: MIT
"""The whole canvas from afar.

Zoomed out, thousands of cards are visible; they are drawn here in a few calls, without text and
without antialiasing (measured: 0.9 ms for 10,000 where an item each takes 718).
"""

from collections.abc import Collection, Mapping
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.aims import aim_colours
from stratcanvas.paint.card import DRAWN_BACK
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.pens import rectf, set_pens
from stratcanvas.stage.backdrop.bundles import by_aim, draw_lines
from stratcanvas.stage.backdrop.gist import draw_gist
from stratcanvas.stage.backdrop.resting import MOST_RINGS, RING, resting_look
from stratcanvas.stage.backdrop.tiles import Connectors
from stratcanvas.stage.places.shapes import is_crowded
from stratcanvas.stage.render_context import RenderContext, from_qt

EDGE = 3.0
"""Pixels around an area in which a card is drawn for its edge."""
_STRONG_BACK = 0.6
"""How much of its colours a card seen from afar keeps in strong contrasts that steps back."""
_DOTTED = (1.0, 2.0)

CardRects = Mapping[str, Mapping[str, QRectF]]
"""Sort of card → its cards' rectangles by id."""


class Near(Protocol):
    """What draws the connectors of a canvas that is not crowded."""

    def draw_from_afar(self, painter: QPainter, area: Rect) -> None:
        """Draw those in an area (scene units)."""
        ...


class FarScene(RenderContext, Protocol):
    """The scene, as what draws all of it from afar sees it."""

    @property
    def near(self) -> Near:
        """Return what draws the connectors."""
        ...


def draw_afar(
    stage: FarScene,
    painter: QPainter,
    area: QRectF,
    scale: float,
    connectors: Connectors = None,
) -> None:
    """Draw all of an area (scene units) over its ground, what is in the hand above the rest.

    ``connectors`` draws those of a crowded canvas.
    """
    around, layout = from_qt(area), stage.live_layout
    draw_far(painter, stage, stage.detail, around, connectors)
    draw_gist(painter, stage, around, scale)
    held = layout.floating.keys() & layout.cards_in(around) if layout.floating else set[str]()
    if held:  # over the words of cards below
        _draw_cards(painter, stage, cards_in(stage, around, held), stage.detail)
        draw_gist(painter, stage, around, scale, among=held)


def draw_far(
    painter: QPainter,
    context: FarScene,
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
            draw_lines(painter, lines, aim_colours(theme, "link"))
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
    draw_lines(painter, by_aim(shapes.settled), calm)
    if matched is not None:
        lines = shapes.lines
        lit = by_aim(lines[key] for key in matched.links if key in lines)
        draw_lines(painter, lit, colours)


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


def cards_in(context: RenderContext, area: Rect, of: Collection[str] | None = None) -> CardRects:
    """Return the cards' rectangles by id, by the sort of card: those in an area, and maybe all.

    ``of``: of these alone.
    """
    layout, shapes = context.live_layout, context.shapes
    if of is None and area.united(layout.bounds) == area:
        return shapes.cards
    seen = layout.cards_in(area) if of is None else of
    if of is None and 2 * len(seen) > len(layout.cards):
        return shapes.cards
    return shapes.of(sorted(seen))  # in each part of the canvas the same lies above


def draw_selected(painter: QPainter, context: RenderContext, cards: CardRects) -> None:
    """Draw which of some cards are selected: a ring around each, of very many their edges."""
    layout, selected = context.live_layout, context.selected
    if not selected:
        return
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
