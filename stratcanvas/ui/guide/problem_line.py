# SPDX-License-Identifier: MIT
"""One line of the list of problems: its number, its words, and dots by which it is dragged."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratcanvas.domain.cards import Problem
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.escape import Escape
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.guide.answer import AnswerForm
from stratcanvas.ui.guide.answer_box import PADDING, AnswerBox
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.words import tr

_BADGE, _GRIP = 22, 26
"""Pixels: the circle with the number, and the dots' width."""


class Badge(QWidget):
    """A problem's number in a circle, as on its card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self.number = theme, 0
        self.setFixedSize(_BADGE, _BADGE)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_number(self, number: int) -> None:
        """Show a number; 0 is an empty circle."""
        self.number = number
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the circle."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.number:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.badge_fill))
            painter.drawEllipse(area)
            font = self.font()
            font.setPixelSize(11)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(theme.badge_text))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self.number))
        else:
            painter.setPen(QColor(theme.border))
            painter.drawEllipse(area)
        painter.end()


class RankGrip(QWidget):
    """Six dots; who drags them drags the line."""

    dragged = Signal(int)
    """The pointer is so many pixels below the top of the screen."""
    dropped = Signal()
    left = Signal()
    """Escape or a second button was pressed meanwhile: the line stays where it is."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._held, self._escape = False, Escape(self, self._leave)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(tr("Drag to rank it, or press Ctrl+Shift+Up and Down"))

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the line; a second button leaves it where it is."""
        event.accept()
        if self._held:
            self._leave()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            self._escape.listen()

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say where it is dragged."""
        if self._held:
            self.dragged.emit(round(event.globalPosition().y()))

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go of the line."""
        if self._held and event.button() is Qt.MouseButton.LeftButton:
            self._let_go()
            self.dropped.emit()

    @guarded(None)
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Hold nothing any more: no release may come."""
        super().hideEvent(event)
        if self._held:
            self._leave()

    def _leave(self) -> None:
        self._let_go()
        self.left.emit()

    def _let_go(self) -> None:
        self._held = False
        self._escape.rest()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.muted))
        middle = QPointF(self.rect().center())
        for dx in (-3.5, 3.5):
            for dy in (-6.0, 0.0, 6.0):
                painter.drawEllipse(middle + QPointF(dx + 0.5, dy + 0.5), 1.4, 1.4)
        painter.end()


class ProblemLine(QWidget):
    """A problem, or the empty line in which the next one is typed."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.form = AnswerForm(Problem, ("statement",), around, self)
        self.form.row.label.hide()
        box = self.form.row.editor
        assert isinstance(box, AnswerBox)
        self.words = box
        box.takes_lists = True
        self.badge, self.grip = Badge(theme, box), RankGrip(theme, box)
        box.keep_beside(_BADGE + 16, _GRIP + 2)
        box.resized.connect(self._place)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.form)
        self.show_number(0)

    @property
    def record(self) -> str:
        """Return the problem's id, "" for none."""
        return self.form.record

    def show_number(self, number: int) -> None:
        """Show which problem it is, from 1; 0 is none yet."""
        self.badge.show_number(number)
        self.grip.setVisible(bool(number))
        name = tr("Problem {n}").format(n=number) if number else tr("Another problem")
        self.words.setAccessibleName(name)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.badge.theme = self.grip.theme = theme
        self.update()

    def _place(self, size: QSize) -> None:
        """Put number and dots in the first line, at the side where lines begin and the other."""
        near, far = 9, size.width() - _GRIP - 5
        if self.isRightToLeft():
            near, far = size.width() - _BADGE - 9, 5
        line = self.words.fontMetrics().lineSpacing()
        self.badge.move(near, PADDING + (line - _BADGE) // 2)
        self.grip.setGeometry(far, 2, _GRIP, max(1, size.height() - 4))
