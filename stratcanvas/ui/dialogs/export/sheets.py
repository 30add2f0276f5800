# SPDX-License-Identifier: MIT
"""What a file that was made looks like: pages or a picture to draw, or a text to read.

Told by the bytes themselves, so that a new format needs no row here. Nothing in here is a widget:
it is asked in a thread beside the window.
"""

import re
from typing import NamedTuple, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from stratcanvas.formats.pdf import raster
from stratcanvas.words import tr

Size = tuple[float, float]
_LONGEST_TEXT = 40_000
"""Letters of a text that are shown."""
_LARGEST = 60_000_000
"""Pixels of a picture that is read to be shown: 240 MB, just under where Qt refuses to."""
_SHARP = 2400
"""Pixels of the longer side at which a picture is kept to be shown smaller."""

_VIEW_BOX, _HEAD = re.compile(rb'viewBox="0 0 (\d+) (\d+)"'), 300
"""How an SVG tells its size, and the bytes in which it does: before any words of a person's."""


class Sheets(Protocol):
    """Something with pages that can be drawn."""

    @property
    def sizes(self) -> list[Size]:
        """Return the width and height of each page, in whatever unit."""
        ...

    def drawn(self, number: int, width: int) -> QImage:
        """Return a page, so many pixels wide; the first is 0."""
        ...


class Appearance(NamedTuple):
    """How a file is shown: as sheets, else as a text; ``words`` say why there is neither."""

    sheets: Sheets | None = None
    text: str = ""
    words: str = ""


class _Pages:
    """The pages of a PDF file: the very bytes that will be written."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.sizes: list[Size] = raster.sizes(data)

    def drawn(self, number: int, width: int) -> QImage:
        pixels = raster.drawn(self._data, number, width / self.sizes[number][0])
        return image_of(pixels)


class _Picture:
    """A picture, as one page."""

    def __init__(self, picture: QImage) -> None:
        self._picture = picture
        self.sizes: list[Size] = [(float(picture.width()), float(picture.height()))]

    def drawn(self, _: int, width: int) -> QImage:
        return self._picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


def image_of(pixels: raster.Pixels) -> QImage:
    """Return pixels as a picture of Qt's that holds them itself."""
    form = QImage.Format.Format_RGB32
    wide = 4 * pixels.width
    return QImage(pixels.data, pixels.width, pixels.height, wide, form).copy()


def look_of(data: bytes) -> Appearance:
    """Return how a file that was made is shown."""
    if data.startswith(b"%PDF"):
        try:
            return Appearance(_Pages(data))
        except RuntimeError:  # pdfium's own is one
            return Appearance(words=tr("These pages can’t be shown here."))
    if data.startswith(b"\x89PNG") or b"<svg" in data[:2000]:
        return _look_of_picture(data)
    if data.startswith(b"PK"):  # slides: what they say, and programs for slides show the rest
        from stratcanvas.formats.pptx.package import words_on

        return Appearance(text=words_on(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Appearance(
            words=tr("This kind of file can’t be shown here. It is written all the same.")
        )
    if len(text) > _LONGEST_TEXT:
        return Appearance(text=text[:_LONGEST_TEXT] + "\n…")
    return Appearance(text=text)


def _look_of_picture(data: bytes) -> Appearance:
    holder = QByteArray(data)
    buffer = QBuffer(holder)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    is_drawn = not data.startswith(b"\x89PNG")
    size = _drawn_size(data) if is_drawn else reader.size()
    if not is_drawn and size.width() * size.height() > _LARGEST:
        return Appearance(
            words=tr("This picture is too large to be shown here. It is written whole.")
        )
    if size.isValid() and (is_drawn or max(size.width(), size.height()) > _SHARP):
        reader.setScaledSize(_within(size))
    picture = reader.read()
    if picture.isNull():
        return Appearance(words=tr("This picture can’t be shown here. It is written all the same."))
    return Appearance(_Picture(picture))


def _drawn_size(data: bytes) -> QSize:
    """Return the size that an SVG of ours tells in its head; an invalid one where it tells none.

    Asked for it, Qt would read the whole drawing and keep Python, and so the window, waiting.
    """
    told = _VIEW_BOX.search(data, 0, _HEAD)
    return QSize(int(told[1]), int(told[2])) if told is not None else QSize()


def _within(size: QSize) -> QSize:
    """Return a size of the same shape whose longer side is as long as a screen needs."""
    return size.scaled(_SHARP, _SHARP, Qt.AspectRatioMode.KeepAspectRatio)
