# SPDX-License-Identifier: MIT
"""The rubber band: cards whose rectangles it touches are selected when it is let go."""

from PySide6.QtCore import Qt

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Grip, Tool


def between(one: Point, other: Point) -> Rect:
    """Return the rectangle with two opposite corners."""
    x, y = min(one.x, other.x), min(one.y, other.y)
    return Rect(x, y, abs(one.x - other.x), abs(one.y - other.y))


class Brush(Tool):
    """Select by a rectangle; with Shift or Ctrl what was selected stays so."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, scene: StageScene, start: Pointer) -> None:
        super().__init__(scene)
        self._start = start
        self._kept = scene.selection.ids if start.adds else ()

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Draw a band from empty canvas, or from beside a connector but not by its ends."""
        on_paper = grip.thing is None or grip.thing in scene.canvas.links
        return cls(scene, grip.start) if grip.handle is None and on_paper else None

    def move(self, pointer: Pointer) -> None:
        """Draw the band to the pointer."""
        # First, so that both are painted as one.
        self.scene.show_selected(self._within(pointer), gathering=True)
        self.scene.overlay.show_band(between(self._start.at, pointer.at), pointer.scale)

    def release(self, pointer: Pointer) -> None:
        """Select what the band touches."""
        within = self._within(pointer)
        self.cancel()
        self.scene.selection.set(within)

    def cancel(self) -> None:
        """Take the band away."""
        self.scene.overlay.show_band(None)
        self.scene.show_selected()

    def _within(self, pointer: Pointer) -> list[str]:
        found = self.scene.live_layout.cards_in(between(self._start.at, pointer.at))
        return list(dict.fromkeys((*self._kept, *sorted(found))))
