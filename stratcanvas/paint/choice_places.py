# SPDX-License-Identifier: MIT
"""Where on a card a field is shown that one may want to change: its chips, and a tactic's kind."""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.card import MARK_ROOM, SKINS, room_of, text_rect
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.chips import CHIP_HEIGHT, flow
from stratcanvas.paint.text import advance, right_to_left


def choice_at(canvas: Canvas, key: str, rect: Rect, at: Point) -> str | None:
    """Return the name of the field that is shown at a point of a card that lies there.

    All in scene units. None where none is shown that has one: the title opens by itself.
    """
    content, words = content_of(canvas, key), text_rect(canvas, key, rect)
    skin = SKINS[content.kind]
    if content.aim is not None and rect.y + skin.top <= at.y < words.top():
        wide = min(words.width(), MARK_ROOM + advance(content.label, skin.label))
        left = words.right() - wide if right_to_left(content.label) else words.left()
        return "kind" if left <= at.x <= left + wide else None
    row = flow(content.chips, room_of(content, rect.width))
    x, y = at.x - words.left(), at.y - words.bottom() - skin.chip_gap
    for chip, left, top, wide in row.chips:
        if left <= x <= left + wide and top <= y <= top + CHIP_HEIGHT:
            return chip.field or None
    return None
