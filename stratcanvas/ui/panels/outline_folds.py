# SPDX-License-Identifier: MIT
"""The arrows of the outline: a press on one, or anywhere on a heading, folds what is under a row or
opens it. By keys that is Left and Right.
"""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QCursor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.outline_model import row_at

_HALF, _MIDDLE = 3.2, 6.5
"""Half the width of an arrow, and how far its middle is from the edge, in pixels."""
_REACH = 16
"""Pixels from the edge within which a press is meant for a row's arrow."""


class OutlineFolds(QObject):
    """Hears presses on the arrows of a tree before anything else does."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree, self._is_down = tree, False
        tree.viewport().installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take the presses that are meant for an arrow, until they end."""
        kind = event.type()
        if not isinstance(event, QMouseEvent) or event.button() is not Qt.MouseButton.LeftButton:
            return super().eventFilter(watched, event)
        if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
            index = self._tree.indexAt(event.position().toPoint())
            self._is_down = self._is_meant(index, event.position().toPoint())
            if self._is_down:
                self._tree.setFocus(Qt.FocusReason.MouseFocusReason)
                self._tree.setExpanded(index, not self._tree.isExpanded(index))
            return self._is_down
        was_down, self._is_down = self._is_down, False
        return was_down and kind is QEvent.Type.MouseButtonRelease

    def _is_meant(self, index: QModelIndex, spot: QPoint) -> bool:
        row = row_at(index)
        if row is None or not self._tree.model().hasChildren(index):
            return False
        area = self._tree.viewport().rect()
        away = area.right() - spot.x() if self._tree.isRightToLeft() else spot.x()
        return row.record is None or away < _REACH


def draw_fold(
    painter: QPainter, rect: QRect, view: QAbstractItemView, index: Any, colour: str
) -> None:
    """Draw the arrow of a row: of a heading always, of a card while it is folded or pointed at."""
    row, area = row_at(index), view.viewport()
    if row is None or not isinstance(view, QTreeView) or not index.model().hasChildren(index):
        return
    is_open = view.isExpanded(index)
    pointed = area.underMouse() and rect.contains(area.mapFromGlobal(QCursor.pos()))
    if is_open and row.record is not None and not pointed:
        return
    x = rect.right() - _MIDDLE if view.isRightToLeft() else rect.left() + _MIDDLE
    out, down = (-_HALF if view.isRightToLeft() else _HALF) / 2, _HALF / 2
    ends = [(-2 * out, -down), (0.0, down), (2 * out, -down)]
    if not is_open:
        ends = [(-out, -2 * down), (out, 0.0), (-out, 2 * down)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.6))
    middle = QPointF(x, rect.center().y() + 0.5)
    painter.drawPolyline([middle + QPointF(*each) for each in ends])
