# SPDX-License-Identifier: MIT
"""The text field that lies over a card while its words are typed, in the card's own type."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.plaintext import one_paragraph, plain_text
from stratcanvas.paint.card import TextColours, lighter
from stratcanvas.paint.text import KEYCAP_MARK, LONGEST, TextStyle, block, font
from stratcanvas.qt.dropped_files import files_in
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.held_key import HeldKey
from stratcanvas.qt.offered_words import for_a_field, may_have_words, why_no_words
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.words import tr

_STAYS = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}
"""The focus goes away for a moment: typing goes on when it comes back."""

_FINE = 16
"""How finely the height of lines is told to Qt, whose resolutions are whole numbers."""

_NUDGES = tuple(
    1.0 + sign * part for part in (0.0, 1e-3, 3e-3, 6e-3, 0.01, 0.02) for sign in (-1, 1)
)
"""How much narrower or wider letters are tried to be."""


class Editor(QTextEdit):
    """Plain text over a card. It tells when it is done; it keeps nothing itself."""

    done = Signal()
    onward = Signal(int)
    """Tab (1) or Shift+Tab (-1): done, and on to the next card."""
    another = Signal()
    """Ctrl+Enter: done, and another card like this one."""
    refused = Signal(str)
    """Something was to be pasted that can't be taken: a sentence; nothing was put in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, 0)
        self.document().setDocumentMargin(0)
        self.one_paragraph = self.enter_breaks = False
        self.limit, self.not_put_in = LONGEST_TEXT, ""
        """Characters that it takes, and what was said of those that were too many to be pasted."""
        self._hint = self._hint_colour = ""
        self._style, self._scale = TextStyle(14), 1.0
        self._weight, self._spacing = self.font().weight(), 100.0
        self._pitch = 0.0
        self._resolution = QImage(1, 1, QImage.Format.Format_Mono)
        self.document().documentLayout().setPaintDevice(self._resolution)
        self.textChanged.connect(self._weigh)
        self._held = HeldKey(self)
        self.hide()

    def load(self, words: str, hint: str, name: str) -> None:
        """Show words to edit, with the cursor at their end; ``name`` is spoken by readers.

        A tab is a space here, as it is on the card.
        """
        self.setPlainText(words.replace("\t", " "))
        self._pitch, self.not_put_in = 0.0, ""
        self._hint = hint
        self.setPlaceholderText(hint)  # for screen readers
        self.setAccessibleName(name)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._held.begin()

    def words(self) -> str:
        """Return the text as fields keep it (see domain.plaintext); lines end in a newline."""
        # toPlainText would turn no-break spaces into spaces
        return plain_text(self.document().toRawText())

    def set_style(self, style: TextStyle, colours: TextColours, scale: float) -> None:
        """Take a card's type and colours, at a zoom (1.0 is 100 %)."""
        self._style, self._scale, self._hint_colour = style, scale, colours.hint
        kind = font(style)
        own_font = kind.__class__(kind)
        size = max(1, round(style.size * scale))  # fonts come in whole pixels
        own_font.setPixelSize(size)
        self._weight = own_font.weight()
        # Letters as wide as the card's, so that lines end where the card's do.
        self._spacing = 100.0 * style.size * scale / size
        own_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, self._spacing)
        palette = self.palette()
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window):
            palette.setColor(role, QColor(colours.ground))
        palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
        # Qt's own hint has other line ends than the card's: it is drawn by paintEvent.
        palette.setColor(QPalette.ColorRole.PlaceholderText, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        # Under a style sheet the viewport keeps the first ground it had, so it is told itself.
        self.viewport().setPalette(palette)
        self._set_pitch(style.pitch)
        self._spread(scale)
        self.setFont(own_font)
        self._weigh()

    def _set_pitch(self, pitch: float) -> None:
        """Set lines this far apart at 100 %; what can be taken back is forgotten by that."""
        if pitch == self._pitch:
            return
        self._pitch = pitch
        lines = QTextBlockFormat()
        lines.setLineHeight(pitch / _FINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        self.document().setUndoRedoEnabled(False)
        cursor.mergeBlockFormat(lines)
        self.document().setUndoRedoEnabled(True)

    def _spread(self, scale: float) -> None:
        """Set lines apart as a zoom asks, by the resolution that they are laid out for.

        Another format of the text would be an edit: undo would take it back, or be forgotten.
        """
        dots = QGuiApplication.primaryScreen().logicalDotsPerInchY() * _FINE * scale / 0.0254
        if round(dots) == self._resolution.dotsPerMeterY():
            return
        self._resolution.setDotsPerMeterX(round(dots))
        self._resolution.setDotsPerMeterY(round(dots))
        self.document().markContentsDirty(0, self.document().characterCount())

    def _weigh(self) -> None:
        """Show the hint as light as the card does, words in their own weight, keycaps as signs."""
        if KEYCAP_MARK in self.document().toRawText():
            from stratcanvas.stage.keycap_formats import format_keycaps  # few texts have one

            format_keycaps(self.document())
        weight = QFont.Weight.Normal if self.document().isEmpty() else self._weight
        if self.font().weight() != weight:
            own_font = self.font()
            own_font.setWeight(weight)
            self.setFont(own_font)

    def lie_at(self, place: QRectF) -> None:
        """Lie over a rectangle of the view, in pixels; lower where more lines are under way.

        The card knows of what an input method composes only once it is there.
        """
        most = self._style.lines * self._style.pitch * self._scale
        self.setGeometry(place.toAlignedRect())
        self._break_as_card(place.width() / self._scale, place.toAlignedRect().width())
        needed = min(self.document().size().height(), most)
        place.setHeight(max(place.height(), needed))
        self.setGeometry(place.toAlignedRect())

    def _break_as_card(self, room: float, width: int) -> None:
        """Let lines end where the card's do: fonts and fields come in whole pixels, cards don't.

        ``room`` is the width of the card's words at 100 %, ``width`` the field's in pixels.
        """
        document = self.document()
        if document.textWidth() != width:  # else all would be laid out anew
            document.setTextWidth(width)  # Qt's own comes once the field shows
        if document.characterCount() > LONGEST + 1:
            return
        words = self.words()
        if not words:
            return
        card = block(words, self._style, room)
        wanted = [line.textStart() for line in map(card.laid_out().lineAt, range(card.lines))]
        own_font = self.font()
        for nudge in (own_font.letterSpacing() / self._spacing, *_NUDGES, 1.0):
            spacing = self._spacing * nudge
            if spacing != own_font.letterSpacing():
                own_font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, spacing)
                self.setFont(own_font)
                document.setTextWidth(width)
            starts = _line_starts(document)
            if starts == wanted or (card.elided and starts[: card.lines] == wanted):
                return

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
        """End by Esc, Enter or Ctrl+Enter, go on by Tab; all else is typing."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key == Qt.Key.Key_Escape:
            self.done.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(event.modifiers())
        elif key == Qt.Key.Key_Tab and not control:
            self.onward.emit(1)
        elif key == Qt.Key.Key_Backtab:
            self.onward.emit(-1)
        else:
            super().keyPressEvent(event)

    def _enter(self, held: Qt.KeyboardModifier) -> None:
        breaks = self.enter_breaks or bool(held & Qt.KeyboardModifier.ShiftModifier)
        if held & Qt.KeyboardModifier.ControlModifier:
            self.another.emit()
        elif self.one_paragraph or not breaks:
            self.done.emit()
        else:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words, or the hint in their place line by line as the card draws it."""
        super().paintEvent(event)
        if self.toPlainText() or self.textCursor().block().layout().preeditAreaText():
            return
        painter = QPainter(self.viewport())
        painter.scale(self._scale, self._scale)
        hint = block(self._hint, lighter(self._style), self.viewport().width() / self._scale)
        hint.draw(painter, 0.0, 0.0, self._hint_colour)
        painter.end()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll a long text; with Ctrl leave the wheel to the canvas, which zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    @guarded(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take text, but no files: those are the window's, wherever they are dropped."""
        return may_have_words(source) and not files_in(source)

    @guarded(None)
    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste or drop text alone, cleaned, with tabs as spaces; a field of one paragraph takes
        line ends as spaces, too.

        A text for which there is no room is refused before it is laid out, which could take a
        minute; what stands in the field stays.
        """
        take = one_paragraph if self.one_paragraph else plain_text
        words, cursor = take(for_a_field(source)).replace("\t", " "), self.textCursor()
        rest = self.document().characterCount() - 1 - len(cursor.selectedText())
        if not words:  # what is selected is not to go for nothing
            self.refused.emit(why_no_words(source))
            return
        if rest + len(words) > self.limit:
            said = tr("A card holds {most} characters; this text has {count}. Nothing was put in.")
            self.not_put_in = said.format(most=f"{self.limit:,}", count=f"{len(words):,}")
            self.refused.emit(self.not_put_in)
            return
        self.not_put_in = ""
        cursor.insertText(words)
        self.ensureCursorVisible()

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """End when the focus goes to another place in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS and self.isVisible():
            self.done.emit()


def _line_starts(document: QTextDocument) -> list[int]:
    """Return where the lines of a document start, in UTF-16 units from its beginning."""
    document.size()  # lays it out
    starts = []
    part = document.begin()
    while part.isValid():
        layout, at = part.layout(), part.position()
        starts += [at + layout.lineAt(n).textStart() for n in range(layout.lineCount())]
        part = part.next()
    return starts
