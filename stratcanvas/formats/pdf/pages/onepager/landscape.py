# SPDX-License-Identifier: MIT
"""The bow tie of a landscape page: educate, problem, help solve beside each other in each row.

A problem's card is as high as its row, so that every tactic is joined to it by a straight line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import HEADINGS, PROBLEMS, Voice
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.onepager.problem_rows import (
    ProblemRow,
    cut_card,
    draw_card,
)
from stratcanvas.formats.pdf.pages.onepager.tactic_cells import (
    MARK,
    REACH,
    BoxKind,
    Cell,
    cell_height,
    cut_cell,
    draw_item,
    draw_mark,
)
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import Measurer

JOINT = 22.0
"""Points between a tactic and the problem; the connecting line's length."""
HIGHEST = 9.5
"""A row is stretched to at most this many sizes of the running text."""


Columns = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""Left edge and width of each, in points."""
Joints = dict[Aim, tuple[float, float]]
"""Two places of each side, in points from the left."""


@dataclass(frozen=True, slots=True)
class LandscapeRows:
    """Columns of a landscape page; ``columns`` are the shares of the left and middle one."""

    scale: TypeScale
    box: ContentBox
    voice: Voice
    columns: tuple[float, float]

    @property
    def between(self) -> float:
        """Return the least room between two rows."""
        return self.scale.apart

    @property
    def _columns(self) -> Columns:
        return _columns_in(self.box, self.columns)

    @property
    def shares(self) -> tuple[float, ...]:
        """Return that all rows share their columns."""
        return (self.columns[0],)

    def cell_width(self, aim: Aim, share: float) -> float:
        """Return the width of a wing."""
        return self._columns[0 if aim is Aim.EDUCATE else 2][1]

    def card_width(self) -> float:
        """Return the width of the words on a problem's card."""
        return self._columns[1][1] - 3 * self.scale.pad_side - 2 * self.scale.disc

    @property
    def gaps_on_card(self) -> bool:
        """Return that a gap stands in the place of tactics."""
        return False

    def heading_height(self) -> float:
        """Return the height of the line over the columns, with the room below it."""
        return self.scale.tactic_heading.size * 1.3 + 0.35 * self.scale.body

    def row_height(self, row: ProblemRow) -> float:
        """Return the least height of a row."""
        cells = (cell_height(cell, self.scale) for cell in row.cells.values())
        return max(self._card_height(row), *cells)

    def _card_height(self, row: ProblemRow) -> float:
        return max(row.words_height, 2 * self.scale.disc) + 2 * self.scale.card_pad

    def cut_row(self, row: ProblemRow, room: float) -> tuple[ProblemRow | None, ProblemRow | None]:
        """Return the part of a row that fits in a room, and the rest."""
        cells = {aim: cut_cell(cell, self.scale, room) for aim, cell in row.cells.items()}
        card, after = cut_card(row, room - 2 * self.scale.card_pad)
        if card is None or any(row.cells[aim] and not cells[aim][0] for aim in cells):
            return None, row
        upper = row._replace(card=card, cells={aim: part for aim, (part, _) in cells.items()})
        rest: dict[Aim, Cell] = {aim: part for aim, (_, part) in cells.items()}
        if card.height >= row.card.height and not any(rest.values()):
            return row, None
        return upper, after._replace(cells=rest)

    def spread(self, heights: list[float], room: float) -> tuple[list[float], float]:
        """Return even heights of rows and the room between them, so that they fill a room.

        Low rows are raised first, up to a limit; what is left then parts them.
        """
        count = len(heights)
        left = room - sum(heights) - self.between * (count - 1)
        level, low = _level(heights, max(0.0, left)), HIGHEST * self.scale.body
        raised = [max(height, min(level, low)) for height in heights]
        left = room - sum(raised) - self.between * (count - 1)
        apart = self.between + (min(left / (count - 1), self.scale.body) if count > 1 else 0.0)
        return raised, max(self.between, apart)

    def draw_headings(self, pen: Pen, measurer: Measurer, y: float, *, bare: bool) -> None:
        """Draw what the columns are."""
        del bare  # the columns are there in any case
        for (x, width), words, style, align in self._headings():
            block = measurer.setter.line(self.voice.say(words), style)
            pen.sheet.draw(block, x, y, align, width, "P")

    def headings_fit(self, measurer: Measurer) -> bool:
        """Tell whether what stands over each column is no wider than the column."""
        return all(
            measurer.setter.width(self.voice.say(words), style) <= width
            for (_, width), words, style, _ in self._headings()
        )

    def _headings(self) -> Iterator[tuple[tuple[float, float], str, TypeStyle, Align]]:
        """Yield place and width of each column, what stands over it, how, and on which side."""
        left, middle, right = self._columns
        yield left, HEADINGS[Aim.EDUCATE], self.scale.tactic_heading, "left"
        yield middle, PROBLEMS, self.scale.problem_heading, "center"
        yield right, HEADINGS[Aim.SOLVE], self.scale.on_side(Aim.SOLVE).tactic_heading, "left"

    def draw_row(self, pen: Pen, row: ProblemRow, y: float, height: float) -> None:
        """Draw a row at its height."""
        (left, left_width), (x, width), (right, right_width) = self._columns
        joints = {Aim.EDUCATE: (left + left_width, x), Aim.SOLVE: (right, x + width)}
        wings = {Aim.EDUCATE: (left, left_width), Aim.SOLVE: (right, right_width)}
        draw_card(pen, row, (x, y, width, height))
        with pen.sheet.within("L"):
            self._draw_cells(pen, row, (y, height), joints, wings)

    def _draw_cells(
        self,
        pen: Pen,
        row: ProblemRow,
        place: tuple[float, float],
        joints: Joints,
        wings: Joints,
    ) -> None:
        """Draw what stands on either side of a problem: a list to who hears it read."""
        y, height = place
        for aim, cell in row.cells.items():
            top = y + (height - cell_height(cell, self.scale)) / 2
            for item in cell:
                middle = top + item.height(self.scale) / 2
                gap = item.sort is BoxKind.GAP
                pen.sheet.line(
                    joints[aim][0],
                    middle,
                    joints[aim][1],
                    middle,
                    color=pen.palette.gap_edge if gap else pen.palette.side(aim).join,
                    width=0.8 if gap else 1.2,
                    dash=(2.5, 2) if gap else (),
                )
                if not gap:
                    away = -MARK if aim is Aim.EDUCATE else MARK * REACH
                    draw_mark(pen, aim, joints[aim][1] + away, middle)
                wing = wings[aim]
                top += draw_item(
                    pen,
                    self.scale,
                    item,
                    (wing[0], top, wing[1]),
                    aim=aim,
                    bar_left=aim is Aim.EDUCATE,
                    side=self.voice.say(HEADINGS[aim]),
                )
                top += self.scale.between


@lru_cache(64)
def _columns_in(box: ContentBox, columns: tuple[float, float]) -> Columns:
    room = box.width - 2 * JOINT
    left, middle = (share * room for share in columns)
    start = box.x + left + JOINT
    right = start + middle + JOINT
    return (box.x, left), (start, middle), (right, box.right - right)


def _level(heights: list[float], extra: float) -> float:
    """Return the height up to which ``extra`` points raise the lowest of some heights."""
    ordered = sorted(heights)
    level = ordered[0]
    for count, following in enumerate([*ordered[1:], float("inf")], start=1):
        step = (following - level) * count
        if step >= extra:
            return level + extra / count
        extra -= step
        level = following
    return level
