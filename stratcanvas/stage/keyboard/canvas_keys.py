# SPDX-License-Identifier: MIT
"""The keys of the canvas: a table of what each is for, which F1 lists after those of the actions.

Most do something by themselves while the canvas has the keyboard. The others belong to the field
that one types in (``editor``), to the mouse (``hand``, ``tools``) or to the wheel (``viewport``).
"""

import enum
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from stratcanvas.stage.keyboard.leaf import Leafed, leaf
from stratcanvas.stage.keyboard.navigation import Navigation
from stratcanvas.stage.keyboard.nudge import FINE_STEP, STEP, Nudged, nudge
from stratcanvas.words import mark, tr


class Verbs(Nudged, Leafed, Protocol):
    """What keys call: the view."""

    navigation: Navigation

    def edit_selected(self) -> None:
        """Open the field over the selected card's words."""

    def delete_selection(self) -> None:
        """Delete the selected cards and connectors."""

    def zoom_in(self) -> None:
        """Show all larger."""

    def zoom_out(self) -> None:
        """Show all smaller."""


class KeyPart(enum.Enum):
    """What keys and gestures are listed under."""

    CANVAS = mark("On the canvas")
    TYPING = mark("While you type on a card")
    MOUSE = mark("With the mouse")


class CanvasKey(NamedTuple):
    """What keys are for, as people read it, and what each does while the canvas is at rest."""

    name: str
    words: str
    """Empty where F1 lists them elsewhere: with the actions, or in the row before."""
    does: tuple[tuple[int, Callable[[Verbs], object]], ...] = ()
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    """What is held down with them."""
    part: KeyPart = KeyPart.CANVAS


_Key, _Held = Qt.Key, Qt.KeyboardModifier


def _nudges(step: int) -> tuple[tuple[int, Callable[[Verbs], object]], ...]:
    return (
        (_Key.Key_Left, lambda view: nudge(view, -step, 0)),
        (_Key.Key_Right, lambda view: nudge(view, step, 0)),
        (_Key.Key_Up, lambda view: nudge(view, 0, -step)),
        (_Key.Key_Down, lambda view: nudge(view, 0, step)),
    )


def _walks(*, more: bool) -> tuple[tuple[int, Callable[[Verbs], object]], ...]:
    return (
        (_Key.Key_Left, lambda view: view.navigation.toward(-1, 0, more=more)),
        (_Key.Key_Right, lambda view: view.navigation.toward(1, 0, more=more)),
        (_Key.Key_Up, lambda view: view.navigation.toward(0, -1, more=more)),
        (_Key.Key_Down, lambda view: view.navigation.toward(0, 1, more=more)),
    )


def _enter(view: Verbs) -> None:
    if not view.navigation.connectors.cross():
        _edit(view)


def _edit(view: Verbs) -> None:
    view.edit_selected()
    if len(view.selection.ids) != 1:
        view.stage.hint.emit(tr("Select one card first: Enter or F2 opens it."))


def _edit_the_one(view: Verbs) -> bool:
    """Open the selected card; False where there is not exactly one."""
    view.edit_selected()
    return len(view.selection.ids) == 1


def _delete(view: Verbs) -> bool:
    """Delete what is selected; False where nothing of it can go."""
    canvas = view.session.canvas
    if {canvas.id, canvas.strategy.id}.issuperset(view.selection.ids):
        return False
    view.delete_selection()
    return True


def _escape(view: Verbs) -> bool:
    """Select nothing, or the card whose connectors were gone through; False where nothing is."""
    was_selected = bool(view.selection.ids)
    if not view.navigation.connectors.back():
        view.selection.clear()
    return was_selected


CANVAS_KEYS: tuple[CanvasKey, ...] = (
    CanvasKey(
        mark("Enter"),
        mark("Edit the selected card; cross the selected connector"),
        (
            (_Key.Key_Return, lambda view: _enter(view)),
            (_Key.Key_Enter, lambda view: _enter(view)),
        ),
    ),
    CanvasKey(mark("Tab"), mark("Next card, also while you type")),
    CanvasKey(mark("Arrows"), mark("Go to the nearest card; along connectors"), _walks(more=False)),
    CanvasKey(
        mark("Shift+Arrows"),
        mark("Select the nearest card too"),
        _walks(more=True),
        _Held.ShiftModifier,
    ),
    CanvasKey(
        mark("Home, End"),
        mark("Go to the first card, or to the last"),
        (
            (_Key.Key_Home, lambda view: view.navigation.to_end(1)),
            (_Key.Key_End, lambda view: view.navigation.to_end(-1)),
        ),
    ),
    CanvasKey(
        mark("Ctrl+Arrows"),
        mark("Move tactics and notes a little"),
        _nudges(STEP),
        _Held.ControlModifier,
    ),
    CanvasKey(
        mark("Ctrl+Shift+Arrows"),
        mark("Move them by a hair; rank a problem"),
        _nudges(FINE_STEP),
        _Held.ControlModifier | _Held.ShiftModifier,
    ),
    CanvasKey(
        mark("PgUp, PgDown"),
        mark("Move the canvas; with Alt sideways"),
        (
            (_Key.Key_PageUp, lambda view: leaf(view, 0, -1)),
            (_Key.Key_PageDown, lambda view: leaf(view, 0, 1)),
        ),
    ),
    CanvasKey(
        "Alt+PgUp, Alt+PgDown",
        "",
        (
            (_Key.Key_PageUp, lambda view: leaf(view, -1, 0)),
            (_Key.Key_PageDown, lambda view: leaf(view, 1, 0)),
        ),
        _Held.AltModifier,
    ),
    CanvasKey(
        mark("+ and -"),
        mark("Zoom in, zoom out"),
        (
            (_Key.Key_Plus, lambda view: view.zoom_in()),
            (_Key.Key_Equal, lambda view: view.zoom_in()),
            (_Key.Key_Minus, lambda view: view.zoom_out()),
        ),
    ),
    CanvasKey(
        mark("Esc"),
        mark("Put back what you drag; select nothing"),
        ((_Key.Key_Escape, lambda view: _escape(view)),),
    ),
    CanvasKey(mark("Menu, Shift+F10"), mark("Open the menu of what is selected")),
    CanvasKey(mark("F10, Alt"), mark("Go to the menus")),
    *(
        CanvasKey(name, words, part=KeyPart.TYPING)
        for name, words in (
            (mark("Enter, Esc"), mark("Finish typing; the words stay")),
            (mark("Shift+Enter"), mark("New line (in a note also Enter)")),
            (mark("Ctrl+Enter"), mark("Finish, and add another card like it")),
        )
    ),
    *(
        CanvasKey(name, words, part=KeyPart.MOUSE)
        for name, words in (
            (mark("Double-click"), mark("Write on a card, or add one there")),
            (mark("Click on a chip"), mark("Change what it says, if its card is selected")),
            (mark("Right click"), mark("Open the menu of what is there")),
            (mark("Shift+click, Ctrl+click"), mark("Select one more")),
            (mark("Drag on the paper"), mark("Select what the band touches")),
            (mark("Drag a tool"), mark("Put a new card where you let go")),
            (mark("Drag a card"), mark("Move it; a tactic’s side is its aim")),
            (mark("Shift+drag"), mark("Move it straight, across or down")),
            (mark("Ctrl+drag"), mark("Move it freely: it lines up with nothing")),
            (mark("Alt+drag"), mark("Make a copy; if it moves the window: Ctrl+D")),
            (mark("Drag a problem"), mark("Rank it higher or lower")),
            (mark("Drop on a problem"), mark("Connect the tactic with it")),
            (mark("Drag a handle"), mark("Connect to a card, or to a new one")),
            (mark("Drag a connector’s end"), mark("Connect another card, or disconnect")),
            (
                mark("Ctrl+wheel"),
                mark("Zoom at the pointer (View can turn it round)"),
            ),
            (mark("Space+drag"), mark("Move the canvas (or the middle button)")),
        )
    ),
    CanvasKey("F2", "", ((_Key.Key_F2, _edit_the_one),)),
    CanvasKey("Del, Backspace", "", ((_Key.Key_Delete, _delete), (_Key.Key_Backspace, _delete))),
)
PRESSED: dict[tuple[int, Qt.KeyboardModifier], Callable[[Verbs], object]] = {
    (key, row.held): does for row in CANVAS_KEYS for key, does in row.does
}
"""What each key does by itself, with what is held down with it."""


def done_by(event: QKeyEvent) -> Callable[[Verbs], object] | None:
    """Return what a key that was pressed does, if anything. A plus may need Shift to be typed."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_Plus:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return PRESSED.get((event.key(), held))
