# SPDX-License-Identifier: MIT
"""The buttons of the tool bar that add a card can be dragged on to the canvas.

A click does what it always did. The mouse stays the button's while it is held, so its way is handed
on to the canvas' hand, which drags the new card.
"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.tools.tool import Tool
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.toolbar import KeyButton, ToolBar

CARDS: Mapping[str, type[Problem] | type[Tactic] | type[Note]] = {
    "problem": Problem,
    "tactic": Tactic,
    "note": Note,
}
"""What each of them adds."""


class CardButtons(QObject):
    """Follows the mouse from a button to the canvas."""

    def __init__(self, tools: ToolBar, view: CanvasView) -> None:
        super().__init__(tools)
        self._view = view
        self._pressed: QPointF | None = None
        self._pulls = False
        self._tool: Tool | None = None
        for button in tools.buttons:
            if button.objectName() in CARDS:
                button.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Make a drag of a press that travels, and no click of it."""
        if isinstance(event, QMouseEvent) and isinstance(watched, KeyButton):
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self._press(event)
                case QEvent.Type.MouseMove if self._pressed is not None:
                    return self._move(watched, event)
                case QEvent.Type.MouseButtonRelease if self._pressed is not None:
                    self._release(watched, event)
        return False

    def _press(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        if self._pulls and not left:
            self._view.toolbox.cancel()  # as a second button does on the canvas
        elif left:
            self._pressed, self._pulls, self._tool = event.position(), False, None

    def _move(self, button: KeyButton, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._forget(button)
            return False
        if not self._pulls and self._pressed is not None and button.isEnabled():
            way = event.position() - self._pressed
            if way.manhattanLength() < QApplication.startDragDistance():
                return False
            self._pulls = True
            button.setDown(False)
            if self._view.isVisible():
                self._tool = self._view.hand.pull(CARDS[button.objectName()])
        if self._is_under_way:
            self._view.hand.move(self._on_canvas(event))
            button.setCursor(self._view.viewport().cursor())
        elif self._pulls:
            button.unsetCursor()
        return self._pulls

    def _release(self, button: KeyButton, event: QMouseEvent) -> None:
        """End the drag; the button, which is no longer down, makes no click of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            under_way = self._is_under_way
            self._forget(button)
            if under_way:
                self._view.hand.release(self._on_canvas(event))

    def _forget(self, button: KeyButton) -> None:
        button.unsetCursor()
        self._pressed, self._pulls, self._tool = None, False, None

    @property
    def _is_under_way(self) -> bool:
        return self._tool is not None and self._view.toolbox.current is self._tool

    def _on_canvas(self, event: QMouseEvent) -> QMouseEvent:
        """Return the same event as the canvas would have got it."""
        spot = event.globalPosition()
        return QMouseEvent(
            event.type(),
            self._view.viewport().mapFromGlobal(spot),
            spot,
            event.button(),
            event.buttons(),
            event.modifiers(),
        )
