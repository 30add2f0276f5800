# SPDX-License-Identifier: MIT
"""What is always seen of a finding: the sentence, the card, and the words that made a rule speak.

It is the part that has the keyboard: it opens and folds the rest, and goes to the card.
"""

import re
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from stratcanvas.coach.lexicon import Level, RuleText
from stratcanvas.domain.rules import Finding
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.icons import AHEAD, DOWN, draw_head, scale_for
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.words import tr

_NUMBER = re.compile("^(\u2068?[0-9]+) ")
"""A problem's number; it stands on one line with the beginning of its words, however long."""
INDENT = 24
"""Pixels before the words of a finding, where the mark is, and after them, where the chevron is."""
_DISC, _LARGEST_HEAD = 9.0, 1.6
"""Pixels a mark is wide, and how much larger than usual the chevron may be."""


_FAR = 1_000_000
"""Rows; more than there are."""


class FindingWords(NamedTuple):
    """What a row tells."""

    finding: Finding
    text: RuleText
    subject: str
    """What the card is called; "" where that is plain without it."""
    because: str
    """The words that made the rule speak, quoted; "" for none."""


class FindingHead(QAbstractButton):
    """The sentence of a finding, with a mark before it and a chevron after it.

    A click on the sentence goes to the card and opens the row, one on the chevron opens or folds
    it. Enter and Space open it, and go to the card from an open one.
    """

    wanted = Signal()
    """The card is to be shown."""
    folded = Signal(bool)
    """The row is to be folded, or opened."""
    walked = Signal(int)
    """The keyboard is to go so many rows down; to the last or the first for very many."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._is_open = self._is_question = False
        self._hit_chevron = False
        self.by_mouse = False
        """Whether a click comes from the mouse, and not from a screen reader."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setToolTip(tr("Goes to what this is about, and says why"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew under the pointer
        self.sentence = QuietParagraph(self, tone="strong", most=8)
        self.subject = QuietParagraph(self, tone="muted", most=2)
        self.because = QuietParagraph(self, tone="muted", most=3)
        box = QVBoxLayout(self)
        box.setContentsMargins(INDENT, 7, INDENT, 7)
        box.setSpacing(2)
        for label in (self.sentence, self.subject, self.because):
            box.addWidget(label)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme
        self.update()

    def show_told(self, told: FindingWords, *, is_open: bool) -> None:
        """Show the words of a finding, folded or open."""
        self._is_open = is_open
        self._is_question = told.text.level is Level.QUESTION
        subject = _NUMBER.sub("\\1\u00a0", told.subject)
        for label, words in (
            (self.sentence, told.text.sentence),
            (self.subject, subject),
            (self.because, told.because),
        ):
            label.setText(words)
            if label.isHidden() is bool(words):  # Qt lays out what it is told to show
                label.setVisible(bool(words))
        self.update()

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Remember whether the chevron was hit."""
        x = event.position().x()
        self._hit_chevron = x < INDENT if self.isRightToLeft() else x > self.width() - INDENT
        super().mousePressEvent(event)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open or fold the row, or go to its card."""
        hit = self.rect().contains(event.position().toPoint()) and self.isDown()
        self.by_mouse = True
        super().mouseReleaseEvent(event)
        self.by_mouse = False
        if not hit or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._hit_chevron:
            self.folded.emit(self._is_open)
        else:
            self.folded.emit(False)
            self.wanted.emit()

    def press(self) -> None:
        """Open the row; of an open one, go to the card."""
        if self._is_open:
            self.wanted.emit()
        else:
            self.folded.emit(False)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open, fold, go to the card, or walk through the rows."""
        key, rtl = event.key(), self.isRightToLeft()
        further, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if rtl:
            further, back = back, further
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_End: 9999,
            Qt.Key.Key_Home: -9999,
        }
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if not event.isAutoRepeat():
                self.press()
        elif key in {further, back}:
            self.folded.emit(key == back)
        elif key in steps:
            self.walked.emit(steps[Qt.Key(key)])
        else:
            event.ignore()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark, the ground while pointed at, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            fill = QColor(self.theme.button_hover if self.underMouse() else self.theme.panel)
            edge = QPen(QColor(self.theme.select), 2.0) if self.hasFocus() else Qt.PenStyle.NoPen
            painter.setPen(edge)
            painter.setBrush(fill)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6.0, 6.0)
        line = self.sentence.geometry()
        y = line.top() + self.sentence.fontMetrics().height() / 2
        if self.isRightToLeft():  # all is drawn from the side where one begins to read
            painter.translate(self.width(), 0.0)
            painter.scale(-1.0, 1.0)
        colour = QColor(self.theme.uncounted_label)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush if self._is_question else colour)
        painter.drawEllipse(QPointF(7.0 + _DISC / 2, y), _DISC / 2 - 0.5, _DISC / 2 - 0.5)
        middle, way = QPointF(self.width() - INDENT / 2, y), DOWN if self._is_open else AHEAD
        scale = min(_LARGEST_HEAD, scale_for(self.sentence.font()))
        draw_head(painter, middle, way, QColor(self.theme.muted), scale)
        painter.end()
