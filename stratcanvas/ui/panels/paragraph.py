# SPDX-License-Identifier: MIT
"""Labels for words of any length: they are never wider than their panel, nor endlessly high.

Qt's own label is as wide as its longest word, and pushes a panel out of its pane by it.
"""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import is_turned

_LONGEST = 600
"""Characters that are laid out for each line that may be shown; more never fit."""
_MOST_WIDTHS = 16
"""Widths whose heights are remembered; a layout that settles asks for several, in turn."""
_BOUNDLESS = -1
"""Stands for all widths in which the words take one line."""
_ROUNDED = 2.0
"""Pixels by which the width of a line may be rounded."""


if TYPE_CHECKING:
    _Labelled = QLabel
else:
    _Labelled = object


class _BrokenLines(_Labelled):
    """What both have in common: lines that break within a word where they must."""

    def _begin(self, most: int) -> None:
        """Have what is kept of the lines, before Qt asks for any."""
        self._heights: dict[int, int] = {}  # by width, in pixels
        self._letters: QFont | None = None
        self._enough = math.inf  # pixels from which on the first line is the only one
        self._drawn: tuple[tuple[str, int, bool], QTextLayout, float] | None = None
        self._most = most

    def _dress(self, tone: str) -> None:
        if tone:
            self.setProperty("tone", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _forget(self) -> None:
        """Lay all out anew: other words, or other letters; a theme tells of these in vain."""
        self._heights.clear()
        self._enough, self._drawn = math.inf, None
        self._letters = self.font()

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
        if self.isRightToLeft() and is_turned(text):  # it may begin with the name of a key
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
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
        if len(self._heights) > _MOST_WIDTHS or self.font() != self._letters:
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
        layout, x = self._shown()
        layout.draw(painter, QPointF(x, 0.0))
        painter.end()

    def _shown(self) -> tuple[QTextLayout, float]:
        """Return the lines as they are drawn, and how far from the left; other colours keep them.

        A window is drawn anew more often than its words change.
        """
        if self.font() != self._letters:
            self._forget()
        text, width = self._text(), self.width()
        place = text, width, self.isRightToLeft()
        if self._drawn is None or self._drawn[0] != place:
            layout, _ = self._laid_out(text, width)
            x, last = 0.0, layout.lineAt(layout.lineCount() - 1)
            if last.textStart() + last.textLength() < len(text):
                layout, _ = self._laid_out("\u2028".join(self.lines(width)), width + 2)
                x = -2.0 if self.isRightToLeft() else 0.0
            layout.setCacheEnabled(True)  # else all letters are shaped anew each time
            self._drawn = place, layout, x
        return self._drawn[1:]


class Paragraph(_BrokenLines, QLabel):
    """Plain text that breaks within a word where it must, and ends in … after ``most`` lines."""

    def __init__(
        self, parent: QWidget | None = None, *, words: str = "", tone: str = "", most: int = 3
    ) -> None:
        """``tone`` is one of the style sheet's, such as ``muted``; ``most`` counts lines."""
        self._begin(most)
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._is_caption = tone == "caption"
        self._tell()
        self._dress(tone)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show words; who is told the same again has its heights still."""
        if words != self.text():
            self._forget()
            super().setText(words)
            self._tell()

    def _tell(self) -> None:
        """Say a heading in capitals as a word: some voices spell those letter by letter."""
        if self._is_caption:
            self.setAccessibleName(self.text().capitalize())


class QuietParagraph(_BrokenLines, QWidget):
    """A paragraph whose words are the name of what it lies in, or stands over.

    Nobody meets it by ear: to a reader it is a place without a name, and no label. The mouse goes
    through it.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        words: str = "",
        tone: str = "",
        most: int = 3,
        whole: bool = False,
    ) -> None:
        """``whole``: it is one line, as wide as its words."""
        self._begin(most)
        self._words, self._is_whole = words, whole
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._dress(tone)
        if whole:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """Return the words."""
        return self._words

    def setText(self, words: str) -> None:  # noqa: N802 - as a label's
        """Show words; who is told the same again has its heights still."""
        if words != self._words:
            self._words = words
            self._forget()
            self.updateGeometry()
            self.update()

    @guarded(QSize(60, 18))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a line, or of all words where they are one."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        wide = metrics.horizontalAdvance(self._words) + 1
        if not self._is_whole:
            return usual
        return QSize(wide, max(usual.height(), self.heightForWidth(wide + 1)))  # of any script
