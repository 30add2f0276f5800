# SPDX-License-Identifier: MIT
"""Takes the view along with what is held at its edge, and back when that is not let go there."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF

from stratcanvas.stage.dragging.autoscroll import Autoscroll
from stratcanvas.stage.viewport import Viewport


class Ride:
    """Pans a view while a gesture is at its edge, and knows where it came from."""

    def __init__(
        self, view: Viewport, held_at: Callable[[], QPointF | None], parent: QObject
    ) -> None:
        """``held_at`` is as for ``Autoscroll``."""
        self._camera, self._held_at = view.camera, held_at
        self._start: QPointF | None = None
        self._scroll = Autoscroll(self._held, view.viewport().size, self._pan, parent)

    def watch(self) -> None:
        """Pan from now on whenever the hand is at an edge, as long as it holds something."""
        self._scroll.watch()

    def go_back(self) -> None:
        """Show again what was seen before the hand came to an edge."""
        start, self._start = self._start, None
        if start is not None:
            self._camera.go_back(start)

    def _held(self) -> QPointF | None:
        spot = self._held_at()
        if spot is None:
            self._start = None  # let go there: the view stays
        return spot

    def _pan(self, dx: float, dy: float) -> None:
        self._start = self._start or self._camera.area.topLeft()
        self._camera.pan(dx, dy)
