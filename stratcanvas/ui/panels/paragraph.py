# SPDX-License-Identifier: MIT
"""A label for words of any length: it is never wider than its panel, nor endlessly high.

Qt's own label is as wide as its longest word, and pushes a panel out of its pane by it.
"""

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stratcanvas.qt.guard import guarded

_LONGEST = 600
"""Characters that are laid out for each line that may be shown; more never fit."""
_MOST_WIDTHS = 16
"""Widths whose heights are remembered; a layout that settles asks for several, in turn."""
_BOUNDLESS = -1
"""Stands for all widths in which the words take one line."""
_OTHER_LETTERS = {QEvent.Type.FontChange, QEvent.Type.StyleChange}
"""What tells that words are drawn in other letters than before."""
_ROUNDED = 2.0
"""Pixels by which the width of a line may be rounded."""


class Paragraph(QLabel):
    """Plain text that breaks within a word where it must, and ends in … after ``most`` lines."""

    def __init__(
        self, parent: QWidget | None = None, *, words: str = "", tone: str = "", most: int = 3
    ) -> None:
        """``tone`` is one of the style sheet's, such as ``muted``; ``most`` counts lines."""
        self._heights: dict[int, int] = {}  # by width, in pixels
        self._enough = math.inf  # pixels from which on the first line is the only one
        super().__init__(words, parent)
        self._most = most
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if tone:
            self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show words; who is told the same again has its heights still."""
        if words != self.text():
            self._forget()
            super().setText(words)

    def _forget(self) -> None:
        self._heights.clear()
        self._enough = math.inf

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another font."""
        if event.type() in _OTHER_LETTERS:
            self._forget()
        super().changeEvent(event)

    def lines(self, width: int) -> list[str]:
        """Return the lines as they stand in a width, in pixels; the last one may end in …"""
        text = self._text()
        found: list[str] = []
        layout, _ = self._laid_out(text, width)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            words = text[line.textStart() : line.textStart() + line.textLength()]
            if number == self._most - 1:
                words = text[line.textStart() :].replace("\u2028", " ")
                right = Qt.TextElideMode.ElideRight
                found.append(self.fontMetrics().elidedText(words, right, max(1, width)))
                break
            found.append(words.rstrip())  # a space there would push words out at the right
        return found

    def _text(self) -> str:
        """Return the words as they are laid out: no more of them than may be seen."""
        return self.text().replace("\n", "\u2028")[: _LONGEST * self._most]

    def _laid_out(self, text: str, width: int) -> tuple[QTextLayout, float]:
        """Return a text's first lines in a width, and how high they are."""
        layout = QTextLayout(text, self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        side = Qt.AlignmentFlag
        left = side.AlignRight if self.isRightToLeft() else side.AlignLeft
        option.setAlignment(left | side.AlignAbsolute)  # QStyle, which knows it, takes 4 ms to load
        layout.setTextOption(option)
        layout.beginLayout()
        y, least = 0.0, float(self.fontMetrics().height())
        while layout.lineCount() < self._most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0.0, y))
            y += max(line.height(), least)
        layout.endLayout()
        return layout, y

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell Qt that the height follows the width."""
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the lines in a width, in pixels; layouts ask many times over."""
        if len(self._heights) > _MOST_WIDTHS:
            self._forget()
        wanted = width if width < self._enough else _BOUNDLESS
        if wanted not in self._heights:
            text = self._text()
            layout, height = self._laid_out(text, width)
            first = layout.lineAt(0)
            if first.textLength() >= len(text):
                self._enough, wanted = first.naturalTextWidth() + _ROUNDED, _BOUNDLESS
            self._heights[wanted] = math.ceil(height)
        return self._heights[wanted]

    @guarded(QSize(60, 18))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a line: how many there are depends on the width that there will be.

        Layouts remember it, and a height that was right in a narrower panel would stay as a gap.
        """
        return QSize(60, self.fontMetrics().height())

    @guarded(QSize(20, 18))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow panel be narrow."""
        return QSize(20, self.fontMetrics().height())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self._text()
        layout, _ = self._laid_out(text, self.width())
        x, last = 0.0, layout.lineAt(layout.lineCount() - 1)
        if last.textStart() + last.textLength() < len(text):
            whole = "\u2028".join(self.lines(self.width()))
            layout, _ = self._laid_out(whole, self.width() + 2)
            x = -2.0 if self.isRightToLeft() else 0.0
        layout.draw(painter, QPointF(x, 0.0))
        painter.end()
