# SPDX-License-Identifier: MIT
"""While something is dragged over the window: what letting go would do, and that it may be let go.

What lies below stays in sight, since where words are let go decides where their cards come.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.session.text_files import is_plain
from stratcanvas.words import tr, trn

_EDGE, _ROOM, _LIFT = 6.0, 14.0, 28.0
"""Pixels: from the edges to the dashed line, around the words, and from those to the lower edge."""

_CANVAS = ".canvas"
"""The ending of names that promise a canvas."""


def of_files(files: Sequence[Path], *, as_cards: bool) -> str:
    """Return what letting go of some files would do; ``as_cards``: one whose lines become cards."""
    if len(files) > 1:
        count = len(files)
        return trn("Let go to open {n} file", "Let go to open {n} files", count).format(n=count)
    name = isolated(files[0].name)
    if as_cards and not is_plain(files[0]):  # whether it is a whole plan is looked at then
        return tr("Let go to look for cards in “{name}”").format(name=name)
    if as_cards:
        return tr("Let go to make cards of the lines in “{name}”").format(name=name)
    if files[0].suffix.lower() != _CANVAS:  # what it holds is looked at once it is let go
        return tr("Let go to look for a canvas in “{name}”").format(name=name)
    return tr("Let go to open “{name}”").format(name=name)


def of_words(*, cards: bool) -> str:
    """Return what letting go of copied cards, or of words, would do."""
    return tr("Let go to put the cards here") if cards else tr("Let go to make cards of the words")


class DropSign(QWidget):
    """A dashed line around all that takes the drop, and a sentence below."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = ""
        self.hide()
        window.installEventFilter(self)

    def say(self, words: str) -> None:
        """Show what letting go would do, until that is over."""
        window = self.parent()
        assert isinstance(window, QMainWindow)
        around = window.centralWidget()
        assert around is not None
        self.words = words
        self.setAccessibleName(words)
        self.setGeometry(around.geometry())
        self.raise_()
        self.show()
        self.update()

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go when what was dragged is let go, or leaves the window."""
        if event.type() in {QEvent.Type.Drop, QEvent.Type.DragLeave}:
            self.hide()
        return False

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw line and sentence."""
        painter, palette, area = QPainter(self), self.palette(), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.highlight().color(), 2.0, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(area.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE), 10.0, 10.0)
        widest = area.width() - 4 * (_EDGE + _ROOM)
        words = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideMiddle, int(widest))
        wide = self.fontMetrics().horizontalAdvance(words) + 2 * _ROOM
        high = self.fontMetrics().height() + _ROOM
        box = QRectF(area.center().x() - wide / 2, area.bottom() - _LIFT - high, wide, high)
        painter.setPen(QPen(palette.highlight().color(), 1.0))
        painter.setBrush(QColor(palette.base().color()))
        painter.drawRoundedRect(box, 8.0, 8.0)
        painter.setPen(palette.text().color())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


def show_sign(window: QWidget, words: str) -> None:
    """Say over a window what letting go would do, until what is dragged is let go or leaves."""
    if isinstance(window, QMainWindow):
        sign = window.findChild(DropSign) or DropSign(window)
        sign.say(words)
