# SPDX-License-Identifier: MIT
"""Before an item moves, shrinks or stands for something else, where it was is to be drawn anew.

Qt remembers where an item was drawn last, but takes the new place for it when something is painted
between the move and Qt's own reckoning: half of a card then stays. So the old place is told here.
The picture that Qt keeps of an item goes with it: so it is drawn alike wherever the item lies.
"""

from collections.abc import Iterable
from math import floor

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.render_context import from_qt

_MOST = 1.5
"""Of an item larger than the view Qt keeps another part: there it begins wherever it does."""
_EDGE = 2
"""Pixels around an item that smooth edges may be drawn in."""
_AROUND = 1.0
"""Pixels of the view that Qt leaves around an item in the picture that it keeps of it."""


def leave_place(item: QGraphicsItem) -> None:
    """Have the place drawn anew where an item is now; call it before the geometry changes."""
    scene = item.scene()
    if scene is not None:
        draw_anew(scene, item.sceneBoundingRect())


def seen_of(scene: QGraphicsScene, margin: float) -> list[Rect]:
    """Return where of a scene one looks, in scene units, and so much around it."""
    found: list[Rect] = []
    for view in scene.views():
        port = QRectF(view.viewport().rect()).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)
        back, _ = view.viewportTransform().inverted()
        found.append(from_qt(back.mapRect(port)).grown(margin))
    return found


def draw_anew(scene: QGraphicsScene, area: QRectF) -> None:
    """Have an area of a scene (scene units) drawn anew, with all that changes in this turn.

    ``scene.update`` would have it drawn at once, before Qt reckons what moved: each step of a drag
    would be painted twice.
    """
    for view in scene.views():
        port = view.viewport()
        seen = view.viewportTransform().mapRect(area) & QRectF(port.rect()).adjusted(-1, -1, 1, 1)
        if not seen.isEmpty():
            port.update(seen.toAlignedRect().adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))


def draw_seen(scene: QGraphicsScene, rects: Iterable[Rect], margin: float) -> None:
    """Have rectangles and so much around them drawn anew; of most of very many nothing is seen."""
    seen = [(each, each.right, each.bottom) for each in seen_of(scene, margin)]
    for rect in rects:
        x, y, width, height = rect
        for (left, top, _, _), right, bottom in seen:
            if x < right and y < bottom and x + width > left and y + height > top:
                draw_anew(scene, rectf(rect, margin))
                break


def begin_on_a_pixel(painter: QPainter, margin: float) -> None:
    """Have an item's painter begin on a whole pixel of the picture that is kept of the item.

    ``margin`` (scene units) is what the item's rectangle has around where it begins. Qt puts the
    picture on whole pixels: the part of a pixel that it was drawn at would be another's there.
    """
    to_screen, ratio = painter.deviceTransform(), painter.device().devicePixelRatioF()
    scale = to_screen.m11()
    whole = floor(scale * margin + ratio * _AROUND + 0.5)
    dx, dy = whole - to_screen.dx(), whole - to_screen.dy()
    if (dx or dy) and max(abs(dx), abs(dy)) < _MOST * ratio:
        painter.translate(dx / scale, dy / scale)
