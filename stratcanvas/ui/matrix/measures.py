# SPDX-License-Identifier: MIT
"""How large everything in the matrix is, as its letters and the room around it have it."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter

from stratcanvas.paint.text import TextStyle, block, right_to_left

_BASE = 13.0
"""Pixels of the letters for which the sizes below are meant."""
_COLUMN, _TITLE, _SUM = 142, 340, 110
_HEAD, _SLIM_HEAD, _ROW, _GROUP, _FOOT = 152, 158, 72, 40, 32
_LEAST_TITLE = 146
_ROOMY = 128
"""Pixels from which on a column is no slim one."""
_SLIM = (112, 250), (104, 216)
"""What columns and titles shrink to where all of the matrix fits by that: no further than that."""
_BAR = 12
"""Pixels for the scroll bar."""
_TITLE_SHARE, _HEAD_SHARE, _GROUP_SHARE = 0.42, 0.5, 0.1
"""Of the room there is: more of it the titles, the heads and a group's heading never take."""
_GROUP_PITCH = 1.5
"""How high a group's heading is at least, in sizes of its letters."""


class Letters(NamedTuple):
    """The styles of the matrix' words."""

    kind: TextStyle
    title: TextStyle
    long_title: TextStyle
    """Of two lines, which lie close: a row has just room for them, and five rows a low window."""
    detail: TextStyle
    cost: TextStyle
    statements: tuple[TextStyle, ...]
    """Of two lines at most, and of one more each."""
    group: TextStyle
    plain: TextStyle
    strong: TextStyle


@lru_cache(maxsize=8)
def letters(size: int) -> Letters:
    """Return the styles for letters of so many pixels."""
    small = max(9, round(size * 0.85))
    return Letters(
        kind=TextStyle(small, 600, spacing=0.3, lines=1),
        title=TextStyle(size, 600, lines=1),
        long_title=TextStyle(size, 600, lines=2, leading=1.3),
        detail=TextStyle(small, lines=1),
        cost=TextStyle(small, lines=2),
        statements=tuple(TextStyle(size, 600, lines=lines) for lines in range(2, 6)),
        group=TextStyle(small, 600, spacing=1.0, lines=1),
        plain=TextStyle(size, lines=1),
        strong=TextStyle(size, 600, lines=1),
    )


class Measures(NamedTuple):
    """All sizes, in pixels."""

    scale: float
    styles: Letters
    column: int
    title: int
    sum: int
    head: int
    row: int
    group: int
    foot: int

    @property
    def is_roomy(self) -> bool:
        """Tell whether the columns are no slim ones: then there is room around their words."""
        return self.column >= _ROOMY * self.scale


def measures(font: QFont, room: QSize, problems: int) -> Measures:
    """Return the sizes for a font, and for a matrix of some problems that has so much room."""
    size = QFontInfo(font).pixelSize()
    scale = max(1.0, size / _BASE)
    title = max(_LEAST_TITLE, min(round(_TITLE * scale), round(room.width() * _TITLE_SHARE)))
    left = room.width() - title - 20
    column = max(round(_COLUMN * 0.7), min(round(_COLUMN * scale), left))
    beside = round(_SUM * scale) + _BAR
    slim = room.width() - beside - problems * column  # what is left for the titles
    if slim < title:
        for least in _SLIM:
            narrow = round(least[0] * scale), round(least[1] * scale)
            fits = max(narrow[1], min(title, room.width() - beside - problems * narrow[0]))
            if fits + problems * narrow[0] + beside <= room.width():
                title, column = (
                    fits,
                    min(column, (room.width() - beside - fits) // max(1, problems)),
                )
                break
    lowest = round(60 * scale)
    head = round((_HEAD if column >= _ROOMY * scale else _SLIM_HEAD) * scale)
    return Measures(
        scale=scale,
        styles=letters(size),
        column=column,
        title=title,
        sum=round(_SUM * scale),
        head=max(lowest, min(head, round(room.height() * _HEAD_SHARE))),
        row=round(_ROW * scale),
        group=max(
            round(_GROUP_PITCH * size),
            min(round(_GROUP * scale), round(room.height() * _GROUP_SHARE)),
        ),
        foot=round(_FOOT * scale),
    )


def shared_out(
    styles: Letters, room: float, words: int, under: Sequence[int]
) -> tuple[TextStyle, tuple[int, ...]]:
    """Return how a problem's words are written, and in how many lines what stands under them is.

    ``words`` and ``under``: how many lines each takes where it is whole. The words have at least
    two, where the room has as many; then what is first under them is whole, and the last is seen.
    What is left is shared from the top down. Fewer are returned where there is no room for all.
    """

    def style_for(below: Sequence[int], lines: int) -> TextStyle | None:
        left = room - sum(below) * styles.cost.pitch
        fitting = [each for each in styles.statements if each.lines * each.pitch <= left]
        return next((each for each in reversed(fitting) if each.lines <= max(2, lines)), None)

    for below in ((*under[:-1], *(1 for _ in under[-1:])), *((1,) * n for n in (2, 1, 0))):
        style = style_for(below, words) if len(below) <= len(under) else None
        if style is not None:
            if below and style_for((*below[:-1], under[-1]), style.lines) is style:
                below = (*below[:-1], under[-1])
            return style, tuple(below)
    return styles.title, ()


def write(
    painter: QPainter,
    words: str,
    style: TextStyle,
    place: tuple[float, float, float],
    colour: str,
    *,
    mirrored: bool = False,
) -> float:
    """Write words at a place: left edge, top and width. Return how high they are, in pixels.

    In a mirrored window each line stands at the right edge.
    """
    left, top, width = place
    if width <= 0 or not words:
        return 0.0
    made = block(words, style, width)
    if not mirrored or right_to_left(words):
        made.draw(painter, left, top, colour)
        return made.height
    painter.setPen(QColor(colour))
    for line in map(made.laid_out().lineAt, range(made.lines)):
        line.draw(painter, QPointF(left + width - line.naturalTextWidth(), top))
    return made.height
