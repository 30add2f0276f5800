# SPDX-License-Identifier: MIT
"""Keys of a window that are held a moment too long: what they do is done once, and said once.

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


def is_to_be_told(window: object, what: str, *, goes_on: bool = False) -> bool:
    """Tell whether it is still to be said why the key that is down does nothing in a window."""
    held = window.findChild(HeldShortcuts) if isinstance(window, QWidget) else None
    return held is None or held.tells(what, goes_on=goes_on)


class HeldShortcuts(QObject):
    """Keeps the repeats of a key from what is not to go on while it is held."""

    def __init__(self, window: QWidget, shortcuts: Iterable[QAction | QShortcut]) -> None:
        super().__init__(window)
        self._keys, self._is_again, self._told = Held(), False, ""
        window.installEventFilter(self)
        for each in shortcuts:
            if not each.autoRepeat():
                each.installEventFilter(self)

    def tells(self, what: str, *, goes_on: bool = False) -> bool:
        """Tell whether to say why the key that is down does nothing: once, however long it is held;
        not at all where it did something as it went down, unless that ``goes_on`` till here.
        """
        if self._is_again and (self._told == what or not goes_on):
            return False
        self._told = what
        return True

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hear each key before it is looked up, and what it was found to be for."""
        kind = event.type()
        if kind is QEvent.Type.Shortcut and isinstance(watched, QAction | QShortcut):
            return self._is_again
        if isinstance(event, QKeyEvent):
            if kind is QEvent.Type.KeyRelease:
                self._keys.let_go(event)
            elif kind in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
                self._is_again = self._keys.again(event)
                if kind is QEvent.Type.KeyPress and not self._is_again:
                    self._told = ""
        return super().eventFilter(watched, event)
