# SPDX-License-Identifier: MIT
"""A press of the mouse: a click selects; a press that travels becomes the gesture it began on."""

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.stage.hits import cursor_over, handle_at, thing_at
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.brush import Brush
from stratcanvas.stage.tools.connect import Connect, Lead, grip_at
from stratcanvas.stage.tools.drag import Drag
from stratcanvas.stage.tools.rank import Rank
from stratcanvas.stage.tools.tool import Tool


class Press(Tool):
    """The button is down and has not travelled yet."""

    scrolls = False

    def __init__(self, scene: StageScene, start: Pointer) -> None:
        super().__init__(scene)
        self._start = start
        self._handle = handle_at(scene, start)
        self._thing = None if self._handle else thing_at(scene, start)
        self._was_selected = self._thing is not None and self._thing in scene.selection
        self.cursor = cursor_over(scene, start)
        if self._thing is not None and not start.shift and not self._was_selected:
            scene.selection.set((self._thing,))

    def move(self, pointer: Pointer) -> Tool | None:
        """Become the gesture that the press began, once it has travelled."""
        if not pointer.far_from(self._start):
            return None
        scene, thing = self.scene, self._thing
        if self._handle is not None:
            return Connect(scene, self._handle[0])
        if thing is None:
            return Brush(scene, self._start)
        if not scene.session.may_edit():
            return None
        record = scene.session.canvas.get(thing)
        if isinstance(record, Tactic | Note):
            if self._start.shift and not self._was_selected:
                scene.selection.add((thing,))
            return Drag(scene, thing, self._start)
        if isinstance(record, Problem):
            return Rank(scene, thing, self._start)
        grip = grip_at(scene, thing, self._start)
        return Lead(scene, thing, problem_end=grip) if grip is not None else None

    def release(self, pointer: Pointer) -> None:
        """Select what was clicked; Shift adds it or takes it away."""
        selection = self.scene.selection
        if self._handle is not None:
            return
        if self._thing is None:
            if not self._start.shift:
                selection.clear()
        elif self._start.shift:
            selection.toggle(self._thing)
        elif selection.ids != (self._thing,):
            selection.set((self._thing,))
