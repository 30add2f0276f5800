# SPDX-License-Identifier: MIT
"""The sizes of running text that are tried for a page: from how much to how much, in points.

Large print begins higher; a wall sheet is read from afar and goes on further.
"""

import math
from collections.abc import Mapping
from typing import NamedTuple

from stratcanvas.domain.cards import Paper
from stratcanvas.formats.options import PrintSize
from stratcanvas.formats.pdf.pages.footer import FOOTER
from stratcanvas.formats.pdf.pages.onepager.type_scale import SMALLEST

STEP = 0.25
"""Points between two sizes that are tried in normal print."""
CEILING: Mapping[PrintSize, float] = {PrintSize.NORMAL: 20.0, PrintSize.LARGE: 26.0}
"""Over it words are no easier to read on a sheet in the hand."""
LARGE_PRINT = 16.0
HOPELESS = 10_000
"""Letters that no A4 holds at the smallest size, were they all as narrow as an i."""
WALL = (Paper.A3, Paper.TABLOID)


class Sizes(NamedTuple):
    """From the least to the most; ``footer`` is the footer's own."""

    least: float
    most: float
    footer: float
    hopeless: int
    """Letters that no sheet of this paper holds, whatever is done."""

    @property
    def unit(self) -> float:
        """Return how much larger all is than normal print."""
        return self.least / SMALLEST

    @property
    def tried(self) -> list[float]:
        """Return all sizes, rising."""
        step = STEP * self.unit
        count = math.floor((self.most - self.least) / step)
        return [self.least + step * number for number in range(count + 1)]


def sizes_for(paper: Paper, size: PrintSize) -> Sizes:
    """Return the sizes that are tried on a paper."""
    large, wall = size is PrintSize.LARGE, paper in WALL
    least = LARGE_PRINT if large else SMALLEST
    room = (2.0 if wall else 1.0) / (least / SMALLEST) ** 2
    return Sizes(
        least=least,
        most=CEILING[size] * (math.sqrt(2) if wall else 1.0),
        footer=LARGE_PRINT if large else FOOTER,
        hopeless=round(HOPELESS * room),
    )
