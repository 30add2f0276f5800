# SPDX-License-Identifier: MIT
"""The keys that are alike on every desktop: F10 opens the menu bar, Shift+F10 the menu of what has
the keyboard; Shift+F6 goes back to the pane before. Alt is the menu bar's own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar

from stratcanvas.qt.guard import guarded


def hear_menu_keys(window: QMainWindow, go_back: Callable[[], object]) -> None:
    """Open menus of a window by their keys from now on, and go to the pane before."""
    keys: dict[str, Callable[[], object]] = {
        "F10": partial(_open_first, window.menuBar()),
        "Shift+F10": partial(_ask_by_key, window),
        "Shift+F6": go_back,
    }
    for key, does in keys.items():
        QShortcut(QKeySequence(key), window).activated.connect(does)
    bar = window.menuBar()
    bar.installEventFilter(_LeftFirst(bar))


class _LeftFirst(QObject):
    """Leaves a menu bar before Alt and a letter opens a menu of it.

    Qt would take the bar itself for what had the keyboard before, and never give it back.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give the keyboard back at a letter's key; the key is heard all the same."""
        if event.type() is QEvent.Type.Shortcut and self._bar.hasFocus():
            none = Qt.KeyboardModifier.NoModifier
            escape = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, none)
            QApplication.sendEvent(self._bar, escape)
        return super().eventFilter(watched, event)


def _open_first(bar: QMenuBar) -> None:
    """Open the first menu with its first entry chosen: arrows and letters go on from there."""
    first = bar.actions()[0]
    bar.setActiveAction(first)
    menu = first.menu()
    if isinstance(menu, QMenu):
        menu.setActiveAction(next(each for each in menu.actions() if each.isEnabled()))


def _ask_by_key(window: QMainWindow) -> None:
    from stratcanvas.ui.actions.context_menu import ask_by_key

    ask_by_key(window.focusWidget())
