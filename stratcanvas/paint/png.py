# SPDX-License-Identifier: MIT
"""A drawn picture as the bytes of a PNG file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def png_of(drawn: QImage) -> bytes:
    """Return a picture as PNG. Raises MemoryError where there is no room for it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(drawn):
        raise MemoryError(writer.errorString())
    return bytes(buffer.data().data())
