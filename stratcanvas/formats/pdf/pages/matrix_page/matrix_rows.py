# SPDX-License-Identifier: MIT
"""The rows of the matrix: each tactic with its marks, and how many serve each problem.

The rows on one sheet are a table of their own, under the heads of its columns.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.matrix_words import MatrixWords, TacticRow
from stratcanvas.domain.page_words import HEADINGS
from stratcanvas.formats.pdf.file.sheet import Align
from stratcanvas.formats.pdf.pages.flow import PagePart, Placement
from stratcanvas.formats.pdf.pages.matrix_page.matrix_columns import (
    DOES,
    NOT_JOINED,
    MatrixColumns,
)
from stratcanvas.formats.pdf.pages.matrix_page.matrix_heads import (
    ColumnHeads,
    begins_at,
)
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.type.measure import MeasuredText
from stratcanvas.words import mark

SERVED_BY = {Aim.EDUCATE: mark("Educated by", "page"), Aim.SOLVE: mark("Helped by", "page")}
"""What stands before the sums of each side."""
NOTHING_YET = mark("Nothing yet", "page")
NOT_COUNTED = mark("Not counted", "page")
GROWN = 14.0
"""Points that a row grows by at most, so that a sheet is filled."""
OVER_GROUP = 5.0
DASHES = (2.2, 1.8)


class TacticPart(NamedTuple):
    """A tactic's row, under the heading of its group where it is the first of it on a sheet."""

    columns: MatrixColumns
    row: TacticRow
    heading: MeasuredText
    name: MeasuredText
    words: MeasuredText
    facts: MeasuredText | None
    sum: MeasuredText
    align: Align
    opens: bool = False
    """Whether it begins a group."""
    goes_on: bool = False
    """Whether its words began on another sheet: then it has no marks."""

    @property
    def height(self) -> float:
        """Return the least height."""
        facts = self.facts.height if self.facts is not None else 0.0
        words = max(self.words.height + facts, self.sum.height)
        return words + 2 * self.columns.pad + (self._over if self.opens else 0.0)

    @property
    def _over(self) -> float:
        return self.heading.height + OVER_GROUP

    def cut(self, room: float) -> tuple["TacticPart | None", "TacticPart | None"]:
        """Return what fits in a room, and the rest."""
        least = 2 * self.columns.pad + (self._over if self.opens else 0.0)
        upper, lower = self.words.cut(room - least)
        rest = self._replace(words=lower, opens=False, goes_on=True) if lower else None
        return (self._replace(words=upper, facts=None) if upper else None), rest

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it over its line."""
        columns, sheet, box = self.columns, pen.sheet, self.columns.box
        if self.opens:
            with sheet.within("TR"), sheet.within("TH", "Row"):
                below = pen.draw(self.heading, box.x, y + OVER_GROUP, "left")
            sheet.line(box.x, below, box.right, below, color=pen.palette.rule, width=0.7)
            y, height = y + self._over, height - self._over
        facts = self.facts.height if self.facts is not None else 0.0
        top = y + (height - self.words.height - facts) / 2
        left = box.x + columns.names_width
        with sheet.within("TR"):
            with sheet.within("TH", "Row"):
                if not self.goes_on:
                    pen.draw(self.name, box.x, top, "left", width=columns.names_width)
                low = pen.draw(self.words, left, top, self.align, width=columns.words_width)
                if self.facts is not None:
                    pen.draw(self.facts, left, low, self.align, width=columns.words_width)
            self._draw_cells(pen, y + height / 2)
            with sheet.within("TD"):
                if not self.goes_on:
                    top = y + (height - self.sum.height) / 2
                    width = box.right - columns.sum_left - 8
                    pen.draw(self.sum, columns.sum_left + 8, top, "left", width=width)
        base = y + height
        sheet.line(box.x, base, box.right, base, color=pen.palette.rule, width=0.7)

    def _draw_cells(self, pen: Pen, middle: float) -> None:
        columns, aim = self.columns, self.row.aim
        does = columns.voice.say(DOES[aim])
        joined = columns.mark(aim)
        plain = columns.measurer.text(
            [(NOT_JOINED, columns.style("regular", pen.palette.soft))], columns.column_width
        )
        for problem, left in zip(columns.problems, columns.lefts, strict=True):
            with pen.sheet.within("TD"):
                if self.goes_on:
                    continue
                serves = problem.number in self.row.serves
                text = joined if serves else plain
                pen.draw(
                    text,
                    left,
                    middle - text.height / 2,
                    "center",
                    width=columns.column_width,
                    tag="P" if serves else "Artifact",
                    spoken=does if serves else "",
                )


class MatrixSums(NamedTuple):
    """How many tactics of each side serve each problem; a gap is in a box."""

    columns: MatrixColumns
    labels: tuple[MeasuredText, ...]
    cells: tuple[tuple[MeasuredText, ...], ...]
    counts: tuple[tuple[int, ...], ...]

    @property
    def _heights(self) -> tuple[float, ...]:
        rows = zip(self.labels, self.cells, strict=True)
        pad = 2 * self.columns.pad + 4
        return tuple(max(each.height for each in (label, *cells)) + pad for label, cells in rows)

    @property
    def height(self) -> float:
        """Return the height in points."""
        return sum(self._heights) + 4

    def cut(self, _room: float) -> tuple["MatrixSums | None", "MatrixSums | None"]:
        """Return that it goes as a whole."""
        return None, self

    def draw(self, pen: Pen, y: float, _height: float) -> None:
        """Draw both rows."""
        columns, colors, y = self.columns, pen.palette, y + 4
        rows = zip(self.labels, self.cells, self.counts, self._heights, strict=True)
        for label, cells, counts, height in rows:
            middle = y + height / 2
            with pen.sheet.within("TR"):
                with pen.sheet.within("TH", "Row"):
                    width = columns.words_width + columns.names_width
                    pen.draw(label, columns.box.x, middle - label.height / 2, "right", width=width)
                for left, cell, count in zip(columns.lefts, cells, counts, strict=True):
                    if not count:
                        rect = left + 3, y + 2, columns.column_width - 6, height - 4
                        pen.sheet.box(rect, stroke=colors.gap_edge, dash=DASHES, radius=3)
                    with pen.sheet.within("TD"):
                        top = middle - cell.height / 2
                        width = columns.column_width - 8
                        pen.draw(cell, left + 4, top, "center", width=width)
                with pen.sheet.within("TD"):
                    pass
            y += height


class SheetTable(NamedTuple):
    """The rows on one sheet, under the heads of their columns."""

    heads: ColumnHeads
    rows: tuple[TacticPart | MatrixSums, ...]

    @property
    def height(self) -> float:
        """Return the least height."""
        return self.heads.height + sum(each.height for each in self.rows)

    def cut(self, _room: float) -> tuple["SheetTable | None", "SheetTable | None"]:
        """Return that it goes as a whole: it was made for its sheet."""
        return None, self

    def draw(self, pen: Pen, y: float, height: float) -> None:
        """Draw it as a table; its rows share what height there is."""
        columns, head = self.heads.columns, self.heads.height
        grown = (height - self.height) / max(1, sum(isinstance(e, TacticPart) for e in self.rows))
        end = y + height - sum(each.height for each in self.rows if isinstance(each, MatrixSums))
        for left in (*columns.lefts, columns.sum_left) if self.rows else ():
            pen.sheet.line(left, y + head, left, end, color=pen.palette.rule, width=0.5)
        with pen.sheet.within("Table"):
            self.heads.draw(pen, y)
            y += head
            for row in self.rows:
                high = row.height + (grown if isinstance(row, TacticPart) else 0.0)
                row.draw(pen, y, high)
                y += high


class MatrixSpacing(NamedTuple):
    """Rows one under the other, and on each sheet the heads of its columns above them."""

    heads: ColumnHeads

    @property
    def least(self) -> float:
        """Return the room at the bottom of a sheet in which a part that is cut may begin."""
        return 8.0 * self.heads.columns.size

    def over(self, above: Sequence[PagePart], part: PagePart) -> float:
        """Return the room over a part: on a sheet the first row stands under the heads."""
        if not isinstance(part, (TacticPart, MatrixSums)):
            return 0.0
        begun = any(isinstance(each, (TacticPart, MatrixSums)) for each in above)
        again = isinstance(part, TacticPart) and not part.opens
        heading = part.heading.height + OVER_GROUP if again and not begun else 0.0
        return heading + (0.0 if begun else self.heads.height + 6)

    def place(self, parts: Sequence[PagePart], room: float, *, spread: bool) -> list[Placement]:
        """Return where the parts of a sheet lie; ``spread`` lets the rows fill the room."""
        places, y = [], 0.0
        for part in parts:
            height = part.height
            if isinstance(part, SheetTable):
                y += 6
                rows = sum(isinstance(each, TacticPart) for each in part.rows)
                height += max(0.0, min(room - y - height, rows * GROWN)) if spread else 0.0
            places.append(Placement(part, y, height))
            y += height
        return places


def as_table(sheet: Sequence[PagePart], heads: ColumnHeads) -> list[PagePart]:
    """Return what stands on a sheet, its rows gathered under the heads of their columns.

    The first row says again which group goes on.
    """
    rows = [each for each in sheet if isinstance(each, (TacticPart, MatrixSums))]
    others = [each for each in sheet if not isinstance(each, (TacticPart, MatrixSums))]
    if rows and isinstance(rows[0], TacticPart):
        rows[0] = rows[0]._replace(opens=True)
    return [*others, SheetTable(heads, tuple(rows))] if rows else others


def set_rows(columns: MatrixColumns, words: MatrixWords) -> Iterator[TacticPart | MatrixSums]:
    """Set the rows of a table: each group of tactics, and the sums."""
    say, colors = columns.voice.say, columns.palette
    for aim in Aim:
        style = columns.style("semibold", colors.side(aim).words)
        heading = columns.measurer.text([(say(HEADINGS[aim]), style)], columns.box.width)
        for place, row in enumerate(words.group(aim)):
            yield _set_row(columns, row, heading)._replace(opens=place == 0)
    if columns.problems and words.rows:
        yield _set_sums(columns, words)


def _set_row(columns: MatrixColumns, row: TacticRow, heading: MeasuredText) -> TacticPart:
    say, colors, measurer = columns.voice.say, columns.palette, columns.measurer
    side, width = colors.side(row.aim), columns.words_width
    title = columns.style(
        "italic" if not row.title.said else "regular", colors.text if row.name else colors.soft
    )
    kind = columns.style("semibold", side.words)
    apart = columns.voice.apart(row.title.text)
    spans = [(f"{row.kind}: ", kind)] if row.kind else []
    counted = len(row.serves)
    plain = columns.style("regular", colors.text)
    total = (str(counted), plain) if counted else (
        say(NOT_COUNTED), columns.style("semibold", colors.gap))  # fmt: skip
    room = columns.box.right - columns.sum_left - 8
    quiet = columns.style("regular", colors.soft, 0.9)
    return TacticPart(
        columns=columns,
        row=row,
        heading=heading,
        name=measurer.text([(row.name or "–", kind)], columns.names_width),
        words=measurer.text([*spans, (apart, title)], width),
        facts=measurer.text([(row.facts, quiet)], width) if columns.with_facts else None,
        sum=measurer.text([total], room),
        align=begins_at(columns, f"{row.kind} {row.title.text}"),
    )


def _set_sums(columns: MatrixColumns, words: MatrixWords) -> MatrixSums:
    say, colors, measurer = columns.voice.say, columns.palette, columns.measurer
    labels, cells, counts = [], [], []
    for aim in Aim:
        quiet = columns.style("semibold", colors.side(aim).words)
        width = columns.words_width + columns.names_width
        labels.append(measurer.text([(say(SERVED_BY[aim]), quiet)], width))
        found = [words.serving(each.number, aim) for each in columns.problems]
        row = []
        for count in found:
            style = columns.style("semibold", colors.text if count else colors.gap)
            said = say(NOTHING_YET) if columns.with_words and not count else str(count)
            row.append(measurer.text([(said, style)], columns.column_width - 8))
        cells.append(tuple(row))
        counts.append(tuple(found))
    return MatrixSums(columns, tuple(labels), tuple(cells), tuple(counts))
