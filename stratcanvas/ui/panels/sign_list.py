# SPDX-License-Identifier: MIT
"""Short sentences under a heading, each behind a mark: a tick for what is good, else a disc."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.finding_head import INDENT
from stratcanvas.ui.panels.indent import indented
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

Line = tuple[bool | None, str]
"""Whether it is good (None: it is told and not judged), and a sentence."""


class SignLine(QWidget):
    """One sentence behind its mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.good: bool | None = None
        self.theme: Theme | None = None
        self.words = Paragraph(self, most=4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 2, 0, 2)
        box.addLayout(indented(self.words, INDENT, 6))

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme
        self.update()

    def tell(self, good: bool | None, words: str, theme: Theme) -> None:
        """Show a sentence; who hears it is told the mark in words."""
        self.good, self.theme = good, theme
        self.words.setText(words)
        if good is not None:
            words = (tr("Good: {words}") if good else tr("To mend: {words}")).format(words=words)
        self.words.setAccessibleName(words)
        self.update()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the mark."""
        if self.good is None or self.theme is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.width() - INDENT / 2 if self.isRightToLeft() else INDENT / 2
        middle = QPointF(x, self.words.y() + self.words.fontMetrics().height() / 2)
        if self.good:
            painter.setPen(QPen(QColor(self.theme.good), 1.8))
            steps = ((-4.0, 0.0), (-1.5, 2.8), (4.0, -3.2))
            painter.drawPolyline([middle + QPointF(*step) for step in steps])
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.uncounted_label))
            painter.drawEllipse(middle, 4.0, 4.0)
        painter.end()


class SignList(QWidget):
    """Lines under a heading; hidden while there are none."""

    def __init__(self, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._heading = heading
        self._shown: tuple[object, ...] = ()
        self._lines: list[SignLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 12, 0, 0)
        self._box.setSpacing(1)

    @property
    def is_empty(self) -> bool:
        """Tell whether no lines are shown."""
        return len(self._shown) <= 1

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        if self._shown:
            self._shown = (*self._shown[:-1], theme)
        for line in self._lines:
            line.set_theme(theme)

    def show_lines(self, lines: Sequence[Line], theme: Theme) -> None:
        """Show these lines and no others."""
        if self._shown == (*lines, theme):
            return
        self._shown = (*lines, theme)
        if lines and not self._lines:
            caption = Paragraph(self, words=self._heading, tone="caption")
            self._box.addLayout(indented(caption, 6))
        while len(self._lines) < len(lines):
            self._lines.append(SignLine(self))
            self._box.addWidget(self._lines[-1])
        for place, line in enumerate(self._lines):
            if line.isHidden() is (place < len(lines)):
                line.setVisible(place < len(lines))
            if place < len(lines):
                line.tell(*lines[place], theme)
        if self.isHidden() is bool(lines):  # Qt lays out what it is told to show
            self.setVisible(bool(lines))
