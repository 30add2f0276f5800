# SPDX-License-Identifier: MIT
"""An SVG drawn part by part: Qt ends a large one in one go, and the window would wait for it.

Each part is a small picture of Qt's own; their groups come one after the other in the file.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from stratcanvas.paint.svg_glyphs import GlyphTable, SvgPainter, without_font
from stratcanvas.safe_words import without_tags

MOST = 400
"""Cards and connectors of a part."""
_WORDS = re.compile(rb"<g [^>]*>\s*(?:<text [^>]*>[^<]*</text>\s*)+</g>\s*")
_PIECE = 1 << 20
"""Bytes that are taken or searched at once."""
_NO_COLOUR = b'fill="#000000" fill-opacity="0"'  # how Qt's SVG says it
_GROUP, _END = b"<g ", b"</g>\n</svg>\n"


class SvgParts:
    """One picture; ``painter`` draws its first part, ``turn`` goes on to further ones."""

    def __init__(
        self, size: QSize, dpi: int, title: str, description: str, step: Callable[[], object]
    ) -> None:
        """``size`` in units of the file; ``step`` is called often, and may raise to end it."""
        self._size, self._dpi, self._step = size, dpi, step
        self._head = self._tail = b""
        self._words: list[bytes] = []
        self._pictures: list[bytes] = []
        self._drawn = 0
        self._glyphs = GlyphTable()
        self.painter = self._begin(title, description)

    def _begin(self, title: str = "", description: str = "") -> QPainter:
        self._buffer = QBuffer()
        self._generator = generator = QSvgGenerator()
        generator.setOutputDevice(self._buffer)
        generator.setResolution(self._dpi)
        generator.setSize(self._size)
        generator.setViewBox(QRect(0, 0, self._size.width(), self._size.height()))
        generator.setTitle(title)  # else Qt puts words of its own there
        generator.setDescription(description)
        return SvgPainter(generator, self._glyphs)

    def turn(self, painter: QPainter) -> QPainter:
        """Return the painter for the next card or connector: the same one, or a further part's."""
        self._drawn += 1
        if self._drawn % MOST:
            return painter
        hints, transform = painter.renderHints(), painter.transform()
        self._close()
        self.painter = self._begin()
        self.painter.setRenderHints(hints)
        self.painter.setTransform(transform)
        return self.painter

    def _close(self) -> None:
        """End a part and take its groups, unseen words apart from all else."""
        self.painter.end()
        data = b"".join(self._taken())
        first = data.index(_GROUP, data.index(_GROUP) + 1)  # the first group opens the picture
        last = len(data) - len(_END)
        self._head = self._head or data[:first]
        self._tail = data[last:]
        self._sort(data[first:last])

    def _taken(self) -> Iterator[bytes]:
        """Return what was written, piece by piece."""
        self._buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        while not self._buffer.atEnd():
            self._step()
            yield bytes(self._buffer.read(_PIECE).data())
        self._buffer.close()

    def _sort(self, groups: bytes) -> None:
        """Put unseen words and pictures apart, in small looks: one through all would take long."""
        at = seen = 0
        while seen < len(groups):
            self._step()
            text = groups.find(b"<text ", seen, seen + _PIECE)
            group = groups.rfind(_GROUP, at, text) if text >= 0 else -1
            found = _WORDS.match(groups, group) if group >= 0 else None
            if found is None:
                seen = text + 1 if text >= 0 else seen + _PIECE - len(b"<text ")
                continue
            plain = without_font(found.group()).replace(_NO_COLOUR, b'fill="none"')
            self._words.append(without_tags(plain.decode()).encode())
            self._pictures.append(self._glyphs.filled_in(groups[at:group]))
            at = seen = found.end()
        self._pictures.append(self._glyphs.filled_in(groups[at:]))

    def finish(self) -> bytes:
        """End the picture and return the file, its unseen words first, under the white ground.

        Some readers (ImageMagick's own) draw words of no colour in black; there they are covered.
        """
        self._close()
        defined, head, tail = self._glyphs.definitions, (self._head,), (self._tail,)
        return b"".join(chain(head, defined, self._words, self._pictures, tail))

    def give_up(self) -> None:
        """End what is drawn, of which nobody wants the rest; nothing where it is finished."""
        if self.painter.isActive():
            self.painter.end()
