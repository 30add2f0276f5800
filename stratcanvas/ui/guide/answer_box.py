# SPDX-License-Identifier: MIT
"""The box an answer is typed in: Enter goes on, Escape is left to whoever asks."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.domain.fields import Field, Kind, entries
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.offered_words import for_a_field
from stratcanvas.ui.panels.editors import Editor, editor_for
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.words import translated

PADDING = 10
"""Pixels between the border and the words, above and below."""
_MOST = 8
"""Lines that a box grows to; beyond them it scrolls."""
_CLOSING = frozenset(".,;:!?…)]”’»")
"""What stands right behind a word."""


class AnswerBox(TextBox):
    """A text box of the guided start. In one of ``many`` entries Enter makes the next one."""

    entered = Signal()
    """Enter was pressed, and not for a further line: the person wants to go on."""
    wiped = Signal()
    """Backspace was pressed in an empty box."""
    resized = Signal(QSize)
    listed = Signal(list)
    """Several lines were pasted into a box of one line: the lines; nothing was put in."""

    def __init__(
        self, *, many: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        least = 2 if many else 1
        super().__init__(
            least=least, most=_MOST, single=not many, hint=hint, padding=PADDING, parent=parent
        )
        self._many = many
        self._erasing = False  # Backspace was pressed here, and not let go since
        self.takes_lists = False
        """Whether several pasted lines are several answers."""

    def show_hint(self, hint: str) -> None:
        """Show another hint while the box is empty."""
        self._hint = hint
        self.setPlaceholderText(hint)
        self.setAccessibleDescription(hint)
        self.viewport().update()  # Qt draws it anew only where there was none
        self._fit()

    def have_room(self, lines: int) -> None:
        """Be at least so many lines high."""
        self._least = lines
        self._fit()

    def take(self, event: QKeyEvent, *, goes_on: bool) -> None:
        """Take the keyboard, and a key that was pressed elsewhere, at the end of the words.

        ``goes_on``: a word that stands at the end may go on; else the key begins another.
        """
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.End)
        if not goes_on and self.text()[-1:].strip() and event.text()[:1] not in _CLOSING:
            self.textCursor().insertText("\n" if self._many else " ")
        QApplication.sendEvent(self, event)

    def keep_beside(self, near: int, far: int) -> None:
        """Leave room, in pixels, where lines begin and where they end."""
        left, right = (far, near) if self.isRightToLeft() else (near, far)
        self.setViewportMargins(left, 0, right, 0)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go on at Enter; after the last entry of many a second Enter does."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            not self._many or held == Qt.KeyboardModifier.ControlModifier or self._is_past_the_last
        ):
            event.accept()
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self._erase(event)
        else:
            super().keyPressEvent(event)

    def _erase(self, event: QKeyEvent) -> None:
        """Erase; a key that was held down since before the cursor came here erases nothing."""
        self._erasing = self._erasing or not event.isAutoRepeat()
        if not self._erasing:
            event.accept()
        elif self.document().isEmpty():
            event.accept()
            if not event.isAutoRepeat():
                self.wiped.emit()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Forget which key is held."""
        self._erasing = False
        super().focusOutEvent(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Tell those who put something beside the words."""
        super().resizeEvent(event)
        self.resized.emit(self.size())

    @property
    def _is_past_the_last(self) -> bool:
        """Tell whether the cursor is in an empty line at the end."""
        cursor = self.textCursor()
        return cursor.atEnd() and not cursor.block().text().strip()

    @guarded(None)
    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste text; several lines are told instead where each is an answer of its own."""
        lines = entries(plain_text(for_a_field(source))) if self.takes_lists else []
        if len(lines) > 1:
            self.listed.emit(lines)
        else:
            super().insertFromMimeData(source)


def is_typed(event: QKeyEvent) -> bool:
    """Tell whether a key puts words into a field: it types a letter, or pastes."""
    held, keys = event.modifiers(), Qt.KeyboardModifier
    alone = held & (keys.ControlModifier | keys.AltModifier | keys.MetaModifier)
    alt_gr = keys.ControlModifier | keys.AltModifier  # as Windows has it
    types = event.text().strip().isprintable() and alone in {keys.NoModifier, alt_gr}
    return (bool(event.text().strip()) and types) or event.matches(QKeySequence.StandardKey.Paste)


def answer_editor(field: Field, parent: QWidget | None = None) -> Editor:
    """Return an editor for a field of an answer, named for those who hear the screen."""
    if not field.holds_text:
        return editor_for(field, parent)
    hint = translated(field.hint)
    box = AnswerBox(many=field.kind is Kind.LINES, hint=hint, parent=parent)
    box.setAccessibleName(translated(field.label))
    box.setAccessibleDescription(hint)
    box.setObjectName(field.name)
    return box
