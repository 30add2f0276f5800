# SPDX-License-Identifier: MIT
"""A box for plain text that grows with what is typed, for every field that holds text.

It gives back exactly the characters it was given: Qt's own toPlainText would turn no-break
spaces into ordinary ones.
"""

import math
from functools import partial

from PySide6.QtCore import QEvent, QMetaMethod, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QScrollBar, QSizePolicy, QWidget

from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.paint.text import KEYCAP_MARK, right_to_left
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.ui.panels.sight import show_part
from stratcanvas.words import tr

_PADDING = 6
"""Pixels between the border and the text, above and below."""
_BREAKS = str.maketrans({"\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})


class TextBox(QPlainTextEdit):
    """Plain text between ``least`` and ``most`` lines high; Enter ends it when it is one line.

    ``padding``: pixels between the border and the text, as the style sheet has it. ``spaced``: a
    tab is a space, as it is where the words are drawn; in one line it always is.
    """

    typed = Signal(object)
    """The person changed the text: the text."""
    left = Signal()
    """The keyboard went elsewhere."""
    refused = Signal(str)
    """Something was to be pasted that can't be taken: a sentence; nothing was put in."""
    ended = Signal()
    """Escape or Ctrl+Enter was pressed (or Enter, in a box of one line)."""

    def __init__(
        self,
        *,
        least: int = 1,
        most: int = 10,
        single: bool = False,
        spaced: bool = False,
        hint: str = "",
        padding: int = _PADDING,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._single, self._hint = least, most, single, hint
        self._padding, self._spaced, self._showing = padding, single or spaced, False
        self._last = self._given = self._given_raw = ""
        self._hint_laid: tuple[tuple[str, int, QFont], int] | None = None
        """A hint as it was last laid out, in a width and font, and its height."""
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(hint)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(2, 0, 2, 0)
        self._align("")
        self.textChanged.connect(self._on_text)
        self.cursorPositionChanged.connect(partial(_stay_in_sight, self))
        _hold_still(self.horizontalScrollBar())
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """Return the text as fields keep it (see domain.plaintext); lines end in a newline.

        A text that nobody has touched is given back exactly as it was shown.
        """
        raw = self._raw()
        if raw == self._given_raw:
            return self._given
        from stratcanvas.domain.plaintext import plain_text  # no box that is only shown needs it

        return plain_text(raw)

    @property
    def was_changed(self) -> bool:
        """Tell whether the person has changed the text since it was shown."""
        return self._raw() != self._given_raw

    def _raw(self) -> str:
        return self.document().toRawText().translate(_BREAKS)

    def show_value(self, text: str) -> None:
        """Show a text that comes from elsewhere; the place of the cursor is kept if it can be."""
        place = self.textCursor().position()
        self._showing = True
        try:
            self.setPlainText(text.replace("\t", " ") if self._spaced else text)
        finally:
            self._showing = False
        _draw_keycaps(self.document(), text)
        self._align(text)
        self._fit()
        self._given, self._given_raw = text, self._raw()
        self._last = self.text()
        self.setPlaceholderText(self._hint)
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(0, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    def has_redo(self) -> bool:
        """Tell whether this box has something of its own to do again."""
        return self.document().isRedoAvailable()

    def forget(self) -> None:
        """Forget what could be taken back here: from now on that is the window's."""
        self.document().clearUndoRedoStacks()

    def show_several(self, words: str) -> None:
        """Show nothing but the words that the selected cards differ here."""
        self.show_value("")
        self.setPlaceholderText(words)
        self._fit()

    def _on_text(self) -> None:
        if self._showing:
            return
        text = self.text()
        if text != self._last:
            self._last = text
            _draw_keycaps(self.document(), text)
            self._align(text)
            self.typed.emit(text)

    def _align(self, text: str) -> None:
        """Begin lines where the text's script does: Qt does so in fields of one line alone.

        Without a letter yet, that is where one reads from.
        """
        sides, lettered = Qt.AlignmentFlag, any(map(str.isalpha, text))
        mirrored = right_to_left(text) if lettered else self.isRightToLeft()
        side = sides.AlignRight | sides.AlignAbsolute if mirrored else sides.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def _fit(self, *_: object) -> None:
        if self._showing:
            return  # once all of it stands
        line = self.fontMetrics().lineSpacing()
        needed = self._text_height(self._most * line)
        bars = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if needed > self._most * line:
            bars = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if bars != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bars)
        shown = max(self._least * line, min(needed, self._most * line))
        height = shown + 2 * self._padding + 2
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _text_height(self, enough: int) -> int:
        """Return how high the text is in pixels, or anything over ``enough``.

        Lines differ in height: many scripts are taller than Latin. An empty box is as high as its
        hint.
        """
        document, layout = self.document(), self.document().documentLayout()
        if document.isEmpty():
            return self._hint_height()
        height, block = 0.0, document.begin()
        while block.isValid() and height <= enough:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height)

    def _hint_height(self) -> int:
        """Return how high the hint is in pixels; a box that is made and shown asks many times."""
        width = self.maximumViewportSize().width()  # see panels.outline on the viewport itself
        place = self.placeholderText(), max(60, width), self.font()
        if self._hint_laid is None or self._hint_laid[0] != place:
            area, wrap = QRect(0, 0, place[1], 10_000), int(Qt.TextFlag.TextWordWrap)
            height = self.fontMetrics().boundingRect(area, wrap, place[0]).height()
            self._hint_laid = place, height
        return self._hint_laid[1]

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Wrap anew, and grow or shrink with that."""
        super().resizeEvent(event)
        self._fit()
        now = self.viewport().size()
        if now.width() != event.size().width():  # Qt forgets a bar that comes with the first look
            super().resizeEvent(QResizeEvent(now, event.size()))

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a modest width; the height is fixed by the text."""
        return QSize(160, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let a narrow panel be narrow."""
        return QSize(60, self.minimumHeight())

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window when this box has nothing of its own to take back."""
        document = self.document()
        undo, redo = document.isUndoAvailable(), document.isRedoAvailable()
        if goes_to_window(event, undo=undo, redo=redo):
            return False
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """End at Escape and Ctrl+Enter; a box of one line also at Enter."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (is_enter and (self._single or control)):
            heard = self.isSignalConnected(QMetaMethod.fromSignal(self.ended))
            event.setAccepted(heard or is_enter)  # an Escape that ends nothing closes a drawer
            self.ended.emit()
            return
        super().keyPressEvent(event)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Say that typing is over, unless a menu only took the keys for a moment."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            _give_up_what_is_composed(self)
            self.left.emit()

    @guarded(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Take text, but no files: those are the window's, wherever they are dropped."""
        from stratcanvas.qt.dropped_files import files_in
        from stratcanvas.qt.offered_words import may_have_words

        return may_have_words(source) and not files_in(source)

    @guarded(None)
    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Paste text alone; a box of one line takes line ends as spaces.

        What no field has room for is refused before it is laid out, which could take a minute.
        """
        from stratcanvas.qt.offered_words import why_no_words

        text, cursor = _offered(source, single=self._single), self.textCursor()
        text = text.replace("\t", " ") if self._spaced else text
        rest = self.document().characterCount() - 1 - len(cursor.selectedText())
        if not text:  # what is selected is not to go for nothing
            if why := why_no_words(source):
                self.refused.emit(why)
            return
        if rest + len(text) > LONGEST_TEXT:
            words = tr(
                "A field holds {most} characters; this text has {count}. Nothing was put in.",
            )
            self.refused.emit(words.format(most=f"{LONGEST_TEXT:,}", count=f"{len(text):,}"))
            return
        cursor.insertText(text)
        self.ensureCursorVisible()


def _draw_keycaps(document: QTextDocument, text: str) -> None:
    if KEYCAP_MARK in text:
        from stratcanvas.stage.keycap_formats import format_keycaps  # few texts have one

        format_keycaps(document)


def _stay_in_sight(box: QPlainTextEdit) -> None:
    """Let the cursor be seen in what a box lies in, too; under a hand nothing is to move."""
    if box.hasFocus() and not QApplication.mouseButtons():
        QTimer.singleShot(0, box, lambda: show_part(box.viewport(), box.cursorRect()))


def _offered(source: QMimeData, *, single: bool) -> str:
    """Return what is offered to a box, cleaned; in a box of one line the lines joined."""
    from stratcanvas.domain.plaintext import one_paragraph, plain_text
    from stratcanvas.qt.offered_words import for_a_field

    return (one_paragraph if single else plain_text)(for_a_field(source))


def _hold_still(across: QScrollBar) -> None:
    """Let a box never move sideways: its lines are as wide as it is, but Qt counts a few pixels
    more for the widest, and where one reads from the right it moves by those to begin with.
    """
    across.rangeChanged.connect(partial(_to_nothing, across))


def _to_nothing(across: QScrollBar, least: int, most: int) -> None:
    if least or most:
        across.setRange(0, 0)


def _give_up_what_is_composed(box: QPlainTextEdit) -> None:
    """Let no letters stand in a box that no input method has ended: they are no words of it."""
    if box.textCursor().block().layout().preeditAreaText():
        QApplication.sendEvent(box, QInputMethodEvent())
