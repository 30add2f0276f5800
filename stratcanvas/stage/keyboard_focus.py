# SPDX-License-Identifier: MIT
"""Lets what is selected on the canvas look quieter while another pane has the keyboard."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.viewport import Viewport


class KeyboardFocus(QObject):
    """Hears where the keyboard goes; a view's field over a card is a part of the canvas."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    @guarded(None)
    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """Look as the keyboard is; nothing changes while it is in another window, or nowhere."""
        view = self._view
        if now is not None and now.window() is view.window():
            view.stage.mark(quiet=now is not view and not view.isAncestorOf(now))
