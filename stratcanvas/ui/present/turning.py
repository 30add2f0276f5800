# SPDX-License-Identifier: MIT
"""The small bar that a moved mouse brings over a page, so that no keyboard is needed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from stratcanvas.words import tr

_SIDE = 40
"""Pixels a button is wide and high at least."""
_AWAY = 24
"""Pixels that the bar lies over the screen's lower edge."""


class TurnBar(QFrame):
    """Back, on, and the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setAccessibleName(tr("Turn pages"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.back = _button(self, "", tr("Page before"))
        self.on = _button(self, "", tr("Next page"))
        self.end = _button(self, tr("End"), tr("End the presentation (Esc)"))
        mirrored = self.isRightToLeft()
        self.back.setArrowType(Qt.ArrowType.RightArrow if mirrored else Qt.ArrowType.LeftArrow)
        self.on.setArrowType(Qt.ArrowType.LeftArrow if mirrored else Qt.ArrowType.RightArrow)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(4)
        for each in (self.back, self.on, self.end):
            row.addWidget(each)
        self.hide()

    def lie(self) -> None:
        """Lie in the middle of the lower edge."""
        size, around = self.sizeHint(), self._around.size()
        x, y = (around.width() - size.width()) // 2, around.height() - size.height() - _AWAY
        self.setGeometry(x, y, size.width(), size.height())


def _button(bar: QWidget, words: str, name: str) -> QToolButton:
    button = QToolButton(bar)
    button.setText(words)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMinimumSize(_SIDE, _SIDE)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the page has all keys
    return button
