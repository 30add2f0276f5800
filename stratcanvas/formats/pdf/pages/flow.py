# SPDX-License-Identifier: MIT
"""The parts of a page on as many sheets as they need: in order, whole where that can be.

A part is anything that has a height and can be cut and drawn. One that is higher than a sheet is
cut and goes on over the next; nothing is left out.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol, TypeVar

from stratcanvas.formats.pdf.pages.pen import Pen

Found = TypeVar("Found")


class PagePart(Protocol):
    """Something that stands on a page, as wide as it was set; lengths in points."""

    @property
    def height(self) -> float:
        """Return the least height."""
        ...

    def cut(self, room: float) -> tuple["PagePart | None", "PagePart | None"]:
        """Return what fits in a room, and the rest."""
        ...

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it, its upper edge at ``y``, at a height that is at least its own."""
        ...


class Placement(NamedTuple):
    """Where a part lies on its sheet: points below the top of the room, and its height."""

    part: PagePart
    y: float
    height: float


class Spacing(Protocol):
    """How the parts of a page are set apart; lengths in points."""

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        ...

    def over(self, above: Sequence[PagePart], part: PagePart) -> float:
        """Return the room over a part, given those that stand above it on its sheet."""
        ...

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of one sheet lie; ``spread`` lets them fill the room."""
        ...


class Rooms(NamedTuple):
    """The height for parts on the first sheet and on further ones, in points."""

    first: float
    later: float


def fill(
    parts: Iterable[PagePart],
    spacing: Spacing,
    rooms: Rooms,
    most: int,
    step: Callable[[], object] = lambda: None,
) -> list[list[PagePart]]:
    """Return sheets that hold all parts.

    Stops once there are more than ``most`` sheets: then they are too many anyhow. ``step`` is
    called at each try, and may raise.
    """
    sheets: list[list[PagePart]] = [[]]
    left = rooms.first
    for whole in parts:
        rest: PagePart | None = whole
        while rest is not None:
            step()
            need = spacing.over(sheets[-1], rest)
            height = rest.height
            if need + height <= left + 0.01:
                sheets[-1].append(rest)
                left -= need + height
                break
            fresh = spacing.over((), rest) + height <= rooms.later
            upper: PagePart | None = None
            after: PagePart | None = rest
            if not fresh and (left - need > spacing.least or not sheets[-1]):
                upper, after = rest.cut(left - need)
            if upper is not None:
                sheets[-1].append(upper)
            elif not sheets[-1]:
                sheets[-1].append(rest)  # nothing is ever dropped, whatever the type
                after = None
            sheets.append([])
            left, rest = rooms.later, after
            if len(sheets) > most:
                return sheets
    return sheets if sheets[-1] or len(sheets) == 1 else sheets[:-1]


def largest(
    sizes: Sequence[float],
    attempt: Callable[[float], Found | None],
    likely: Callable[[Found], float] | None = None,
    *,
    hopeful: bool = False,
) -> Found | None:
    """Return what an attempt finds at the largest size at which it finds anything, or None.

    ``sizes`` rise, and what fits at one size is taken to fit at every smaller one. ``likely`` tells
    from what was found about which size would just fit: then few have to be tried. The smallest is
    tried first, for if it fails all do; ``hopeful``: something will most likely be found.
    """
    best: Found | None = None
    low, high = 0, len(sizes)
    middle = high // 2 if hopeful else 0
    while low < high:
        found = attempt(sizes[middle])
        if found is None:
            high = middle
        else:
            best, low = found, middle + 1
        middle = (low + high) // 2
        if found is not None and likely is not None:
            middle = min(max(low, bisect_right(sizes, likely(found)) - 1), high - 1)
    return best
