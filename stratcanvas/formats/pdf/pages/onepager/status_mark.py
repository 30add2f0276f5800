# SPDX-License-Identifier: MIT
"""How far a tactic is, as a disc that fills: empty, a quarter, half, full. It needs no colour.

The key at the foot of the page says which is which.
"""

import math
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from stratcanvas.domain.cards import Status
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter

QUARTERS = {Status.IDEA: 0, Status.PLANNED: 1, Status.DOING: 2, Status.DONE: 4}
_ROUND = 4 / 3 * math.tan(math.pi / 8)
"""Length of a handle of a Bézier quarter circle of radius 1."""
_CORNERS = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
"""Of a circle of radius 1, from the top on."""
RADIUS = 0.31
APART = 1.4
"""Room between two words of the key, in sizes of its type."""


def draw_status(pen: Pen, status: Status, x: float, y: float, radius: float) -> None:
    """Draw the mark of a status around a point."""
    color, edge = pen.palette.text, radius * 0.26
    full = QUARTERS[status] == len(_CORNERS) - 1
    pen.sheet.disc(x, y, radius - edge / 2, fill=color if full else None, stroke=color, width=edge)
    half = radius / 2  # an arc as thick as the radius, around half of it, fills to the middle
    for start, end in islice(pairwise(_CORNERS), QUARTERS[status] % 4):
        handles = (
            (start[0] + end[0] * _ROUND, start[1] + end[1] * _ROUND),
            (end[0] + start[0] * _ROUND, end[1] + start[1] * _ROUND),
        )
        points = tuple(
            (x + half * across, y + half * down) for across, down in (start, *handles, end)
        )
        pen.sheet.curve(points, color=color, width=radius)


class StatusKey(NamedTuple):
    """What the marks mean, in one line."""

    words: tuple[tuple[Status, TypeBlock], ...]
    size: float

    @property
    def width(self) -> float:
        """Return the width in points."""
        marks = (2 * RADIUS + 0.35) * self.size * len(self.words)
        between = APART * self.size * (len(self.words) - 1)
        return sum(block.width for _, block in self.words) + marks + between

    @property
    def height(self) -> float:
        """Return the height in points."""
        return max(block.height for _, block in self.words)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its upper left corner at a point."""
        radius = RADIUS * self.size
        for status, block in self.words:
            level = y + block.lines[0].baseline - 0.36 * self.size
            draw_status(pen, status, x + radius, level, radius)
            x += 2 * radius + 0.35 * self.size
            pen.sheet.draw(block, x, y, "left", block.width, "Artifact")
            x += block.width + APART * self.size


def set_key(
    setter: Typesetter, palette: Palette, statuses: Sequence[tuple[Status, str]], size: float
) -> StatusKey | None:
    """Set what the marks of some statuses mean, or None where there is none."""
    style = TypeStyle(size=size, color=palette.soft)
    words = tuple((status, setter.line(word, style)) for status, word in statuses)
    return StatusKey(words, size) if words else None
