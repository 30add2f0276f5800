# SPDX-License-Identifier: MIT
"""The typesetter: text and a width into lines of placed glyphs, ready to be drawn or measured.

Measuring is cheap: a paragraph is shaped once and its lines at any size are sums and slices.
Rows keep Inter's height; only a line whose glyphs reach further grows.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from stratcanvas.formats.pdf.type.fonts import Fonts
from stratcanvas.formats.pdf.type.graphemes import one_line, paragraphs
from stratcanvas.formats.pdf.type.line_layout import (
    SLACK,
    TypeLine,
    TypeStyle,
    line_ends,
    place_line,
    span_paragraphs,
    sums_of,
)
from stratcanvas.formats.pdf.type.shaping import ShapedParagraph, Shaper, kept_paragraph

_MOST_KEPT = 512
"""Texts in lines that are kept for the next document: those of some three pages."""
_LONGEST_KEPT = 2_000
"""Letters of such a text."""

Spans = Sequence[tuple[str, TypeStyle]]
"""A paragraph: its parts, each with its style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeBlock:
    """Lines set in a measure: ``measure`` points wide at most, ``width`` the widest line's.

    ``text`` is all of it, a paragraph a line; ``missing`` are the characters no font covers;
    ``cut`` tells that ``max_lines`` left text out, ``torn`` that a line ends within a word.
    """

    text: str
    lines: tuple[TypeLine, ...]
    width: float
    height: float
    measure: float
    missing: tuple[str, ...]
    cut: bool
    torn: bool = False


@dataclass(slots=True)
class Typesetter:
    """Sets text with the fonts of one document. Not to be shared between threads.

    ``language`` is the canvas' BCP 47 tag, ``step`` is called often while text is set (it may
    raise, to stop). ``missing`` grows with every text set.
    """

    language: str = ""
    fonts: Fonts = field(default_factory=Fonts)
    step: Callable[[], object] = lambda: None
    _shaper: Shaper = field(init=False)

    def __post_init__(self) -> None:
        self.fonts.language = self.language
        self._shaper = Shaper(self.fonts)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the characters met so far that no font covers, in order of appearance."""
        return tuple(self.fonts.missing)

    def forget(self) -> None:
        """Give back the room of the paragraphs that were shaped."""
        self._shaper.forget()

    def line(self, text: str, style: TypeStyle) -> TypeBlock:
        """Set text as one line without a limit; line ends and tabs become spaces."""
        return self._block([[(one_line(text), style)]], None, None)

    def width(self, text: str, style: TypeStyle) -> float:
        """Return the width of one line of text in points."""
        return self.line(text, style).width

    def lines(
        self, text: str, style: TypeStyle, width: float, max_lines: int | None = None
    ) -> TypeBlock:
        """Set text in lines of at most ``width`` points; a line end begins a new paragraph.

        Only a single letter wider than ``width`` sticks out. With ``max_lines`` the last line
        ends in an ellipsis when text is left out, and the block says ``cut``.
        """
        return self._block([[(part, style)] for part in paragraphs(text)], width, max_lines)

    def spans(
        self, spans: Sequence[tuple[str, TypeStyle]], width: float, max_lines: int | None = None
    ) -> TypeBlock:
        """Set one text of several styles, as in a bold label before a title; see ``lines``."""
        return self._block(span_paragraphs(spans), width, max_lines)

    def _block(
        self, parts: Sequence[Spans], width: float | None, max_lines: int | None
    ) -> TypeBlock:
        if max_lines is not None:
            return self._cut(parts, width or 0.0, max_lines)
        kept = _kept_block(self.language, tuple(map(tuple, parts)), width)
        if kept is not None:
            self.step()
            return kept
        block = _laid(map(self.shaped, parts), parts, width, self.step)
        return replace(block, missing=self._missing_in(parts))

    def _cut(self, parts: Sequence[Spans], width: float, max_lines: int) -> TypeBlock:
        """Set text in lines, and end the last that there may be in an ellipsis."""
        lines: list[TypeLine] = []
        top, cut, torn = 0.0, False, False
        for number, spans in enumerate(parts):
            paragraph, styles = self.shaped(spans), [style for _, style in spans]
            for start, end, within in line_ends(
                paragraph, sums_of(paragraph, styles), styles, width
            ):
                self.step()
                torn = torn or within
                more = end < len(paragraph.text.rstrip()) or number + 1 < len(parts)
                cut = len(lines) == max_lines - 1 and more
                if cut:
                    line = self._with_ellipsis(_from(spans, start), width, top)
                else:
                    line = place_line(paragraph, styles, start, end, top)
                lines.append(line)
                top += line.height
                if cut:
                    break
            if cut:
                break
        return TypeBlock(
            text=" ".join(line.text for line in lines) if cut else _text(parts),
            lines=tuple(lines),
            width=max((line.width for line in lines), default=0.0),
            height=top,
            measure=width,
            missing=self._missing_in(parts),
            cut=cut,
            torn=torn,
        )

    def _missing_in(self, parts: Sequence[Spans]) -> tuple[str, ...]:
        if not self.fonts.missing:
            return ()
        present = set().union(*(text for spans in parts for text, _ in spans))
        return tuple(character for character in self.fonts.missing if character in present)

    def shaped(self, spans: Spans) -> ShapedParagraph:
        """Return one paragraph of spans with its glyphs, at unit size."""
        self.step()
        return self._shaper.paragraph([(text, style.font) for text, style in spans])

    def _with_ellipsis(
        self, spans: Sequence[tuple[str, TypeStyle]], width: float, top: float
    ) -> TypeLine:
        """Set as much of the spans as fits on one line with an ellipsis after it."""
        paragraph = self.shaped(spans)
        styles = [style for _, style in spans]
        sums = sums_of(paragraph, styles)
        room = width - self.width("…", styles[0])
        while True:
            fits = bisect_right(paragraph.cuts, room, key=sums.__getitem__)
            end = paragraph.cuts[fits - 1] if fits else 0
            kept = _until(spans, end)
            shortened = [*kept[:-1], (kept[-1][0].rstrip() + "…", kept[-1][1])]
            shaped = self.shaped(shortened)
            line = place_line(shaped, [style for _, style in shortened], 0, len(shaped.text), top)
            if line.width <= width + SLACK or end == 0:
                return line
            room = sums[end] - SLACK * 2


def _laid(
    paragraphs: Iterable[ShapedParagraph],
    parts: Sequence[Spans],
    width: float | None,
    step: Callable[[], object],
) -> TypeBlock:
    """Return paragraphs set in as many lines as they take, with no word of what is missing."""
    lines: list[TypeLine] = []
    top, torn = 0.0, False
    for paragraph, spans in zip(paragraphs, parts, strict=True):
        styles = [style for _, style in spans]
        sums = sums_of(paragraph, styles)
        for start, end, within in line_ends(paragraph, sums, styles, width):
            step()
            torn = torn or within
            lines.append(place_line(paragraph, styles, start, end, top))
            top += lines[-1].height
    widest = max((line.width for line in lines), default=0.0)
    return TypeBlock(
        text=_text(parts),
        lines=tuple(lines),
        width=widest,
        height=top,
        measure=widest if width is None else width,
        missing=(),
        cut=False,
        torn=torn,
    )


def _kept_block(
    language: str, parts: tuple[tuple[tuple[str, TypeStyle], ...], ...], width: float | None
) -> TypeBlock | None:
    """Return a text in lines that our own fonts draw whole, for this document and the next: what
    is made again, or on other paper, is mostly set as before. None where other fonts are asked,
    and for one that is too long to be kept."""
    letters = sum(len(text) for spans in parts for text, _ in spans)
    return _kept(language, parts, width) if letters <= _LONGEST_KEPT else None


@lru_cache(_MOST_KEPT)
def _kept(
    language: str, parts: tuple[tuple[tuple[str, TypeStyle], ...], ...], width: float | None
) -> TypeBlock | None:
    found = []
    for spans in parts:
        paragraph = kept_paragraph(language, tuple((text, style.font) for text, style in spans))
        if paragraph is None:
            return None
        found.append(paragraph)
    return _laid(found, parts, width, lambda: None)


def _text(parts: Sequence[Spans]) -> str:
    return "\n".join("".join(part for part, _ in spans) for spans in parts)


def _from(spans: Sequence[tuple[str, TypeStyle]], start: int) -> list[tuple[str, TypeStyle]]:
    """Return the spans from a place of their joined text on."""
    rest, passed = [], 0
    for text, style in spans:
        rest.append((text[max(start - passed, 0) :], style))
        passed += len(text)
    return [span for span in rest if span[0]] or rest[-1:]


def _until(spans: Sequence[tuple[str, TypeStyle]], end: int) -> list[tuple[str, TypeStyle]]:
    """Return the spans up to a place of their joined text."""
    kept, passed = [], 0
    for text, style in spans:
        kept.append((text[: max(end - passed, 0)], style))
        passed += len(text)
    return [span for span in kept if span[0]] or kept[:1]
