# SPDX-License-Identifier: MIT
"""The rows of the decisions sheet: a number, what it stands for, boxes, and a line to write on.

What the boxes are for stands over the first row of each sheet.
"""

from collections.abc import Sequence
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import NO_PROBLEM, PageWords, Voice, Wording
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.pages.paper import ContentBox
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.text_stack import cut_stack
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.measure import MeasuredText, Measurer
from stratcanvas.words import mark

DECISIONS = mark("Decisions", "page")
CHOICES = (mark("Keep", "page"), mark("Change", "page"), mark("Stop", "page"))
TO_WRITE = mark("Who does what, and by when", "page")
SQUARE = 10.0
"""Points; the side of a box to tick."""
NARROWEST = 26.0
"""Points of a column of boxes."""
WRITING = 0.34
"""What the line to write on has of the width."""
CLEAR = 5.0
"""Points from the line to write on to the row below."""
GROWN = 14.0
"""Points that a row grows by at most, so that a sheet is filled."""
BOOKMARK_LIMIT = 100
"""Characters of a bookmark."""


class DecisionTable(NamedTuple):
    """The columns and styles of a sheet of decisions; lengths in points."""

    measurer: Measurer
    palette: Palette
    box: ContentBox
    voice: Voice
    smallest: float
    choices: tuple[MeasuredText, ...]
    writing: MeasuredText

    @classmethod
    def of(
        cls, measurer: Measurer, palette: Palette, box: ContentBox, voice: Voice, size: float
    ) -> "DecisionTable":
        """Return the table with running text of a size."""
        quiet = TypeStyle(size=10.0, color=palette.soft)
        width = box.width * WRITING
        choices = tuple(measurer.text([(voice.say(each), quiet)], 120.0) for each in CHOICES)
        writing = measurer.text([(voice.say(TO_WRITE), quiet)], width)
        return cls(measurer, palette, box, voice, size, choices, writing)

    @property
    def pad(self) -> float:
        """Return the room above and below a row's words."""
        return 0.42 * self.smallest

    @property
    def number_width(self) -> float:
        """Return the width of the column of numbers."""
        return 3.4 * self.smallest

    @property
    def writing_left(self) -> float:
        """Return the left edge of the line to write on."""
        return self.box.right - self.box.width * WRITING

    @property
    def choice_lefts(self) -> tuple[float, ...]:
        """Return the left edges of the columns of boxes."""
        widths = [max(NARROWEST, each.block.width) + 10 for each in self.choices]
        first = self.writing_left - 6 - sum(widths)
        return tuple(first + sum(widths[:place]) for place in range(len(widths)))

    @property
    def words_width(self) -> float:
        """Return the width of the words of a row."""
        return self.choice_lefts[0] - 12 - self.box.x - self.number_width

    def style(self, font: str, color: str, share: float = 1.0) -> TypeStyle:
        """Return a style at a share of the running text's size."""
        size = round(self.smallest * share, 2)
        return TypeStyle(font=font, size=size, color=color, leading=1.25)  # type: ignore[arg-type]


class DecisionHead(NamedTuple):
    """What the sheet is, and of which canvas, over a line."""

    texts: tuple[tuple[MeasuredText, Tag], ...]
    box: ContentBox

    @property
    def height(self) -> float:
        """Return the height in points, with the line and the room below."""
        return sum(text.height for text, _ in self.texts) + 14

    def cut(self, room: float) -> tuple["DecisionHead | None", "DecisionHead | None"]:
        """Return what fits in a room, and the rest."""
        first, rest = cut_stack(self.texts, room - 14)
        if not rest:
            return self, None
        later = self._replace(texts=rest)
        return (self._replace(texts=first) if first else None), later

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it."""
        for text, tag in self.texts:
            y = pen.draw(text, self.box.x, y, "left", width=self.box.width, tag=tag)
        pen.sheet.line(self.box.x, y + 5, self.box.right, y + 5, color=pen.palette.text, width=1.2)


def set_decision_head(table: DecisionTable, words: PageWords) -> DecisionHead:
    """Set what heads the sheet; where there is no problem yet, that is said."""
    width, say, colors = table.box.width, table.voice.say, table.palette
    texts: list[tuple[MeasuredText, Tag]] = []
    for said, style, tag in (
        (say(DECISIONS), table.style("bold", colors.text, 1.9), "H1"),
        (words.heading, table.style("regular", colors.soft, 1.05), "P"),
        ("" if words.rows else say(NO_PROBLEM), table.style("semibold", colors.soft, 1.05), "P"),
    ):
        if said:
            texts.append((table.measurer.even([(said, style)], width), tag))  # type: ignore[arg-type]
    return DecisionHead(tuple(texts), table.box)


class DecisionHeadings(NamedTuple):
    """The line over the first row of a sheet that says what the boxes are for."""

    table: DecisionTable

    @property
    def height(self) -> float:
        """Return the height in points."""
        table = self.table
        return max(each.height for each in (*table.choices, table.writing)) + 2

    def cut(self, _room: float) -> tuple["DecisionHeadings | None", "DecisionHeadings | None"]:
        """Return that it goes as a whole with the row below."""
        return None, self

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it."""
        table = self.table
        for words, left in zip(table.choices, table.choice_lefts, strict=True):
            pen.draw(words, left, y, "left")
        pen.draw(table.writing, table.writing_left, y, "left")


class DecisionRow(NamedTuple):
    """One problem or tactic; ``name`` is what a meeting calls it: P1, T1."""

    table: DecisionTable
    name: str
    number: MeasuredText | None
    """None where the row goes on from another sheet: there are no boxes for it twice."""
    text: MeasuredText
    align: Align
    is_problem: bool

    @classmethod
    def of(
        cls, table: DecisionTable, name: str, words: Wording, aim: Aim | None = None
    ) -> "DecisionRow":
        """Set it: a tactic in the colour of its side, a problem where there is no ``aim``."""
        colors = table.palette
        is_problem = aim is None
        own = colors.problem if aim is None else colors.side(aim).words
        font = "semibold" if is_problem else "regular"
        style = table.style(font if words.said else "italic", colors.text)
        turned = runs_right_to_left(words.text) and not table.voice.mirrored
        return cls(
            table,
            name,
            table.measurer.text([(name, table.style("bold", own))], table.number_width),
            table.measurer.text([(words.text, style)], table.words_width),
            "right" if turned else "left",
            is_problem,
        )

    @property
    def height(self) -> float:
        """Return the least height: a line that is written on takes room."""
        return max(self.text.height, 14.0) + 2 * self.table.pad

    def cut(self, room: float) -> tuple["DecisionRow | None", "DecisionRow | None"]:
        """Return what fits in a room, and the rest."""
        upper, lower = self.text.cut(room - 2 * self.table.pad)
        rest = self._replace(text=lower, number=None) if lower else None
        return (self._replace(text=upper) if upper else None), rest

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it over its line; a problem's is stronger above."""
        table, colors = self.table, pen.palette
        box, base = table.box, y + height
        if self.is_problem:
            end = table.writing_left - table.smallest  # beside the lines to write on
            pen.sheet.line(box.x, y, end, y, color=colors.problem_edge, width=1.0)
        top = y + (height - self.text.height) / 2
        left = box.x + table.number_width
        if self.number is not None:
            pen.draw(self.number, box.x, top, "left", tag="Artifact")
            if self.is_problem:
                title = f"{self.name} {self.text.source}"
                pen.sheet.bookmark(title[:BOOKMARK_LIMIT], 0, y)
        spoken = f"{self.name}. {self.text.block.text}" if self.number is not None else ""
        tag: Tag = "H2" if self.is_problem else "P"
        width = table.words_width
        pen.draw(self.text, left, top, self.align, width=width, tag=tag, spoken=spoken)
        if self.number is None:
            return
        for edge in table.choice_lefts:
            rect = edge, y + (height - SQUARE) / 2, SQUARE, SQUARE
            pen.sheet.box(rect, stroke=colors.soft, width=0.9, radius=2)
        low = base - CLEAR
        pen.sheet.line(table.writing_left, low, box.right, low, color=colors.soft, width=0.6)


class DecisionSpacing(NamedTuple):
    """Rows one under the other; what room is left is shared among them, up to a limit."""

    table: DecisionTable

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        return 6.0 * self.table.smallest

    def over(self, above: Sequence[PagePart], part: PagePart) -> float:
        """Return the room over a part: that of the headings over the first row of a sheet."""
        if not isinstance(part, DecisionRow) or any(isinstance(e, DecisionRow) for e in above):
            return 0.0
        return DecisionHeadings(self.table).height

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; ``spread`` lets them fill the room."""
        rows = sum(isinstance(each, DecisionRow) for each in parts)
        headings = DecisionHeadings(self.table)
        left = room - sum(each.height for each in parts) - (headings.height if rows else 0.0)
        grow = max(0.0, min(left / rows, GROWN)) if rows and spread else 0.0
        places, y, begun = [], 0.0, False
        for part in parts:
            if isinstance(part, DecisionRow) and not begun:
                places.append(Placement(headings, y, headings.height))
                y, begun = y + headings.height, True
            height = part.height + (grow if isinstance(part, DecisionRow) else 0.0)
            places.append(Placement(part, y, height))
            y += height
        return places
