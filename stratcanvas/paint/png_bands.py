# SPDX-License-Identifier: MIT
"""A PNG written band by band, so that a large picture never lies in memory as a whole."""

import struct
import zlib
from collections.abc import Mapping

from PySide6.QtGui import QImage

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _RGB = 8, 2
_METRE = 1
_LEVEL = 6
"""How hard is tried to make the file small, of 9: twice the time beyond it wins a hundredth."""


class BandedPng:
    """A PNG in the making (ISO/IEC 15948): bands from the top down, then its bytes."""

    def __init__(self, size: tuple[int, int], dots: int, words: Mapping[str, str]) -> None:
        """``size`` in pixels, ``dots`` to a metre, ``words`` about the picture by keyword."""
        head = struct.pack(">IIBBBBB", *size, _EIGHT_BITS, _RGB, 0, 0, 0)
        self._parts = [_SIGNATURE, _chunk(b"IHDR", head)]
        self._parts.append(_chunk(b"pHYs", struct.pack(">IIB", dots, dots, _METRE)))
        for name, text in words.items():
            plain = name.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
            self._parts.append(_chunk(b"iTXt", plain))
        self._packer = zlib.compressobj(_LEVEL)
        self._row = size[0] * 3

    def add(self, band: QImage, skip: int = 0) -> None:
        """Add the next lines of pixels, without the first so many."""
        lines = band.convertToFormat(QImage.Format.Format_RGB888)
        pixels, stride = lines.constBits(), lines.bytesPerLine()
        packed = []
        for top in range(stride * skip, stride * lines.height(), stride):
            packed += [
                self._packer.compress(b"\0"),
                self._packer.compress(pixels[top : top + self._row]),
            ]
        self._parts.append(_chunk(b"IDAT", b"".join(packed)))

    def finish(self) -> bytes:
        """Return the bytes of the file."""
        self._parts += [_chunk(b"IDAT", self._packer.flush()), _chunk(b"IEND", b"")]
        return b"".join(self._parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
