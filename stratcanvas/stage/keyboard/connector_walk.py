# SPDX-License-Identifier: MIT
"""From a card to its connectors by keys, along them to the cards at their ends, and back.

It remembers the card that one came from: the connectors of that card are gone through, and when
the one that is selected is taken away, or left by Esc, that card is selected again.
"""

from PySide6.QtCore import QObject

from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import name_of
from stratcanvas.safe_words import isolated
from stratcanvas.stage.viewport import Viewport
from stratcanvas.words import tr


class ConnectorWalk(QObject):
    """The connectors of one card of a view, one selected after the other."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view, self._stage = view, view.stage
        self._came_from = self._here = ""  # a card, and its connector that is selected
        self._said = False
        self._stage.disturbed.connect(self._follow)
        self._stage.selection.changed.connect(self._fall_silent)

    @property
    def link(self) -> Link | None:
        """Return the connector that alone is selected, if one is."""
        ids = self._stage.selection.ids
        return self._stage.session.canvas.links.get(ids[0]) if len(ids) == 1 else None

    @property
    def origin(self) -> str | None:
        """Return the card from which one came by keys to the connector that is selected."""
        link = self.link
        return self._came_from if link is not None and link.id == self._here else None

    def step(self, step: int) -> None:
        """Go to the next connector (1) or the one before (-1), round and round.

        From a card to its first or last one; without such a card it is said which to select.
        """
        canvas, ids, link = self._stage.session.canvas, self._stage.selection.ids, self.link
        card = ids[0] if len(ids) == 1 else ""
        if link is not None:
            card = self.origin or link.tactic
        elif not isinstance(canvas.get(card), Tactic | Problem):
            self._stage.hint.emit(
                tr("Select one tactic or problem first, then press L to go to its connectors.")
            )
            return
        around = self._links_of(card)
        if not around:
            self._stage.hint.emit(tr("Nothing is connected here yet. Press C to connect it."))
            return
        place = (0 if step > 0 else -1) if link is None else around.index(link.id) + step
        self.select(around[place % len(around)], card)

    def toward(self, dx: int, dy: int) -> bool:
        """Go by an arrow: aside to the card at that end, up and down to the card's next connector.

        False when no connector is selected.
        """
        link = self.link
        if link is None:
            return False
        if dy:
            self.step(dy)
            return True
        cards = self._stage.live_layout.cards
        ends = sorted((link.tactic, link.problem), key=lambda end: cards[end].center.x)
        self._go_to(ends[dx > 0])
        return True

    def cross(self) -> bool:
        """Go to the connector's other end; False when no connector is selected."""
        link = self.link
        if link is None:
            return False
        self._go_to(link.tactic if self.origin == link.problem else link.problem)
        return True

    def back(self) -> bool:
        """Go back to the card one came from; False when one did not come by keys."""
        card = self.origin
        if card is not None:
            self._go_to(card)
        return card is not None

    def select(self, link: str, card: str) -> None:
        """Select a connector, as one that was come to from a card, and say what it joins."""
        around = self._links_of(card)
        self._came_from, self._here = card, link
        self._go_to(link)
        other = link[16:] if link.startswith(card) else link[:16]
        words = tr("Connector {n} of {count}, to “{card}”. Del takes it away, C leads it elsewhere")
        self._stage.hint.emit(
            words.format(
                n=around.index(link) + 1,
                count=len(around),
                card=isolated(name_of(self._stage.session.canvas, other), 40),
            )
        )
        self._said = True

    def _go_to(self, key: str) -> None:
        self._stage.selection.set((key,))
        self._view.ensure_seen(key)

    def _links_of(self, card: str) -> list[str]:
        """Return a card's connectors: a tactic's by rank, a problem's from wing to wing, down."""
        canvas, cards = self._stage.session.canvas, self._stage.live_layout.cards
        if card in canvas.tactics:
            served = sorted(canvas.problems_of.get(card, ()), key=canvas.number.__getitem__)
            return [card + each for each in served]
        serving = sorted(
            canvas.tactics_of.get(card, ()),
            key=lambda each: (canvas.tactics[each].aim.value, cards[each].y, each),
        )
        return [each + card for each in serving]

    def _fall_silent(self) -> None:
        """Say no more of a connector that is not selected any longer."""
        if self._said:
            self._said = False
            self._stage.hint.emit("")

    def _follow(self, changes: ChangeSet) -> None:
        """Go back to the card one came from, when the connector that was selected has gone, or on
        along another of its connectors, which undo selects.
        """
        selection, link = self._stage.selection, self.link
        if self._here not in changes.removed:
            return
        if link is not None and self._came_from in {link.tactic, link.problem}:
            self._here = link.id
        elif not selection.ids:
            selection.set((self._came_from,))
