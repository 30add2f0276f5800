# SPDX-License-Identifier: MIT
"""Languages that nobody speaks: accents, 40 % longer, in brackets; so plain words stand out."""

import re

BEGIN, END = "⟦", "⟧"
_ACCENTS = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
_PARTS = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = re.compile("[aceinosuyAEINOSU]")


class Pseudo:
    """A catalogue of such a language; ``mirrored`` is one that is written from right to left."""

    def __init__(self, *, mirrored: bool = False) -> None:
        self.mirrored = mirrored

    def gettext(self, message: str, /) -> str:
        """Return a sentence with accents, longer, in brackets; what is filled in stays."""
        if message == "LTR":
            return "RTL" if self.mirrored else "LTR"
        parts = _PARTS.split(message)
        said = "".join(p if p.startswith("{") else p.translate(_ACCENTS) for p in parts)
        return f"{BEGIN}{said}{'~' * (len(message) * 2 // 5)}{END}"

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """Return the sentence for a number."""
        return self.gettext(one if n == 1 else many)

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a sentence; the context changes nothing."""
        return self.gettext(message)


def plain_words(text: str, known: frozenset[str] = frozenset()) -> list[str]:
    """Return the words of a text that never went through the catalogue and are not ``known``.

    That is any word with a letter that has an accent in all that did; also one filled in.
    """
    return [word for word in _WORD.findall(text) if _PLAIN.search(word) and word not in known]
