# SPDX-License-Identifier: MIT
"""A portrait page: each problem's card over the whole width, its tactics hung below in columns.

Narrow columns beside each other would break every title into four lines.
"""

from dataclasses import dataclass

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import HEADINGS, PROBLEMS, Voice
from stratcanvas.formats.pdf.pages.onepager.problem_rows import (
    ProblemRow,
    cut_card,
    draw_card,
    grown_alike,
    wide_card_height,
)
from stratcanvas.formats.pdf.pages.onepager.tactic_cells import (
    MARK,
    BoxKind,
    Cell,
    TacticBox,
    cell_height,
    cut_cell,
    draw_item,
    draw_mark,
)
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import Measurer

ALLEY = 12.0
"""Points between the two columns."""
STEM = 6.0
"""Points from a column's left edge to the line that its tactics hang on."""
BRANCH = 9.0
"""Points from that line to a tactic."""


@dataclass(frozen=True, slots=True)
class PortraitRows:
    """Columns of a portrait page; ``share`` is what the left one has of the width."""

    scale: TypeScale
    box: ContentBox
    voice: Voice
    share: float

    @property
    def shares(self) -> tuple[float, ...]:
        """Return that all rows share their columns."""
        return (self.share,)

    @property
    def between(self) -> float:
        """Return the least room between two rows."""
        return 1.2 * self.scale.apart

    @property
    def _drop(self) -> float:
        """Return the room between a card and the tactics below it."""
        return self.scale.body * (0.3 if self.scale.tight else 0.55)

    def _column(self, aim: Aim, share: float) -> tuple[float, float]:
        """Return left edge and width of a column."""
        room = self.box.width - ALLEY
        left = room * share
        if aim is Aim.EDUCATE:
            return self.box.x, left
        return self.box.x + left + ALLEY, room - left

    def cell_width(self, aim: Aim, share: float) -> float:
        """Return the width of the boxes in a column."""
        return self._column(aim, share)[1] - STEM - BRANCH

    def card_width(self) -> float:
        """Return the width of the words on a problem's card."""
        return self.box.width - 3 * self.scale.pad_side - 2 * self.scale.disc

    @property
    def gaps_on_card(self) -> bool:
        """Return that a gap stands in the place of tactics."""
        return False

    def heading_height(self) -> float:
        """Return the height of the line over the columns, with the room below it."""
        return self.scale.tactic_heading.size * 1.3 + 0.35 * self.scale.body

    def row_height(self, row: ProblemRow) -> float:
        """Return the least height of a row."""
        return wide_card_height(row) + self._below(row)

    def _below(self, row: ProblemRow) -> float:
        cells = [cell_height(cell, self.scale) for cell in row.cells.values()]
        return self._drop + max(cells) if any(cells) else 0.0

    def cut_row(self, row: ProblemRow, room: float) -> tuple[ProblemRow | None, ProblemRow | None]:
        """Return the part of a row that fits in a room, and the rest."""
        if self.row_height(row) <= room:
            return row, None
        card, after = cut_card(row, room - 1.4 * self.scale.card_pad)
        if card is None:
            return None, row
        if card.height < row.card.height:
            nothing: dict[Aim, Cell] = dict.fromkeys(Aim, ())
            return row._replace(card=card, cells=nothing), after
        left = room - wide_card_height(row) - self._drop
        cells = {aim: cut_cell(cell, self.scale, left) for aim, cell in row.cells.items()}
        if any(row.cells[aim] and not cells[aim][0] for aim in cells):
            cells = {aim: ((), cell) for aim, cell in row.cells.items()}
        upper = row._replace(cells={aim: part for aim, (part, _) in cells.items()})
        rest = {aim: part for aim, (_, part) in cells.items()}
        return upper, after._replace(cells=rest)

    def spread(self, heights: list[float], room: float) -> tuple[list[float], float]:
        """Return heights of rows and the room between them, so that they fill a room."""
        return grown_alike(heights, room, self.between, self.scale.body)

    def headings_fit(self, measurer: Measurer) -> bool:
        """Tell whether what stands over each column is no wider than the column."""
        return all(
            measurer.setter.width(self.voice.say(words), self.scale.tactic_heading)
            <= self._column(aim, self.share)[1]
            for aim, words in HEADINGS.items()
        )

    def draw_headings(self, pen: Pen, measurer: Measurer, y: float, *, bare: bool) -> None:
        """Draw what the columns are; over problems alone, that they are those of the customer."""
        if bare:
            block = measurer.setter.line(self.voice.say(PROBLEMS), self.scale.problem_heading)
            pen.sheet.draw(block, self.box.x, y, "left", self.box.width)
            return
        for aim, words in HEADINGS.items():
            x, width = self._column(aim, self.share)
            block = measurer.setter.line(
                self.voice.say(words), self.scale.on_side(aim).tactic_heading
            )
            pen.sheet.draw(block, x, y, "left", max(width, block.width), "P")

    def draw_row(self, pen: Pen, row: ProblemRow, y: float, height: float) -> None:
        """Draw a row at its height."""
        grown = height - self.row_height(row)
        card = wide_card_height(row) + grown
        top = y + card + self._drop if any(row.cells.values()) else y + card
        draw_card(pen, row, (self.box.x, y, self.box.width, card))
        with pen.sheet.within("L"):
            for aim in row.cells:
                self._hang(pen, row, aim, y + card, top)

    def _hang(self, pen: Pen, row: ProblemRow, aim: Aim, card: float, top: float) -> None:
        """Draw a cell's boxes and the line that joins them to the card above."""
        line = self._column(aim, row.share)[0] + STEM
        width = self.cell_width(aim, row.share)
        end = card
        for item in row.cells[aim]:
            middle = top + self._first_line(item)
            gap = item.sort is BoxKind.GAP
            color = pen.palette.gap_edge if gap else pen.palette.side(aim).join
            thick, dash = (0.8, (2.5, 2.0)) if gap else (1.2, ())
            pen.sheet.line(line, end, line, middle, color=color, width=thick, dash=dash)
            pen.sheet.line(line, middle, line + BRANCH, middle, color=color, width=thick, dash=dash)
            if not gap and end == card:
                draw_mark(pen, aim, line, card + MARK)
            end = middle
            place = line + BRANCH, top, width
            side = self.voice.say(HEADINGS[aim])
            top += draw_item(pen, self.scale, item, place, aim=aim, bar_left=True, side=side)
            top += self.scale.between

    def _first_line(self, item: TacticBox) -> float:
        """Return how far below a box's top the middle of its first line is."""
        return self.scale.pad + item.words.block.lines[0].height / 2
