# SPDX-License-Identifier: MIT
"""Placed glyphs as the text operators of a PDF page.

Right-to-left runs, and words in which several glyphs make one text, carry an ActualText, so
copying and searching find what was typed whatever the glyphs are.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

from stratcanvas.formats.pdf.embed import EmbeddedFont
from stratcanvas.formats.pdf.fonts import Face
from stratcanvas.formats.pdf.letters import invisible
from stratcanvas.formats.pdf.lines import Color, Line, Piece
from stratcanvas.formats.pdf.shape import Glyph


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

    Points in the page's own coordinates, y upwards.
    """
    if not any(piece.glyphs for piece in line.pieces):
        return
    yield "BT"
    color = ""
    for piece in line.pieces:
        if not piece.glyphs:
            continue
        fill = " ".join(number(part) for part in rgb(piece.style.color)) + " rg"
        if fill != color:
            color = fill
            yield fill
        yield from _piece(piece, x + piece.x, y, embedded(piece.face))
    yield "ET"


def _piece(piece: Piece, x: float, y: float, font: EmbeddedFont) -> Iterator[str]:
    pen = _Pen(font, piece.style.size, piece.tracking)
    yield f"{number(piece.tracking)} Tc 1 0 0 1 {number(x)} {number(y)} Tm"
    if piece.right_to_left:
        yield _actual_text(piece.text)
        yield from pen.show(piece.glyphs)
        yield "EMC"
    else:
        for whole, group in groupby(piece.glyphs, key=_is_space):
            word = tuple(group)
            spelled = not whole and not all(glyph.text for glyph in word)
            if spelled:
                yield from pen.flush()
                yield _actual_text("".join(glyph.text for glyph in word))
            yield from pen.add(word)
            if spelled:
                yield from pen.flush()
                yield "EMC"
        yield from pen.flush()


def _is_space(glyph: Glyph) -> bool:
    return glyph.text == " "


def _actual_text(text: str) -> str:
    seen = "".join(character for character in text if not _direction_mark(character))
    return f"/Span <</ActualText <FEFF{seen.encode('utf-16-be').hex().upper()}>>> BDC"


def _direction_mark(character: str) -> bool:
    return invisible(character) and character not in "\u200c\u200d\ufe0f\ufe0e"


class _Pen:
    """Writes glyphs with TJ, moving by adjustments where the font's own advance is not meant."""

    __slots__ = ("_font", "_layer", "_off", "_parts", "_rise", "_shown", "_size", "_tracking")

    def __init__(self, font: EmbeddedFont, size: float, tracking: float) -> None:
        self._font, self._size, self._tracking = font, size, tracking
        self._layer, self._rise = -1, 0.0
        self._shown = 0.0  # em: how far the viewer's pen is ahead of where ours should be
        self._parts: list[str] = []
        self._off = False

    def show(self, glyphs: tuple[Glyph, ...]) -> Iterator[str]:
        """Yield the operators for some glyphs and be done."""
        yield from self.add(glyphs)
        yield from self.flush()

    def add(self, glyphs: tuple[Glyph, ...]) -> Iterator[str]:
        """Take glyphs in; yields what had to be written because font or rise changed."""
        for glyph in glyphs:
            layer = self._font.layer(glyph.number, glyph.text)
            if layer != self._layer or glyph.dy != self._rise:
                yield from self.flush()
                if layer != self._layer:
                    yield f"/{self._font.resource(layer)} {number(self._size)} Tf"
                if glyph.dy != self._rise:
                    yield f"{number(glyph.dy * self._size)} Ts"
                self._layer, self._rise = layer, glyph.dy
            move = round((self._shown - glyph.dx) * 1000, 1)
            if abs(move) >= 0.5:
                self._close()
                self._parts.append(number(move))
                self._shown -= move / 1000
            if not self._off:
                self._parts.append("<")
                self._off = True
            self._parts.append(f"{glyph.number:04X}")
            self._shown += self._font.width(glyph.number) / 1000 - glyph.advance

    def flush(self) -> Iterator[str]:
        """Yield what was taken in and not yet written."""
        self._close()
        if self._parts:
            yield f"[{''.join(self._parts)}] TJ"
            self._parts.clear()
        if self._rise:
            self._rise = 0.0
            yield "0 Ts"

    def _close(self) -> None:
        if self._off:
            self._parts.append(">")
            self._off = False
