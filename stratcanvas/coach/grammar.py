# SPDX-License-Identifier: MIT
"""The English words that tell how a short statement is built, and small questions about them.

They stand in ``resources/coach/phrasing.toml``. No dictionary is loaded for them, so that they can
be asked for while somebody waits for a list.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from stratcanvas.coach.vocabulary import common_words
from stratcanvas.shipped import resource

THEY, YOU = 1, 2
"""Of whom a speaker's words are to be: said about them, or to them."""
_MANY = re.compile(r".*[^su]s")


class Phrases(NamedTuple):
    """What a statement is as part of a sentence; "" where that is not sure.

    ``they``: a clause about people; ``you``: the same, said to them; ``who``: without its subject;
    ``doing``: as something that is done; ``task``: as something that is hard to do; ``thing``: as
    a thing.
    """

    they: str = ""
    you: str = ""
    who: str = ""
    doing: str = ""
    task: str = ""
    thing: str = ""


class Verb(NamedTuple):
    """A verb of which a person is the subject where none is named."""

    base: str
    doing: str
    before: frozenset[str]
    """Words of which one has to follow, so that it is a verb, and a person's; none: any may."""


@cache
def _lists() -> Mapping[str, str]:
    data = tomllib.loads(resource("coach/phrasing.toml").read_text(encoding="utf-8"))
    return {name: str(words) for name, words in data.items()}


@cache
def listed(*names: str) -> frozenset[str]:
    """Return the words of some lists. Raises KeyError for one that is not there."""
    return frozenset(word for name in names for word in _lists()[name].split())


@cache
def verbs(form: int) -> Mapping[str, Verb]:
    """Return the verbs by one of their forms: 0 the plain one, 1 with s, 2 with ing."""
    found = {}
    for line in _lists()["verbs"].strip().splitlines():
        forms, _, before = line.partition(":")
        base, ends_in_s, doing = forms.split()
        verb = Verb(base, doing, frozenset(before.split()))
        found[(base, ends_in_s, doing)[form]] = verb
    return found


@cache
def _pronouns(whom: int) -> Mapping[str, str]:
    rows = map(str.split, _lists()["pronouns"].strip().splitlines())
    return {row[0]: row[whom] for row in rows}


def said(words: Iterable[str], whom: int) -> str:
    """Return a speaker's words as words about them, or to them. “US” is a country."""
    other = _pronouns(whom)
    return " ".join(word if word == "US" else other.get(word.lower(), word) for word in words)


def respelt(word: str) -> str:
    """Return a word with the apostrophe that was left out: dont, im."""
    return _respelt().get(word.lower(), word)


@cache
def _respelt() -> Mapping[str, str]:
    return {word.replace("'", ""): word for word in _lists()["with_apostrophe"].split()}


def lower(words: Iterable[str]) -> list[str]:
    """Return words in small letters."""
    return [word.lower() for word in words]


def joined(*parts: str) -> str:
    """Return words with a space between them; what is empty is left out."""
    return " ".join(part for part in parts if part)


def has(words: Iterable[str], *names: str) -> bool:
    """Tell whether one of some words is in a list."""
    return not listed(*names).isdisjoint(lower(words))


def speaks_of_me(words: Iterable[str]) -> bool:
    """Tell whether words are about whoever says them."""
    return not (_pronouns(THEY).keys() - {"am"}).isdisjoint(lower(words))


def is_many(noun: str) -> bool:
    """Tell whether a noun, in small letters, is a plural as far as its letters tell."""
    return noun in listed("crowd") or bool(_MANY.fullmatch(noun)) or noun.endswith("people")


def is_mass(noun: str) -> bool:
    """Tell whether a noun, in small letters, needs no article though it is no plural."""
    return noun in listed("mass")


def is_adverb(word: str) -> bool:
    """Tell whether a word, in small letters, may stand between a subject and its verb."""
    return word in listed("adverbs") or (word.endswith("ly") and word not in listed("no_adverbs"))


def adverbs_in(words: Sequence[str]) -> int:
    """Return how many adverbs, of the common ones, some words begin with."""
    count = 0
    while count < len(words) and words[count].lower() in listed("adverbs"):
        count += 1
    return count


def could_be_verb(word: str) -> bool:
    """Tell whether a word could be a form of a verb: there is one with ing, or it is unknown."""
    known, word = common_words(), word.lower()
    stems = {word}
    if word.endswith("s") and not word.endswith("ss"):
        stems = {word[:-1], word.removesuffix("es"), word.removesuffix("ies") + "y"}
    forms = {form for stem in stems if stem for form in (stem, stem[:-1], stem + stem[-1])}
    return word not in known or any(f"{form}ing" in known for form in forms)


def stays_right(tail: Sequence[str], *, third: bool) -> bool:
    """Tell whether what follows a verb stays right in another sentence.

    ``third``: the verb was that of a he, she or it and is none any more, so that a further one
    would have to change too.
    """
    small = lower(tail)
    if has(" ".join(small).replace("when to", "").split(), "unfit"):
        return False
    if third and (has(small, "of_others", "to_you") or speaks_of_me(small)):
        return False
    for place, word in enumerate(small):
        if word in listed("joining"):
            follows = next((each for each in small[place + 1 :] if not is_adverb(each)), "")
            if follows in listed("past") or follows.endswith("ed"):
                return False
            if third and (follows in listed("singular") or re.search("[^s]s$", follows)):
                return False
    return True


def takes(verb: Verb, tail: Sequence[str]) -> bool:
    """Tell whether a verb may go on so, and is what a person does then."""
    small = lower(tail)
    if not small or small[:2] == ["to", "be"] or (len(small) == 1 and has(small, "particles")):
        return False
    if verb.base == "lose" and has(small[:2], "of_things"):
        return False
    if not verb.before:
        return small[0] not in listed("singular", "plural")
    if small[0] == "too":
        return "too" in verb.before and has(small[1:2], "how_much")
    return small[0] in verb.before


def lowered(word: str) -> str:
    """Return a sentence's first word as it stands inside one; "" where that can't be known."""
    small = word.lower()
    if word == small or word[1:] != small[1:] or speaks_of_me((word,)):
        return word
    return small if small in common_words() and small not in listed("names") else ""
