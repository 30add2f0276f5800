# SPDX-License-Identifier: MIT
"""Text whose height is known at once and whose lines are made only when it is drawn.

Choosing the largest type that fits asks for thousands of heights and draws one page. What is
asked twice, such as the same cell in another manner, is remembered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from stratcanvas.formats.pdf.type.line_layout import (
    ASCENT,
    DESCENT,
    TypeLine,
    TypeStyle,
    line_ends,
    place_line,
    span_paragraphs,
    sums_of,
)
from stratcanvas.formats.pdf.type.lines import TypeBlock, Typesetter
from stratcanvas.formats.pdf.type.shaping import ShapedParagraph, kept_paragraph

Span = tuple[str, TypeStyle]
_MOST_KEPT = 2048
"""Texts at a size that are kept for the next document: some five pages."""

ENDLESS = 1e9
"""A width in which nothing is broken, in points."""

_start, _end = itemgetter(0), itemgetter(1)


def _bottom(line: TypeLine) -> float:
    return line.top + line.height


@dataclass(slots=True)
class MeasuredText:
    """Spans set in lines of at most ``width`` points; ``block`` holds the lines."""

    spans: tuple[Span, ...]
    width: float
    height: float
    _make: Callable[[], TypeBlock]
    _block: TypeBlock | None = None
    _uncut: tuple[TypeLine, ...] | None = None
    _cut_from: "MeasuredText | None" = None

    @property
    def block(self) -> TypeBlock:
        """Return the lines, made when first asked for."""
        if self._block is None:
            self._block = self._make()
        return self._block

    @property
    def source(self) -> str:
        """Return all of the text that this is or was a part of."""
        return "".join(words for words, _ in self.spans)

    @property
    def _lines(self) -> tuple[TypeLine, ...]:
        """Return the lines where they stood before anything was cut off above them."""
        return self._uncut if self._uncut is not None else self.block.lines

    def cut(self, room: float) -> tuple["MeasuredText | None", "MeasuredText | None"]:
        """Return the lines that fit in ``room`` points, and the others."""
        if self.height <= room:
            return self, None
        lines = self._lines
        limit = lines[0].top + room + 0.01
        fits = bisect_right(lines, limit, key=_bottom)
        return self._of(lines[:fits]), self._of(lines[fits:])

    def _of(self, lines: tuple[TypeLine, ...]) -> "MeasuredText | None":
        if not lines:
            return None
        up, height = lines[0].top, lines[-1].top + lines[-1].height - lines[0].top
        whole = self._whole

        def make() -> TypeBlock:  # only what stands on a sheet at last is moved there
            return replace(
                whole.block,
                lines=tuple(
                    line._replace(top=line.top - up, baseline=line.baseline - up) for line in lines
                ),
                text="\n".join(line.text for line in lines),
                height=height,
                width=max(line.width for line in lines),
            )

        return MeasuredText(self.spans, self.width, height, make, _uncut=lines, _cut_from=whole)

    @property
    def _whole(self) -> "MeasuredText":
        return self if self._cut_from is None else self._cut_from


class _Prepared(NamedTuple):
    """A shaped paragraph at its sizes: widths, and how far each run reaches up and down."""

    paragraph: ShapedParagraph
    styles: list[TypeStyle]
    sums: list[float]
    runs: list[tuple[int, int, float, float]]


class _Height(NamedTuple):
    """How high a text is in a width, in points, and whether a word of it is cut there."""

    height: float
    torn: bool


class _Known(NamedTuple):
    """What is known of a text: its paragraphs, its heights by width, and how wide it is in lines
    that nothing breaks, once somebody asked."""

    parts: list[_Prepared]
    plain: bool
    heights: dict[float, _Height]
    whole: list[float]


@dataclass(slots=True)
class Measurer:
    """Measures with a typesetter; for one document, like that."""

    setter: Typesetter
    _known: dict[tuple[Span, ...], _Known] = field(default_factory=dict)
    torn: int = 0
    """How many texts were measured so far, in a width in which a word of theirs is cut."""

    def text(
        self, spans: Sequence[Span], width: float, max_lines: int | None = None
    ) -> MeasuredText:
        """Return spans set in lines of at most ``width`` points."""
        given = tuple(spans)
        if max_lines is not None:
            block = self.setter.spans(given, width, max_lines)
            return MeasuredText(given, width, block.height, lambda: block)
        known = self._of(given)
        if known.plain or width in known.heights:
            height, torn = self._height(known, width)
            self.torn += torn
            return MeasuredText(given, width, height, lambda: self.setter.spans(given, width))
        # The height of such lines is known once they are placed, and so they are kept with it.
        block = self.setter.spans(given, width)
        known.heights[width] = _Height(block.height, block.torn)
        self.torn += block.torn
        return MeasuredText(given, width, block.height, lambda: block)

    def even(self, spans: Sequence[Span], width: float) -> MeasuredText:
        """Return spans set in as few lines as ``width`` lets, made about equally long.

        No word is cut for that.
        """
        given = tuple(spans)
        known = self._of(given)
        height, torn = self._height(known, width)
        self.torn += torn

        def make() -> TypeBlock:
            narrow, wide = width / 2, width
            while wide - narrow > 1.0 and not torn:
                middle = (narrow + wide) / 2
                tried = self._height(known, middle)
                if tried.height <= height and not tried.torn:
                    wide = middle
                else:
                    narrow = middle
            return self.setter.spans(given, wide)

        return MeasuredText(given, width, height, make)

    def height(self, spans: tuple[Span, ...], width: float) -> float:
        """Return the height in points of spans set in lines of at most ``width`` points."""
        return self._height(self._of(spans), width).height

    def width(self, spans: tuple[Span, ...]) -> float:
        """Return how wide spans are in points where no line of theirs is broken."""
        known = self._of(spans)
        if not known.whole:
            known.whole.append(self.setter.spans(spans, ENDLESS).width)
        return known.whole[0]

    def _height(self, known: _Known, width: float) -> _Height:
        found = known.heights.get(width)
        if found is None:
            height, torn = 0.0, False
            for part in known.parts:
                more, cut = _height(part, width, self.setter.step)
                height, torn = height + more, torn or cut
            found = known.heights[width] = _Height(height, torn)
        return found

    def forget(self) -> None:
        """Give back the room of what was measured; all can be measured and set as before."""
        self._known.clear()
        self.setter.forget()

    def _of(self, spans: tuple[Span, ...]) -> _Known:
        return self._known.get(spans) or self._prepare(spans)

    def _prepare(self, spans: tuple[Span, ...]) -> _Known:
        known = _kept(self.setter.language, spans)
        if known is None:
            known = _known_of([(self.setter.shaped(part), part) for part in span_paragraphs(spans)])
        self._known[spans] = known
        return known


@lru_cache(_MOST_KEPT)
def _kept(language: str, spans: tuple[Span, ...]) -> _Known | None:
    """Return what is known of a text that our own fonts draw whole, for this document and the
    next: a page that is made again measures little anew."""
    found = []
    for part in span_paragraphs(spans):
        shaped = kept_paragraph(language, tuple((text, style.font) for text, style in part))
        if shaped is None:
            return None
        found.append((shaped, part))
    return _known_of(found)


def _known_of(found: Sequence[tuple[ShapedParagraph, Sequence[Span]]]) -> _Known:
    parts = []
    for paragraph, spans in found:
        styles = [style for _, style in spans]
        runs = [(run.start, run.end, *_reach(styles[run.span])) for run in paragraph.runs]
        parts.append(_Prepared(paragraph, styles, sums_of(paragraph, styles), runs))
    return _Known(parts, all(part.paragraph.plain for part in parts), {}, [])


def _reach(style: TypeStyle) -> tuple[float, float]:
    """Return how far a line of one style reaches above and below its baseline, in points."""
    rise = ASCENT - DESCENT
    return style.size * (style.leading + rise) / 2, style.size * (style.leading - rise) / 2


def _height(part: _Prepared, width: float, step: Callable[[], object]) -> tuple[float, bool]:
    """Return the height of a part's lines, and whether a word is cut at the end of one."""
    height, torn = 0.0, False
    for line in line_ends(part.paragraph, part.sums, part.styles, width):
        step()
        start, end = line.start, line.end
        torn = torn or line.torn
        if not part.paragraph.plain:
            height += place_line(part.paragraph, part.styles, start, end, 0.0).height
            continue
        first = bisect_right(part.runs, start, key=_end)
        past = bisect_left(part.runs, end, key=_start)
        if past == first + 1:
            height += part.runs[first][2] + part.runs[first][3]
        elif past > first:
            runs = part.runs[first:past]
            height += max(run[2] for run in runs) + max(run[3] for run in runs)
        else:
            height += sum(_reach(part.styles[0]))
    return height, torn
