# SPDX-License-Identifier: MIT
"""Items that a view draws without Qt, which would look for them anew in each part of a view.

Those are items that lie at the scene's own place and that Qt keeps no picture of.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem

from stratcanvas.stage.items.resting_cards import RestingCards


def draw_items(
    items: Iterable[QGraphicsItem],
    painter: QPainter,
    parts: Sequence[QRect],
    to_view: QTransform,
    seen: QSize | None = None,
) -> None:
    """Draw items, the lowest first, in parts of a view, given in its pixels.

    The painter counts in the view's pixels too, and is left with another transform and clip.
    It draws on the view itself unless it is told how large that is.
    """
    option = QStyleOptionGraphicsItem()
    for item in items:
        if isinstance(item, RestingCards):
            item.draw_parts(painter, parts, to_view, seen)
            continue
        reach = to_view.mapRect(item.boundingRect()).adjusted(-1, -1, 1, 1)
        for part in parts:
            if reach.intersects(QRectF(part)):
                painter.resetTransform()
                painter.setClipRect(part)
                painter.setWorldTransform(to_view)
                item.paint(painter, option, None)
