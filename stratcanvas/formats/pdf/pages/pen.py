# SPDX-License-Identifier: MIT
"""Drawing on the sheet of one page: measured text, with the addresses in it live."""

from collections.abc import Iterator
from typing import NamedTuple

from stratcanvas.formats.addresses import addresses
from stratcanvas.formats.pdf.file.sheet import Align, Sheet
from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.pages.palette import Palette
from stratcanvas.formats.pdf.type.line_layout import TypeLine
from stratcanvas.formats.pdf.type.lines import TypeBlock
from stratcanvas.formats.pdf.type.measure import MeasuredText


class Pen(NamedTuple):
    """What a part of a page is drawn with."""

    sheet: Sheet
    palette: Palette

    def draw(
        self,
        words: MeasuredText,
        x: float,
        y: float,
        align: Align,
        *,
        width: float | None = None,
        tag: Tag = "P",
        spoken: str = "",
    ) -> float:
        """Draw a text, aligned in ``width`` (its own unless told); return the y below it.

        Web and mail addresses in it that lead where they read become links.
        """
        room = words.width if width is None else width
        below = self.sheet.draw(words.block, x, y, align, room, tag, spoken)
        sheet = self.sheet
        far = "left" if sheet.mirrored else "right"
        for address, line, left, right in _addresses(words.block, words.source):
            start = {"center": 0.5, far: 1.0}.get(align, 0.0) * (room - line.width)
            edge = sheet.placed(sheet.placed(x, room) + start + left, right - left)
            sheet.link((edge, y + line.top, right - left, line.height), address)
        return below


def _addresses(block: TypeBlock, text: str) -> Iterator[tuple[str, TypeLine, float, float]]:
    """Yield addresses with each line they stand on, and the left and right of what is there."""
    found = list(addresses(text))
    at = 0
    for line in block.lines if found else ():
        start = text.find(line.text, at)
        if start < 0:
            continue
        at = start + len(line.text)
        if line.turned:  # its words stand in another order than they are written in
            continue
        for each in found:
            low, high = max(each.start, start), min(each.end, at)
            if low < high:
                yield text[each.start : each.end], line, *_reach(line, low - start, high - start)


def _reach(line: TypeLine, start: int, end: int) -> tuple[float, float]:
    """Return left and right of a part of a line that runs from left to right."""
    edges = [0.0]
    for piece in line.pieces:
        x = piece.x
        for glyph in piece.glyphs:
            x += glyph.advance * piece.style.size + piece.tracking
            edges += [x] * len(glyph.text)
    last = len(edges) - 1
    return edges[min(start, last)], edges[min(end, last)]
