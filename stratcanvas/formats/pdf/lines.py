# SPDX-License-Identifier: MIT
"""The typesetter: text and a width into lines of placed glyphs, ready to be drawn or measured.

Measuring is cheap: a paragraph is shaped once and its lines at any size are sums and slices.
Rows keep Inter's height; only a line whose glyphs reach further grows.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import attrgetter
from typing import Final

from stratcanvas.formats.pdf.bidi import visual_order
from stratcanvas.formats.pdf.fonts import Face, Fonts, Weight
from stratcanvas.formats.pdf.letters import one_line, paragraphs
from stratcanvas.formats.pdf.shape import Glyph, Paragraph, Run, Shaper

Color = str | tuple[float, float, float]

ASCENT: Final = 1984 / 2048  # Inter 4 hhea ascender, em
DESCENT: Final = 494 / 2048  # Inter 4 hhea descender, em
_MOST_GROWTH: Final = 1.2  # em a line may grow by; piled marks beyond it overlap
_SLACK: Final = 1e-6  # points; sums of floats
_run_start, _run_end = attrgetter("start"), attrgetter("end")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
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
class Piece:
    """Glyphs of one face and style at ``x`` points from the left end of their line."""

    face: Face
    style: Style
    x: float
    width: float
    glyphs: tuple[Glyph, ...]
    text: str
    right_to_left: bool
    tracking: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, its pieces from left to right; ``top`` and ``baseline`` below the block's top."""

    pieces: tuple[Piece, ...]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines set in a measure: ``measure`` points wide at most, ``width`` the widest line's.

    ``text`` is all of it, a paragraph a line; ``missing`` are the characters no font covers;
    ``cut`` tells that ``max_lines`` left text out.
    """

    text: str
    lines: tuple[Line, ...]
    width: float
    height: float
    measure: float
    missing: tuple[str, ...]
    cut: bool


@dataclass(slots=True)
class Typesetter:
    """Sets text with the fonts of one document. Not to be shared between threads.

    ``language`` is the canvas' BCP 47 tag. ``missing`` grows with every text set.
    """

    language: str = ""
    fonts: Fonts = field(default_factory=Fonts)
    _shaper: Shaper = field(init=False)

    def __post_init__(self) -> None:
        self.fonts.language = self.language
        self._shaper = Shaper(self.fonts)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the characters met so far that no font covers, in order of appearance."""
        return tuple(self.fonts.missing)

    def line(self, text: str, style: Style) -> Block:
        """Set text as one line without a limit; line ends and tabs become spaces."""
        return self._block([[(one_line(text), style)]], None, None)

    def width(self, text: str, style: Style) -> float:
        """Return the width of one line of text in points."""
        return self.line(text, style).width

    def lines(self, text: str, style: Style, width: float, max_lines: int | None = None) -> Block:
        """Set text in lines of at most ``width`` points; a line end begins a new paragraph.

        Only a single letter wider than ``width`` sticks out. With ``max_lines`` the last line
        ends in an ellipsis when text is left out, and the block says ``cut``.
        """
        return self._block([[(part, style)] for part in paragraphs(text)], width, max_lines)

    def spans(
        self, spans: Sequence[tuple[str, Style]], width: float, max_lines: int | None = None
    ) -> Block:
        """Set one text of several styles, as in a bold label before a title; see ``lines``."""
        return self._block(_span_paragraphs(spans), width, max_lines)

    def _block(
        self,
        parts: Sequence[Sequence[tuple[str, Style]]],
        width: float | None,
        max_lines: int | None,
    ) -> Block:
        lines: list[Line] = []
        top, cut = 0.0, False
        for number, spans in enumerate(parts):
            paragraph, styles = self._shaped(spans), [style for _, style in spans]
            for start, end in _ends(paragraph, _sums(paragraph, styles), width):
                last = max_lines is not None and len(lines) == max_lines - 1
                more = end < len(paragraph.text.rstrip()) or number + 1 < len(parts)
                cut = last and more
                if cut:
                    line = self._with_ellipsis(_from(spans, start), width or 0.0, top)
                else:
                    line = _line(paragraph, styles, start, end, top)
                lines.append(line)
                top += line.height
                if cut:
                    break
            if cut:
                break
        widest = max((line.width for line in lines), default=0.0)
        text = "\n".join("".join(part for part, _ in spans) for spans in parts)
        return Block(
            text=" ".join(line.text for line in lines) if cut else text,
            lines=tuple(lines),
            width=widest,
            height=top,
            measure=widest if width is None else width,
            missing=self._missing_in(parts),
            cut=cut,
        )

    def _missing_in(self, parts: Sequence[Sequence[tuple[str, Style]]]) -> tuple[str, ...]:
        if not self.fonts.missing:
            return ()
        present = set().union(*(text for spans in parts for text, _ in spans))
        return tuple(character for character in self.fonts.missing if character in present)

    def _shaped(self, spans: Sequence[tuple[str, Style]]) -> Paragraph:
        return self._shaper.paragraph([(text, style.font) for text, style in spans])

    def _with_ellipsis(self, spans: Sequence[tuple[str, Style]], width: float, top: float) -> Line:
        """Set as much of the spans as fits on one line with an ellipsis after it."""
        paragraph = self._shaped(spans)
        styles = [style for _, style in spans]
        sums = _sums(paragraph, styles)
        room = width - self.width("…", styles[0])
        while True:
            fits = bisect_right(paragraph.cuts, room, key=sums.__getitem__)
            end = paragraph.cuts[fits - 1] if fits else 0
            kept = _until(spans, end)
            shortened = [*kept[:-1], (kept[-1][0].rstrip() + "…", kept[-1][1])]
            shaped = self._shaped(shortened)
            line = _line(shaped, [style for _, style in shortened], 0, len(shaped.text), top)
            if line.width <= width + _SLACK or end == 0:
                return line
            room = sums[end] - _SLACK * 2


def _span_paragraphs(spans: Sequence[tuple[str, Style]]) -> list[list[tuple[str, Style]]]:
    """Split spans at line ends, so that each part is one paragraph of spans."""
    parts: list[list[tuple[str, Style]]] = [[]]
    for text, style in spans:
        first, *others = paragraphs(text)
        parts[-1].append((first, style))
        parts += [[(other, style)] for other in others]
    return parts


def _from(spans: Sequence[tuple[str, Style]], start: int) -> list[tuple[str, Style]]:
    """Return the spans from a place of their joined text on."""
    rest, passed = [], 0
    for text, style in spans:
        rest.append((text[max(start - passed, 0) :], style))
        passed += len(text)
    return [span for span in rest if span[0]] or rest[-1:]


def _until(spans: Sequence[tuple[str, Style]], end: int) -> list[tuple[str, Style]]:
    """Return the spans up to a place of their joined text."""
    kept, passed = [], 0
    for text, style in spans:
        kept.append((text[: max(end - passed, 0)], style))
        passed += len(text)
    return [span for span in kept if span[0]] or kept[:1]


def _tracking(run: Run, style: Style) -> float:
    return style.tracking if run.face.home or run.face.system else 0.0


def _sums(paragraph: Paragraph, styles: Sequence[Style]) -> list[float]:
    """Return the width in points of the text before each place, never falling."""
    advances = [0.0] * (len(paragraph.text) + 1)
    for run in paragraph.runs:
        style = styles[run.span]
        size, tracking = style.size, _tracking(run, style)
        for glyph in run.glyphs:
            advances[glyph.start + 1] += glyph.advance * size + (tracking if glyph.advance else 0)
    return list(accumulate(max(advance, 0.0) for advance in advances))


def _ends(
    paragraph: Paragraph, sums: list[float], width: float | None
) -> Iterator[tuple[int, int]]:
    """Yield start and seen end of each line, filled greedily."""
    breaks, visible, cuts = paragraph.breaks, paragraph.visible, paragraph.cuts
    if width is None or sums[visible[-1]] <= width + _SLACK:
        yield 0, visible[-1]
        return
    start, k, total = 0, 0, len(breaks)
    while k < total:
        limit = sums[start] + width + _SLACK
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


def _line(paragraph: Paragraph, styles: Sequence[Style], start: int, end: int, top: float) -> Line:
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
            Piece(
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
    return Line(
        pieces=tuple(pieces),
        width=x,
        top=top,
        height=above + below,
        baseline=top + above,
        right_to_left=bool(paragraph.base),
        text=paragraph.text[start:end],
    )


def _extent(pieces: Sequence[Piece], styles: Sequence[Style]) -> tuple[float, float]:
    """Return how far a line reaches above and below its baseline, in points."""
    used = [piece.style for piece in pieces] or [styles[0]]
    above = max(style.size * (style.leading + ASCENT - DESCENT) / 2 for style in used)
    below = max(style.size * (style.leading - ASCENT + DESCENT) / 2 for style in used)
    for piece in pieces:
        size = piece.style.size
        raised = [glyph for glyph in piece.glyphs if glyph.dy or not piece.face.home]
        for glyph in raised:
            top, bottom = piece.face.ink(glyph.number)
            above = max(above, min(top + glyph.dy, ASCENT + _MOST_GROWTH) * size)
            below = max(below, min(bottom - glyph.dy, DESCENT + _MOST_GROWTH) * size)
    return above, below
