# SPDX-License-Identifier: MIT
"""The decisions sheet lays out: in the largest type that keeps it on one sheet, else over several.

Numbers are those of the one-pager, so that a meeting can have both on the table.
"""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.page_words import DOT, PageWords, page_words
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.decisions.decision_rows import (
    DECISIONS,
    DecisionRow,
    DecisionSpacing,
    DecisionTable,
    set_decision_head,
)
from stratcanvas.formats.pdf.pages.flow import PagePart, fill, largest
from stratcanvas.formats.pdf.pages.footer import shortened
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


def lay_out(canvas: Canvas, options: PageOptions, progress: Progress) -> PageLayout:
    """Return the decisions sheet of a canvas."""
    language = words_in(canvas.brief.language)
    words = page_words(canvas, options.name, language, status=not is_clean(options))
    measurer = Measurer(Typesetter(language=words.language, step=progress.step))
    title = words.voice.say(DECISIONS)
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading=f"{title}{DOT}{words.voice.apart(words.title.text)}",
        remark=words.counted,
        author=words.author,
        voice=words.voice,
        progress=progress,
    )

    def attempt(size: float, most: int = 1) -> tuple[list[list[PagePart]], DecisionTable] | None:
        table = DecisionTable.of(measurer, frame.palette, frame.box, words.voice, size)
        rooms = frame.rooms(several=most > 1)
        spacing = DecisionSpacing(table)
        sheets = fill(_parts(words, table), spacing, rooms, most, progress.step)
        return (sheets, table) if len(sheets) <= most else None

    found = largest(SIZES, attempt) or attempt(SIZES[0], MOST)
    assert found is not None  # as many sheets as it takes are never too many
    sheets, table = found
    return PageLayout(
        metadata=Metadata(
            title=f"{title}: {words.title.text}",
            author=shortened(words.author),
            language=words.language,
        ),
        frame=frame,
        sheets=sheets,
        spacing=DecisionSpacing(table),
        smallest=table.smallest,
    )


def _parts(words: PageWords, table: DecisionTable) -> list[PagePart]:
    parts: list[PagePart] = [set_decision_head(table, words)]
    for row in words.rows:
        parts.append(DecisionRow.of(table, f"P{row.number}", row.statement))
        parts += [
            DecisionRow.of(table, each.name, each.title, aim)
            for aim, cell in row.cells.items()
            for each in cell
            if each.first
        ]
    return parts
