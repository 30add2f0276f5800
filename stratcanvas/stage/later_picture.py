# SPDX-License-Identifier: MIT
"""What lies behind the cards drawn anew in pieces, when very many connectors run elsewhere at once.

To lead and draw them all before the next picture would hold the window. Till theirs is whole the
picture as it was stands behind the cards, which are where they belong at once; what was not there,
and all that is seen from afar, lacks the connectors.
"""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QRectF, QTimer

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.backdrop.tiles import TilesAhead
from stratcanvas.stage.viewport import Viewport

_TURN = 0.008
"""Seconds of a piece of the work."""
_PATIENCE = 8
"""How often it begins anew, as more changes, before all that is left is done in one go."""
_EVERYWHERE = QRectF(-1e9, -1e9, 2e9, 2e9)


class LaterPicture(QObject):
    """The next picture of what lies behind the cards of a view; belongs to the main thread."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self._parts: Iterator[TilesAhead | None] | None = None
        self._begun = 0
        self._scale = view.zoom_factor
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        view.moved.connect(self._look_elsewhere)

    @property
    def is_awaited(self) -> bool:
        """Tell whether the picture as it was stands yet."""
        return self._begun > 0

    def takes(self, area: Rect | None) -> bool:
        """Draw an area anew in pieces where that takes long; None: all of it. Tell whether it is
        done, or will be.
        """
        stage = self._view.stage
        if not (self.is_awaited or stage.near.bundles.is_slow):
            return False
        if stage.live_layout.floating or stage.near.by_films or self._begun > _PATIENCE:
            self._draw_at_once()
            return True
        if stage.detail is not Detail.FULL:  # the cards are in the picture: they are not to wait
            self._view.draw_anew()
        elif area is None:
            stage.cards.resting.doubt()
        self._begin()
        return True

    def _begin(self) -> None:
        self._begun += 1
        self._view.tiles.bare = True
        self._parts, self._scale = None, self._view.zoom_factor
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self._view.tiles.bare = False
        self._parts, self._begun = None, 0

    def _draw_at_once(self) -> None:
        self._end()
        self._view.draw_anew()

    def _look_elsewhere(self) -> None:
        """Make the picture of what is seen now; at another scale what is kept was so long ago."""
        if not self.is_awaited:
            return
        view = self._view
        # What is drawn beside the window is so from here on, but not where cards are mere blocks.
        if self._begun > _PATIENCE or view.stage.near.by_films:
            self._draw_at_once()
            return
        if self._scale != view.zoom_factor:
            view.draw_anew()
        self._begin()

    def _go_on(self) -> None:
        """Do a piece of it, and more when all else that waits has been done."""
        until, self._parts = perf_counter() + _TURN, self._parts or self._pieces()
        for part in self._parts:
            if isinstance(part, TilesAhead):
                self._show(part)
                return
            if perf_counter() > until:
                self._timer.start()
                return
        self._draw_at_once()  # none is needed, or it would be too large

    def _pieces(self) -> Iterator[TilesAhead | None]:
        view, layout = self._view, self._view.stage.live_layout
        for link in layout.canvas.links:
            layout.curve(link)
            yield None
        if view.stage.detail is Detail.BLOCK:  # none is drawn, but may be at the next zoom
            return
        to_view = view.viewportTransform()
        seen = view.viewport().rect().translated(-round(to_view.dx()), -round(to_view.dy()))
        yield from view.tiles.foresee(seen, [_EVERYWHERE])

    def _show(self, picture: TilesAhead) -> None:
        self._end()
        if self._view.tiles.show(picture):
            self._view.viewport().update()
        else:
            self._view.draw_anew()
