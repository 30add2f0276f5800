# SPDX-License-Identifier: MIT
"""Any page that is laid out, drawn as a PDF file; and what it comes to, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """

    metadata: Metadata
    frame: SheetFrame
    sheets: Sequence[Sequence[PagePart]]
    spacing: Spacing
    smallest: float
    notes: tuple[str, ...] = ()


def report(layout: PageLayout, *, carries: bool = False) -> Report:
    """Return what a page comes to; ``carries``: the canvas travels inside it."""
    several = len(layout.sheets) > 1
    return Report(
        pages=len(layout.sheets),
        missing=layout.frame.measurer.setter.missing,
        smallest_pt=min(layout.smallest, layout.frame.head_size) if several else layout.smallest,
        notes=layout.notes,
        carries=carries,
    )


def drawn(layout: PageLayout, inside: bytes = b"") -> bytes:
    """Return a page as the bytes of a PDF file; ``inside``: the canvas file that it carries."""
    frame, total = layout.frame, len(layout.sheets)
    sheet = Sheet(frame.box.sheet, layout.metadata, mirrored=frame.voice.mirrored)
    pen = Pen(sheet, frame.palette)
    for number, parts in enumerate(layout.sheets, start=1):
        frame.progress.step(LAID_OUT + (1 - LAID_OUT) * (number - 1) / total)
        rooms, top = frame.rooms(several=total > 1), frame.box.y
        room = rooms.first
        if number > 1:
            sheet.next_page()
            top, room = frame.draw_running_head(pen), rooms.later
        spread = total == 1 or number < total  # the last of several keeps its parts together
        for placement in layout.spacing.place(parts, room, spread=spread):
            placement.part.draw(pen, top + placement.y, placement.height)
        frame.draw_footer(pen, number, total)
    if inside:
        sheet.attach(inside, frame.options.date)
    return sheet.finish()
