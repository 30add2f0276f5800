# SPDX-License-Identifier: MIT
"""The matrix' table: one cell for each tactic and problem, which a click or Space connects.

It paints what is in view in one go: a delegate asked for each cell takes ten times as long.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.cross_table import Grouping, RowPart, spoken_cell
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.held_key import HeldKey
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.ui.matrix.cells import draw_rings, paint_cells
from stratcanvas.ui.matrix.connecting import toggle_pair
from stratcanvas.ui.matrix.heads import ProblemHeads, TacticHeads, size_sections
from stratcanvas.ui.matrix.matrix_model import MatrixModel
from stratcanvas.ui.matrix.measures import Measures
from stratcanvas.ui.matrix.steps import MOVES, step_from
from stratcanvas.words import tr

_LEFT = Qt.MouseButton.LeftButton
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BESIDE_KEYPAD = ~Qt.KeyboardModifier.KeypadModifier


class MatrixGrid(QTableView):
    """The cells and the heads around them."""

    left = Signal()
    """The person wants the canvas back."""
    opened = Signal(str)
    """A card is wanted on the canvas."""
    slides = Signal(object)
    """A step of scrolling comes of these, cells, heads and bars: before they are moved."""

    def __init__(
        self, session: Session, selection: Selection, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        # Its own, known to Python: for one that is not, PySide makes every kind of widget known.
        self.setViewport(QWidget())
        # All of it is painted here: what lies below is not painted first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._session, self._selection, self.theme = session, selection, theme
        self._syncing = True  # what is selected is not to change while rows come and go
        self._hovered, self._pressed, self._held = QModelIndex(), QModelIndex(), HeldKey(self).keys
        self.sizes: Measures | None = None
        self.rows = MatrixModel(session.canvas, Grouping.AIM, self)
        self.problems = ProblemHeads(self.rows, theme, self)
        self.tactics = TacticHeads(self.rows, theme, self)
        self.setHorizontalHeader(self.problems)
        self.setVerticalHeader(self.tactics)
        self.setModel(self.rows)
        _simplify(self)
        self.setAccessibleName(tr("Matrix"))
        self.setAccessibleDescription(tr("Tactics in rows, problems in columns"))
        self.problems.chosen.connect(lambda place: self._choose(self.rows.columns[place]))
        self.tactics.chosen.connect(lambda place: self._choose(_tactic_at(self.rows, place)))
        self.problems.opened.connect(lambda place: _open(self, self.rows.columns[place]))
        self.tactics.opened.connect(lambda place: _open(self, _tactic_at(self.rows, place)))
        self._syncing = False
        self.show_selection()

    # sizes and looks

    def set_sizes(self, sizes: Measures) -> None:
        """Be so large in all parts."""
        if sizes == self.sizes:
            return
        self.sizes = self.problems.sizes = self.tactics.sizes = sizes
        self.problems.setFixedHeight(sizes.head)
        self.tactics.setFixedWidth(sizes.title)
        self.problems.setDefaultSectionSize(sizes.column)
        self.tactics.setDefaultSectionSize(sizes.row)
        size_sections(self.rows, self.problems, self.tactics, sizes)
        self.draw_anew()
        _stay_in_sight(self)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the cell one is in in view in other room."""
        _stay_in_sight(self, event.oldSize())
        super().resizeEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = self.problems.theme = self.tactics.theme = theme
        self.draw_anew()

    def draw_anew(self) -> None:
        """Draw cells and heads anew."""
        for part in (self, self.problems, self.tactics):
            part.viewport().update()

    # following the canvas and the selection

    def follow(self, changes: ChangeSet) -> None:
        """Show what some changes have led to."""
        self._keep_step(lambda: self.rows.follow(self._session.canvas, changes))

    def catch_up(self) -> None:
        """Show the canvas as it is, after changes that were not followed."""
        self._keep_step(lambda: self.rows.catch_up(self._session.canvas))

    def group(self, by: Grouping) -> None:
        """Let the rows stand in other groups."""
        self._keep_step(lambda: self.rows.group(by))

    def _keep_step(self, step: Any) -> None:
        self._hovered = self._pressed = QModelIndex()
        rows, columns = self.rows.rows[:], self.rows.columns[:]
        self._syncing = True
        try:
            step()
        finally:
            self._syncing = False
        if self.sizes is not None and (rows, columns) != (self.rows.rows, self.rows.columns):
            size_sections(self.rows, self.problems, self.tactics, self.sizes)
        self.draw_anew()
        self.show_selection()

    def show_selection(self) -> None:
        """Go to the cell of what is selected, or stay in the same row or column."""
        ids = self._selection.ids
        self.problems.selected = self.tactics.selected = frozenset(ids)
        self.problems.viewport().update()
        self.tactics.viewport().update()
        if not self.rows.row_of or len(self.rows.columns) == 1:
            return
        here = self.currentIndex()
        rows, columns = self.rows.row_of, self.rows.column_of
        row = next((rows[key] for key in ids if key in rows), here.row())
        column = next((columns[key] for key in ids if key in columns), here.column())
        row = row if row >= 0 and self.rows.can_hold(row, 0) else min(rows.values())
        self._go(row, max(column, 0))

    def _go(self, row: int, column: int) -> None:
        """Be in a cell without selecting its cards."""
        index = self.rows.index(row, column)
        if index == self.currentIndex():
            return
        self._syncing = True
        try:
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        finally:
            self._syncing = False

    @guarded(None)
    def currentChanged(self, current: Any, previous: Any) -> None:  # noqa: N802 - Qt's name
        """Select the cards of the cell that one goes to."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if not self._syncing and (records := self.rows.records_at(current)):
            self._selection.set(records)

    @guarded(None)
    def scrollContentsBy(self, across: int, down: int) -> None:  # noqa: N802 - Qt's name
        """Tell that a step comes."""
        self.slides.emit(_moved_by_a_step(self))
        super().scrollContentsBy(across, down)

    @guarded(None)
    def scrollTo(self, index: Any, *how: Any) -> None:  # noqa: N802 - Qt's name
        """Bring a cell into view, and over the first of a group its heading, if both have room."""
        super().scrollTo(index, *how)
        _show_heading(self, index.row() - 1)

    def _choose(self, key: str) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if key:
            self._selection.set((key,))

    # painting

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the cells in view."""
        painter = QPainter(self.viewport())
        if self.sizes is not None:
            _paint(self, painter, event.region(), self.sizes)
            here, over = self.currentIndex(), self._hovered
            is_over = bool(self.rows.flags(over)) and over != here
            rings = self.visualRect(here), self.visualRect(over) if is_over else QRect()
            area, focused = event.region(), self.hasFocus()
            draw_rings(painter, area, *rings, self.theme, focused=focused)
        painter.end()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Show whether keys are heard here."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return super().event(event)

    # connecting

    def toggle(self, index: Any) -> None:
        """Connect the tactic and the problem of a cell, or take the connection away."""
        pair = self.rows.pair_at(index)
        if pair is not None:
            self._selection.set(pair)
            if toggle_pair(self._session, *pair) and QAccessible.isActive():
                said = spoken_cell(self._session.canvas, *pair)
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # keys

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from cell to cell, connect, open a card; all other keys are the window's."""
        key = event.key()
        plain = not (event.modifiers() & _BESIDE_KEYPAD or self._held.does_again(event))
        if key in MOVES and (to := _stepped(self, event)) is not None:
            self.setCurrentIndex(to)
            self._selection.set(self.rows.records_at(self.currentIndex()))
        elif plain and key == Qt.Key.Key_Space:
            self.toggle(self.currentIndex())
        elif plain and key in _ENTER and (records := self.rows.records_at(self.currentIndex())):
            self.opened.emit(records[0])
        elif plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    # the mouse

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the cell under the pointer."""
        index = self.indexAt(event.position().toPoint())
        self._pressed = index if event.button() is _LEFT else QModelIndex()
        if not self.rows.flags(index):
            event.ignore()
            return
        self.setCurrentIndex(index)
        self._selection.set(self.rows.records_at(index))

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Connect or disconnect, where the pointer is still in the same cell, and that is seen."""
        pressed, self._pressed = self._pressed, QModelIndex()
        index = self.indexAt(event.position().toPoint())
        if not self.isVisible():  # a key has brought the canvas back meanwhile
            return
        if event.button() is _LEFT and pressed.isValid() and pressed == index:
            self.toggle(index)

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Count a quick second click as what it is."""
        self.mousePressEvent(event)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show which cell the pointer is over."""
        self._hover(self.indexAt(event.position().toPoint()))

    def _hover(self, index: Any) -> None:
        if index != self._hovered:
            for each in (self._hovered, index):
                self.viewport().update(self.visualRect(each))  # that of none is empty
            self._hovered = QModelIndex(index)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hover over nothing once the pointer has left."""
        if event.type() is QEvent.Type.Leave:
            self._hover(QModelIndex())
        return super().viewportEvent(event)


def _paint(grid: MatrixGrid, painter: QPainter, region: QRegion, sizes: Measures) -> None:
    """Paint the cells of a region: after a step to a side and down, two strips."""
    areas: Iterable[QRect] = region  # type: ignore[assignment] # it can be walked over
    for area in areas:
        painter.save()
        painter.setClipRect(area)
        paint_cells(painter, area, grid, grid.rows, grid.theme, sizes)
        painter.restore()


def _moved_by_a_step(grid: MatrixGrid) -> list[QWidget]:
    """Return what looks otherwise after a step of scrolling: cells, heads and bars."""
    ports = [each.viewport() for each in (grid, grid.problems, grid.tactics)]
    return [*ports, grid.verticalScrollBar(), grid.horizontalScrollBar()]


def _stepped(grid: MatrixGrid, event: QKeyEvent) -> QModelIndex | None:
    """Return the cell that a key leads to; None for none."""
    here = grid.currentIndex()
    if not here.isValid():
        return None
    page = max(1, grid.viewport().height() // max(1, grid.rowHeight(here.row())) - 1)
    place = (here.row(), here.column())
    to = step_from(grid.rows, place, event, page=page, mirrored=grid.isRightToLeft())
    return None if to is None else grid.rows.index(*to)


def _open(grid: MatrixGrid, key: str) -> None:
    if key:
        grid.opened.emit(key)


def _tactic_at(rows: MatrixModel, place: int) -> str:
    row = rows.rows[place]
    return row.key if row.part is RowPart.TACTIC else ""


def _stay_in_sight(grid: MatrixGrid, size: QSize | None = None) -> None:
    """Have the cell one is in whole in view, once all is laid out in other room, if any of it was,
    or it has the keyboard. ``size``: the cells' before.
    """
    was = QRect(QPoint(), size or grid.viewport().size())
    if grid.hasFocus() or grid.visualRect(grid.currentIndex()).intersects(was):
        QTimer.singleShot(0, grid, lambda: grid.scrollTo(grid.currentIndex()))


def _show_heading(grid: MatrixGrid, row: int) -> None:
    """Bring a row into view if it is a heading, and there is room for the row below it too."""
    if row < 0 or grid.rows.rows[row].part is not RowPart.GROUP:
        return
    top, bar = grid.rowViewportPosition(row), grid.verticalScrollBar()
    if top < 0 and grid.rowHeight(row) + grid.rowHeight(row + 1) <= grid.viewport().height():
        bar.setValue(bar.value() + top)


def _simplify(table: QTableView) -> None:
    """Take away what Qt's tables have and this has not, and scroll by the pixel."""
    table.setCornerButtonEnabled(False)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setAutoFillBackground(True)  # else the window and all in it are painted below its bars
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    for mode in (table.setVerticalScrollMode, table.setHorizontalScrollMode):
        mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
