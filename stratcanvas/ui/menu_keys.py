# SPDX-License-Identifier: MIT
"""The keys by which menus open, on every desktop alike: F10 the menu bar, Shift+F10 that of what
has the keyboard. Alt is the menu bar's own.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar


def hear_menu_keys(window: QMainWindow) -> None:
    """Open menus of a window by their keys from now on."""
    keys: dict[str, Callable[[], object]] = {
        "F10": partial(_open_first, window.menuBar()),
        "Shift+F10": partial(_ask_by_key, window),
    }
    for key, does in keys.items():
        QShortcut(QKeySequence(key), window).activated.connect(does)


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
