# SPDX-License-Identifier: MIT
"""What the mouse does on the card that is being typed on: clicks there are meant for its words."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from stratcanvas.qt.guard import guarded
from stratcanvas.qt.third_click import count_two
from stratcanvas.stage.editor import Editor
from stratcanvas.stage.hits import is_open
from stratcanvas.stage.pointer import THRESHOLD, Pointer, pointer_over
from stratcanvas.stage.viewport import Viewport

_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}


class OpenCardClicks(QObject):
    """Hears the mouse at a view before its hand does, while a card is open there."""

    dragged = Signal(object)
    """The card is dragged by its face: the press (QMouseEvent) that began it."""

    def __init__(self, view: Viewport, editor: Editor) -> None:
        super().__init__(view)
        self._view, self._editor = view, editor
        self._pressed: QMouseEvent | None = None
        self._again = QTimer(self)  # runs while one more click is of those that opened the card
        self._again.setSingleShot(True)
        self._spot = QPointF()

    def begin(self) -> None:
        """Listen from now on."""
        self._view.viewport().installEventFilter(self)

    def end(self) -> None:
        """Listen no more."""
        self._pressed = None
        self._view.viewport().removeEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take presses on the open card beside its words, before the hand on the canvas does."""
        if isinstance(event, QMouseEvent):
            if event.type() in _PRESSES:
                return self._takes(event)
            if event.type() is QEvent.Type.MouseMove and self._drags(event):
                pressed, self._pressed = self._pressed, None
                self.dragged.emit(pressed)
        return super().eventFilter(watched, event)

    def _takes(self, press: QMouseEvent) -> bool:
        """Put the caret nearest to a press on the open card; with Shift select up to there.

        Tells whether the press is on that card, or one more of the clicks that opened it: then it
        selects the words, though the view may have moved to the card since.
        """
        self._pressed = None
        if press.buttons() != Qt.MouseButton.LeftButton:
            return False
        if self._again.isActive() and _is_near(press.position(), self._spot):
            self._again.stop()
            cursor = self._editor.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            self._editor.setTextCursor(cursor)
            return True
        pointer = pointer_over(self._view.camera, press.position(), press.modifiers())
        if not is_open(self._view.stage, pointer):
            return False
        editor, mode = self._editor, QTextCursor.MoveMode
        cursor, spot = editor.textCursor(), _within(editor, press.position()).toPoint()
        there = editor.cursorForPosition(spot).position()
        cursor.setPosition(there, mode.KeepAnchor if pointer.shift else mode.MoveAnchor)
        editor.setTextCursor(cursor)
        editor.setFocus()
        self._pressed = press.clone()
        return True

    def _drags(self, move: QMouseEvent) -> bool:
        """Tell whether a press on the open card has travelled, so that the card is dragged."""
        if self._pressed is None or move.buttons() != Qt.MouseButton.LeftButton:
            return False
        way = move.position() - self._pressed.position()
        return max(abs(way.x()), abs(way.y())) > THRESHOLD

    def count(self, pointer: Pointer) -> None:
        """Tell the field of the double click that opened it: a third one selects the paragraph."""
        at, seen = pointer.at, pointer.seen
        self._spot = QPointF(at.x - seen.x, at.y - seen.y) * pointer.scale
        self._again.start(QApplication.doubleClickInterval())
        count_two(self._editor, self._view.to_pixels(QRectF(at.x, at.y, 0.0, 0.0)).topLeft())


def _is_near(one: QPointF, other: QPointF) -> bool:
    return (one - other).manhattanLength() < QApplication.startDragDistance()


def _within(editor: Editor, spot: QPointF) -> QPointF:
    """Return where a spot of the view is in the field over it."""
    return spot - editor.geometry().topLeft().toPointF()
