# SPDX-License-Identifier: MIT
"""Our words in the person's language.

Whoever starts the program hands the catalogue over with ``use``; here no file is read. Without
one all words stay as they stand in the code, in English.
"""

from typing import Protocol


class Catalogue(Protocol):
    """What is needed of a translation, as gettext has it."""

    def gettext(self, message: str, /) -> str:
        """Return a sentence in the person's language."""

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """Return that of a language's plural forms which goes with a number."""

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a sentence as it reads in a context."""


_IN_USE: list[Catalogue] = []  # one, or none


def use(catalogue: Catalogue | None) -> None:
    """Take all words from a catalogue from now on; None: as they stand in the code."""
    _IN_USE[:] = [] if catalogue is None else [catalogue]


def tr(words: str) -> str:
    """Return words in the person's language. They are a literal, so that a script finds them."""
    return _IN_USE[0].gettext(words) if _IN_USE else words


def trn(one: str, many: str, n: int) -> str:
    """Return what is said of ``n`` things; a language may have more forms than two."""
    return translated_n(one, many, n)


def mark(words: str, context: str = "") -> str:
    """Return words as they are: they stand in a table, and ``translated`` is asked when shown."""
    return words


def translated(words: str, context: str = "") -> str:
    """Return marked words, in the context that they were marked with, in the person's language."""
    if not _IN_USE or not words:  # an empty message would bring the catalogue's head
        return words
    return _IN_USE[0].pgettext(context, words) if context else _IN_USE[0].gettext(words)


def mark_n(one: str, many: str) -> tuple[str, str]:
    """Return both words for a table: ``translated_n`` is asked once the number is known."""
    return one, many


def translated_n(one: str, many: str, n: int) -> str:
    """Return what marked words say of ``n`` things, in the person's language."""
    return _IN_USE[0].ngettext(one, many, n) if _IN_USE else one if n == 1 else many
