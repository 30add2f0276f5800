# SPDX-License-Identifier: MIT
"""The pointer as gestures see it: where it is on the canvas, and what is held down with it."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.stage.camera import Camera
from stratcanvas.stage.render_context import from_qt

THRESHOLD = 4.0
"""Pixels the pointer travels with the button down before a press becomes a drag."""


class Pointer(NamedTuple):
    """Where the mouse is and what is held down with it."""

    at: Point
    """In scene units."""
    scale: float
    """Pixels a scene unit."""
    shift: bool = False
    control: bool = False
    alt: bool = False
    seen: Rect = Rect(0.0, 0.0, 0.0, 0.0)
    """What of the canvas is visible, in scene units."""

    @property
    def adds(self) -> bool:
        """Tell whether what is clicked or banded is added to what is selected."""
        return self.shift or self.control

    def within(self, pixels: float) -> float:
        """Return a distance on screen in scene units."""
        return pixels / self.scale

    def far_from(self, other: "Pointer", pixels: float = THRESHOLD) -> bool:
        """Tell whether the pointer has travelled more than some pixels in either direction."""
        reach = self.within(pixels)
        return abs(self.at.x - other.at.x) > reach or abs(self.at.y - other.at.y) > reach


def pointer_over(camera: Camera, spot: QPointF, held: Qt.KeyboardModifier) -> Pointer:
    """Return what the hand points at: a spot in pixels of the view, with these keys held."""
    seen, scale = camera.area, camera.scale
    return Pointer(
        at=Point(seen.x() + spot.x() / scale, seen.y() + spot.y() / scale),
        scale=scale,
        shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
        control=bool(held & Qt.KeyboardModifier.ControlModifier),
        alt=bool(held & Qt.KeyboardModifier.AltModifier),
        seen=from_qt(seen),
    )
