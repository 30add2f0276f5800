# SPDX-License-Identifier: MIT
"""Cards as they are found in a list, put together: what is said twice in the same words is one."""

from collections.abc import Mapping
from dataclasses import replace

from stratcanvas.domain.canvas import new_canvas
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.records import MOST_RECORDS, new_id
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole, TakenCard, TakenCards, labelled
from stratcanvas.storage.errors import NotTakenIn, TooLarge, Trouble
from stratcanvas.words import tr

_KINDS = {CardRole.EDUCATE: CardRole.SOLVE}
"""Roles that are looked up as one: the same tactic on two sides is one."""


class CardHeap:
    """Collects the cards of one list."""

    def __init__(self, name: str) -> None:
        """``name``: the file's, in quotes, for sentences."""
        self._name = name
        self._cards: dict[str, TakenCard] = {}
        self._known: dict[tuple[CardRole, str], str] = {}
        self._joined: dict[tuple[str, str], None] = {}
        self.again = 0
        """Rows or lines of which no new card came."""

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, text: str, role: CardRole, facts: Mapping[str, str] | None = None) -> str:
        """Add a card, or more facts to one that is there; return its id. Raises TooLarge."""
        title, _, more = text.partition("\n\n")
        key = _KINDS.get(role, role), folded(title)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = new_id()
            self._cards[found] = TakenCard(found, text, role, dict(facts or {}))
            self._check()
            return found
        self.tell(found, facts or {})
        if more and more not in self._cards[found].text:
            self.append(found, more)
        return found

    def count(self, before: int) -> None:
        """Count a row or line that was added; ``before``: how many cards there were."""
        self.again += len(self._cards) == before

    def append(self, key: str, text: str) -> None:
        """Add a paragraph to what a card says, unless it says more than it can hold already."""
        card = self._cards[key]
        if len(card.text) <= LONGEST_TEXT:  # else each paragraph of a book would copy all of it
            self._cards[key] = card._replace(text=f"{card.text}\n\n{text}")

    def tell(self, key: str, facts: Mapping[str, str]) -> None:
        """Say more of a card. A field has room for one: what comes later stands below the words."""
        for name, said in facts.items():
            card = self._cards[key]
            known = card.facts.get(name)
            if not known:
                self._cards[key] = card._replace(facts={**card.facts, name: said})
            elif said and said != known and (line := labelled(name, said)) not in card.text:
                self.append(key, line)

    def tell_more(self, key: str, name: str, entry: str) -> None:
        """Add an entry to a field of a card that holds one a line, unless it is full already."""
        card = self._cards[key]
        said = card.facts.get(name, "")
        if len(said) <= LONGEST_TEXT:
            facts = {**card.facts, name: f"{said}\n{entry}" if said else entry}
            self._cards[key] = card._replace(facts=facts)

    def join(self, one: str, other: str) -> None:
        """Connect two cards. Raises TooLarge."""
        self._joined[one, other] = None
        self._check()

    def role(self, key: str) -> CardRole:
        """Return what a card is."""
        return self._cards[key].role

    def taken(self, **brief: str) -> TakenCards:
        """Return all cards; ``brief``: what is known of the plan. Raises NotTakenIn for none."""
        if not self._cards:
            raise NotTakenIn(
                tr("{name} lists nothing that a card could be made of.").format(name=self._name),
                then=tr("Choose another file."),
            )
        blank = new_canvas()
        kept = {name: said[:LONGEST_TEXT] for name, said in brief.items()}
        made = replace(blank.brief, **kept)  # type: ignore[arg-type]
        return TakenCards(made, blank.strategy, tuple(self._cards.values()), tuple(self._joined))

    def _check(self) -> None:
        if len(self._cards) + len(self._joined) > MOST_RECORDS:
            raise TooLarge(
                tr(
                    "{name} holds more than the {most:,} cards and connectors that a canvas can "
                    "have."
                ).format(name=self._name, most=MOST_RECORDS)
            )


def no_text(name: str) -> Trouble:
    """Return the trouble that a file is none of text."""
    return NotTakenIn(
        tr("{name} is no file of text.").format(name=name), then=tr("Choose another file.")
    )
