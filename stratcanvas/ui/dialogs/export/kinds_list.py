# SPDX-License-Identifier: MIT
"""The list of what can be made, in parts, one row a format of the table: its name and what it is.

It draws its rows itself, so that the one that is chosen is told by shape, not by colour alone.
"""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from stratcanvas.formats.registry import Format, Group
from stratcanvas.qt.guard import guarded
from stratcanvas.words import tr, translated

_ROLE = Qt.ItemDataRole.UserRole
_MARK = 30
"""Pixels for the mark before a row's words."""
_AIR = 7
"""Pixels above and below them, and after them."""
_WRAPS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading


class KindsList(QListWidget):
    """The formats; one of them is always chosen."""

    chosen = Signal(object)
    """The person chose another: the Format."""

    def __init__(self, formats: Iterable[Format], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kinds")
        self.setAccessibleName(tr("What to make"))
        self.setItemDelegate(_KindRows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.formats = [each for group in Group for each in formats if each.group is group]
        group: Group | None = None
        for each in self.formats:
            if each.group is not group:
                group = each.group
                self._add_heading(translated(group.label))
            self._add(each)
        self.currentItemChanged.connect(self._tell)

    def _add_heading(self, words: str) -> None:
        heading = QListWidgetItem(words, self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, form: Format) -> None:
        item = QListWidgetItem(translated(form.name), self)
        about = translated(form.about) if form.about else ""
        item.setData(_ROLE, form)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, about)

    def choose(self, form: Format) -> None:
        """Choose a format."""
        self.setCurrentRow(self._row_of(form))

    def words(self) -> list[str]:
        """Return the names of all that can be chosen, in order."""
        return [translated(each.name) for each in self.formats]

    def _row_of(self, form: Format) -> int:
        return next(row for row in range(self.count()) if self.item(row).data(_ROLE) is form)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_ROLE) is not None:
            self.chosen.emit(item.data(_ROLE))

    @guarded(QSize(300, 300))
    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size in which all rows are seen."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(300, rows + 2 * self.frameWidth() + 4)

    @guarded(QSize(200, 90))
    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it be as low as some three rows."""
        return QSize(200, min(self.sizeHint().height(), 8 * self.fontMetrics().lineSpacing()))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the words anew, and keep what is chosen in sight: its options take more or less
        of the room than those before.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        if self.currentItem() is not None:
            self.scrollToItem(self.currentItem())


class _KindRows(QStyledItemDelegate):
    """Draws headings, and rows with a mark, a name and what it is."""

    def __init__(self, view: KindsList) -> None:
        super().__init__(view)
        self._view = view
        self._sizes: dict[tuple[int, int, str], QSize] = {}
        """Row, width and letters → its size: a list asks for all of them at each look."""

    @guarded(QSize(200, 40))
    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of a row beside a scroll bar, which comes and goes as rows are laid."""
        beside = self._view.verticalScrollBar().sizeHint().width() + 2 * self._view.frameWidth()
        width = max(120, self._view.width() - beside)
        place = index.row(), width, option.font.key()
        if place not in self._sizes:
            self._sizes[place] = self._size(option, index, width)
        return self._sizes[place]

    def _size(self, option: QStyleOptionViewItem, index: Any, width: int) -> QSize:
        if index.data(_ROLE) is None:
            room = QRect(0, 0, width - 4, 10_000)
            words = QFontMetrics(_heading(option.font)).boundingRect(room, _WRAPS, index.data())
            return QSize(width, words.height() + 2 * _AIR)
        name, about = self._boxes(option, index, QRect(0, 0, width, 0))
        return QSize(width, name.height() + about.height() + 2 * _AIR)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self._view.window().palette(), QPalette.ColorRole
        if index.data(_ROLE) is None:
            painter.setFont(_heading(option.font))
            painter.setPen(palette.color(role.PlaceholderText))
            box = option.rect.adjusted(2, _AIR, -2, -2)
            painter.drawText(box, _WRAPS, index.data())
        else:
            self._draw_row(painter, option, index)
        painter.restore()

    def _draw_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        palette, role = self._view.window().palette(), QPalette.ColorRole
        # Asked itself: option.state would make all of QStyle's enums.
        is_chosen = self._view.selectionModel().isSelected(index)
        ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
        has_keys = is_chosen and self._view.hasFocus()
        painter.setPen(QPen(palette.color(role.Highlight), 2.0) if has_keys else Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Midlight) if is_chosen else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, 6.0, 6.0)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        name, about = self._boxes(option, index, option.rect)
        x = option.rect.right() - _MARK / 2 if mirrored else option.rect.left() + _MARK / 2
        middle = QPointF(x, name.center().y())
        painter.setPen(QPen(palette.color(role.Text if is_chosen else role.Dark), 1.4))
        painter.setBrush(palette.color(role.Base))
        painter.drawEllipse(middle, 6.5, 6.5)
        if is_chosen:
            painter.setBrush(palette.color(role.Text))
            painter.drawEllipse(middle, 3.2, 3.2)
        painter.setPen(palette.color(role.Text))
        painter.setFont(_bold(option.font))
        painter.drawText(name, _WRAPS, index.data())
        painter.setFont(option.font)
        painter.setPen(palette.color(role.Text if is_chosen else role.PlaceholderText))
        painter.drawText(about, _WRAPS, index.data(Qt.ItemDataRole.AccessibleDescriptionRole))

    def _boxes(self, option: QStyleOptionViewItem, index: Any, rect: QRect) -> tuple[QRect, QRect]:
        """Return where a row's name and what it is stand."""
        mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = (_AIR, _MARK) if mirrored else (_MARK, _AIR)
        room = QRect(rect.left() + before, rect.top() + _AIR, rect.width() - before - after, 10_000)
        name = QFontMetrics(_bold(option.font)).boundingRect(room, _WRAPS, index.data())
        name = QRect(room.left(), room.top(), room.width(), name.height())
        below = QRect(room.left(), name.bottom() + 1, room.width(), 10_000)
        words = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
        height = (
            QFontMetrics(option.font).boundingRect(below, _WRAPS, words).height() if words else 0
        )
        return name, QRect(below.left(), below.top(), below.width(), height)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


def _heading(font: QFont) -> QFont:
    heading = _bold(font)
    if heading.pixelSize() > 0:
        heading.setPixelSize(max(11, heading.pixelSize() - 2))
    return heading
