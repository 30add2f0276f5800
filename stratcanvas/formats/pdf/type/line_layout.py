# SPDX-License-Identifier: MIT
"""A shaped paragraph set in lines: where each ends, and where its glyphs are placed.

Sums and slices of what was shaped once, so that many sizes and widths can be tried.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Final

from stratcanvas.formats.pdf.type.bidi import visual_order
from stratcanvas.formats.pdf.type.fonts import FontFace, Weight
from stratcanvas.formats.pdf.type.graphemes import paragraphs
from stratcanvas.formats.pdf.type.shaping import Glyph, ShapedParagraph, ShapedRun

Color = str | tuple[float, float, float]

ASCENT: Final = 1984 / 2048  # Inter 4 hhea ascender, em
DESCENT: Final = 494 / 2048  # Inter 4 hhea descender, em
_MOST_GROWTH: Final = 1.2  # em a line may grow by; piled marks beyond it overlap
SLACK: Final = 1e-6  # points; sums of floats
_run_start, _run_end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeStyle:
    """How text looks: font weight, size in points, colour (0 to 1, or "#rrggbb").

    ``leading`` is a line's height as a multiple of the size; ``tracking`` points added after
    each letter (only where letters stand apart: not in Arabic, Devanagari or Thai).
    """

    font: Weight = "regular"
    size: float = 10.0
    color: Color = "#000000"
    leading: float = 1.3
    tracking: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePiece:
    """Glyphs of one face and style at ``x`` points from the left end of their line."""

    face: FontFace
    style: TypeStyle
    x: float
    width: float
    glyphs: tuple[Glyph, ...]
    text: str
    right_to_left: bool
    tracking: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """One line, its pieces from left to right; ``top`` and ``baseline`` below the block's top."""

    pieces: tuple[LinePiece, ...]
    width: float
    top: float
    height: float
    baseline: float
    right_to_left: bool
    text: str

    @property
    def turned(self) -> bool:
        """Tell whether some of the line runs from right to left."""
        return any(piece.right_to_left for piece in self.pieces)


def span_paragraphs(spans: Sequence[tuple[str, TypeStyle]]) -> list[list[tuple[str, TypeStyle]]]:
    """Split spans at line ends, so that each part is one paragraph of spans."""
    parts: list[list[tuple[str, TypeStyle]]] = [[]]
    for text, style in spans:
        first, *others = paragraphs(text)
        parts[-1].append((first, style))
        parts += [[(other, style)] for other in others]
    return parts


def _tracking(run: ShapedRun, style: TypeStyle) -> float:
    return style.tracking if run.face.home or run.face.system else 0.0


def sums_of(paragraph: ShapedParagraph, styles: Sequence[TypeStyle]) -> list[float]:
    """Return the width in points of the text before each place, never falling."""
    advances = [0.0] * (len(paragraph.text) + 1)
    for run in paragraph.runs:
        style = styles[run.span]
        size, tracking = style.size, _tracking(run, style)
        for glyph in run.glyphs:
            advances[glyph.start + 1] += glyph.advance * size + (tracking if glyph.advance else 0)
    return list(accumulate(max(advance, 0.0) for advance in advances))


def line_ends(
    paragraph: ShapedParagraph, sums: list[float], width: float | None
) -> Iterator[tuple[int, int]]:
    """Yield start and seen end of each line, filled greedily."""
    breaks, visible, cuts = paragraph.breaks, paragraph.visible, paragraph.cuts
    if width is None or sums[visible[-1]] <= width + SLACK:
        yield 0, visible[-1]
        return
    start, k, total = 0, 0, len(breaks)
    while k < total:
        limit = sums[start] + width + SLACK
        fits = bisect_right(visible, limit, lo=k, key=sums.__getitem__)
        if fits > k:
            yield start, max(visible[fits - 1], start)
            start, k = breaks[fits - 1], fits
            continue
        # A word longer than the line: cut it between letters, at least one a line.
        low = bisect_right(cuts, start)
        high = bisect_right(cuts, limit, lo=low, key=sums.__getitem__)
        end = cuts[max(high - 1, low)] if low < len(cuts) else visible[k]
        if end >= visible[k]:
            yield start, visible[k]
            start, k = breaks[k], k + 1
        else:
            yield start, end
            start = end


def place_line(
    paragraph: ShapedParagraph, styles: Sequence[TypeStyle], start: int, end: int, top: float
) -> TypeLine:
    """Place the glyphs of one line from left to right."""
    first = bisect_right(paragraph.runs, start, key=_run_end)
    past = bisect_left(paragraph.runs, end, key=_run_start)
    runs = paragraph.runs[first:past]
    pieces, x = [], 0.0
    for index in visual_order([run.level for run in runs]):
        run, style = runs[index], styles[runs[index].span]
        glyphs = run.between(start, end)
        tracking = _tracking(run, style)
        advances = [glyph.advance for glyph in glyphs if glyph.advance]
        width = sum(advances) * style.size + tracking * len(advances)
        pieces.append(
            LinePiece(
                face=run.face,
                style=style,
                x=x,
                width=width,
                glyphs=glyphs,
                text=paragraph.text[max(start, run.start) : min(end, run.end)],
                right_to_left=bool(run.level & 1),
                tracking=tracking,
            )
        )
        x += width
    above, below = _extent(pieces, styles)
    return TypeLine(
        pieces=tuple(pieces),
        width=x,
        top=top,
        height=above + below,
        baseline=top + above,
        right_to_left=bool(paragraph.base),
        text=paragraph.text[start:end],
    )


def _extent(pieces: Sequence[LinePiece], styles: Sequence[TypeStyle]) -> tuple[float, float]:
    """Return how far a line reaches above and below its baseline, in points."""
    used = [piece.style for piece in pieces] or [styles[0]]
    above = max(style.size * (style.leading + ASCENT - DESCENT) / 2 for style in used)
    below = max(style.size * (style.leading - ASCENT + DESCENT) / 2 for style in used)
    for piece in pieces:
        size = piece.style.size
        home = piece.face.home
        for number, dy in {(each.number, each.dy) for each in piece.glyphs if each.dy or not home}:
            top, bottom = piece.face.ink(number)
            above = max(above, min(top + dy, ASCENT + _MOST_GROWTH) * size)
            below = max(below, min(bottom - dy, DESCENT + _MOST_GROWTH) * size)
    return above, below
