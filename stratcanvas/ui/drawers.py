# SPDX-License-Identifier: MIT
"""In a narrow window the sides fold away, and the canvas has all the room.

Each side then opens as a drawer over the canvas, by the keys of its panels or by the tab at its
edge; Escape closes it and gives the keyboard back to the canvas. Which are open is remembered.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QMargins,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QToolButton, QVBoxLayout, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.guard import guarded
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.icons import AHEAD, BACK, draw_head, scale_for
from stratcanvas.ui.panels.table import Panel, Side
from stratcanvas.words import tr, translated

_WIDTHS = {Side.LEFT: 260, Side.RIGHT: 310}
"""Pixels that a drawer is wide, where the window has them."""
_KEPT = 120
"""Pixels of the canvas that are seen beside a drawer at least."""
_ENOUGH = 300
"""Pixels in which what stands over the canvas, or in its place, can still be used."""
_TAB_WIDTH, _TAB_HEIGHT = 24, 56
_LARGEST_HEAD = 2.0
"""How much larger than usual the arrow on a tab may be."""
"""Pixels of the tab that opens and closes a drawer."""


class Drawer(QFrame):
    """What a side lies in while it is open over the canvas."""

    left = Signal()
    """Escape was pressed, and nothing in it needed that."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close at Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()


class Tab(QToolButton):
    """What opens a drawer and closes it, at the edge."""

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw a small leaf with an arrow."""
        painter, palette, middle = QPainter(self), self.palette(), QPointF(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() or self.underMouse()
        edge = palette.highlight().color() if ring else palette.mid().color()
        painter.setPen(QPen(edge, 2.0 if self.hasFocus() else 1.0))
        painter.setBrush(palette.base())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0), 6.0, 6.0)
        way = AHEAD if self.arrowType() is Qt.ArrowType.RightArrow else BACK
        scale = min(_LARGEST_HEAD, scale_for(self.font()))
        draw_head(painter, middle, way, palette.buttonText().color(), scale)
        painter.end()


class Drawers(QObject):
    """The sides of one window while it is narrow."""

    opened = Signal(object)
    """A side was opened by its tab."""
    left = Signal()
    """The keyboard is to go back to the canvas."""
    turned = Signal()
    """A side was opened or closed."""

    def __init__(
        self,
        room: QSplitter,
        view: QWidget | None,
        columns: Mapping[Side, QSplitter],
        rows: Sequence[Panel],
        remembered: RememberedState,
    ) -> None:
        """``room`` is what the columns of these panels stand in in a wide window; the drawers
        open over ``view``.
        """
        super().__init__(room)
        self._room, self._view = room, view
        self._columns, self._remembered = columns, remembered
        self.is_narrow = False
        self._inner: Sequence[QWidget] = ()
        self._middle = None if view is None else view.parentWidget()
        window = room.window()
        self._drawers = {side: Drawer(window) for side in columns}
        self._tabs = {side: Tab(window) for side in columns}
        for side, tab in self._tabs.items():
            tab.hide()
            names = ", ".join(translated(row.words) for row in rows if row.side is side)
            tab.setAccessibleName(names)
            tab.setToolTip(names)
            tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tab.clicked.connect(lambda _=False, side=side: self._by_tab(side))
            self._drawers[side].left.connect(lambda side=side: self.close(side))
        self._soon = QTimer(self)  # strips over the canvas are laid out by then
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._place)
        room.installEventFilter(self)
        if self._middle is not None:
            self._middle.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the room, and what comes into it."""
        if watched is self._middle:
            if event.type() is QEvent.Type.LayoutRequest:
                self._clear()
                self._soon.start()
        elif event.type() in {
            QEvent.Type.Resize,
            QEvent.Type.Move,
            QEvent.Type.LayoutDirectionChange,
        }:
            self._place()
        return False

    def clear(self, panes: Sequence[QWidget]) -> None:
        """Let what stands in the canvas's place begin beside tabs and drawers from now on."""
        self._inner = panes
        self._clear()

    def clear_of(self) -> tuple[int, int]:
        """Return how many pixels at the left and at the right drawers cover, for what is to lie
        beside them.

        Where two leave too little room, that is so on the side on which lines begin.
        """
        left, right = self._cover(Side.LEFT), self._cover(Side.RIGHT)
        from_right, room = self._room.isRightToLeft(), self._room.width()
        if room - left - right < _ENOUGH:
            left, right = (0, right) if from_right else (left, 0)
        if room - left - right < _ENOUGH:
            left = right = 0
        return left, right

    def _clear(self) -> None:
        """Let nothing but the canvas, which can be moved, lie under a tab or a drawer."""
        left, right = self.clear_of()
        box = None if self._middle is None else self._middle.layout()
        places = range(0 if box is None else box.count())
        items = [box.itemAt(place) for place in places] if box is not None else []
        for each in (item.widget() for item in items if item is not None):
            if each is not None and each not in {self._view, *self._inner}:
                _keep_beside(each, left, right)
        tab = 0 if all(tab.isHidden() for tab in self._tabs.values()) else _TAB_WIDTH
        for each in self._inner:
            _keep_beside(each, left + tab, right + tab)
        if isinstance(self._view, CanvasView):
            self._view.camera.aside = left + tab, right + tab

    def folds(self, side: Side) -> bool:
        """Tell whether a side is folded away, to be opened as a drawer."""
        return self.is_narrow and side in self._columns

    def is_closed(self, side: Side) -> bool:
        """Tell whether a side is folded away and not open just now."""
        return self.folds(side) and self._drawers[side].isHidden()

    def fold(self) -> None:
        """Fold the sides away; those that were open in a narrow window last open again.

        The keyboard stays in a side that opens again, else it goes back to the canvas: Qt would
        give it to whatever button comes next.
        """
        self.is_narrow = True
        here = self._room.window().focusWidget()
        for side, column in self._columns.items():
            opens = self._remembered.panel_shown(_name(side), at_first=False)
            was_here = here is not None and column.isAncestorOf(here)
            if was_here and not opens:
                self.left.emit()
            column.hide()
            if opens:
                self._pull_out(side)
            if here is not None and was_here and opens:
                here.setFocus()
        self.show_tabs(shown=True)

    def unfold(self) -> None:
        """Put the sides back where they stand in a wide window; they are to be shown then.

        The keyboard stays in the side where it was.
        """
        here = self._room.window().focusWidget()
        for side, column in self._columns.items():
            self._push_in(side)
            if here is not None and column.isAncestorOf(here):
                column.show()
                here.setFocus()
        self.show_tabs(shown=False)
        self.is_narrow = False

    def show_tabs(self, *, shown: bool) -> None:
        """Show the tabs, or let them and the drawers go for a while."""
        for side, tab in self._tabs.items():
            if not shown:
                self._push_in(side)
            tab.setVisible(shown and self.is_narrow)
        self._place()

    def open(self, side: Side) -> None:
        """Open a side over the canvas."""
        self._pull_out(side)
        self._bring_out()
        self._remembered.set_panel_shown(_name(side), shown=True)
        self.turned.emit()

    def close(self, side: Side) -> None:
        """Close a side; the keyboard goes back to the canvas if it was there."""
        here = QApplication.focusWidget()
        if here is None or self._drawers[side].isAncestorOf(here) or here is self._tabs[side]:
            self.left.emit()
        self._push_in(side)
        self._remembered.set_panel_shown(_name(side), shown=False)
        self.turned.emit()

    def _by_tab(self, side: Side) -> None:
        if self.is_closed(side):
            self.open(side)
            self.opened.emit(side)
        else:
            self.close(side)

    def _pull_out(self, side: Side) -> None:
        drawer, column = self._drawers[side], self._columns[side]
        box = drawer.layout()
        assert box is not None
        box.addWidget(column)
        column.show()
        drawer.show()
        drawer.raise_()
        self._place()

    def _push_in(self, side: Side) -> None:
        drawer, column = self._drawers[side], self._columns[side]
        if column.parentWidget() is drawer:
            column.hide()
            place = 0 if side is Side.LEFT else self._room.count()
            self._room.insertWidget(place, column)
            self._room.setCollapsible(place, False)
            self._room.setStretchFactor(place, 0)
        drawer.hide()
        self._place()

    def _place(self) -> None:
        """Lay drawers and tabs at the edges that they belong to."""
        area = self._room.geometry()
        lowest = area.bottom() + 1 - _TAB_HEIGHT
        top = max(area.center().y() - _TAB_HEIGHT // 2, min(self._strips_end(), lowest))
        from_right = self._room.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for side, drawer in self._drawers.items():
            is_left = (side is Side.LEFT) is not from_right
            is_open, tab = not drawer.isHidden(), self._tabs[side]
            wide = enlarged(self._room.font(), _WIDTHS[side]) if is_open else 0
            width = min(wide, max(0, area.width() - _KEPT))
            x = area.left() if is_left else area.right() + 1 - width
            drawer.setGeometry(QRect(x, area.top(), width, area.height()))
            x = area.left() + width if is_left else area.right() + 1 - width - _TAB_WIDTH
            tab.setGeometry(QRect(x, top, _TAB_WIDTH, _TAB_HEIGHT))
            points_right = is_left is not is_open
            tab.setArrowType(Qt.ArrowType.RightArrow if points_right else Qt.ArrowType.LeftArrow)
            words = (
                tr("Closes what lies over the canvas") if is_open else tr("Opens over the canvas")
            )
            tab.setAccessibleDescription(words)
            tab.raise_()
        if isinstance(self._view, CanvasView):
            self._view.camera.covered = self._cover(Side.LEFT), self._cover(Side.RIGHT)
            self._view.overlaid.emit()
        self._clear()

    def _strips_end(self) -> int:
        """Return where the strips over the canvas end, in pixels from the window's upper edge."""
        panes = (each for each in (self._view, *self._inner) if each is not None)
        shown = next((each for each in panes if not each.isHidden()), None)
        return 0 if shown is None else shown.mapTo(self._room.window(), QPoint()).y()

    def _cover(self, hand: Side) -> int:
        """Return how many pixels are covered on the left or on the right, whoever lies there."""
        if self._room.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            hand = Side.RIGHT if hand is Side.LEFT else Side.LEFT
        drawer = self._drawers[hand]
        return 0 if drawer.isHidden() else drawer.width()

    def _bring_out(self) -> None:
        """Pan so that the only card selected does not lie under a drawer that was opened."""
        view = self._view
        if isinstance(view, CanvasView) and len(view.selection) == 1:
            view.ensure_seen(view.selection.ids[0])


def _keep_beside(widget: QWidget, left: int, right: int) -> None:
    """Let what a widget holds begin and end so many pixels from its edges."""
    margins = QMargins(left, 0, right, 0)
    if widget.contentsMargins() != margins:
        widget.setContentsMargins(margins)
        same = QResizeEvent(widget.size(), widget.size())
        QApplication.sendEvent(widget, same)  # what it holds is to find its room anew


def _name(side: Side) -> str:
    """Return what a drawer is remembered by."""
    return f"{side.value}-drawer"
