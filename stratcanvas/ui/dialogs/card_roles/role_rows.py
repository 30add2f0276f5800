# SPDX-License-Identifier: MIT
"""The rows of that question: each card's words, and what it is taken for; a digit changes that."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from stratcanvas.domain.names import one_line
from stratcanvas.domain.taken_cards import CardRole, TakenCards
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import isolated
from stratcanvas.words import tr, translated

_LONGEST = 200
"""Characters of a card that a row shows."""
_Index = QModelIndex | QPersistentModelIndex

LEAST = 24
"""Pixels that a row is high at least."""


class RoleModel(QAbstractTableModel):
    """The cards and their roles, as they are told by now."""

    def __init__(self, taken: TakenCards, parent: QWidget) -> None:
        super().__init__(parent)
        self._cards = taken.cards
        self.roles = {each.id: each.role for each in taken.cards}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name
        """Return 2: words and role."""
        return 0 if parent.isValid() else 2

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's name."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return tr("Card") if section == 0 else tr("What it is")
        return None

    @guarded(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a card's words, or what it is."""
        card = self._cards[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{self.words(index.row())}, {translated(self.roles[card.id].label)}"
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        return (
            self.words(index.row())
            if index.column() == 0
            else translated(self.role_at(index.row()).label)
        )

    def words(self, row: int) -> str:
        """Return the words of a card, in one line."""
        return isolated(one_line(self._cards[row].text), _LONGEST)

    def role_at(self, row: int) -> CardRole:
        """Return what a card is."""
        return self.roles[self._cards[row].id]

    def tell(self, rows: Iterable[int], role: CardRole) -> None:
        """Say what some cards are."""
        for row in rows:
            self.roles[self._cards[row].id] = role
            self.dataChanged.emit(self.index(row, 0), self.index(row, 1))


class _Rows(QStyledItemDelegate):
    """Draws rows as the style does, none of them too low to be hit."""

    @guarded(QSize(0, LEAST))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row, in pixels."""
        return super().sizeHint(option, index).expandedTo(QSize(0, LEAST))


class RoleList(QTreeView):
    """The list; each digit stands for a role."""

    told = Signal(object)
    """The role that the selected cards have, by a digit."""

    def __init__(self, model: RoleModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(tr("Cards, and what each is"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        widest = max(self.fontMetrics().horizontalAdvance(translated(r.label)) for r in CardRole)
        header.resizeSection(1, widest + 40)
        self.setCurrentIndex(model.index(0, 0))

    @property
    def rows(self) -> list[int]:
        """Return the rows that are selected."""
        return sorted(each.row() for each in self.selectionModel().selectedRows())

    def go_on(self) -> None:
        """Go to the next row, where one alone is selected and it is not the last."""
        rows = self.rows
        if len(rows) == 1 and rows[0] + 1 < self.model().rowCount():
            self.setCurrentIndex(self.model().index(rows[0] + 1, 0))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear a digit."""
        place = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and place.isdecimal() and 1 <= int(place) <= len(CardRole):
            self.told.emit([*CardRole][int(place) - 1])
            self.go_on()
            event.accept()
            return
        super().keyPressEvent(event)
