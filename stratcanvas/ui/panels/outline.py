# SPDX-License-Identifier: MIT
"""The panel on the left: the canvas as an outline, which is also what a screen reader reads.

Same selection as the canvas; words are edited in place, and committed as they are typed.
"""

from collections.abc import Collection, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.key_places import latin_at
from stratcanvas.qt.third_click import count_two
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.menu_request import MenuRequest
from stratcanvas.ui.panels.drop_mark import DropMark
from stratcanvas.ui.panels.outline_folds import OutlineFolds
from stratcanvas.ui.panels.outline_model import OutlineModel, moves_rows, row_at
from stratcanvas.ui.panels.outline_ranges import in_ranges, records_in
from stratcanvas.ui.panels.outline_rows import RowDelegate
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.paragraph import QuietParagraph
from stratcanvas.ui.panels.row_drag import RowDrag
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched

_OPEN_UP_TO = 400
"""Rows; a larger outline starts folded, which also keeps edits quick."""
_MOST_CHOSEN = 500
"""With more cards selected on the canvas than this, none has its row selected here."""
_AT_ONCE = 50
"""Cards whose rows are selected at once; those of more once the window is free."""
_INSIDE = 2
"""Pixels from the edge at which the lowest row is looked for."""
_NEAR = 50
"""Rows before the last one made at which more are made."""


class OutlineTree(QTreeView):
    """The outline's tree."""

    menu_wanted = Signal(object)
    """A menu is asked for, as a MenuRequest."""
    chosen = Signal(str)
    """The one record that was gone to here."""

    def __init__(
        self, session: Session, selection: Selection, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # Its own, known to Python: for one that is not, PySide makes every kind of widget known.
        self.setViewport(QWidget())
        self._session, self._selection = session, selection
        self._syncing = True  # what is selected is not to be cleared while there are no rows
        self._telling = False
        self._folded: set[str] = set()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show_selection)
        self.rows = OutlineModel(session.derived, self)
        self.delegate = RowDelegate(session, theme, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("All cards"))
        self._unfold(QModelIndex(), 0, self.rows.rowCount() - 1)
        self.rows.rowsInserted.connect(self._unfold)
        self.verticalScrollBar().valueChanged.connect(self._reach_on)
        self.collapsed.connect(lambda index: self._note_fold(index, folded=True))
        self.expanded.connect(lambda index: self._note_fold(index, folded=False))
        session.changed.connect(self._on_changed)
        selection.changed.connect(self._follow_selection)
        session.allowed.connect(self._allow)
        self._syncing = False
        self._allow()
        self._show_selection()

    def _allow(self) -> None:
        """Open rows for typing only where they may be edited."""
        trigger = QAbstractItemView.EditTrigger
        edits = trigger.EditKeyPressed | trigger.DoubleClicked
        self.setEditTriggers(edits if self._session.can_edit else trigger.NoEditTriggers)

    def show_found(self, found: Collection[str]) -> None:
        """Mark the rows of what is found, and draw those in sight that it makes a difference to."""
        before, self.delegate.found = self.delegate.found, found
        lowest, index = self.viewport().rect().bottom(), self.indexAt(QPoint(_INSIDE, 0))
        while index.isValid() and self.visualRect(index).top() <= lowest:
            row = row_at(index)
            if row is not None and (row.record in found) is not (row.record in before):
                self.update(index)
            index = self.indexBelow(index)

    # selection, both ways

    @guarded(None)
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell the canvas what is selected here."""
        super().selectionChanged(selected, deselected)
        if self._syncing:
            return
        ids = tuple(dict.fromkeys(records_in(self.selectionModel().selection())))
        if set(ids) != set(self._selection.ids):
            self._telling = True
            try:
                self._selection.set(ids)
            finally:
                self._telling = False
            if len(ids) == 1:
                self.chosen.emit(ids[0])

    def _follow_selection(self) -> None:
        """Select the rows of what is selected on the canvas: of many cards a moment later, which
        may have been pasted just now.
        """
        if _AT_ONCE < len(self._selection.ids) <= _MOST_CHOSEN and not self._telling:
            self._late.start()
        else:
            self._show_selection()

    def _show_selection(self) -> None:
        """Select the rows of what is selected on the canvas, one row each."""
        self._late.stop()
        model = self.selectionModel()
        ids = self._selection.ids
        if len(ids) > _MOST_CHOSEN:
            if self._telling:
                return
            ids = ()
        rows = {key: found for key in ids if (found := self.rows.rows_of(key))}
        if set(records_in(model.selection())) == rows.keys():
            return
        current = self.currentIndex()
        places = [current if current in found else found[0] for found in rows.values()]
        first, chosen = next(iter(places), None), in_ranges(places)
        self._syncing = True
        try:
            model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if first is not None and self.currentIndex() != first:
                model.setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        finally:
            self._syncing = False
        if first is not None:
            self.scrollTo(first)

    # following the canvas

    def _on_changed(self, changes: ChangeSet) -> None:
        self._syncing = True
        staying = self._step_off(changes)
        many = len(self._selection.ids) > _AT_ONCE and moves_rows(changes)
        if many:  # Qt would follow each of them through every move
            with QSignalBlocker(self.selectionModel()):
                self.selectionModel().clearSelection()
        try:
            self.rows.follow(self._session.derived, changes)
            if staying is not None and staying.isValid():
                index = self.rows.index(staying.row(), 0, staying.parent())
                no_update = QItemSelectionModel.SelectionFlag.NoUpdate
                self.selectionModel().setCurrentIndex(index, no_update)
        finally:
            self._syncing = False
        self.delegate.follow()
        if many and not changes.added:  # else others are about to be selected
            self._show_selection()
        elif changes.removed.keys().isdisjoint(self._selection.ids):
            self._follow_selection()

    def _step_off(self, changes: ChangeSet) -> QPersistentModelIndex | None:
        """Leave the current row if it is about to go, and return the next one that stays.

        Qt would step there itself before the row goes, and lay all rows out once more for that.
        """
        current = self.currentIndex()
        row = row_at(current)
        if row is None or row.record not in changes.removed:
            return None
        ways = range(current.row() + 1, self.rows.rowCount(current.parent())), range(current.row())
        beside = (current.siblingAtRow(place) for place in chain(ways[0], reversed(ways[1])))
        staying = next((each for each in beside if _stays(each, changes)), QModelIndex())
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        return QPersistentModelIndex(staying)

    def _unfold(self, parent: Any, first: int, last: int) -> None:
        """Open new rows, unless there are so many that an overview is worth more."""
        if self.rows.total > _OPEN_UP_TO:
            return
        inside = parent.isValid()
        for index in (
            (parent,) if inside else [self.rows.index(n, 0) for n in range(first, last + 1)]
        ):
            row = row_at(index)
            if row is not None and (row.record or row.part.value) not in self._folded:
                self.expand(index)

    def _reach_on(self) -> None:
        """Make more rows where one has scrolled near the last one made."""
        lowest = self.indexAt(QPoint(_INSIDE, self.viewport().height() - _INSIDE))
        parent = lowest.parent()
        if not lowest.isValid() or lowest.row() >= self.rows.rowCount(parent) - _NEAR:
            self.rows.extend(parent)

    def _note_fold(self, index: Any, *, folded: bool) -> None:
        row = row_at(index)
        if row is not None:
            (self._folded.add if folded else self._folded.discard)(row.record or row.part.value)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap the problems anew, and keep the row in sight that has the keyboard."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._stay_in_sight)  # the keyboard may be about to come

    def _stay_in_sight(self) -> None:
        if self.isAncestorOf(self.window().focusWidget() or self) or self.hasFocus():
            self.scrollTo(self.currentIndex())

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the row; a third click is its field's, and selects its words."""
        super().mouseDoubleClickEvent(event)
        if isinstance(field := self.indexWidget(self.currentIndex()), QPlainTextEdit):
            count_two(field, event.position())

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of the selected rows; by key it opens at the current one."""
        event.accept()
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        spot = event.pos() if by_mouse else self.visualRect(row).center()
        found = row_at(row)
        if not by_mouse and not self._selection.ids and found is not None and found.record:
            self._selection.set((found.record,))  # the keyboard is on it
        about_cards = not by_mouse or (found is not None and found.record is not None)
        ids = self._selection.ids if about_cards else ()
        self.menu_wanted.emit(MenuRequest(self.viewport().mapToGlobal(spot), ids))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Edit at Enter, as at F2."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.state() != QAbstractItemView.State.EditingState:
            index = self.currentIndex()  # headings and no row at all are not edited
            if index.flags() & Qt.ItemFlag.ItemIsEditable and self._session.may_edit():
                self.edit(index)
            event.accept()
        elif latin_at(event) or _is_for_an_action(self, event):
            event.ignore()  # the window's, by its place too, and no search for a row
        else:
            super().keyPressEvent(event)


def _is_for_an_action(tree: QWidget, event: QKeyEvent) -> bool:
    """Tell whether a key is that of an action heard here, even of one that can't be used now."""
    pressed = QKeySequence(event.keyCombination())
    place: QWidget | None = tree
    while place is not None:
        if any(pressed in each.shortcuts() for each in place.actions()):
            return True
        place = place.parentWidget()
    return False


def _stays(index: QModelIndex, changes: ChangeSet) -> bool:
    """Tell whether a row that can be current is none of those that go."""
    row = row_at(index)
    return row is not None and row.record is not None and row.record not in changes.removed


class Outline(PanelWidget):
    """The outline under its heading."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        caption = QuietParagraph(self, words=tr("OUTLINE"), tone="caption")
        self.tree = OutlineTree(around.session, around.selection, theme, self)
        self.tree.delegate.said.connect(around.say)
        self.tree.menu_wanted.connect(self.menu_wanted)
        self.tree.chosen.connect(around.go_to)
        self.drag = RowDrag(self.tree, around)
        OutlineFolds(self.tree)  # hears presses before it
        self._ring: DropMark | None = None  # around the row that something on the canvas is over
        self._pointed = QPoint()
        around.rows = self
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14, 0, 0)
        box.setSpacing(6)
        heading = QHBoxLayout()
        heading.setContentsMargins(12, 0, 12, 0)
        heading.addWidget(caption)
        box.addLayout(heading)
        box.addWidget(self.tree, 1)

    def focus_first(self) -> None:
        """Give the keyboard to the rows."""
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def cards_at(self, at: QPoint) -> Sequence[str] | None:
        """Return the card of the row at a pixel of the screen, and the one under which it stands;
        empty where there is no such row, None where the rows are not.
        """
        port = self.tree.viewport()
        spot = port.mapFromGlobal(at)
        if not (port.isVisible() and port.rect().contains(spot)):
            return None
        self._pointed = spot
        row = row_at(self.tree.indexAt(spot))
        return [] if row is None else [each for each in (row.record, row.under) if each is not None]

    def ring(self, card: str | None) -> None:
        """Mark the row of the card that is aimed at; None: none is."""
        port, place = self.tree.viewport(), QRect()
        if card is not None:
            here = self.tree.indexAt(self._pointed)
            row = row_at(here)
            own = here if row is not None and row.record == card else here.parent()
            place = self.tree.visualRect(own)
            if not port.rect().intersects(place):  # its tactics fill the panel
                place = self.tree.visualRect(here)
        self._ring = self._ring or DropMark(port)
        self._ring.show_at(place, "")

    def show_found(self, found: Collection[str]) -> None:
        """Mark the rows of the cards that hold what is looked for."""
        if found is not self.tree.delegate.found:
            self.tree.show_found(found)

    def show_matched(self, matched: "Matched | None") -> None:
        """Dim the rows of the cards that do not match what is filtered by."""
        if matched is not self.tree.rows.matched:
            self.tree.rows.matched = matched
            self.tree.viewport().update()

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        return self.tree.delegate.keep_refused()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.tree.delegate.theme = theme
        self.tree.viewport().update()
