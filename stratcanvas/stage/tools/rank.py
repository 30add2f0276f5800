# SPDX-License-Identifier: MIT
"""Drag a problem inside the frame: the others make room, the drop ranks it. It can't leave."""

from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import FRAME_PADDING, PROBLEM_WIDTH, Frame, rank_place
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fragments import BadFragment, Fragment, copied, entering, renewed
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.records import new_id
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.create import key_of_new
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
    """One problem, dragged; with Alt a copy of it, or a new one from the tool bar."""

    cursor = Qt.CursorShape.ClosedHandCursor
    carries = True

    def __init__(self, scene: StageScene, problem: str | None, start: Pointer) -> None:
        """``problem``: None for a new one."""
        super().__init__(scene)
        self._problem = problem
        self._start = start
        self._frame = scene.live_layout.frame
        canvas = scene.session.canvas
        if problem is None:
            self._coming = Fragment("", 0.0, (Problem(id=new_id()),))
            drafted = canvas.apply(self._added(0))
            height = heights(drafted, scene.live_layout.heights)(self._held(start))
            left = self._frame.rect.center.x - PROBLEM_WIDTH / 2
            self._card = Rect(left, start.at.y - height / 2, PROBLEM_WIDTH, height)
        else:
            self._coming = renewed(copied(canvas, (problem,)), canvas)
            self._card = scene.live_layout.cards[problem]

    @classmethod
    def begun(cls, scene: StageScene, grip: Grip) -> Tool | None:
        """Drag a problem."""
        problem = grip.thing
        if problem is None or problem not in scene.session.canvas.problems:
            return None
        if not grip.was_selected:  # Shift or Ctrl might have added it, had it been a click
            scene.selection.set((problem,))
        return cls(scene, problem, grip.start)

    def move(self, pointer: Pointer) -> None:
        """Show the ranking as it would be."""
        corner, scene, comes = self._corner(pointer), self.scene, self._comes(pointer)
        shapes, copied_one = Qt.CursorShape, comes and self._problem is not None
        self.cursor = shapes.DragCopyCursor if copied_one else shapes.ClosedHandCursor
        try:
            changes = self._changes(corner, pointer)
        except BadFragment as problem:
            scene.preview(ChangeSet())
            scene.hint.emit(str(problem))
            return
        held = self._held(pointer)
        scene.preview(changes, {held: corner})
        scene.show_selected((held,) if comes else None)
        scene.overlay.show_ghosts((held,))
        words = tr("Drop it here to make it number {n}")
        if copied_one:
            words = tr("Drop here to make a copy that is number {n}")
        scene.hint.emit(words.format(n=scene.canvas.number[held]))

    def release(self, pointer: Pointer) -> None:
        """Rank the problem where it was dropped; one that comes is selected from then on."""
        scene, held, comes = self.scene, self._held(pointer), self._comes(pointer)
        try:
            changes = self._changes(self._corner(pointer), pointer)
        except BadFragment as problem:
            self.cancel()
            scene.hint.emit(str(problem))
            return
        is_new = self._problem is None
        label = StepLabel("duplicate-cards", 1) if comes else StepLabel("rank-problem")
        label = StepLabel("add-problem") if is_new else label
        key, waits = (key_of_new(held), held) if is_new else (None, "")

        def drop() -> None:
            if scene.session.do(label, changes, key=key, waits=waits) and comes:
                scene.selection.set((held,))
                self.put = waits or None

        scene.show_selected()
        scene.drop_preview(drop)

    def cancel(self) -> None:
        """Put the problem back."""
        self.scene.show_selected()
        self.scene.drop_preview()

    def _comes(self, pointer: Pointer) -> bool:
        """Tell whether what is in the hand comes with the drop: it is new, or a copy."""
        return pointer.alt or self._problem is None

    def _held(self, pointer: Pointer) -> str:
        if self._problem is None or pointer.alt:
            return self._coming.cards[0].id
        return self._problem

    def _corner(self, pointer: Pointer) -> Point:
        dx, dy = pointer.at.x - self._start.at.x, pointer.at.y - self._start.at.y
        return kept_inside(self._frame, self._card, dx, dy)

    def _changes(self, corner: Point, pointer: Pointer) -> ChangeSet:
        card, canvas = self._card, self.scene.session.canvas
        middle = Point(corner.x + card.width / 2, corner.y + card.height / 2)
        if self._comes(pointer):
            return self._added(rank_place(self._frame, "", middle))
        problem = self._held(pointer)
        return commands.rerank(canvas, problem, rank_place(self._frame, problem, middle))

    def _added(self, place: int) -> ChangeSet:
        """Return what brings the new one or the copy to a place in the ranking."""
        canvas = self.scene.session.canvas
        if self._problem is None:
            return commands.add_problem(canvas, "", place, self._coming.cards[0].id)
        return entering(self._coming, canvas, place)
