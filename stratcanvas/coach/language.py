# SPDX-License-Identifier: MIT
"""Which language a canvas is written in: as its brief says, else as its texts together show.

Never one card alone decides: a name or a borrowed phrase would make it speak another language.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache

from stratcanvas.domain.cards import MAIN_TEXT, Brief
from stratcanvas.domain.fields import Kind, fields_of
from stratcanvas.domain.records import Record
from stratcanvas.shipped import resource

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"(?<!\S)(?:https?://|www\.|[^\s@]{1,64}@)\S+")
"""Of a page or of somebody's mail; “com” in it is no Portuguese."""
_LOOKED_AT = 1_000
"""Characters of a text that are looked at."""
_CLEAR, _AHEAD = 4, 1.5
"""So many small words of a language make it clear, and so many times those of any other."""
_BY_DEFAULT = "en"
"""What version 1 of the file said where nobody had chosen a language."""


@cache
def _languages_of() -> Mapping[str, tuple[str, ...]]:
    """Return small word → the languages that it belongs to."""
    data = tomllib.loads(resource("coach/languages.toml").read_text(encoding="utf-8"))
    found: dict[str, tuple[str, ...]] = {}
    for language, words in data.items():
        for word in dict.fromkeys(words.split()):
            found[word] = (*found.get(word, ()), language)
    return found


@cache
def _texts_of(kind: type) -> tuple[str, ...]:
    """Return the fields by whose words a language is told: no line that may be a name."""
    texts = {Kind.TEXT, Kind.LINES}
    main = MAIN_TEXT.get(kind)
    return tuple(each.name for each in fields_of(kind) if each.kind in texts or each.name == main)


def small_words(record: Record) -> Mapping[str, int]:
    """Return how many small words of each language a record's texts hold."""
    known, count = _languages_of(), Counter[str]()
    for name in _texts_of(type(record)):
        text = _ADDRESS.sub(" ", getattr(record, name)[:_LOOKED_AT])
        for word in _WORD.findall(text):
            count.update(known.get(word.lower().replace("’", "'"), ()))
    return count


def language_of(brief: Brief, words: Mapping[str, int]) -> str:
    """Return the language of a canvas ("de", never "de-CH"), or "" where nothing tells it.

    ``words``: how many small words of each language its texts hold. An "en" is no more than what
    older files said by themselves, so texts that clearly speak another language are believed.
    """
    chosen = brief.language.strip().lower().replace("_", "-").split("-")[0]
    if chosen not in {"", _BY_DEFAULT}:
        return chosen
    ranked = sorted(words.items(), key=lambda each: (-each[1], each[0]))
    first = ranked[0] if ranked else ("", 0)
    second = ranked[1][1] if len(ranked) > 1 else 0
    clear = first[1] >= _CLEAR and first[1] >= _AHEAD * second
    return first[0] if clear else chosen
