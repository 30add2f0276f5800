# SPDX-License-Identifier: MIT
"""The whole canvas, or some of its cards, as a picture for the clipboard: sharp, but not boundless.

Works in any thread.
"""

import math
from collections.abc import Collection

from PySide6.QtGui import QImage

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.canvas_painting import Step
from stratcanvas.paint.cut_out import cut_out
from stratcanvas.paint.heights import heights
from stratcanvas.paint.picture import UNITS_AN_INCH, picture_rect, png

_SHARP = 2 * UNITS_AN_INCH
"""Dots an inch, where the picture is not too large for that."""
_MOST_PIXELS = 24_000_000
"""96 MB in the clipboard."""


def copied_picture(canvas: Canvas, keys: Collection[str], step: Step) -> QImage:
    """Return a picture of some cards, or of the whole canvas for none and for very many.

    Raises MemoryError where there is no room for it, and what ``step`` raises.
    """
    layout = arrange.layout(canvas, heights(canvas))
    step(0.1)
    data = cut_out(canvas, keys, layout)
    if not data:
        rect = picture_rect(canvas, layout)
        area = rect.width * rect.height / UNITS_AN_INCH**2
        data = png(canvas, min(_SHARP, math.sqrt(_MOST_PIXELS / area)), step).data
    return QImage.fromData(data)
