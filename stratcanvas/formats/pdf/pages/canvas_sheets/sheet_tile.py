# SPDX-License-Identifier: MIT
"""A part of the canvas on one sheet, and how the sheets around it are called.

Neighbours have a strip in common, along which they are laid over each other.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.canvas_sheets.canvas_drawing import CanvasDrawing
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.paper import MM, ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText

OVERLAP = 12 * MM
"""Points of the strip that two neighbours have in common."""
NAMES = 16.0
"""Points below a part, for its name and its neighbours'."""
_NOTHING = 1e-6
"""A part of a strip that is none: sums of fractions are never quite what they should be."""
DASHES = (4.0, 3.0)
ARROWS = (("←", 0, -1), ("↑", -1, 0), ("↓", 1, 0), ("→", 0, 1))


class PictureTitle(NamedTuple):
    """The title over the picture."""

    text: MeasuredText
    box: ContentBox

    @property
    def height(self) -> float:
        """Return the height with the room below."""
        return self.text.height + 6

    def cut(self, room: float) -> tuple["PictureTitle | None", "PictureTitle | None"]:
        """Return what fits in a room, and the rest."""
        upper, lower = self.text.cut(room - 6)
        first = self._replace(text=upper) if upper else None
        return first, self._replace(text=lower) if lower else None

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it."""
        pen.draw(self.text, self.box.x, y, "left", width=self.box.width, tag="H1")


class SheetTile(NamedTuple):
    """What lies in a rectangle of the canvas, drawn on one sheet."""

    drawing: CanvasDrawing
    box: ContentBox
    seen: Rect
    """In scene units."""
    own: Rect
    """The part of it that is read aloud here and on no other sheet."""
    name: str = ""
    beside: dict[tuple[int, int], str] = {}  # noqa: RUF012 - a NamedTuple's default, never changed
    """The names of the sheets around it, by rows down and columns to the right."""

    @property
    def height(self) -> float:
        """Return the height in points."""
        return self.seen.height * self.drawing.style.scale + (NAMES if self.name else 0.0)

    def cut(self, _room: float) -> tuple["SheetTile | None", "SheetTile | None"]:
        """Return that it goes as a whole: it was made for its sheet."""
        return None, self

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it, in the middle of the width; the canvas is never mirrored."""
        k, sheet = self.drawing.style.scale, pen.sheet
        width, height = self.seen.width * k, self.seen.height * k
        left = self.box.x + (self.box.width - width) / 2
        mirrored, sheet.mirrored = sheet.mirrored, False
        try:
            if not self.name:
                self.drawing.draw(pen, self.seen, (left, y), self._is_read)
                return
            with sheet.clipped((left, y, width, height)):
                self.drawing.draw(pen, self.seen, (left, y), self._is_read)
            self._draw_marks(pen, (left, y, width, height))
        finally:
            sheet.mirrored = mirrored

    def _is_read(self, rect: Rect) -> bool:
        x, y = rect.center
        own = self.own
        return own.x <= x < own.right and own.y <= y < own.bottom

    def _draw_marks(self, pen: Pen, rect: tuple[float, float, float, float]) -> None:
        """Draw where neighbours are laid over, and how they are called."""
        left, top, width, height = rect
        color = pen.palette.soft
        pen.sheet.box(rect, stroke=pen.palette.rule, width=0.5)
        for down, aside in self.beside:
            if aside:
                x = left + (width - OVERLAP if aside > 0 else OVERLAP)
                ends = (x, top, x, top + height)
            else:
                y = top + (height - OVERLAP if down > 0 else OVERLAP)
                ends = (left, y, left + width, y)
            pen.sheet.line(*ends, color=color, width=0.5, dash=DASHES)
        around = [
            f"{arrow} {self.beside[down, aside]}"
            for arrow, down, aside in ARROWS
            if (down, aside) in self.beside
        ]
        measurer = self.drawing.style.measurer
        bold = TypeStyle(font="bold", size=10.0, color=pen.palette.text)
        plain = TypeStyle(size=10.0, color=color)
        spans = [(self.name, bold), ("".join(f"\u2003{each}" for each in around), plain)]
        tag: Tag = "P"
        text = measurer.text(spans, self.box.width)
        pen.draw(text, self.box.x, top + height + 2, "left", tag=tag)


class TileSpacing:
    """A title, and below it a part of the canvas in the middle of the room."""

    least = 0.0

    def over(self, _above: Sequence[PagePart], _part: PagePart) -> float:
        """Return the room over a part."""
        return 0.0

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; ``spread`` puts the picture in the middle."""
        places, y = [], 0.0
        for part in parts:
            free = room - y - part.height
            alone = isinstance(part, SheetTile) and not part.name
            shift = max(0.0, free) / 2 if alone and spread else 0.0
            places.append(Placement(part, y + shift, part.height))
            y += part.height
        return places


def tiles_of(drawing: CanvasDrawing, box: ContentBox, room: float) -> list[SheetTile]:
    """Return the parts of a drawing on as many sheets as it needs, row by row.

    What no card stands on gets no sheet; the others share the canvas evenly where that takes no
    more of them. ``room`` is the height on each in points.
    """
    k, bounds = drawing.style.scale, drawing.bounds
    over = OVERLAP / k
    wide, high = box.width / k, (room - NAMES) / k
    found = _needed(drawing, wide, high, over)
    even = _shared(bounds.width, wide, over), _shared(bounds.height, high, over)
    evenly = _needed(drawing, *even, over)
    if len(evenly) <= len(found):
        found, (wide, high) = evenly, even
    step = Point(wide - over, high - over)
    rows_used = sorted({row for row, _ in found})
    columns_used = sorted({column for _, column in found})
    names = {
        (row, column): f"{_letters(rows_used.index(row))}{columns_used.index(column) + 1}"
        for row, column in found
    }
    tiles = []
    for row, column in sorted(found):
        x, y = bounds.x + column * step.x, bounds.y + row * step.y
        beside = {
            (down, aside): names[row + down, column + aside]
            for _, down, aside in ARROWS
            if (row + down, column + aside) in names
        }
        own = _own(Rect(x, y, wide, high), over, beside)
        tiles.append(
            SheetTile(drawing, box, Rect(x, y, wide, high), own, names[row, column], beside)
        )
    return tiles


def _needed(drawing: CanvasDrawing, wide: float, high: float, over: float) -> set[tuple[int, int]]:
    """Return the rows and columns of the sheets, each so wide and high, that something stands on.

    All in scene units, as is how far neighbours reach ``over`` each other.
    """
    bounds = drawing.bounds
    found: set[tuple[int, int]] = set()
    for rect in drawing.standing:
        rows = _covered(rect.y - bounds.y, rect.bottom - bounds.y, high - over, high)
        columns = _covered(rect.x - bounds.x, rect.right - bounds.x, wide - over, wide)
        found.update((row, column) for row in rows for column in columns)
    last = _count(bounds.height, high, over) - 1, _count(bounds.width, wide, over) - 1
    return {(min(row, last[0]), min(column, last[1])) for row, column in found}


def _count(whole: float, size: float, over: float) -> int:
    """Return how many strips a length takes: what the last has in common needs no further one."""
    return max(1, math.ceil((whole - over) / (size - over) - _NOTHING))


def _shared(whole: float, most: float, over: float) -> float:
    """Return how long each of as few strips as can be is, all alike; ``most`` if one does."""
    count = _count(whole, most, over)
    return most if count == 1 else (whole + (count - 1) * over) / count


def _covered(start: float, end: float, step: float, size: float) -> range:
    """Return which of several strips, each a step after the one before, something reaches into."""
    first = max(0, math.floor((start - size) / step) + 1)
    return range(first, max(first, math.floor(end / step)) + 1)


def _own(seen: Rect, over: float, beside: dict[tuple[int, int], str]) -> Rect:
    """Return a sheet's rectangle without half of what it shares with the sheets around it."""
    left = over / 2 if (0, -1) in beside else 0.0
    top = over / 2 if (-1, 0) in beside else 0.0
    right = over / 2 if (0, 1) in beside else 0.0
    bottom = over / 2 if (1, 0) in beside else 0.0
    return Rect(seen.x + left, seen.y + top, seen.width - left - right, seen.height - top - bottom)


def _letters(number: int) -> str:
    """Return A for 0, B for 1 … Z, AA, AB …"""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
