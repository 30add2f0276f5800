# SPDX-License-Identifier: MIT
"""Drawing on the sheet of one page: blocks with their live links, and parts of blocks.

A block of lines can be cut between two lines, so that text longer than a page goes on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from stratcanvas.formats.pdf.ink import Ink
from stratcanvas.formats.pdf.lines import Block, Line
from stratcanvas.formats.pdf.look import Look
from stratcanvas.formats.pdf.page import Align, Sheet, safe_link

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']")


@dataclass(frozen=True, slots=True)
class Pen:
    """What a part of a page is drawn with."""

    sheet: Sheet
    ink: Ink
    look: Look

    def draw(
        self,
        block: Block,
        x: float,
        y: float,
        align: Align,
        *,
        width: float | None = None,
        text: str = "",
    ) -> float:
        """Draw a block, aligned in ``width``; return the y below it.

        Web and mail addresses in ``text``, of which the block shows all or a part, become links.
        """
        room = block.measure if width is None else width
        for address, line, left, right in _addresses(block, text):
            start = {"center": 0.5, "right": 1.0}.get(align, 0.0) * (room - line.width)
            box = (x + start + left, y + line.top, right - left, line.height)
            self.sheet.link(box, address)
        return self.sheet.draw(block, x, y, align, room)


def cut(block: Block, room: float) -> tuple[Block, Block | None]:
    """Return the lines that fit in ``room`` points, at least one, and a block of the others."""
    fits = sum(line.top + line.height <= room + 0.01 for line in block.lines)
    upper, lower = block.lines[: max(1, fits)], block.lines[max(1, fits) :]
    if not lower:
        return block, None
    return _of(block, upper), _of(block, lower)


def _of(block: Block, lines: tuple[Line, ...]) -> Block:
    up = lines[0].top
    moved = tuple(replace(line, top=line.top - up, baseline=line.baseline - up) for line in lines)
    height = sum(line.height for line in lines)
    return replace(block, lines=moved, height=height, width=max(line.width for line in lines))


def _addresses(block: Block, text: str) -> Iterator[tuple[str, Line, float, float]]:
    """Yield addresses with each line they stand on, and the left and right of what is there."""
    if "://" not in text and "mailto:" not in text:
        return
    found = [each for each in _ADDRESS.finditer(text) if safe_link(each.group())]
    at = 0
    for line in block.lines:
        start = text.find(line.text, at)
        if start < 0:
            continue
        at = start + len(line.text)
        for each in found:
            low, high = max(each.start(), start), min(each.end(), at)
            if low < high:
                yield each.group(), line, *_reach(line, low - start, high - start)


def _reach(line: Line, start: int, end: int) -> tuple[float, float]:
    """Return left and right of a part of a line that runs from left to right."""
    edges = [0.0]
    for piece in line.pieces:
        x = piece.x
        for glyph in piece.glyphs:
            x += glyph.advance * piece.style.size + piece.tracking
            edges += [x] * len(glyph.text)
    last = len(edges) - 1
    return edges[min(start, last)], edges[min(end, last)]
