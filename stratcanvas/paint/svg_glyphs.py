# SPDX-License-Identifier: MIT
"""The letters of an SVG: each outline stands in the file once, and is used wherever it is seen.

Qt writes a line of text as one long path. A marker is drawn in its place, by which the picture is
found later and gets a reference for each letter.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QRawFont, QTextLayout
from PySide6.QtSvg import QSvgGenerator

EM = 1000
"""Units of an outline in the size of its type."""
_FAR = -98_765
_MARKER = re.compile(rb'<path [^>]*d="M%d,(\d+) L%d,(\d+) ?"\s*/>' % (_FAR, _FAR - 1))
_MOST = 10_000
_FONT = re.compile(
    rb'\nfont-family="[^"\n]*" font-size="[^"\n]*" font-weight="[^"\n]*" font-style="[^"\n]*" \n'
)
"""What Qt says of the program's font at each shape; no letter is written by it."""
_EFFECT = b' vector-effect="none"'
"""What Qt says of each shape, and is so without it."""
_NAMES = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

FontKey = tuple[str, str, int, str]


class UsedGlyph(NamedTuple):
    """A letter of a line: its name, and where it stands, in thousandths of its type."""

    name: str
    x: int
    y: int


class GlyphTable:
    """The outlines of a file, each by a short name, and the lines that are made of them."""

    def __init__(self) -> None:
        self._outlines: dict[str, str] = {}
        self._names: dict[tuple[FontKey, int], str] = {}
        self._fonts: dict[FontKey, QRawFont] = {}
        self._lines: list[bytes] = []

    @property
    def definitions(self) -> Iterator[bytes]:
        """Walk over what stands in the file once, to be used."""
        yield b"<defs>\n"
        for name, outline in self._outlines.items():
            yield f'<path id="{name}" d="{outline}"/>\n'.encode()
        yield b"</defs>\n"

    def markers(self, layout: QTextLayout, x: float, y: float) -> Iterator[QPainterPath]:
        """Walk over a marker for each run of letters in a text whose corner stands there."""
        for number in range(layout.lineCount()):
            for run in layout.lineAt(number).glyphRuns():
                raw, places = run.rawFont(), run.positions()
                used = self._used(raw, run.glyphIndexes(), places)
                if used:
                    yield self._marker(used, raw.pixelSize(), x, y)

    def _used(self, raw: QRawFont, glyphs: list[int], places: list[QPointF]) -> list[UsedGlyph]:
        size = raw.pixelSize()
        if size <= 0:
            return []
        key = raw.familyName(), raw.styleName(), raw.weight(), raw.style().name
        large = self._fonts.get(key)
        if large is None:
            large = self._fonts[key] = QRawFont(raw)
            large.setPixelSize(EM)
        used = []
        for glyph, place in zip(glyphs, places, strict=True):
            name = self._names.get((key, glyph))
            if name is None:
                name = self._named(written(large.pathForGlyph(glyph)))
                self._names[key, glyph] = name
            if name:
                used.append(
                    UsedGlyph(name, round(place.x() / size * EM), round(place.y() / size * EM))
                )
        return used

    def _named(self, outline: str) -> str:
        """Return a short name for an outline; "" for one without anything to see."""
        if not outline:
            return ""
        number, name = len(self._outlines), ""
        while True:
            number, rest = divmod(number, len(_NAMES))
            name += _NAMES[rest]
            if not number:
                break
        name = f"_{name}"
        self._outlines[name] = outline
        return name

    def _marker(self, used: list[UsedGlyph], size: float, x: float, y: float) -> QPainterPath:
        scale, base = size / EM, used[0].y
        letters = "".join(
            f'<use xlink:href="#{each.name}" x="{each.x}"'
            + (f' y="{each.y - base}"' if each.y != base else "")
            + "/>"
            for each in used
        )
        top = y + base * scale
        place = f"matrix({scale:g} 0 0 {scale:g} {x:.3f} {top:.3f})"
        upper, lower = divmod(len(self._lines), _MOST)
        self._lines.append(f'<g fill-rule="nonzero" transform="{place}">{letters}</g>'.encode())
        path = QPainterPath(QPointF(_FAR, upper))
        path.lineTo(_FAR - 1, lower)  # elsewhere, else Qt leaves out what is no line
        return path

    def filled_in(self, picture: bytes) -> bytes:
        """Return a part of the file with letters in the place of markers."""
        plain = without_font(picture).replace(_EFFECT, b"")
        return _MARKER.sub(lambda found: self._lines[int(found[1]) * _MOST + int(found[2])], plain)


def without_font(groups: bytes) -> bytes:
    """Return groups of an SVG without the program's own font, by which nothing is written."""
    return _FONT.sub(b"", groups)


class SvgPainter(QPainter):
    """Qt's painter of an SVG, that leaves a marker where letters are to stand."""

    def __init__(self, generator: QSvgGenerator, glyphs: GlyphTable) -> None:
        super().__init__(generator)
        self._glyphs = glyphs

    def outline(self, layout: QTextLayout, x: float, y: float, colour: str) -> None:
        """Draw the outlines of a text with its upper left corner there."""
        for marker in self._glyphs.markers(layout, x, y):
            self.fillPath(marker, QColor(colour))


def written(path: QPainterPath) -> str:
    """Return a path as SVG has it, in whole units, each point from the one before."""
    parts: list[str] = []
    at = start = (0, 0)
    place, count = 0, path.elementCount()
    while place < count:
        element = path.elementAt(place)
        to = round(element.x), round(element.y)
        if element.type is QPainterPath.ElementType.MoveToElement:
            if parts:
                parts.append("z")
                at = start
            parts.append("m" + _steps(at, to))
            start = at = to
        elif element.type is QPainterPath.ElementType.LineToElement:
            if to != at:
                parts.append("l" + _steps(at, to))
            at = to
        else:  # a curve: two handles and its end
            exact = [path.elementAt(place + step) for step in (-1, 0, 1, 2)]
            points = [(round(each.x), round(each.y)) for each in exact[1:]]
            handle = _single([(each.x, each.y) for each in exact])
            if handle is not None:
                parts.append("q" + _steps(at, handle, points[2]))
            else:
                parts.append("c" + _steps(at, *points))
            at = points[2]
            place += 2
        place += 1
    return "".join([*parts, "z"]) if parts else ""


def _single(points: list[tuple[float, float]]) -> tuple[int, int] | None:
    """Return the one handle of a curve that was written with one, as TrueType's are."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    first = (3 * x1 - x0) / 2, (3 * y1 - y0) / 2
    second = (3 * x2 - x3) / 2, (3 * y2 - y3) / 2
    if abs(first[0] - second[0]) > 0.6 or abs(first[1] - second[1]) > 0.6:
        return None
    return round((first[0] + second[0]) / 2), round((first[1] + second[1]) / 2)


def _steps(at: tuple[int, int], *points: tuple[int, int]) -> str:
    """Return points as steps from a place; a minus parts two numbers."""
    numbers = [part - start for point in points for part, start in zip(point, at, strict=True)]
    told = " ".join(map(str, numbers))
    return told.replace(" -", "-")
