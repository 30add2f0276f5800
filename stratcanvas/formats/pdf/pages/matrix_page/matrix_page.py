# SPDX-License-Identifier: MIT
"""The matrix lays out: in the largest type that keeps it on one sheet, else over several.

Where words over the columns find no room, numbers stand there and a key says what they are.
"""

from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.matrix_words import MatrixWords, matrix_words
from stratcanvas.domain.page_words import DOT
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.flow import PagePart, Rooms, fill, largest
from stratcanvas.formats.pdf.pages.footer import shortened
from stratcanvas.formats.pdf.pages.matrix_page.matrix_columns import (
    MatrixColumns,
    most_columns,
    tables_of,
)
from stratcanvas.formats.pdf.pages.matrix_page.matrix_heads import (
    MATRIX,
    set_heads,
    set_key,
    set_title,
)
from stratcanvas.formats.pdf.pages.matrix_page.matrix_rows import MatrixSpacing, as_table, set_rows
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.pages.travelling import is_clean
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress

SIZES = (10.0, 10.5, 11.0, 11.5, 12.0)
"""Points of the running text that are tried."""
MOST = 1_000_000
"""More sheets than any canvas takes."""
HOPELESS = 60
"""Tactics that no sheet holds at the smallest size."""


class MatrixSheets(NamedTuple):
    """What stands on each sheet, and the columns of the last table."""

    sheets: list[list[PagePart]]
    columns: MatrixColumns


def lay_out(canvas: Canvas, options: PageOptions, progress: Progress) -> PageLayout:
    """Return the matrix of a canvas."""
    say, status = words_in(canvas.brief.language), not is_clean(options)
    words = matrix_words(canvas, options.name, say, status=status)
    page = words.page
    title = page.voice.say(MATRIX)
    frame = SheetFrame(
        options=options,
        measurer=Measurer(Typesetter(language=page.language, step=progress.step)),
        heading=f"{title}{DOT}{page.voice.apart(page.title.text)}",
        remark=words.remark,
        author=page.author,
        voice=page.voice,
        progress=progress,
    )
    found = _fit(words, frame)
    return PageLayout(
        metadata=Metadata(
            title=f"{title}: {page.title.text}",
            author=shortened(page.author),
            language=page.language,
        ),
        frame=frame,
        sheets=found.sheets,
        spacing=MatrixSpacing(set_heads(found.columns)),
        smallest=found.columns.smallest,
    )


def _fit(words: MatrixWords, frame: SheetFrame) -> MatrixSheets:
    """Return the sheets: one with as large a type as there is room for, or as many as it takes.

    Where each tactic stands and how far it is, is told if there is room for that on one.
    """

    def attempt(size: float, most: int = 1, *, facts: bool = True) -> MatrixSheets | None:
        torn = frame.measurer.torn
        found = _sheets(words, frame, size, most, facts=facts)
        larger = size > SIZES[0] and most == 1
        if len(found.sheets) > most or (larger and frame.measurer.torn > torn):
            return None
        return found

    if len(words.rows) <= HOPELESS:
        one = largest(SIZES, attempt) or largest(SIZES, lambda size: attempt(size, facts=False))
        if one is not None:
            return one
    several = attempt(SIZES[0], MOST, facts=len(words.rows) <= HOPELESS)
    assert several is not None  # as many sheets as it takes are never too many
    return several


def _sheets(
    words: MatrixWords, frame: SheetFrame, size: float, most: int, *, facts: bool
) -> MatrixSheets:
    box, problems = frame.box, words.problems
    with_words = len(problems) <= most_columns(box, size, with_words=True)
    rooms = frame.rooms(several=most > 1)
    sheets: list[list[PagePart]] = []
    for table in tables_of(problems, most_columns(box, size, with_words=with_words)):
        columns = MatrixColumns(
            frame.measurer, frame.palette, box, words.page.voice, size, table, with_words, facts
        )
        heads = set_heads(columns)
        parts: list[PagePart] = [] if sheets else [set_title(columns, words.page)]
        parts += [] if with_words else set_key(columns)
        parts += set_rows(columns, words) if problems else ()
        frame.progress.step()
        room = Rooms(rooms.later, rooms.later) if sheets else rooms
        filled = fill(parts, MatrixSpacing(heads), room, most, frame.progress.step)
        sheets += [as_table(each, heads) for each in filled]
    return MatrixSheets(sheets, columns)
