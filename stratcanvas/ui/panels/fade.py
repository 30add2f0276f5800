# SPDX-License-Identifier: MIT
"""Words fade towards an edge beyond which there are more of them."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from stratcanvas.qt.guard import guarded

FADE = 24
"""Pixels in which the words go over into the ground."""


class Fade(QWidget):
    """Lies over the upper or lower edge of what scrolls; hidden where nothing lies beyond."""

    def __init__(self, area: QScrollArea, edge: Qt.Edge) -> None:
        super().__init__(area)
        self._area, self._edge = area, edge
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._place)
        area.viewport().installEventFilter(self)
        self._place()

    @guarded(False)
    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the size of what scrolls."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        bar, seen = self._area.verticalScrollBar(), self._area.viewport().geometry()
        at_top = self._edge is Qt.Edge.TopEdge
        y = seen.top() if at_top else seen.bottom() + 1 - FADE
        self.setGeometry(seen.left(), y, seen.width(), FADE)
        self.setVisible(bar.value() > bar.minimum() if at_top else bar.value() < bar.maximum())
        self.raise_()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the ground, from nothing to all of it."""
        ground = self.palette().color(self.backgroundRole())
        nothing = QColor(ground)
        nothing.setAlpha(0)
        inner, outer = QPointF(0.0, FADE), QPointF(0.0, 0.0)
        if self._edge is Qt.Edge.BottomEdge:
            inner, outer = outer, inner
        shade = QLinearGradient(inner, outer)
        shade.setColorAt(0.0, nothing)
        shade.setColorAt(1.0, ground)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()
