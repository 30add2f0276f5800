# SPDX-License-Identifier: MIT
"""A small picture of the whole canvas over a corner of the view, with a frame around what is seen.

One goes there by a click, and drags the frame. It gives way to what one writes, is away while all
cards are in view, and follows the canvas at a pause: a pan costs it no look at the cards. A child
of the viewport, it is scrolled and put back: else Qt would draw all anew for each step.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.paint.pens import brush
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.escape import Escape
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.menu_request import MenuRequest
from stratcanvas.stage.minimap.minimap_picture import MinimapPicture, drawn
from stratcanvas.stage.minimap.minimap_place import place_in
from stratcanvas.stage.view import CanvasView
from stratcanvas.words import tr

NAME = "minimap"
_INSET = 4
"""Pixels from its own edge to the picture."""
_PAUSE = 120
"""Milliseconds without a change after which the picture is drawn anew."""
_SHADE = 26
"""How much of 255 the frame's colour covers what is seen."""
_LEAST_FRAME = 6.0
"""Pixels that the frame is wide and high at least, so that it is seen and can be taken."""


_Four = tuple[float, float, float, float]
"""Left, top, width and height."""


class Minimap(QWidget):
    """Lies in a corner of a view."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view.viewport())
        self.setObjectName(NAME)
        self.setAccessibleName(tr("Minimap"))
        self.setAccessibleDescription(
            tr("The whole canvas as a small picture; its cards are in the outline, too")
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._view, self._stage = view, view.stage
        self._picture: MinimapPicture | None = None
        self._theme: Theme | None = None
        self._ratio = 1.0
        self.found: frozenset[str] = frozenset()
        """The cards that are marked as found."""
        self._matched = view.stage.marks.matched
        self._steps: Iterator[MinimapPicture | None] | None = None
        self._grip: QPointF | None = None  # from the middle of what is seen to the pointer
        self._before, self._escape = QPointF(), Escape(self, self._drop)  # where the view began
        self._used = self._dropped = False  # pressed since the pointer came; by that let go
        self._spot = QPoint()
        self._pause, self._rest = QTimer(self), QTimer(self)
        for timer, does in ((self._pause, self._go_on), (self._rest, self._settle)):
            timer.setSingleShot(True)
            timer.timeout.connect(does)
        view.moved.connect(self._stay)
        view.resized.connect(self._lie)
        view.editing.connect(self._lie)
        view.overlaid.connect(lambda: self._rest.start(0))
        view.selection.changed.connect(self._settle)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._see_focus)
        view.hand.carried.connect(self._give_way)
        view.stage.relaid.connect(self._see_change)
        view.stage.behind.connect(self._see_marks)
        self._lie()
        self.show()
        self._begin_anew(0)

    @property
    def picture(self) -> MinimapPicture | None:
        """Return what is shown, once it is drawn."""
        return self._picture

    @property
    def is_current(self) -> bool:
        """Tell whether the picture shows the canvas as it is."""
        return self._picture is not None and not self._pause.isActive()

    @property
    def frame(self) -> QRectF:
        """Return where the frame around what is seen lies, in pixels of this widget."""
        if self._picture is None:
            return QRectF()
        return _frame_around(self._view.visible_area(), self._picture.area, self.size())

    def show_found(self, found: frozenset[str]) -> None:
        """Mark the cards that were found, in place of those before."""
        if found != self.found:
            self.found = found
            self._begin_anew(_PAUSE)

    # ---- following

    def _see_change(self) -> None:
        if self.isHidden():
            return
        self._lie()
        self._begin_anew(_PAUSE)

    def _see_marks(self) -> None:
        """Look whether other cards step back: with each filter all is drawn anew."""
        if self._stage.marks.matched is not self._matched:
            self._matched = self._stage.marks.matched
            self._begin_anew(_PAUSE)

    def _begin_anew(self, pause: int) -> None:
        """Draw the picture again after a while without a change."""
        self._steps = None
        self._pause.start(pause)

    def _go_on(self) -> None:
        """Draw a part of the picture."""
        if not self.isVisible() or self.size().isEmpty():  # once it is seen it asks for a picture
            return
        if self._steps is None:
            marks = self._stage.marks
            self._theme, self.found, self._matched = self._stage.theme, marks.found, marks.matched
            self._ratio = self.devicePixelRatioF()
            self._steps = drawn(self._stage, self.size(), _INSET, self._ratio)
        made = next(self._steps)
        if made is None:
            self._pause.start(0)
            return
        self._picture, self._steps = made, None
        self.update()
        self._settle()  # it is known anew where all lies: that may be in view

    # ---- where it lies

    def _stay(self) -> None:
        """Be where it was before the view was scrolled, with the frame where one looks now."""
        if self.isHidden():
            return
        if self._view.inline_edit.active:
            self._lie()
        elif self.pos() != self._spot:
            self.move(self._spot)
        self._rest.start(_PAUSE)  # the view draws it anew, with what lies below it

    def _give_way(self, spot: QPointF) -> None:
        """Be away from the pointer (pixels of the view) while something is in its hand."""
        if self.geometry().contains(spot.toPoint()):
            self._lie()

    def _see_focus(self) -> None:
        """Look in a moment whether a list has opened beside a card, or one has gone."""
        if not self.isHidden():
            self._rest.start(0)

    def _settle(self) -> None:
        """Lie out of the way, but stay while somebody looks around by it."""
        if not self._used:
            self._lie()

    def _lie(self) -> None:
        """Lie where it is in nobody's way."""
        if self.isHidden() and self._picture is not None:
            return
        if self._view.hand.toolbox.busy:
            self._rest.start(_PAUSE)  # it comes back once the hand is empty
        place = place_in(self._view, self.geometry())
        self._spot = place.topLeft()
        if place == self.geometry():
            return
        larger = place.size() != self.size()
        self.setGeometry(place)
        if larger and not place.isEmpty():
            self._begin_anew(_PAUSE)

    # ---- the hand

    def _go_to(self, pixel: QPointF) -> None:
        """Bring what lies there to the middle, or where the frame was taken."""
        if self._picture is None or self._grip is None or self.size().isEmpty():
            return  # or it has gone in the hand: all cards came into view
        area, scale = self._picture.area, self._picture.area.width() / self.width()
        middle = area.topLeft() + pixel * scale
        self._view.camera.center(middle - self._grip * scale)

    @guarded(None)
    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Let no card below be under the pointer."""
        super().enterEvent(event)
        self._view.hand.leave()

    @guarded(None)
    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Lie out of the way again."""
        super().leaveEvent(event)
        self._used = False
        self._rest.start(_PAUSE)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame, or go to where it was pressed; a second button drops it."""
        event.accept()
        self._dropped = self._grip is not None
        if self._dropped:
            self._drop()
        if self._dropped or event.button() is not Qt.MouseButton.LeftButton:
            return
        self._used, self._before = True, self._view.visible_area().topLeft()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._escape.listen()
        frame, spot = self.frame, event.position()
        self._grip = spot - frame.center() if frame.contains(spot) else QPointF()
        self._go_to(spot)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let what is seen follow."""
        event.accept()
        self._go_to(event.position())

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the frame go."""
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._let_go()

    def _drop(self) -> None:
        """Let the frame go where it was taken."""
        self._let_go()
        self._view.camera.go_back(self._before)

    def _let_go(self) -> None:
        self._grip = None
        self._escape.rest()
        self.update()

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go there twice."""
        self.mousePressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Pan and zoom as a wheel does over the middle of the canvas."""
        QApplication.sendEvent(port := self._view.viewport(), _over_the_middle(port, event))
        event.accept()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Have a picture when it is shown again."""
        super().showEvent(event)
        self._lie()
        self._begin_anew(0)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the minimap's own menu: the canvas below is not what was meant."""
        event.accept()
        if not self._dropped:
            self._view.hand.menu_wanted.emit(MenuRequest(event.globalPos(), on_minimap=True))

    # ---- drawing

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture and the frame around what is seen."""
        theme, ratio = self._stage.theme, self.devicePixelRatioF()
        is_other = theme is not self._theme or ratio != self._ratio
        if is_other and self._picture is not None:
            self._begin_anew(0)  # in another theme, or on another screen
        painter = QPainter(self)
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture.pixmap)
            frame = self.frame.toRect()
            if self._grip is not None:
                shade = QColor(theme.select)
                shade.setAlpha(_SHADE)
                painter.fillRect(frame.adjusted(1, 1, -1, -1), shade)
            _draw_edge(painter, frame, brush(theme.select))
        painter.end()


def _over_the_middle(port: QWidget, event: QWheelEvent) -> QWheelEvent:
    """Return the same turn of a wheel over the middle of a view."""
    middle = QPointF(port.rect().center())
    return QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(QPoint(round(middle.x()), round(middle.y())))),
        event.pixelDelta(),
        event.angleDelta(),
        event.buttons(),
        event.modifiers(),
        event.phase(),
        event.inverted(),
    )


def _frame_around(seen: QRectF, area: QRectF, size: QSize) -> QRectF:
    """Return where what is seen of an area lies in a picture of it, so large: never too small."""
    across, down = size.toTuple()  # few calls of Qt: each step of a pan draws it
    left, top, width, _ = cast("_Four", area.getRect())
    from_x, from_y, seen_wide, seen_high = cast("_Four", seen.getRect())
    scale = across / width
    wide, high = seen_wide * scale, seen_high * scale
    x, y = (from_x - left) * scale, (from_y - top) * scale
    if wide < _LEAST_FRAME:
        x, wide = x - (_LEAST_FRAME - wide) / 2, _LEAST_FRAME
    if high < _LEAST_FRAME:
        y, high = y - (_LEAST_FRAME - high) / 2, _LEAST_FRAME
    return QRectF(x, y, wide, high) & QRectF(1, 1, across - 2, down - 2)


def _draw_edge(painter: QPainter, frame: QRect, colour: QBrush) -> None:
    """Draw the inner edge of a rectangle, two pixels wide: to fill four is quicker than a pen."""
    x, y, wide, high = frame.x(), frame.y(), frame.width(), frame.height()
    painter.fillRect(x, y, wide, 2, colour)
    painter.fillRect(x, y + high - 2, wide, 2, colour)
    painter.fillRect(x, y + 2, 2, high - 4, colour)
    painter.fillRect(x + wide - 2, y + 2, 2, high - 4, colour)


def minimap_of(view: CanvasView) -> Minimap | None:
    """Return a view's minimap, if it has been shown before."""
    found: Minimap | None = view.viewport().findChild(
        Minimap, NAME, Qt.FindChildOption.FindDirectChildrenOnly
    )
    return found


def show_minimap(view: CanvasView, *, shown: bool) -> None:
    """Show a view's minimap, made when it is first wanted, or hide it."""
    made = minimap_of(view)
    if made is None and shown:
        Minimap(view)
    elif made is not None:
        made.setVisible(shown)


def is_at_rest(view: CanvasView) -> bool:
    """Tell whether a view's minimap, if it has one, changes neither picture nor place by itself."""
    made = minimap_of(view)
    return made is None or not any(each.isActive() for each in made.findChildren(QTimer))
