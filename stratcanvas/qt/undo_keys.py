# SPDX-License-Identifier: MIT
"""Undo and redo in a box one types in: its own while it has any, the window's after that.

Menus and the tool bar do what the keys do.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextEdit
    from typing_extensions import TypeIs


def goes_to_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Ignore an undo or redo key that a box has nothing for; tell whether that was done.

    ``undo`` and ``redo`` tell whether the box has something of its own to take back or do again.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    for key, has_own in (
        (QKeySequence.StandardKey.Undo, undo),
        (QKeySequence.StandardKey.Redo, redo),
    ):
        if event.matches(key) and not has_own:
            event.ignore()
            return True
    return False


def forget_typing(line: QLineEdit) -> None:
    """Let a line that stays as it is have nothing to take back: what was done since goes first."""
    place = line.cursorPosition()
    line.setText(line.text())
    line.setCursorPosition(place)


def undo_in(box: QWidget | None) -> bool:
    """Take back what was typed last in a box, if it has any of its own; tell whether it had."""
    if not _is_written_in(box) or not box.document().isUndoAvailable():
        return False
    box.undo()
    return True


def redo_in(box: QWidget | None) -> bool:
    """Do again what a box took back last, if it has any of its own; tell whether it had."""
    if not _is_written_in(box) or not box.document().isRedoAvailable():
        return False
    box.redo()
    return True


def _is_written_in(box: QWidget | None) -> "TypeIs[QPlainTextEdit | QTextEdit]":
    from PySide6.QtWidgets import QTextEdit  # few boxes are of this kind, and none of a start's

    return isinstance(box, QPlainTextEdit | QTextEdit)
