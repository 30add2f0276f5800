# SPDX-License-Identifier: MIT
"""The rows of the one-pager's table on slides: a problem in the middle, its tactics on both sides.

What a slide has no room for goes on in a further row of the next; nothing is left out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import (
    DOT,
    GAPS,
    HEADINGS,
    NO_PROBLEM,
    PROBLEMS,
    WHAT_COMES,
    PageWords,
    ProblemWords,
    TacticWords,
)
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pptx import room
from stratcanvas.formats.pptx.drawing import INSET, Cell, CellLook, Run, SlideParagraph, TableRow
from stratcanvas.words import mark

SHARES = (0.36, 0.28, 0.36)
"""The parts of the width that the columns have: educate, problems, help solve."""
BETWEEN = 5.0
"""Room between two tactics of a cell, in points."""
_SMALLEST = 10.0
"""The least type size in points."""
_BEGUN = 160.0
"""Points of a problem's words that are told again where its row goes on."""
CONTINUED = mark("Continued:", "page")


class Setting(NamedTuple):
    """How a table is set: type size and width in points, and its colours."""

    size: float
    width: float
    palette: Palette

    @property
    def small(self) -> float:
        """Return the size of facts."""
        return max(_SMALLEST, self.size - 2.0)

    @property
    def widths(self) -> tuple[float, ...]:
        """Return the widths of the columns in points."""
        return tuple(share * self.width for share in SHARES)


def heading(words: PageWords, setting: Setting) -> TableRow:
    """Return the row over the columns."""
    palette, say = setting.palette, words.voice.say
    heads = (
        (say(HEADINGS[Aim.EDUCATE]), palette.educate.words),
        (say(PROBLEMS), palette.problem),
        (say(HEADINGS[Aim.SOLVE]), palette.solve.words),
    )
    cells = tuple(
        Cell((SlideParagraph((Run(said, setting.size, color, bold=True),)),))
        for said, color in heads
    )
    return TableRow(cells, setting.size * room.LEADING + 2 * INSET[1])


def rows(words: PageWords, setting: Setting, most: float) -> Iterator[TableRow]:
    """Walk over the rows, none higher than ``most`` points, about."""
    if not words.rows:
        say, palette = words.voice.say, setting.palette
        said = (
            SlideParagraph((Run(say(NO_PROBLEM), setting.size, palette.gap, bold=True),)),
            SlideParagraph((Run(say(WHAT_COMES), setting.size, palette.soft),), 2.0),
        )
        yield TableRow((Cell(said, CellLook(edge=palette.gap_edge), span=3),), 60.0)
    for row in words.rows:
        yield from _cut(_columns(words, row, setting), words, setting, most)


Columns = tuple[list[SlideParagraph], list[SlideParagraph], list[SlideParagraph]]


def _columns(words: PageWords, row: ProblemWords, setting: Setting) -> Columns:
    palette = setting.palette
    middle = [
        SlideParagraph(
            (
                Run(f"{row.number}  ", setting.size, palette.disc_edge, bold=True),
                Run(row.statement.text, setting.size, palette.text, bold=row.statement.said),
            )
        )
    ]
    if row.facts:
        middle.append(SlideParagraph((Run(_plain(row.facts), setting.small, palette.soft),), 2.0))
    say, small = words.voice.say, setting.small
    left, right = (
        [each for entry in row.cells[aim] for each in _tactic(entry, aim, setting)]
        or [SlideParagraph((Run(say(GAPS[aim]), small, palette.gap, italic=True),))]
        * (not words.bare)
        for aim in (Aim.EDUCATE, Aim.SOLVE)
    )
    return left, middle, right


def _tactic(entry: TacticWords, aim: Aim, setting: Setting) -> Iterator[SlideParagraph]:
    palette = setting.palette
    color = palette.side(aim).words
    kind = f"{entry.kind}: " if entry.kind else ""
    yield SlideParagraph(
        (
            Run(f"{entry.name}  ", setting.size, color, bold=True),
            Run(kind, setting.size, color, bold=True),
            Run(entry.title.text, setting.size, palette.text, italic=not entry.title.said),
        ),
        BETWEEN,
    )
    if entry.facts:
        yield SlideParagraph((Run(_plain(entry.facts), setting.small, palette.soft),), 1.0)


def _plain(facts: str) -> str:
    """Return facts as a line in which a person goes on writing: the dots have plain spaces."""
    return facts.replace(DOT, " · ")


def _cut(columns: Columns, words: PageWords, setting: Setting, most: float) -> Iterator[TableRow]:
    """Walk over the pieces of a row, of which none is higher than so many points."""
    left, middle, right = columns
    head = middle[0]
    while True:
        parts = []
        for paragraphs, width in zip((left, middle, right), setting.widths, strict=True):
            parts.append(taken(paragraphs, width - 2 * INSET[0], most - 2 * INSET[1]))
        (now_left, left), (now_middle, middle), (now_right, right) = parts
        shown = (now_left, now_middle, now_right)
        yield TableRow(
            tuple(map(_cell, shown, _looks(setting.palette))),
            max(map(_height, shown, setting.widths)) + 2 * INSET[1],
        )
        if not (left or middle or right):
            return
        middle = middle or [_again(head, words)]


def _again(head: SlideParagraph, words: PageWords) -> SlideParagraph:
    """Return a problem's number and the beginning of its words, and that its row goes on."""
    number, statement = head.runs
    begun, more = room.cut(statement.words, statement.size, _BEGUN, 1)
    said = f"{words.voice.say(CONTINUED)} {begun}{'…' * bool(more)}"
    return SlideParagraph((number, statement._replace(words=said, bold=False, italic=True)))


def _cell(paragraphs: Sequence[SlideParagraph], look: CellLook) -> Cell:
    first = [each._replace(before=0.0) for each in paragraphs[:1]]
    return Cell((*first, *paragraphs[1:]), look)


def _looks(palette: Palette) -> tuple[CellLook, CellLook, CellLook]:
    return (
        CellLook(palette.educate.fill, palette.educate.edge),
        CellLook(palette.problem_fill, palette.problem_edge),
        CellLook(palette.solve.fill, palette.solve.edge),
    )


def _height(paragraphs: Sequence[SlideParagraph], width: float) -> float:
    return sum(height(each, width - 2 * INSET[0]) for each in paragraphs)


def height(paragraph: SlideParagraph, width: float) -> float:
    """Return about how high a paragraph is in a width, both in points, with the room over it."""
    size = max(run.size for run in paragraph.runs)
    wide = sum(room.width(run.words, run.size, bold=run.bold) for run in paragraph.runs)
    return paragraph.before + room.lines_of(wide, width) * size * room.LEADING


def taken(
    paragraphs: list[SlideParagraph], width: float, most: float
) -> tuple[list[SlideParagraph], list[SlideParagraph]]:
    """Return as many paragraphs as so many points hold, and the rest; one may be cut in two."""
    high = 0.0
    for place, each in enumerate(paragraphs):
        more = height(each, width)
        if high + more <= most:
            high += more
            continue
        if place:
            return paragraphs[:place], paragraphs[place:]
        *before, last = each.runs
        said = "".join(run.words for run in before)
        lines = int((most - each.before) / (last.size * room.LEADING))
        lines -= room.lines(said, last.size, width) - 1
        now, later = room.cut(last.words, last.size, width, max(1, lines - 1))
        rest = [each._replace(runs=(last._replace(words=later),))] if later else []
        return [each._replace(runs=(*before, last._replace(words=now)))], [*rest, *paragraphs[1:]]
    return paragraphs, []
