# SPDX-License-Identifier: MIT
"""Drag a problem inside the frame: the others make room, the drop ranks it. It can't leave."""

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import FRAME_PADDING, Frame, rank_place
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.tool import Grip, Tool
from stratcanvas.words import tr


def kept_inside(frame: Frame, card: Rect, dx: float, dy: float) -> Point:
    """Return a problem card's upper left corner after a move, held inside the frame."""
    low = frame.heading.bottom
    right = frame.rect.right - FRAME_PADDING / 2 - card.width
    bottom = frame.rect.bottom - FRAME_PADDING / 2 - card.height
    x = min(max(card.x + dx, frame.rect.x + FRAME_PADDING / 2), right)
    return Point(x, min(max(card.y + dy, low), bottom))


class Rank(Tool):
    """One problem, dragged."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, scene: StageScene, problem: str, start: Pointer) -> None:
        super().__init__(scene)
        self._problem = problem
        self._start = start
        self._frame = scene.live_layout.frame
        self._card = scene.live_layout.cards[problem]

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a problem."""
        problem = grip.thing
        if problem is None or problem not in scene.session.canvas.problems:
            return None
        return cls(scene, problem, grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show the ranking as it would be."""
        corner = self._corner(pointer)
        changes = self._changes(corner)
        self.scene.preview(changes, {self._problem: corner})
        self.scene.overlay.show_ghosts((self._problem,))
        number = self.scene.canvas.number[self._problem]
        self.scene.hint.emit(tr("Drop it here to make it number {n}").format(n=number))

    def release(self, pointer: Pointer) -> None:
        """Rank the problem where it was dropped."""
        changes = self._changes(self._corner(pointer))
        do = self.scene.session.do
        self.scene.drop_preview(lambda: do(StepLabel("rank-problem"), changes))

    def cancel(self) -> None:
        """Put the problem back."""
        self.scene.drop_preview()

    def _corner(self, pointer: Pointer) -> Point:
        dx, dy = pointer.at.x - self._start.at.x, pointer.at.y - self._start.at.y
        return kept_inside(self._frame, self._card, dx, dy)

    def _changes(self, corner: Point) -> ChangeSet:
        card = self._card
        middle = Point(corner.x + card.width / 2, corner.y + card.height / 2)
        place = rank_place(self._frame, self._problem, middle)
        return commands.rerank(self.scene.session.canvas, self._problem, place)
