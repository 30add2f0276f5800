# SPDX-License-Identifier: MIT
"""Marks what may be misspelt wherever somebody types words of a plan, in every window."""

from itertools import islice
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from stratcanvas.coach.language import language_of, small_words
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.records import Record
from stratcanvas.session.dictionaries import dictionaries, fitting
from stratcanvas.session.preferences import PreferencesFile, SpellingChoice
from stratcanvas.session.session import Session
from stratcanvas.session.spelling import Spelling
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.spell_marks import SpellMarks
from stratcanvas.words import tr

_READ = 200
"""So many problems and tactics tell in which language a plan is written."""


@runtime_checkable
class _PlanWindow(Protocol):
    """The window of a plan, as far as it is needed here."""

    session: Session

    def say(self, words: str) -> None:
        """Say a sentence."""


class SpellCheck(QObject):
    """Follows the keyboard from field to field."""

    def __init__(self, app: QApplication, preferences: PreferencesFile, colours: Colours) -> None:
        super().__init__(app)
        self._preferences, self._colours = preferences, colours
        self.spelling = Spelling(QLocale().name(), self)
        self.marks: SpellMarks | None = None
        self._field: QWidget | None = None
        app.focusChanged.connect(self._follow)
        preferences.changed.connect(self._choose)
        colours.changed.connect(self._wear)
        self._follow(None, app.focusWidget())

    @property
    def _is_on(self) -> bool:
        return self._preferences.now.spelling is SpellingChoice.MARKED

    def _follow(self, _left: QWidget | None, now: QWidget | None) -> None:
        """Mark the field that has the keyboard; while a menu or no window has it, the last one."""
        if now is None or now is self._field:
            return
        self._end()
        if isinstance(now, QTextEdit | QPlainTextEdit) and not now.isReadOnly():
            self._field = now
            now.destroyed.connect(self._forget)
            self._begin()

    def _begin(self) -> None:
        field = self._field
        assert isinstance(field, QTextEdit | QPlainTextEdit)
        window = field.window()
        if self._is_on and isinstance(window, _PlanWindow):
            self.spelling.use(written_in(window.session.canvas))
            colour = self._colours.theme.danger
            self.marks = SpellMarks(field, self.spelling, colour, window.say)

    def _end(self) -> None:
        marks, field = self.marks, self._field
        self.marks = self._field = None
        if marks is not None:
            marks.end()
        if field is not None:
            field.destroyed.disconnect(self._forget)

    def _forget(self) -> None:
        self.marks = self._field = None

    def _choose(self) -> None:
        if self._field is not None and self._is_on is (self.marks is None):
            field = self._field
            self._end()
            self._follow(None, field)

    def _wear(self) -> None:
        if self.marks is not None:
            self.marks.wear(self._colours.theme.danger)


def written_in(canvas: Canvas) -> str:
    """Return the language that a plan is written in, as its brief or its words say; or ""."""
    count: dict[str, int] = {}
    records: list[Record] = [canvas.brief, canvas.strategy, *canvas.ranked[:_READ]]
    records += islice(canvas.tactics.values(), _READ)
    for record in records:
        for language, words in small_words(record).items():
            count[language] = count.get(language, 0) + words
    found, said = language_of(canvas.brief, count), canvas.brief.language.strip()
    return said if found and said.lower().startswith(found) else found


def said_of(preferences: PreferencesFile, canvas: Canvas) -> str:
    """Return what is said when marking is turned on or off: also that there is no dictionary."""
    if preferences.now.spelling is not SpellingChoice.MARKED:
        return tr("Spelling: nothing is marked")
    language, local = written_in(canvas), QLocale().name()
    if fitting(language or local, local, dictionaries()):
        return tr("Spelling: what may be wrong is marked where you type")
    name = QLocale.languageToString(QLocale(language or local).language())
    return tr(
        "There is no dictionary for {language} on this computer, so nothing is marked. One for "
        "Hunspell or LibreOffice does."
    ).format(language=name)
