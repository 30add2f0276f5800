# SPDX-License-Identifier: MIT
"""The sentence on characters that no font can draw: in which file, of which script, and which."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from stratcanvas.cli.say import named
from stratcanvas.words import mark, tr, translated

MOST = 20
"""Characters that are told at most."""
_SCRIPTS = {
    "HANGUL": mark("Korean"),
    "CJK": mark("Chinese characters"),
    "IDEOGRAPHIC": mark("Chinese characters"),
    "HIRAGANA": mark("Japanese"),
    "KATAKANA": mark("Japanese"),
    "KATAKANA-HIRAGANA": mark("Japanese"),
    "FULLWIDTH": mark("Chinese characters"),
}


def missing_words(target: Path, letters: Iterable[str]) -> str:
    """Return what is said of a written file in which some characters show as boxes."""
    scripts: dict[str, list[str]] = {}
    for letter in list(letters)[:MOST]:
        scripts.setdefault(_script(letter), []).append(letter)
    told = (f"{script} ({' '.join(found)})" for script, found in scripts.items())
    words = tr("In {file} no font on this machine draws these, so they show as boxes: {letters}.")
    return words.format(file=named(target), letters=", ".join(told))


def _script(letter: str) -> str:
    """Return the script of a character in a word, by its name in Unicode."""
    if unicodedata.category(letter) == "Co":
        return tr("private characters")
    first = unicodedata.name(letter, "").partition(" ")[0]
    if first in _SCRIPTS:
        return translated(_SCRIPTS[first])
    if unicodedata.category(letter).startswith("L") and first:
        return first.title()
    return tr("signs")
