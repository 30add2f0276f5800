# SPDX-License-Identifier: MIT
"""One thing that could be done about a problem, as a row to press."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from stratcanvas.coach.starters import Starter
from stratcanvas.domain.cards import Aim
from stratcanvas.paint.aims import aim_colours, draw_mark
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.words import tr, translated

_MARK = 32
"""Pixels from the row's edge to its words, with the aim's mark in them."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def draw_aim(painter: QPainter, middle: QPointF, aim: Aim, theme: Theme) -> None:
    """Draw the mark of an aim: a green disc for what educates, a diamond for what helps."""
    draw_mark(painter, middle, aim, 4.5, aim_colours(theme).of(aim))


class StarterRow(QAbstractButton):
    """A starter: its aim's mark, its kind, and its title. Enter or a click takes it."""

    stepped = Signal(int)
    """Up (-1) or Down (1) was pressed."""

    def __init__(self, starter: Starter, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.starter, self.theme = starter, theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew under the pointer
        kind, title = translated(starter.kind.label), isolated(starter.title)
        self.setAccessibleName(f"{kind}: {title}")
        self.setAccessibleDescription(tr("Press Enter to take this"))
        box = QVBoxLayout(self)
        sides = (_MARK, 10) if not self.isRightToLeft() else (10, _MARK)
        box.setContentsMargins(sides[0], 6, sides[1], 6)
        box.addWidget(QuietParagraph(self, words=f"{kind}: {title}", most=4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow column be narrow."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(60, 30)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take it at Enter; go up and down."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        elif step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, a ring while the keyboard is here, and the mark."""
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        painter.setPen(QPen(QColor(theme.select if focus else theme.border), 2.0 if focus else 1.0))
        painter.setBrush(QColor(theme.button_hover if self.underMouse() else theme.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7.0, 7.0)
        x = self.width() - 16.0 if self.isRightToLeft() else 16.0
        middle = QPointF(x, 6.0 + self.fontMetrics().height() / 2)
        draw_aim(painter, middle, self.starter.aim, theme)
        painter.end()
