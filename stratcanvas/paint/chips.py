# SPDX-License-Identifier: MIT
"""The small words at a card's foot: chips in a rounded border, pips with an aim's mark.

They flow into rows; a mark is full or empty, so that it is told by shape and not by colour.
"""

from collections.abc import Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from stratcanvas.domain.cards import Aim
from stratcanvas.paint.aims import AimColours, draw_mark
from stratcanvas.paint.pens import brush, pen
from stratcanvas.paint.stamps import Put, draw_directly
from stratcanvas.paint.text import TextStyle, advance, block, clean

CHIP = TextStyle(11, lines=1)
CHIP_HEIGHT = 20.0
CHIP_GAP = 6.0
ROW_GAP = 5.0
_PADDING = 8.0
_DISC = 5.0
_DISC_ROOM = 15.0
_EDGE = 1.1  # Qt draws a rounded edge of exactly 1 three times slower
_OVER = 3.0  # so far may letters reach beyond their chip
_SLACK = 1.0  # so that a chip's text, laid out to its own width, never wraps


class Chip(NamedTuple):
    """A few words; ``pip`` tells whether an aim's mark stands before them, and is full."""

    words: str
    pip: bool | None = None
    aim: Aim = Aim.EDUCATE
    """Whose mark that is."""
    stands_out: bool = False
    """It asks to be looked at; its words say why, its colours only help to find it."""
    asks: bool = False
    """It says that something is not chosen yet, which nobody else has to see."""
    is_length: bool = False
    """It says how many words there are, and gives way to a meter."""
    field: str = ""
    """The field whose content it shows, if it is one."""


class ChipColours(NamedTuple):
    """What chips are drawn with, "#rrggbb" each."""

    fill: str
    edge: str
    text: str
    full: AimColours
    empty: str
    loud: tuple[str, str, str] = ("", "", "")
    """Fill, edge and text of a chip that stands out."""


class ChipRow(NamedTuple):
    """Chips in their places, relative to the upper left corner; all sizes in scene units."""

    chips: tuple[tuple[Chip, float, float, float], ...]
    """Chip, x, y, width."""
    height: float


@lru_cache(maxsize=4096)
def flow(chips: tuple[Chip, ...], width: float) -> ChipRow:
    """Let chips flow into rows of a width (scene units); one that is too wide is cut off."""
    placed: list[tuple[Chip, float, float, float]] = []
    x = y = 0.0
    for chip in chips:
        room = _DISC_ROOM if chip.pip is not None else 2 * _PADDING
        wide = min(width, advance(clean(chip.words[:120]), CHIP) + _SLACK + room)
        if x and x + wide > width:
            x, y = 0.0, y + CHIP_HEIGHT + ROW_GAP
        placed.append((chip, x, y, wide))
        x += wide + CHIP_GAP
    return ChipRow(tuple(placed), y + CHIP_HEIGHT if placed else 0.0)


def with_meter(chips: tuple[Chip, ...], meter: Iterable[Chip], width: float) -> tuple[Chip, ...]:
    """Return chips with the first of a meter's in the place of a length that needs no more rows.

    So a card is as high before anybody has read it as after.
    """
    if not (chips and chips[-1].is_length):
        return chips
    rows = flow(chips, width).height
    longer = ((*chips[:-1], each) for each in meter)
    return next((each for each in longer if flow(each, width).height <= rows), chips)


def draw_chips(
    painter: QPainter,
    row: ChipRow,
    x: float,
    y: float,
    colours: ChipColours,
    put: Put = draw_directly,
) -> None:
    """Draw chips with their upper left corner there; ``put`` draws what other cards have too."""
    for chip, left, top, wide in row.chips:
        area = x + left - _OVER, y + top - _OVER, wide + 2 * _OVER, CHIP_HEIGHT + 2 * _OVER
        draw = partial(_draw_chip, chip, x + left, y + top, wide, colours)
        put(painter, (chip, wide, colours), area, draw)


def _draw_chip(
    chip: Chip, x: float, y: float, wide: float, colours: ChipColours, painter: QPainter
) -> None:
    fill, edge, text = colours.loud if chip.stands_out else colours[:3]
    area = QRectF(x + 0.5, y + 0.5, wide - 1, CHIP_HEIGHT - 1)
    if chip.pip is None:
        painter.setPen(pen(edge, _EDGE))
        painter.setBrush(brush(fill))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        indent, room = _PADDING, 2 * _PADDING
    else:
        middle = QPointF(x + _DISC + 1, area.center().y())
        colour = colours.full.of(chip.aim) if chip.pip else colours.empty
        draw_mark(painter, middle, chip.aim, _DISC, colour, full=chip.pip)
        indent, room = _DISC_ROOM, _DISC_ROOM
    words = block(chip.words, CHIP, wide - room)
    words.draw(painter, x + indent, y + (CHIP_HEIGHT - CHIP.pitch) / 2, text)
