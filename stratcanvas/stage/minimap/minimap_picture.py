# SPDX-License-Identifier: MIT
"""The small picture of a whole canvas: every card a bar in its colour.

It is drawn a part at a time whenever the window has nothing else to do, so that it holds nothing
up however many cards there are; until it is done the one before is shown.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from stratcanvas.paint.pens import NO_PEN, rectf
from stratcanvas.paint.theme import Theme
from stratcanvas.stage.scene import StageScene

LUMP = 2_000
"""Cards that are drawn at once: some 2 ms of work."""
_AROUND = 0.03
"""How much of the canvas's size lies around it."""
_ROUND = 5.0
"""Pixels of its corners' radius."""
_LEAST_CARD, _THIN = 60.0, 2.0
"""Scene units that a card is high at least, and pixels under which it might not be seen."""
_DASHES = (2.0, 2.0)
_FAINT, _STRONG_FAINT = 60, 120
"""How much of 255 is seen of a card that steps back, and in strong contrasts."""
_FEW = 400
"""With more cards that don't count, their edges are not dashed: they are a pixel or two then."""


class MinimapPicture(NamedTuple):
    """A picture, and the part of the canvas (scene units) that fills it from edge to edge."""

    pixmap: QPixmap
    area: QRectF


def area_of(content: QRectF, size: QSize, inset: int) -> QRectF:
    """Return the area (scene units) that fills a picture in whose middle a content lies.

    Around the content are ``inset`` pixels at least.
    """
    room = size - QSize(2 * inset, 2 * inset)
    wide = max(1.0, content.width()) * (1 + 2 * _AROUND)
    high = max(1.0, content.height()) * (1 + 2 * _AROUND)
    scale = min(room.width() / wide, room.height() / high)
    full = QSizeF(size) / scale
    return QRectF(content.center() - QPointF(full.width(), full.height()) / 2, full)


def drawn(
    stage: StageScene, size: QSize, inset: int, ratio: float
) -> Iterator[MinimapPicture | None]:
    """Draw a picture as many pixels large, a part at a step; the last step yields it.

    ``inset``: pixels around the cards; ``ratio``: pixels of the screen to one of the picture.
    """
    stage.live_layout.measure_bounds()  # where cards have gone it would still have room for them
    theme, area = stage.theme, area_of(stage.content(), size, inset)
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    _draw_ground(pixmap, size, theme)
    scale = size.width() / area.width()
    _draw(pixmap, area, scale, [rectf(stage.live_layout.frame.rect)], _frame(theme))
    yield None
    for look, rects in _sorted(stage, theme, thin=_LEAST_CARD * scale < _THIN):
        while lump := list(islice(rects, LUMP)):
            _draw(pixmap, area, scale, lump, look)
            yield None
    yield MinimapPicture(pixmap, area)


def _draw_ground(pixmap: QPixmap, size: QSize, theme: Theme) -> None:
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(theme.refuse))
    painter.setBrush(QColor(theme.ground))
    edge = QRectF(0.5, 0.5, size.width() - 1.0, size.height() - 1.0)
    painter.drawRoundedRect(edge, _ROUND, _ROUND)
    painter.end()


_Look = tuple[QPen, QBrush]


def _draw(
    pixmap: QPixmap, area: QRectF, scale: float, rects: Sequence[QRectF], look: _Look
) -> None:
    painter = QPainter(pixmap)
    painter.scale(scale, scale)
    painter.translate(-area.topLeft())
    painter.setPen(look[0])
    painter.setBrush(look[1])
    painter.drawRects(rects)
    painter.end()


def _sorted(
    stage: StageScene, theme: Theme, *, thin: bool
) -> Iterator[tuple[_Look, Iterator[QRectF]]]:
    """Yield the cards' rectangles by how they look, those drawn over others last.

    Cards may come and go between two steps: each sort is taken as it is when its turn comes.
    """
    for sort, colour in (
        ("strategy", theme.strategy_fill),
        ("problem", theme.problem_edge),
        ("educate", theme.educate_edge),
        ("solve", theme.solve_edge),
    ):
        yield from _bars(stage, sort, colour, theme, thin=thin)
    few = sum(1 for _ in islice(stage.shapes.passing("uncounted"), _FEW + 1)) <= _FEW
    yield _loose(theme, few=few), _cards(stage, "uncounted")
    yield from _bars(stage, "note", theme.note_edge, theme, thin=thin)
    places = (stage.live_layout.cards.get(key) for key in stage.marks.found)
    yield _bar(theme.found, thin=thin), (rectf(each) for each in places if each is not None)


def _bars(
    stage: StageScene, sort: str, colour: str, theme: Theme, *, thin: bool
) -> Iterator[tuple[_Look, Iterator[QRectF]]]:
    """Yield the cards of a sort, first those that step back while some are filtered by."""
    matched = stage.marks.matched
    if matched is None:
        yield _bar(colour, thin=thin), _cards(stage, sort)
        return
    cards = stage.shapes.passing
    faint = _STRONG_FAINT if theme.is_strong else _FAINT
    back = (rect for key, rect in cards(sort) if matched.dims(key))
    yield _bar(colour, thin=thin, seen=faint), back
    yield _bar(colour, thin=thin), (rect for key, rect in cards(sort) if not matched.dims(key))


def _cards(stage: StageScene, sort: str) -> Iterator[QRectF]:
    return (rect for _, rect in stage.shapes.passing(sort))


def _bar(colour: str, *, thin: bool, seen: int = 255) -> _Look:
    """Return how a card looks: a bar, of whose 255 parts so many are ``seen``.

    Where cards are ``thin`` it is a pixel high at least.
    """
    look = QColor(colour)
    look.setAlpha(seen)
    return _hairline(look) if thin else QPen(NO_PEN), QBrush(look)


def _loose(theme: Theme, *, few: bool) -> _Look:
    edge = _hairline(QColor(theme.uncounted_edge))
    if few:
        edge.setDashPattern(_DASHES)
    return edge, QBrush(QColor(theme.uncounted_fill))


def _frame(theme: Theme) -> _Look:
    return _hairline(QColor(theme.frame_edge)), QBrush(QColor(theme.frame_fill))


def _hairline(colour: QColor) -> QPen:
    pen = QPen(colour, 1.0)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen
