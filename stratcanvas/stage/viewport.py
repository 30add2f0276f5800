# SPDX-License-Identifier: MIT
"""The part of the view that looks: pan, zoom, fit, what is visible, what lies behind the cards."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, reduce
from time import perf_counter
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPixmap,
    QPixmapCache,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.assets import TEXT_SIZE
from stratcanvas.paint.card_state import NO_TEXT_BELOW, detail_at
from stratcanvas.paint.pens import rectf
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.backdrop.backdrop import draw_behind
from stratcanvas.stage.backdrop.filmed_tiles import FilmedTiles
from stratcanvas.stage.backdrop.films import Films
from stratcanvas.stage.backdrop.zoom_picture import ZoomPicture
from stratcanvas.stage.camera import Camera, Leeway
from stratcanvas.stage.layers import Layers
from stratcanvas.stage.places.tile_places import joined
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.wheel import FINGERS, is_zoom, pan_of, zoom_of

_AROUND, _SOON = 0.3, 0.12
"""Items are made ready this part of the view's size beyond its edges, when so much lacks them."""
_FAR_AROUND = 0.6
"""As far they are made ready where nothing is in hand: so seldom that most steps of a pan look
for nothing.
"""
PICTURES = 96 * 1024
"""Kilobytes for the pictures that cards in hand are kept as; Qt's own 10 MB hold no full screen."""
LEAST = 0.7
"""At a smaller scale words are too small to be written; where all of a canvas is seen at this one
it opens so, however large the letters around it are.
"""
_READABLE = 0.5
"""A canvas opens at this scale when the words of the whole of it could not be seen; at a larger
one where letters are to be larger."""
FEW = 8  # so many parts are drawn one by one: Qt draws pixel by pixel where they are an L
_BESIDE = 16  # pixels from what lies over a view to its edge at most, to be drawn with it
_OFTEN = QPaintEvent, QWheelEvent
_Look = Callable[["Viewport"], None]  # a way to show everything


class Viewport(QGraphicsView):
    """Looks at a scene; what one does there is the subclass's."""

    zoomed = Signal(float)
    """The scale after a zoom; 1.0 is 100 %."""
    moved = Signal()
    """What is visible has changed."""
    slides = Signal()  # a step of a pan or a zoom comes: before what is visible has changed
    resized = Signal()
    left = Signal()

    def __init__(self, stage: StageScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Its own, known to Python: for one that is not, PySide makes every kind of widget known.
        self.setViewport(QWidget())
        self.stage = stage
        self.camera = Camera(self)
        self.films = Films(stage.near, self)
        self.tiles = FilmedTiles(partial(draw_behind, stage), self.films)
        self.layers = Layers(self, stage, self.tiles, self.camera)
        self.zoom_picture = _zoom_picture(self)
        self.later: Callable[[Rect | None], bool] | None = None  # draws behind in pieces, or not
        self.fingers: Callable[[QEvent], bool] | None = None  # hears them, and may take them
        self._part: QRect | None = None  # of several the one that is drawn
        self._fitted = False
        self._all_seen: tuple[_Look, QPointF, float] | None = None
        self._covered, self._leeway = QRectF(), Leeway()
        self._first, self._fresh, self.on_the_move = True, True, False
        _set_up(self)
        self.setScene(stage)
        stage.relaid.connect(self.follow)
        self.films.came.connect(self._show_films)
        self.films.came.connect(self.zoom_picture.end_if_ready)
        self.films.doubted.connect(self.tiles.doubt_all)
        self.films.doubted.connect(self.viewport().update)
        stage.behind.connect(self._draw_behind_anew)
        self.zoom_picture.over.connect(self._rest)

    # ---- what can be asked

    @property
    def zoom_factor(self) -> float:
        """Return pixels a scene unit; 1.0 is 100 %."""
        return self.camera.scale

    def visible_area(self) -> QRectF:
        """Return what is visible, in scene units."""
        return self.camera.area

    # ---- looking

    def fit(self) -> None:
        """Show everything, at most at 100 %."""
        self.stage.live_layout.measure_bounds()
        self.zoom_picture.end_now()
        self.camera.fit(self.stage.content(), self.stage.content())
        self.after_zoom()
        self._all_seen = Viewport.fit, self.mapToScene(QPoint(0, 0)), self.zoom_factor

    def look_first(self) -> None:
        """Show everything if its words are seen that way, else strategy and first problems."""
        with _in_one_go(self):
            self.fit()
            larger = max(1.0, self.font().pixelSize() / TEXT_SIZE)  # as the system was asked for
            if self.zoom_factor < min(NO_TEXT_BELOW * larger, LEAST):
                self.zoom_to(_READABLE * larger)
                self.camera.show_top(self.stage.rectf(self.stage.canvas.strategy.id))
                for problem in self.stage.canvas.ranked[:1]:
                    self.ensure_seen(problem.id)
        self._all_seen = Viewport.look_first, self.mapToScene(QPoint(0, 0)), self.zoom_factor

    def fit_selection(self) -> None:
        """Show the selected cards, at most at 100 %; everything when nothing is selected."""
        area = reduce(QRectF.united, map(self.stage.rectf, self.stage.selection.ids), QRectF())
        if area.isNull():
            self.fit()
            return
        self.camera.fit(area, self.stage.content())
        self.after_zoom()

    def zoom_to(self, scale: float, anchor: QPointF | None = None) -> None:
        """Zoom so that what lies at ``anchor`` (pixels; None: the middle) stays where it is.

        The scale is held between 4 and 0.05, or what shows everything if that is less.
        """
        if self.camera.zoom(scale, self.stage.content(), anchor):
            self.after_zoom()

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self.camera.step(1))

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self.camera.step(-1))

    def ensure_seen(self, key: str) -> None:
        """Pan just as much as is needed to show a card, the heading or a connector."""
        self.camera.see(self.stage.rectf(key))

    def center_on(self, key: str) -> None:
        """Bring a card to the middle of the view."""
        area = self.stage.rectf(key)
        if not area.isNull():
            self.camera.center_free(area.center())

    # ---- keeping up

    def to_pixels(self, area: QRectF) -> QRectF:
        """Return where a rectangle of the scene lies in the viewport."""
        return self.camera.to_pixels(area)

    def follow(self) -> None:
        """Reach around what lies on the canvas now."""
        self.stage.near.bundles.is_slow = False
        self.camera.set_range(self.stage.content())
        self.look()

    def look(self) -> None:
        """Have items for what is visible, and a little around it."""
        if self.zoom_picture.active or self.on_the_move:
            return
        area, detail = self.camera.area, detail_at(self.camera.scale)
        soon = _grown(area, _SOON)
        if not self._covered.contains(soon) or detail is not self.stage.detail:
            self._covered = _grown(area, _around(self.stage))
            self.stage.show_region(self._covered, detail, area.size())
        self._leeway = Leeway(soon, self._covered, self.camera.scale)

    def after_zoom(self) -> None:
        """Keep everything up with another scale."""
        self._covered, self._leeway, self._fresh = QRectF(), Leeway(), True
        self.look()
        self.zoomed.emit(self.zoom_factor)
        self.moved.emit()

    def zoom_by_hand(self, factor: float, anchor: QPointF) -> None:
        """Zoom by a step of a wheel or pinch; when drawing takes long a picture stands in."""
        self.slides.emit()
        if self.zoom_picture.step(self.camera.area):
            self.viewport().update()
        self.zoom_to(self.zoom_factor * factor, anchor)

    def _rest(self) -> None:
        self._covered, self._leeway, self._fresh = QRectF(), Leeway(), True
        self.look()
        self.viewport().update()

    def draw_anew(self) -> None:
        """Draw all of it, and keep nothing that was drawn."""
        self.tiles.forget()
        self.stage.cards.resting.doubt()
        self.viewport().update()

    def _draw_behind_anew(self, area: Rect | None) -> None:
        if self.later is None or not self.later(area):
            _draw_at_once(self, area)

    def _show_films(self, area: Rect | None) -> None:
        self.draw_anew() if area is None else _show_films_in(self, area)

    # ---- Qt's overrides

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the canvas, or what stands in for it; note how long a whole drawing takes."""
        if self.zoom_picture.active:
            self.zoom_picture.draw(self.camera.area, QColor(self.stage.theme.ground))
            self.layers.rest.wait()
            return
        start, fresh, self._fresh = perf_counter(), self._fresh, False
        parts = joined(cast("Iterable[QRect]", event.region()))
        is_all = self.layers.put(parts, first=self._first, fresh=fresh)
        if not is_all and 1 < len(parts) <= FEW:
            for self._part in parts:
                super().paintEvent(QPaintEvent(self._part))
            self._part = None
        elif not is_all:
            super().paintEvent(event)
        if fresh:
            self._first = False
            if self.tiles.drew:
                self.zoom_picture.took = perf_counter() - start

    @guarded(None)
    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Keep the cards within the part that is drawn: what lies behind them is put already."""
        del rect  # it is around all that is drawn
        if self._part is not None:
            to_view = painter.worldTransform()
            painter.resetTransform()
            painter.setClipRect(self._part)
            painter.setWorldTransform(to_view)

    @guarded(None)
    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        """Bring items in where the view goes."""
        if self.camera.gathers(dx, dy):
            return
        if not self.on_the_move:
            self.slides.emit()
        super().scrollContentsBy(dx, dy)
        if not self._leeway.has_room(dx, dy):
            self.look()
        self.moved.emit()
        _mend_around(self.viewport(), QPoint(-dx if self.isRightToLeft() else dx, dy))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep what is seen in its place; if all was shown and nobody has moved it, show all."""
        corner, before, scale = self.mapToScene(QPoint(0, 0)), event.oldSize(), self.zoom_factor
        seen = self._all_seen
        look = seen[0] if seen is not None and seen[1:] == (corner, scale) else None
        with _in_one_go(self):
            super().resizeEvent(event)  # with more space this may have moved the corner
            self.camera.set_range(self.stage.content())
            self.camera.hold(corner, before if self._fitted else QSize(), self.stage.content())
            if look is not None:
                look(self)
        self.moved.emit()
        self.resized.emit()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show everything the first time."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.look_first()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Pan, with Shift sideways, or zoom at the pointer: with Ctrl, or as is preferred."""
        if is_zoom(event, by_itself=self.camera.wheel_zooms):
            self.zoom_by_hand(zoom_of(event), event.position())
        else:
            self.camera.pan(*pan_of(event))
        event.accept()

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Give fingers to what hears them; tell when the pointer leaves."""
        kind = None if isinstance(event, _OFTEN) else event.type()  # slow, and a pan has many
        if kind is QEvent.Type.Leave:
            self.left.emit()
        elif kind in FINGERS and self.fingers is not None and self.fingers(event):
            return True
        return super().viewportEvent(event)


def _draw_at_once(view: Viewport, area: Rect | None) -> None:
    """Draw what lies behind the cards anew at the next picture; None: all of it."""
    if area is None:
        view.draw_anew()
        return
    view.tiles.forget(rectf(area))
    _update(view, area)


def _show_films_in(view: Viewport, area: Rect) -> None:
    """Show what films came in an area (scene units).

    All of it is painted: where no tile is kept any more it may be seen as it was before.
    """
    view.tiles.lay_films(rectf(area))
    _update(view, area)


def _update(view: Viewport, area: Rect) -> None:
    if not (seen := rectf(area) & view.camera.area).isEmpty():
        around = view.to_pixels(seen).toAlignedRect().adjusted(-4, -4, 4, 4)
        view.viewport().update(around)


@contextmanager
def _in_one_go(view: Viewport) -> Iterator[None]:
    """Have a view look once, at the end of several moves, not after each."""
    within, view.on_the_move = view.on_the_move, True
    try:
        yield
    finally:
        view.on_the_move = within
        view.look()


def _has_films(view: Viewport) -> bool:
    """Tell whether what has been zoomed to can be drawn whole; have drawn what lacks."""
    camera, ratio = view.camera, view.devicePixelRatioF()
    another = detail_at(camera.scale) is not view.stage.detail  # nothing is looked for at it yet
    return another or view.tiles.has_films(camera.area, camera.scale, ratio)


def _zoom_picture(view: Viewport) -> ZoomPicture:
    picture = ZoomPicture(view.viewport(), partial(_has_films, view), partial(_shown_by, view))
    picture.over.connect(view.layers.come_to_rest)
    return picture


def _shown_by(view: Viewport) -> QPixmap:
    """Return what a view shows, in pixels of the screen."""
    from stratcanvas.stage.backdrop.screen_picture import shown_by  # no first picture needs it

    return view.layers.picture() or shown_by(view.viewport())


def _around(stage: StageScene) -> float:
    return _AROUND if stage.live_layout.floating else _FAR_AROUND


def _grown(area: QRectF, part: float) -> QRectF:
    dx, dy = area.width() * part, area.height() * part
    return area.adjusted(-dx, -dy, dx, dy)


def _mend_around(port: QWidget, way: QPoint) -> None:
    """Draw anew around what lies over a viewport that has been scrolled, up to the edges nearby.

    Qt does so in many small parts, and each costs as much as a large one.
    """
    for place in cast("Iterable[QRect]", port.childrenRegion()):
        around = place.united(place.translated(way))
        port.update(around.adjusted(-_BESIDE, -_BESIDE, _BESIDE, _BESIDE))


def _set_up(view: Viewport) -> None:
    view.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
    view.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
    view.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
    view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFrameShape(QGraphicsView.Shape.NoFrame)
    for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
        bar.rangeChanged.disconnect()  # they never show: a step of zooming lays them out four times
    QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), PICTURES))
    for widget in (view, view.viewport()):
        widget.setAcceptDrops(False)  # what is dropped here is the window's
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    view.viewport().grabGesture(Qt.GestureType.PinchGesture)
