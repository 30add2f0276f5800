# SPDX-License-Identifier: MIT
"""What the person prefers: a table of fields, from which a dialog, menus and an ini file follow.

A new preference is one line in ``Preferences``. What the program remembers without being told to,
such as where a window lay, is no preference: that is in ``remembered_state``.
"""

import os
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSettings, Signal

from stratcanvas.domain.fields import Choice, Field, Kind, check, choice, fields_of
from stratcanvas.storage.state_folder import home, make_home, open_private
from stratcanvas.words import mark

FILE = "settings.ini"
"""Lies in the state folder; preferences and remembered state are in it."""


class ThemeChoice(Choice):
    """The colours of the window and the canvas on screen."""

    SYSTEM = "system", mark("System")
    LIGHT = "light", mark("Light")
    DARK = "dark", mark("Dark")
    CONTRAST = "contrast", mark("High contrast")


class WheelChoice(Choice):
    """What a mouse’s wheel does by itself over the canvas; with Ctrl it does the other."""

    MOVES = "moves", mark("Moves the canvas")
    ZOOMS = "zooms", mark("Zooms")


class SpellingChoice(Choice):
    """Whether a line is drawn under words that may be misspelt, where one types."""

    MARKED = "marked", mark("Mark what may be misspelt")
    UNMARKED = "unmarked", mark("Mark nothing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Each field is a preference: its words, kind, default and choices stand there once."""

    theme: ThemeChoice = choice(mark("Theme"), ThemeChoice.SYSTEM)
    wheel: WheelChoice = choice(mark("Wheel"), WheelChoice.MOVES)
    spelling: SpellingChoice = choice(mark("Spelling"), SpellingChoice.MARKED)


_Table = TypeVar("_Table", bound=Hashable)

_FROM_TEXT: dict[Kind, Callable[[Field, str], Any]] = {
    Kind.CHOICE: lambda field, text: field.choices and field.choices.of(text),
    Kind.NUMBER: lambda _, text: float(text),
    Kind.COUNT: lambda _, text: int(text),
}
"""Kind → what an ini file's text means; for all others it is the value itself."""


def to_text(field: Field, value: Any) -> str:
    """Return what an ini file holds for a preference's value."""
    return str(value.value if field.kind is Kind.CHOICE else value)


def from_text(field: Field, text: str) -> Any:
    """Return the value that ``to_text`` wrote. Raises ValueError for what makes no sense."""
    mean = _FROM_TEXT.get(field.kind)
    return check(field, mean(field, text) if mean else text)


def from_texts(table: type[_Table], text_of: Callable[[str], object]) -> _Table:
    """Return preferences as an ini file holds them: what is not there or makes no sense is the
    default. ``text_of`` gives the text that is kept for a field's name.
    """
    values = {}
    for field in fields_of(table):
        text = text_of(field.name)
        if isinstance(text, str):
            try:
                values[field.name] = from_text(field, text)
            except ValueError:
                continue
    return table(**values)


class PreferencesFile(QObject):
    """The preferences ``now``. A damaged or unwritable file means defaults, never an error."""

    changed = Signal()
    """Something was chosen: ``now`` is another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = QSettings(str(home() / FILE), QSettings.Format.IniFormat, self)
        self.now = from_texts(Preferences, lambda name: self._store.value(_key(name)))

    def choose(self, **values: Any) -> None:
        """Prefer these from now on, such as ``theme=ThemeChoice.DARK``, and remember it.

        Raises BadValue for what a preference can't take, and TypeError for one there is not.
        """
        chosen = replace(self.now, **values)
        for field in fields_of(Preferences):
            check(field, getattr(chosen, field.name))
        self.now = chosen
        for field in fields_of(Preferences):
            if field.name in values:
                remember(self._store, _key(field.name), to_text(field, values[field.name]))
        self.changed.emit()


def remember(store: QSettings, key: str, value: object) -> None:
    """Put a value into the file, which only its owner may read; Qt keeps the mode that it finds."""
    with suppress(OSError):  # then nothing is remembered; there is nothing to say
        make_home()
        os.close(open_private(home() / FILE))
    store.setValue(key, value)


def _key(name: str) -> str:
    return f"preferences/{name}"
