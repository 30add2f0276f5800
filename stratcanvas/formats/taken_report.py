# SPDX-License-Identifier: MIT
"""Says what the cards of another program's file became."""

from collections import Counter
from collections.abc import Iterator

from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.taken_cards import CardRole, TakenCards, detail_of, with_rest
from stratcanvas.words import mark_n, tr, translated_n, trn

_COUNTED = {
    CardRole.PROBLEM: mark_n("{n} problem", "{n} problems"),
    CardRole.EDUCATE: mark_n("{n} tactic that educates", "{n} tactics that educate"),
    CardRole.SOLVE: mark_n("{n} tactic that helps solve", "{n} tactics that help solve"),
    CardRole.STRATEGY: mark_n("the strategy", "the strategy"),
    CardRole.NOTE: mark_n("{n} note", "{n} notes"),
}


def cut_off(taken: TakenCards) -> Iterator[str]:
    """Say that words of a card were cut, where it says more than a card can hold."""
    if any(
        len(said) > LONGEST_TEXT
        for card in map(with_rest, taken.cards)
        for said in (card.text, *card.facts.values(), detail_of(card))
    ):
        yield tr("What was longer than a card can hold was cut.")


def said_again(count: int) -> Iterator[str]:
    """Say of how many rows or lines no card came, as one says the same, if there are any."""
    if count:
        yield trn(
            "{n:,} line makes no card of its own: its words are on a card already.",
            "{n:,} lines make no card of their own: their words are on a card already.",
            count,
        ).format(n=count)


def made_of(taken: TakenCards, *, certain: bool = False) -> Iterator[str]:
    """Say how many cards were taken for what, if any; ``certain``: the file itself says it."""
    parts = counted(taken)
    if not parts:
        return
    words = tr("It holds {parts}.") if certain else tr("What each card is was guessed: {parts}.")
    yield words.format(parts=parts)


def counted(taken: TakenCards) -> str:
    """Return how many cards there are of what kind: “2 problems, 1 note”."""
    count = Counter(card.role for card in taken.cards)
    return ", ".join(
        translated_n(*words, count[role]).format(n=count[role])
        for role, words in _COUNTED.items()
        if count[role]
    )
