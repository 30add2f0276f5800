# SPDX-License-Identifier: MIT
"""Words set in lines for a page that is presented: all of them, however many, with a bold start.

Cards cut a text off where they end; here nothing is cut. Lengths are in sheet units.
"""

import unicodedata
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from stratcanvas.paint.text import TextStyle, clean, font, ready_for, right_to_left

_TIGHT = 1.2
"""Letters' sizes from one line to the next where letters are large, in scripts of low letters."""


class SetText(NamedTuple):
    """A text in lines, or some of its lines."""

    layout: QTextLayout
    size: int
    """Of its letters."""
    pitch: float
    first: int
    last: int
    """The lines from ``first`` up to, without, ``last``."""

    @property
    def height(self) -> float:
        """Return how high it is."""
        return (self.last - self.first) * self.pitch

    @property
    def width(self) -> float:
        """Return how wide its widest line is."""
        lines = map(self.layout.lineAt, range(self.first, self.last))
        return max((line.naturalTextWidth() for line in lines), default=0.0)

    def cut(self, room: float) -> tuple["SetText | None", "SetText | None"]:
        """Return the lines that fit in a height, and those that don't; None for none."""
        split = min(self.last, self.first + max(0, int(room / self.pitch + 1e-6)))
        upper = self._replace(last=split) if split > self.first else None
        return upper, self._replace(first=split) if split < self.last else None

    def draw(self, painter: QPainter, x: float, y: float, colour: str) -> None:
        """Draw it with its upper left corner there."""
        painter.setPen(QColor(colour))
        at = QPointF(x, y - self.first * self.pitch)
        for number in range(self.first, self.last):
            self.layout.lineAt(number).draw(painter, at)


def set_text(
    words: str,
    style: TextStyle,
    width: float,
    *,
    mirrored: bool,
    bold: int = 0,
    tight: bool = False,
) -> SetText:
    """Set words in a width, at the right where the page is mirrored; the first ``bold`` in bold.

    ``tight``: lines stand as near to each other as large letters may.
    """
    text = clean(words)
    pitch = round(_TIGHT * style.size) if tight and _is_low(text) else style.pitch
    ready_for(text)
    face = font(style)
    layout = QTextLayout(text, face)
    layout.setTextOption(_option(text[bold:], mirrored=mirrored))
    if bold:
        layout.setFormats([_strong(bold)])
    metrics = QFontMetricsF(face)
    base = (pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    count = 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, count * pitch + base - line.ascent()))
        count += 1
    layout.endLayout()
    return SetText(layout, style.size, pitch, 0, count)


def _is_low(text: str) -> bool:
    """Tell whether no letter is higher than those of Latin, Greek and Cyrillic."""
    return all(letter < "\u0530" or "\u1e00" <= letter <= "\u20bf" for letter in text)


def _option(text: str, *, mirrored: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    turned = right_to_left(text) or (mirrored and not _has_letters(text))
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if turned else Qt.LayoutDirection.LeftToRight
    )
    return option


def _has_letters(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"L", "R", "AL"} for letter in text)


def _strong(length: int) -> QTextLayout.FormatRange:
    strong = QTextLayout.FormatRange()
    strong.start, strong.length = 0, length
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    strong.format = look
    return strong
