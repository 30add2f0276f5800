# SPDX-License-Identifier: MIT
"""How a question looks: bar, words, room for the answer, prompts, and the way on and out."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.guide.blocks import read_as_laid_out
from stratcanvas.ui.guide.prompts import Prompts
from stratcanvas.ui.guide.question_bar import QuestionBar
from stratcanvas.ui.guide.step_button import StepButton
from stratcanvas.ui.panels.fade import FADE, Fade
from stratcanvas.ui.panels.form import FieldRow
from stratcanvas.ui.panels.paragraph import Paragraph, QuietParagraph
from stratcanvas.words import tr

_WIDEST = 560
"""Pixels that a line of words is long at most."""
_GAP = 10
"""Pixels between two buttons at the foot, and around what the first one says."""
_EDGE = 6
"""Pixels beside the buttons at the foot that stay where there is hardly room for these."""
_HIGH = 560
"""Pixels: in a window so high there is room above and below the words."""
_LOW = 24
"""Lines of text: in a window less high the question would scroll away from its first field."""


class QuestionPage(QWidget):
    """The words scroll; the buttons at the foot stay in view, however small the window is.

    In a low window the question stays in view too, in small letters over what scrolls.
    """

    grown = Signal()
    """There is more, or less, on it than can be seen at once."""

    def __init__(self, count: int, theme: Theme, parent: QWidget | None) -> None:
        """``count``: how many questions there are."""
        super().__init__(parent)
        self.area = QScrollArea(self)
        self.area.setViewport(QWidget())
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = sheet = QWidget(self.area.viewport())
        sheet.setObjectName("page")
        sheet.setMinimumHeight(1)  # its height follows its width
        self.bar = QuestionBar(count, theme, sheet)
        self.counter = Paragraph(sheet, tone="muted", most=2)
        self.heading = QuietParagraph(sheet, tone="heading", most=5)
        self.strip = QuietParagraph(self, tone="strong", most=2)
        self.help = QuietParagraph(sheet, tone="lead", most=8)
        self.why_not = Paragraph(sheet, tone="danger", most=8)
        self.prompts = Prompts(sheet)
        self._words = QVBoxLayout(sheet)
        self._words.setSpacing(0)
        top = ((self.bar, 4), (self.counter, 22), (self.heading, 10), (self.help, 12))
        for widget, gap in top:
            self._words.addWidget(widget)
            self._words.addSpacing(gap)
        self._words.addWidget(self.why_not)
        self._words.addSpacing(6)
        self._place = self._words.count()
        self._words.addSpacing(20)
        self._words.addWidget(self.prompts)
        self._words.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.addWidget(self.strip)
        whole.addLayout(self._top)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot())
        self.area.setWidget(sheet)
        self.fades = [Fade(self.area, edge) for edge in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge)]
        self.area.verticalScrollBar().rangeChanged.connect(self._make_room)
        self.area.verticalScrollBar().rangeChanged.connect(self.grown)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName("page")
        self.leave = QPushButton(tr("Leave"), foot)
        self.leave.setProperty("tone", "quiet")
        self.leave.setAccessibleName(tr("Leave; everything is kept"))
        self.leave.setToolTip(tr("Leave; everything is kept"))
        self.leave.setAccessibleDescription(tr("Shows the canvas and the panels beside it"))
        self.back, self.next = StepButton(tr("Back"), foot), StepButton(tr("Finish"), foot)
        self.next.setDefault(True)
        for button in (self.leave, self.back):
            button.setAutoDefault(True)  # Enter presses it, too
        self._row = QHBoxLayout(foot)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self.leave)
        self._row.addStretch(1)
        self._row.addWidget(self.back)
        self._row.addWidget(self.next)
        return foot

    def put(self, answer: QWidget) -> None:
        """Have room for an answer between the help and the prompts."""
        self._words.insertWidget(self._place, answer)
        read_as_laid_out(self.sheet)

    def say(self, heading: str, help_words: str, counter: str, prompts: Sequence[str]) -> None:
        """Show the words of a question."""
        self.heading.setText(heading)
        self.strip.setText(heading)
        self.help.setText(help_words)
        self.counter.setText(counter)
        self.prompts.show_lines(prompts)

    def begin_at_top(self) -> None:
        """Scroll to where the words begin."""
        self.area.verticalScrollBar().setValue(0)

    def bring_into_view(self, field: QWidget) -> None:
        """Scroll as far as is needed to see a field, if it is one of this page."""
        if not self.area.isAncestorOf(field):
            return
        row = field.parentWidget()  # its name, and what is said under it, are seen with it
        seen, room = row if isinstance(row, FieldRow) else field, self.area.viewport().height()
        if seen.height() + FADE > room:
            seen = field
        top, high = seen.mapTo(self.sheet, QPoint()).y(), seen.height()
        if high > room:
            self.area.ensureWidgetVisible(field, 0, FADE)  # of one too high, where the cursor is
            return
        self.area.ensureVisible(0, top + high, 0, FADE)
        self.area.ensureVisible(0, top, 0, FADE)

    def least_wide(self) -> int:
        """Return in how many pixels the buttons at the foot are whole, as they read now."""
        buttons = (self.leave, self.back, self.next)
        for each in buttons:
            each.ensurePolished()
        return sum(each.sizeHint().width() for each in buttons) + 2 * (_GAP + _EDGE)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the words room around them where there is room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        bar = self.width() - self.area.viewport().width()  # its width, or 0 where all is in view
        near, far = (bar, 0) if self.isRightToLeft() else (0, bar)
        side = max(14, min(64, self.width() // 10), (self.width() - _WIDEST) // 2)
        top, foot = (44, 18) if self.height() > _HIGH else (12, 10)
        self._words.setContentsMargins(side - near, top, side - far, 16)
        low = self.height() < _LOW * self.fontMetrics().lineSpacing()
        self._top.setContentsMargins(side, 8 if low else 0, side, 4 if low else 0)
        self.strip.setVisible(low)
        self.heading.setVisible(not low)
        self._shorten(self.width() - 2 * side)
        beside = max(_EDGE, min(side, _EDGE + (self.width() - self.least_wide()) // 2))
        self._row.setContentsMargins(beside, 10, beside, foot)

    def _shorten(self, room: int) -> None:
        """Say as much on the way out as there is room for, in pixels, beside the other buttons."""
        others = sum(each.sizeHint().width() for each in (self.back, self.next))
        words = tr("Leave; everything is kept")
        needed = self.leave.fontMetrics().horizontalAdvance(words) + others + 3 * _GAP
        self.leave.setText(words if needed <= room else tr("Leave"))
