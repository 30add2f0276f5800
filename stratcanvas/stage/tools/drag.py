# SPDX-License-Identifier: MIT
"""Drag tactics and notes: within a wing, across the centre (the aim follows), or onto a problem.

The card in hand lines up with those around it, unless Ctrl is held; with Alt copies are dragged.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import BadFragment
from stratcanvas.domain.geometry import Point, Rect, within_reach
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.card_state import Detail
from stratcanvas.stage.dragged import Dragged, copies, let_go, let_go_on, taken
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.proposals import Proposal
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.snap import GuideLine, guides, snap
from stratcanvas.stage.tools.tool import Grip, Tool

_SNAP = 6.0
"""Pixels within which a card springs to where it lines up with another."""
_AROUND = 800.0
"""Scene units around a card within which it lines up with others, as far as they are seen."""
_MOST_AROUND = 500
"""Among more cards than this, which lie on each other, it lines up with none."""


class Drag(Tool):
    """Tactics and notes, dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, scene: StageScene, card: str, start: Pointer) -> None:
        super().__init__(scene)
        self._start = start
        self._taken = taken(scene, card)
        self._copies: Dragged | None = None
        self._no_room = ""
        self._onto: tuple[tuple[str, str], Proposal] | None = None

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a tactic or a note with all that are selected; with Shift it is added to them."""
        card = grip.thing
        if card is None or not isinstance(scene.session.canvas.get(card), Tactic | Note):
            return None
        if grip.start.shift and not grip.was_selected:
            scene.selection.add((card,))
        return cls(scene, card, grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show what the drop would do."""
        dragged = self._dragged(pointer)
        corners, aimed = self._corners(dragged, pointer), self._aimed(dragged, pointer)
        proposal = self._proposal(dragged, corners, aimed, pointer)
        scene = self.scene
        scene.preview(proposal.changes, corners)
        scene.show_selected(corners if dragged.coming else None)
        scene.mark(aimed=aimed if proposal.changes else None)
        live_layout = scene.live_layout
        away = [key for key in dragged.tactics if _apart(live_layout.home(key), corners[key])]
        scene.overlay.show_ghosts(away[:40])
        lines = [] if aimed else self._guides(dragged, corners, pointer)
        scene.overlay.show_guides(lines, pointer.scale)
        scene.hint.emit(proposal.hint)
        shapes = Qt.CursorShape
        self.cursor = shapes.DragCopyCursor if dragged.coming else shapes.ClosedHandCursor

    def release(self, pointer: Pointer) -> None:
        """Drop the cards; copies are selected from then on."""
        dragged = self._dragged(pointer)
        corners, aimed = self._corners(dragged, pointer), self._aimed(dragged, pointer)
        changes, label, hint, by_hand = self._proposal(dragged, corners, aimed, pointer)
        scene = self.scene

        def drop() -> None:
            done = scene.session.do(label, changes, by_hand=by_hand)
            if done and dragged.coming:
                scene.selection.set(dragged.corners)

        self._put_away()
        scene.drop_preview(drop)
        if not changes:
            scene.hint.emit(hint)

    def cancel(self) -> None:
        """Put the cards back."""
        self._put_away()
        self.scene.drop_preview()

    def _put_away(self) -> None:
        self.scene.overlay.show_guides(())
        self.scene.show_selected()

    def _dragged(self, pointer: Pointer) -> Dragged:
        """Return what is in the hand: with Alt copies, if there is room for them."""
        if not pointer.alt:
            return self._taken
        if self._copies is None and not self._no_room:
            try:
                self._copies = copies(self._taken)
            except BadFragment as problem:
                self._no_room = str(problem)
        return self._copies or self._taken

    def _corners(self, dragged: Dragged, pointer: Pointer) -> dict[str, Point]:
        dx, dy = pointer.at.x - self._start.at.x, pointer.at.y - self._start.at.y
        across = down = True
        if pointer.shift:
            across = abs(dx) >= abs(dy)
            down = not across
            dx, dy = (dx, 0.0) if across else (0.0, dy)
        lead = dragged.layout.cards[dragged.lead]
        lead = lead._replace(x=lead.x + dx, y=lead.y + dy)
        if self._lines_up(dragged, lead, pointer):
            around = self._around(dragged, lead, pointer)
            by = snap(lead, around, pointer.within(_SNAP), across=across, down=down)
            dx, dy = dx + by.dx, dy + by.dy
        return {
            key: Point(within_reach(corner.x + dx), within_reach(corner.y + dy))
            for key, corner in dragged.corners.items()
        }

    def _lines_up(self, dragged: Dragged, lead: Rect, pointer: Pointer) -> bool:
        """Tell whether a card may spring to a line: not where a drop would put it elsewhere."""
        if pointer.control or self.scene.detail is not Detail.FULL:
            return False
        kept_out = dragged.lead in dragged.canvas.tactics
        return not (kept_out and lead.overlaps(dragged.layout.frame.rect))

    def _around(self, dragged: Dragged, lead: Rect, pointer: Pointer) -> list[Rect]:
        """Return where the cards lie that are seen around a card, but for those in the hand."""
        seen, cards = pointer.seen, dragged.layout.cards
        left, top = max(seen.x, lead.x - _AROUND), max(seen.y, lead.y - _AROUND)
        right, bottom = (
            min(seen.right, lead.right + _AROUND),
            min(seen.bottom, lead.bottom + _AROUND),
        )
        if right < left or bottom < top:
            return []
        found = self.scene.live_layout.cards_in(Rect(left, top, right - left, bottom - top))
        found -= dragged.corners.keys()
        return [cards[key] for key in found if key in cards] if len(found) <= _MOST_AROUND else []

    def _guides(
        self, dragged: Dragged, corners: Mapping[str, Point], pointer: Pointer
    ) -> list[GuideLine]:
        x, y = corners[dragged.lead]
        lead = dragged.layout.cards[dragged.lead]._replace(x=x, y=y)
        if not self._lines_up(dragged, lead, pointer):
            return []
        return guides(lead, self._around(dragged, lead, pointer))

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
        if self._onto is None or self._onto[0] != (dragged.lead, aimed):
            self._onto = (dragged.lead, aimed), let_go_on(self.scene, dragged, aimed)
        return self._onto[1]


def _apart(home: Rect | None, corner: Point) -> bool:
    """Tell whether a card would settle elsewhere than where it is held."""
    return home is not None and (abs(home.x - corner.x) > 1.5 or abs(home.y - corner.y) > 1.5)
