# SPDX-License-Identifier: MIT
"""Shows where the keyboard is: what is selected on the canvas looks quieter while another pane has
it, and a ring lies around the canvas where keys have come to it and nothing is selected.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.viewport import Viewport

_WIDE = 2
"""Pixels of the ring around the canvas."""
_BY_KEYS = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_PRESSED = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}


class KeyboardFocus(QObject):
    """Hears where the keyboard goes; a view's field over a card is a part of the canvas."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self._ring: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())
        view.installEventFilter(self)
        view.resized.connect(self._fit)
        view.moved.connect(self._fit)  # Qt takes along what lies over a view that is scrolled
        view.stage.selection.changed.connect(self._end)

    @guarded(None)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Look as the keyboard is; nothing changes while it is in another window, or nowhere."""
        view = self._view
        if now is not None and now.window() is view.window():
            view.stage.mark(quiet=now is not view and not view.isAncestorOf(now))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the ring where keys brought the keyboard; a press of the hand needs none."""
        if isinstance(event, QFocusEvent) and watched is self._view:
            if not event.gotFocus():
                self._end()
            elif event.reason() in _BY_KEYS and not self._view.stage.selection.ids:
                self._ring = self._ring or _Ring(self._view.viewport())
                self._ring.show()
                self._fit()
                self._view.viewport().installEventFilter(self)  # each step of a pan comes by there
        elif event.type() in _PRESSED:
            self._end()
        return False

    def _fit(self) -> None:
        if self._ring is not None and not self._ring.isHidden():
            self._ring.setGeometry(self._view.viewport().rect())

    def _end(self) -> None:
        if self._ring is not None:
            self._ring.hide()
            self._view.viewport().removeEventFilter(self)


class _Ring(QWidget):
    """A ring along the edges of a viewport; it takes no press."""

    def __init__(self, port: QWidget) -> None:
        super().__init__(port)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @guarded(None)
    def resizeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Lie along the edges alone: what lies over a view is drawn with each step of a pan."""
        inner = self.rect().adjusted(_WIDE, _WIDE, -_WIDE, -_WIDE)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it in the colour of all that has the keyboard."""
        painter = QPainter(self)
        painter.setBackground(self.palette().highlight())  # not ``fillRect``: see ``pens.brush``
        painter.eraseRect(self.rect())
        painter.end()
