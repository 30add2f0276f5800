# SPDX-License-Identifier: MIT
"""All cards that rest, as one item that puts their pictures: a pan moves no items for them.

Those in hand are items of their own: each step moves them, and Qt knows what to draw anew.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from math import floor

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import MARGIN, draw_content
from stratcanvas.paint.card_content import CardContent, content_of
from stratcanvas.paint.card_state import CardState, Detail
from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.stamps import Stamps
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.items.card_parts import Body, CardBodies, MainWords, main_words, ring_look
from stratcanvas.stage.render_context import RenderContext, from_qt

_ROOM = 20_000.0
"""Scene units around all cards that the item reaches, so that it seldom has to reach further."""
_OVER = 6.0
"""How far letters may reach beyond where a text is laid out, in scene units."""
_OFF = 1 / 300
"""Pixels that words stand lower. Else at some scales a line stands just between two, and a scale
that one zooms back to, off by its last digits, has it on the other one: beside a tile drawn before.
"""
_MOST = 500
"""So many cards are known by where they were drawn before those out of sight are forgotten."""
_AT_ONCE = 10
"""Of so many cards the words are laid out in one go: that takes half a millisecond."""
_MANY = 40
"""Of more changes it is told that they may be anywhere."""


class _Shown:
    """A card as it was drawn last."""

    __slots__ = (
        "body",
        "height",
        "is_sure",
        "number",
        "reach",
        "rect",
        "rings",
        "said",
        "state",
        "words",
    )

    def __init__(
        self,
        said: CardContent,
        rect: Rect,
        state: CardState,
        height: float,
        body: Body,
        words: MainWords | None,
    ) -> None:
        self.said, self.rect, self.state, self.height = said, rect, state, height
        self.body, self.words = body, words
        self.rings = ring_look(said, state, rect.width, rect.height)
        self.number = said.number - body.look.said.number  # its rank, unless the body has it
        self.reach = rect.x, rect.y, rect.right, rect.bottom
        if words is not None:
            left, top = rect.x + words.x - _OVER, rect.y + words.y - _OVER
            bottom = top + words.block.height + 2 * _OVER
            self.reach = left, top, left + rect.width, bottom  # of its words, in scene units
        self.is_sure = True  # whether it still looks so


class RestingCards(QGraphicsRectItem):
    """Draws the cards that have no item of their own."""

    def __init__(
        self,
        context: RenderContext,
        stamps: Stamps,
        own: Collection[str],
        height_of: Callable[[str], float],
    ) -> None:
        """``own``: the cards that have items; ``height_of`` tells how high a card lies."""
        super().__init__()
        self._context, self._stamps, self._bodies = context, stamps, CardBodies(stamps)
        self._own, self._height_of = own, height_of
        self._shown: dict[str, _Shown] = {}
        self._changed: list[Rect] | None = []  # see ``take_changed``
        self._forgot = False  # some that have been drawn
        self.changes = 0
        """How often cards have come to look different that have been drawn."""
        self.setPen(NO_PEN)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def seen(self) -> AbstractSet[str]:
        """Return the cards that have been drawn, all those in view among them."""
        return self._shown.keys()

    def reach(self, region: Rect) -> None:
        """Reach around all cards, and forget those beyond a region once they are many."""
        around = rectf(self._context.live_layout.bounds, MARGIN)
        if not self.rect().contains(around):
            self.setRect(around.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM))
        if len(self._shown) > _MOST:
            self._shown = {
                key: each for key, each in self._shown.items() if each.rect.overlaps(region)
            }
            self._forgot = True

    def take_changed(self) -> list[Rect] | None:
        """Return where cards may look different since this was asked last; None: anywhere."""
        changed, self._changed = self._changed, []
        if changed is not None and len(changed) <= _MANY:
            return changed
        self._forgot = False
        return None

    def doubt(self) -> None:
        """See of every card, when it is drawn next, how it looks now."""
        self.changes += 1
        self._changed = None
        for shown in self._shown.values():
            shown.is_sure = False

    def doubt_forgotten(self) -> None:
        """Hear that cards may look otherwise that have been drawn, and are known no more."""
        if self._forgot:
            self._changed = None

    def look_again(self, keys: AbstractSet[str]) -> None:
        """Draw those of some cards anew that have been drawn."""
        known = keys & self._shown.keys()
        if self._forgot and len(known) < len(keys):
            self._changed = None
        self.draw_anew(known)

    def draw_anew(self, keys: Iterable[str]) -> None:
        """Draw some cards where they are now, and what lies where they were."""
        scene = self.scene()
        if scene is None:
            return
        from stratcanvas.stage.items.moving import draw_seen  # no first picture needs it

        cards, own, shown = self._context.live_layout.cards, self._own, self._shown
        changed: list[Rect] = []
        for key in keys:
            before, now = shown.get(key), cards.get(key)
            if before is not None:
                before.is_sure = False
                changed.append(before.rect)
            elif self._forgot:
                self._changed = None
            if now is None or key in own:
                shown.pop(key, None)
            elif before is None or now != before.rect:
                changed.append(now)
        self.changes += len(changed)
        if self._changed is not None:
            self._changed += changed
        draw_seen(scene, changed, MARGIN)

    def lay_out(self, area: Rect) -> Iterator[None]:
        """Lay out the words of the cards in an area (scene units), some before each yield."""
        context = self._context
        layout = context.live_layout
        for number, key in enumerate(layout.cards_in(area) - self._shown.keys()):
            if key in layout.cards:  # it may have gone meanwhile
                said, width = content_of(layout.canvas, key), layout.cards[key].width
                main_words(said, width, context.state_of(key), context.theme)
            if number % _AT_ONCE == 0:
                yield None

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the cards in the part that is drawn."""
        self.draw(painter, from_qt(option.exposedRect))

    def draw_parts(
        self,
        painter: QPainter,
        parts: Iterable[QRect],
        to_view: QTransform,
        size: QSize | None = None,
    ) -> None:
        """Draw the cards in parts of a view, given in its pixels, which the painter counts too.

        ``size``: of the view, if the painter draws on anything else.
        """
        scale, dx, dy = to_view.m11(), to_view.dx(), to_view.dy()
        painter.setWorldTransform(to_view)
        place = self._place(painter, size)
        for part in parts:
            painter.resetTransform()
            painter.setClipRect(part)
            x, y = (part.x() - dx) / scale, (part.y() - dy) / scale
            self._draw_in(painter, Rect(x, y, part.width() / scale, part.height() / scale), place)

    def draw(self, painter: QPainter, seen: Rect) -> None:
        """Draw the cards in an area; the painter counts in scene units, as the area does."""
        to_view = painter.worldTransform()
        self._draw_in(painter, seen, self._place(painter))
        painter.setWorldTransform(to_view)

    def _place(self, painter: QPainter, seen: QSize | None = None) -> "PicturePlaces":
        """Return where pictures are put with a painter, and have those that are of its scale."""
        device, scale = painter.device(), painter.worldTransform().m11()
        ratio, size = device.devicePixelRatioF(), (device.width(), device.height())
        if seen is not None:
            size = seen.width(), seen.height()
        screen = round(size[0] * size[1] * ratio * ratio)
        self._bodies.use(scale, ratio, self._context.theme, screen)
        return PicturePlaces(painter, size, ratio, self._bodies.inset)

    def _draw_in(self, painter: QPainter, seen: Rect, place: "PicturePlaces") -> None:
        if self._context.detail is not Detail.FULL:
            return
        keys = self._context.live_layout.cards_in(seen.grown(MARGIN))
        if self._own:
            keys.difference_update(self._own)
        painter.setWorldTransform(place.pixels)
        way, right, bottom = self._bodies.way, seen.right, seen.bottom
        for each in self._look_at(keys):
            rect, body = each.rect, each.body
            if rect.width >= place.widest or rect.height >= place.highest:
                painter.setWorldTransform(place.to_view)
                painter.translate(rect.x, rect.y)
                self._draw(painter, each)
                painter.setWorldTransform(place.pixels)
                continue
            x, y = place.of(rect)
            if each.rings is not None:
                place.put(painter, self._bodies.rings(each.rings), x, y)
            picture = body.pictures.get(way) or self._bodies.draw(body, each.said)
            place.put(painter, picture, x, y)
            if each.words is not None:
                from_x, from_y, to_x, to_y = each.reach
                if from_y < bottom and to_y > seen.y and from_x < right and to_x > seen.x:
                    place.draw(painter, each.words, x, y)
            if each.number:
                painter.drawPixmap(QPointF(x, y), self._bodies.rank(each.number))

    def _draw(self, painter: QPainter, each: _Shown) -> None:
        """Draw a card larger than the view, of which no picture is kept."""
        put, own = self._stamps.over(painter), Rect(0.0, 0.0, each.rect.width, each.rect.height)
        draw_content(painter, each.said, own, each.state, self._context.theme, put=put)

    def _look_at(self, keys: Collection[str]) -> list[_Shown]:
        """Return how some cards look now, those that lie over others last."""
        layout, shown, found = self._context.live_layout, self._shown, list[_Shown]()
        for key in keys:
            each = shown.get(key)
            if each is None or not each.is_sure:
                rect, state = layout.cards[key], self._context.state_of(key)
                said = content_of(layout.canvas, key)
                body = self._bodies.body(said, state, rect.width, rect.height)
                words = main_words(said, rect.width, state, self._context.theme)
                each = _Shown(said, rect, state, self._height_of(key), body, words)
                shown[key] = each
            found.append(each)
        found.sort(key=_height)
        return found


def _height(each: _Shown) -> float:
    return each.height


class PicturePlaces:
    """Where pictures of cards are put, in pixels of the screen."""

    def __init__(self, painter: QPainter, size: tuple[int, int], ratio: float, inset: int) -> None:
        """``painter`` counts in scene units; ``size``: pixels of the view."""
        self.to_view = to_view = painter.worldTransform()
        self._scale = scale = to_view.m11()
        # What a view is panned by is added after the rounding: half a pixel goes one way anywhere.
        self._dx, self._dy = floor(to_view.dx() + 0.5), floor(to_view.dy() + 0.5)
        before = 0.5 - scale * MARGIN
        self._rest = before + (to_view.dx() - self._dx), before + (to_view.dy() - self._dy)
        self._ratio, self._inset = ratio, inset
        self.widest, self.highest = (each / scale - 2 * MARGIN for each in size)
        self.pixels = QTransform.fromScale(1.0 / ratio, 1.0 / ratio)
        painter.setWorldTransform(self.pixels)
        to_screen = painter.deviceTransform()
        self._left, self._top = to_screen.dx(), to_screen.dy()
        self._are_whole = ratio == 1.0 and to_screen.isIdentity()  # its pixels are the screen's

    def of(self, rect: Rect) -> tuple[float, float]:
        """Return where the corner of a card's picture lies.

        As Qt puts the picture that it keeps of an item: on whole pixels of the view, and of the
        screen: those it copies as they are.
        """
        scale, ratio, left, top = self._scale, self._ratio, self._left, self._top
        rest_x, rest_y = self._rest
        x = floor(scale * rect.x + rest_x) + self._dx - 1
        y = floor(scale * rect.y + rest_y) + self._dy - 1
        if self._are_whole:
            return x, y
        return floor(x * ratio + left + 0.5) - left, floor(y * ratio + top + 0.5) - top

    def put(self, painter: QPainter, picture: QPixmap, x: float, y: float) -> None:
        """Draw a picture that has its corner there."""
        if self._are_whole:
            painter.drawPixmap(int(x), int(y), picture)
        else:
            painter.drawPixmap(QPointF(x, y), picture)

    def draw(self, painter: QPainter, words: MainWords, x: float, y: float) -> None:
        """Draw the words of a card whose picture has its corner there."""
        if self._scale * self._ratio == 1.0:
            words.draw(painter, x + self._inset, y + self._inset)
            return
        self.enter(painter, x, y)
        words.draw(painter, 0.0, 0.0)
        painter.setWorldTransform(self.pixels)

    def enter(self, painter: QPainter, x: float, y: float) -> None:
        """Have a painter begin at a card whose picture's corner lies there, in scene units."""
        painter.translate(x + self._inset, y + self._inset + _OFF)
        whole = self._scale * self._ratio
        painter.scale(whole, whole)
