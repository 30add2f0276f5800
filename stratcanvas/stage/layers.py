# SPDX-License-Identifier: MIT
"""What a view shows, layer over layer: what lies behind the cards, the cards, what is over them.

Where cards have changed all are put one by one. Elsewhere tiles are put that have all on them that
rests: as a view slides what comes in is drawn a tile deep, and not a step deep at each step.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QWidget

from stratcanvas.domain.geometry import Rect, lumped
from stratcanvas.paint.card import MARGIN
from stratcanvas.paint.card_state import Detail, detail_at
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.backdrop.backdrop import draw_behind
from stratcanvas.stage.backdrop.filmed_tiles import FilmedTiles
from stratcanvas.stage.backdrop.tiles import Tiles
from stratcanvas.stage.camera import Camera
from stratcanvas.stage.lull import Lull
from stratcanvas.stage.places.tile_places import beside
from stratcanvas.stage.scene import StageScene

if TYPE_CHECKING:
    from stratcanvas.stage.ahead import Ahead
    from stratcanvas.stage.backdrop.rest_picture import RestPicture
    from stratcanvas.stage.under_band import UnderBand

_EVERYWHERE = QRectF(-1e9, -1e9, 2e9, 2e9)
_LONGEST = 16
"""Tiles, across and down, that are drawn as one at most: cards at their edges are drawn twice."""
_SLIDES = 2
"""A view slides from so many moves on. At the first one parts come to be seen that will not again,
as where a button lay that leaves: they are not worth a tile. What is drawn ahead is put at once.
"""
GAP = 2
"""Milliseconds after a step of a pan until what comes in next is drawn: a hand's steps lie further
apart, and what comes without a pause is not held up.
"""
REST = 500
"""Milliseconds that a view is not painted until what a pan would show is drawn ahead."""


class Layers:
    """Draws a view without Qt, which would look for items in each part of it."""

    def __init__(
        self, view: QGraphicsView, stage: StageScene, tiles: FilmedTiles, camera: Camera
    ) -> None:
        """``tiles`` are of what lies behind the cards."""
        self._view, self._stage, self._tiles, self._camera = view, stage, tiles, camera
        self._whole = tiles.above = Tiles(self._draw_whole, longest=_LONGEST)
        self._origin, self._slides = QPoint(), 0  # of the view; how often it moved since a change
        self._way = QPoint()  # by what it moved last
        self._changes = 0  # of what lies behind, when that was put last
        self._state: object = None  # all that whole tiles go by which is told by nobody
        self._under: UnderBand | None = None  # there while there is a band, most times
        self._rests: RestPicture | None = None  # there once a zoom has come to rest
        self._comes_to_rest = False
        self.ahead: Ahead | None = None
        """Draws what a pan shows first; there once the view has rested."""
        self.rest = Lull(self._look_ahead, view, REST)
        """Waits until the view is painted no more, a zoom's steps among that."""
        stage.overlay.band_comes = self._look_under_band
        stage.near.filmed = partial(_doubt_films, tiles, stage)

    def put(self, parts: list[QRect], *, first: bool, fresh: bool) -> bool:
        """Put the pictures of what lies behind the cards; of a pan aslant only what is new.

        For the ``first`` picture that is drawn, and nothing kept: what is kept comes after it.
        Where nothing is in hand, and all is not ``fresh``, what is shown over it is drawn too, and
        nothing is left to draw. Tells whether that is so; from afar the cards lie behind, too.
        """
        view, stage, scale = self._view, self._stage, self._camera.scale
        port = view.viewport()
        to_view, ratio = view.viewportTransform(), port.devicePixelRatioF()
        origin = QPoint(-round(to_view.dx()), -round(to_view.dy()))
        if fresh and self._put_at_rest(to_view, origin):
            return True
        self.rest.wait()
        far = stage.detail is not Detail.FULL
        if stage.overlay.band is None:
            self._under = None
        banded = self._under is not None
        in_parts = far or (not fresh and (banded or parts != [port.rect()]))
        items = stage.plain_items if in_parts else None
        if fresh or not in_parts:  # one has not come here step by step
            self._origin, self._slides = origin, 0
        painter = QPainter(port)
        try:
            if first and not self._tiles.filmed and ratio.is_integer():
                painter.setWorldTransform(to_view)
                draw_behind(stage, painter, self._camera.area, scale)
                return False
            rests = items is not None and ratio.is_integer() and (bool(items) or far)
            if items and banded and self._put_under_band(painter, parts, items, to_view, origin):
                items = items[-1:]  # the band, the highest
            elif rests and (
                self._is_marked_as_before(port, to_view, fresh=fresh)
                if far
                else self._has_whole(port, to_view, origin, parts)
            ):
                self._whole.put(painter, parts, origin, scale)
                items = stage.overlay.plain_items
            else:
                self._put_behind(painter, parts, origin, scale)
            self._tiles.ask(port.rect().translated(origin), scale, ratio)
            if items:
                painter.setRenderHints(view.renderHints())
                _item_drawing()(items, painter, parts, to_view)
        finally:
            painter.end()  # else Qt would end the process with the viewport
            if self._way:  # counted from here: what comes without a pause is not held up
                self.rest.wait(GAP)
        return items is not None

    def come_to_rest(self) -> None:
        """Hear that a zoom by hand is over: its picture is kept for a moment, as it may go on."""
        self._comes_to_rest = True

    def _put_at_rest(self, to_view: QTransform, origin: QPoint) -> bool:
        """Put the picture that a zoom ends with, and keep it; tell whether that was to be done."""
        comes, self._comes_to_rest = self._comes_to_rest, False
        picture = self.picture() if comes else None
        if picture is None:
            return False
        port = self._view.viewport()
        painter = QPainter(port)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        self._rests = self._rests or _rest_picture()
        self._rests.keep(picture, self._looks(to_view))
        self._origin, self._slides = origin, 0
        ratio = port.devicePixelRatioF()
        self._tiles.ask(port.rect().translated(origin), self._camera.scale, ratio)
        return True

    def _put_behind(
        self, painter: QPainter, parts: list[QRect], origin: QPoint, scale: float
    ) -> None:
        """Put what lies behind the cards; from afar the cards too, and what is found of them."""
        self._tiles.put(painter, parts, origin, scale)
        self._changes = self._tiles.changes
        _draw_found(self._stage, painter, parts, origin, scale)

    def _put_under_band(
        self,
        painter: QPainter,
        parts: list[QRect],
        items: Sequence[QGraphicsItem],
        to_view: QTransform,
        origin: QPoint,
    ) -> bool:
        """Put all that lies under the band; tell whether that could be done."""
        band = self._stage.overlay.band

        def draw(own: QPainter) -> None:
            self._draw_shown(own, parts, items[:-1], to_view, origin)

        if self._under is None or band is None:
            return False
        spot, state = to_view.mapRect(band).toAlignedRect(), self._looks(to_view)
        if not self._under.put(painter, parts, state, spot, draw):
            self._under = None
        return self._under is not None

    def _look_under_band(self) -> None:
        """Keep what is seen before a band comes over it, drawn as a picture."""
        from stratcanvas.stage.under_band import UnderBand  # no first picture has any

        picture = self.picture()
        if picture is not None:
            to_view = self._view.viewportTransform()
            self._under = UnderBand(picture, self._looks(to_view))

    def picture(self) -> QPixmap | None:
        """Return what the view shows, in pixels of the screen; None where Qt alone can draw that.

        Painted as a widget, Qt would first lay out all of the window anew, for each such picture.
        """
        view, items, ratio = self._view, self._stage.plain_items, self._view.devicePixelRatioF()
        if items is None or not ratio.is_integer():
            return None
        port, to_view = view.viewport(), view.viewportTransform()
        kept = None if self._rests is None else self._rests.take(self._looks(to_view))
        if kept is not None:
            return kept
        picture = QPixmap(port.size() * round(ratio))
        picture.setDevicePixelRatio(ratio)
        origin, painter = QPoint(-round(to_view.dx()), -round(to_view.dy())), QPainter(picture)
        try:
            self._draw_shown(painter, [port.rect()], items, to_view, origin)
        finally:
            painter.end()  # else Qt would end the process with the picture
        return picture

    def _draw_shown(
        self,
        own: QPainter,
        parts: list[QRect],
        items: Sequence[QGraphicsItem],
        to_view: QTransform,
        origin: QPoint,
    ) -> None:
        """Draw parts of the view, with some items, into a picture of it."""
        self._put_behind(own, parts, origin, self._camera.scale)
        own.resetTransform()
        own.setRenderHints(self._view.renderHints())
        _item_drawing()(items, own, parts, to_view, self._view.viewport().size())

    def _looks(self, to_view: QTransform) -> tuple[object, object]:
        """Return where one looks, and what tells that something seen there has changed."""
        stage, port = self._stage, self._view.viewport()
        place = to_view, port.size(), port.devicePixelRatioF(), stage.theme
        counts = self._tiles.changes, stage.connectors.changes, stage.cards.resting.changes
        return place, (counts, stage.marks, tuple(stage.overlay.handles))

    def _look_ahead(self) -> None:
        """Have drawn what a pan shows next, or first, now that nothing is painted."""
        from stratcanvas.stage.ahead import Ahead  # no first picture waits for it

        if detail_at(self._camera.scale) is not self._stage.detail:
            return  # amid a zoom: nothing is looked for at its scale yet
        if self.ahead is None:
            pictures = self._whole, self._tiles
            self.ahead = Ahead(self._view, self._stage, self._camera, self.rest, *pictures)
        way, self._way = self._way, QPoint()
        self._has_whole(self._view.viewport(), self._view.viewportTransform(), self._origin, [])
        self.ahead.begin(way)

    def _has_whole(
        self, port: QWidget, to_view: QTransform, origin: QPoint, parts: list[QRect]
    ) -> bool:
        """Tell whether whole tiles may be put in some parts of a view, given in its pixels.

        Those that are right no more are forgotten.

        Where a card has changed it alone is to be drawn; and so is what changes as long as the view
        stays, as under a pointer: none is worth a tile that will not be put.
        """
        stage, whole, ratio = self._stage, self._whole, port.devicePixelRatioF()
        if stage.live_layout.floating:
            return False
        state = port.size().toTuple(), _rest_of(to_view), stage.connectors.changes
        changed = stage.cards.resting.take_changed()
        if state != self._state or changed != []:
            self._slides = 0
        if state != self._state or changed is None:
            self._state = state
            whole.forget()
        for rect in changed or ():
            whole.forget(rectf(rect, MARGIN))
        if origin != self._origin:
            way = origin - self._origin
            comes = beside(port.rect().translated(origin), way)
            # Between two steps what comes in next is drawn; mostly it is there.
            is_there = whole.has(comes, QPoint(), self._camera.scale, ratio)
            self._way = QPoint() if is_there else way
            self._origin, self._slides = origin, self._slides + 1
        return self._slides >= _SLIDES or whole.has(parts, origin, self._camera.scale, ratio)

    def _is_marked_as_before(self, port: QWidget, to_view: QTransform, *, fresh: bool) -> bool:
        """Tell whether, seen from afar, all was as it is at the last picture: then whole tiles show
        what is found too. As that changes, at each letter, it is drawn over what lies behind.
        """
        stage = self._stage
        if not stage.marks.found or stage.live_layout.floating:
            return False
        state = port.size().toTuple(), _rest_of(to_view), stage.marks.found
        # The same set is like itself at once; another that is equal is read through.
        before, self._state = self._state, state
        if state != before:
            self._whole.forget()
            return False
        return not fresh and self._changes == self._tiles.changes

    def _draw_whole(self, painter: QPainter, area: QRectF, scale: float, _: object) -> bool:
        """Draw an area (scene units) with all that rests, as it looks in the view."""
        view, to_picture = self._view, painter.worldTransform()
        x, y = round(to_picture.dx()), round(to_picture.dy())
        part = to_picture.mapRect(area).toRect()
        painter.resetTransform()
        self._tiles.draw(painter, part, QPoint(-x, -y), scale)
        _draw_found(self._stage, painter, [part], QPoint(-x, -y), scale)
        across, down = _rest_of(view.viewportTransform())
        to_picture = QTransform(scale, 0.0, 0.0, scale, across + x, down + y)
        painter.setRenderHints(view.renderHints())
        size = view.viewport().size()
        _item_drawing()(self._stage.resting_items, painter, [part], to_picture, size)
        return True


def _doubt_films(tiles: FilmedTiles, stage: StageScene, areas: Collection[Rect] | None) -> bool:
    """Have connectors drawn anew in some areas (scene units; None: everywhere) where films show
    them, and tell whether they do. The picture that is put next asks for those films.
    """
    from stratcanvas.stage.items.moving import draw_anew  # no first picture needs it

    wanted = (None,) if areas is None else [rectf(area) for area in lumped(areas)]
    if not all(map(tiles.doubt_films, wanted)):
        return False
    for area in wanted:
        draw_anew(stage, _EVERYWHERE if area is None else area)
    return True


def _draw_found(
    stage: StageScene, painter: QPainter, parts: list[QRect], origin: QPoint, scale: float
) -> None:
    """Draw what is found, seen from afar: near by it is on each card."""
    if stage.detail is not Detail.FULL and stage.marks.found:
        from stratcanvas.stage.backdrop.found_marks import draw_found_in

        draw_found_in(painter, stage, parts, origin, scale)


def _rest_of(to_view: QTransform) -> tuple[float, float]:
    """Return by what part of a pixel a view is off: cards are rounded with it."""
    return to_view.dx() - round(to_view.dx()), to_view.dy() - round(to_view.dy())


def _rest_picture() -> "RestPicture":
    from stratcanvas.stage.backdrop.rest_picture import RestPicture

    return RestPicture()


@cache
def _item_drawing() -> Callable[..., None]:
    """Return what draws items: no first picture needs it, and a step of a pan has no time."""
    from stratcanvas.stage.plain_items import draw_items

    return draw_items
