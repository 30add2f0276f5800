# SPDX-License-Identifier: MIT
"""The pages in small, one under the other: only those that are in sight are ever drawn."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPalette, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.dialogs.export.sheets import Size
from stratcanvas.words import tr

_WIDE, _HIGH = 84, 84
"""Pixels in which a small page has room."""
_AIR = 8
_MOST = 400
"""Small pictures that are kept at most."""
_Index = QModelIndex | QPersistentModelIndex


class _PageRows(QAbstractListModel):
    """A row for each page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sizes: list[Size] = []
        self.pictures: dict[int, QImage] = {}

    def show_sizes(self, sizes: list[Size]) -> None:
        self.beginResetModel()
        self.sizes, self.pictures = sizes, {}
        self.endResetModel()

    def rowCount(self, _: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return len(self.sizes)

    @guarded(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Page {n} of {total}").format(n=index.row() + 1, total=len(self.sizes))
        return None


class PageStrip(QListView):
    """Shows the pages; the current one is shown large elsewhere."""

    wanted = Signal(int, int)
    """A page's picture is wanted: its number from 0, and how many pixels wide."""
    moved = Signal(int)
    """Another page is the current one: its number from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = _PageRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Thumbs(self))
        self.setUniformItemSizes(True)
        self.setObjectName("pages")
        self.setAccessibleName(tr("Pages"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFixedWidth(_WIDE + 4 * _AIR + 12)
        self._asked: set[int] = set()
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def show_sizes(self, sizes: list[Size], current: int) -> None:
        """Show other pages, one of which is current."""
        self._asked.clear()
        self.rows.show_sizes(sizes)
        if sizes:
            self.setCurrentIndex(self.rows.index(current))

    def go_to(self, number: int) -> None:
        """Make a page the current one."""
        self.setCurrentIndex(self.rows.index(number))

    def show_picture(self, number: int, picture: QImage) -> None:
        """Show a small picture."""
        if len(self.rows.pictures) >= _MOST:
            self.rows.pictures.clear()
            self._asked.clear()
        self.rows.pictures[number] = picture
        self.update(self.rows.index(number))

    def ask(self, number: int, width: float) -> None:
        """Have a page drawn that came into sight."""
        if number not in self._asked:
            self._asked.add(number)
            self.wanted.emit(number, max(1, round(width * self.devicePixelRatioF())))

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.moved.emit(now.row())


class _Thumbs(QStyledItemDelegate):
    """Draws a small page and its number."""

    def __init__(self, view: PageStrip) -> None:
        super().__init__(view)
        self._view = view

    @guarded(QSize(_WIDE, _HIGH))
    def sizeHint(self, option: QStyleOptionViewItem, _: Any) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of every row."""
        return QSize(_WIDE + 2 * _AIR, _HIGH + 2 * _AIR + option.fontMetrics.lineSpacing())

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw one; a picture that is not there is asked for."""
        rows, number = self._view.rows, index.row()
        wide, high = rows.sizes[number]
        scale = min(_WIDE / wide, _HIGH / high)
        line = option.fontMetrics.lineSpacing()
        middle = option.rect.center()
        page = QRectF(0, 0, round(wide * scale), round(high * scale))
        page.moveCenter(QRectF(option.rect.adjusted(0, 0, 0, -line)).center())
        picture = rows.pictures.get(number)
        if picture is None:
            self._view.ask(number, page.width())
        palette, role = self._view.window().palette(), QPalette.ColorRole
        # Asked itself: option.state would make all of QStyle's enums.
        is_current = self._view.selectionModel().isSelected(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(page, Qt.GlobalColor.white)
        if picture is not None:
            painter.drawImage(page, picture)
        edge = palette.color(role.Highlight if is_current else role.Mid)
        out = 1.5 if is_current else 0.5
        painter.setPen(QPen(edge, 2 * out))
        painter.drawRect(page.adjusted(-out, -out, out, out))
        painter.setPen(palette.color(role.Text if is_current else role.PlaceholderText))
        below = option.rect.adjusted(0, option.rect.height() - line - 2, 0, 0)
        below.moveCenter(below.center().__class__(middle.x(), below.center().y()))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, index.data())
        painter.restore()
