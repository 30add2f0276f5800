# SPDX-License-Identifier: MIT
"""Placed glyphs as the text operators of a PDF page.

Glyphs come in visual order, each with the text it stands for; where several glyphs that take
room make one text, an ActualText says it, so copying and searching find what was typed.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter

from stratcanvas.formats.pdf.embed import EmbeddedFont
from stratcanvas.formats.pdf.fonts import Face
from stratcanvas.formats.pdf.lines import Color, Line, Piece
from stratcanvas.formats.pdf.shape import Glyph

_LEAST_MOVE = 0.5  # thousandths of an em below which a glyph's place is right

_MOST_TRACKING = 0.08  # em; letters further apart are read as words by programs (0.1 in poppler)


def rgb(color: Color) -> tuple[float, float, float]:
    """Return a colour's parts from 0 to 1; raises ValueError unless "#rrggbb" or a triple."""
    if not isinstance(color, str):
        return color
    if len(color) != 7 or color[0] != "#":
        raise ValueError(f"a colour is written #rrggbb, not {color}")
    return (int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255)


def number(value: float) -> str:
    """Write a number as PDF does: at most four decimals, no exponent."""
    return f"{value:.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:.0f}"


def line_operators(
    line: Line, x: float, y: float, embedded: Callable[[Face], EmbeddedFont]
) -> Iterator[str]:
    """Yield the operators that draw a line with its left end at ``x`` and baseline at ``y``.

    Points in the page's own coordinates, y upwards. Marks that have no text of their own come
    last, so that the letters stay in one stroke for programs that read the text.
    """
    pieces = [piece for piece in line.pieces if piece.glyphs]
    if not pieces:
        return
    pen = _Pen(embedded)
    yield "BT"
    for piece in pieces:
        yield from pen.letters(piece, x + piece.x, y)
    yield from pen.marks(y)
    yield from pen.plain()
    yield "ET"


class _Pen:
    """Writes glyphs with TJ, moving by adjustments where the font's own advance is not meant."""

    __slots__ = ("_ahead", "_embedded", "_hex", "_loose", "_parts", "_state")

    def __init__(self, embedded: Callable[[Face], EmbeddedFont]) -> None:
        self._embedded = embedded
        self._state: dict[str, str] = {"Ts": "0 Ts", "Tc": "0 Tc"}
        self._parts: list[str] = []
        self._hex = False
        self._ahead = 0.0  # em: how far the viewer's pen is past where the glyphs stand
        self._loose: list[tuple[Piece, float, Glyph]] = []

    def letters(self, piece: Piece, x: float, y: float) -> Iterator[str]:
        """Yield the operators for a piece that starts at a point; its loose marks wait."""
        font, size = self._embedded(piece.face), piece.style.size
        tight = piece.tracking / size
        yield from self._dress(piece)
        self._state.pop("Tf", None)  # a new stroke: readers settle the direction at a font
        yield f"1 0 0 1 {number(x)} {number(y)} Tm"
        self._ahead, passed = 0.0, 0.0
        spread = tight > _MOST_TRACKING and not piece.right_to_left
        if spread:
            yield _actual_text(piece.text)
        for cluster in _clusters(piece.glyphs):
            spelled = not spread and not all(_reads(font, glyph) for glyph in cluster)
            if spelled:
                yield from self._flush()
                yield _actual_text("".join(glyph.text for glyph in cluster))
            for glyph in cluster:
                if glyph.text or glyph.advance:
                    yield from self._show(font, size, glyph)
                    self._ahead += 0.0 if glyph.advance else tight
                else:
                    self._loose.append((piece, x + (passed + glyph.dx) * size, glyph))
                passed += glyph.advance + (tight if glyph.advance else 0.0)
            if spelled:
                yield from self._flush()
                yield "EMC"
        yield from self._flush()
        if spread:
            yield "EMC"

    def marks(self, y: float) -> Iterator[str]:
        """Yield the operators for the marks that waited."""
        if self._loose:
            yield _actual_text("")
        for piece, x, glyph in self._loose:
            yield from self._dress(piece)
            rise = glyph.dy * piece.style.size
            self._ahead = 0.0
            yield from self._set("Ts", "0 Ts")
            yield f"1 0 0 1 {number(x)} {number(y + rise)} Tm"
            flat = glyph._replace(dx=0.0, dy=0.0)
            yield from self._show(self._embedded(piece.face), piece.style.size, flat)
            yield from self._flush()
        if self._loose:
            yield "EMC"

    def plain(self) -> Iterator[str]:
        """Yield what puts the text state back, which outlives a text object."""
        yield from self._set("Ts", "0 Ts")
        yield from self._set("Tc", "0 Tc")

    def _dress(self, piece: Piece) -> Iterator[str]:
        color = " ".join(number(part) for part in rgb(piece.style.color))
        yield from self._set("rg", f"{color} rg")
        yield from self._set("Tc", f"{number(piece.tracking)} Tc")

    def _set(self, name: str, operator: str) -> Iterator[str]:
        """Yield an operator that sets a part of the text state, unless it is so already."""
        if self._state.get(name) != operator:
            yield from self._flush()
            self._state[name] = operator
            yield operator

    def _show(self, font: EmbeddedFont, size: float, glyph: Glyph) -> Iterator[str]:
        code = font.code(glyph.number, glyph.text)
        yield from self._set("Tf", f"/{font.name} {number(size)} Tf")
        yield from self._set("Ts", f"{number(glyph.dy * size)} Ts")
        move = round((self._ahead - glyph.dx) * 1000, 1)
        if abs(move) >= _LEAST_MOVE:
            self._close()
            self._parts.append(number(move))
            self._ahead -= move / 1000
        if not self._hex:
            self._hex = True
            self._parts.append("<")
        self._parts.append(f"{code:04X}")
        self._ahead += font.width(glyph.number) / 1000 - glyph.advance

    def _flush(self) -> Iterator[str]:
        self._close()
        if self._parts:
            yield f"[{''.join(self._parts)}] TJ"
            self._parts.clear()

    def _close(self) -> None:
        if self._hex:
            self._parts.append(">")
            self._hex = False


def _clusters(glyphs: tuple[Glyph, ...]) -> Iterator[tuple[Glyph, ...]]:
    """Yield the glyphs of each cluster, in visual order."""
    for _, group in groupby(glyphs, key=attrgetter("start")):
        yield tuple(group)


def _reads(font: EmbeddedFont, glyph: Glyph) -> bool:
    """Tell whether a glyph needs no ActualText: it has its text, or waits for the line's end."""
    if not glyph.text:
        return not glyph.advance
    return font.reads(glyph.number, glyph.text)


def _actual_text(text: str) -> str:
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
