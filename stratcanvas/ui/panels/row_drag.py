# SPDX-License-Identifier: MIT
"""Rows of the outline in the hand: a problem is ranked, tactics are connected to a problem.

On the canvas a row is connected to the card that it is dropped on. What would be done is marked and
said before the drop; Escape and whatever changes the canvas meanwhile put the rows back.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeView

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.outline import OutlineRow, Part
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.dragging.autoscroll import Autoscroll
from stratcanvas.ui.panels.drop_mark import DropMark
from stratcanvas.ui.panels.outline_model import OutlineModel, row_at
from stratcanvas.ui.panels.panel_widget import PanelContext
from stratcanvas.words import tr, trn

if TYPE_CHECKING:
    from stratcanvas.stage.dragging.rows_over import RowsOver

_FIRST = {Part.CUSTOMER, Part.STRATEGY}
"""Rows that stand before all problems."""


class Drop(NamedTuple):
    """What letting go would do: nothing where there are no changes."""

    says: str
    changes: ChangeSet
    label: StepLabel | None
    mark: QRect
    """Where that is marked, in pixels of the tree: a line between rows, or a ring around one."""
    tag: str = ""
    """What stands at the ring, in short."""


NOWHERE = Drop("", ChangeSet(), None, QRect())


class RowDrag(QObject):
    """Hears the mouse on the rows of a tree before the tree does."""

    def __init__(self, tree: QTreeView, around: PanelContext) -> None:
        super().__init__(tree)
        self._tree, self._around, self._say = tree, around, around.say
        self._session, self._selection = around.session, around.selection
        self._over: RowsOver | None = None
        self._is_beyond = False  # held over the canvas
        self._pressed: tuple[QModelIndex, QPoint] | None = None
        self._kept = False  # several rows stay selected until it is known that none is dragged
        self._held: tuple[str, ...] = ()
        self._at, self._drop = QPointF(), NOWHERE
        self._mark: DropMark | None = None
        self._scroll = Autoscroll(self._held_at, tree.viewport().size, self._pan, self)
        tree.viewport().installEventFilter(self)
        tree.installEventFilter(self)
        self._session.changed.connect(self.cancel)

    @property
    def held(self) -> tuple[str, ...]:
        """Return the cards that are in the hand."""
        return self._held

    # ---- what Qt tells

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a row in the hand, carry it, let go of it."""
        kind = event.type()
        if watched is self._tree:
            if self._held and kind in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
                return self._hear(event)
            if kind in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
                self.cancel()
        elif isinstance(event, QMouseEvent):
            if kind is QEvent.Type.MouseButtonPress:
                return self._press(event)
            if kind is QEvent.Type.MouseMove:
                return self._move(event)
            if kind is QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return False

    def _hear(self, event: QEvent) -> bool:
        """Put the rows back at Escape; other keys wait until the hand is empty."""
        pressed = event.type() is QEvent.Type.KeyPress  # at the override it would be heard again
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.cancel()
        event.accept()
        return True

    def _press(self, event: QMouseEvent) -> bool:
        self.cancel()
        spot = event.position().toPoint()
        index = self._tree.indexAt(spot)
        row = row_at(index)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not (plain and is_left) or row is None or row.part not in {Part.PROBLEM, Part.TACTIC}:
            return False
        self._pressed = QModelIndex(index), spot
        self._kept = len(self._selection) > 1 and (row.record or "") in self._selection
        if self._kept:
            self._tree.setFocus(Qt.FocusReason.MouseFocusReason)
        return self._kept

    def _move(self, event: QMouseEvent) -> bool:
        if self._held:
            self._at = event.position()
            self._show()
            return True
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        index, start = self._pressed
        spot = event.position().toPoint()
        if (spot - start).manhattanLength() >= QApplication.startDragDistance():
            self._take(index, event.position())
        return True

    def _release(self, event: QMouseEvent) -> bool:
        pressed, kept = self._pressed, self._kept
        if event.button() != Qt.MouseButton.LeftButton:
            return bool(self._held)
        if self._held:
            self._at = event.position()
            self._show()
            self._let_go()
            return True
        self._pressed, self._kept = None, False
        if kept and pressed is not None:
            self._tree.setCurrentIndex(pressed[0])  # of several that were selected, one from now on
            return True
        return False

    # ---- in the hand

    def _take(self, index: Any, at: QPointF) -> None:
        """Take the row that was pressed, or all tactics that are selected with it."""
        row = row_at(index)
        self._pressed = None
        if row is None or row.record is None or not self._session.may_edit():
            return
        tactics = self._session.canvas.tactics
        chosen = tuple(each for each in self._selection.ids if each in tactics)
        several = self._kept and row.record in chosen
        self._held = chosen if several else (row.record,)
        self._kept, self._at, self._over = False, at, self._around.carry()
        self._tree.setFocus(Qt.FocusReason.MouseFocusReason)
        self._tree.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll.watch()
        self._show()

    def _show(self) -> None:
        """Mark and say what letting go here would do."""
        spot = self._at.toPoint()
        inside = self._tree.viewport().rect().contains(spot)
        self._leave_canvas(still_there=not inside)
        drop = self._drop_at(spot) if inside else self._drop_beyond(spot)
        if drop.says != self._drop.says:
            self._say(drop.says)
        self._drop = drop
        if self._mark is None:
            self._mark = DropMark(self._tree.viewport())
        self._mark.show_at(drop.mark, drop.tag)
        shapes = Qt.CursorShape
        fits = shapes.ClosedHandCursor if drop.changes else shapes.ForbiddenCursor
        self._tree.viewport().setCursor(fits)

    def _let_go(self) -> None:
        drop, held = self._drop, self._held
        self._leave_canvas()
        self.cancel()
        if drop.label is None or not drop.changes or not self._session.do(drop.label, drop.changes):
            return
        self._selection.set(held)
        if came := [each for each in drop.changes.added.values() if isinstance(each, Link)]:
            self._say(_connected(self._session.canvas, came))

    def cancel(self, *_: object) -> None:
        """Put the rows back."""
        self._pressed, self._kept = None, False
        if self._held:
            self._held, self._drop = (), NOWHERE
            self._leave_canvas(put_back=True)
            self._say("")
            self._tree.viewport().unsetCursor()
        if self._mark is not None:
            self._mark.hide()

    # ---- where it would go

    def _drop_at(self, spot: QPoint) -> Drop:
        index = self._tree.indexAt(spot)
        canvas = self._session.canvas
        if self._held[0] in canvas.problems:
            return self._ranking(canvas, index, spot)
        row = row_at(index)
        problem = None if row is None else row.record if row.part is Part.PROBLEM else row.under
        if problem is None:
            return NOWHERE
        return self._connection(canvas, problem, index)

    def _connection(self, canvas: Canvas, problem: str, index: QModelIndex) -> Drop:
        over = row_at(index)
        head = index if over is not None and over.part is Part.PROBLEM else index.parent()
        ring, number = self._tree.visualRect(head), canvas.number[problem]
        if not self._tree.viewport().rect().intersects(ring):  # its tactics fill the panel
            ring = self._tree.visualRect(index)
        changes = commands.connect_all(canvas, self._held, problem)
        many = len(changes)
        if not many:
            words = tr("Already connected to problem {n}").format(n=number)
            return Drop(words, ChangeSet(), None, ring, tr("Already connected"))
        words = trn("Connect to problem {n}", "Connect {many} to problem {n}", many)
        words = words.format(n=number, many=many)
        return Drop(words, changes, StepLabel("connect"), ring, tr("Connect"))

    def _drop_beyond(self, spot: QPoint) -> Drop:
        """Return what letting go outside the rows does: on the canvas it may connect."""
        at = self._tree.viewport().mapToGlobal(spot)
        offer = self._over.show(self._held, at) if self._over is not None else None
        self._is_beyond = offer is not None
        if offer is None:
            return NOWHERE
        canvas, aimed, changes = self._session.canvas, offer.aimed, ChangeSet()
        if aimed is not None:
            changes = commands.connect_all(canvas, self._held, aimed)
        return Drop(offer.words, changes, StepLabel("connect"), QRect())

    def _leave_canvas(self, *, still_there: bool = False, put_back: bool = False) -> None:
        """Show nothing on the canvas any more, unless the rows are held there."""
        if self._over is not None and self._is_beyond and not still_there:
            self._is_beyond = False
            self._over.take_away(put_back=put_back)

    def _ranking(self, canvas: Canvas, index: QModelIndex, spot: QPoint) -> Drop:
        (problem,), model = self._held, self._tree.model()
        assert isinstance(model, OutlineModel)
        now = canvas.number[problem] - 1
        before = self._before(canvas, row_at(index), index, spot)
        place = before - (before > now)
        if place == now:
            return NOWHERE
        words = tr("Drop it here to make it number {n}").format(n=place + 1)
        changes = commands.rerank(canvas, problem, place)
        return Drop(words, changes, _RANK, self._line(before + len(_FIRST)))

    def _before(
        self, canvas: Canvas, row: OutlineRow | None, index: QModelIndex, spot: QPoint
    ) -> int:
        """Return before which problem, counted from 0, one points; after the last: how many."""
        if row is None or row.part in {Part.UNCOUNTED, Part.NOTES, Part.NOTE}:
            return len(canvas.problems)
        if row.part in _FIRST:
            return 0
        if row.part is Part.PROBLEM and row.record is not None:
            upper = spot.y() < self._tree.visualRect(index).center().y()
            return canvas.number[row.record] - upper
        return canvas.number[row.under] if row.under is not None else len(canvas.problems)

    def _line(self, head: int) -> QRect:
        """Return the line over a row of the first level, counted from 0, or below the last."""
        model, area = self._tree.model(), self._tree.viewport().rect()
        if head < model.rowCount():
            y = self._tree.visualRect(model.index(head, 0)).top() + 2
        else:
            last = model.index(head - 1, 0)
            under = model.rowCount(last)
            if under and self._tree.isExpanded(last):
                last = model.index(under - 1, 0, last)
            y = self._tree.visualRect(last).bottom()
        y = min(max(y, area.top() + 1), area.bottom() - 1)
        return QRect(area.left(), y - 1, area.width(), 3)

    def _held_at(self) -> QPointF | None:
        return self._at if self._held else None

    def _pan(self, _: float, down: float) -> None:
        if self._over is not None and self._is_beyond:
            if self._over.pan(self._tree.viewport().mapToGlobal(self._at.toPoint())):
                self._show()
            return
        bar = self._tree.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + round(down))
        if bar.value() != before:
            self._show()


def _connected(canvas: Canvas, came: Sequence[Link]) -> str:
    """Return what is said of connectors that came by one drop."""
    problem, count = canvas.number[came[0].problem], len(came)
    words = trn("Connected to problem {n}.", "{many:,} tactics connected to problem {n}.", count)
    return words.format(n=problem, many=count)


_RANK = StepLabel("rank-problem")
