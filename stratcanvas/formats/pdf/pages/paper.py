# SPDX-License-Identifier: MIT
"""Sheets and what may be printed on: one content box that fits A4 and Letter alike, and a larger
one for A3 and Tabloid.

A page made for one paper prints on the other without loss, wherever it is mailed to.
"""

from functools import lru_cache
from typing import NamedTuple

from stratcanvas.domain.cards import Orientation, Paper

MM = 72 / 25.4
SIZES = {
    Paper.A4: (210 * MM, 297 * MM),
    Paper.LETTER: (612.0, 792.0),
    Paper.A3: (297 * MM, 420 * MM),
    Paper.TABLOID: (792.0, 1224.0),
}
"""Width and height in points, upright: ISO 216, ANSI/ASME Y14.1."""
LIKE = ((Paper.A4, Paper.LETTER), (Paper.A3, Paper.TABLOID))
"""Papers that one page has to fit."""
MARGIN = 10 * MM
"""The least margin on either paper; office printers need 4 to 6 mm."""


class ContentBox(NamedTuple):
    """The part of a sheet that holds everything, in points from the sheet's upper left corner."""

    sheet: tuple[float, float]
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the y of the lower edge."""
        return self.y + self.height


@lru_cache
def box_on(paper: Paper, orientation: Orientation) -> ContentBox:
    """Return the content box in the middle of a sheet; its size is the same on papers alike."""
    sheet = _held(SIZES[paper], orientation)
    alike = next(papers for papers in LIKE if paper in papers)
    every = [_held(SIZES[each], orientation) for each in alike]
    width = min(size[0] for size in every) - 2 * MARGIN
    height = min(size[1] for size in every) - 2 * MARGIN
    return ContentBox(sheet, (sheet[0] - width) / 2, (sheet[1] - height) / 2, width, height)


def _held(size: tuple[float, float], orientation: Orientation) -> tuple[float, float]:
    across, along = size
    return (along, across) if orientation is Orientation.LANDSCAPE else (across, along)
