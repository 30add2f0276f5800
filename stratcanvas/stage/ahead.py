# SPDX-License-Identifier: MIT
"""What a pan shows first, drawn while nobody does anything: else its first step draws it all.

That is what it slides on, a tile around it, and how the words of the cards beyond are laid out.
"""

from collections.abc import Callable, Iterator
from itertools import chain

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QGraphicsView

from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.backdrop.tiles import MOST, SPARE, scaled
from stratcanvas.stage.camera import Camera
from stratcanvas.stage.lull import Lull
from stratcanvas.stage.places.tile_places import SIDE, tiles_at
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.scene import StageScene

_BEYOND = 2.0
"""Parts of the view's size around it in which words are laid out."""


class Ahead(QObject):
    """Draws piece by piece, as long as the view rests."""

    def __init__(
        self,
        view: QGraphicsView,
        stage: StageScene,
        camera: Camera,
        rest: Lull,
        draw: Callable[[QRect], Iterator[None]],
    ) -> None:
        """``rest`` is over once the view has not been painted for a while.

        ``draw`` draws what a pan puts of a part of the canvas (pixels), some before each yield.
        """
        super().__init__(view)
        self._view, self._stage, self._camera, self._draw = view, stage, camera, draw
        self._rest, self._done = rest, False
        self._pieces: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Tell whether the view rests yet, and all is drawn that was to be."""
        return self._done and self._rest.is_over

    def begin(self) -> None:
        """Draw what lacks, a piece whenever there is nothing else to do."""
        self._pieces, self._done = chain(self._draw(self._around()), self._words()), False
        self._timer.start(0)

    def _go_on(self) -> None:
        if not self._rest.is_over:
            self._pieces = iter(())
        elif next(self._pieces, self) is None:
            self._timer.start(0)
        else:
            self._done = True

    def _around(self) -> QRect:
        """Return the part that a pan slides on, and as there is room a tile around it."""
        view, to_view = self._view, self._view.viewportTransform()
        seen = view.viewport().rect().translated(-round(to_view.dx()), -round(to_view.dy()))
        around = seen.adjusted(-SIDE, -SIDE, SIDE, SIDE)
        around = around & scaled(view.sceneRect(), self._camera.scale).toAlignedRect() | seen
        tiles = tiles_at(around).size() * round(SIDE * view.devicePixelRatioF())
        return around if 4 * tiles.width() * tiles.height() <= (MOST - SPARE) // 2 else seen

    def _words(self) -> Iterator[None]:
        """Lay out the words of the cards around the view, a few at a time."""
        area = from_qt(self._camera.area)
        if self._stage.detail is Detail.FULL:
            beyond = area.grown(_BEYOND * min(area.width, area.height))
            yield from self._stage.cards.resting.lay_out(beyond)
