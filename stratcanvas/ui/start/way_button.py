# SPDX-License-Identifier: MIT
"""A wide button of one or two lines, with its key at the end: the ways to begin."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.start.offer_button import RING, OfferButton

_PAD = 18
_BIG, _SMALL, _KEY = 14, 12, 11
"""Pixels of the words, of the line below them, and of the key."""


class WayButton(OfferButton):
    """One way to begin; ``primary`` is the one that is proposed."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        words: str,
        below: str = "",
        *,
        key: str = "",
        primary: bool = False,
    ) -> None:
        super().__init__(theme, parent)
        native = QKeySequence.SequenceFormat.NativeText
        self._key = QKeySequence(key).toString(native) if key else ""
        self._primary = primary
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.say(words, below)

    def say(self, words: str, below: str = "") -> None:
        """Show these words, and a line below them."""
        self._words, self._below = words, below
        key = f" ({self._key})" if self._key else ""
        self.setAccessibleName(f"{words.rstrip('…')}{key}")
        self.setAccessibleDescription(below)
        self.updateGeometry()
        self.update()

    @guarded(QSize(200, 50))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size it wants: as wide as there is room, two lines high if there are two."""
        lines = QFontMetrics(self.font_of(_BIG)).height()
        if self._below:
            lines += QFontMetrics(self.font_of(_SMALL)).height() + 3
        return QSize(220, lines + 24 + 2 * RING)

    @guarded(50)
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height at which the line below is read to its end, on two lines if need be."""
        high, lines = self.sizeHint().height(), self._lines_below(width - 2 * (RING + _PAD))
        return high + (len(lines) - 1) * QFontMetrics(self.font_of(_SMALL)).height()

    def _lines_below(self, width: int) -> list[str]:
        """Return what stands below in at most two lines, the first so many pixels wide at most."""
        metrics, first, rest = QFontMetrics(self.font_of(_SMALL)), "", self._below.split()
        while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
            first = f"{first} {rest.pop(0)}".strip()
        return [first, " ".join(rest)] if first and rest else [self._below]

    @guarded(QSize(120, 50))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it be narrow; what finds no room ends in …"""
        return QSize(120, self.sizeHint().height())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        theme, painter = self.theme, QPainter(self)
        over = self.underMouse() or self.isDown()
        fill = theme.accent if self._primary else theme.button_hover if over else theme.button
        self.draw_shape(painter, fill, theme.accent if self._primary else theme.border)
        text = theme.on_accent if self._primary else theme.text
        quiet = theme.strategy_label if self._primary else theme.muted
        weight = QFont.Weight.DemiBold if self._primary else QFont.Weight.Normal
        place = self.shape.adjusted(_PAD, 12, -_PAD, -12)
        big = self.font_of(_BIG, weight)
        self._draw_key(painter, place, QFontMetrics(big).horizontalAdvance(self._words))
        if self._below:
            high = QFontMetrics(big).height()
            above = QRect(place.left(), place.top(), place.width(), high)
            self.draw_line(painter, self._words, big, text, above)
            self._draw_below(painter, place.adjusted(0, high + 3, 0, 0), quiet)
        else:
            self.draw_line(painter, self._words, big, text, place)
        painter.end()

    def _draw_below(self, painter: QPainter, place: QRect, colour: str) -> None:
        """Draw the line below from a place's top on; in one line where there is no room for two."""
        font = self.font_of(_SMALL)
        high = QFontMetrics(font).height()
        lines = self._lines_below(place.width())
        if len(lines) * high > place.height() + 1:
            lines, high = [self._below], place.height()
        for n, line in enumerate(lines):
            at = QRect(place.left(), place.top() + n * high, place.width(), high)
            self.draw_line(painter, line, font, colour, at)

    def _draw_key(self, painter: QPainter, place: QRect, words: int) -> None:
        """Draw the key at the far end of a place, which is shortened by it.

        Not where that would cut the words, which are so many pixels wide.
        """
        font = self.font_of(_KEY, QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        cap = QRect(0, 0, metrics.horizontalAdvance(self._key) + 14, metrics.height() + 4)
        if not self._key or words + 8 + cap.width() > place.width():
            return
        cap.moveCenter(place.center())
        if self.isRightToLeft():
            cap.moveLeft(place.left())
            place.setLeft(cap.right() + 8)
        else:
            cap.moveRight(place.right())
            place.setRight(cap.left() - 8)
        painter.setPen(QPen(QColor(self.theme.border), 1))
        painter.setBrush(QColor(self.theme.field))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
