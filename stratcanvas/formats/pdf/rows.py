# SPDX-License-Identifier: MIT
"""One problem with its tactics, set in type, and what every arrangement of such rows shares.

A row can be cut at a height, so that one higher than a page goes on over the next.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from stratcanvas.domain.cards import Aim
from stratcanvas.formats.pdf import plan
from stratcanvas.formats.pdf.entries import Cell, Way, runs_right_to_left, set_cell
from stratcanvas.formats.pdf.lines import Block, Typesetter
from stratcanvas.formats.pdf.look import Look
from stratcanvas.formats.pdf.page import Align
from stratcanvas.formats.pdf.pen import Pen, cut

EDUCATE, SOLVE = "Educate", "Help solve"
PROBLEMS = "The customer’s problems"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A problem's card and the cells on either side; ``again`` is its card on a further page."""

    number: int
    name: str
    number_block: Block
    card: Block
    again: Block
    text: str
    align: Align
    cells: Mapping[Aim, Cell]
    share: float
    """The part of the width that the left cell has, where an arrangement lets rows differ."""
    goes_on: bool = False
    """Tells that this is the part of a row that its first page had no room for."""


class Arrangement(Protocol):
    """How the rows of a page are laid out; lengths in points."""

    @property
    def look(self) -> Look:
        """Return the styles that everything is set in."""
        ...

    @property
    def between(self) -> float:
        """Return the least room between two rows."""
        ...

    @property
    def shares(self) -> tuple[float, ...]:
        """Return what ``share`` of the width the left cell of a row may have."""
        ...

    def cell_width(self, aim: Aim, share: float) -> float:
        """Return the width of the boxes of a cell."""
        ...

    def card_width(self) -> float:
        """Return the width of the words on a problem's card."""
        ...

    def heading_height(self) -> float:
        """Return the height of the line over the columns, with the room below it."""
        ...

    def height(self, row: Row) -> float:
        """Return the least height of a row."""
        ...

    def cut(self, row: Row, room: float) -> tuple[Row | None, Row | None]:
        """Return the part of a row that fits in a room, and the rest."""
        ...

    def spread(self, heights: list[float], room: float) -> tuple[list[float], float]:
        """Return heights of rows and the room between them, so that they fill a room."""
        ...

    def draw_headings(self, pen: Pen, setter: Typesetter, y: float) -> None:
        """Draw what the columns are."""
        ...

    def draw(self, pen: Pen, row: Row, y: float, height: float) -> None:
        """Draw a row at its height."""
        ...


def disc_radius(look: Look, row: Row) -> float:
    """Return the radius of the disc around a row's number."""
    return max(look.disc, row.number_block.width / 2 + 3)


def set_row(setter: Typesetter, arrangement: Arrangement, row: plan.Row, way: Way) -> Row:
    """Set the words of a row in the widths of an arrangement."""
    look = arrangement.look
    statement = look.statement
    if not row.statement.said:
        statement = replace(statement, font="italic", color=look.meta.color)
    costs = f"Cost: {row.cost}" if row.cost else ""
    meta = " · ".join(part for part in (row.known, costs) if part)
    spans = [(row.statement.text, statement)]
    if meta:
        spans.append(((" — " if look.tight else "\n") + meta, look.meta))
    number = setter.line(str(row.number), look.number)
    width = arrangement.card_width() - max(0.0, number.width - 1.4 * look.disc)
    continued = [("Continued: ", look.meta), (row.statement.text, statement)]
    made = Row(
        number=row.number,
        name=row.statement.text,
        number_block=number,
        card=setter.spans(spans, width),
        again=setter.spans(continued, width, max_lines=2),
        text="".join(words for words, _ in spans),
        align="right" if runs_right_to_left(row.statement.text) else "left",
        cells={},
        share=0.0,
    )
    tries = (
        replace(
            made,
            share=share,
            cells={
                aim: set_cell(
                    setter, look, row.cells[aim], aim, arrangement.cell_width(aim, share), way
                )
                for aim in Aim
            },
        )
        for share in arrangement.shares
    )
    return min(tries, key=arrangement.height)


def cut_card(row: Row, room: float) -> tuple[Block | None, Block]:
    """Return the lines of a card that fit in a room, and what the card says after that."""
    if row.card.lines[0].height > room:
        return None, row.card
    upper, lower = cut(row.card, room)
    return upper, lower or row.again


def draw_card(pen: Pen, row: Row, rect: tuple[float, float, float, float]) -> None:
    """Draw a problem's card: box, disc with the number, words in the middle of its height."""
    x, y, width, height = rect
    look, ink = pen.look, pen.ink
    pen.sheet.box(rect, fill=ink.problem_fill, stroke=ink.problem_edge, width=1.0, radius=4)
    radius = disc_radius(look, row)
    middle = x + look.pad_side + radius
    pen.sheet.disc(middle, y + height / 2, radius, fill=ink.disc, stroke=ink.disc_edge, width=1.0)
    number = row.number_block
    lift = number.lines[0].baseline - 0.364 * look.number.size  # half of Inter's digit height
    pen.draw(number, middle - number.width / 2, y + height / 2 - lift, "left")
    left = middle + radius + look.pad_side
    top = y + (height - row.card.height) / 2
    pen.draw(
        row.card, left, top, row.align, width=x + width - look.pad_side - left, text=row.text
    )
