# SPDX-License-Identifier: MIT
"""A page's own words in the language of the canvas: a table for each, English where there is none.

The person's words are never translated, and the interface may speak another language than a page.
"""

import re
import tomllib
from functools import cache

from stratcanvas.domain.amounts import NO_BREAK
from stratcanvas.domain.page_words import Say, in_english, primary
from stratcanvas.shipped import resource

TABLE = "pages/words.toml"
"""Languages by their tag (BCP 47), each with our words by those in English."""


def words_in(language: str) -> Say:
    """Return what gives the words of a page in a language, from those in English."""
    if primary(language) in {"", "en"}:
        return in_english
    tables = _tables()
    tag = language.strip().lower().replace("_", "-")
    words = tables.get(tag) or tables.get(primary(language)) or {}
    return lambda said: words.get(said, said)


def languages() -> tuple[str, ...]:
    """Return the languages that pages speak beside English."""
    return tuple(_tables())


def in_every_language(words: str) -> tuple[str, ...]:
    """Return words of ours in English and in each language that pages speak."""
    return words, *(table[words] for table in _tables().values() if words in table)


_APART = re.compile(" [:;?!»]|« ")


@cache
def _tables() -> dict[str, dict[str, str]]:
    with resource(TABLE).open("rb") as file:
        tables = tomllib.load(file)
    return {
        language: {said: _held(told) for said, told in words.items()}
        for language, words in tables.items()
    }


def _held(words: str) -> str:
    """Return words in which no line begins with a mark that a space stands before, as in French."""
    return _APART.sub(lambda found: found[0].replace(" ", NO_BREAK), words)
