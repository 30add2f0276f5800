# SPDX-License-Identifier: MIT
"""A card on the stage: stands for one id at a time, and lets the painter draw it."""

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN, draw_card
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.card_state import PLAIN, CardState
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.moving import leave_place
from stratcanvas.stage.render_context import RenderContext

if TYPE_CHECKING:
    from stratcanvas.stage.ring_item import RingItem

_ROUNDED = 1e-4
"""Parts of a pixel by which a place on the screen is not known."""
_GHOST = CardState(ghost=True)


_MOST = 1_000_000
"""Pixels of a card that is drawn before it is seen."""
_Place = tuple[float, float, float]
"""Pixels of the screen a scene unit, and the parts of a pixel that a card's corner lies aside."""


class _Ahead(NamedTuple):
    """A card as it was drawn before it came into view."""

    picture: QPixmap
    corner: tuple[int, int]
    """Where in the picture the card's own corner lies, in whole pixels of the screen."""
    looks: object
    place: _Place


class CardItem(QGraphicsRectItem):
    """One visible card; a ghost shows where a dragged card will settle.

    Its rectangle is the card with its badge and rings, in scene units around its upper left corner.
    Qt asks for it often, and knows it without Python. The rings are an item of their own behind it:
    they come and go, while the card with its words stays as it was drawn.
    """

    def __init__(self, context: RenderContext, *, ghost: bool = False) -> None:
        super().__init__()
        self._context = context
        self._ghost = ghost
        self._key = ""
        self._rect = Rect(0.0, 0.0, 0.0, 0.0)
        self._drawn = PLAIN
        self._ring: RingItem | None = None
        self._ahead: _Ahead | None = None
        self._drawn_at = 0.0
        self._kept = True
        self.setPen(NO_PEN)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_card(self, key: str, rect: Rect, z: float) -> None:
        """Stand for a card at a rectangle (scene units) from now on, and draw it anew."""
        self._key, self._ahead, self._drawn_at = key, None, 0.0
        if rect != self._rect:
            leave_place(self)
        if (rect.width, rect.height) != (self._rect.width, self._rect.height):
            self.setRect(rectf(Rect(0.0, 0.0, rect.width, rect.height), MARGIN))
            # Of a card larger than the view Qt would keep a part of the picture that it was.
            self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
            self._keep()
        self._rect = rect
        self.setPos(rect.x, rect.y)
        self.setZValue(z)
        self.update()
        if not self._ghost:
            self._surround(self._context.state_of(key))

    def show_in(self, wide: float, high: float) -> None:
        """Be kept as a picture in a view so wide and high (scene units) if it fits there.

        Of a larger card Qt keeps what is in view, drawn from elsewhere: a pixel off at times.
        """
        kept = self.rect().width() < wide and self.rect().height() < high
        if kept != self._kept:
            self._kept = kept
            self._keep()

    def _keep(self) -> None:
        modes = QGraphicsItem.CacheMode
        self.setCacheMode(modes.DeviceCoordinateCache if self._kept else modes.NoCache)

    def show_state(self, z: float) -> None:
        """Lie so high, and draw anew what the hand or the selection has changed about the card."""
        state = self._context.state_of(self._key)
        self.setZValue(z)
        if state.inside != self._drawn:
            self.update()
        self._surround(state)

    def _surround(self, state: CardState) -> None:
        if state.is_ringed and self._ring is None:
            from stratcanvas.stage.ring_item import RingItem  # no first picture needs it

            self._ring = RingItem(self, self._context)
        if self._ring is not None:
            self._ring.surround(self._key, self._rect, state)

    @property
    def area(self) -> QRectF:
        """Return where the card lies, in scene units."""
        return rectf(self._rect)

    def draw_ahead(self, to_view: QTransform, ratio: float) -> bool:
        """Draw the card before it comes into view; False: it is drawn already, or there is none.

        ``ratio`` is how many pixels of the screen one of the view's is.
        """
        place = _place(self.deviceTransform(to_view), ratio)
        if self._drawn_at == place[0] or not self.isVisible() or ratio % 1.0:
            return False
        self._drawn_at = place[0]  # or as good as
        if self._key not in self._context.live_layout.canvas or self._fitting(place) is not None:
            return False
        self._ahead = self._picture(place)
        return self._ahead is not None

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the card as the canvas has it now."""
        if self._key not in self._context.live_layout.canvas:
            return
        to_screen, ratio = painter.deviceTransform(), painter.device().devicePixelRatioF()
        place = _place(to_screen)
        ahead, self._ahead, self._drawn_at = self._fitting(place), None, place[0]
        if ahead is None:
            self._draw(painter)
            return
        to_item = painter.worldTransform()
        painter.resetTransform()
        x = floor(to_screen.dx() + _ROUNDED) - ahead.corner[0]
        y = floor(to_screen.dy() + _ROUNDED) - ahead.corner[1]
        ahead.picture.setDevicePixelRatio(ratio)
        painter.drawPixmap(QPointF(x / ratio, y / ratio), ahead.picture)
        painter.setWorldTransform(to_item)

    def _fitting(self, place: _Place) -> _Ahead | None:
        """Return what was drawn ahead, if that is how the card looks there."""
        ahead = self._ahead
        fits = ahead is not None and ahead.place == place and ahead.looks == self._looks()
        return ahead if fits else None

    def _picture(self, place: _Place) -> _Ahead | None:
        """Draw the card as it will be seen; None: it is too large for that."""
        scale, around = place[0], self.rect()
        if around.width() * around.height() * scale * scale > _MOST:
            return None
        left, top = ceil(-around.x() * scale) + 1, ceil(-around.y() * scale) + 1
        picture = QPixmap(
            left + ceil(around.right() * scale) + 2, top + ceil(around.bottom() * scale) + 2
        )
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(left + place[1], top + place[2])
            painter.scale(scale, scale)
            self._draw(painter)
        finally:
            painter.end()  # else Qt would end the process with the picture
        return _Ahead(picture, (left, top), self._looks(), place)

    def _looks(self) -> object:
        """Return all that the card's picture follows from."""
        context = self._context
        words = content_of(context.live_layout.canvas, self._key)
        return words, self._state(), context.theme, self._rect.width, self._rect.height

    def _state(self) -> CardState:
        return _GHOST if self._ghost else self._context.state_of(self._key).inside

    def _draw(self, painter: QPainter) -> None:
        context = self._context
        rect = Rect(0.0, 0.0, self._rect.width, self._rect.height)
        canvas = context.live_layout.canvas
        self._drawn = self._state()
        draw_card(painter, canvas, self._key, rect, self._drawn, context.theme)


def _place(to_screen: QTransform, ratio: float = 1.0) -> _Place:
    scale = round(to_screen.m11() * ratio, 6)
    return scale, _aside(to_screen.dx() * ratio), _aside(to_screen.dy() * ratio)


def _aside(pixels: float) -> float:
    """Return by what part of a pixel a place lies beyond a whole one."""
    return round(max(0.0, (pixels + _ROUNDED) % 1.0 - _ROUNDED), 3)
