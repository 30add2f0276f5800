# SPDX-License-Identifier: MIT
"""What each key does by itself while the canvas has the keyboard: a table.

Keys that gestures are for are in ``hand``, those of the field that one types in are in ``editor``.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt

from stratcanvas.session.selection import Selection
from stratcanvas.stage.navigation import Navigation


class Verbs(Protocol):
    """What keys call: the view."""

    selection: Selection
    navigation: Navigation

    def edit_selected(self) -> None:
        """Open the field over the selected card's words."""

    def delete_selection(self) -> None:
        """Delete the selected cards and connectors."""


_Key = Qt.Key
KEYS: dict[int, Callable[[Verbs], object]] = {
    _Key.Key_Left: lambda view: view.navigation.toward(-1, 0),
    _Key.Key_Right: lambda view: view.navigation.toward(1, 0),
    _Key.Key_Up: lambda view: view.navigation.toward(0, -1),
    _Key.Key_Down: lambda view: view.navigation.toward(0, 1),
    _Key.Key_Return: lambda view: view.edit_selected(),
    _Key.Key_Enter: lambda view: view.edit_selected(),
    _Key.Key_F2: lambda view: view.edit_selected(),
    _Key.Key_Delete: lambda view: view.delete_selection(),
    _Key.Key_Backspace: lambda view: view.delete_selection(),
    _Key.Key_Escape: lambda view: view.selection.clear(),
}
