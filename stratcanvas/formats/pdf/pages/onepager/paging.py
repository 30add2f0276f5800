# SPDX-License-Identifier: MIT
"""The parts of a one-pager on as many sheets as they need: in order, whole where that can be.

A part that is higher than a sheet is cut and goes on over the next; nothing is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from stratcanvas.formats.pdf.pages.onepager.header import BlankNotice, Header, StrategyBand
from stratcanvas.formats.pdf.pages.onepager.problem_rows import Arrangement, ProblemRow

FEWEST_LINES = 9.0
"""A part is begun at the bottom of a sheet if there is room for this many sizes of its text."""

Part = Header | StrategyBand | BlankNotice | ProblemRow


@dataclass(slots=True)
class Page:
    """What stands on one sheet, from the top down."""

    parts: list[Part] = field(default_factory=list)

    @property
    def rows(self) -> list[ProblemRow]:
        """Return the rows on this sheet."""
        return [part for part in self.parts if isinstance(part, ProblemRow)]


def fill(
    parts: Iterable[Part], arrangement: Arrangement, first: float, later: float, most: int
) -> list[Page]:
    """Return pages that hold all parts; ``first`` and ``later`` are the sheets' room in points.

    Stops once there are more than ``most`` pages: then they are too many anyhow.
    """
    pages = [Page()]
    left = first
    for whole in parts:
        rest: Part | None = whole
        while rest is not None:
            need = _before(pages[-1], rest, arrangement)
            height = _height(rest, arrangement)
            if need + height <= left + 0.01:
                pages[-1].parts.append(rest)
                left -= need + height
                break
            fresh = _before(Page(), rest, arrangement) + height <= later
            upper: Part | None = None
            after: Part | None = rest
            if not fresh and (
                left - need > FEWEST_LINES * arrangement.scale.body or not pages[-1].parts
            ):
                upper, after = _cut(rest, arrangement, left - need)
            if upper is not None:
                pages[-1].parts.append(upper)
            elif not pages[-1].parts:
                pages[-1].parts.append(rest)  # nothing is ever dropped, whatever the type
                after = None
            pages.append(Page())
            left, rest = later, after
            if len(pages) > most:
                return pages
    return pages if pages[-1].parts or len(pages) == 1 else pages[:-1]


def _before(page: Page, part: Part, arrangement: Arrangement) -> float:
    """Return the room over a part that comes next on a page, headings included."""
    under = arrangement.scale.apart
    if not isinstance(part, ProblemRow):
        return under if page.parts else 0.0
    if page.rows:
        return arrangement.between
    return arrangement.heading_height() + (under if page.parts else 0.0)


def _height(part: Part, arrangement: Arrangement) -> float:
    return arrangement.height(part) if isinstance(part, ProblemRow) else part.height


def _cut(part: Part, arrangement: Arrangement, room: float) -> tuple[Part | None, Part | None]:
    return arrangement.cut(part, room) if isinstance(part, ProblemRow) else part.cut(room)


class Placement(NamedTuple):
    """Where a part lies on its sheet: points below the top of the room, and its height."""

    part: Part
    y: float
    height: float


class PlacedSheet(NamedTuple):
    """A sheet with everything in its place; ``headings`` is the y of the line over the columns."""

    places: tuple[Placement, ...]
    headings: float | None


def place(page: Page, arrangement: Arrangement, room: float, *, spread: bool) -> PlacedSheet:
    """Return where the parts of a page lie; ``spread`` lets them fill the room."""
    heights = [arrangement.height(row) for row in page.rows]
    under = arrangement.scale.apart
    upper = [part for part in page.parts if not isinstance(part, ProblemRow)]
    taken = sum(part.height + under for part in upper)
    between, grow = arrangement.between, 0.0
    if heights and spread:
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
    headings = y if heights else None
    y += arrangement.heading_height()
    for row, height in zip(page.rows, heights, strict=True):
        places.append(Placement(row, y, height))
        y += height + between
    return PlacedSheet(tuple(places), headings)
