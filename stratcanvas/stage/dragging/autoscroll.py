# SPDX-License-Identifier: MIT
"""Pans along while something is dragged to the edge of the view."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, QSize, QTimer

_FRAME = 16
"""Milliseconds between two steps."""
EDGE, _FASTEST = 24.0, 18.0
"""Pixels from the edge at which panning begins, and its most pixels a step."""


class Autoscroll(QObject):
    """Asks where the hand is, step by step, until it holds nothing any more."""

    def __init__(
        self,
        held_at: Callable[[], QPointF | None],
        size: Callable[[], QSize],
        pan: Callable[[float, float], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._held_at, self._size, self._pan = held_at, size, pan
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._step)

    def watch(self) -> None:
        """Pan from now on whenever the hand is at an edge, until ``held_at`` gives None."""
        if not self._timer.isActive():
            self._timer.start()

    def _step(self) -> None:
        spot, size = self._held_at(), self._size()
        if spot is None:
            self._timer.stop()
            return
        dx, dy = push(spot.x(), size.width()), push(spot.y(), size.height())
        if dx or dy:
            self._pan(dx, dy)


def push(spot: float, size: int) -> float:
    """Return how far to pan for a pointer at a place between 0 and a size, in pixels."""
    if spot < EDGE:
        return -min(_FASTEST, (EDGE - spot) / 2)
    return min(_FASTEST, max(0.0, spot - size + EDGE) / 2)
