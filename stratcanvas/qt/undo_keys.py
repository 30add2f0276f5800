# SPDX-License-Identifier: MIT
"""Undo and redo in a box one types in: its own while it has any, the window's after that."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


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
