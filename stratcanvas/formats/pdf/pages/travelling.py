# SPDX-License-Identifier: MIT
"""What goes along with a page: the canvas itself, nothing, or less than the plan holds."""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.clean_copy import clean_copy
from stratcanvas.formats.options import Carried, PageOptions, SheetOptions


def is_clean(options: SheetOptions) -> bool:
    """Tell whether a page is to say nothing of who works on the plan, and how far that is."""
    return isinstance(options, PageOptions) and options.carries is Carried.CLEAN


def shown(canvas: Canvas, options: SheetOptions) -> Canvas:
    """Return the canvas as a page may show it."""
    return clean_copy(canvas) if is_clean(options) else canvas


def carries(options: SheetOptions) -> bool:
    """Tell whether the canvas is to travel inside."""
    return isinstance(options, PageOptions) and options.carries is Carried.CANVAS


def carried(canvas: Canvas, options: SheetOptions) -> bytes:
    """Return the canvas as the file that a page is to carry inside, or b"" for none."""
    if not carries(options):
        return b""
    from stratcanvas.storage.standalone import standalone  # a page alone needs none of it

    return standalone(canvas, options.date)
