# SPDX-License-Identifier: MIT
"""A button that is read as a part of a text, for what one does seldom. It breaks where it must."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.paragraph import QuietParagraph

PAD = 4
"""Pixels before and after the words: room for the ring of the keyboard."""


class LinkButton(QAbstractButton):
    """Words in the colour of a link; a ring shows that the keyboard is there.

    A double click presses it once: what its first half does may bring another one under the mouse.
    """

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = QuietParagraph(self, words=words, tone="link", most=4)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        box = QVBoxLayout(self)
        box.setContentsMargins(PAD, 4, PAD, 4)  # with its line 24 pixels, so that it can be hit
        box.addWidget(self.label)

    def say(self, words: str) -> None:
        """Show other words."""
        self.label.setText(words)
        self.setAccessibleName(words)

    @property
    def whole_width(self) -> int:
        """Return how many pixels the words take in one line."""
        return self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2 * PAD + 2

    @guarded(QSize(60, 24))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of the words in one line."""
        return QSize(self.whole_width, super().sizeHint().height())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Hear nothing of the second half of a double click."""
        event.accept()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a ring while the keyboard is here."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self.palette().color(QPalette.ColorRole.Link)), 2.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5.0, 5.0)
            painter.end()


class LinkRow(QWidget):
    """Links beside each other, or below each other where they don't fit."""

    def __init__(self, links: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.links = tuple(LinkButton(words, self) for words in links)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        for link in self.links:
            self._box.addWidget(link)
        self._box.addStretch(1)

    @guarded(QSize(20, 24))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow panel be narrow."""
        return QSize(20, super().minimumSizeHint().height())

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stand below each other where one line is too short."""
        super().resizeEvent(event)
        wide = sum(link.whole_width for link in self.links) + 8 * len(self.links)
        direction = QBoxLayout.Direction
        fits = wide <= self.width()
        self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)
        self._box.setSpacing(8 if fits else 0)
