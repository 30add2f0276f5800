# SPDX-License-Identifier: MIT
"""Pan: the canvas follows the hand, with the middle button or with Space held down."""

from PySide6.QtCore import Qt

from stratcanvas.stage.camera import Camera
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Tool


class Pan(Tool):
    """The canvas itself, dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def __init__(self, scene: StageScene, start: Pointer, camera: Camera) -> None:
        super().__init__(scene)
        self._start, self._camera = start, camera
        self._corner = camera.area.topLeft()

    def move(self, pointer: Pointer) -> None:
        """Bring the point that was taken hold of under the pointer again."""
        self._camera.pan(
            (self._start.at.x - pointer.at.x) * pointer.scale,
            (self._start.at.y - pointer.at.y) * pointer.scale,
        )

    def cancel(self) -> None:
        """Show again what was seen before."""
        self._camera.go_back(self._corner)
