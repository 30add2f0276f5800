# SPDX-License-Identifier: MIT
"""Hears Escape while something is held, wherever the keyboard is, and lets nobody else hear it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.guard import guarded


class Escape(QObject):
    """Calls back at Escape, from ``listen`` to ``rest``."""

    def __init__(self, held: QWidget, heard: Callable[[], None]) -> None:
        super().__init__(held)
        self._held, self._heard = held, heard
        self._window: QObject | None = None

    def listen(self) -> None:
        """Hear it from now on, on its way into the window of what is held."""
        self._window = self._held.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)

    def rest(self) -> None:
        """Hear nothing any more."""
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell that Escape was pressed."""
        kind = event.type()
        is_key = kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
        if not is_key or not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        event.accept()
        if kind is QEvent.Type.KeyPress:
            self._heard()
        return True
