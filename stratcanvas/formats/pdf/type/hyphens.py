# SPDX-License-Identifier: MIT
"""Where a word that no line holds is cut, and whether a hyphen tells that it goes on.

Between syllables where the language is known: pyphen has the patterns (Liang's, as TeX and
LibreOffice use them). Only scripts that are hyphenated have hyphens: Latin, Greek, Cyrillic,
Armenian.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from stratcanvas.formats.pdf.type.graphemes import script

if TYPE_CHECKING:
    from pyphen import Pyphen

SOFT_HYPHEN = "\u00ad"
"""A place where the person who typed it lets a word be cut."""
AHEAD = 64
"""Letters behind a place that tell whether a syllable ends there: no pattern is as long."""
_HYPHENATED = frozenset({"LATIN", "GREEK", "CYRILLIC", "ARMENIAN"})
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2
"""Letters of a word that are kept together on either side of a cut."""


def hyphened(text: str, place: int) -> bool:
    """Tell whether a line that ends before a place of a text ends with a hyphen."""
    if not 0 < place < len(text):
        return False
    before, after = text[place - 1], text[place]
    if before == SOFT_HYPHEN:
        return not after.isspace()
    return script(before) in _HYPHENATED and script(after) in _HYPHENATED


@lru_cache(maxsize=512)
def syllables(text: str, language: str) -> tuple[int, ...]:
    """Return the places between syllables of a text's words; none in an unknown language."""
    patterns = _patterns(language)
    if patterns is None:
        return ()
    return tuple(
        found.start() + place
        for found in _WORD.finditer(text)
        for place in patterns.positions(found.group())
    )


@cache
def _patterns(language: str) -> "Pyphen | None":
    from pyphen import Pyphen, language_fallback  # most pages have no such word

    known = language_fallback(language.replace("-", "_")) if language else None
    return Pyphen(lang=known, left=_LEAST, right=_LEAST) if known else None
