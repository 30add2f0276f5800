# SPDX-License-Identifier: MIT
"""Cards that say the same: found through an index of their words, never card by card.

What differs in a number, a name, a negation or an opposite is another thing. So two cards say the
same when the words that carry meaning are the same, in whatever form, but for one that is mistyped;
whatever else differs makes them two.
"""

from array import array
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import Prose, Word
from stratcanvas.coach.vocabulary import common_words, contrary, spellings, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic, main_text
from stratcanvas.domain.ordering import key_of

_FEW = 3
"""Words of a card of which one may be typed wrongly."""
_LOOKED_AT = 8
"""Cards that are looked at for one set of words; more that say the same are told of anyway."""
_TYPED_ALIKE, _LONG = 0.8, 5
"""How alike a word and its misspelling are, and how many letters they have at least."""
_MOST_WORDS = 24
"""Words of a text of which one may be left out; longer ones are the same or they are not."""

_Worded = Problem | Tactic


class Passive(NamedTuple):
    """What is told from its end: “rent is paid by tenants”."""

    to: str
    done: str
    by: str
    """Who does it, "" for nobody named."""


class Saying(NamedTuple):
    """What a card says."""

    meanings: Mapping[int, str]
    """Its words (what kind it is, what it denies, all sorted), whole; then each time without one
    that may be mistyped → which, "" for none. Each set is a number that another has once in a
    billion canvases: as texts they would take ten times the memory.
    """
    order: tuple[str, ...]
    """Its words as they follow one another."""
    turns: tuple[str, ...]
    """The small words that may turn its meaning round, in their order: before, from, more …"""
    passive: "Passive | None"
    """What is done to what, where it is told from that end."""
    forms: tuple[str, ...]
    """Its words as they are written."""
    is_english: bool


@dataclass(frozen=True, slots=True)
class Twins:
    """The cards by what they say. What else is to be known of two is read again from the canvas
    where they share a set of words: few do, and of all cards it would take half a kilobyte each.
    """

    by_meaning: Mapping[int, str | tuple[str, ...]]
    """Each set of words → the card that has it, or several in their order."""
    of_card: "Mapping[str, array[int]]"
    """Each card → its sets of words."""

    def after(
        self, canvas: Canvas, audience: Audience, gone: Iterable[str], new: Iterable[_Worded]
    ) -> "Twins":
        """Return the index of a canvas, from this of the one before: without some, with others."""
        by_meaning, of_card = dict(self.by_meaning), dict(self.of_card)
        for card in gone:
            for meaning in of_card.pop(card, ()):
                left = tuple(each for each in _cards(by_meaning[meaning]) if each != card)
                by_meaning[meaning] = left if len(left) > 1 else "".join(left)
                if not left:
                    del by_meaning[meaning]
        more: defaultdict[int, list[str]] = defaultdict(list)
        for record in new:
            meanings, alone = _saying(audience, record).meanings, record.id
            of_card[alone] = array("q", [*meanings])
            for meaning in meanings:
                if by_meaning.setdefault(meaning, alone) is not alone:
                    more[meaning].append(alone)
        for meaning, cards in more.items():
            cards += _cards(by_meaning[meaning])
            by_meaning[meaning] = tuple(sorted(cards, key=lambda card: key_of(_at(canvas, card))))
        return Twins(by_meaning, of_card)

    def first_twin(self, canvas: Canvas, audience: Audience, card: str) -> str | None:
        """Return the first card before this one that says the same, or None."""
        there = self.by_meaning
        shared = [each for each in self.of_card.get(card, ()) if not isinstance(there[each], str)]
        if not shared:
            return None
        mine = _at(canvas, card)
        key, saying = key_of(mine), _remembered(audience, mine)
        found = []
        for meaning in shared:
            for other in (_at(canvas, each) for each in there[meaning][:_LOOKED_AT]):
                if key_of(other) < key:
                    its = _remembered(audience, other)
                    if _are_one(saying.meanings[meaning], its.meanings[meaning]):
                        found += [] if _are_opposed(saying, its) else [key_of(other)]
        return min(found)[-1] if found else None

    def near(self, cards: Iterable[str]) -> set[str]:
        """Return the cards that share a set of words with some cards, these too."""
        return {
            each
            for card in cards
            for meaning in self.of_card.get(card, ())
            for each in _cards(self.by_meaning[meaning])
        }


NO_TWINS = Twins({}, {})


def _cards(having: str | tuple[str, ...]) -> tuple[str, ...]:
    """Return the cards that have a set of words; of most sets there is one, told by itself."""
    return (having,) if isinstance(having, str) else having


def _at(canvas: Canvas, card: str) -> _Worded:
    record = canvas.get(card)
    assert isinstance(record, Problem | Tactic)
    return record


@lru_cache(maxsize=500)
def _remembered(audience: Audience, card: _Worded) -> Saying:
    """Return what a card says; those that many say are looked at once for each of the many."""
    return _saying(audience, card)


def _saying(audience: Audience, card: _Worded) -> Saying:
    prose, english = audience.prose(main_text(card)), audience.language == "en"
    weak = word_list("weak") if english else frozenset[str]()
    no = word_list("negations") if english else frozenset[str]()
    kept = [w for w in prose.words if w.small[0].isdigit()]
    kept += [w for w in prose.content if not w.is_among(weak) and w.small not in no]
    kept.sort(key=lambda word: word.start)
    if not kept:
        return Saying({}, (), (), None, (), english)
    turns = [w.small for w in prose.words if not english or w.small in _turning()]
    order = tuple([_spelt(word.base) if english else word.base for word in kept])
    before = [type(card).__name__, *sorted(_denied(prose, kept, no)), ""]
    words = sorted(order)
    meanings = {hash("|".join((*before, *words))): ""}
    if _FEW <= len(words) <= _MOST_WORDS:
        for place, word in enumerate(words):
            if len(word) < _LONG or not word.isalpha():
                continue  # a short one that differs is another word
            left = "|".join((*before, *words[:place], *words[place + 1 :]))
            meanings.setdefault(hash(left), word)
    if not english:  # which of its small words deny is not known: all have to be the same
        turns = sorted({*turns} - {word.small for word in kept})
    passive = _passive(prose, kept) if english else None
    return Saying(
        meanings=meanings,
        order=order,
        turns=tuple(turns),
        passive=passive,
        forms=tuple([word.small for word in kept]),
        is_english=english,
    )


def _passive(prose: Prose, kept: list[Word]) -> Passive | None:
    owners = [word for word in kept if prose.plain[word.start + len(word.text) :][:1] == "'"]
    to = next((_spelt(w.base) for w in kept if w not in owners and "'" not in w.small), "")
    words = prose.words
    for place, one in enumerate(words):
        if one.small not in word_list("passive"):
            continue
        done = next((each for each in words[place + 1 : place + 3] if _is_done(each)), None)
        if done is None:
            continue
        by = next((word.start for word in words[place:] if word.small == "by"), len(prose.plain))
        doer = next((_spelt(word.base) for word in kept if word.start > by), "")
        return Passive(to, done.small, doer)
    return None


def _is_done(word: Word) -> bool:
    """Tell whether a word says what was done: “paid”, “kept”."""
    formed = word.base != word.small and not word.small.endswith(("ing", "s", "er", "est"))
    return formed or (word.small.endswith(("ed", "en")) and len(word.small) > _FEW + 1)


def _spelt(word: str) -> str:
    """Return a word spelt the American way, so that “colour” and “color” are one."""
    return word if word[0].isdigit() else _american(word)  # of numbers none is kept


@lru_cache(maxsize=50_000)
def _american(word: str) -> str:
    for british, american in spellings():
        if word == british or (word.endswith(british) and len(word) > _LONG):
            return word.removesuffix(british) + american
    return word


@cache
def _turning() -> frozenset[str]:
    return frozenset(word for pair in contrary() for word in pair)


def _denied(prose: Prose, kept: list[Word], no: frozenset[str]) -> Iterator[str]:
    """Walk over what is said not to be: the word after each negation."""
    starts = [word.start for word in kept]
    for word in prose.words:
        if word.small in no or word.small.endswith("n't"):
            after = bisect(starts, word.start)
            yield kept[after].base if after < len(kept) else ""


def _are_one(one: str, other: str) -> bool:
    """Tell whether nothing is left out of two equal sets of words, or the same word mistyped."""
    if one and other:
        return _is_misspelt(one, other)
    return not one and not other


def _are_opposed(one: Saying, other: Saying) -> bool:
    """Tell whether equal words say opposite things: by their order, or by a small word."""
    if one.passive is not None and other.passive is None:
        return _does_another(one.passive, other) or _is_turned_round(one, other, besides="by")
    if one.passive is None and other.passive is not None:
        return _does_another(other.passive, one) or _is_turned_round(one, other, besides="by")
    if _is_swapped(one.order, other.order):
        return True
    if one.turns == other.turns:  # “eats more, moves less”, “moves more, eats less”
        compares = any(word in word_list("compared") for word in one.turns)
        return compares and one.order != other.order
    if sorted(one.turns) == sorted(other.turns) or not one.is_english:
        return True  # “sells more, earns less”, “sells less, earns more”
    return _is_turned_round(one, other)


def _does_another(told: Passive, active: Saying) -> bool:
    """Tell whether who does it in one text is not who does it in the other.

    “Rent is paid by tenants” is “tenants pay rent”; “landlords are paid” isn't “landlords pay”.
    """
    if told.by:
        return active.order[0] != told.by
    if word_list("one_after_the_other") & set(active.turns):
        return True  # which of two things is done to whom, nothing tells
    return active.order[0] == told.to and told.done not in active.forms


def _is_turned_round(one: Saying, other: Saying, besides: str = "") -> bool:
    mine, theirs = frozenset(one.turns) - {besides}, frozenset(other.turns) - {besides}
    return any(_is_turned(pair, mine, theirs) for pair in contrary())


def _is_swapped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two things changed places around a third: who distrusts whom."""
    return one != other and any(
        (*one[place + 1 :], one[place], *one[:place]) == other for place in range(1, len(one) - 1)
    )


def _is_turned(pair: tuple[str, str], one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether one text has the one of two contrary words where the other has the other."""
    first, second = pair
    if second == "-":
        return (first in one) is not (first in other)
    mine, theirs = one & {first, second}, other & {first, second}
    return bool(mine and theirs) and mine != theirs


def _is_misspelt(one: str, other: str) -> bool:
    if one == other or one[0] != other[0]:
        return False
    if one in common_words() and other in common_words():
        return False
    from difflib import SequenceMatcher  # few cards come as far

    return SequenceMatcher(None, one, other).ratio() >= _TYPED_ALIKE
