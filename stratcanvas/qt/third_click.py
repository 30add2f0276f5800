# SPDX-License-Identifier: MIT
"""Three fast clicks where the second one opens a field: the third is the field's third, too."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit


def count_two(field: QTextEdit | QPlainTextEdit, spot: QPointF) -> None:
    """Tell a field of the double click that opened it, at a spot of what it lies over.

    Qt counts the clicks of each field by itself: so a third one selects the paragraph. The caret
    stays where it is.
    """
    under = field.parentWidget()
    if under is None or not field.geometry().contains(spot.toPoint()):
        return
    port, caret, left = field.viewport(), field.textCursor(), Qt.MouseButton.LeftButton
    here = QPointF(port.mapFrom(under, spot))
    kind, held = QEvent.Type.MouseButtonDblClick, Qt.KeyboardModifier.NoModifier
    twice = QMouseEvent(kind, here, port.mapToGlobal(here), left, left, held)
    QApplication.sendEvent(port, twice)
    field.setTextCursor(caret)
