# SPDX-License-Identifier: MIT
"""Hands the mouse to the gesture under way, and ends it at once when anything comes between.

One gesture at a time. It is dropped by Esc, a second button, the focus going elsewhere, and any
change of the canvas that is not its own.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.stage.hits import cursor_over, handle_at, link_reach, may_miss, thing_at
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene

if TYPE_CHECKING:  # a start makes no gesture
    from stratcanvas.stage.lingering import Lingering
    from stratcanvas.stage.tools.tool import Tool


_AT_A_PRESS = 0.03
"""Seconds for which it is looked what a press hits, if the pointer has not rested there."""


class Toolbox(QObject):
    """The gesture under way, if any."""

    saw = Signal(Pointer)
    """What lies under the pointer where it rests is known better than when it came there."""

    def __init__(self, scene: StageScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = scene
        self.current: Tool | None = None
        self._before: tuple[str, ...] = ()  # what was selected when the gesture began
        self._lingering: Lingering | None = None
        scene.disturbed.connect(self._disturbed)

    @property
    def busy(self) -> bool:
        """Tell whether a gesture is under way."""
        return self.current is not None

    def start(self, tool: "Tool") -> None:
        """Begin a gesture; one under way is dropped."""
        self.cancel()
        self.current, self._before = tool, self._scene.selection.ids

    def press(self, pointer: Pointer) -> None:
        """Begin whatever a press of the left button here begins."""
        from stratcanvas.stage.tools.press import Press  # all gestures, which a start need not have

        if may_miss(self._scene, pointer):
            passings = self._scene.live_layout.passings
            reach = pointer.within(link_reach(self._scene.canvas))
            passings.lead_on(pointer.at, reach, _AT_A_PRESS)
        before = self._scene.selection.ids
        self.start(Press(self._scene, pointer))
        self._before = before  # a press selects at once

    def pull(self, kind: type[Problem] | type[Tactic] | type[Note]) -> "Tool":
        """Begin to bring a new card of a kind from beside the canvas, and return the gesture."""
        from stratcanvas.stage.dragging.dragged import arriving
        from stratcanvas.stage.tools.drag import Drag
        from stratcanvas.stage.tools.pull import Pull
        from stratcanvas.stage.tools.rank import Rank

        scene = self._scene

        def make(pointer: Pointer) -> "Tool":
            if kind is Problem:
                return Rank(scene, None, pointer)
            return Drag(
                scene, arriving(scene, Note if kind is Note else Tactic, pointer.at), pointer
            )

        tool = Pull(scene, make)
        self.start(tool)
        return tool

    def move(self, pointer: Pointer) -> None:
        """Let the gesture follow the pointer, or tell what lies under it."""
        if self.current is None:
            self._hover(pointer)
            return
        successor = self.current.move(pointer)
        if successor is not None:
            self.current = successor
            successor.move(pointer)

    def release(self, pointer: Pointer) -> None:
        """End the gesture; it runs its command."""
        tool, self.current = self.current, None
        if tool is not None:
            tool.release(pointer)

    def cancel(self) -> None:
        """Drop the gesture under way without a trace."""
        tool, self.current = self.current, None
        if tool is not None:
            tool.cancel()

    def restore(self) -> None:
        """Select what was selected before the last gesture, which has been dropped."""
        self._scene.selection.set(self._before)

    def leave(self) -> None:
        """Hover over nothing: the pointer has left the view."""
        if self._lingering is not None:
            self._lingering.end()
        self._scene.mark(hovered=None)

    def cursor(self, pointer: Pointer) -> Qt.CursorShape:
        """Return the shape that tells what the hand does or would do."""
        if self.current is not None:
            return self.current.cursor
        return cursor_over(self._scene, pointer)

    def _hover(self, pointer: Pointer) -> None:
        handle = handle_at(self._scene, pointer)
        thing = handle[0] if handle else thing_at(self._scene, pointer)
        self._scene.mark(hovered=thing)
        if may_miss(self._scene, pointer):
            if self._lingering is None:
                from stratcanvas.stage.lingering import Lingering  # few canvases need it

                self._lingering = Lingering(self._scene, self._look_again, self)
            self._lingering.begin(pointer)
        elif self._lingering is not None:
            self._lingering.end()

    def _look_again(self, pointer: Pointer) -> None:
        if self.current is None:
            self._scene.mark(hovered=thing_at(self._scene, pointer))
            self.saw.emit(pointer)

    def _disturbed(self) -> None:
        self.cancel()
