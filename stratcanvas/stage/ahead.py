# SPDX-License-Identifier: MIT
"""What a pan shows, drawn while nothing is painted: else the step that it comes in with draws it.

At rest that is what it slides on, a tile around it, and how the words of the cards beyond are laid
out; between two steps of a hand the tiles that come in next.
"""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QGraphicsView

from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.backdrop.filmed_tiles import FilmedTiles
from stratcanvas.stage.backdrop.tiles import MOST, SPARE, Tiles, scaled
from stratcanvas.stage.camera import Camera
from stratcanvas.stage.lull import Lull
from stratcanvas.stage.places.tile_places import SIDE, a_tile_on, tiles_at
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.scene import StageScene

_BEYOND = 2.0
"""Parts of the view's size around it in which words are laid out."""


class Ahead(QObject):
    """Draws piece by piece, as long as the view is not painted."""

    def __init__(
        self,
        view: QGraphicsView,
        stage: StageScene,
        camera: Camera,
        rest: Lull,
        whole: Tiles,
        behind: FilmedTiles,
    ) -> None:
        """``rest`` is over once the view has not been painted for a while.

        ``whole`` are what a pan puts, and ``behind`` what of that lies behind the cards.
        """
        super().__init__(view)
        self._view, self._stage, self._camera, self._rest = view, stage, camera, rest
        self._whole, self._behind = whole, behind
        self._pieces: Iterator[bool] = iter(())  # whether more come of the same kind
        self._goes_on = self._done = False
        self._place = view.viewportTransform()  # where one looked when it was begun
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_done(self) -> bool:
        """Tell whether the view rests yet, and all is drawn that was to be."""
        return self._done and self._rest.is_over

    def begin(self, way: QPoint) -> None:
        """Draw what lacks, a piece whenever there is nothing else to do.

        ``way``: where a pan under way goes, in pixels; null: the view rests.
        """
        self._goes_on, self._done = bool(way), False
        self._place = self._view.viewportTransform()
        self._pieces = (
            self._tiles(self._beyond_edge(way))
            if way
            else chain(self._tiles(self._around()), self._words())
        )
        self._timer.start(0)

    def _go_on(self) -> None:
        if not self._rest.is_over or self._view.viewportTransform() != self._place:
            self._pieces = iter(())  # it is begun anew once what has come is painted
            return
        more = next(self._pieces, None)
        if more or (more is False and not self._goes_on):
            self._timer.start(0)
        elif self._goes_on:
            self._rest.wait()
        else:
            self._done = True

    def _tiles(self, part: QRect) -> Iterator[bool]:
        """Draw the tiles that a part of the canvas (pixels) lacks, some at a time.

        None from afar, nor while something is in hand, nor until the connectors are there.
        """
        stage, scale, ratio = self._stage, self._camera.scale, self._view.devicePixelRatioF()
        near, at_rest = stage.detail is Detail.FULL, not stage.live_layout.floating
        if near and at_rest and stage.plain_items and ratio.is_integer():
            seen = self._camera.area
            if (
                self._behind.shows(part)  # what is seen among it has been asked for as it was put
                if self._goes_on
                else self._behind.has_films(seen, scale, ratio) and self._behind.shows(self._seen)
            ):
                for more in self._whole.draw_ahead(part, scale, ratio):
                    # What showed its connectors, and was drawn anew, may lack them now.
                    self._behind.ask(self._seen, scale, ratio)
                    yield more

    @property
    def _seen(self) -> QRect:
        """Return what is seen, in pixels of the canvas."""
        to_view = self._view.viewportTransform()
        return self._view.viewport().rect().translated(-round(to_view.dx()), -round(to_view.dy()))

    def _there(self, part: QRect) -> QRect:
        """Return what of a part one can look at, and what one sees."""
        reach = scaled(self._view.sceneRect(), self._camera.scale).toAlignedRect()
        return part & reach | self._seen

    def _beyond_edge(self, way: QPoint) -> QRect:
        """Return what is seen, and a tile more where a pan goes."""
        return self._there(a_tile_on(self._seen, way))

    def _around(self) -> QRect:
        """Return the part that a pan slides on, and as there is room a tile around it."""
        around = self._there(self._seen.adjusted(-SIDE, -SIDE, SIDE, SIDE))
        tiles = tiles_at(around).size() * round(SIDE * self._view.devicePixelRatioF())
        few = 4 * tiles.width() * tiles.height() <= (MOST - SPARE) // 2
        return around if few else self._seen

    def _words(self) -> Iterator[bool]:
        """Lay out the words of the cards around the view, a few at a time."""
        area = from_qt(self._camera.area)
        if self._stage.detail is Detail.FULL:
            beyond = area.grown(_BEYOND * min(area.width, area.height))
            for _ in self._stage.cards.resting.lay_out(beyond):
                yield True
