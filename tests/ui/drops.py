# SPDX-License-Identifier: MIT
"""Things dragged over a window and dropped on it, as the system tells a window."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.ui.window import Window

COPY = Qt.DropAction.CopyAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def dropped(
    window: Window,
    widget: QWidget,
    data: QMimeData,
    actions: Qt.DropAction = COPY,
    at: QPoint | None = None,
) -> tuple[bool, Qt.DropAction]:
    """Drop something on a widget, in its middle or at a pixel of it.

    Return whether it was taken, and what the source is told was done.
    """
    spot = widget.mapTo(window, at or widget.rect().center())
    handle = window.windowHandle()
    enter = QDragEnterEvent(spot, actions, data, LEFT, NO_KEY)
    QApplication.sendEvent(handle, enter)
    over = QDragMoveEvent(spot + QPoint(1, 1), actions, data, LEFT, NO_KEY)
    over.setAccepted(enter.isAccepted())
    QApplication.sendEvent(handle, over)
    if not over.isAccepted():
        QApplication.sendEvent(handle, QDragLeaveEvent())
        return False, Qt.DropAction.IgnoreAction
    let_go = QDropEvent(QPointF(spot), actions, data, LEFT, NO_KEY)
    QApplication.sendEvent(handle, let_go)
    QApplication.processEvents()  # files open once the drop is over
    return let_go.isAccepted(), let_go.dropAction()
