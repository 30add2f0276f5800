# SPDX-License-Identifier: MIT
"""One problem with its tactics, set in type, and what every arrangement of such rows shares.

A row can be cut at a height, so that one higher than a page goes on over the next.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import DOT, GAPS, NOTHING, ProblemWords, Voice
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.number_disc import draw_disc, radius_for
from stratcanvas.formats.pdf.pages.onepager.tactic_cells import (
    Cell,
    Density,
    set_cell,
    start_of,
)
from stratcanvas.formats.pdf.pages.onepager.type_scale import TypeScale
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer, Span
from stratcanvas.words import mark

BOOKMARK_LIMIT = 100
"""Characters of a bookmark; the page has the whole text."""
CONTINUED_LIMIT = 600
"""Characters of a statement that are tried for the two lines that say what goes on."""


class ProblemRow(NamedTuple):
    """A problem's card and the cells on either side, a part of the page."""

    arrangement: "Arrangement"
    number: int
    name: str
    figure: MeasuredText
    """The number as it is set."""
    card: MeasuredText
    again: Callable[[], MeasuredText]
    """What the card says where the row goes on, on a further sheet."""
    continued: Callable[[], MeasuredText]
    """What stands over its words where they go on there."""
    align: Align
    cells: Mapping[Aim, Cell]
    share: float
    """The part of the width that the left cell has, where an arrangement lets rows differ."""
    goes_on: bool = False
    """Tells that this is the part of a row that its first page had no room for."""
    over: MeasuredText | None = None
    """What stands over words that began on the sheet before."""

    @property
    def words_height(self) -> float:
        """Return the height of what the card says, in points."""
        return self.card.height + (self.over.height if self.over is not None else 0.0)

    @property
    def height(self) -> float:
        """Return the least height."""
        return self.arrangement.row_height(self)

    def cut(self, room: float) -> tuple["ProblemRow | None", "ProblemRow | None"]:
        """Return the part that fits in a room, and the rest."""
        return self.arrangement.cut_row(self, room)

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it at a height, with a bookmark where it begins."""
        if not self.goes_on:
            pen.sheet.bookmark(f"{self.number} {self.name}"[:BOOKMARK_LIMIT], 0, y)
        self.arrangement.draw_row(pen, self, y, height)


class Arrangement(Protocol):
    """How the rows of a page are laid out; lengths in points."""

    @property
    def scale(self) -> TypeScale:
        """Return the styles that everything is set in."""
        ...

    @property
    def between(self) -> float:
        """Return the least room between two rows."""
        ...

    @property
    def voice(self) -> Voice:
        """Return how the page speaks."""
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

    @property
    def gaps_on_card(self) -> bool:
        """Tell whether gaps are told on the problem's card, and not in the place of tactics."""
        ...

    def heading_height(self) -> float:
        """Return the height of the line over the columns, with the room below it."""
        ...

    def row_height(self, row: ProblemRow) -> float:
        """Return the least height of a row."""
        ...

    def cut_row(self, row: ProblemRow, room: float) -> tuple[ProblemRow | None, ProblemRow | None]:
        """Return the part of a row that fits in a room, and the rest."""
        ...

    def spread(self, heights: list[float], room: float) -> tuple[list[float], float]:
        """Return heights of rows and the room between them, so that they fill a room."""
        ...

    def headings_fit(self, measurer: Measurer) -> bool:
        """Tell whether what stands over each column is no wider than the column."""
        ...

    def draw_headings(self, pen: Pen, measurer: Measurer, y: float, *, bare: bool) -> None:
        """Draw what the columns are; ``bare``: no row has anything beside its problem."""
        ...

    def draw_row(self, pen: Pen, row: ProblemRow, y: float, height: float) -> None:
        """Draw a row at its height."""
        ...


def wide_card_height(row: ProblemRow) -> float:
    """Return the least height of a card over the whole width, in points."""
    scale = row.arrangement.scale
    return max(row.words_height, 2 * scale.disc) + 1.4 * scale.card_pad


def grown_alike(
    heights: list[float], room: float, between: float, body: float
) -> tuple[list[float], float]:
    """Return heights of rows and the room between them, so that they fill a room.

    Every row grows alike, its card, up to a limit; what is left then parts them.
    """
    count = len(heights)
    left = room - sum(heights) - between * (count - 1)
    each = max(0.0, min(left * 0.6 / count, 1.8 * body))
    left -= each * count
    apart = min(left / (count - 1), 1.6 * body) if count > 1 else 0.0
    return [height + each for height in heights], between + max(0.0, apart)


def disc_radius(scale: TypeScale, number: int) -> float:
    """Return the radius of the disc around a number, in points."""
    return radius_for(number, scale.number.size, scale.disc)


def set_row(
    measurer: Measurer,
    arrangement: Arrangement,
    row: ProblemWords,
    density: Density,
    *,
    bare: bool = False,
) -> ProblemRow:
    """Set the words of a row in the widths of an arrangement; ``bare``: the problem's alone."""
    scale = arrangement.scale
    statement = scale.statement
    if not row.statement.said:
        statement = replace(statement, font="italic", color=scale.meta.color)
    spans = [(row.statement.text, statement), *_more(arrangement, row, density, bare=bare)]
    width = arrangement.card_width() - 2 * (disc_radius(scale, row.number) - scale.disc)
    voice = arrangement.voice
    again = voice.say(mark("Continued:", "page")) + " "
    continued = [(again, scale.meta), (row.statement.text[:CONTINUED_LIMIT], statement)]
    made = ProblemRow(
        arrangement=arrangement,
        number=row.number,
        name=row.statement.text,
        figure=measurer.text([(str(row.number), scale.number)], width),
        card=measurer.text(spans, width),
        again=lambda: measurer.text(continued, width, max_lines=2),
        continued=lambda: measurer.text([(again.rstrip(), scale.meta)], width),
        align=start_of(row.statement.text, mirrored=voice.mirrored),
        cells={},
        share=0.0,
    )
    tries = [
        made._replace(
            share=share,
            cells={
                aim: ()
                if row.is_bare or (arrangement.gaps_on_card and not row.cells[aim])
                else set_cell(
                    measurer,
                    scale,
                    row.cells[aim],
                    aim,
                    arrangement.cell_width(aim, share),
                    density,
                    voice,
                )
                for aim in Aim
            },
        )
        for share in arrangement.shares
    ]
    return min(tries, key=arrangement.row_height) if len(tries) > 1 else tries[0]


def _more(
    arrangement: Arrangement, row: ProblemWords, density: Density, *, bare: bool
) -> Iterator[Span]:
    """Yield what a card says beside the statement."""
    scale, voice = arrangement.scale, arrangement.voice
    apart = DOT if scale.tight else "\n"
    if row.facts:
        yield apart + row.facts, scale.meta
    if row.is_bare and not bare:
        yield apart + voice.say(NOTHING), scale.gap
    elif arrangement.gaps_on_card and not bare:
        for aim in Aim:
            if not row.cells[aim]:
                yield apart + voice.say(GAPS[aim]), scale.gap
    if row.quote and density.quote:
        yield "\n" + row.quote, replace(scale.gap, color=scale.meta.color)


def cut_card(row: ProblemRow, room: float) -> tuple[MeasuredText | None, ProblemRow]:
    """Return the lines of a card that fit in a room, and the row as it goes on after that."""
    upper, lower = row.card.cut(room - (row.words_height - row.card.height))
    if lower is not None:
        return upper, row._replace(card=lower, over=row.continued(), goes_on=True)
    return upper, row._replace(card=row.again(), over=None, goes_on=True)


def draw_card(pen: Pen, row: ProblemRow, rect: tuple[float, float, float, float]) -> None:
    """Draw a problem's card: box, disc with the number, words in the middle of its height."""
    x, y, width, height = rect
    scale, palette = row.arrangement.scale, pen.palette
    pen.sheet.box(rect, fill=palette.problem_fill, stroke=palette.problem_edge, width=1.0, radius=4)
    radius = disc_radius(scale, row.number)
    middle = x + scale.pad_side + radius
    draw_disc(pen, row.figure, (middle, y + height / 2), radius)
    left = middle + radius + scale.pad_side
    top = y + (height - row.words_height) / 2
    room = x + width - scale.pad_side - left
    if row.over is not None:
        top = pen.draw(row.over, left, top, row.align, width=room, tag="Artifact")
    spoken = f"{row.number}. {row.card.block.text}"
    pen.draw(row.card, left, top, row.align, width=room, tag="H2", spoken=spoken)
