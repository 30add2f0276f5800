# SPDX-License-Identifier: MIT
"""The columns of the matrix and its styles: words over them where there is room, else numbers.

Words are never turned. Where there are more problems than columns, further ones get tables of
their own, with the same rows.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import ProblemWords, Voice
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer
from stratcanvas.words import mark

MARKS = {Aim.EDUCATE: "●", Aim.SOLVE: "◆"}
"""What stands in the cell of a tactic and a problem that it serves; told apart by its shape."""
DOES = {Aim.EDUCATE: mark("educates", "page"), Aim.SOLVE: mark("helps solve", "page")}
"""What such a mark says."""
NOT_JOINED = "·"
PROBLEMS_SERVED = mark("Problems", "page")
SUM_WIDTH = 6.4
"""Width of the column of sums, in sizes of the running text."""
WORDS_WIDTH = 7.6
"""The least width of a column that is headed by words, likewise."""
WIDEST = 15.0
"""The width beyond which a column grows no more, likewise."""
NUMBER_WIDTH = 2.3
"""The width of a column that is headed by a number, likewise."""
HEAD_SHARE = 0.31
"""What the tactics' words have of the box's width, at least."""
NAMES = 3.2
"""The width of T1, T2 …, in sizes of the running text."""


class MatrixColumns(NamedTuple):
    """The columns of one table: those of some problems, in order; lengths in points."""

    measurer: Measurer
    palette: Palette
    box: ContentBox
    voice: Voice
    size: float
    problems: tuple[ProblemWords, ...]
    with_words: bool
    with_facts: bool

    @property
    def smallest(self) -> float:
        """Return the smallest size of its type."""
        return min(self.size, 10.0)

    @property
    def pad(self) -> float:
        """Return the room above and below a row's words."""
        return 0.4 * self.size

    @property
    def sum_left(self) -> float:
        """Return the left edge of the column of sums."""
        return self.box.right - SUM_WIDTH * self.size

    @property
    def column_width(self) -> float:
        """Return the width of a problem's column."""
        room = self.sum_left - self.box.x - HEAD_SHARE * self.box.width
        widest = (WIDEST if self.with_words else NUMBER_WIDTH * 1.1) * self.size
        return min(widest, room / max(1, len(self.problems)))

    @property
    def lefts(self) -> tuple[float, ...]:
        """Return the left edges of the problems' columns."""
        first = self.sum_left - self.column_width * len(self.problems)
        return tuple(first + place * self.column_width for place in range(len(self.problems)))

    @property
    def names_width(self) -> float:
        """Return the width of the tactics' numbers."""
        return NAMES * self.size

    @property
    def words_width(self) -> float:
        """Return the width of the tactics' words."""
        first = self.lefts[0] if self.problems else self.sum_left
        return first - self.box.x - self.names_width - 10

    def style(self, font: str, color: str, share: float = 1.0) -> TypeStyle:
        """Return a style at a share of the running text's size, but never under 10 pt."""
        size = max(10.0, round(self.size * share, 2))
        return TypeStyle(font=font, size=size, color=color, leading=1.22)  # type: ignore[arg-type]

    def mark(self, aim: Aim) -> MeasuredText:
        """Return the mark of an aim."""
        style = TypeStyle(
            font="bold", size=round(self.size * 1.25, 2), color=self.palette.side(aim).words
        )
        return self.measurer.text([(MARKS[aim], style)], 3 * self.size)


def most_columns(box: ContentBox, size: float, *, with_words: bool) -> int:
    """Return how many problems a table of a size has room for."""
    room = box.width * (1 - HEAD_SHARE) - SUM_WIDTH * size
    return max(1, int(room / ((WORDS_WIDTH if with_words else NUMBER_WIDTH) * size)))


def tables_of(problems: Sequence[ProblemWords], most: int) -> list[tuple[ProblemWords, ...]]:
    """Return the problems of each table: about as many in each; one table where there are none."""
    count = max(1, -(-len(problems) // most))
    many, more = divmod(len(problems), count)
    found, at = [], 0
    for place in range(count):
        end = at + many + (place < more)
        found.append(tuple(problems[at:end]))
        at = end
    return found
