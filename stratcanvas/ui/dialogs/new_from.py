# SPDX-License-Identifier: MIT
"""Asks what a new canvas is to begin with: nothing, an example, or a template of one's own."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.names import one_line
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.qt.tick_box import draw_row
from stratcanvas.safe_words import isolated
from stratcanvas.session.templates import Template, blank, examples, own_templates
from stratcanvas.words import tr

_ROLE = Qt.ItemDataRole.UserRole
_LONGEST_TITLE, _LONGEST = 36, 80
"""Letters of a title, which leave room beside them, and of whom it is for."""


class NewFromDialog(QDialog):
    """A list in two parts; ``chosen`` is what the person took, None for nothing."""

    def __init__(
        self, throw_away: Callable[[Template], bool], parent: QWidget | None = None
    ) -> None:
        """``throw_away`` asks, throws an own template away, and tells whether it is gone."""
        super().__init__(parent)
        self.setWindowTitle(tr("New from…"))
        self.chosen: Template | None = None
        self._throw_away = throw_away
        self.list = _Choices()
        self.list.currentItemChanged.connect(self._follow)
        self.list.itemActivated.connect(self._take)
        buttons = QDialogButtonBox()
        self.begin = QPushButton(tr("Begin"))
        self.away = QPushButton(tr("Throw away…"))
        cancel = QPushButton(tr("Cancel"))
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.away, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self.away.clicked.connect(self._remove)
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(12)
        words = tr("You get a new canvas of your own. What it begins with stays as it is.")
        box.addWidget(plain_label(words, tone="muted", wraps=True))
        box.addWidget(self.list, 1)
        box.addWidget(buttons)
        self._fill()
        self.begin.setDefault(True)  # only now: one that can't be pressed does not stay it
        letter, room = self.fontMetrics(), self.screen().availableSize() * 0.85
        wanted = QSize(letter.averageCharWidth() * 78, letter.lineSpacing() * 30)
        self.resize(wanted.boundedTo(room))

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Throw an own template away with Delete."""
        if event.key() == Qt.Key.Key_Delete and self.away.isEnabled():
            self._remove()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        """Show all that there is; the first example is current."""
        self.list.clear()
        shipped = self._part(tr("Examples"), (blank(), *examples()))
        own = self._part(tr("Your templates"), own_templates())
        if not own.childCount():
            none = QTreeWidgetItem(own, [tr("None yet: “Save as my template…” keeps one.")])
            none.setFlags(Qt.ItemFlag.ItemIsEnabled)
            none.setFirstColumnSpanned(True)
        self.list.expandAll()
        first = shipped.child(1)
        assert first is not None
        self.list.setCurrentItem(first)

    def _part(self, words: str, templates: Iterable[Template]) -> QTreeWidgetItem:
        part = QTreeWidgetItem(self.list, [words])
        part.setFlags(Qt.ItemFlag.ItemIsEnabled)
        part.setFirstColumnSpanned(True)
        font = part.font(0)
        font.setBold(True)
        part.setFont(0, font)
        for each in templates:
            title = isolated(one_line(each.title), _LONGEST_TITLE)
            told = tr("It can’t be read") if each.trouble else isolated(each.for_whom, _LONGEST)
            row = QTreeWidgetItem(part, [title, told])
            row.setData(0, _ROLE, each)
            spoken = tr("{title}, {for_whom}").format(title=title, for_whom=told) if told else title
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        return part

    @property
    def current(self) -> Template | None:
        """Return what the keyboard is on."""
        row = self.list.currentItem()
        found = None if row is None else row.data(0, _ROLE)
        return found if isinstance(found, Template) else None

    def _follow(self) -> None:
        self.begin.setEnabled(self.current is not None)
        self.away.setEnabled(self.current is not None and self.current.is_own)

    def _take(self) -> None:
        if self.current is not None:
            self.chosen = self.current
            self.accept()

    def _remove(self) -> None:
        if self.current is not None and self._throw_away(self.current):
            self._fill()


class _Plain(QStyledItemDelegate):
    """Draws a row's words alone: the style would draw a frame around each that is chosen."""

    @guarded(None)
    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:  # noqa: N802 - Qt's name
        """Take no row for a chosen one: its ground is there."""
        super().initStyleOption(option, index)
        states = QStyle.StateFlag
        option.state &= ~(states.State_Selected | states.State_HasFocus)


class _Choices(QTreeWidget):
    """The rows, with a column for whom each is."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("choices")
        self.setItemDelegate(_Plain(self))
        self.setAccessibleName(tr("What the new canvas begins with"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @guarded(None)
    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:  # noqa: N802 - Qt's name
        """Draw the ground of the row that is chosen, as lists have it, and its words."""
        if self.selectionModel().isSelected(index):
            area = option.rect.adjusted(2, 0, -2, 0)
            draw_row(painter, area, self.palette().color(QPalette.ColorRole.Midlight))
        super().drawRow(painter, option, index)
