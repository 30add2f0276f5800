# SPDX-License-Identifier: MIT
"""What lies behind the cards while some are dragged, drawn once they are pressed.

Their connectors are drawn in the hand then, so the picture at rest lacks them. It is made between
the press and the first step, which shows it if it takes just these.
"""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject, QRectF, QTimer

from stratcanvas.domain.geometry import lumped
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.backdrop.tiles import TilesAhead
from stratcanvas.stage.items.moving import draw_anew
from stratcanvas.stage.places.live_layout import PLACES
from stratcanvas.stage.tools.tool import Tool
from stratcanvas.stage.tools.toolbox import Toolbox
from stratcanvas.stage.viewport import Viewport


class Foresight(QObject):
    """Makes the picture ready that a view shows when what is pressed begins to move."""

    def __init__(self, view: Viewport, toolbox: Toolbox) -> None:
        super().__init__(view)
        self._view, self._toolbox = view, toolbox
        self._links = frozenset[str]()
        self._areas: list[QRectF] = []
        self._parts: Iterator[TilesAhead | None] | None = None
        self._foreseen: TilesAhead | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        view.stage.near.foreseen = self._serve

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a picture to show."""
        return self._foreseen is not None

    def expect(self) -> None:
        """Draw, once the press itself is on the screen, what a drag from there would show."""
        self.end()
        self._timer.start()

    def end(self) -> None:
        """Keep no picture any more."""
        self._timer.stop()
        self._parts = self._foreseen = None

    def _draw(self) -> None:
        """Draw a part of it, and more when all else that waits has been done."""
        if self._toolbox.current is None:
            self.end()
            return
        self._parts = self._parts or self._begun(self._toolbox.current)
        with self._view.stage.near.lacking(self._links):
            part = next(self._parts, False)
        if part is None:
            self._timer.start()
        elif isinstance(part, TilesAhead):
            self._foreseen = part

    def _begun(self, tool: Tool) -> Iterator[TilesAhead | None]:
        stage = self._view.stage
        if stage.detail is not Detail.FULL:
            return iter(())
        held, layout = tool.holds(), stage.live_layout
        self._links = layout.links_of(held)
        if not 0 < len(self._links) <= PLACES:
            return iter(())
        layout.expect(held)
        if stage.near.by_films:  # drawn beside the window, and from the first step on
            return iter(())
        reaches = filter(None, map(layout.reach, sorted(self._links)))
        self._areas = [rectf(area) for area in lumped(reaches)]
        to_view, port = self._view.viewportTransform(), self._view.viewport()
        seen = port.rect().translated(-round(to_view.dx()), -round(to_view.dy()))
        return self._view.tiles.foresee(seen, self._areas)

    def _serve(self, links: Collection[str]) -> bool:
        """Show the picture if it lacks just these connectors; tell whether it does."""
        foreseen = self._foreseen
        self.end()
        if foreseen is None or {*links} != self._links or not self._view.tiles.show(foreseen):
            return False
        for area in self._areas:
            draw_anew(self._view.stage, area)
        return True
