# SPDX-License-Identifier: MIT
"""How a card looks: strategy, problem, tactic, note. Its height follows from its words.

What a card says is its `CardContent`, how that kind of card is drawn is its `Skin`; measuring and
drawing read the same two, so that they cannot drift apart.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.aims import REACH, AimColours, aim_colours, draw_mark
from stratcanvas.paint.card_content import CardContent, content_of, hint_of
from stratcanvas.paint.card_state import PLAIN, CardState, Detail, detail_at
from stratcanvas.paint.chips import ChipColours, draw_chips, flow, with_meter
from stratcanvas.paint.pens import NO_BRUSH, NO_PEN, brush, fill, pen, rectf
from stratcanvas.paint.stamps import Put, draw_directly
from stratcanvas.paint.text import TextStyle, block, line_count, right_to_left
from stratcanvas.paint.theme import Theme

__all__ = [
    "DRAWN_BACK",
    "MARGIN",
    "PLAIN",
    "CardState",
    "Detail",
    "TextColours",
    "block_fill",
    "detail_at",
    "draw_around",
    "draw_card",
    "draw_content",
    "hint_of",
    "lighter",
    "text_colours",
    "text_rect",
    "text_style",
    "words_seen",
]

MARGIN = 14.0
"""How far drawing may reach outside a card's rectangle (rings, rank badge), in scene units."""
WIDEST_STRATEGY = 760.0
"""The strategy's words run no wider than this, however wide the frame grows."""
LABEL_GAP = 2.0
BADGE_RADIUS = 11.5
_BADGE_PLACE = 1.5  # the disc's middle lies this far right of and below the card's corner
_BADGE_TEXT = TextStyle(12, 700, lines=1)
_BADGE_SMALL = TextStyle(9, 700, lines=1)
DRAWN_BACK = 0.4
"""How much of its colours a shape without words keeps that steps back, and a preview."""
_DOTS = (1.0, 2.4)
"""The edge of what steps back in strong contrasts, in widths of the pen."""
_MARK_RADIUS = 4.0
MARK_ROOM = 14.0  # of a label, for the mark of its aim
_OVER = 3.0
"""How far letters may reach beyond where a text is laid out, in scene units."""


@cache
def lighter(style: TextStyle) -> TextStyle:
    """Return the style of a hint that stands where words of a style will be."""
    return TextStyle(style.size, 400, style.spacing, style.lines, italic=style.italic)


class Skin(NamedTuple):
    """How a kind of card is drawn: measures in scene units, colours by the theme's names."""

    text: TextStyle
    label: TextStyle
    side: float = 12.0
    top: float = 11.0
    bottom: float = 11.0
    chip_gap: float = 8.0
    remark_gap: float = 7.0
    least: float = 0.0
    radius: float = 8.0
    edge: float = 1.4
    dashes: tuple[float, ...] = ()

    @property
    def hint(self) -> TextStyle:
        """Return the style of the words that stand there while the card is empty: lighter."""
        return lighter(self.text)

    def words(self, content: CardContent) -> TextStyle:
        """Return the style of a card's words, or of its hint while there are none."""
        return self.text if content.words else self.hint


REMARK = TextStyle(12, lines=2)
_CAPITALS = TextStyle(11, 600, spacing=0.8, lines=2)
_TITLE = TextStyle(14, 600)
SKINS: dict[str, Skin] = {
    "strategy": Skin(
        text=TextStyle(20, 600), label=_CAPITALS, side=18.0, top=15.0, bottom=16.0, chip_gap=10.0
    ),
    "heading": Skin(text=TextStyle(17, 700), label=_CAPITALS, side=0.0, top=0.0, bottom=0.0),
    "problem": Skin(text=_TITLE, label=_CAPITALS),
    "educate": Skin(text=_TITLE, label=_CAPITALS, top=10.0),
    "solve": Skin(text=_TITLE, label=_CAPITALS, top=10.0),
    "uncounted": Skin(
        text=_TITLE, label=TextStyle(11, 600, lines=2), top=10.0, edge=1.4, dashes=(3.6, 2.8)
    ),
    "note": Skin(
        text=TextStyle(13), label=_CAPITALS, top=10.0, bottom=10.0, least=44.0, radius=3.0
    ),
}


def room_of(content: CardContent, width: float) -> float:
    """Return the width that a card's words have."""
    room = width - 2 * SKINS[content.kind].side
    return min(room, WIDEST_STRATEGY) if content.kind in {"strategy", "heading"} else room


def words_top(content: CardContent, room: float) -> float:
    """Return how far below a card's top edge its words begin."""
    skin = SKINS[content.kind]
    if not content.label:
        return skin.top
    lines = block(content.label, skin.label, _label_room(content, room)).lines  # known: few differ
    return skin.top + lines * skin.label.pitch + LABEL_GAP


def _label_room(content: CardContent, room: float) -> float:
    """Return the width that a card's label has beside the mark of its aim."""
    return room - (MARK_ROOM if content.aim is not None else 0.0)


def text_rect(canvas: Canvas, key: str, rect: Rect) -> QRectF:
    """Return where a card's main text lies, for the in-place editor, in the rect's coordinates.

    For the brief's id ``rect`` is the frame's heading and the text is the customer.
    """
    content = content_of(canvas, key)
    skin, room = SKINS[content.kind], room_of(content, rect.width)
    lines = line_count(content.words or content.hint, skin.words(content), room)
    top = rect.y + words_top(content, room)
    return QRectF(rect.x + skin.side, top, room, lines * skin.text.pitch)


def words_seen(canvas: Canvas, key: str, width: float) -> str:
    """Return as much of a card's words as is drawn on it; its own hint is no words of it.

    ``width`` is the card's; for the brief's id it is the frame's and the words are the customer.
    """
    content = content_of(canvas, key)
    if not content.words:
        return ""
    return block(content.words, SKINS[content.kind].text, room_of(content, width)).text


def text_style(canvas: Canvas, key: str) -> TextStyle:
    """Return the style of a card's main text."""
    return SKINS[content_of(canvas, key).kind].text


class TextColours(NamedTuple):
    """The colours of a card's main text, "#rrggbb" each."""

    text: str
    ground: str
    hint: str


def text_colours(canvas: Canvas, key: str, theme: Theme) -> TextColours:
    """Return the colours of a card's main text, of its ground and of the hint in its place."""
    kind = content_of(canvas, key).kind
    name = "frame" if kind == "heading" else kind
    text, ground = getattr(theme, f"{name}_text"), getattr(theme, f"{name}_fill")
    return TextColours(text, ground, getattr(theme, f"{name}_hint", theme.card_hint))


def block_fill(canvas: Canvas, key: str, theme: Theme) -> str:
    """Return the colour of a card seen from far away: what kind it is must be told by it."""
    return _block_fill(content_of(canvas, key).kind, theme)


def _block_fill(kind: str, theme: Theme) -> str:
    if kind == "strategy":
        return theme.strategy_fill
    if kind == "note":
        return theme.note_edge
    return str(getattr(theme, f"{kind}_edge"))


def draw_card(
    painter: QPainter,
    canvas: Canvas,
    key: str,
    rect: Rect,
    state: CardState,
    theme: Theme,
    detail: Detail = Detail.FULL,
) -> None:
    """Draw a card into a rectangle of the painter's coordinates (scene units)."""
    draw_content(painter, content_of(canvas, key), rect, state, theme, detail)


def draw_content(
    painter: QPainter,
    content: CardContent,
    rect: Rect,
    state: CardState,
    theme: Theme,
    detail: Detail = Detail.FULL,
    put: Put = draw_directly,
) -> None:
    """Draw a card that says something; ``put`` draws what other cards have too."""
    faint = state.dimmed or state.ghost
    opacity = painter.opacity()
    if state.is_ringed and detail is not Detail.BLOCK:
        # In full: one has to see of a dimmed card that it is selected.
        draw_rings(painter, rect, SKINS[content.kind].radius, state, theme)
    if faint:
        put = draw_directly  # edges over fills, each seen through, are not their picture seen so
        painter.setOpacity(opacity * (DRAWN_BACK if state.ghost else theme.drawn_back))
    if detail is Detail.BLOCK:
        fill(painter, rectf(rect), _block_fill(content.kind, theme))
    else:
        dotted = state.dimmed and theme.is_strong
        _put_body(painter, content.kind, rect, theme, put, dotted=dotted)
        if detail is Detail.FULL:
            _draw_words(painter, content, rect, state, theme, put)
        if content.number:
            put_badge(painter, content.number, rect, theme, detail, put)
    if faint:
        painter.setOpacity(opacity)


def draw_around(
    painter: QPainter, canvas: Canvas, key: str, rect: Rect, state: CardState, theme: Theme
) -> None:
    """Draw what is around a card, as ``draw_card`` does, without the card: its rings."""
    draw_rings(painter, rect, SKINS[content_of(canvas, key).kind].radius, state, theme)


def draw_rings(
    painter: QPainter, rect: Rect, radius: float, state: CardState, theme: Theme
) -> None:
    """Draw what is around a card: one ring selected, two a target, a fine one hovered.

    A selected one's is fine and grey while another pane has the keyboard. Around one that was found
    lies a broad ring, outside of the others.
    """
    painter.setBrush(NO_BRUSH)
    if state.found and not state.target:
        _ring(painter, rect, radius, 6.5, theme.found, 3.5)
    if state.target:
        _ring(painter, rect, radius, 3.0, theme.target, 2.5)
        _ring(painter, rect, radius, 7.5, theme.target, 1.5)
    elif state.selected:
        colour, width = (theme.muted, 1.5) if state.quiet else (theme.select, 2.5)
        _ring(painter, rect, radius, 3.0, colour, width)
    elif state.hovered:
        _ring(painter, rect, radius, 2.5, theme.hover, 1.5)


def _ring(
    painter: QPainter, rect: Rect, radius: float, away: float, colour: str, width: float
) -> None:
    painter.setPen(pen(colour, width))
    painter.drawRoundedRect(rectf(rect, away), radius + away, radius + away)


def _put_body(
    painter: QPainter, kind: str, rect: Rect, theme: Theme, put: Put, *, dotted: bool
) -> None:
    skin = SKINS[kind]
    dashes = _DOTS if dotted else skin.dashes
    edge, fill = getattr(theme, f"{kind}_edge"), getattr(theme, f"{kind}_fill")
    # A line of less than a pixel is drawn as a whole one, faintly, and reaches out by that.
    area = rect.x - 2.0, rect.y - 2.0, rect.width + 4.0, rect.height + 4.0

    def draw(painter: QPainter) -> None:
        painter.setPen(pen(edge, skin.edge, dashes))
        painter.setBrush(brush(fill))
        painter.drawRoundedRect(rectf(rect, -skin.edge / 2), skin.radius, skin.radius)

    put(painter, (edge, fill, dashes, skin.radius, area[2:]), area, draw)


def dot_edge(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draw a dotted edge around a row that steps back, where that fades hardly: see ``Theme``."""
    if theme.is_strong:
        painter.setPen(pen(theme.refuse, 1.0, _DOTS))
        painter.setBrush(NO_BRUSH)
        painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), 4.0, 4.0)


def _draw_words(
    painter: QPainter, content: CardContent, rect: Rect, state: CardState, theme: Theme, put: Put
) -> None:
    skin, room = SKINS[content.kind], room_of(content, rect.width)
    x, y = rect.x + skin.side, rect.y + words_top(content, room)
    if content.label:
        _put_label(painter, content, x, rect.y + skin.top, room, theme, put)
    words = block(content.words or content.hint, skin.words(content), room)
    if not state.editing and (content.words or state.asks):
        words.draw(painter, x, y, words_colour(content, theme))
    y += words.height
    if content.chips:
        y += skin.chip_gap
        chips = with_meter(content.chips, state.meter, room)
        shown = flow(tuple(each for each in chips if state.asks or not each.asks), room)
        draw_chips(painter, shown, x, y, _chip_colours(content.kind, theme), put)
        y += flow(content.chips, room).height
    for each in content.remarks:
        remark = block(each, REMARK, room)
        remark.draw(painter, x, y + skin.remark_gap, getattr(theme, f"{content.kind}_label"))
        y += skin.remark_gap + remark.height


def _put_label(
    painter: QPainter,
    content: CardContent,
    x: float,
    y: float,
    room: float,
    theme: Theme,
    put: Put,
) -> None:
    style, colour = SKINS[content.kind].label, getattr(theme, f"{content.kind}_label")
    look = content.label, content.aim, style, colour, room
    area = x - _OVER, y - _OVER, room + 2 * _OVER, style.lines * style.pitch + 2 * _OVER

    def draw(painter: QPainter) -> None:
        _draw_label(painter, content, x, y, room, style, colour)

    put(painter, look, area, draw)


def _draw_label(
    painter: QPainter,
    content: CardContent,
    x: float,
    y: float,
    room: float,
    style: TextStyle,
    colour: str,
) -> None:
    """Draw a label, and before it the mark of its aim: at the side where it begins."""
    label = block(content.label, style, _label_room(content, room))
    if content.aim is not None:
        away = _MARK_RADIUS * REACH
        mirrored = right_to_left(content.label)
        middle = QPointF(x + room - away if mirrored else x + away, y + style.pitch / 2)
        draw_mark(painter, middle, content.aim, _MARK_RADIUS, colour)
        x += 0.0 if mirrored else MARK_ROOM
    label.draw(painter, x, y, colour)


def words_colour(content: CardContent, theme: Theme) -> str:
    """Return the colour of a card's words, or of the hint in their place."""
    if content.words:
        return str(getattr(theme, f"{content.kind}_text"))
    return str(getattr(theme, f"{content.kind}_hint", theme.card_hint))


@lru_cache(maxsize=32)
def _chip_colours(kind: str, theme: Theme) -> ChipColours:
    if kind == "strategy":
        return ChipColours(
            theme.strategy_chip_fill,
            theme.strategy_chip_edge,
            theme.strategy_chip_text,
            AimColours(theme.strategy_chip_text, theme.strategy_chip_text),
            theme.strategy_chip_edge,
            (theme.strategy_loud_fill, theme.strategy_loud_edge, theme.strategy_loud_text),
        )
    return ChipColours(
        theme.chip_fill, theme.chip_edge, theme.chip_text, aim_colours(theme), theme.pip_empty
    )


def put_badge(
    painter: QPainter, number: int, rect: Rect, theme: Theme, detail: Detail, put: Put
) -> None:
    """Draw the rank of a problem on the corner of its card."""
    x, y = rect.x + _BADGE_PLACE, rect.y + _BADGE_PLACE
    look = "badge", number, detail, theme.badge_fill, theme.badge_text
    area = x - 2 * BADGE_RADIUS, y - 2 * BADGE_RADIUS, 4 * BADGE_RADIUS, 4 * BADGE_RADIUS

    def draw(painter: QPainter) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(brush(theme.badge_fill))
        painter.drawEllipse(QPointF(x, y), BADGE_RADIUS, BADGE_RADIUS)
        if detail is Detail.FULL:
            digits = block(str(number), _BADGE_TEXT if number < 100 else _BADGE_SMALL, 60.0)
            at = x - digits.width / 2, y - digits.height / 2
            digits.draw(painter, *at, theme.badge_text)

    put(painter, look, area, draw)
