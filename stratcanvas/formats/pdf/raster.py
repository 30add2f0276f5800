# SPDX-License-Identifier: MIT
"""Pages of a PDF file as pixels: what is shown before it is paper, and what goes to a printer.

pdfium is not made for several threads: one at a time is in it, whatever the thread. Nothing of it
stays open between two calls, and it is imported when it is first used.
"""

import math
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_ALONE = threading.Lock()
_WHITE = (255, 255, 255, 255)


class Pixels(NamedTuple):
    """A picture row by row from above: four bytes a pixel, blue, green, red and one unused."""

    width: int
    height: int
    data: bytes


@contextmanager
def opened(data: bytes) -> Iterator["PdfDocument"]:
    """Open a PDF file for reading, and shut it again; meanwhile every other thread waits.

    What is taken out of it is to be closed before that. Raises pypdfium2.PdfiumError.
    """
    import pypdfium2

    with _ALONE:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


def sizes(data: bytes) -> list[tuple[float, float]]:
    """Return the width and height of each page in points."""
    with opened(data) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def drawn(data: bytes, number: int, scale: float, strip: tuple[int, int] | None = None) -> Pixels:
    """Return a page as pixels on white, ``scale`` pixels a point; the first page is 0.

    ``strip``: only its rows from one to before another, of all that it has at this scale.
    """
    from pypdfium2 import PdfBitmap
    from pypdfium2.raw import FPDF_ANNOT, FPDF_RenderPageBitmap, FPDFBitmap_BGRx

    with opened(data) as document, closing(document[number]) as page:
        width, height = (max(1, round(side * scale)) for side in page.get_size())
        first, last = strip or (0, height)
        rows = min(last, height) - first
        with closing(PdfBitmap.new_native(width, rows, FPDFBitmap_BGRx)) as bitmap:
            bitmap.fill_rect(_WHITE, 0, 0, width, rows)
            FPDF_RenderPageBitmap(bitmap, page, 0, -first, width, height, 0, FPDF_ANNOT)
            return Pixels(width, rows, bytes(bitmap.buffer))


def ink(data: bytes, number: int) -> tuple[float, float, float, float] | None:
    """Return the left, upper, right and lower edge of what stands on a page, in points from its
    upper left corner, a point more or less; None for an empty page.
    """
    pixels = drawn(data, number, 1.0)
    wide = 4 * pixels.width
    rows = [
        (y, row)
        for y in range(pixels.height)
        if (row := pixels.data[y * wide : (y + 1) * wide]).strip(b"\xff")
    ]
    if not rows:
        return None
    left = min(wide - len(row.lstrip(b"\xff")) for _, row in rows) // 4
    right = max(len(row.rstrip(b"\xff")) for _, row in rows) / 4
    return float(left), float(rows[0][0]), float(math.ceil(right)), float(rows[-1][0] + 1)
