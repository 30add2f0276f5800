# SPDX-License-Identifier: MIT
"""The text field that lies over a card while its words are typed, in the card's own type."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from stratcanvas.domain.plaintext import one_paragraph, plain_text
from stratcanvas.paint.card import Inks
from stratcanvas.paint.text import Style, font
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.undo_keys import goes_to_window

_STAYS = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}
"""The focus goes away for a moment: typing goes on when it comes back."""


class Editor(QTextEdit):
    """Plain text over a card. It tells when it is done; it keeps nothing itself."""

    done = Signal()
    onward = Signal(int)
    """Tab (1) or Shift+Tab (-1): done, and on to the next card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, 0)
        self.document().setDocumentMargin(0)
        self.one_paragraph = False
        self._weight = self.font().weight()
        self._pitch = 0.0
        self.textChanged.connect(self._weigh)
        self.hide()

    def load(self, words: str, hint: str, name: str) -> None:
        """Show words to edit, with the cursor at their end; ``name`` is spoken by readers."""
        self.setPlainText(words)
        self._pitch = 0.0
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def words(self) -> str:
        """Return the text as fields keep it (see domain.plaintext); lines end in a newline."""
        # toPlainText would turn no-break spaces into spaces
        return plain_text(self.document().toRawText())

    def dress(self, style: Style, colours: Inks, scale: float) -> None:
        """Wear a card's type and colours at a zoom."""
        kind = font(style)
        type_ = kind.__class__(kind)
        size = max(1, round(style.size * scale))  # fonts come in whole pixels
        type_.setPixelSize(size)
        self._weight = type_.weight()
        # Letters as wide as the card's, so that lines end where the card's do.
        type_.setLetterSpacing(
            QFont.SpacingType.PercentageSpacing, 100.0 * style.size * scale / size
        )
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(colours.ground))
        palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(colours.hint))
        self.setPalette(palette)
        # Under a style sheet the viewport keeps the first ground it had, so it is told itself.
        self.viewport().setPalette(palette)
        self.setFont(type_)
        self._set_pitch(style.pitch * scale)
        self._weigh()

    def _set_pitch(self, pitch: float) -> None:
        """Set lines this far apart, in pixels; what can be taken back is forgotten by that."""
        if pitch == self._pitch:
            return
        self._pitch = pitch
        format_ = QTextBlockFormat()
        format_.setLineHeight(pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.document().setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(format_)
        self.document().setUndoRedoEnabled(True)

    def _weigh(self) -> None:
        """Show the hint as light as the card does, and words in their own weight."""
        weight = QFont.Weight.Normal if self.document().isEmpty() else self._weight
        if self.font().weight() != weight:
            type_ = self.font()
            type_.setWeight(weight)
            self.setFont(type_)

    def lie_at(self, place: QRectF) -> None:
        """Lie over a rectangle of the view, in pixels."""
        self.setGeometry(place.toAlignedRect())

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Claim the keys that end typing before any shortcut of the window takes them.

        Undo and redo are left to the window when this field has nothing of its own to take back.
        """
        document = self.document()
        undo, redo = document.isUndoAvailable(), document.isRedoAvailable()
        if goes_to_window(event, undo=undo, redo=redo):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            ends = {Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
            enters = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.key() in ends | enters:
                event.accept()
                return True
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End by Esc or Ctrl+Enter, go on by Tab; all else is typing."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if key == Qt.Key.Key_Escape or (enter and (control or self.one_paragraph)):
            self.done.emit()
        elif key == Qt.Key.Key_Tab and not control:
            self.onward.emit(1)
        elif key == Qt.Key.Key_Backtab:
            self.onward.emit(-1)
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll a long text; with Ctrl leave the wheel to the canvas, which zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @guarded(None)
    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop text alone, cleaned; a field of one paragraph takes line ends as spaces."""
        take = one_paragraph if self.one_paragraph else plain_text
        self.textCursor().insertText(take(source.text()))
        self.ensureCursorVisible()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """End when the focus goes to another place in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS and self.isVisible():
            self.done.emit()
