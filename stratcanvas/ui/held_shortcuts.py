# SPDX-License-Identifier: MIT
"""Shortcuts of a window that are held a moment too long: what they do is done once.

Qt sees to that where it knows that a key is still down, which on X11 it does not always.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.qt.held_key import Held


def hear_once(window: QWidget, ways: Iterable[tuple[str, Callable[[], object]]]) -> None:
    """Hear keys in a window from now on, each with what it does, once, however long it is held."""
    made = []
    for key, does in ways:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(does)
        made.append(shortcut)
    HeldShortcuts(window, made)


class HeldShortcuts(QObject):
    """Keeps the repeats of a key from what is not to go on while it is held."""

    def __init__(self, window: QWidget, shortcuts: Iterable[QAction | QShortcut]) -> None:
        super().__init__(window)
        self._keys, self._is_again = Held(), False
        window.installEventFilter(self)
        for each in shortcuts:
            if not each.autoRepeat():
                each.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear each key before it is looked up, and what it was found to be for."""
        kind = event.type()
        if kind is QEvent.Type.Shortcut and isinstance(watched, QAction | QShortcut):
            return self._is_again
        if isinstance(event, QKeyEvent):
            if kind is QEvent.Type.KeyRelease:
                self._keys.let_go(event)
            elif kind is QEvent.Type.ShortcutOverride:
                self._is_again = self._keys.again(event)
        return super().eventFilter(watched, event)
