# SPDX-License-Identifier: MIT
"""A crowded page: each problem over the whole width, below it what educates, then what helps solve.

Each side says what it is at its beginning, so that no heading stands over columns of many widths.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import HEADINGS, Voice
from stratcanvas.formats.pdf.pages.onepager.problem_rows import (
    ProblemRow,
    cut_card,
    draw_card,
    grown_alike,
    wide_card_height,
)
from stratcanvas.formats.pdf.pages.onepager.tactic_cells import (
    MARK,
    Cell,
    cell_height,
    cut_cell,
    draw_item,
    draw_mark,
)
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.lines import TypeBlock
from stratcanvas.formats.pdf.type.measure import Measurer

INDENT = 6.0
"""Points from the left edge to the mark of a side."""
APART = 8.0
"""Points on either side of what a side is called."""


@dataclass(frozen=True, slots=True)
class StackedRows:
    """Rows of a page without columns; ``names`` is what each side is called, set in type.

    Without names the boxes say it themselves and have the whole width.
    """

    scale: TypeScale
    box: ContentBox
    voice: Voice
    names: Mapping[Aim, TypeBlock]

    @property
    def between(self) -> float:
        """Return the least room between two rows."""
        return 1.2 * self.scale.apart

    @property
    def shares(self) -> tuple[float, ...]:
        """Return that every box has the whole width."""
        return (1.0,)

    @property
    def _drop(self) -> float:
        """Return the room over what stands on one side."""
        return self.scale.body * (0.28 if self.scale.tight else 0.5)

    @property
    def _start(self) -> float:
        """Return the left edge of the boxes."""
        beside = self.box.x + INDENT + 2 * MARK + APART
        return beside + max((each.width + APART for each in self.names.values()), default=0.0)

    def cell_width(self, aim: Aim, share: float) -> float:
        """Return the width of the boxes of either side."""
        del aim, share
        return self.box.right - self._start

    def card_width(self) -> float:
        """Return the width of the words on a problem's card."""
        return self.box.width - 3 * self.scale.pad_side - 2 * self.scale.disc

    @property
    def gaps_on_card(self) -> bool:
        """Return that a problem's card says what nothing is done about: it takes no line so."""
        return True

    def heading_height(self) -> float:
        """Return that nothing stands over the rows."""
        return 0.0

    def row_height(self, row: ProblemRow) -> float:
        """Return the least height of a row."""
        cells = (self._drop + cell_height(cell, self.scale) for cell in row.cells.values() if cell)
        return wide_card_height(row) + sum(cells)

    def cut_row(self, row: ProblemRow, room: float) -> tuple[ProblemRow | None, ProblemRow | None]:
        """Return the part of a row that fits in a room, and the rest."""
        if self.row_height(row) <= room:
            return row, None
        nothing: dict[Aim, Cell] = dict.fromkeys(Aim, ())
        card, after = cut_card(row, room - 1.4 * self.scale.card_pad)
        if card is None:
            return None, row
        if card.height < row.card.height:
            return row._replace(card=card, cells=nothing), after
        left = room - wide_card_height(row)
        upper, rest = dict(nothing), dict(nothing)
        for aim, cell in row.cells.items():
            left -= self._drop
            whole = not any(rest.values())
            upper[aim], rest[aim] = cut_cell(cell, self.scale, left) if whole else ((), cell)
            left -= cell_height(upper[aim], self.scale)
        return row._replace(cells=upper), after._replace(cells=rest)

    def spread(self, heights: list[float], room: float) -> tuple[list[float], float]:
        """Return heights of rows and the room between them, so that they fill a room."""
        return grown_alike(heights, room, self.between, self.scale.body)

    def headings_fit(self, measurer: Measurer) -> bool:
        """Tell that nothing stands over columns."""
        del measurer
        return True

    def draw_headings(self, pen: Pen, measurer: Measurer, y: float, *, bare: bool) -> None:
        """Draw nothing: each side says what it is."""

    def draw_row(self, pen: Pen, row: ProblemRow, y: float, height: float) -> None:
        """Draw a row at its height."""
        card = wide_card_height(row) + height - self.row_height(row)
        draw_card(pen, row, (self.box.x, y, self.box.width, card))
        top = y + card
        with pen.sheet.within("L"):
            for aim, cell in row.cells.items():
                if cell:
                    top = self._draw_side(pen, aim, cell, top + self._drop)

    def _draw_side(self, pen: Pen, aim: Aim, cell: Cell, top: float) -> float:
        """Draw what a side is called and its boxes; return the y below them."""
        level = top + self.scale.pad + cell[0].words.block.lines[0].baseline
        x = self.box.x + INDENT + MARK
        draw_mark(pen, aim, x, level - 0.36 * self.scale.body)
        if name := self.names.get(aim):
            y = level - name.lines[0].baseline
            pen.sheet.draw(name, x + MARK + APART, y, "left", name.width, "Artifact")
        side = self.voice.say(HEADINGS[aim])
        for place, item in enumerate(cell):
            top += self.scale.between if place else 0.0
            rect = self._start, top, self.cell_width(aim, 1.0)
            top += draw_item(pen, self.scale, item, rect, aim=aim, bar_left=True, side=side)
        return top


def stacked_rows(
    measurer: Measurer, scale: TypeScale, box: ContentBox, voice: Voice, *, named: bool
) -> StackedRows:
    """Return the arrangement; ``named``: what the sides are called stands beside their boxes."""
    names = {
        aim: measurer.setter.line(voice.say(words), scale.on_side(aim).tactic_heading)
        for aim, words in HEADINGS.items()
        if named
    }
    return StackedRows(scale, box, voice, names)
