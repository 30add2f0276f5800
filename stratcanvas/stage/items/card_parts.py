# SPDX-License-Identifier: MIT
"""A card in parts: its body as a picture, which many share, and words and rank drawn over it.

So a pan draws no more of a card that comes than what is its own.
"""

from math import floor
from typing import NamedTuple
from weakref import WeakValueDictionary

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import (
    DRAWN_BACK,
    MARGIN,
    SKINS,
    draw_content,
    draw_rings,
    put_badge,
    room_of,
    words_colour,
    words_top,
)
from stratcanvas.paint.card_content import CardContent
from stratcanvas.paint.card_state import CardState, Detail
from stratcanvas.paint.stamps import Draw, Stamps, draw_directly
from stratcanvas.paint.text import TextBlock, block
from stratcanvas.paint.theme import Theme

MOST = 16 * 1024 * 1024
"""Bytes of all pictures: some hundred cards at 100 %, if each looks otherwise."""
_SCREENS = 2
"""Of a large view so many are kept."""
_AROUND = 1.0
"""Pixels of the view around a picture, as Qt leaves around an item's."""
_MOST_RANKS = 256
"""So many ranks are kept as pictures: more are in no view."""
_RANKED = Rect(0.0, 0.0, 1.0, 1.0)
"""A card that has a rank at its corner; how large it is makes no difference."""
_PART_FOR_RINGS = 4
"""Of the bytes for bodies such a part, for rings: cards of a size that look alike share theirs."""
_FINEST = 9
"""Digits of a scale that are told apart: a zoom there and back is off by less."""


Way = tuple[float, float]
"""A scale, and how many pixels of the screen one of the view's has."""


class BodyLook(NamedTuple):
    """All that decides what a card looks like but for its words and rings."""

    said: CardContent
    """Without words, and mostly without its rank."""
    state: CardState
    width: float
    height: float
    """Scene units, as the width."""


class RingLook(NamedTuple):
    """All that decides what the rings around a card look like."""

    state: CardState
    radius: float
    width: float
    height: float
    """Scene units, as the width and the radius."""


def ring_look(said: CardContent, state: CardState, width: float, height: float) -> RingLook | None:
    """Return how the rings look around a card so wide and high (scene units), if it has any."""
    if not state.is_ringed:
        return None
    state = state._replace(dimmed=False, editing=False, meter=())
    return RingLook(state, SKINS[said.kind].radius, width, height)


class Body:
    """A card's looks, and its pictures that are kept."""

    __slots__ = ("__weakref__", "look", "pictures")

    def __init__(self, look: BodyLook) -> None:
        self.look = look
        self.pictures: dict[Way, QPixmap] = {}


class CardBodies:
    """The pictures of one scene in the theme of now, at the scale that it has and at some before.

    So one zooms back to what is drawn already.
    """

    def __init__(self, stamps: Stamps) -> None:
        self._stamps = stamps
        self._bodies: WeakValueDictionary[BodyLook, Body] = WeakValueDictionary()
        self._kept: dict[tuple[Way, Body], None] = {}  # those drawn last at the end
        self._size, self._most = 0, MOST
        self._theme: Theme | None = None
        self._ranks: dict[int, QPixmap] = {}  # of the scale that is drawn now, as are the rings
        self._rings: dict[RingLook, QPixmap] = {}  # those drawn last at the end
        self.way = 1.0, 1.0
        self.inset = 0
        """Pixels of the screen from a picture's corner to its card's."""

    def use(self, scale: float, ratio: float, theme: Theme, screen: int) -> None:
        """Have pictures at a scale, with ``ratio`` pixels of the screen to one of the view's.

        The view takes ``screen`` pixels of it: so much is kept at least that all in view stay.
        """
        self._most = max(MOST, _SCREENS * 4 * screen)
        if theme is not self._theme:
            self._theme = theme
            self._ranks.clear()
            self._rings.clear()
            while self._kept:
                self._drop()
        way = round(scale, _FINEST), ratio
        if way != self.way:
            self.way = way
            self._ranks.clear()
            self._rings.clear()
        self.inset = floor(scale * ratio * MARGIN + ratio * _AROUND + 0.5)

    def body(self, said: CardContent, state: CardState, width: float, height: float) -> Body:
        """Return how a card looks that says something, so wide and high (scene units)."""
        # What is seen through is so as a whole: a rank on it too.
        number = said.number if state.dimmed or state.ghost else 0
        said = said._replace(words="", hint="", number=number)
        look = BodyLook(said, state.inside, width, height)
        body = self._bodies.get(look)
        if body is None:
            body = self._bodies[look] = Body(look)
        return body

    def draw(self, body: Body, said: CardContent) -> QPixmap:
        """Draw and keep the picture of a card that says something; its pixels are the screen's.

        The words tell how far down the rest stands.
        """
        look, theme = body.look, self._theme
        assert theme is not None
        said, state = said._replace(number=look.said.number), look.state._replace(editing=True)
        rect = Rect(0.0, 0.0, look.width, look.height)

        def draw(painter: QPainter) -> None:
            put = self._stamps.over(painter)
            draw_content(painter, said, rect, state, theme, put=put)

        picture = self._picture(look.width, look.height, draw)
        body.pictures[self.way] = picture
        self._kept[self.way, body] = None
        self._size += _bytes(picture)
        while self._size > self._most and len(self._kept) > 1:
            self._drop()
        return picture

    def rank(self, number: int) -> QPixmap:
        """Return the picture of a problem's rank, to be put where its card's is."""
        picture = self._ranks.get(number)
        if picture is None:
            theme = self._theme
            assert theme is not None

            def draw(painter: QPainter) -> None:
                put_badge(painter, number, _RANKED, theme, Detail.FULL, draw_directly)

            if len(self._ranks) >= _MOST_RANKS:
                self._ranks.clear()
            picture = self._ranks[number] = self._picture(MARGIN, MARGIN, draw)
        return picture

    def rings(self, look: RingLook) -> QPixmap:
        """Return the picture of what is around a card, to be put where its body's is."""
        picture = self._rings.get(look)
        if picture is None:
            theme, rect = self._theme, Rect(0.0, 0.0, look.width, look.height)
            assert theme is not None

            def draw(painter: QPainter) -> None:
                draw_rings(painter, rect, look.radius, look.state, theme)

            picture = self._rings[look] = self._picture(look.width, look.height, draw)
            size = sum(map(_bytes, self._rings.values()))
            while size > self._most // _PART_FOR_RINGS and len(self._rings) > 1:
                size -= _bytes(self._rings.pop(next(iter(self._rings))))
        return picture

    def _picture(self, width: float, height: float, draw: Draw) -> QPixmap:
        """Draw what belongs to a card, as wide and high from its corner on (scene units)."""
        (scale, ratio), inset = self.way, self.inset
        whole = scale * ratio
        size = QSize(*(round(whole * each) + 2 * inset + 1 for each in (width, height)))
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHints(
                QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            )
            painter.translate(inset, inset)
            painter.scale(whole, whole)
            draw(painter)
        finally:
            painter.end()  # else Qt would end the process with the picture
        return picture

    def _drop(self) -> None:
        """Let go the picture that was drawn longest ago."""
        way, body = first = next(iter(self._kept))
        del self._kept[first]
        self._size -= _bytes(body.pictures.pop(way))


def _bytes(picture: QPixmap) -> int:
    return 4 * picture.width() * picture.height()


class MainWords(NamedTuple):
    """Words that stand where, and look as, ``draw_content`` draws them."""

    block: TextBlock
    x: float
    y: float
    """Where they begin, in scene units from the card's upper left corner."""
    colour: str
    opacity: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw them on a card that has its upper left corner there."""
        if self.opacity == 1.0:
            self.block.draw(painter, x + self.x, y + self.y, self.colour)
            return
        painter.setOpacity(self.opacity)
        self.block.draw(painter, x + self.x, y + self.y, self.colour)
        painter.setOpacity(1.0)


def main_words(
    content: CardContent, width: float, state: CardState, theme: Theme
) -> MainWords | None:
    """Return the words of a card so wide (scene units), or the hint in their place.

    None: it shows neither.
    """
    if state.editing or not (content.words or state.asks):
        return None
    skin, room = SKINS[content.kind], room_of(content, width)
    words = block(content.words or content.hint, skin.words(content), room)
    opacity = DRAWN_BACK if state.ghost else theme.drawn_back if state.dimmed else 1.0
    top = words_top(content, room)
    return MainWords(words, skin.side, top, words_colour(content, theme), opacity)
