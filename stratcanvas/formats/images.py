# SPDX-License-Identifier: MIT
"""The canvas as a picture file: PNG for mails and slides, SVG for print and further drawing."""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import Options, PngOptions
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.paint import picture


def write_png(canvas: Canvas, options: PngOptions, progress: Progress) -> Made:
    """Return a PNG as large as its canvas; the report says so when it had to be drawn smaller.

    Raises MemoryError and progress.Stopped.
    """
    return _made(picture.png(canvas, float(options.dpi.value), progress.step))


def write_svg(canvas: Canvas, _options: Options, progress: Progress) -> Made:
    """Return an SVG; nothing is to be chosen. Raises progress.Stopped."""
    return _made(picture.svg(canvas, progress.step))


def _made(drawn: picture.Drawn) -> Made:
    """Return the bytes, and what a person should know about a picture, if all is not well."""
    notes = (drawn.sentence,) if drawn.sentence else ()
    if not notes and not drawn.missing:
        return Made(drawn.data)
    return Made(drawn.data, Report(pages=1, missing=drawn.missing, notes=notes))
