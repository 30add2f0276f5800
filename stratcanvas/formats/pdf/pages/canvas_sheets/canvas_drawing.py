# SPDX-License-Identifier: MIT
"""The whole canvas set at a scale: where each card lies, and how a part of it is drawn.

Cards lie where they do on the screen; one that type of 10 points makes higher pushes those below
it down, so that none covers another.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.page_words import HEADINGS, Voice
from stratcanvas.domain.picture_words import card_words
from stratcanvas.formats.pdf.pages.canvas_sheets.paper_card import (
    DIAMOND,
    CardStyle,
    PaperCard,
    draw_aim,
    set_card,
)
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import MeasuredText
from stratcanvas.paint.route import Curve, aim_of, routes

MARGIN = 16.0
"""Scene units around everything: badges and edges reach outside of cards."""
APART, PASSED = 8.0, 28.0
"""Scene units between two cards, one of which pushed the other down; the same in a wing of several
columns, whose outer cards have connectors that run through between the inner ones.
"""
HEADING_RISE, HEADING_GAP = 40.0, 10.0
FRAME_RADIUS = 14.0
_BUCKET = 20.0
_MARK, _PORT = 3.6, 2.6
_HEADING_MARK, _HEADING_ROOM = 4.5, 17.0


class CanvasDrawing(NamedTuple):
    """A canvas set at a scale; rectangles in scene units."""

    style: CardStyle
    frame: Rect
    cards: dict[str, PaperCard]
    rects: dict[str, Rect]
    headings: dict[Aim, tuple[Rect, MeasuredText]]
    curves: tuple[Curve, ...]
    bounds: Rect

    @property
    def cut(self) -> int:
        """Return how many cards show only a part of their words."""
        return sum(card.cut for card in self.cards.values())

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in points."""
        return self.bounds.width * self.style.scale, self.bounds.height * self.style.scale

    @property
    def standing(self) -> Iterator[Rect]:
        """Walk over everything that a sheet is needed for."""
        yield from self.rects.values()
        yield from (rect for rect, _ in self.headings.values())

    def draw(
        self, pen: Pen, seen: Rect, at: tuple[float, float], is_read: Callable[[Rect], bool]
    ) -> None:
        """Draw what lies in a part of the canvas, whose corner is drawn at a point of the page.

        ``is_read`` tells of a card whether it is read aloud here, or on another sheet.
        """
        k = self.style.scale

        def place(x: float, y: float) -> tuple[float, float]:
            return at[0] + (x - seen.x) * k, at[1] + (y - seen.y) * k

        if self.frame.overlaps(seen):
            x, y = place(self.frame.x, self.frame.y)
            colors = pen.palette
            pen.sheet.box(
                (x, y, self.frame.width * k, self.frame.height * k),
                fill=colors.problem_fill,
                stroke=colors.problem_edge,
                width=1.2 * k,
                radius=FRAME_RADIUS * k,
            )
        for curve in self.curves:
            if _reach(curve).overlaps(seen):
                _draw_curve(pen, curve, k, place)
        for aim, (rect, text) in self.headings.items():
            if rect.overlaps(seen):
                _draw_heading(pen, aim, text, k, place(rect.x, rect.y))
        for key, rect in self.rects.items():
            if rect.overlaps(seen, MARGIN):
                x, y = place(rect.x, rect.y)
                self.cards[key].draw(pen, x, y, read=is_read(rect))


def across(canvas: Canvas) -> float:
    """Return how wide a canvas is in scene units: that depends on no type."""
    width = arrange.frame_width(canvas)
    middle = Rect(-width / 2, 0.0, width, 0.0)
    frame = arrange.Frame(middle, middle, middle, {})
    rects = [middle]
    rects += [arrange.tactic_rect(each, frame, 0.0) for each in canvas.tactics.values()]
    rects += [Rect(each.x, each.y, arrange.NOTE_WIDTH, 0.0) for each in canvas.notes.values()]
    return max(each.right for each in rects) - min(each.x for each in rects) + 2 * MARGIN


def set_canvas(
    canvas: Canvas,
    style: CardStyle,
    voice: Voice,
    step: Callable[[], object],
    *,
    status: bool = True,
) -> CanvasDrawing:
    """Set a canvas at the scale of a style; ``step`` is called often, and may raise."""
    cards: dict[str, PaperCard] = {}
    wide = arrange.frame_width(canvas)
    widths = {
        canvas.strategy.id: wide,
        canvas.brief.id: wide - 2 * arrange.FRAME_PADDING,
        **dict.fromkeys(canvas.problems, arrange.PROBLEM_WIDTH),
        **dict.fromkeys(canvas.notes, arrange.NOTE_WIDTH),
    }

    def height(key: str) -> float:
        if key not in cards:
            step()
            said = card_words(canvas, key, voice, status=status)
            cards[key] = set_card(style, said, widths.get(key, arrange.TACTIC_WIDTH))
        return cards[key].height

    layout = arrange.layout(canvas, height)
    loose = {key: layout.cards[key] for key in (*canvas.tactics, *canvas.notes)}
    fixed = {canvas.strategy.id: layout.frame.strategy, canvas.brief.id: layout.frame.heading}
    fixed |= layout.frame.problems
    apart = _apart(loose, _passed(canvas, loose))
    order = sorted(apart, key=lambda key: _reading(canvas, key, apart[key]))
    rects = {**fixed, **{key: apart[key] for key in order}}
    standing = {key: rect for key, rect in rects.items() if key != canvas.brief.id}
    layout = layout._replace(cards=standing)
    headings = _headings(layout, style, voice)
    around = layout.frame.rect
    for rect in (*rects.values(), *(spot for spot, _ in headings.values())):
        around = around.united(rect)
    words = [_said(*heading, style) for heading in headings.values()]
    curves = tuple(routes(canvas, layout, words).values())
    bounds = around.grown(MARGIN)
    return CanvasDrawing(style, layout.frame.rect, cards, rects, headings, curves, bounds)


def _reading(canvas: Canvas, key: str, rect: Rect) -> tuple[int, float, float]:
    """Return where a card comes when the sheet is read: educate, help solve, notes; downwards."""
    tactic = canvas.tactics.get(key)
    group = 2 if tactic is None else list(Aim).index(tactic.aim)
    return group, rect.y, rect.x


def _passed(canvas: Canvas, rects: dict[str, Rect]) -> set[str]:
    """Return the tactics of the wings in which they stand in several columns."""
    columns: dict[Aim, set[float]] = {aim: set() for aim in Aim}
    for key, tactic in canvas.tactics.items():
        columns[tactic.aim].add(rects[key].x)
    return {key for key, tactic in canvas.tactics.items() if len(columns[tactic.aim]) > 1}


def _apart(rects: dict[str, Rect], passed: Collection[str]) -> dict[str, Rect]:
    """Return cards such that none covers another: each below what is above it."""
    below: defaultdict[int, float] = defaultdict(lambda: -math.inf)
    found = {}
    for key in sorted(rects, key=lambda each: (rects[each].y, rects[each].x)):
        rect = rects[key]
        columns = range(int(rect.x // _BUCKET), int(rect.right // _BUCKET) + 1)
        room = PASSED if key in passed else APART
        y = max(rect.y, max(below[each] for each in columns) + room)
        found[key] = Rect(rect.x, y, rect.width, rect.height)
        for each in columns:
            below[each] = y + rect.height
    return found


def _headings(
    layout: arrange.CanvasLayout, style: CardStyle, voice: Voice
) -> dict[Aim, tuple[Rect, MeasuredText]]:
    """Return the headings of the wings that have cards, in line and clear of these."""
    frame, width = layout.frame.rect, arrange.TACTIC_WIDTH
    lefts = {
        Aim.EDUCATE: frame.x - arrange.WING_GAP - width,
        Aim.SOLVE: frame.right + arrange.WING_GAP,
    }
    texts = {}
    for aim in Aim:
        color = style.palette.soft
        said = voice.say(HEADINGS[aim]).upper()
        texts[aim] = style.set(said, "semibold", 12.0, color, width - _HEADING_ROOM, 2)
    high = max(style.units(text) for text in texts.values())
    y, before = -HEADING_RISE, 0.0
    while y != before:
        before = y
        for x in lefts.values():
            y = _clear(Rect(x, y, width, high), layout.cards.values())
    return {aim: (Rect(x, y, width, high), texts[aim]) for aim, x in lefts.items()}


def _said(spot: Rect, text: MeasuredText, style: CardStyle) -> Rect:
    """Return where the words of a heading stand, with the mark before them."""
    width = _HEADING_ROOM + text.block.width / style.scale
    return Rect(spot.x, spot.y, min(width, spot.width), spot.height)


def _clear(spot: Rect, rects: Iterable[Rect]) -> float:
    column = [rect for rect in rects if rect.x < spot.right and spot.x < rect.right]
    for rect in sorted(column, key=lambda each: -each.bottom):
        if rect.overlaps(spot, 6.0):
            spot = Rect(spot.x, rect.y - spot.height - HEADING_GAP, spot.width, spot.height)
    return spot.y


def _reach(curve: Curve) -> Rect:
    points = [curve.start, curve.end, *curve.bends]
    x, y = min(each.x for each in points), min(each.y for each in points)
    width = max(each.x for each in points) - x
    return Rect(x, y, width, max(each.y for each in points) - y).grown(MARGIN)


def _draw_curve(
    pen: Pen, curve: Curve, k: float, place: Callable[[float, float], tuple[float, float]]
) -> None:
    aim = aim_of(curve)
    color = pen.palette.side(aim).join
    for piece in curve.pieces:
        points = tuple(place(*each) for each in (piece.start, piece.c1, piece.c2, piece.end))
        pen.sheet.curve(points, color=color, width=max(0.7, 1.6 * k))
    pen.sheet.disc(*place(*curve.start), max(1.2, _PORT * k), fill=color)
    draw_aim(pen, aim, place(*curve.end), max(1.8, _MARK * k), color)


def _draw_heading(
    pen: Pen, aim: Aim, text: MeasuredText, k: float, at: tuple[float, float]
) -> None:
    x, y = at
    radius = _HEADING_MARK * k
    middle = x + radius * DIAMOND, y + text.block.lines[0].height / 2
    draw_aim(pen, aim, middle, radius, pen.palette.side(aim).words)
    pen.draw(text, x + _HEADING_ROOM * k, y, "left", tag="Artifact")
