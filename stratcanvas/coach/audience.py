# SPDX-License-Identifier: MIT
"""What a rule has to know of the canvas beside the text it reads: language, customer, author."""

import re
from dataclasses import dataclass
from functools import cached_property

from stratcanvas.coach.prose import Prose, Word, read
from stratcanvas.coach.vocabulary import word_list
from stratcanvas.domain.cards import Brief

_SHORTEST_NAME = 3
"""Letters of a name by which its owner is told; initials are none."""
_NEXT = re.compile(r"[,;/()&]|\b(?:and|or)\b", re.IGNORECASE)
"""What stands between two names for the customer."""


@dataclass(frozen=True)
class Audience:
    """The language that a canvas speaks, and its brief."""

    language: str
    customer: str
    author: str

    def prose(self, text: str) -> Prose:
        """Return a text taken apart in the language of the canvas."""
        return read(text, self.language)

    @cached_property
    def customer_stems(self) -> frozenset[str]:
        """Return what the words for the customer share with words akin to them."""
        words = self.prose(self.customer)
        plain = word_list("customer_says_little") if self.language == "en" else frozenset[str]()
        telling = tuple(word for word in words.content if not word.is_among(plain))
        return words.stems_of(telling or words.content)

    @cached_property
    def customer_words(self) -> frozenset[str]:
        """Return the words for the customer as they stand in the brief, in small letters."""
        return frozenset(word.small for word in self.prose(self.customer).words)

    @cached_property
    def customer_names(self) -> frozenset[str]:
        """Return what the customer is called, of the words for it those that stand for people.

        Of “dairy farmers with a shop” that is the farmer alone: what describes them is left out.
        """
        found = set[str]()
        for name in _NEXT.split(self.customer):
            words = self.prose(name.strip()).words
            cut = (n for n, word in enumerate(words) if word.small in word_list("describing"))
            words = words[: next(cut, len(words))]
            found |= {word.base for word in words if word.base != word.small and _is_word(word)}
        return frozenset(found)

    @cached_property
    def author_names(self) -> frozenset[str]:
        """Return the names of the author, in small letters."""
        words = self.prose(self.author).words
        names = (word.small for word in words if len(word.small) >= _SHORTEST_NAME)
        return frozenset(names) - self.customer_words

    def is_customer(self, prose: Prose, word: Word) -> bool:
        """Tell whether a word of a text is one for the customer."""
        return not self.customer_stems.isdisjoint(prose.stems_of((word,)))


def _is_word(word: Word) -> bool:
    """Tell whether it is a word in the plural, as far as its letters tell."""
    return (
        word.small.isalpha() and word.small.endswith(("s", "men", "people"))
    ) or "-" in word.small


def audience_of(brief: Brief, language: str) -> Audience:
    """Return what the rules have to know of a canvas."""
    return Audience(language, f"{brief.customer}, {brief.customer_words}", brief.author)
