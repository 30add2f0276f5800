# SPDX-License-Identifier: MIT
"""How the parts of a one-pager are set apart: header and band, then rows under their headings.

What room is left over goes to the rows first, then to the band.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.onepager.header import BlankNotice, StrategyBand
from stratcanvas.formats.pdf.pages.onepager.problem_rows import Arrangement, ProblemRow
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import Measurer

FEWEST_LINES = 9.0
"""A part is begun at the bottom of a sheet if there is room for this many sizes of its text."""


class RowHeadings(NamedTuple):
    """The line over the first row of a sheet that says what its columns are."""

    arrangement: Arrangement
    measurer: Measurer
    bare: bool

    @property
    def height(self) -> float:
        """Return the height in points, with the room below."""
        return self.arrangement.heading_height()

    def cut(self, _room: float) -> tuple["RowHeadings | None", "RowHeadings | None"]:
        """Return that it goes as a whole with the row below."""
        return None, self

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw what the columns are."""
        self.arrangement.draw_headings(pen, self.measurer, y, bare=self.bare)


class RowSpacing(NamedTuple):
    """The room over, between and in the parts of a one-pager."""

    arrangement: Arrangement
    measurer: Measurer

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        return FEWEST_LINES * self.arrangement.scale.body

    def over(self, above: Sequence[PagePart], part: PagePart) -> float:
        """Return the room over a part that comes next on a sheet, headings included."""
        under = self.arrangement.scale.apart
        if not isinstance(part, ProblemRow):
            return under if above else 0.0
        if above and isinstance(above[-1], ProblemRow):  # nothing else stands below rows
            return self.arrangement.between
        return self.arrangement.heading_height() + (under if above else 0.0)

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; ``spread`` lets them fill the room."""
        arrangement, under = self.arrangement, self.arrangement.scale.apart
        rows = [part for part in parts if isinstance(part, ProblemRow)]
        upper = [part for part in parts if not isinstance(part, ProblemRow)]
        heights = [row.height for row in rows]
        between, grow = arrangement.between, 0.0
        if heights and spread:
            taken = sum(part.height + under for part in upper)
            left = room - taken - arrangement.heading_height()
            heights, between = arrangement.spread(heights, left)
            left -= sum(heights) + between * (len(heights) - 1)
            grow = max(0.0, min(left * 0.5, 2.5 * arrangement.scale.body))
        places, y = [], 0.0
        for part in upper:
            height = part.height + (grow if isinstance(part, StrategyBand) else 0.0)
            if isinstance(part, BlankNotice):
                height = max(height, room - y)
            places.append(Placement(part, y, height))
            y += height + under
        if rows:
            bare = not any(cell for row in rows for cell in row.cells.values())
            headings = RowHeadings(arrangement, self.measurer, bare)
            places.append(Placement(headings, y, headings.height))
            y += headings.height
        for row, height in zip(rows, heights, strict=True):
            places.append(Placement(row, y, height))
            y += height + between
        return places
