# SPDX-License-Identifier: MIT
"""The keys of the canvas: a table of what each is for, which F1 lists after those of the actions.

Most do something by themselves while the canvas has the keyboard. The others belong to the field
that one types in (``editor``), to the mouse (``hand``, ``tools``) or to the wheel (``viewport``).
"""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt

from stratcanvas.session.selection import Selection
from stratcanvas.stage.navigation import Navigation
from stratcanvas.words import mark


class Verbs(Protocol):
    """What keys call: the view."""

    selection: Selection
    navigation: Navigation

    def edit_selected(self) -> None:
        """Open the field over the selected card's words."""

    def delete_selection(self) -> None:
        """Delete the selected cards and connectors."""


class CanvasKey(NamedTuple):
    """What keys are for, as people read it, and what each does while the canvas is at rest."""

    name: str
    words: str
    """Empty where the table of actions has the same keys: F1 lists those there."""
    does: tuple[tuple[int, Callable[[Verbs], object]], ...] = ()


_Key = Qt.Key
CANVAS_KEYS: tuple[CanvasKey, ...] = (
    CanvasKey(
        mark("Enter"),
        mark("Edit the selected card"),
        (
            (_Key.Key_Return, lambda view: view.edit_selected()),
            (_Key.Key_Enter, lambda view: view.edit_selected()),
        ),
    ),
    CanvasKey(mark("Enter, Esc"), mark("Finish typing; the words stay")),
    CanvasKey(mark("Shift+Enter"), mark("New line (in a note also Enter)")),
    CanvasKey(mark("Ctrl+Enter"), mark("Finish typing and add another card like it")),
    CanvasKey(mark("Tab"), mark("Next card, in reading order; while typing too")),
    CanvasKey(
        mark("Arrows"),
        mark("Go to the nearest card"),
        (
            (_Key.Key_Left, lambda view: view.navigation.toward(-1, 0)),
            (_Key.Key_Right, lambda view: view.navigation.toward(1, 0)),
            (_Key.Key_Up, lambda view: view.navigation.toward(0, -1)),
            (_Key.Key_Down, lambda view: view.navigation.toward(0, 1)),
        ),
    ),
    CanvasKey(
        mark("Esc"),
        mark("Put back what you are dragging, or select nothing"),
        ((_Key.Key_Escape, lambda view: view.selection.clear()),),
    ),
    CanvasKey(mark("Ctrl+wheel"), mark("Zoom where the pointer is")),
    CanvasKey(mark("Space+drag"), mark("Move the canvas")),
    CanvasKey(mark("Shift+click"), mark("Select one more")),
    CanvasKey("F2", "", ((_Key.Key_F2, lambda view: view.edit_selected()),)),
    CanvasKey(
        "Del, Backspace",
        "",
        (
            (_Key.Key_Delete, lambda view: view.delete_selection()),
            (_Key.Key_Backspace, lambda view: view.delete_selection()),
        ),
    ),
)
PRESSED: dict[int, Callable[[Verbs], object]] = {
    key: does for row in CANVAS_KEYS for key, does in row.does
}
"""What each key does by itself."""
