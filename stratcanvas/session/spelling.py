# SPDX-License-Identifier: MIT
"""Which words may be misspelt: by a dictionary of this computer, less those that a person keeps.

It is for the whole program: one dictionary is open, that of the language last asked for.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from stratcanvas.session.dictionaries import (
    Dictionary,
    NoDictionary,
    dictionaries,
    fitting,
    script_of,
)
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.state_folder import home, make_home, write_private

FILE = "words.txt"
"""Lies in the state folder: the words that a person keeps, one a line."""
_MOST_KEPT = 1 << 20
"""Bytes of that file that are read."""
_MOST_KNOWN = 20_000
"""Words that were looked up, some 2 MB: more than a plan has, even one written for hours."""
_LONGEST = 40
"""Letters of the longest word that is looked at: for longer ones nothing is ever meant."""
_SHOWN = 5
"""How many words are offered for one."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_WORDS = re.compile(r"\S*[\d@/\\#_&]\S*|\S+\.[^\W\d_]\S*")
"""Numbers, addresses, names of files and of tags."""
_ALPHABETS = {"LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "HEBREW"}
"""Scripts whose words end where their letters do."""


class SpeltWord(NamedTuple):
    """A word of a text, by its place in it."""

    text: str
    start: int
    """Where it begins, and ``end`` where it ends, in the text's characters."""
    end: int


def words_in(text: str) -> Iterator[SpeltWord]:
    """Yield the words of a text that can be looked up: no numbers, addresses, ABBREVIATIONS."""
    left_out = [each.span() for each in _NO_WORDS.finditer(text)]
    at = 0
    for each in _WORD.finditer(text):
        start, end = each.span()
        while at < len(left_out) and left_out[at][1] <= start:
            at += 1
        within = at < len(left_out) and left_out[at][0] < end
        if not within and _is_plain(each.group()) and not _goes_on(text, start, end):
            yield SpeltWord(each.group(), start, end)


def _is_plain(word: str) -> bool:
    """Tell whether a word is written as words of a sentence are, in letters of an alphabet."""
    usual = word[1:] == word[1:].lower()  # neither HTML nor iPhone
    return 1 < len(word) <= _LONGEST and usual and script_of(word) in _ALPHABETS


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether signs of a letter stand beside a word, which belong to it."""
    beside = text[start - 1 : start] + text[end : end + 1]
    return any(unicodedata.category(each).startswith("M") for each in beside)


class Spelling(QObject):
    """Tells of words whether they may be misspelt. All methods belong to the main thread."""

    changed = Signal()
    """What is right is another: a dictionary has come, or a word is kept."""

    _opened = Signal(str, object)  # from the thread: the dictionary's name, and itself or None

    def __init__(self, local: str, parent: QObject | None = None) -> None:
        """``local``: the person's own locale, such as "en_GB"."""
        super().__init__(parent)
        self._local = local
        self._found: Mapping[str, Path] | None = None
        self._name = ""
        self._dictionary: Dictionary | None = None
        self._known: dict[str, bool] = {}
        self._kept, self._ignored = _kept_words(), set[str]()
        self._opening: SideWork | None = None
        self._opened.connect(self._take)

    @property
    def is_ready(self) -> bool:
        """Tell whether there is a dictionary by which words are looked up."""
        return self._dictionary is not None

    def use(self, language: str) -> bool:
        """Look words up as a language ("de", "de-CH") writes them; "": as the person's own does.

        The dictionary is opened beside the window, and ``changed`` then. Tells whether there is
        one; with none no word counts as misspelt.
        """
        if self._found is None:
            self._found = dictionaries()
        name = fitting(language or self._local, self._local, self._found)
        if name != self._name:
            self._name, self._dictionary = name, None
            self._known.clear()
            if name:
                file = self._found[name]
                self._opening = SideWork(lambda: self._open(name, file))
                self._opening.start()
        return bool(name)

    def _open(self, name: str, file: Path) -> None:
        try:
            opened: Dictionary | None = Dictionary(file)
        except NoDictionary:
            opened = None
        with suppress(RuntimeError):  # the program has ended meanwhile
            self._opened.emit(name, opened)

    def _take(self, name: str, opened: Dictionary | None) -> None:
        if opened is None and self._found is not None:  # it is as good as not there
            self._found = {each: file for each, file in self._found.items() if each != name}
        if name == self._name:
            self._dictionary = opened
            self._known.clear()
            self.changed.emit()

    def is_known(self, word: str) -> bool:
        """Tell whether it was looked up already; to look up a new one takes some 0.02 ms."""
        return word in self._known

    def is_misspelt(self, word: str) -> bool:
        """Tell whether a word may be misspelt."""
        if self._dictionary is None or word in self._kept or word in self._ignored:
            return False
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            foreign = script_of(word) != self._dictionary.script
            found = self._known[word] = not foreign and not self._dictionary.knows(word)
        return found

    def suggestions(self, word: str) -> list[str]:
        """Return the few words that may have been meant, the likeliest first."""
        if self._dictionary is None:
            return []
        return self._dictionary.suggestions(word)[:_SHOWN]

    def ignore(self, word: str) -> None:
        """Take a word for right until the program ends."""
        self._ignored.add(word)
        self.changed.emit()

    def keep(self, word: str) -> bool:
        """Take a word for right from now on, in every plan; tell whether that could be written."""
        self._kept.add(word)
        self.changed.emit()
        try:
            make_home()
            words = "".join(f"{each}\n" for each in sorted(self._kept | _kept_words()))
            write_private(home() / FILE, words.encode())
        except OSError:
            return False
        return True


def _kept_words() -> set[str]:
    try:
        with (home() / FILE).open("rb") as file:
            return set(file.read(_MOST_KEPT).decode("utf-8", "replace").split())
    except OSError:
        return set()
