# SPDX-License-Identifier: MIT
"""Pull a new card on to the canvas from a button beside it: it is there while the hand is over it.

Over the canvas it is dragged as any other card is; let go elsewhere there is none.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt

from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Tool

_INSIDE = 40.0
"""Pixels from the edge of the view: the canvas moves along once the hand has been further in."""


class Pull(Tool):
    """A card that is not there yet."""

    scrolls = False

    def __init__(self, scene: StageScene, make: Callable[[Pointer], Tool]) -> None:
        """``make`` takes a new card in hand where the pointer is."""
        super().__init__(scene)
        self._make = make
        self._held: Tool | None = None

    @property
    def cursor(self) -> Qt.CursorShape:  # type: ignore[override]
        """Return the shape that tells whether a card would come."""
        return Qt.CursorShape.ForbiddenCursor if self._held is None else self._held.cursor

    def move(self, pointer: Pointer) -> None:
        """Show the card and what becomes of it, or nothing beside the canvas."""
        if not pointer.seen.contains(pointer.at):
            self.cancel()
            return
        self.scrolls |= pointer.seen.grown(-pointer.within(_INSIDE)).contains(pointer.at)
        if self._held is None:
            self._held = self._make(pointer)
        self._held.move(pointer)

    def release(self, pointer: Pointer) -> None:
        """Put the card there; it waits for its words."""
        self.move(pointer)
        held, self._held = self._held, None
        if held is not None:
            held.release(pointer)
            self.put = held.put

    def cancel(self) -> None:
        """Let there be no card."""
        self.scrolls = False
        held, self._held = self._held, None
        if held is not None:
            held.cancel()
