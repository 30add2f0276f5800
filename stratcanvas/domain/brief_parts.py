# SPDX-License-Identifier: MIT
"""What the brief of a tactic is made of: parts with a heading, in them slots, in them lines.

Each line is a record's words, a phrase of ours or a question to the founder, and says where the
words stand or the answer belongs, so that nobody has to ask where a sentence comes from.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.fields import entries
from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import harmless, isolated
from stratcanvas.words import trn


class FieldPlace(NamedTuple):
    """A field of a record, or the record as a whole where the field is ""."""

    record: str
    field: str = ""


class BriefLine(NamedTuple):
    """One line: theirs alone, ours alone, or ours around theirs."""

    phrase: Phrase | Ask | None = None
    words: str = ""
    """The person's, as they stand in the record; on one line."""
    place: FieldPlace | None = None
    """Where the words stand, or where the answer to a question to the founder belongs."""

    @property
    def asks(self) -> bool:
        """Tell whether it is a question to the founder, in place of what is missing."""
        return isinstance(self.phrase, Ask)

    @property
    def text(self) -> str:
        """Return what is read."""
        return self.told(isolated)

    def told(self, theirs: Callable[[str], str], alone: Callable[[str], str] | None = None) -> str:
        """Return what is read, the person's words made fit by ``theirs``; by ``alone`` where
        no word of ours stands beside them.
        """
        if self.phrase is None:
            return (alone or str)(self.words)
        said = self.phrase.said
        return said.format(words=theirs(self.words)) if self.words else said


class BriefSlot(NamedTuple):
    """What is said of one matter, under a label or without one."""

    lines: tuple[BriefLine, ...]
    label: Phrase | None = None
    numbered: bool = False
    """Whether the lines are a list whose order matters."""


class BriefPart(NamedTuple):
    """A part under its own heading; ``number`` is a problem's, 0 for any other part."""

    heading: BriefLine
    slots: tuple[BriefSlot, ...]
    number: int = 0
    minutes: int | None = None
    """How long it takes, where that is told."""


class TacticBrief(NamedTuple):
    """What a tactic would say, or the story of a problem. Without parts it says nothing yet."""

    record: str
    """The tactic's or the problem's id."""
    kind: str
    """What it is, in a word of the person's language; "" where nobody said."""
    title: BriefLine
    customer: BriefLine
    parts: tuple[BriefPart, ...]
    minutes: int | None = None
    """How long it takes in all, where that is told."""

    @property
    def slots(self) -> Iterator[BriefSlot]:
        """Walk over what is said in all parts."""
        return (slot for part in self.parts for slot in part.slots)

    @property
    def lines(self) -> Iterator[BriefLine]:
        """Walk over every line, headings among them, as it is read."""
        yield self.title
        yield self.customer
        for part in self.parts:
            yield part.heading
            for slot in part.slots:
                yield from slot.lines


def minutes_words(minutes: int) -> str:
    """Return so many minutes in words."""
    return trn("{n} minute", "{n} minutes", minutes).format(n=minutes)


@lru_cache(maxsize=512)
def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something, each harmless."""
    return tuple(filter(None, (harmless(one_line(each)) for each in entries(text))))


@lru_cache(maxsize=512)
def sentence_of(text: str) -> str:
    """Return a text as one harmless line."""
    return harmless(one_line(text))


def theirs(place: FieldPlace, text: str, ask: Ask) -> tuple[BriefLine, ...]:
    """Return the lines of a field, or what asks for them."""
    found = tuple(BriefLine(None, words, place) for words in lines_of(text))
    return found or (BriefLine(ask, place=place),)


def sentence(place: FieldPlace, text: str, ask: Ask) -> BriefLine:
    """Return a field as one line, or what asks for it."""
    words = sentence_of(text)
    return BriefLine(None, words, place) if words else BriefLine(ask, place=place)


def ours(*phrases: Phrase) -> tuple[BriefLine, ...]:
    """Return lines of our own."""
    return tuple(map(BriefLine, phrases))
