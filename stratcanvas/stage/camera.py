# SPDX-License-Identifier: MIT
"""Which part of the canvas is seen, and how large: zoom, pan, fit, bring a card into view.

The scroll range reaches so far around the content that one pans freely and never loses it.
"""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsView

SMALLEST = 0.05
LARGEST = 4.0
STEPS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, LARGEST)
"""The scales that zooming by key or button goes through."""
_MOST = 2.0e9
"""Pixels from the middle that a view can scroll to: its scroll bars count in 32 bits."""
_MARGIN = 36.0
"""Pixels around what is fitted."""
_OF_A_SMALL_ONE = 16
"""In a small view what is fitted has one part in so many of its shorter side around it."""
_ENOUGH = 300
"""Pixels beside what is opened over the view in which all can be shown; else all of it counts."""
_BESIDE_A_STRIP = 8.0
"""Pixels between a strip above the view and the content that would else lie under it."""
_BELOW_A_BAR = 12
"""Pixels between a bar over the view's corner and what is to be seen."""
_LEFT_IN_VIEW = 120.0
"""Pixels of the content that stay in view however far one pans."""
_DIGITS, _HARDLY = 6, 1e-12
"""Digits of a scale that is round, and how far from it one may be."""

_CORNER = QPoint(0, 0)


class Camera:
    """Moves a view over its scene."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self._scale = view.transform().m11()
        self._top = 0  # where the view begins in its pane, in pixels
        self.covered = 0, 0
        """Pixels at the left and at the right that lie under something opened over the view."""
        self.bar = QRect()
        """Where a bar lies over a corner of the view, in its pixels; null: there is none."""
        self.aside = 0, 0
        """Pixels at the left and at the right that a list over the view keeps clear of."""
        self.wheel_zooms = False
        """Whether a wheel zooms by itself, and moves the view with Ctrl: not the other way."""
        self._gathered: QPoint | None = None

    @property
    def scale(self) -> float:
        """Return pixels a scene unit; 1.0 is 100 %."""
        return self._scale

    @property
    def area(self) -> QRectF:
        """Return what is visible, in scene units."""
        view = self._view
        x, y = view.mapToScene(_CORNER).toTuple()
        (wide, high), scale = view.viewport().size().toTuple(), self._scale
        return QRectF(x, y, wide / scale, high / scale)

    @property
    def free(self) -> QRectF:
        """Return what is visible under nothing else, in scene units."""
        left, right = self.covered
        return self.area.adjusted(left / self._scale, 0.0, -right / self._scale, 0.0)

    @property
    def free_below(self) -> QRectF:
        """Return what is visible under nothing else, and below a bar over its corner."""
        down = 0 if self.bar.isNull() else self.bar.bottom() + 1
        return self.free.adjusted(0.0, down / self._scale, 0.0, 0.0)

    def to_pixels(self, area: QRectF) -> QRectF:
        """Return where a rectangle of the scene lies in the view."""
        corner, scale = (area.topLeft() - self.area.topLeft()) * self.scale, self.scale
        return QRectF(corner, area.size() * scale)

    def set_range(self, content: QRectF) -> None:
        """Let the view reach around the content (scene units)."""
        size, scale = self._view.viewport().size(), self.scale
        wide = max(0.0, size.width() - _LEFT_IN_VIEW) / scale
        high = max(0.0, size.height() - _LEFT_IN_VIEW) / scale
        reach = content.adjusted(-wide, -high, wide, high)
        if reach == self._view.sceneRect():
            return
        if self._view.isRightToLeft():
            self._reach_from_right(reach)
        else:
            self._view.setSceneRect(reach)

    def zoom(self, scale: float, content: QRectF, anchor: QPointF | None = None) -> bool:
        """Zoom so that the scene point under ``anchor`` (pixels; None: the middle) stays put.

        The scale is held between 400 % and 5 %, or less where all of the content needs less, and
        so that every part of the content can be scrolled to. Tells whether it changed; to keep all
        else up with that is the caller's.
        """
        scale = _settled(min(max(scale, self._smallest(content)), _largest(content)))
        if abs(scale - self.scale) < 1e-9:
            return False
        view = self._view
        if anchor is None:
            anchor = QRectF(view.viewport().rect()).center()
        area, before = self.area, self.scale
        point = QPointF(area.x() + anchor.x() / before, area.y() + anchor.y() / before)
        mode = view.viewportUpdateMode()
        # All is drawn anew: nothing that was drawn is worth moving.
        view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self._gathered = QPoint()  # with a new scale Qt moves the view, and with a new range
        try:
            view.setTransform(QTransform.fromScale(scale, scale))
            self._scale = scale
            self.set_range(content)
            x, y = point.x() - anchor.x() / scale, point.y() - anchor.y() / scale
            self._move_bars(x * scale, y * scale)
            QGraphicsView.scrollContentsBy(view, self._gathered.x(), self._gathered.y())
        finally:
            self._gathered = None
            view.setViewportUpdateMode(mode)
        return True

    def pan(self, dx: float, dy: float) -> None:
        """Move the view over the canvas by pixels."""
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        self._scroll_to(self._turned(across.value()) + dx, down.value() + dy)

    def go_back(self, corner: QPointF) -> None:
        """Let the view begin at a scene point again."""
        way = (corner - self.area.topLeft()) * self._scale
        self.pan(way.x(), way.y())

    def gathers(self, dx: int, dy: int) -> bool:
        """Hear that a scroll bar has moved the view; True when that is told later, with more."""
        if self._gathered is None:
            return False
        self._gathered += QPoint(dx, dy)
        return True

    def center(self, point: QPointF) -> None:
        """Bring a scene point to the middle."""
        area = self.area
        self._put_corner(point.x() - area.width() / 2, point.y() - area.height() / 2)

    def center_free(self, point: QPointF) -> None:
        """Bring a scene point to the middle of what lies under nothing else."""
        self.center(point + self.area.center() - self.free.center())

    def hold(self, corner: QPointF, before: QSize, content: QRectF) -> None:
        """Keep what is seen in its place after a resize; ``corner`` and size are from before it.

        What lay in the middle lies there again. Under a strip that has come above the view, or
        from under one that has gone, nothing moves, but as far as the top of the content needs.
        """
        strip, self._top = self._view.y() - self._top, self._view.y()
        if not before.isValid():
            return
        if before.height() - self._view.height() != strip or not strip:
            half = QPointF(before.width(), before.height()) / 2 / self.scale
            self.center(corner + half)
            return
        y, top = corner.y() + strip / self.scale, content.top() - _BESIDE_A_STRIP / self.scale
        self._put_corner(corner.x(), max(corner.y(), top) if corner.y() <= content.top() < y else y)

    def show_top(self, rect: QRectF) -> None:
        """Bring a rectangle (scene units) to the middle of the view's upper edge."""
        x = rect.center().x() + self._aside.x() - self.area.width() / 2
        self._put_corner(x, rect.top() - _MARGIN / self.scale)

    def fit(self, area: QRectF, content: QRectF, largest: float = 1.0) -> None:
        """Show a rectangle (scene units) whole and in the middle, no larger than ``largest``.

        That is in the middle of what lies under nothing else, where that leaves enough room.
        """
        self.zoom(min(self._whole(area), largest), content)
        self.set_range(content)
        self.center(area.center() + self._aside)

    def step(self, up: int) -> float:
        """Return the next larger (1) or smaller (-1) scale of the steps; beyond them the last."""
        here = self.scale
        if up > 0:
            return next((each for each in STEPS if each > here + 1e-6), LARGEST)
        return next((each for each in reversed(STEPS) if each < here - 1e-6), here / 2)

    @property
    def _room(self) -> QSize:
        """Return how many pixels there are for what is to be seen whole."""
        size, (left, right) = self._view.viewport().size(), self.covered
        beside = size.width() - left - right
        return QSize(beside, size.height()) if beside >= _ENOUGH else size

    @property
    def _aside(self) -> QPointF:
        """Return the way from the middle of that room to the middle of the view (scene units)."""
        has_less = self._room != self._view.viewport().size()
        return self.area.center() - self.free.center() if has_less else QPointF()

    def _whole(self, area: QRectF) -> float:
        """Return the scale at which a rectangle (scene units) is seen whole."""
        size = self._room
        margin = min(_MARGIN, min(size.width(), size.height()) / _OF_A_SMALL_ONE)
        wide = max(1.0, size.width() - 2 * margin) / max(1.0, area.width())
        high = max(1.0, size.height() - 2 * margin) / max(1.0, area.height())
        return min(wide, high)

    def _smallest(self, content: QRectF) -> float:
        return min(SMALLEST, self._whole(content))

    def sees(self, rect: QRectF) -> bool:
        """Tell whether a part of a rectangle (scene units) is visible."""
        return rect.intersects(self.area)

    def see(self, rect: QRectF) -> None:
        """Pan just as much as is needed to show a rectangle (scene units), with a little room.

        What is seen whole stays where it is, and for nothing (a null one) nothing moves.
        """
        area, room = self.free, _MARGIN / self.scale
        if rect.isNull():
            return
        if not area.contains(rect):
            dx = _needed(area.left() + room, area.right() - room, rect.left(), rect.right())
            dy = _needed(area.top() + room, area.bottom() - room, rect.top(), rect.bottom())
            if dx or dy:
                corner = self.area.topLeft()
                self._put_corner(corner.x() + dx, corner.y() + dy)
        if not self.bar.isNull() and (card := self.to_pixels(rect)).intersects(self.bar.toRectF()):
            self.pan(0, card.top() - self.bar.bottom() - _BELOW_A_BAR)

    def _put_corner(self, x: float, y: float) -> None:
        scale = self.scale
        self._scroll_to(x * scale, y * scale)

    def _scroll_to(self, x: float, y: float) -> None:
        """Scroll both ways as one: what is seen is moved once, and what comes in is known once."""
        view, self._gathered = self._view, QPoint()
        try:
            self._move_bars(x, y)
        finally:
            gathered, self._gathered = self._gathered, None
        if not gathered.isNull():
            view.scrollContentsBy(gathered.x(), gathered.y())

    def _move_bars(self, x: float, y: float) -> None:
        self._view.horizontalScrollBar().setValue(_pixels(self._turned(x)))
        self._view.verticalScrollBar().setValue(_pixels(y))

    def _reach_from_right(self, reach: QRectF) -> None:
        """Let the view reach around a rectangle, and show what it shows.

        Where one reads from the right Qt counts from the end that moves away: it would show another
        part, and leave on screen what was there.
        """
        view, outer = self._view, self._gathered
        bar, self._gathered = view.horizontalScrollBar(), QPoint()
        try:
            x = self._turned(bar.value())
            view.setSceneRect(reach)
            bar.setValue(_pixels(self._turned(x)))
            moved = QPoint(_pixels(self._turned(bar.value()) - x), self._gathered.y())
        finally:
            self._gathered = outer
        if outer is None:
            view.scrollContentsBy(moved.x(), moved.y())

    def _turned(self, x: float) -> float:
        """Return what the bar says of a place, or the place that it tells of.

        Where one reads from the right Qt counts them from the other end.
        """
        bar = self._view.horizontalScrollBar()
        return bar.minimum() + bar.maximum() - x if self._view.isRightToLeft() else x


class Leeway:
    """How far a view may be scrolled from where it is while all that comes in is there."""

    __slots__ = ("_across", "_down", "_x", "_y")

    def __init__(
        self, area: QRectF | None = None, within: QRectF | None = None, scale: float = 1.0
    ) -> None:
        """``area`` has to stay ``within`` another (scene units); None: there is no leeway."""
        self._x = self._y = 0
        self._across = self._down = -1.0
        if area is not None and within is not None:
            # One number for both ways: where one reads from the right they are told turned round.
            left, right = area.left() - within.left(), within.right() - area.right()
            top, bottom = area.top() - within.top(), within.bottom() - area.bottom()
            self._across, self._down = min(left, right) * scale, min(top, bottom) * scale

    def has_room(self, dx: int, dy: int) -> bool:
        """Tell whether it is enough once one has scrolled on by so many pixels."""
        self._x += dx
        self._y += dy
        return abs(self._x) <= self._across and abs(self._y) <= self._down


def _pixels(place: float) -> int:
    return round(min(max(place, -_MOST), _MOST))


def _settled(scale: float) -> float:
    """Return a scale, but the round one beside it: 100 % that is hardly so is drawn the slow way.

    A wheel comes back to where it was but for what numbers are rounded by.
    """
    whole = round(scale, _DIGITS)
    return whole if abs(whole - scale) < _HARDLY else scale


def _largest(content: QRectF) -> float:
    """Return the largest scale at which a view can scroll to all of the content."""
    ends = (content.left(), content.top(), content.right(), content.bottom())
    return min(LARGEST, _MOST / max(1.0, *map(abs, ends)))


def _needed(low: float, high: float, start: float, end: float) -> float:
    """Return how far a window must move so that a stretch lies in it; its start comes first."""
    if start < low or end - start > high - low:
        return start - low
    return max(0.0, end - high)
