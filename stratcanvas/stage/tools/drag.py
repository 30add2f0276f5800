# SPDX-License-Identifier: MIT
"""Drag tactics and notes: within a wing, across the centre (the aim follows), or onto a problem.

With Alt copies are dragged. A card that comes from the tool bar is dragged in the same way.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import BadFragment
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.dragging.alignment import aligned, guide_lines
from stratcanvas.stage.dragging.crowd import MANY, CrowdInHand
from stratcanvas.stage.dragging.dragged import Dragged, copies, let_go, let_go_on, taken
from stratcanvas.stage.dragging.proposals import Proposal
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.create import key_of_new
from stratcanvas.stage.tools.tool import Grip, Tool

_MOST_GHOSTS = 40


class Drag(Tool):
    """Tactics and notes, dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor
    carries = True

    def __init__(self, scene: StageScene, dragged: Dragged, start: Pointer) -> None:
        super().__init__(scene)
        self._start = start
        self._taken = dragged
        self.joins = Problem if dragged.tactics else None
        self._copies: Dragged | None = None
        self._no_room = ""
        self._onto: tuple[tuple[str, str, int], Proposal] | None = None
        self._crowd: CrowdInHand | None = None

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a tactic or a note with all that are selected; with Shift it is added to them."""
        card = grip.thing
        if card is None or not isinstance(scene.session.canvas.get(card), Tactic | Note):
            return None
        if grip.start.shift and not grip.was_selected:
            scene.selection.add((card,))
        elif not grip.was_selected:  # Ctrl might have added it, had it been a click
            scene.selection.set((card,))
        return cls(scene, taken(scene, card), grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show what the drop would do."""
        scene, dragged = self.scene, self._shown(self._dragged(pointer), pointer)
        corners = aligned(scene, dragged, self._start, pointer)
        aimed = self._aimed(dragged, pointer)
        proposal = self._proposal(dragged, corners, aimed, pointer)
        scene.preview(proposal.changes, corners)
        scene.show_selected(corners if dragged.coming else None)
        scene.mark(aimed=aimed if proposal.changes else None)
        live_layout = scene.live_layout
        away = [key for key in dragged.tactics if _apart(live_layout.home(key), corners[key])]
        scene.overlay.show_ghosts(away[:_MOST_GHOSTS])
        lines = [] if aimed else guide_lines(scene, dragged, corners, pointer)
        scene.overlay.show_guides(lines, pointer.scale)
        held = live_layout.cards.get(dragged.lead)
        scene.overlay.show_offer(proposal.hint, pointer, held=held)
        scene.hint.emit(proposal.hint)
        shapes = Qt.CursorShape
        copied = dragged.coming and not dragged.is_new
        self.cursor = shapes.DragCopyCursor if copied else shapes.ClosedHandCursor

    def release(self, pointer: Pointer) -> None:
        """Drop the cards; such as come with the drop are selected from then on."""
        scene, dragged = self.scene, self._dragged(pointer)
        corners = aligned(scene, dragged, self._start, pointer)
        aimed = self._aimed(dragged, pointer)
        changes, label, hint, by_hand = self._proposal(dragged, corners, aimed, pointer)
        key, waits = (key_of_new(dragged.lead), dragged.lead) if dragged.is_new else (None, "")

        def drop() -> None:
            done = scene.session.do(label, changes, key=key, by_hand=by_hand, waits=waits)
            if done and dragged.coming:
                scene.selection.set(dragged.corners)
                self.put = waits or None
            home = scene.live_layout.cards.get(dragged.lead)
            if done and _apart(home, corners[dragged.lead]):
                self.strayed = dragged.lead
            elif done:
                self.laid = dragged.lead

        scene.show_selected()
        scene.drop_preview(drop)
        if not changes:
            scene.hint.emit(hint)

    def cancel(self) -> None:
        """Put the cards back."""
        self.scene.show_selected()
        self.scene.drop_preview()

    def _dragged(self, pointer: Pointer) -> Dragged:
        """Return what is in the hand: with Alt copies, if there is room for them."""
        if not pointer.alt or self._taken.is_new:
            return self._taken
        if self._copies is None and not self._no_room:
            try:
                self._copies = copies(self._taken)
            except BadFragment as problem:
                self._no_room = str(problem)
        return self._copies or self._taken

    def _shown(self, dragged: Dragged, pointer: Pointer) -> Dragged:
        """Return what a step shows of what is in the hand: of very many cards those in view."""
        if dragged.coming or len(dragged.corners) <= MANY:
            return dragged
        if self._crowd is None:
            self._crowd = CrowdInHand(self.scene, dragged)
        return self._crowd.seen(self._start, pointer, self._aimed(dragged, pointer))

    def _aimed(self, dragged: Dragged, pointer: Pointer) -> str | None:
        if not dragged.tactics:
            return None
        problems = dragged.layout.frame.problems
        return next((key for key, rect in problems.items() if rect.contains(pointer.at)), None)

    def _proposal(
        self,
        dragged: Dragged,
        corners: Mapping[str, Point],
        aimed: str | None,
        pointer: Pointer,
    ) -> Proposal:
        if pointer.alt and self._no_room:
            return Proposal(ChangeSet(), StepLabel("duplicate-cards", 1), self._no_room)
        if aimed is None:
            return let_go(self.scene, dragged, corners)
        known = dragged.lead, aimed, len(dragged.corners)
        if self._onto is None or self._onto[0] != known:
            self._onto = known, let_go_on(self.scene, dragged, aimed)
        return self._onto[1]


def _apart(home: Rect | None, corner: Point) -> bool:
    """Tell whether a card would settle elsewhere than where it is held."""
    return home is not None and (abs(home.x - corner.x) > 1.5 or abs(home.y - corner.y) > 1.5)
