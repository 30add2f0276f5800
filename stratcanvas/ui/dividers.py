# SPDX-License-Identifier: MIT
"""Panes whose dividers can be grabbed: along the whole line, and by a grip in its middle.

A line is one pixel, and five can be grabbed: few fingers hit that. The grip is 24 pixels and more
both ways, and lies over what needs no press; a mask lets every press beside it through. Tab comes
by each, and then the arrow keys move it. Escape, or a second button, lets go of one where it was.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.stage.lull import Lull

if TYPE_CHECKING:
    from stratcanvas.qt.escape import Escape

NEAR = 2
"""Pixels that can be grabbed on each side of the line, all along it."""
_DEEP, _LONG = 24, 48
"""Pixels of a grip that can be grabbed, across the line and along it."""
_SEEN_DEEP, _SEEN_LONG = 5, 28
"""Pixels of a grip that are seen."""
_STEP, _HAIR = 16, 2
"""Pixels that a press of an arrow key moves a divider, and with Shift held."""
_SHOWN = frozenset(
    (QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.FocusIn, QEvent.Type.FocusOut)
)
"""What a divider looks otherwise after."""
_FAR = 100_000
"""More pixels than any window has."""
_PAD = Qt.KeyboardModifier.KeypadModifier
_KEYS = {
    Qt.Orientation.Horizontal: {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1},
    Qt.Orientation.Vertical: {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1},
}


class Panes(QSplitter):
    """Panes beside each other or below each other, with a divider that has a grip between two."""

    put = Signal()
    """The person has put a divider elsewhere, and let go of it."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget, before: int = NEAR) -> None:
        """``before``: the pixels by which grips reach over the pane on the left, or above."""
        super().__init__(orientation, parent)
        self._before = before
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:  # noqa: N802 - Qt's name
        """Return a divider that has a grip."""
        return Divider(self.orientation(), self)

    def reach(self, divider: "Divider") -> int:
        """Return by how many pixels a grip reaches over the pane before it, as one reads."""
        return self._before

    def reach_anew(self) -> None:
        """Let grips reach where ``reach`` says now."""
        for number in range(1, self.count()):
            cast("Divider", self.handle(number)).reach_out()


class DrawnIn:
    """Has dividers lie over nothing that is panned or zoomed, while it is.

    Qt would draw all of it at each step of a pan, and them at each of a zoom. What lies on their
    other side is left as it is: there, too, all would be drawn that lies below them.
    """

    def __init__(self, *panes: Panes) -> None:
        self._panes = panes
        self._still = Lull(self._be_whole, panes[0])

    def hear(self, ports: Collection[QWidget]) -> None:
        """Hear that a step comes of what some widgets show."""
        if self._still.is_over:
            for divider in self._dividers():
                corner = divider.mapToGlobal(divider.grip.topLeft())
                for port in ports:  # a step moves what is on the screen, with the grip there yet
                    port.update(QRect(port.mapFromGlobal(corner), divider.grip.size()))
                divider.keep_off(ports)
        self._still.wait()

    def _be_whole(self) -> None:
        for divider in self._dividers():
            divider.keep_off(())

    def _dividers(self) -> Iterator["Divider"]:
        for panes in self._panes:
            for number in range(1, panes.count()):
                yield cast("Divider", panes.handle(number))


class Divider(QSplitterHandle):
    """The line between two panes; it reaches over both by as much as its grip does."""

    _drawn = QRect(), QRectF()
    """The line, and what is seen of its grip: panes below it are drawn often, and it with them."""

    def __init__(self, orientation: Qt.Orientation, panes: Panes) -> None:
        super().__init__(orientation, panes)
        self._off = QRegion()  # what it keeps off just now, in its own pixels
        self._held_at = 0
        self._sizes: list[int] | None = None  # of the panes, before it was taken
        self._escape: Escape | None = None  # made when it is first held

    @property
    def grip(self) -> QRect:
        """Return where it can be grabbed with ease, in its own pixels."""
        long = QPoint(_DEEP, _LONG) if self._lies else QPoint(_LONG, _DEEP)
        grip = QRect(QPoint(), QPoint(long.x() - 1, long.y() - 1))
        grip.moveCenter(self.rect().center())
        return grip & self.rect()

    @property
    def _lies(self) -> bool:
        """Tell whether the panes lie beside each other."""
        return self.orientation() is Qt.Orientation.Horizontal

    @property
    def _mirrored(self) -> bool:
        return self._lies and self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    @property
    def line(self) -> QRect:
        """Return the line between the panes, in its own pixels.

        From right to left Qt (6.11) has the panes a pixel further right than what is between them.
        """
        return self.contentsRect().translated(int(self._mirrored), 0)

    def reach_out(self) -> None:
        """Reach over the panes, but take no press beside line and grip."""
        before = cast("Panes", self.splitter()).reach(self)
        after = _DEEP - 1 - before
        if not self._lies:
            self.setContentsMargins(0, before, 0, after)
        elif self._mirrored:
            self.setContentsMargins(after - 1, 0, before + 1, 0)  # see ``line``
        else:
            self.setContentsMargins(before, 0, after, 0)
        line = self.line
        self._drawn = line, QRectF()
        near = (NEAR, 0) if self._lies else (0, NEAR)
        moves, policies = self.moves, Qt.FocusPolicy
        self.setFocusPolicy(policies.TabFocus if moves else policies.NoFocus)
        grip = self.grip if moves else QRect()
        if moves:
            seen = QRectF(0.0, 0.0, _SEEN_DEEP, _SEEN_LONG)
            seen = seen if self._lies else seen.transposed()
            seen.moveCenter(QRectF(line).center())
            self._drawn = line, seen
        whole = QRegion(line.adjusted(-near[0], -near[1], *near)).united(QRegion(grip))
        self.setMask(whole.subtracted(self._off).united(QRegion(line)))

    def keep_off(self, ports: Iterable[QWidget]) -> None:
        """Lie over none of some widgets with more than its line; of none: be whole again."""
        self._off = QRegion()
        for port in ports:
            corner = self.mapFromGlobal(port.mapToGlobal(QPoint()))
            self._off = self._off.united(QRect(corner, port.size()))
        self.reach_out()

    @property
    def moves(self) -> bool:
        """Tell whether it can be moved: a pane may be folded."""
        panes = self.splitter()
        least, most = cast("tuple[int, int]", panes.getRange(panes.indexOf(self)))
        return least < most

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the grip in the middle."""
        self.reach_out()

    @guarded(None)
    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Look whether a pane was folded."""
        self.reach_out()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Reach to the other side where one reads from there."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.reach_out()

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Note where it is held: Qt would let the line jump to the edge of the grip."""
        from stratcanvas.qt.escape import Escape  # no first picture needs it

        super().mousePressEvent(event)
        if self._sizes is not None:
            self.drop()
        elif event.button() is Qt.MouseButton.LeftButton:
            self._held_at = self._along(event.position().toPoint() - self.contentsRect().topLeft())
            self._sizes = self.splitter().sizes()
            self._escape = self._escape or Escape(self, self.drop)
            self._escape.listen()

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go where the hand goes."""
        if self._sizes is not None:
            here = self.splitter().mapFromGlobal(event.globalPosition().toPoint())
            far = (
                self.splitter().handleWidth() if self._mirrored else 0
            )  # its other edge counts there
            self.moveSplitter(self._along(here) - self._held_at + far)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay where it was let go; the release after it was dropped is for nothing."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._let_go() is not None:
            cast("Panes", self.splitter()).put.emit()

    @guarded(None)
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Be held no longer: no release may come."""
        super().hideEvent(event)
        self._let_go()

    def drop(self) -> None:
        """Let go where it was taken: all panes are as large as before."""
        sizes = self._let_go()
        if sizes is not None:
            self.splitter().setSizes(sizes)

    def _let_go(self) -> list[int] | None:
        if self._escape is not None:
            self._escape.rest()
        sizes, self._sizes = self._sizes, None
        return sizes

    def _along(self, point: QPoint) -> int:
        return point.x() if self._lies else point.y()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Show when the pointer or the keyboard comes and goes."""
        if event.type() in _SHOWN:
            self.update()
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go a step the way of an arrow, or as far as it can by Home and End."""
        keys, held = _KEYS[self.orientation()], event.modifiers() & ~_PAD
        ends = {Qt.Key.Key_Home: -_FAR, Qt.Key.Key_End: _FAR}
        key, shift = Qt.Key(event.key()), Qt.KeyboardModifier.ShiftModifier
        step = keys.get(key, 0) * (_HAIR if held == shift else _STEP) or ends.get(key, 0)
        if not step or held not in {Qt.KeyboardModifier.NoModifier, shift}:
            event.ignore()
            return
        start = self.pos() + self.contentsRect().topLeft()
        here = self._along(start) + (self.splitter().handleWidth() if self._mirrored else 0)
        self.moveSplitter(max(0, min(here + step, self._along(_corner(self.splitter())))))
        cast("Panes", self.splitter()).put.emit()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the line, and a small grip that stands out under the pointer."""
        (line, grip), painter, palette = self._drawn, QPainter(self), self.palette()
        painter.setBackground(palette.mid())  # not ``fillRect``: see ``paint.pens.brush``
        painter.eraseRect(line)
        if not grip.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.shadow() if self.underMouse() else palette.mid())
            if self.hasFocus():
                painter.setBrush(palette.highlight())
                grip = grip.adjusted(-1.5, -1.5, 1.5, 1.5)
            thin = min(grip.width(), grip.height()) / 2
            painter.drawRoundedRect(grip, thin, thin)
        painter.end()


def _corner(widget: QWidget) -> QPoint:
    return QPoint(widget.width(), widget.height())
