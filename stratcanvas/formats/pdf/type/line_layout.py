# SPDX-License-Identifier: MIT
"""A shaped paragraph set in lines: where each ends, and where its glyphs are placed.

Sums and slices of what was shaped once, so that many sizes and widths can be tried.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import Final, NamedTuple

from stratcanvas.formats.pdf.type.bidi import visual_order
from stratcanvas.formats.pdf.type.fonts import FontFace, Weight
from stratcanvas.formats.pdf.type.graphemes import paragraphs
from stratcanvas.formats.pdf.type.hyphens import AHEAD, SOFT_HYPHEN, hyphened, syllables
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
    _hash: int = field(init=False, repr=False, compare=False, default=0)

    def __post_init__(self) -> None:
        """Keep the hash: thousands of heights are looked up by the styles of their texts."""
        told = self.font, self.size, self.color, self.leading, self.tracking
        object.__setattr__(self, "_hash", hash(told))

    def __hash__(self) -> int:
        return self._hash


class LinePiece(NamedTuple):
    """Glyphs of one face and style at ``x`` points from the left end of their line."""

    face: FontFace
    style: TypeStyle
    x: float
    width: float
    glyphs: tuple[Glyph, ...]
    text: str
    right_to_left: bool
    tracking: float


class TypeLine(NamedTuple):
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
    first = styles[0]
    if all(each.size == first.size and not each.tracking for each in styles):
        size = first.size
        return [width * size for width in paragraph.widths]
    advances = [0.0] * (len(paragraph.text) + 1)
    for run in paragraph.runs:
        style = styles[run.span]
        size, tracking = style.size, _tracking(run, style)
        for glyph in run.glyphs:
            advances[glyph.start + 1] += glyph.advance * size + (tracking if glyph.advance else 0)
    return list(accumulate(max(advance, 0.0) for advance in advances))


class LineEnd(NamedTuple):
    """Where a line starts and where what is seen of it ends; ``torn`` if a word is cut there."""

    start: int
    end: int
    torn: bool = False


def line_ends(
    paragraph: ShapedParagraph,
    sums: list[float],
    styles: Sequence[TypeStyle],
    width: float | None,
) -> Iterator[LineEnd]:
    """Yield where each line lies, filled greedily."""
    breaks, visible, cuts = paragraph.breaks, paragraph.visible, paragraph.cuts
    if width is None or sums[visible[-1]] <= width + SLACK:
        yield LineEnd(0, visible[-1])
        return
    start, k, total = 0, 0, len(breaks)
    while k < total:
        limit = sums[start] + width + SLACK
        fits = bisect_right(visible, limit, lo=k, key=sums.__getitem__)
        while fits > k and not _hyphen_fits(paragraph, sums, styles, visible[fits - 1], limit):
            fits -= 1
        if fits > k:
            yield LineEnd(start, max(visible[fits - 1], start))
            start, k = breaks[fits - 1], fits
            continue
        # A word longer than the line: cut it, after one letter at least.
        low = bisect_right(cuts, start)
        high = bisect_right(cuts, limit, lo=low, key=sums.__getitem__)
        places = cuts[low:high] or cuts[low : low + 1]
        end = visible[k]
        if places and places[-1] < visible[k]:
            end = _cut(paragraph, sums, styles, (start, visible[k]), places, limit)
        if end >= visible[k]:
            yield LineEnd(start, visible[k])
            start, k = breaks[k], k + 1
        else:
            yield LineEnd(start, end, torn=True)
            start = end


def _cut(
    paragraph: ShapedParagraph,
    sums: list[float],
    styles: Sequence[TypeStyle],
    word: tuple[int, int],
    places: Sequence[int],
    limit: float,
) -> int:
    """Return the best of some places to cut a word: the last between syllables, else the last."""
    start, end = word
    # No more of a very long word than tells of these places: it is asked again at each line.
    asked = paragraph.text[start : min(end, places[-1] + AHEAD)]
    between = {start + each for each in syllables(asked, paragraph.language)}
    for wanted in (between.intersection(places), places):
        for place in sorted(wanted, reverse=True):
            if _hyphen_fits(paragraph, sums, styles, place, limit):
                return place
    return places[0]


def _hyphen_fits(
    paragraph: ShapedParagraph,
    sums: list[float],
    styles: Sequence[TypeStyle],
    end: int,
    limit: float,
) -> bool:
    """Tell whether a line up to a place has room for the hyphen that it ends with, if any."""
    text = paragraph.text
    # Whole words are by far the most; only a soft hyphen or a cut within one needs a hyphen.
    if not hyphened(text, end):
        return True
    found = _hyphen(paragraph, end)
    if found is None:
        return True
    run, glyph = found
    return sums[end] + glyph.advance * styles[run.span].size <= limit


def _hyphen(paragraph: ShapedParagraph, end: int) -> tuple[ShapedRun, Glyph] | None:
    """Return the hyphen that a line up to a place ends with and the run it belongs to, if any.

    Its text is a soft hyphen, which programs that read a PDF leave out of a word (PDF 32000-1,
    14.8.2.2.3).
    """
    if not hyphened(paragraph.text, end):
        return None
    run = paragraph.runs[bisect_right(paragraph.runs, end - 1, key=_run_end)]
    number = run.face.hb_font.get_nominal_glyph(ord("-"))
    if number is None:
        return None
    advance = run.face.hb_font.get_glyph_h_advance(number) / run.face.upem
    return run, Glyph(number, end - 1, 0.0, 0.0, advance, SOFT_HYPHEN)


def _with_hyphen(
    glyphs: tuple[Glyph, ...], hyphen: Glyph, *, right_to_left: bool
) -> tuple[Glyph, ...]:
    """Return a line's last glyphs with a hyphen after them, in place of a soft hyphen."""
    kept = tuple(each for each in glyphs if each.text != SOFT_HYPHEN or each.start != hyphen.start)
    return (hyphen, *kept) if right_to_left else (*kept, hyphen)


def place_line(
    paragraph: ShapedParagraph, styles: Sequence[TypeStyle], start: int, end: int, top: float
) -> TypeLine:
    """Place the glyphs of one line from left to right."""
    first = bisect_right(paragraph.runs, start, key=_run_end)
    past = bisect_left(paragraph.runs, end, key=_run_start)
    runs = paragraph.runs[first:past]
    hyphen = _hyphen(paragraph, end)
    pieces, x = [], 0.0
    for index in visual_order([run.level for run in runs]):
        run, style = runs[index], styles[runs[index].span]
        glyphs = run.between(start, end)
        if hyphen is not None and hyphen[0] is run:
            glyphs = _with_hyphen(glyphs, hyphen[1], right_to_left=bool(run.level & 1))
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
    above, below = _extent(pieces, styles, plain=paragraph.plain)
    return TypeLine(
        pieces=tuple(pieces),
        width=x,
        top=top,
        height=above + below,
        baseline=top + above,
        right_to_left=bool(paragraph.base),
        text=paragraph.text[start:end],
    )


def _extent(
    pieces: Sequence[LinePiece], styles: Sequence[TypeStyle], *, plain: bool
) -> tuple[float, float]:
    """Return how far a line reaches above and below its baseline, in points.

    ``plain``: no letter reaches further than its style says.
    """
    used = [piece.style for piece in pieces] or [styles[0]]
    above = max(style.size * (style.leading + ASCENT - DESCENT) / 2 for style in used)
    below = max(style.size * (style.leading - ASCENT + DESCENT) / 2 for style in used)
    for piece in () if plain else pieces:
        size = piece.style.size
        home = piece.face.home
        for number, dy in {(each.number, each.dy) for each in piece.glyphs if each.dy or not home}:
            top, bottom = piece.face.ink(number)
            above = max(above, min(top + dy, ASCENT + _MOST_GROWTH) * size)
            below = max(below, min(bottom - dy, DESCENT + _MOST_GROWTH) * size)
    return above, below
