# SPDX-License-Identifier: MIT
"""Looks on while the pointer rests, until it is known for sure which connector lies there.

Among very many not all are looked at for each step of the pointer.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from stratcanvas.stage.hits import link_reach
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene

REST, PAUSE = 40, 2
"""Milliseconds for which the pointer rests till it is looked on, and between two pieces of that."""
PIECE = 0.003
"""Seconds of a piece: whatever else the window has to do waits no longer."""


class Lingering:
    """The pointer where it rests."""

    def __init__(
        self, scene: StageScene, told: Callable[[Pointer], object], parent: QObject
    ) -> None:
        """``told`` is called whenever it is known better what lies there."""
        self._scene, self._told = scene, told
        self._pointer: Pointer | None = None
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look_on)

    def begin(self, pointer: Pointer) -> None:
        """Hear where the pointer is now."""
        self._pointer = pointer
        self._timer.start(REST)

    def end(self) -> None:
        """Hear that it rests on none, or nowhere."""
        self._pointer = None
        self._timer.stop()

    def _look_on(self) -> None:
        pointer = self._pointer
        if pointer is None:
            return
        passings = self._scene.live_layout.passings
        reach = pointer.within(link_reach(self._scene.canvas))
        if passings.lead_on(pointer.at, reach, PIECE):
            self._told(pointer)
        if not passings.is_sure(pointer.at, reach):
            self._timer.start(PAUSE)
