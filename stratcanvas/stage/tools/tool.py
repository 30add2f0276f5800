# SPDX-License-Identifier: MIT
"""What a tool is: one gesture from press to release, that can be dropped at any moment.

A tool holds ids, never items, and a preview that it throws away; its release runs one command.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt

from stratcanvas.domain.geometry import Point
from stratcanvas.stage.scene import StageScene

THRESHOLD = 4.0
"""Pixels the pointer travels with the button down before a press becomes a drag."""


class Pointer(NamedTuple):
    """Where the mouse is and what is held down with it."""

    at: Point
    """In scene units."""
    scale: float
    """Pixels a scene unit."""
    shift: bool = False

    def within(self, pixels: float) -> float:
        """Return a distance on screen in scene units."""
        return pixels / self.scale

    def far_from(self, other: "Pointer", pixels: float = THRESHOLD) -> bool:
        """Tell whether the pointer has travelled more than some pixels in either direction."""
        reach = self.within(pixels)
        return abs(self.at.x - other.at.x) > reach or abs(self.at.y - other.at.y) > reach


class Tool:
    """One gesture. It begins when it is made, and ends by ``release`` or ``cancel``."""

    cursor = Qt.CursorShape.ArrowCursor
    scrolls = True
    """Whether the view pans along when the pointer comes to its edge."""

    def __init__(self, scene: StageScene) -> None:
        self.scene = scene

    def move(self, pointer: Pointer) -> "Tool | None":
        """Follow the pointer; return the tool that takes over from here, if any."""
        return None

    def release(self, pointer: Pointer) -> None:
        """End the gesture and run its command."""

    def cancel(self) -> None:
        """Drop everything, without a trace."""
