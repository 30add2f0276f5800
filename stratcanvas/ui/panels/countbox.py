# SPDX-License-Identifier: MIT
"""A box for how many of something: a whole number, or all there are, which is how it begins.

It leaves the mouse wheel to the panel, as every box does: scrolling past must not change it.
"""

from typing import Any

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSpinBox, QWidget

from stratcanvas.domain.fields import MOST
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.icons import DOWN, UP, draw_head, scale_for
from stratcanvas.words import tr

_BEFORE = 7
"""Pixels before its words, as in all fields."""
_SIDE, _SMALL = 11.0, 0.75
"""Pixels from its end to the middle of the arrows, and how large they are beside others."""


class CountBox(QSpinBox):
    """How many, from 1 up; "All" stands for 0."""

    typed = Signal(object)
    """The person gave another number."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setRange(0, MOST)
        self.setSpecialValueText(tr("All"))
        self.lineEdit().setTextMargins(_BEFORE, 0, _BEFORE, 0)
        self.valueChanged.connect(self.typed.emit)

    def show_value(self, value: Any) -> None:
        """Show a number without saying that the person gave it."""
        with QSignalBlocker(self):
            self.setValue(value)

    def show_several(self, words: str) -> None:
        """Say in the hint that the values differ; no record has such a field yet."""
        self.setToolTip(words)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name it for those who hear the screen, and the line in it, which has the keyboard."""
        super().setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    @guarded(QSize(60, 30))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a one-line text box."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() + 14)

    @guarded(QSize(60, 30))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow panel be narrow."""
        return QSize(60, self.sizeHint().height())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it as all fields are, and the arrows that count up and down."""
        super().paintEvent(event)
        painter, colour = QPainter(self), self.palette().color(QPalette.ColorRole.PlaceholderText)
        scale = _SMALL * scale_for(self.font())
        x = _SIDE if self.isRightToLeft() else self.width() - _SIDE
        for way, y in ((UP, 0.33), (DOWN, 0.69)):
            draw_head(painter, QPointF(x, self.height() * y), way, colour, scale)
        painter.end()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the typing is over."""
        super().focusOutEvent(event)
        self.left.emit()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the panel scroll."""
        event.ignore()
