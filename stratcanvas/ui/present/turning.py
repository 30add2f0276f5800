# SPDX-License-Identifier: MIT
"""The small bar that a moved mouse brings over a page, so that no keyboard is needed."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QTransform
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.icons import pixmap
from stratcanvas.words import tr

_SIDE = 40
"""Pixels a button is wide and high at least."""
_ARROW = 22
"""Pixels that an arrow is wide, with usual letters."""
_AWAY = 24
"""Pixels that the bar lies over the screen's lower edge."""

_REDRAWN = {QEvent.Type.PaletteChange, QEvent.Type.LayoutDirectionChange}


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
        self._draw_arrows()
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 6, 6, 6)
        row.setSpacing(4)
        for each in (self.back, self.on, self.end):
            row.addWidget(each)
        self.hide()

    def _draw_arrows(self) -> None:
        """Give both arrows the colour of words, as large as these are."""
        colour, side = self.palette().buttonText().color().name(), enlarged(self.font(), _ARROW)
        onward = pixmap("chevron-right", colour, side)
        back = onward.transformed(QTransform.fromScale(-1, 1))
        if self.isRightToLeft():
            onward, back = back, onward
        for button, arrow in ((self.back, back), (self.on, onward)):
            button.setIconSize(QSize(side, side))
            button.setIcon(QIcon(arrow))

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the arrows in the colours of another theme, or the other way round."""
        super().changeEvent(event)
        if event.type() in _REDRAWN and hasattr(self, "end"):
            self._draw_arrows()

    def read_from(self, *, right: bool) -> None:
        """Lie as the page is read: the next one lies at the left where that is from the right."""
        ways = Qt.LayoutDirection
        self.setLayoutDirection(ways.RightToLeft if right else ways.LeftToRight)

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
