# SPDX-License-Identifier: MIT
"""The canvas as a picture file: PNG for mails and slides, SVG for print and further drawing."""

from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import PageOptions, Report
from stratcanvas.paint import picture

PNG_DPI = 300.0


def write(canvas: Canvas, path: Path, options: PageOptions) -> Report | None:
    """Write the picture that the path's ending names. Raises OSError and ValueError."""
    writers = {".png": write_png, ".svg": write_svg}
    if path.suffix.lower() not in writers:
        raise ValueError(f"{path.name} ends in neither .png nor .svg")
    return writers[path.suffix.lower()](canvas, path, options)


def write_png(canvas: Canvas, path: Path, options: PageOptions) -> Report | None:
    """Write a PNG at 300 dots an inch; the report says so when it had to be drawn smaller.

    A picture is as large as its canvas, so the page's choices do not matter. Raises OSError.
    """
    return _report(picture.write_png(canvas, path, PNG_DPI))


def write_svg(canvas: Canvas, path: Path, options: PageOptions) -> Report | None:
    """Write an SVG; the page's choices do not matter. Raises OSError."""
    return _report(picture.write_svg(canvas, path))


def _report(written: picture.Written) -> Report | None:
    """Return what a person should know about a picture, or None when all is well."""
    notes = (written.sentence,) if written.sentence else ()
    if not notes and not written.missing:
        return None
    return Report(pages=1, missing=written.missing, notes=notes)
