# SPDX-License-Identifier: MIT
"""The forms of words: which word a form belongs to (leaks, leaking → leak), by simplemma.

Its dictionaries are read where they lie packed: English takes 0.03 s, Finnish 0.25 s. One is loaded
when the first form is asked for: never while a window opens, and never on its thread.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from stratcanvas.coach.english_forms import listed, word_of
from stratcanvas.coach.packed_words import packed_words

_ENDINGS = (
    *("nesses", "ness", "ments", "ment", "ings", "ing", "ers", "er", "ors", "or", "ions", "ion"),
    *("fully", "ful", "less", "ably", "able", "ally", "ly", "ies", "ed", "es", "s"),
)
_SHORTEST = 3
"""Letters that are left of a word at least when an ending is taken off."""
_ALIKE = 6
"""Words of other languages that begin with so many equal letters are taken for akin."""


@cache
def has_forms(language: str) -> bool:
    """Tell whether the forms of a language's words are known."""
    if language == "en":  # most canvases; and simplemma takes as long to import as English to read
        return True
    from simplemma.strategies.dictionaries import dictionary_factory

    return language in frozenset(dictionary_factory.SUPPORTED_LANGUAGES)


@lru_cache(maxsize=50_000)
def base_form(word: str, language: str) -> str:
    """Return the word that a form belongs to, in small letters."""
    if not has_forms(language):
        return word.lower()
    if language == "en" and (known := packed_words("en")) is not None:
        return word_of(word.lower(), known).lower()
    form = word if language == "de" else word.lower()  # German nouns are known by their capital
    return str(_lemmatizer().lemmatize(form, lang=language)).lower()


def is_word(word: str, language: str) -> bool:
    """Tell whether a word, in small letters, is known with its forms."""
    if language == "en" and (known := packed_words("en")) is not None:
        return listed(unicodedata.normalize("NFC", word), known) is not None
    from simplemma.strategies import DictionaryLookupStrategy

    lookup = DictionaryLookupStrategy(_Dictionaries())
    return lookup.get_lemma(unicodedata.normalize("NFC", word), language) is not None


class _Dictionaries:
    """The dictionaries that simplemma asks for; its own where ours can't read the packed one."""

    def get_dictionary(self, language: str) -> Any:
        """Return what ``get`` finds the words of a language in."""
        from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

        return packed_words(language) or LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)


@cache
def _lemmatizer() -> Any:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    strategy = DefaultStrategy(dictionary_factory=_Dictionaries())
    return Lemmatizer(lemmatization_strategy=strategy)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    if len(word) > _SHORTEST:
        word = word.rstrip("eiy")
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word


def stems(words: Iterable[str], language: str) -> frozenset[str]:
    """Return what akin words have in common (lame and lameness, price and pricing).

    It is generous: two words that only look akin may share it.
    """
    if language == "en":
        return frozenset(map(_stem, words))
    return frozenset(word[:_ALIKE] for word in words)
