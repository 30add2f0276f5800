# SPDX-License-Identifier: MIT
"""How far one is: a bar of as many parts as there are questions; each leads to its question."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.words import tr

_THICK, _THICKER = 5.0, 9.0
"""Pixels that a part is high, and the one whose question is asked."""


class QuestionPart(QAbstractButton):
    """One part of the bar: a button that leads to a question."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.is_behind = self.is_here = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a height that a finger can hit."""
        return QSize(24, 24)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Lead there at Enter, too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the part: full up to the question that is asked, that one thicker, others hollow."""
        theme, thick = self.theme, _THICKER if self.is_here else _THICK
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(1.0, (self.height() - thick) / 2, self.width() - 2.0, thick)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.select), 2.0))
            painter.drawRoundedRect(area.adjusted(0, -5, 0, 5), 5.0, 5.0)
        full = self.is_behind or self.is_here
        colour = theme.border if not full else theme.select if theme.dark else theme.accent
        painter.setPen(QPen(QColor(colour), 1.0))
        painter.setBrush(QColor(colour) if full else Qt.BrushStyle.NoBrush)
        inner = area.adjusted(3.5, 0.5, -3.5, -0.5)
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.end()


class QuestionBar(QWidget):
    """All parts, side by side."""

    wanted = Signal(int)
    """The person wants to go to the question at this place, from 0."""

    def __init__(self, count: int, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        self.parts = [QuestionPart(theme, self) for _ in range(count)]
        for place, part in enumerate(self.parts):
            part.clicked.connect(lambda _=False, place=place: self.wanted.emit(place))
            box.addWidget(part)

    def show_place(self, here: int, questions: Sequence[str]) -> None:
        """Show that the question at a place is asked; beyond the last one all is full."""
        for place, (part, question) in enumerate(zip(self.parts, questions, strict=True)):
            part.is_behind, part.is_here = place < here, place == here
            words = tr("Question {n} of {count}: {question}")
            part.setAccessibleName(
                words.format(n=place + 1, count=len(questions), question=question)
            )
            part.setToolTip(tool_tip(question))
            asked, other = tr("This one is asked now"), tr("Goes to this question")
            part.setAccessibleDescription(asked if place == here else other)
            part.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        for part in self.parts:
            part.theme = theme
            part.update()
