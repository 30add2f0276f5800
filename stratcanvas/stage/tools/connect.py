# SPDX-License-Identifier: MIT
"""Draw a connector: from a card's handle to another card, or lead one's end elsewhere.

Cards that may be joined light up. A new one let go on the paper brings a card along; an end led
there takes its connector away.
"""

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.dragging.join_offer import (
    BESIDE,
    JoinEffect,
    JoinOffer,
    offer_of_end,
    offer_of_new,
    show_offer,
)
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.create import put_joined
from stratcanvas.stage.tools.tool import Grip, Tool

NEAR_END = 26.0
"""Pixels from a connector's end within which a press takes hold of that end."""


class Connect(Tool):
    """A new connector, drawn from a card."""

    cursor = Qt.CursorShape.CrossCursor
    carries = True

    def __init__(self, scene: StageScene, card: str) -> None:
        super().__init__(scene)
        self._card = card
        self.joins = _other_kind(scene, card)
        scene.mark(joining=card, hovered=None)

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Draw a new connector from the handle of a card."""
        card = grip.handle
        return cls(scene, card) if card is not None and card not in scene.canvas.links else None

    def move(self, pointer: Pointer) -> None:
        """Draw the curve to the pointer, or to the card that it would join."""
        offer = offer_of_new(self.scene, self._card, pointer.at, pointer.within(BESIDE))
        self.cursor = offer.cursor
        show_offer(self.scene, self._card, offer, pointer)

    def release(self, pointer: Pointer) -> None:
        """Connect the two cards, or add one to connect with."""
        scene = self.scene
        offer = offer_of_new(scene, self._card, pointer.at, pointer.within(BESIDE))
        scene.drop_preview()
        if offer.effect is JoinEffect.ADDS:
            self.put = put_joined(scene, self._card, pointer.at)
            return
        changes = ChangeSet()
        if offer.aimed is not None:
            changes = commands.connect(scene.session.canvas, self._card, offer.aimed)
        _do(scene, StepLabel("connect"), changes, offer)

    def cancel(self) -> None:
        """Let the connector go."""
        self.scene.drop_preview()


class Lead(Tool):
    """One end of a connector, dragged."""

    cursor = Qt.CursorShape.CrossCursor
    carries = True

    def __init__(self, scene: StageScene, link: str, *, problem_end: bool) -> None:
        super().__init__(scene)
        self._link = link
        record = scene.session.canvas.links[link]
        self._keeps = record.tactic if problem_end else record.problem
        self._leaves = record.problem if problem_end else record.tactic
        self.joins = _other_kind(scene, self._keeps)
        scene.mark(joining=self._keeps, hovered=None, hidden=link)

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Take hold of a connector by the end that the press is near to."""
        link = grip.handle or grip.thing
        end = end_at(scene, link, grip.start) if link is not None else None
        return cls(scene, link, problem_end=end) if link is not None and end is not None else None

    def move(self, pointer: Pointer) -> None:
        """Draw the curve from the end that stays to the pointer."""
        offer = self._offer(pointer)
        self.cursor = offer.cursor
        show_offer(self.scene, self._keeps, offer, pointer)

    def release(self, pointer: Pointer) -> None:
        """Lead the connector to the card under the pointer; take it away over empty space."""
        scene = self.scene
        offer = self._offer(pointer)
        canvas, was_selected = scene.session.canvas, self._link in scene.selection
        scene.drop_preview()
        if offer.effect is JoinEffect.CUTS:
            scene.session.do(StepLabel("disconnect"), commands.delete(canvas, (self._link,)))
        elif offer.effect is not JoinEffect.NOTHING:
            changes = commands.reconnect(canvas, self._link, offer.aimed or "")
            done = _do(scene, StepLabel("reconnect"), changes, offer)
            if done and was_selected:
                scene.selection.set(changes.added)

    def _offer(self, pointer: Pointer) -> JoinOffer:
        reach = pointer.within(BESIDE)
        return offer_of_end(self.scene, self._keeps, self._leaves, pointer.at, reach)

    def cancel(self) -> None:
        """Leave the connector as it was."""
        self.scene.drop_preview()


def _do(scene: StageScene, label: StepLabel, changes: ChangeSet, offer: JoinOffer) -> bool:
    """Do it, or say why nothing was done; tell whether it was."""
    done = bool(changes) and scene.session.do(label, changes)
    if not done:
        scene.hint.emit(offer.words)
    return done


def _other_kind(scene: StageScene, card: str) -> type[Problem] | type[Tactic]:
    """Return the kind of card that one may be connected to."""
    return Problem if card in scene.session.canvas.tactics else Tactic


def end_at(scene: StageScene, link: str, pointer: Pointer) -> bool | None:
    """Tell which end of a connector a press takes hold of: the problem's (True), the tactic's.

    None when the press is too far from both.
    """
    curve = scene.live_layout.curve(link)
    if curve is None:
        return None
    tactic, problem = (
        max(abs(pointer.at.x - end.x), abs(pointer.at.y - end.y))
        for end in (curve.start, curve.end)
    )
    if min(tactic, problem) > pointer.within(NEAR_END):
        return None
    return problem < tactic
