# SPDX-License-Identifier: MIT
"""The one-pager: a whole strategy on one printed page that a meeting can read.

Made from the model, not from the screen. ``plan`` tells what will come out before anything is
written; ``write`` makes the same page a PDF file.
"""

from pathlib import Path

from stratcanvas.domain.briefs import PageWords, page_words
from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import PageOptions, Report
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.file.sheet import Sheet
from stratcanvas.formats.pdf.pages.onepager.fit import UNDER_RUNNING_HEAD, Fit, Fitter
from stratcanvas.formats.pdf.pages.onepager.footer import set_footer
from stratcanvas.formats.pdf.pages.onepager.header import (
    BlankNotice,
    Header,
    StrategyBand,
    set_running_head,
)
from stratcanvas.formats.pdf.pages.onepager.paging import place
from stratcanvas.formats.pdf.pages.onepager.pen import Pen
from stratcanvas.formats.pdf.pages.onepager.problem_rows import ProblemRow
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer

BOOKMARK_LIMIT = 100
"""Characters of a bookmark; the page has the whole text."""


def plan(canvas: Canvas, options: PageOptions) -> Report:
    """Return what the page of a canvas will come to, without writing anything."""
    words = page_words(canvas)
    measurer = Measurer(Typesetter(language=words.language))
    return _report(Fitter(words, options, measurer).fit(), measurer)


def write(canvas: Canvas, path: Path, options: PageOptions) -> Report:
    """Write the one-pager of a canvas as a PDF file; return what it came to. Raises OSError."""
    words = page_words(canvas)
    measurer = Measurer(Typesetter(language=words.language))
    fit = Fitter(words, options, measurer).fit()
    path.write_bytes(_draw(fit, words, options, measurer))
    return _report(fit, measurer)


def _report(fit: Fit, measurer: Measurer) -> Report:
    scale, several = fit.arrangement.scale, len(fit.pages) > 1
    return Report(
        pages=len(fit.pages),
        missing=measurer.setter.missing,
        smallest_pt=min(scale.smallest, scale.running_head.size) if several else scale.smallest,
    )


def _draw(fit: Fit, words: PageWords, options: PageOptions, measurer: Measurer) -> bytes:
    metadata = Metadata(
        title=words.title.text,
        author=words.author,
        subject=words.strategy.text if words.strategy.said else "",
        keywords=", ".join(["strategy", *([words.customer.text] if words.customer.said else [])]),
        language=words.language,
    )
    sheet = Sheet(fit.box.sheet, metadata)
    pen = Pen(sheet, fit.palette, fit.arrangement.scale)
    total = len(fit.pages)
    for number in range(total):
        if number:
            sheet.next_page()
        _draw_page(pen, fit, words, measurer, number)
        page = f"page {number + 1} of {total}" if total > 1 else ""
        set_footer(measurer.setter, pen.scale, words, options, fit.box, page).draw(pen, fit.box)
    return sheet.finish()


def _draw_page(pen: Pen, fit: Fit, words: PageWords, measurer: Measurer, number: int) -> None:
    top, room, box = fit.box.y, fit.first, fit.box
    if number:
        small = set_running_head(measurer, pen.scale, words, box)
        below = pen.sheet.draw(small, box.x, top, "start")
        pen.sheet.line(box.x, below + 1, box.right, below + 1, color=pen.palette.rule, width=0.7)
        top, room = below + UNDER_RUNNING_HEAD, fit.later
    last_of_several = number == len(fit.pages) - 1 and number > 0
    placed = place(fit.pages[number], fit.arrangement, room, spread=not last_of_several)
    if placed.headings is not None:
        fit.arrangement.draw_headings(pen, measurer, top + placed.headings)
    for each in placed.places:
        y = top + each.y
        match each.part:
            case Header():
                each.part.draw(pen, box, y)
            case StrategyBand():
                pen.sheet.bookmark("Strategy", 0, y)
                each.part.draw(pen, box, y, each.height)
            case BlankNotice():
                each.part.draw(pen, box, y, each.height)
            case ProblemRow():
                if not each.part.goes_on:
                    name = f"{each.part.number} {each.part.name}"[:BOOKMARK_LIMIT]
                    pen.sheet.bookmark(name, 0, y)
                fit.arrangement.draw(pen, each.part, y, each.height)
