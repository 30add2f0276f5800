# SPDX-License-Identifier: MIT
"""Draws a page that is presented: its words, marks and bars, and where one is among the others.

The customer stands on orange and the strategy on blue, as on the canvas; all else on plain ground.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.slides import SlidePart
from stratcanvas.paint.aims import aim_colours, draw_mark
from stratcanvas.paint.pens import NO_BRUSH, NO_PEN, brush, pen
from stratcanvas.paint.text import TextStyle, block, font
from stratcanvas.paint.theme import Theme
from stratcanvas.ui.present.paging import (
    BAR,
    HEIGHT,
    SIDE,
    Page,
    Placed,
    SlideSheet,
    Tone,
    disc_width,
)
from stratcanvas.ui.present.set_text import SetText, set_text

_OVER = TextStyle(24, 700, lines=1)
_PLACE = TextStyle(24, lines=1)
_TITLE = TextStyle(20, lines=1)
_RANK = {size: TextStyle(size, 700, lines=1) for size in (14, 18, 22, 28, 34, 42)}
_HEAD_Y, _FOOT_Y = 56.0, 844.0
_MARK, _MARK_GAP, _LEAST_MARK = 26.0, 8.0, 6.0
_PLACE_WIDE = 0.34
"""How much of the width what stands at an upper or lower end has."""


class Look(NamedTuple):
    """The colours of one page, "#rrggbb" each."""

    ground: str
    over: str
    headline: str
    facts: str
    line: str
    here: str


def look_of(part: SlidePart, theme: Theme) -> Look:
    """Return the colours of a page that is about something."""
    if part is SlidePart.CUSTOMER:
        return Look(
            theme.frame_fill,
            theme.frame_label,
            theme.frame_text,
            theme.frame_hint,
            theme.frame_edge,
            theme.badge_fill,
        )
    if part is SlidePart.STRATEGY:
        return Look(
            theme.strategy_fill,
            theme.strategy_label,
            theme.strategy_text,
            theme.strategy_chip_text,
            theme.strategy_chip_edge,
            theme.strategy_text,
        )
    return Look(
        theme.field, theme.frame_label, theme.text, theme.muted, theme.border, theme.badge_fill
    )


class SlidePlace(NamedTuple):
    """Where one is: which of how many slides, and the sentence that says so."""

    slide: int
    slides: int
    words: str


def draw_page(
    painter: QPainter, page: Page, sheet: SlideSheet, theme: Theme, part: SlidePart, at: SlidePlace
) -> None:
    """Draw a page; the painter counts in sheet units, and the ground is drawn already."""
    look = look_of(part, theme)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _draw_ends(painter, page, sheet, look, at)
    _draw_bars(painter, page, sheet, theme)
    for each in page.placed:
        _draw_piece(painter, each, sheet, theme, look)


def _draw_ends(
    painter: QPainter, page: Page, sheet: SlideSheet, look: Look, at: SlidePlace
) -> None:
    """Draw what stands over and under a page: whose it is, and where one is."""
    far_wide = sheet.measure * _PLACE_WIDE
    near_wide = sheet.measure - far_wide - _OVER.size
    left, right = SIDE, SIDE + sheet.measure
    near = right - near_wide if sheet.mirrored else left
    far = left if sheet.mirrored else right - far_wide
    over = _end(page.over, _OVER, near_wide, mirrored=sheet.mirrored)
    over.draw(painter, near, _HEAD_Y, look.over)
    place = _end(at.words, _PLACE, far_wide, mirrored=not sheet.mirrored)
    place.draw(painter, far, _HEAD_Y, look.facts)
    title = _end(page.words.title, _TITLE, near_wide, mirrored=sheet.mirrored)
    title.draw(painter, near, _FOOT_Y - title.height / 2, look.facts)
    _draw_marks(painter, sheet, look, at)


def _end(words: str, style: TextStyle, width: float, *, mirrored: bool) -> SetText:
    """Set a name at a page's end; of one that is too long for it the beginning."""
    room = width - style.size
    short = QFontMetricsF(font(style)).elidedText(words, Qt.TextElideMode.ElideRight, room)
    return set_text(short, style, width, mirrored=mirrored)


def _draw_marks(painter: QPainter, sheet: SlideSheet, look: Look, at: SlidePlace) -> None:
    """Draw a mark for each slide, that of this one in colour; of very many a line does."""
    room = sheet.measure * _PLACE_WIDE
    wide = min(_MARK, room / at.slides - _MARK_GAP)
    painter.setPen(NO_PEN)
    if wide < _LEAST_MARK:
        done = room * (at.slide + 1) / at.slides
        parts = [(0.0, room, look.line), (0.0, done, look.here)]
    else:
        step = wide + _MARK_GAP
        begin = room - at.slides * step + _MARK_GAP
        parts = [
            (begin + n * step, wide, look.here if n == at.slide else look.line)
            for n in range(at.slides)
        ]
    for x, width, colour in parts:
        if sheet.mirrored:
            x = room - x - width
            left = SIDE
        else:
            left = SIDE + sheet.measure - room
        painter.setBrush(brush(colour))
        painter.drawRoundedRect(QRectF(left + x, _FOOT_Y - 2.5, width, 5.0), 2.5, 2.5)


def _draw_bars(painter: QPainter, page: Page, sheet: SlideSheet, theme: Theme) -> None:
    """Draw the bar beside what educates, and beside what helps solve."""
    painter.setPen(NO_PEN)
    for aim in Aim:
        items = [
            each for each in page.placed if each.piece.tone is Tone.ITEM and each.piece.aim is aim
        ]
        if items:
            first, last = items[0], items[-1]
            x = first.x + first.width - BAR if sheet.mirrored else first.x
            high = last.y + last.piece.height - first.y
            painter.setBrush(brush(aim_colours(theme).of(aim)))
            painter.drawRoundedRect(QRectF(x, first.y, BAR, high), 2.0, 2.0)


def _draw_piece(
    painter: QPainter, placed: Placed, sheet: SlideSheet, theme: Theme, look: Look
) -> None:
    piece = placed.piece
    y = placed.y + piece.pad
    colours = {
        Tone.HEADLINE: look.headline,
        Tone.OURS: look.facts,
        Tone.FACTS: look.facts,
        Tone.QUOTE: look.headline,
        Tone.ITEM: look.headline,
        Tone.LACKS: theme.uncounted_label,
        Tone.GAP: theme.uncounted_label,
    }
    colour = colours.get(piece.tone, look.headline)
    if piece.tone is Tone.GAP:
        _draw_box(painter, placed, colour)
    if piece.tone is Tone.HEADING and piece.aim is not None:
        colour = aim_colours(theme).of(piece.aim)
        _draw_aim(painter, placed, sheet, piece.aim, colour)
    if piece.number:
        _draw_rank(painter, placed, sheet, theme)
    elif piece.dash:
        _draw_dash(painter, placed, sheet, look)
    in_box = piece.tone is Tone.GAP  # as far from its left as from its right
    x = placed.x + (piece.indent if in_box or not sheet.mirrored else 0.0)
    piece.text.draw(painter, x, y, colour)


def _draw_box(painter: QPainter, placed: Placed, colour: str) -> None:
    painter.setPen(pen(colour, 2.0, (4.0, 3.0)))
    painter.setBrush(NO_BRUSH)
    box = QRectF(placed.x + 1.0, placed.y + 1.0, placed.width - 2.0, placed.piece.height - 2.0)
    painter.drawRoundedRect(box, 10.0, 10.0)


def _draw_aim(painter: QPainter, placed: Placed, sheet: SlideSheet, aim: Aim, colour: str) -> None:
    """Draw the mark of an aim before a heading: round for what educates, else a diamond."""
    reach = 0.34 * placed.piece.indent
    x = placed.x + placed.width - reach if sheet.mirrored else placed.x + reach
    middle = QPointF(x, placed.y + placed.piece.text.pitch / 2)
    draw_mark(painter, middle, aim, 0.9 * reach, colour)


def _draw_dash(painter: QPainter, placed: Placed, sheet: SlideSheet, look: Look) -> None:
    """Draw the dash before an entry that has no number."""
    wide, y = 0.5 * placed.piece.text.size, placed.y + placed.piece.text.pitch / 2
    x = placed.x + placed.width - wide if sheet.mirrored else placed.x
    painter.setPen(NO_PEN)
    painter.setBrush(brush(look.here))
    painter.drawRoundedRect(QRectF(x, y - 2.0, wide, 4.0), 2.0, 2.0)


def _draw_rank(painter: QPainter, placed: Placed, sheet: SlideSheet, theme: Theme) -> None:
    size = placed.piece.text.size
    high, wide = 1.16 * size, disc_width(placed.piece.number, size)
    x = placed.x + placed.width - wide if sheet.mirrored else placed.x
    disc = QRectF(x, placed.y + (placed.piece.text.pitch - high) / 2, wide, high)
    painter.setPen(NO_PEN)
    painter.setBrush(brush(theme.badge_fill))
    painter.drawRoundedRect(disc, high / 2, high / 2)
    style = next(each for each in (*reversed(_RANK.values()),) if each.size <= max(14, 0.62 * size))
    digits = block(str(placed.piece.number), style, 400.0)
    middle = disc.center()
    left, top = middle.x() - digits.width / 2, middle.y() - digits.height / 2
    digits.draw(painter, left, top, theme.badge_text)


def sheet_for(width: float, height: float, *, mirrored: bool) -> tuple[SlideSheet, float, QPointF]:
    """Return the sheet for a screen's size (pixels), its scale, and where its corner lies.

    A very wide or narrow screen is not filled: on it lines would be too long, or all too small.
    """
    ratio = min(max(width / max(1.0, height), 1.25), 2.2)
    scale = min(width / (HEIGHT * ratio), height / HEIGHT)
    sheet = SlideSheet(HEIGHT * ratio, mirrored)
    corner = QPointF((width - sheet.width * scale) / 2, (height - HEIGHT * scale) / 2)
    return sheet, scale, corner


def fill_ground(painter: QPainter, area: QRectF, theme: Theme, part: SlidePart) -> None:
    """Fill the whole screen with a page's ground."""
    painter.fillRect(area, QColor(look_of(part, theme).ground))


def fill_black(painter: QPainter, area: QRectF) -> None:
    """Fill the whole screen with black."""
    painter.fillRect(area, Qt.GlobalColor.black)
