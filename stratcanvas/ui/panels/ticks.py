# SPDX-License-Identifier: MIT
"""Tick boxes for what a card is joined to: a tactic's problems, or a problem's tactics."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain import commands, search
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import listed, name_of
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.field_buttons import make_buttons_large
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.held_key import HeldKey
from stratcanvas.qt.labels import name_clear_button
from stratcanvas.qt.tick_box import TickDelegate
from stratcanvas.qt.undo_keys import forget_typing, goes_to_window
from stratcanvas.safe_words import isolated, set_apart
from stratcanvas.session.session import Session
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.sight import show_part
from stratcanvas.words import tr

_MOST_ROWS = 7
"""Rows shown without scrolling."""
_FILTER_FROM = 9
"""With so many to choose from a filter helps."""
_MOST_LISTED = 200
_KEY = Qt.ItemDataRole.UserRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKED = _SHOWN | Qt.ItemFlag.ItemIsUserCheckable
_BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
_Shown = tuple[Qt.ItemFlag, str, str, Qt.CheckState]
"""What a row shows: how it can be used, its card, the card's name and its tick."""


class _List(QListWidget):
    """A list of ticks: Space ticks, Enter goes to the card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._held = HeldKey(self).keys

    @guarded(None)
    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Come into sight whole, where there is room, with the row that keys work on."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYS:
            QTimer.singleShot(0, self, self._come_into_sight)  # after Qt, which shows a row of it

    def _come_into_sight(self) -> None:
        show_part(self, self.rect())
        self._show_row()

    @guarded(None)
    def currentChanged(  # noqa: N802 - Qt's name
        self, now: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Keep the row that keys have come to in sight: Qt looks no further than the list."""
        super().currentChanged(now, before)
        if self.hasFocus():
            self._show_row()

    def _show_row(self) -> None:
        row = self.visualRect(self.currentIndex())
        show_part(self.viewport(), row & self.viewport().rect())

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go to the card at Enter."""
        if self._held.does_again(event):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem():
            self.itemActivated.emit(self.currentItem())
            event.accept()
            return
        super().keyPressEvent(event)


class _Filter(QLineEdit):
    """The field one types into to find a card: undo is the window's while it has none."""

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when nothing here is to take back."""
        if goes_to_window(event, undo=self.isUndoAvailable(), redo=self.isRedoAvailable()):
            return False
        return super().event(event)


class Ticks(QWidget):
    """The cards that the selected ones can be joined to, each with a tick box."""

    wanted = Signal(str)
    """The person wants to go to this card."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._filling = False
        self._shown: list[_Shown] = []
        self.title = Paragraph(self, tone="muted")
        self.filter = _Filter(self)
        self.filter.setAcceptDrops(False)
        self.filter.setPlaceholderText(tr("Type to find one"))
        self.filter.setAccessibleName(tr("Type to find one"))
        self.filter.setClearButtonEnabled(True)
        name_clear_button(self.filter, tr("Empties the field"))
        make_buttons_large(self.filter)
        self.filter.textChanged.connect(self._fill)
        self.list = _List(self)
        self.list.setObjectName("ticks")
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.itemChanged.connect(self._on_tick)
        self.list.itemActivated.connect(lambda item: self.wanted.emit(item.data(_KEY)))
        self.title.setBuddy(self.list)
        self.rest = Paragraph(self, tone="muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        for widget in (self.title, self.filter, self.list, self.rest):
            box.addWidget(widget)
        session.allowed.connect(self._fill)

    def bind(self, ids: tuple[str, ...]) -> None:
        """Show what these cards (all tactics, or all problems) are joined to."""
        if ids != self._ids:
            self._ids = ids
            self.filter.setText("")
            self._fill()

    def refresh(self, changes: ChangeSet) -> None:
        """Follow a change of the canvas; what cards of the other kind say and serve is shown."""
        of_tactic = self._ids and self._ids[0] in self._session.canvas.tactics
        told = {Problem if of_tactic else Tactic, Link}
        if not told.isdisjoint(map(type, changes.records())):
            self._fill()

    def _choices(self, canvas: Canvas) -> Iterator[str]:
        """Walk over the cards on offer; a problem's own tactics come first.

        Of a hundred thousand a list shows the first ones alone: the others are not walked over.
        """
        if self._ids[0] in canvas.tactics:
            yield from (problem.id for problem in canvas.ranked)
            return
        first = dict.fromkeys(self._first)
        yield from first
        derived = self._session.derived
        for aim in sorted(Aim, key=lambda each: each.value):
            for order in (derived.counting, derived.loose):
                cards = (canvas.tactics[key[-1]] for key in order)
                yield from (each.id for each in cards if each.aim is aim and each.id not in first)

    @property
    def _first(self) -> tuple[str, ...]:
        canvas = self._session.canvas
        return canvas.tactics_of.get(self._ids[0], ()) if len(self._ids) == 1 else ()

    def _fill(self, *_: object) -> None:
        canvas = self._session.canvas
        if not self._ids or not all(key in canvas for key in self._ids):
            return
        of_tactic = self._ids[0] in canvas.tactics
        choices = len(canvas.problems if of_tactic else canvas.tactics)
        found, count = list(islice(self._choices(canvas), _MOST_LISTED)), choices
        if self.filter.text().strip():
            named = ((key, name_of(canvas, key)) for key in self._choices(canvas))
            found = search.matching(self.filter.text(), named)
            count = len(found)
        self.title.setText(tr("Problems it serves") if of_tactic else tr("Tactics that serve it"))
        self.filter.setVisible(choices >= _FILTER_FROM)
        self._filling = True
        try:
            self._show(canvas, found[:_MOST_LISTED])
        finally:
            self._filling = False
        self.rest.setText(self._rest_words(choices, count, of_tactic=of_tactic))
        self.rest.setVisible(bool(self.rest.text()))
        self.list.setVisible(bool(found))
        self.list.setAccessibleName(self.title.text())
        rows = max(1, min(self.list.count(), _MOST_ROWS))
        height = max(self.list.sizeHintForRow(0), self.list.fontMetrics().lineSpacing() + 6)
        self.list.setFixedHeight(rows * height + 10)

    def _rest_words(self, choices: int, found: int, *, of_tactic: bool) -> str:
        if not choices:
            return (
                tr("No problems yet. Press P to add one.")
                if of_tactic
                else tr("No tactics yet. Press T to add one that serves this problem.")
            )
        if not found:
            return tr("None is called that.")
        more = found - _MOST_LISTED
        return tr("And {n} more: type to find them.").format(n=more) if more > 0 else ""

    def _show(self, canvas: Canvas, keys: list[str]) -> None:
        while self.list.count() > len(keys):
            self.list.takeItem(self.list.count() - 1)
        ends = (canvas.tactics_of.get(key) or canvas.problems_of.get(key, ()) for key in self._ids)
        joined = Counter(chain.from_iterable(ends))
        flags = _TICKED if self._session.can_edit else _SHOWN
        apart = set_apart if self.isRightToLeft() else isolated
        for place, key in enumerate(keys):
            item = self.list.item(place)
            if item is None:
                item = QListWidgetItem(self.list)
                item.setFlags(flags)
            state = Qt.CheckState.PartiallyChecked
            if joined[key] in {0, len(self._ids)}:
                state = Qt.CheckState.Checked if joined[key] else Qt.CheckState.Unchecked
            shown = flags, key, apart(listed(name_of(canvas, key))), state
            if self._shown[place : place + 1] != [shown]:  # a list hears of each that is set
                item.setFlags(flags)
                item.setData(_KEY, key)
                item.setText(shown[2])
                item.setCheckState(state)
                self._shown[place : place + 1] = [shown]
        del self._shown[len(keys) :]

    def _on_tick(self, item: QListWidgetItem) -> None:
        if self._filling:
            return
        del self._shown[self.list.row(item) :]  # its tick is not what was set
        canvas, other = self._session.canvas, item.data(_KEY)
        ticked = item.checkState() == Qt.CheckState.Checked
        command = commands.connect if ticked else commands.disconnect
        label = StepLabel("connect") if ticked else StepLabel("disconnect")
        changes = together(*(command(canvas, key, other) for key in self._ids))
        if self._session.do(label, changes):
            forget_typing(self.filter)  # undo takes the last back first: that is this step
        else:
            self._fill()
