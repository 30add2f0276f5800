# SPDX-License-Identifier: MIT
"""What stands over the matrix: its title, what the marks mean, the problems' words or numbers."""

from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.page_words import NO_PROBLEM, PageWords, ProblemWords
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.matrix_page.matrix_columns import (
    DOES,
    MARKS,
    NOT_JOINED,
    PROBLEMS_SERVED,
    MatrixColumns,
)
from stratcanvas.formats.pdf.pages.number_disc import draw_disc, radius_for
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.text_stack import cut_stack
from stratcanvas.formats.pdf.type.bidi import runs_right_to_left
from stratcanvas.formats.pdf.type.measure import MeasuredText, Span
from stratcanvas.words import mark

MATRIX = mark("Problems and tactics", "page")
TACTICS = mark("Tactics", "page")
NOT_CONNECTED = mark("not connected", "page")
UNDER = 12.0
"""Points under the title's texts, with the line."""
GAP = "\u2003"
BOOKMARK_LIMIT = 100
"""Characters of a bookmark."""


class MatrixTitle(NamedTuple):
    """What the page is, and of which canvas, over a line."""

    columns: MatrixColumns
    texts: tuple[tuple[MeasuredText, Tag], ...]

    @property
    def height(self) -> float:
        """Return the height in points."""
        return sum(text.height for text, _ in self.texts) + UNDER

    def cut(self, room: float) -> tuple["MatrixTitle | None", "MatrixTitle | None"]:
        """Return what fits in a room, and the rest."""
        first, rest = cut_stack(self.texts, room - UNDER)
        if not rest:
            return self, None
        later = self._replace(texts=rest)
        return (self._replace(texts=first) if first else None), later

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it."""
        box = self.columns.box
        for text, tag in self.texts:
            y = pen.draw(text, box.x, y, "left", width=box.width, tag=tag)
        pen.sheet.line(box.x, y + 4, box.right, y + 4, color=pen.palette.text, width=1.2)


def set_title(columns: MatrixColumns, words: PageWords) -> MatrixTitle:
    """Set the title, the canvas' name and customer, and what the marks mean."""
    say, colors, width = columns.voice.say, columns.palette, columns.box.width
    texts: list[tuple[MeasuredText, Tag]] = []
    for said, style, tag in (
        (say(MATRIX), columns.style("bold", colors.text, 1.8), "H1"),
        (words.heading, columns.style("regular", colors.soft, 1.05), "P"),
        ("" if words.rows else say(NO_PROBLEM), columns.style("semibold", colors.soft), "P"),
    ):
        if said:
            texts.append((columns.measurer.even([(said, style)], width), tag))  # type: ignore[arg-type]
    if words.rows:
        texts.append((columns.measurer.text(_key(columns), width), "P"))
    return MatrixTitle(columns, tuple(texts))


def _key(columns: MatrixColumns) -> list[Span]:
    say, colors = columns.voice.say, columns.palette
    plain = columns.style("regular", colors.soft)
    spans: list[Span] = []
    for aim in Aim:
        spans.append((f"{MARKS[aim]} ", columns.style("bold", colors.side(aim).words)))
        spans.append((f"{say(DOES[aim])}{GAP}", plain))
    return [*spans, (f"{NOT_JOINED} {say(NOT_CONNECTED)}", plain)]


class KeyRow(NamedTuple):
    """Problems side by side, each with its number: what the numbers over the columns stand for."""

    columns: MatrixColumns
    entries: tuple[tuple[str, MeasuredText, Align], ...]
    """Number, words, and at which side they begin; "" where they go on."""

    @property
    def _half(self) -> float:
        return self.columns.box.width / len(self.entries)

    @property
    def height(self) -> float:
        """Return the height in points."""
        return max(text.height for _, text, _ in self.entries) + 2

    def cut(self, room: float) -> tuple["KeyRow | None", "KeyRow | None"]:
        """Return that it goes as a whole where it fits; else its first problem is parted."""
        if len(self.entries) > 1:
            return None, self
        ((name, text, align),) = self.entries
        upper, lower = text.cut(room - 2)
        first = self._replace(entries=((name, upper, align),)) if upper else None
        rest = self._replace(entries=(("", lower, align),)) if lower else None
        return first, rest

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw it; it is read as a list."""
        columns, width = self.columns, self._half
        style = columns.style("bold", pen.palette.problem)
        with pen.sheet.within("L"):
            for place, (name, text, align) in enumerate(self.entries):
                left = columns.box.x + place * width
                figure = columns.measurer.text([(name, style)], 60.0)
                pen.draw(figure, left, y, "right", width=22.0, tag="Artifact")
                with pen.sheet.within("LI"):
                    spoken = f"{name}. {text.block.text}" if name else ""
                    pen.draw(
                        text, left + 30, y, align, width=text.width, tag="LBody", spoken=spoken
                    )


def set_key(columns: MatrixColumns) -> list[KeyRow]:
    """Set what the numbers of a table's columns stand for, in one column or two."""
    across = 2 if columns.box.width > 500 and len(columns.problems) > 3 else 1
    width = columns.box.width / across - 44
    rows = -(-len(columns.problems) // across)
    return [
        KeyRow(columns, tuple(_entry(columns, each, width) for each in columns.problems[at::rows]))
        for at in range(rows)
    ]


def _entry(
    columns: MatrixColumns, problem: ProblemWords, width: float
) -> tuple[str, MeasuredText, Align]:
    said = problem.statement
    style = columns.style("regular" if said.said else "italic", columns.palette.text)
    text = columns.measurer.text([(said.text, style)], width)
    return str(problem.number), text, begins_at(columns, said.text)


def begins_at(columns: MatrixColumns, text: str) -> Align:
    """Return the side at which a person's text begins."""
    return "right" if runs_right_to_left(text) and not columns.voice.mirrored else "left"


class ColumnHeads(NamedTuple):
    """The row over the tactics: each problem by words and number, or by its number alone."""

    columns: MatrixColumns
    words: tuple[MeasuredText, ...]
    tactics: MeasuredText
    sums: MeasuredText

    @property
    def _disc(self) -> float:
        return 2 * self._radius + 4

    @property
    def _radius(self) -> float:
        size = self.columns.size
        return max(radius_for(each.number, size, 0.8 * size) for each in self.columns.problems)

    @property
    def height(self) -> float:
        """Return the height in points."""
        words = max((each.height for each in self.words), default=0.0)
        return max(self._disc + words, self.tactics.height, self.sums.height) + 6

    def draw(self, pen: Pen, y: float) -> None:
        """Draw it as the heads of a table's columns."""
        columns, sheet, colors = self.columns, pen.sheet, pen.palette
        base = y + self.height
        with sheet.within("TR"):
            with sheet.within("TH", "Column"):
                top = base - 4 - self.tactics.height
                pen.draw(self.tactics, columns.box.x, top, "left")
            for place, problem in enumerate(columns.problems):
                with sheet.within("TH", "Column"):
                    self._head(pen, place, problem, y)
            with sheet.within("TH", "Column"):
                width = columns.box.right - columns.sum_left - 8
                top = base - 4 - self.sums.height
                pen.draw(self.sums, columns.sum_left + 8, top, "left", width=width)
        sheet.line(columns.box.x, base, columns.box.right, base, color=colors.text, width=0.9)

    def _head(self, pen: Pen, place: int, problem: ProblemWords, y: float) -> None:
        columns, colors, base = self.columns, pen.palette, y + self.height
        left, width = columns.lefts[place], columns.column_width
        if self.words:
            rect = left + 2, y + self._radius, width - 4, base - y - self._radius
            pen.sheet.box(rect, fill=colors.problem_fill)
            pen.sheet.line(left + 2, y + self._radius, left + width - 2, y + self._radius,
                           color=colors.problem_edge, width=0.9)  # fmt: skip
        top = y if self.words else base - 4 - 2 * self._radius
        style = columns.style("bold", colors.disc_text)
        figure = columns.measurer.text([(str(problem.number), style)], 60.0)
        middle = left + width / 2, top + self._radius
        if not self.words:
            draw_disc(pen, figure, middle, self._radius, tag="P")
            return
        draw_disc(pen, figure, middle, self._radius)
        words = self.words[place]
        spoken = f"{problem.number}. {problem.statement.text}"
        pen.draw(words, left + 5, y + self._disc, "center", width=width - 10, spoken=spoken)


def set_heads(columns: MatrixColumns) -> ColumnHeads:
    """Set the heads of a table's columns."""
    say, colors = columns.voice.say, columns.palette
    width = columns.column_width - 10
    words = []
    for each in columns.problems if columns.with_words else ():
        style = columns.style("semibold" if each.statement.said else "italic", colors.text)
        words.append(columns.measurer.text([(each.statement.text, style)], width))
    quiet = columns.style("semibold", colors.soft)
    room = columns.box.right - columns.sum_left - 8
    return ColumnHeads(
        columns,
        tuple(words),
        columns.measurer.text([(say(TACTICS), quiet)], columns.words_width),
        columns.measurer.text([(say(PROBLEMS_SERVED), quiet)], room),
    )
