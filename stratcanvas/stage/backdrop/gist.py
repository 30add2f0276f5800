# SPDX-License-Identifier: MIT
"""What can still be read from afar: the strategy and the ranks, in letters of 8 pixels.

Other words are bars as long as they are: at this zoom letters would be grey soup. Places are
counted in the view's pixels here, so that each bar has whole ones.
"""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from stratcanvas.domain.cards import Aim, Note, Problem, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.card import BADGE_RADIUS, SKINS
from stratcanvas.paint.pens import NO_PEN
from stratcanvas.paint.text import TextStyle, block
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.render_context import RenderContext

SMALLEST = 0.195
"""The scale down to which there is room for letters: 20 %, as the wheel comes near it."""
_STATEMENT = {lines: TextStyle(8, 600, lines=lines) for lines in range(1, 9)}
"""The strategy's letters, by how many lines there is room for."""
_RANK = TextStyle(8, 700, lines=1)
_INSET = 4.0
_DISC = 6.0
"""Pixels: the least distance of words from an edge, and the least radius of a rank's disc."""
_REACH = 16.0
"""Pixels that a rank's disc reaches over its card's left and upper edge at most."""
_LETTER = 7.2
"""How wide a letter of a title is, on average, in scene units."""
_TACTICS = frozenset(aim.value for aim in Aim)
_CALM, _STRONG = 0.36, 0.75
"""How much of a text's colour a bar has over its ground, and in strong contrasts."""
_FEWEST_PIXELS = 2


def draw_gist(
    painter: QPainter,
    context: RenderContext,
    area: Rect,
    scale: float,
    among: AbstractSet[str] | None = None,
) -> None:
    """Draw words and what stands for words over the cards in an area (scene units).

    ``among``: over those of these cards and the heading alone.
    """
    if scale < SMALLEST:
        return
    theme, canvas = context.theme, context.live_layout.canvas
    matched = context.marks.matched
    bars: defaultdict[tuple[str, bool], list[QRectF]] = defaultdict(list)
    ranks: list[tuple[int, QRectF, bool]] = []
    reach = _REACH / scale  # the disc of a card beside the area may lie in it
    seen = context.live_layout.cards_in(
        Rect(area.x, area.y, area.width + reach, area.height + reach)
    )
    for key in seen if among is None else seen & among:
        dim = matched is not None and matched.dims(key)
        rect = _pixels(context.live_layout.cards[key], scale)
        match canvas.get(key):
            case Tactic(title=words, aim=aim):
                bars[aim.value, dim] += _bars(words, rect, scale, aim.value)
            case Problem(statement=words):
                bars["problem", dim] += _bars(words, rect, scale, "problem")
                ranks.append((canvas.number[key], rect, dim))
            case Note(text=words):
                bars["note", dim] += _bars(words, rect, scale, "note")
            case _:
                pass
    painter.save()
    painter.scale(1.0 / scale, 1.0 / scale)
    painter.setPen(NO_PEN)
    calm = _STRONG if theme.is_strong else _CALM
    for (kind, dim), rects in bars.items():
        painter.setOpacity(theme.drawn_back if dim else 1.0)
        words, ground = getattr(theme, f"{kind}_text"), getattr(theme, f"{kind}_fill")
        painter.setBrush(_between(words, ground, calm))
        painter.drawRects(rects)
    painter.setOpacity(1.0)
    heading = context.live_layout.frame.heading
    if heading.overlaps(area) and (among is None or canvas.brief.id in among):
        painter.setBrush(_between(theme.frame_text, theme.frame_fill, calm))
        painter.drawRects(
            list(_bars(canvas.brief.customer, _pixels(heading, scale), scale, "heading"))
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    statement = context.live_layout.cards.get(canvas.strategy.id)
    wanted = among is None or canvas.strategy.id in among
    if wanted and statement is not None and statement.overlaps(area):
        _draw_statement(painter, canvas.strategy.statement, _pixels(statement, scale), theme)
    for number, rect, dim in ranks:
        painter.setOpacity(theme.drawn_back if dim else 1.0)
        _draw_rank(painter, number, rect, scale, theme)
    painter.restore()


def _pixels(rect: Rect, scale: float) -> QRectF:
    return QRectF(rect.x * scale, rect.y * scale, rect.width * scale, rect.height * scale)


def _bars(words: str, rect: QRectF, scale: float, kind: str) -> Iterator[QRectF]:
    """Yield a bar for each line that words have about, as far as a card has room."""
    skin, length = SKINS[kind], len(words.strip())
    left = max(skin.side * scale, 2 * _DISC if kind == "problem" else 0.0)
    room = rect.width() - left - skin.side * scale
    letter, pitch = _LETTER * scale, skin.text.pitch * scale
    top, bottom = rect.y() + skin.top * scale, rect.bottom() - 2.0
    thick = max(_FEWEST_PIXELS, round(pitch / 2.4))
    a_line = max(1, int(room / letter))
    y = top + 0.8 * pitch if kind in _TACTICS else top  # below what kind it is
    while length > 0 and y + thick <= bottom:
        wide = min(length, a_line) * letter
        yield QRectF(round(rect.x() + left), round(y), max(3, round(wide)), thick)
        length -= a_line
        y += max(pitch, thick + 2.0)


def _draw_statement(painter: QPainter, words: str, rect: QRectF, theme: Theme) -> None:
    room = rect.width() - 2 * _INSET
    lines = int((rect.height() - _INSET) / _STATEMENT[1].pitch)
    if room < 2 * _STATEMENT[1].size or not words.strip():
        return
    said = block(words.strip(), _STATEMENT[min(max(1, lines), len(_STATEMENT))], room)
    y = rect.y() + (rect.height() - said.height) / 2
    said.draw(painter, rect.x() + _INSET, y, theme.strategy_text)


def _draw_rank(painter: QPainter, number: int, rect: QRectF, scale: float, theme: Theme) -> None:
    """Draw a rank on its disc at a card's left edge; one of three digits has a longer one."""
    digits = block(str(number), _RANK, 60.0)
    radius = max(BADGE_RADIUS * scale, _DISC)
    half = max(radius, digits.width / 2 + 3.0)
    x, y = rect.x() + 1.0, rect.y() + min(rect.height() / 2, radius - 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.badge_fill))
    painter.drawRoundedRect(QRectF(x - half, y - radius, 2 * half, 2 * radius), radius, radius)
    digits.draw(painter, x - digits.width / 2, y - digits.height / 2, theme.badge_text)


def _between(text: str, ground: str, part: float) -> QColor:
    """Return a colour between that of a text, of which it has a part, and that of its ground."""
    one, other = QColor(text), QColor(ground)
    return QColor(
        *(
            round(part * a + (1.0 - part) * b)
            for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
        )
    )
