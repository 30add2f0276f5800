# SPDX-License-Identifier: MIT
"""Placed glyphs as the text operators of a PDF page.

Glyphs come in visual order, each with the text it stands for; where several glyphs that take
room make one text, an ActualText says it, so copying and searching find what was typed.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from stratcanvas.formats.pdf.file.embedding import EmbeddedFont, declared_width
from stratcanvas.formats.pdf.type.fonts import FontFace
from stratcanvas.formats.pdf.type.line_layout import Color, LinePiece, TypeLine
from stratcanvas.formats.pdf.type.shaping import Glyph

_LEAST_MOVE = 0.5  # thousandths of an em below which a glyph's place is right

_UNREAD = frozenset("\u200b\u2066\u2067\u2068\u2069")
"""Marks that say where lines end and keep words of two directions apart: the page is laid out by
them, and then nobody who searches or copies it has a use for them."""
_NOTHING: Final = dict.fromkeys(map(ord, _UNREAD))
# How a text object begins, and has to end.
_PLAIN: Final = {"Ts": "0 Ts", "Tc": "0 Tc", "Tr": "0 Tr"}
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
    return f"{value:.4f}".rstrip("0").rstrip(".")


@lru_cache(256)
def size_number(points: float) -> str:
    """Write a size as ``number`` does: a page has few, and many times over."""
    return number(points)


@lru_cache(256)
def color_numbers(color: Color) -> str:
    """Return a colour's parts as they stand before the operator that sets it."""
    return " ".join(map(number, rgb(color)))


def line_operators(
    line: TypeLine, x: float, y: float, embedded: Callable[[FontFace], EmbeddedFont]
) -> tuple[list[str], list[str]]:
    """Return the operators that draw a line with its left end at ``x`` and baseline at ``y``.

    Points in the page's own coordinates, y upwards. Two lists: the letters, and the marks that
    have no text of their own, to be drawn after them as artifacts, so that the letters stay in
    one stroke for programs that read the text.
    """
    pieces = [piece for piece in line.pieces if piece.glyphs]
    if not pieces:
        return [], []
    pen = _GlyphWriter(embedded)
    for piece in pieces:
        pen.letters(piece, x + piece.x, y)
    letters = pen.lift()
    pen.marks(y)
    return letters, pen.lift()


class _GlyphWriter:
    """Writes glyphs with TJ, moving by adjustments where the font's own advance is not meant."""

    __slots__ = ("_ahead", "_codes", "_embedded", "_loose", "_parts", "_state", "written")

    def __init__(self, embedded: Callable[[FontFace], EmbeddedFont]) -> None:
        self.written: list[str] = []
        self._embedded = embedded
        self._state = dict(_PLAIN)
        self._parts: list[str] = []
        self._codes: list[str] = []
        self._ahead = 0.0  # em: how far the viewer's pen is past where the glyphs stand
        self._loose: list[tuple[LinePiece, float, Glyph]] = []

    def letters(self, piece: LinePiece, x: float, y: float) -> None:
        """Write a piece that starts at a point; its loose marks wait."""
        font, size = self._embedded(piece.face), piece.style.size
        tight = piece.tracking / size
        self._dress(piece)
        self._state.pop("Tf", None)  # a new stroke: readers settle the direction at a font
        self.written.append(f"1 0 0 1 {number(x)} {number(y)} Tm")
        self._ahead, passed = 0.0, 0.0
        spread = tight > _MOST_TRACKING and not piece.right_to_left
        if spread:
            self.written.append(actual_text(piece.text))
        strokes = None if spread or piece.face.system else _strokes(piece.face, piece.glyphs)
        if strokes is not None:
            self._write(font, piece, strokes)
            return
        spelled = frozenset() if spread else _misread(font, piece.glyphs)
        within = -1
        for glyph in piece.glyphs:
            if glyph.text in _UNREAD:
                continue
            if spelled and glyph.start != within:
                self._spell(within in spelled, piece, glyph.start if glyph.start in spelled else -1)
                within = glyph.start
            if glyph.text or glyph.advance:
                self._show(font, size, glyph)
                if not glyph.advance:
                    self._ahead += tight
            else:
                self._loose.append((piece, x + (passed + glyph.dx) * size, glyph))
            passed += glyph.advance + (tight if glyph.advance else 0.0)
        self._spell(within in spelled, piece, -1)
        self._flush()
        if spread:
            self.written.append("EMC")

    def _write(self, font: EmbeddedFont, piece: LinePiece, strokes: "_Strokes") -> None:
        self._set("Tf", f"/{font.name} {size_number(piece.style.size)} Tf")
        self._set("Ts", "0 Ts")
        self.written.append(strokes.form % font.all_written(strokes.glyphs))

    def marks(self, y: float) -> None:
        """Write the marks that waited, each at its own point."""
        for piece, x, glyph in self._loose:
            self._dress(piece)
            self._state.pop("Tf", None)
            self._ahead = 0.0
            height = y + glyph.dy * piece.style.size
            self.written.append(f"1 0 0 1 {number(x)} {number(height)} Tm")
            flat = glyph._replace(dx=0.0, dy=0.0)
            self._show(self._embedded(piece.face), piece.style.size, flat)
            self._flush()

    def lift(self) -> list[str]:
        """Return what was written as a text object, or nothing; the text state is plain again."""
        if not self.written:
            return []
        for name, operator in _PLAIN.items():  # rise, spacing and manner outlive a text object
            self._set(name, operator)
        text = ["BT", *self.written, "ET"]
        self.written = []
        self._state = dict(_PLAIN)  # what follows may be drawn much later
        return text

    def _spell(self, ends: bool, piece: LinePiece, start: int) -> None:
        """End an ActualText, and begin one for the cluster at ``start`` unless negative."""
        if ends:
            self._flush()
            self.written.append("EMC")
        if start >= 0:
            self._flush()
            step = -1 if piece.right_to_left else 1
            texts = [glyph.text for glyph in piece.glyphs if glyph.start == start]
            self.written.append(actual_text("".join(texts[::step])))

    def _dress(self, piece: LinePiece) -> None:
        color = color_numbers(piece.style.color)
        self._set("rg", f"{color} rg")
        self._set("Tc", f"{size_number(piece.tracking)} Tc")
        if piece.face.thicker:  # filled, and its outlines drawn around that
            self._set("w", f"{color} RG {number(piece.face.thicker * piece.style.size)} w 1 j")
        self._set("Tr", "2 Tr" if piece.face.thicker else "0 Tr")

    def _set(self, name: str, operator: str) -> None:
        """Write an operator that sets a part of the text state, unless it is so already."""
        if self._state.get(name) != operator:
            self._flush()
            self._state[name] = operator
            self.written.append(operator)

    def _show(self, font: EmbeddedFont, size: float, glyph: Glyph) -> None:
        state = self._state
        if "Tf" not in state:
            self._set("Tf", f"/{font.name} {size_number(size)} Tf")
        if glyph.dy or state["Ts"] != "0 Ts":
            self._set("Ts", f"{number(glyph.dy * size)} Ts" if glyph.dy else "0 Ts")
        move = (self._ahead - glyph.dx) * 1000
        if move >= _LEAST_MOVE or move <= -_LEAST_MOVE:
            move = round(move, 1)
            self._close()
            self._parts.append(number(move))
            self._ahead -= move / 1000
        self._codes.append(font.written(glyph.number, glyph.text))
        self._ahead += font.width(glyph.number) / 1000 - glyph.advance

    def _flush(self) -> None:
        self._close()
        if self._parts:
            self.written.append(f"[{''.join(self._parts)}] TJ")
            self._parts.clear()

    def _close(self) -> None:
        if self._codes:
            self._parts.append(f"<{''.join(self._codes)}>")
            self._codes.clear()


class _Strokes(NamedTuple):
    """Glyphs as TJ writes them: moves between codes, and a %s in place of each code."""

    form: str
    glyphs: tuple[tuple[int, str], ...]
    """Their numbers, and what each stands for."""


@lru_cache(2048)
def _strokes(face: FontFace, glyphs: tuple[Glyph, ...]) -> _Strokes | None:
    """Return how glyphs are written that stand on the line, each with room and a text of its own;
    None where some do not. It is the same at every size, and for every page.
    """
    glyphs = tuple(each for each in glyphs if each.text not in _UNREAD)
    if face.cff or not all(each.advance and each.text and not each.dy for each in glyphs):
        return None
    form: list[str] = []
    ahead = 0.0
    for glyph in glyphs:
        move = (ahead - glyph.dx) * 1000
        if move >= _LEAST_MOVE or move <= -_LEAST_MOVE:
            move = round(move, 1)
            ahead -= move / 1000
            form.append(f">{number(move)}<" if form else f"{number(move)}<")
        elif not form:
            form.append("<")
        form.append("%s")
        ahead += declared_width(face, glyph.number) / 1000 - glyph.advance
    if not form:
        return None
    return _Strokes(f"[{''.join(form)}>] TJ", tuple((each.number, each.text) for each in glyphs))


def _misread(font: EmbeddedFont, glyphs: tuple[Glyph, ...]) -> frozenset[int]:
    """Return the starts of clusters whose glyphs, read one by one, are not their text."""
    if not font.face.cff and all(glyph.text or not glyph.advance for glyph in glyphs):
        return frozenset()
    return frozenset(
        glyph.start
        for glyph in glyphs
        if glyph.text not in _UNREAD
        and (
            (glyph.advance and not glyph.text)
            or (glyph.text and font.face.cff and not font.reads(glyph.number, glyph.text))
        )
    )


def plain(text: str) -> str:
    """Return a text as it is read: without marks that only a page's layout has a use for."""
    return text if text.isascii() else text.translate(_NOTHING)


def actual_text(text: str, tag: str = "Span") -> str:
    """Return the operator that begins content which stands for a text."""
    return f"/{tag} <</ActualText <FEFF{plain(text).encode('utf-16-be').hex().upper()}>>> BDC"
