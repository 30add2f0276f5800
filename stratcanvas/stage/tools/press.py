# SPDX-License-Identifier: MIT
"""A press of the mouse: a click selects; a press that travels becomes the gesture it began on."""

from collections.abc import Collection

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.stage.dragging.dragged import loose
from stratcanvas.stage.hits import cursor_over, handle_at, thing_at
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.brush import Brush
from stratcanvas.stage.tools.connect import Connect, Lead
from stratcanvas.stage.tools.drag import Drag
from stratcanvas.stage.tools.rank import Rank
from stratcanvas.stage.tools.tool import Grip, Tool

GESTURES: tuple[type[Tool], ...] = (Connect, Drag, Rank, Lead, Brush)
"""What a press of the left button may become: the first that takes what it took hold of."""


class Press(Tool):
    """The button is down and has not travelled yet."""

    scrolls = False
    is_click = True

    def __init__(self, scene: StageScene, start: Pointer) -> None:
        super().__init__(scene)
        handle = handle_at(scene, start)
        thing = None if handle else thing_at(scene, start)
        was_selected = thing is not None and thing in scene.selection
        self._grip = Grip(start, handle[0] if handle else None, thing, was_selected)
        self.cursor = cursor_over(scene, start)
        self.is_again = thing is not None and scene.selection.ids == (thing,)
        if thing is not None and not start.adds and not was_selected:
            scene.selection.set((thing,))

    def holds(self) -> Collection[str]:
        """Return the cards that become dragged once it has travelled."""
        scene, thing = self.scene, self._grip.thing
        record = scene.session.canvas.get(thing) if thing is not None else None
        if thing is None or not scene.can_edit:
            return ()
        if isinstance(record, Problem):
            return (thing,)
        return loose(scene, thing) if isinstance(record, Tactic | Note) else ()

    def move(self, pointer: Pointer) -> Tool | None:
        """Become the gesture that the press began, once it has travelled."""
        scene, grip = self.scene, self._grip
        if not pointer.far_from(grip.start):
            return None
        if grip.thing is not None and not scene.session.may_edit():
            return None
        begun = (gesture.begun(scene, grip) for gesture in GESTURES)
        return next((tool for tool in begun if tool is not None), None)

    def release(self, pointer: Pointer) -> None:
        """Select what was clicked; Shift or Ctrl adds it or takes it away."""
        selection, grip = self.scene.selection, self._grip
        if grip.handle is not None:
            return
        if grip.thing is None:
            if not grip.start.adds:
                selection.clear()
        elif grip.start.adds:
            selection.toggle(grip.thing)
        elif selection.ids != (grip.thing,):
            selection.set((grip.thing,))
