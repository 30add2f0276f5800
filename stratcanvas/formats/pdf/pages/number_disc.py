# SPDX-License-Identifier: MIT
"""The disc with a problem's number, as pages have it."""

from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import MeasuredText

DIGIT_WIDTH, DIGIT_HEIGHT = 0.676, 0.728
"""Inter Bold's widest digit and the height of its digits (OS/2 sCapHeight), in em."""


def radius_for(number: int, size: float, least: float) -> float:
    """Return the radius of the disc around a number in type of a size, in points."""
    return max(least, len(str(number)) * DIGIT_WIDTH / 2 * size + 3)


def draw_disc(
    pen: Pen,
    figure: MeasuredText,
    middle: tuple[float, float],
    radius: float,
    *,
    filled: bool = True,
    tag: Tag = "Artifact",
) -> None:
    """Draw a disc around a point with a figure, set in one line, in the middle of it.

    One that is not ``filled`` is for a pen to circle. ``tag`` is the figure's, where it is read.
    """
    (x, y), palette = middle, pen.palette
    if filled:
        pen.sheet.disc(x, y, radius, fill=palette.disc, stroke=palette.disc_edge, width=1.0)
    else:
        pen.sheet.disc(x, y, radius, stroke=palette.rule, width=0.7)
    line, size = figure.block.lines[0], figure.spans[0][1].size
    top = y - line.baseline + DIGIT_HEIGHT / 2 * size
    pen.draw(figure, x - figure.block.width / 2, top, "left", tag=tag)
