# SPDX-License-Identifier: MIT
"""Where a view's minimap lies: in the lower corner, or in another where it covers no card.

Where it covers one in each of them, it gives way to what somebody writes on, drags or has selected.
It never lies under what the window has over the canvas, such as a bar or a drawer.
While all cards are in view there is none: nobody needs it.
"""

from collections.abc import Iterator
from itertools import chain

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QWidget

from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.view import CanvasView
from stratcanvas.words import tr

_LARGEST, _LEAST = QSize(184, 118), QSize(112, 72)
_PART = 0.28
"""It is so much of the view wide at most."""
_AWAY = 12
"""Pixels from the view's edges, and from what somebody works on."""
_FEW = 20
"""Of more selected cards it can't be asked whether each is seen."""
_UNFELT = Qt.WidgetAttribute.WA_TransparentForMouseEvents
"""What only says something over all, while something is dragged."""


def place_in(view: CanvasView, now: QRect) -> QRect:
    """Return where a view's minimap is to lie that lies somewhere ``now``, in pixels of the view;
    empty: nowhere. While something is in the hand it goes no further than out of its way.
    """
    if not is_wanted(view):
        return QRect()
    places, held, chosen = [*_places(view)], [*_held(view)], [*_selected(view)]
    amid = view.hand.toolbox.busy and now in places  # each step of a drag asks
    if amid and not any(map(now.intersects, chain(held, chosen))):
        return now
    held += _over(view)
    free = [place for place in places if not any(map(place.intersects, held))]
    clear = [place for place in free if not any(map(place.intersects, chosen))]
    blank = (place for place in clear if not _covers_card(view, place))
    return next(blank, next(iter([*clear, *free]), QRect()))


def is_wanted(view: CanvasView) -> bool:
    """Tell whether there is something to show, room for it, and a need."""
    has_room = _fitting(view.viewport().size()).isValid()
    return has_room and not is_blank(view) and not is_needless(view)


def why_away(view: CanvasView) -> str:
    """Return what is said where there is none now: when it comes."""
    if is_blank(view):
        return tr("The minimap comes with the first card.")
    if is_needless(view):
        return tr("All is in view; the minimap comes when it is not.")
    return tr("The minimap comes as soon as the canvas has room for it.")


def is_blank(view: CanvasView) -> bool:
    """Tell whether there is the strategy alone, and one sees it."""
    canvas = view.stage.canvas
    is_bare = not (canvas.problems or canvas.tactics or canvas.notes)
    return is_bare and view.camera.sees(view.stage.rectf(canvas.strategy.id))


def is_needless(view: CanvasView) -> bool:
    """Tell whether all cards are in view; headings, and what an empty wing says, are none."""
    return view.visible_area().contains(rectf(view.stage.live_layout.bounds))


def _places(view: CanvasView) -> Iterator[QRect]:
    """Yield where it may lie, the best first: below, and at the end of reading."""
    port, size = view.viewport().rect(), _fitting(view.viewport().size())
    if not size.isValid():
        return
    room = port.adjusted(_AWAY, _AWAY, -_AWAY, -_AWAY)
    left, right = room.left(), room.right() + 1 - size.width()
    mirrored = view.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for y in (room.bottom() + 1 - size.height(), room.top()):
        for x in (left, right) if mirrored else (right, left):
            yield QRect(QPoint(x, y), size)


def _fitting(view: QSize) -> QSize:
    """Return how large it is in a view; not valid: there is no room for it."""
    wide = min(_LARGEST.width(), int(view.width() * _PART))
    high = round(wide * _LARGEST.height() / _LARGEST.width())
    if wide < _LEAST.width() or high > view.height() / 3:
        return QSize()
    return QSize(wide, high)


def _held(view: CanvasView) -> Iterator[QRect]:
    """Yield where somebody writes or chooses, and the pointer amid a gesture, in pixels."""
    hand = view.hand
    here: QWidget | None = view.window().focusWidget()
    while here is not None and view.viewport().isAncestorOf(here):
        if here.parentWidget() is view.viewport():  # the field on a card, or a list beside it
            yield _around(here.geometry())
        here = here.parentWidget()
    if view.inline_edit.active:
        yield _around(view.inline_edit.editor.geometry())
    at = hand.at if hand.toolbox.busy else None
    if at is not None:
        pixel = view.to_pixels(QRectF(at.x, at.y, 0.0, 0.0)).topLeft()
        yield _around(QRect(pixel.toPoint(), QSize(1, 1)))


def _over(view: CanvasView) -> Iterator[QRect]:
    """Yield where other parts of the window lie over the view, in its pixels."""
    port, direct = view.viewport(), Qt.FindChildOption.FindDirectChildrenOnly
    here: QWidget = view
    while not here.isWindow() and (parent := here.parentWidget()) is not None:
        beside = parent.findChildren(QWidget, options=direct)  # in their order, the uppermost last
        for each in beside[beside.index(here) + 1 :]:
            if each.isVisible() and not each.isWindow() and not each.testAttribute(_UNFELT):
                yield QRect(port.mapFromGlobal(each.mapToGlobal(QPoint())), each.size())
        here = parent


def _selected(view: CanvasView) -> Iterator[QRect]:
    """Yield where selected cards lie, dragged or not (pixels); of very many none."""
    ids = view.selection.ids
    for key in ids if len(ids) <= _FEW else ():
        rect = view.stage.rectf(key)
        if key not in view.stage.canvas.links and not rect.isNull():
            yield view.to_pixels(rect).toAlignedRect()


def _covers_card(view: CanvasView, place: QRect) -> bool:
    """Tell whether a card lies in a place of the view (pixels)."""
    seen, scale = view.visible_area(), view.zoom_factor
    x, y = seen.x() + place.x() / scale, seen.y() + place.y() / scale
    area = Rect(x, y, place.width() / scale, place.height() / scale)
    return bool(view.stage.live_layout.cards_in(area))


def _around(rect: QRect) -> QRect:
    return rect.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
