# SPDX-License-Identifier: MIT
"""Lines under what may be misspelt in the field that one types in, and what its menu offers.

They are drawn over the text and are no part of it: nothing is typed, copied or undone by them.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from time import perf_counter

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from stratcanvas.safe_words import isolated
from stratcanvas.session.spelling import Spelling, SpeltWord, words_in
from stratcanvas.words import tr

Field = QTextEdit | QPlainTextEdit

_LUMP = 0.004
"""Seconds after which the rest of a long text is looked up with the next turn of the loop."""

_MOST = 100
"""So many marks nearest to the cursor are drawn: a text of another language has thousands."""


class SpellMarks(QObject):
    """Marks one field for as long as it has the keyboard."""

    def __init__(
        self, field: Field, spelling: Spelling, colour: str, say: Callable[[str], object]
    ) -> None:
        """``colour`` of the lines; ``say`` says a sentence. It goes with the field."""
        super().__init__(field)
        self._field, self._spelling, self._colour, self._say = field, spelling, colour, say
        self._is_typing = False
        self._begun: int | None = None  # where the word begins that is being typed
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._look)
        self._policy = field.contextMenuPolicy()
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        field.customContextMenuRequested.connect(self._open_menu)
        field.document().contentsChange.connect(self._hear_typing)
        field.cursorPositionChanged.connect(self._soon.start)
        spelling.changed.connect(self._soon.start)
        self._look()

    @property
    def marked(self) -> list[str]:
        """Return the words under which a line is drawn, as they stand in the text."""
        return [each.cursor.selectedText() for each in self._field.extraSelections()]

    @property
    def is_current(self) -> bool:
        """Tell whether all words have been looked up as they are now."""
        return not self._soon.isActive()

    def wear(self, colour: str) -> None:
        """Draw the lines in another colour."""
        self._colour = colour
        self._look()

    def end(self) -> None:
        """Take all lines away, and leave the field as it was."""
        self._soon.stop()
        self._field.setExtraSelections([])
        self._field.setContextMenuPolicy(self._policy)
        self._field.customContextMenuRequested.disconnect(self._open_menu)
        self._field.document().contentsChange.disconnect(self._hear_typing)
        self._field.cursorPositionChanged.disconnect(self._soon.start)
        self._spelling.changed.disconnect(self._soon.start)
        self.deleteLater()

    def _hear_typing(self, at: int, gone: int, come: int) -> None:
        is_load = at == 0 and come >= self._field.document().characterCount() - 1
        is_look = gone == come > 1  # the same words in another format
        self._is_typing = self._is_typing or not (is_load or is_look)
        self._soon.start()

    def _look(self) -> None:
        """Mark all words but the one that is being typed; those that are new in lumps."""
        text, cursor = self._field.document().toRawText(), self._field.textCursor().position()
        words, place = list(words_in(text)), _DocumentPlaces(text)
        here = next((place.of(each.start) for each in words if _touches(cursor, each, place)), None)
        if self._is_typing:
            self._begun = here
        elif here != self._begun:
            self._begun = None
        self._is_typing = False
        until, wrong = perf_counter() + _LUMP, list[SpeltWord]()
        for each in words:
            if not self._spelling.is_known(each.text) and perf_counter() > until:
                self._soon.start()
                break
            if self._spelling.is_misspelt(each.text) and place.of(each.start) != self._begun:
                wrong.append(each)
        here = bisect_left([place.of(each.end) for each in wrong], cursor)
        some = wrong[max(0, min(here - _MOST // 2, len(wrong) - _MOST)) :][:_MOST]
        self._field.setExtraSelections([self._line(each, place) for each in some])

    def _line(self, word: SpeltWord, place: "_DocumentPlaces") -> QTextEdit.ExtraSelection:
        line = QTextEdit.ExtraSelection()
        line.cursor = self._select(place.of(word.start), place.of(word.end))
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        look.setUnderlineColor(QColor(self._colour))
        line.format = look
        return line

    def _select(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._field.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    # ---- the menu

    def _open_menu(self, at: QPoint) -> None:
        """Open the field's own menu, with what was meant at its top, below the word."""
        menu = self._field.createStandardContextMenu(at)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (found := self._misspelt_at(at)) is not None:
            word, cursor = found
            self._offer(menu, word, cursor)
            at = self._field.cursorRect(cursor).bottomLeft()
        menu.popup(self._field.viewport().mapToGlobal(at))
        if found is not None:
            menu.setActiveAction(next(each for each in menu.actions() if each.isEnabled()))

    def _misspelt_at(self, at: QPoint) -> tuple[str, QTextCursor] | None:
        """Return the word at a place of the field that may be misspelt, and a cursor around it.

        The menu key asks at the middle of a field, or at the cursor: that counts where the place
        is in no such word.
        """
        text = self._field.document().toRawText()
        place, words = _DocumentPlaces(text), list(words_in(text))
        for cursor in (self._field.cursorForPosition(at), self._field.textCursor()):
            for each in words:
                near = _touches(cursor.position(), each, place)
                if near and self._spelling.is_misspelt(each.text):
                    return each.text, self._select(place.of(each.start), place.of(each.end))
        return None

    def _offer(self, menu: QMenu, word: str, cursor: QTextCursor) -> None:
        first = next(iter(menu.actions()), None)
        made = [
            self._entry(menu, each, partial(self._put, cursor, word, each))
            for each in self._spelling.suggestions(word)
        ]
        if not made:
            made = [self._entry(menu, tr("Nothing like it is known"), None)]
        shown = isolated(word)
        divides, ends = QAction(menu), QAction(menu)
        divides.setSeparator(True)
        ends.setSeparator(True)
        keep = tr("Keep “{word}” as right").format(word=shown)
        ignore = tr("Ignore “{word}” until I quit").format(word=shown)
        made += [
            divides,
            self._entry(menu, keep, partial(self._keep, word)),
            self._entry(menu, ignore, partial(self._spelling.ignore, word)),
            ends,
        ]
        menu.insertActions(first, made)  # type: ignore[arg-type]

    @staticmethod
    def _entry(menu: QMenu, words: str, does: Callable[[], object] | None) -> QAction:
        made = QAction(words.replace("&", "&&"), menu)
        made.setEnabled(does is not None)
        if does is not None:
            made.triggered.connect(lambda _=False: does())
        return made

    def _put(self, cursor: QTextCursor, word: str, better: str) -> None:
        """Put another word in its place, unless another stands there by now: one step of undo."""
        if cursor.selectedText() == word and not self._field.isReadOnly():
            cursor.insertText(better)

    def _keep(self, word: str) -> None:
        if not self._spelling.keep(word):
            self._say(
                tr("“{word}” counts as right until you quit; it could not be written down.").format(
                    word=isolated(word)
                )
            )


class _DocumentPlaces:
    """Where characters of a text lie in a document, which counts those beyond U+FFFF as two."""

    def __init__(self, text: str) -> None:
        high = bool(text) and max(text) > "\uffff"
        self._high = [at for at, each in enumerate(text) if each > "\uffff"] if high else []

    def of(self, at: int) -> int:
        """Return a character's place in the document."""
        return at + bisect_left(self._high, at)


def _touches(cursor: int, word: SpeltWord, place: _DocumentPlaces) -> bool:
    return place.of(word.start) <= cursor <= place.of(word.end)
