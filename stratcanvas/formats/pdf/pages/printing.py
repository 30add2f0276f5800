# SPDX-License-Identifier: MIT
"""Any page that is laid out, drawn as a PDF file; and what it comes to, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.file.sheet import Sheet
from stratcanvas.formats.pdf.pages.flow import PagePart, Spacing
from stratcanvas.formats.pdf.pages.pen import Pen
from stratcanvas.formats.pdf.pages.sheet_frame import LAID_OUT, SheetFrame
from stratcanvas.formats.results import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLayout:
    """A page laid out: the parts on each sheet, and what is around them.

    ``smallest`` is the smallest type of the parts, in points; ``notes`` are for who prints it.
    ``after`` are further pages in the same file, each with a frame of its own. ``section`` is the
    bookmark that those of the page stand under, "" where they stand by themselves.
    """

    metadata: Metadata
    frame: SheetFrame
    sheets: Sequence[Sequence[PagePart]]
    spacing: Spacing
    smallest: float
    notes: tuple[str, ...] = ()
    section: str = ""
    after: tuple["PageLayout", ...] = ()

    @property
    def whole(self) -> tuple["PageLayout", ...]:
        """Return all pages of the file."""
        return (self, *self.after)


def in_one_file(layouts: Sequence[PageLayout]) -> PageLayout:
    """Return pages, one at least, as they follow each other in a file; the first describes it."""
    first, *rest = (each for layout in layouts for each in layout.whole)
    return replace(first, after=tuple(replace(each, after=()) for each in rest))


def report(layout: PageLayout, *, carries: bool = False) -> Report:
    """Return what a file comes to; ``carries``: the canvas travels inside it."""
    pages = layout.whole
    sizes = [each.smallest for each in pages]
    sizes += [each.frame.head_size for each in pages if len(each.sheets) > 1]
    missing = (letter for each in pages for letter in each.frame.measurer.setter.missing)
    return Report(
        pages=sum(len(each.sheets) for each in pages),
        missing=tuple(dict.fromkeys(missing)),
        smallest_pt=min(sizes),
        notes=tuple(dict.fromkeys(note for each in pages for note in each.notes)),
        carries=carries,
    )


def drawn(layout: PageLayout, inside: bytes = b"") -> bytes:
    """Return a layout as the bytes of a PDF file; ``inside``: the canvas file that it carries."""
    return print_out([*layout.whole], inside)


def print_out(pages: list[PageLayout], inside: bytes = b"") -> bytes:
    """Return pages as the bytes of a PDF file; ``inside``: the canvas file that it carries.

    The list is empty after that: what is drawn needs no more room, and there may be very many.
    """
    total = sum(len(each.sheets) for each in pages)
    frame, metadata = pages[0].frame, pages[0].metadata
    day = frame.options.date
    sheet = Sheet(frame.box.sheet, metadata, mirrored=frame.voice.mirrored)
    number = 0
    del frame
    pages.reverse()
    while pages:
        page = pages.pop()
        if number:
            sheet.next_page()
        if page.section:
            sheet.begin_section(page.section)
        number = _draw_sheets(sheet, page, number, total)
        del page
    if inside:
        sheet.attach(inside, day)
    return sheet.finish()


def _draw_sheets(sheet: Sheet, layout: PageLayout, before: int, total: int) -> int:
    """Draw the sheets of a page, ``before`` of the file's being drawn; return how many now are."""
    frame, count = layout.frame, len(layout.sheets)
    pen = Pen(sheet, frame.palette)
    for number, parts in enumerate(layout.sheets, start=1):
        frame.progress.step(LAID_OUT + (1 - LAID_OUT) * (before + number - 1) / total)
        rooms, top = frame.rooms(several=count > 1), frame.box.y
        room = rooms.first
        if number > 1:
            sheet.next_page()
            top, room = frame.draw_running_head(pen), rooms.later
        spread = count == 1 or number < count  # the last of several keeps its parts together
        for placement in layout.spacing.place(parts, room, spread=spread):
            placement.part.draw(pen, top + placement.y, placement.height)
        frame.draw_footer(pen, before + number, total)
    return before + count
