# SPDX-License-Identifier: MIT
"""How a page fits on the sheet that a printer takes, whose edges it can't reach.

A page is never enlarged, lies in the middle of its sheet, and is made smaller only where something
that stands on it would be lost.
"""

from collections.abc import Iterable
from typing import NamedTuple

from stratcanvas.words import tr

MM = 72 / 25.4
_NEARLY = 0.995
"""A page that is so little smaller is as large as it was: what is rounded is not told."""
_SLACK = 1.0
"""Points that edges of ink may be off, as they are found by looking."""


class Margins(NamedTuple):
    """What a printer can't reach of a sheet, in points."""

    left: float
    top: float
    right: float
    bottom: float


class Inked(NamedTuple):
    """A page's size and the box of what stands on it, in points from its upper left corner."""

    width: float
    height: float
    box: tuple[float, float, float, float] | None

    @property
    def across(self) -> bool:
        """Tell whether it is wider than high."""
        return self.width > self.height


class PrinterSheet(NamedTuple):
    """A sheet in a printer, in points as it is held; ``margins`` are what it can't reach."""

    width: float
    height: float
    margins: Margins


def scale_on(page: Inked, sheet: PrinterSheet) -> float:
    """Return the scale at which all that stands on a page can be printed; 1 is as it is."""
    if page.box is None:
        return 1.0
    left, top, right, bottom = page.box
    middle_x, middle_y = page.width / 2, page.height / 2
    room_x, room_y = sheet.width / 2, sheet.height / 2
    reach = (
        (room_x - sheet.margins.left, middle_x - left),
        (room_x - sheet.margins.right, right - middle_x),
        (room_y - sheet.margins.top, middle_y - top),
        (room_y - sheet.margins.bottom, bottom - middle_y),
    )
    scales = [room / (need - _SLACK) for room, need in reach if need > _SLACK]
    least = min([1.0, *scales])
    return 1.0 if least > _NEARLY else max(least, 0.01)


def told(pages: Iterable[Inked], sheet: PrinterSheet, scale: float) -> str:
    """Return why pages are printed smaller than they are, in a sentence; "" where they are not."""
    if scale >= 1.0:
        return ""
    percent = int(scale * 100)
    if any(_is_larger(page, sheet) for page in pages):
        words = tr("The paper is smaller than the page: it is printed at {percent} %.")
        return words.format(percent=percent)
    words = tr("Your printer leaves {n} mm at the edges: the page is printed at {percent} %.")
    return words.format(n=round(max(sheet.margins) / MM), percent=percent)


def _is_larger(page: Inked, sheet: PrinterSheet) -> bool:
    """Tell whether a page is larger than a sheet, by more than A4 and Letter differ."""
    return page.width * page.height > 1.1 * sheet.width * sheet.height
