# SPDX-License-Identifier: MIT
"""Drag a problem inside the frame: the others make room, the drop ranks it. It can't leave."""

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import FRAME_PADDING, Frame, rank_place
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import BadFragment, copied, entering, renewed
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
    """One problem, dragged; with Alt a copy of it."""

    def __init__(self, scene: StageScene, problem: str, start: Pointer) -> None:
        super().__init__(scene)
        self._problem = problem
        self._start = start
        self._frame = scene.live_layout.frame
        self._card = scene.live_layout.cards[problem]
        canvas = scene.session.canvas
        self._copy = renewed(copied(canvas, (problem,)), canvas)

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a problem."""
        problem = grip.thing
        if problem is None or problem not in scene.session.canvas.problems:
            return None
        return cls(scene, problem, grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show the ranking as it would be."""
        corner, scene = self._corner(pointer), self.scene
        shapes = Qt.CursorShape
        self.cursor = shapes.DragCopyCursor if pointer.alt else shapes.ClosedHandCursor
        try:
            changes = self._changes(corner, pointer)
        except BadFragment as problem:
            scene.preview(ChangeSet())
            scene.hint.emit(str(problem))
            return
        held = self._held(pointer)
        scene.preview(changes, {held: corner})
        scene.show_selected((held,) if pointer.alt else None)
        scene.overlay.show_ghosts((held,))
        number = scene.canvas.number[held]
        words = tr("Drop it here to make it number {n}")
        if pointer.alt:
            words = tr("Drop here to make a copy that is number {n}")
        scene.hint.emit(words.format(n=number))

    def release(self, pointer: Pointer) -> None:
        """Rank the problem where it was dropped; a copy is selected from then on."""
        do, held = self.scene.session.do, self._held(pointer)
        try:
            changes = self._changes(self._corner(pointer), pointer)
        except BadFragment as problem:
            self.cancel()
            self.scene.hint.emit(str(problem))
            return
        label = StepLabel("duplicate-cards", 1) if pointer.alt else StepLabel("rank-problem")

        def drop() -> None:
            if do(label, changes) and pointer.alt:
                self.scene.selection.set((held,))

        self.scene.show_selected()
        self.scene.drop_preview(drop)

    def cancel(self) -> None:
        """Put the problem back."""
        self.scene.show_selected()
        self.scene.drop_preview()

    def _held(self, pointer: Pointer) -> str:
        return self._copy.cards[0].id if pointer.alt else self._problem

    def _corner(self, pointer: Pointer) -> Point:
        dx, dy = pointer.at.x - self._start.at.x, pointer.at.y - self._start.at.y
        return kept_inside(self._frame, self._card, dx, dy)

    def _changes(self, corner: Point, pointer: Pointer) -> ChangeSet:
        card, canvas = self._card, self.scene.session.canvas
        middle = Point(corner.x + card.width / 2, corner.y + card.height / 2)
        if pointer.alt:
            return entering(self._copy, canvas, rank_place(self._frame, "", middle))
        return commands.rerank(
            canvas, self._problem, rank_place(self._frame, self._problem, middle)
        )
