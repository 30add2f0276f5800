# SPDX-License-Identifier: MIT
"""Characters that no font can draw, in words: of which script, and which."""

import unicodedata
from collections.abc import Iterable

from stratcanvas.words import mark, tr, translated

MOST = 8
"""Characters of a script that are told at most: on the screen, too, they show as boxes."""
_MOST_SCRIPTS = 8
_SCRIPTS = {
    "HANGUL": mark("Korean"),
    "CJK": mark("Chinese characters"),
    "IDEOGRAPHIC": mark("Chinese characters"),
    "HIRAGANA": mark("Japanese"),
    "KATAKANA": mark("Japanese"),
    "KATAKANA-HIRAGANA": mark("Japanese"),
    "FULLWIDTH": mark("Chinese characters"),
}


def by_script(letters: Iterable[str]) -> str:
    """Return characters behind the script that each is of, every script once."""
    scripts: dict[str, list[str]] = {}
    for letter in letters:
        scripts.setdefault(_script(letter), []).append(_shown(letter))
    told = [f"{script} ({_some(found)})" for script, found in scripts.items()]
    if len(told) > _MOST_SCRIPTS:
        told[_MOST_SCRIPTS:] = ["…"]
    return ", ".join(told)


def _some(found: list[str]) -> str:
    return " ".join(found[:MOST]) + (" …" if len(found) > MOST else "")


def _shown(letter: str) -> str:
    """Return a character, or its code in place of one that would break or hide the line."""
    shows = letter.isprintable() or unicodedata.category(letter[0]) == "Co"
    return letter if shows else f"U+{ord(letter[0]):04X}"


def _script(letter: str) -> str:
    """Return the script of a character in a word, by its name in Unicode."""
    first = letter[0]
    if unicodedata.category(first) == "Co":
        return tr("private characters")
    name = unicodedata.name(first, "").partition(" ")[0]
    if name in _SCRIPTS:
        return translated(_SCRIPTS[name])
    if unicodedata.category(first).startswith("L") and name:
        return name.title()
    return tr("signs")
