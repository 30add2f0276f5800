# SPDX-License-Identifier: MIT
"""The heading of a panel that can be folded to it: its name, a count, and a chevron."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.icons import AHEAD, DOWN, draw_head, scale_for
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.words import tr


class PanelHead(QAbstractButton):
    """Pressing it folds the panel below it, or opens it."""

    def __init__(self, caption: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_folded = False
        self._caption = QuietParagraph(self, words=caption, tone="caption", most=1)
        self._count = QuietParagraph(self, tone="muted", most=1, whole=True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 6)
        box.addSpacing(14)
        box.addWidget(self._caption, 1)
        box.addWidget(self._count)
        box.addSpacing(30)
        self.tell("")

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._theme = theme
        self.update()

    def tell(self, count: str) -> None:
        """Show how much there is below, in words."""
        self._count.setText(count)
        state = tr("folded") if self._is_folded else tr("open")
        name = self._caption.text().capitalize()  # some voices spell capitals letter by letter
        self.setAccessibleName(", ".join(filter(None, (name, count, state))))

    def set_folded(self, *, folded: bool) -> None:
        """Show that what is below is folded, or open."""
        self._is_folded = folded
        self.tell(self._count.text())
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the chevron, and a ring while the keyboard is here."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.select), 2.0))
            ring = QRectF(self.rect()).adjusted(4, 4, -4, -1)
            painter.drawRoundedRect(ring, 6.0, 6.0)
        if self.isRightToLeft():
            painter.translate(self.width(), 0.0)
            painter.scale(-1.0, 1.0)
        middle = QPointF(self.width() - 18.0, self._caption.geometry().center().y() + 1.0)
        ahead = AHEAD if self._is_folded else DOWN
        draw_head(painter, middle, ahead, QColor(self._theme.muted), scale_for(self.font()))
        painter.end()
