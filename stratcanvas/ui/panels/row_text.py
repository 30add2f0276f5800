# SPDX-License-Identifier: MIT
"""The words of an outline row as they are drawn: in one line or two, keycaps as one sign."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout

from stratcanvas.paint.text import KEYCAP_MARK
from stratcanvas.safe_words import END, ISOLATE, few_marks

_MOST_ON_A_LINE = 400
_MOST_KNOWN = 1_000
"""Rows whose lines are remembered."""

_Align = Qt.AlignmentFlag
_PLAIN = _Align.AlignLeft | _Align.AlignAbsolute | _Align.AlignVCenter
_MIRRORED = _Align.AlignRight | _Align.AlignAbsolute | _Align.AlignVCenter
"""Where a line stands, in a window read from the left or the right; made once, not for each."""
_DOT = " · "
"""What stands between a tactic's name and its kind."""

Lines = tuple[str, ...]
"""The words of a row, one line or two."""


class RowTexts:
    """Draws words in letters of one kind; they are drawn more often than they change."""

    def __init__(self, metrics: QFontMetrics) -> None:
        self._metrics = metrics
        self._known: dict[tuple[str, int, int, bool], Lines] = {}

    def draw(
        self,
        painter: QPainter,
        area: QRect,
        words: str,
        *,
        mirrored: bool,
        numbered: bool = False,
        named: bool = False,
    ) -> None:
        """Draw words into an area (pixels), in two lines where they need them and have room.

        ``numbered``: they begin with a number of ours, not one that a person wrote; ``named``: a
        kind stands behind the last dot, which goes where all before it has room and it has not.
        """
        place = words, area.width(), area.height(), named
        lines = self._known.get(place)
        if lines is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            lines = self._known[place] = lines_of(
                without_kind(words, self._metrics, area.width()) if named else few_marks(words),
                self._metrics,
                area.size(),
            )
        # As the words are read; but a problem's number comes first in whatever words they are.
        turned = mirrored and numbered
        ways = Qt.LayoutDirection
        painter.setLayoutDirection(ways.RightToLeft if turned else ways.LayoutDirectionAuto)
        if turned:
            number, gap, rest = lines[0].partition(" ")
            lines = f"{number}{gap}{ISOLATE}{rest}{END}", *lines[1:]
        if len(lines) == 1:
            _draw_line(painter, area, lines[0], mirrored=mirrored)
            return
        step = self._metrics.lineSpacing()
        half = QRect(area.x(), area.y() + 3, area.width(), step)
        for line in lines:
            _draw_line(painter, half, line, mirrored=mirrored)
            painter.setLayoutDirection(ways.LayoutDirectionAuto)
            half.translate(0, step)


def lines_of(words: str, metrics: QFontMetrics, room: QSize) -> Lines:
    """Return words as they stand in so much room (pixels): in two lines where they need them."""
    right, elide, width = Qt.TextElideMode.ElideRight, metrics.elidedText, room.width()
    if metrics.horizontalAdvance(words) <= width or room.height() < 1.8 * metrics.height():
        return (elide(words, right, width),)
    first, rest = split(words, metrics, width)
    return first, elide(rest, right, width)


def without_kind(words: str, metrics: QFontMetrics, width: int) -> str:
    """Return a name without the kind behind it, if it is that alone which has no room."""
    whole = few_marks(words)
    name = few_marks(words.rpartition(_DOT)[0])
    cut = metrics.horizontalAdvance(whole) > width
    return name if cut and name and metrics.horizontalAdvance(name) <= width else whole


def _draw_line(painter: QPainter, area: QRect, words: str, *, mirrored: bool) -> None:
    if KEYCAP_MARK in words:
        _draw_keycaps(painter, area, words, mirrored=mirrored)
        return
    painter.drawText(area, _MIRRORED if mirrored else _PLAIN, words)


def _draw_keycaps(painter: QPainter, area: QRect, words: str, *, mirrored: bool) -> None:
    from stratcanvas.paint.keycaps import keycaps  # few texts have one

    layout = QTextLayout(words, painter.font())
    layout.setFormats(keycaps(words))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(area.width())
    layout.endLayout()
    metrics = painter.fontMetrics()
    down = (area.height() - metrics.height()) / 2 + metrics.ascent() - line.ascent()
    aside = max(0.0, area.width() - line.naturalTextWidth()) if mirrored else 0.0
    layout.draw(painter, QPointF(area.x() + aside, area.y() + down))


def split(words: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """Return what stands on the first line, and the rest.

    Lines end at spaces; a word that is longer than a line begins where it stands.
    """
    low, high = 1, min(len(words), _MOST_ON_A_LINE)
    while low < high:
        middle = (low + high + 1) // 2
        fits = metrics.horizontalAdvance(words[:middle]) <= width
        low, high = (middle, high) if fits else (low, middle - 1)
    space = words.rfind(" ", 0, low + 1)
    if space > 0 and low < len(words):
        word = words[space + 1 :].partition(" ")[0]
        if metrics.horizontalAdvance(word) <= width:
            low = space
    return words[:low], words[low:].lstrip()
