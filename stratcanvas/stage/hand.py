# SPDX-License-Identifier: MIT
"""The hand on the canvas: mouse and held keys become gestures, and the cursor tells which.

What a gesture does is in ``tools``; what a click or two open is told, not done, here.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent

from stratcanvas.domain.cards import Note, Problem, Tactic
from stratcanvas.domain.geometry import Point
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.hits import choice_under, thing_at, wants_link, wants_words
from stratcanvas.stage.lull import Lull
from stratcanvas.stage.pointer import Pointer, pointer_over
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.tools.toolbox import Toolbox
from stratcanvas.stage.viewport import Viewport

if TYPE_CHECKING:
    from stratcanvas.qt.held_key import Held
    from stratcanvas.stage.dragging.ride import Ride
    from stratcanvas.stage.foresight import Foresight
    from stratcanvas.stage.tools.tool import Tool

_HELD: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
}
"""Keys that change what a gesture does while it is under way."""


@cache
def _keys() -> "Held":
    """Return what knows which keys are held: there is one keyboard."""
    from stratcanvas.qt.held_key import Held  # no first picture hears a key

    return Held()


class Hand(QObject):
    """Mouse, held keys and cursor over a view; at most one gesture at a time."""

    opened = Signal(object)
    """A double click, or a click on what wants words or a connector, as a Pointer."""

    put = Signal(str)
    """A gesture has put an empty card there, to be written on."""

    menu_wanted = Signal(object)
    """A menu is asked for, as a MenuRequest."""

    carried = Signal(object)
    """The pointer is there (QPointF, pixels of the view) in the midst of a gesture."""

    def __init__(self, view: Viewport, ready: Callable[[], bool]) -> None:
        """``ready`` ends what else is under way (typing, a list); False: it can't end yet."""
        super().__init__(view)
        self._view, self._stage, self._camera = view, view.stage, view.camera
        self._ready = ready
        self.toolbox = Toolbox(self._stage, self)
        self._button = Qt.MouseButton.NoButton
        self._space = self._opened = self._dropped = False
        self.here: Point | None = None  # where on the paper a menu is open
        self._spot: QPointF | None = None
        self._edge: Ride | None = None
        self.foresight: Foresight | None = None
        view.fingers = partial(_first_fingers, view, partial(_break_off, self))
        view.installEventFilter(self)
        view.viewport().setMouseTracking(True)
        view.moved.connect(self._follow)
        self.lull = Lull(self._light_up, self)
        self.toolbox.saw.connect(self._shape)

    # ---- mouse

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture; a second button drops the one under way."""
        self._dropped = self.toolbox.busy
        if self._dropped:
            _drop(self.toolbox, self._edge)
            return
        button, pointer = event.button(), self._pointer(event)
        left = button is Qt.MouseButton.LeftButton
        pans = button is Qt.MouseButton.MiddleButton or (left and self._space)
        if not pans and not self._ready():
            return
        self._stage.hint.emit("")
        if pans:
            from stratcanvas.stage.tools.pan import Pan

            self.toolbox.start(Pan(self._stage, pointer, self._camera))
        elif left:
            self.toolbox.press(self._pointer(event))  # ready: the view may have moved
            self.foresight = self.foresight or _foreseeing(self._view, self.toolbox)
            self.foresight.expect()
        else:
            _choose(self._stage, self._pointer(event))
            return
        self._button = button
        self._shape(pointer)

    def pull(self, kind: type[Problem] | type[Tactic] | type[Note]) -> "Tool | None":
        """Begin to pull a new card of a kind from beside the canvas with the left button.

        Whoever was pressed hands on where the mouse goes. None when that can't be done now.
        """
        if not self.settle() or not self._stage.session.may_edit():
            return None
        self._view.setFocus()
        self._button = Qt.MouseButton.LeftButton
        return self.toolbox.pull(kind)

    def move(self, event: QMouseEvent) -> None:
        """Let the gesture follow, or light up what lies under the pointer."""
        self.toolbox.move(self._pointer(event))
        if self._held_at() is not None:
            self._edge = self._edge or _at_the_edge(self._view, self._held_at, self)
            self._edge.watch()
        if self.toolbox.busy:
            self.carried.emit(event.position())
        self._shape(self._pointer(event))

    def release(self, event: QMouseEvent) -> None:
        """End the gesture; a click on what is empty yet or asks for something opens it."""
        if event.button() is self._button:
            pointer, tool = self._pointer(event), self.toolbox.current
            self.toolbox.release(pointer)
            if self.foresight is not None:
                self.foresight.end()
            if tool is not None:
                _look_after(tool, self._view, self.put.emit)
            self._opened = tool is not None and _opens(self._stage, tool, pointer)
            if self._opened:
                self.opened.emit(pointer)
        self._shape(self._pointer(event))

    def double_click(self, event: QMouseEvent) -> None:
        """Tell where the left button was pressed twice; what the first click opened stays open.

        The view may have moved to it, so that the second click is on something else by now.
        """
        if self._opened:
            self._opened = False
        elif event.button() is Qt.MouseButton.LeftButton and not self._space and self._ready():
            self.opened.emit(self._pointer(event))

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for a menu where the right button was pressed, or by key at what is selected.

        Nothing is asked while a gesture is under way, nor by the press that has dropped one.
        """
        event.accept()
        if self.toolbox.busy or not self._ready():
            return
        from stratcanvas.stage.menu_request import MenuRequest

        view, chosen = self._view, self._stage.selection
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        spot = QPointF(event.pos() if by_mouse else view.viewport().rect().center())
        pointer = self._pointer_at(spot, event.modifiers())
        if by_mouse:
            if self._dropped:
                return
            _choose(self._stage, pointer)
        elif chosen.ids:
            view.ensure_seen(chosen.ids[-1])
            seen = view.to_pixels(self._stage.rectf(chosen.ids[-1]))
            spot = seen.intersected(QRectF(view.viewport().rect())).center()
        pixel = view.viewport().mapToGlobal(spot.toPoint())
        if chosen.ids:
            self.menu_wanted.emit(MenuRequest(pixel, chosen.ids))
        else:
            inside = self._stage.live_layout.frame.rect.contains(pointer.at)
            self.menu_wanted.emit(MenuRequest(pixel, at=pointer.at, in_frame=inside))

    def leave(self) -> None:
        """Hover over nothing: the pointer has left the view."""
        self._spot = None
        self.toolbox.leave()

    # ---- keys

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep keys from what they are shortcuts for while a gesture is under way: it has them."""
        if event.type() is QEvent.Type.ShortcutOverride and self.toolbox.busy:
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def press_key(self, event: QKeyEvent) -> bool:
        """Hear a key that a gesture is for: Space; Esc or undo amid one; Shift, Ctrl and Alt.

        While a gesture is under way no other key is for anything. Tells whether it was heard.
        """
        if self.toolbox.busy:
            if event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Undo):
                _drop(self.toolbox, self._edge)
                return True
            return self._hold(event, down=True)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() != Qt.Key.Key_Space or not plain:
            return _keys().does_again(event)
        self._space = True
        self._shape()
        return True

    def release_key(self, event: QKeyEvent) -> bool:
        """Let the canvas go when Space is let go. Tells whether the key was heard."""
        _keys().let_go(event)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._view.viewport().unsetCursor()
            return True
        return self._hold(event, down=False)

    def let_go(self) -> None:
        """Drop the gesture under way: its keys would go elsewhere."""
        self._space = False
        _drop(self.toolbox, self._edge)

    def _hold(self, event: QKeyEvent, *, down: bool) -> bool:
        """Let the gesture know at once that a key is held, or no longer, the mouse at rest."""
        key = _HELD.get(event.key())
        if key is None or self._spot is None or not self.toolbox.busy:
            return False
        held = event.modifiers() | key if down else event.modifiers() & ~key
        pointer = self._pointer_at(self._spot, held)
        self.toolbox.move(pointer)
        self._shape(pointer)
        return True

    def settle(self) -> bool:
        """Drop the gesture under way and end what else is; False when that can't end yet."""
        _drop(self.toolbox, self._edge)
        return self._ready()

    # ---- where the hand is

    @property
    def at(self) -> Point | None:
        """Return where an open menu is about, else where the pointer is on the canvas.

        In scene units; None when it is not on it.
        """
        if self.here is not None or self._spot is None:
            return self.here
        return self._pointer_at(self._spot, Qt.KeyboardModifier.NoModifier).at

    def _pointer(self, event: QMouseEvent) -> Pointer:
        self._spot = event.position()
        return self._pointer_at(self._spot, event.modifiers())

    def _pointer_at(self, spot: QPointF, held: Qt.KeyboardModifier) -> Pointer:
        return pointer_over(self._camera, spot, held)

    def _follow(self) -> None:
        """Let the gesture follow when the canvas moves under the pointer.

        What lies there without one is lit up once the canvas rests: each step would look for it.
        """
        tool = self.toolbox.current
        if tool is None:
            self.lull.wait()
        elif tool.scrolls:
            self._move_at_rest()

    def _light_up(self) -> None:
        if self.toolbox.current is None:
            self._move_at_rest()

    def _move_at_rest(self) -> None:
        if self._spot is not None:
            self.toolbox.move(self._pointer_at(self._spot, QGuiApplication.keyboardModifiers()))

    def _held_at(self) -> QPointF | None:
        """Return where something is held that the view pans along with."""
        tool = self.toolbox.current
        return self._spot if tool is not None and tool.scrolls else None

    def _shape(self, pointer: Pointer | None = None) -> None:
        shape = Qt.CursorShape.OpenHandCursor
        if pointer is not None and (self.toolbox.busy or not self._space):
            shape = self.toolbox.cursor(pointer)
        self._view.viewport().setCursor(shape)


def is_at_work(hand: Hand) -> bool:
    """Tell whether a hand pans, zooms or drags just now."""
    return hand.toolbox.busy or not hand.lull.is_over


def _choose(stage: StageScene, pointer: Pointer) -> None:
    """Select what a menu would be about; of several that are selected all stay so."""
    thing = thing_at(stage, pointer)
    if thing is None or thing not in stage.selection:
        stage.selection.set(() if thing is None else (thing,))


def _opens(stage: StageScene, tool: "Tool", pointer: Pointer) -> bool:
    """Tell whether a click opens something; a choice is opened on what was selected before."""
    if not tool.is_click or pointer.adds:
        return False
    if wants_words(stage, pointer) or wants_link(stage, pointer):
        return True
    return tool.is_again and choice_under(stage, pointer) is not None


def _look_after(tool: "Tool", view: Viewport, put: Callable[[str], object]) -> None:
    """Open the card that a gesture has put there, and show one that can't be seen now."""
    if tool.put is not None:
        put(tool.put)
    if tool.strayed is not None:
        view.ensure_seen(tool.strayed)
    elif tool.laid is not None and not view.camera.sees(view.stage.rectf(tool.laid)):
        view.ensure_seen(tool.laid)


def _drop(toolbox: Toolbox, ride: "Ride | None") -> None:
    """Drop the gesture under way; the view goes back to where what was held lies again."""
    was_busy = toolbox.busy
    toolbox.cancel()
    if was_busy and ride is not None:
        ride.go_back()


def _break_off(hand: Hand) -> None:
    """Drop the gesture under way as if nothing had been pressed: what was selected is again."""
    if hand.toolbox.busy:
        hand.let_go()
        hand.toolbox.restore()


def _first_fingers(view: Viewport, break_off: Callable[[], None], event: QEvent) -> bool:
    """Hear the first event of fingers: what hears them is made by then."""
    from stratcanvas.stage.fingers import Fingers  # few starts see any

    view.fingers = Fingers(view, break_off).hear
    return view.fingers(event)


def _at_the_edge(view: Viewport, held_at: Callable[[], QPointF | None], parent: QObject) -> "Ride":
    from stratcanvas.stage.dragging.ride import Ride  # no first picture needs it

    return Ride(view, held_at, parent)


def _foreseeing(view: Viewport, toolbox: Toolbox) -> "Foresight":
    from stratcanvas.stage.foresight import Foresight  # no first picture needs it

    return Foresight(view, toolbox)
