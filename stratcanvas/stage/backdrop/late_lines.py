# SPDX-License-Identifier: MIT
"""The connectors of a scene that are led anew lump by lump, between two turns of its window's loop.

Meanwhile the picture lacks them; none is drawn where it does not run. How thousands of others ran
till all cards moved is let go of bit by bit as well.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.places.live_layout import Moved
from stratcanvas.stage.places.shapes import is_mass
from stratcanvas.stage.render_context import RenderContext

GONE = 500
"""Curves that are let go of at once."""


class LateLines(QObject):
    """Keeps shapes up with their layout; belongs to the main thread."""

    def __init__(self, context: RenderContext, draw: Callable[[], object], parent: QObject) -> None:
        """``draw`` has all of it drawn anew."""
        super().__init__(parent)
        self._context, self._draw = context, draw
        self._shapes = context.shapes
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def follow(self, moved: Moved) -> None:
        """Go on to what the layout has after a change."""
        self._shapes.follow(moved)
        if self._shapes.late or self._context.live_layout.courses.outworn:
            self._timer.start()

    def _go_on(self) -> None:
        layout, shapes = self._context.live_layout, self._shapes
        if shapes.late:
            shapes.make_more()
            near = self._context.detail is Detail.FULL and not is_mass(layout.canvas)
            if not (shapes.late or near):  # from near they are curves
                self._draw()
        else:
            del layout.courses.outworn[-GONE:]
        if not (shapes.late or layout.courses.outworn):
            self._timer.stop()
