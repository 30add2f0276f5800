# SPDX-License-Identifier: MIT
"""The canvas on screen, for the window: what its actions and keys call.

It keeps no state of the model. How it looks around is in ``viewport``, what the hand does in
``hand``.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from stratcanvas.domain.cards import Aim, Note, Problem, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.theme import LIGHT, Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.hand import Hand
from stratcanvas.stage.hits import choice_under, thing_at, wants_link, wants_words
from stratcanvas.stage.keyboard.navigation import Navigation
from stratcanvas.stage.places.shapes import Preparation
from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.scene import StageScene
from stratcanvas.stage.viewport import LEAST, Viewport
from stratcanvas.stage.writing import Writing
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.stage.lists.lists import Lists
    from stratcanvas.stage.lists.picker import Picker


class CanvasView(Viewport):
    """Shows a session's canvas and lets one work on it."""

    hint = Signal(str)
    """A short sentence for the status bar; empty: nothing to say."""
    editing = Signal(bool)
    """Typing on a card began or ended."""
    field_wanted = Signal(str)
    """A field of the selected card that can't be written in here is wanted, by name."""
    overlaid = Signal()
    """Something else of the window came over it or went: a bar, a drawer."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        theme: Theme = LIGHT,
        parent: QWidget | None = None,
        ready: Preparation | None = None,
    ) -> None:
        super().__init__(StageScene(session, selection, theme, ready=ready), parent)
        self.stage.setParent(self)
        self.session, self.selection, self.later = session, selection, partial(_later, self)
        self.hand = Hand(self, self._settled)
        self.toolbox = self.hand.toolbox
        self._lists: Lists | None = None
        self.writing = Writing(self)
        self.inline_edit = self.writing.field
        self.navigation = Navigation(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(
            tr("The customer’s problems in the middle, what educates left, what helps right")
        )
        self.set_theme(theme)
        self.stage.hint.connect(self.hint)
        session.allowed.connect(self._settled)
        self.left.connect(self.hand.leave)
        self.hand.opened.connect(self._open_at)
        self.hand.opened.connect(self.writing.count_clicks)
        self.writing.dragged.connect(self.hand.press)
        self.hand.put.connect(partial(self._edit, is_new=True))
        self.writing.under_way.connect(self.editing)
        self.inline_edit.onward.connect(self._edit_next)
        self.inline_edit.another.connect(self._add_another)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in another theme."""
        self.stage.set_theme(theme)
        if self._lists:
            self._lists.set_theme(theme)
        self.writing.set_style()
        self.draw_anew()

    # ---- working

    def edit(self, key: str) -> None:
        """Open the field over a card's words; the brief's id opens the customer's name."""
        self._edit(key, is_new=False)

    def edit_selected(self) -> None:
        """Open the field over the selected card's words, when it is the only one."""
        if len(self.selection.ids) == 1:
            self.edit(self.selection.ids[0])

    def end_edit(self) -> None:
        """End typing; the text stays."""
        self.inline_edit.end()

    def keep_words(self) -> bool:
        """Give the model all that is typed so far and go on typing; False: it can't take it."""
        return self.inline_edit.keep()

    def add_problem(self) -> None:
        """Add a problem after the selected one, or last, and open it for typing."""
        if self._ready():
            from stratcanvas.stage.tools import create

            self._edit(create.put_problem(self.stage, at=self.hand.here), is_new=True)

    def add_tactic(self, aim: Aim | None = None) -> None:
        """Add a tactic and open it for typing; with a problem selected it begins with starters."""
        at = self.hand.here
        if self._ready() and (at or aim is not None or not self.lists.open_starters()):
            from stratcanvas.stage.tools import create

            self._edit(create.put_tactic(self.stage, self.camera.area, aim, at=at), is_new=True)

    def add_tactic_for_problem(self) -> None:
        """Open the list of what could be made for the selected problem."""
        if self._ready() and not self.lists.open_starters():
            self.hint.emit(tr("Select one problem first, then press T to begin a tactic for it."))

    def add_note(self) -> None:
        """Add a note and open it for typing."""
        if self._ready():
            from stratcanvas.stage.tools import create

            area, at, legible = self.camera.free_below, self.hand.here, self.zoom_factor >= LEAST
            self._edit(create.put_note(self.stage, area, at, legible=legible), is_new=True)

    def tidy(self) -> bool:
        """Lay both wings out in columns; tell whether they may be, and lie so now."""
        if ready := self._ready():
            from stratcanvas.stage.tidying import lay_out

            lay_out(self)
        return ready

    def delete_selection(self) -> None:
        """Delete the selected cards, and take selected connectors away."""
        if self._ready():
            from stratcanvas.stage.deletion import delete_selected

            delete_selected(self.stage)

    def connect_by_keyboard(self) -> None:
        """Open the list of cards that the selected one, or a connector, may be connected to."""
        if not self._ready() or self.lists.open_leads(self.navigation.connectors.origin):
            return
        if not self.lists.open_picker():
            self.hint.emit(tr("Select one tactic or problem first, then press C to connect it."))

    @property
    def lists(self) -> "Lists":
        """Return the lists that open beside a card, made when one is first wanted."""
        if self._lists is None:
            from stratcanvas.stage.lists.lists import Lists

            self._lists = Lists(self)
            self.inline_edit.ended.connect(self._lists.see_ended)
            self._lists.field_wanted.connect(self.field_wanted)
            self._lists.put.connect(lambda card: self._edit(card, is_new=True))
            self._lists.led.connect(self.navigation.connectors.select)
        return self._lists

    @property
    def picker(self) -> "Picker":
        """Return the list that C opens."""
        return self.lists.picker

    def _ready(self) -> bool:
        """Drop the gesture under way; False when typing can't end yet, or nothing may be edited."""
        self.toolbox.cancel()
        return self._settled() and self.session.may_edit()

    def _settled(self) -> bool:
        """Close list and field; False when typing can't end yet."""
        if self._lists:
            self._lists.end()
        return self.inline_edit.end()

    def _open_at(self, pointer: Pointer) -> None:
        """Edit or choose what lies there, connect what asks for it, or add what belongs there."""
        thing = thing_at(self.stage, pointer)
        if thing is None:
            from stratcanvas.stage.tools import create

            self._edit(create.put_at(self.stage, pointer.at), is_new=True)
        elif wants_link(self.stage, pointer) and not wants_words(self.stage, pointer):
            self.connect_by_keyboard()
        elif (field := choice_under(self.stage, pointer)) and self._ready():
            self.lists.ask(field)
        else:
            self.edit(thing)

    def _edit(self, key: str | None, *, is_new: bool) -> None:
        canvas = self.session.canvas
        if key is None or key not in canvas or key in canvas.links or not self._ready():
            return
        self.selection.set((key,))
        self.writing.open(key, is_new=is_new)

    def _edit_next(self, card: str, step: int) -> None:
        if (key := self.navigation.beside(card, step)) is not None:
            self.edit(key)

    def _add_another(self, card: str) -> None:
        """Add one more card of a kind and open it; there is but one strategy and customer."""
        match self.session.canvas.get(card):
            case Problem():
                self.add_problem()
            case Tactic() as tactic:
                self.add_tactic(tactic.aim)
            case Note():
                self.add_note()

    # ---- mouse and keys, from Qt

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a gesture."""
        event.accept()
        self.hand.press(event)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let the gesture follow."""
        event.accept()
        self.hand.move(event)

    @guarded(None)
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the gesture."""
        event.accept()
        self.hand.release(event)

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Edit the card under the pointer, or add one where there is none."""
        event.accept()
        self.hand.double_click(event)

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of what lies there, or by key of what is selected."""
        self.hand.ask_menu(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Give a key to the hand, or look it up; while a gesture is under way nothing is done."""
        if self.hand.press_key(event) or self.toolbox.busy:
            return
        from stratcanvas.stage.keyboard.canvas_keys import done_by

        does = done_by(event)
        if does is None:
            event.ignore()
        elif does(self) is False:
            event.ignore()  # the window tells why

    @guarded(None)
    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let the canvas go when Space is let go."""
        if not self.hand.release_key(event):
            event.ignore()

    @guarded(False)
    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go through the cards by Tab; beyond the last, and once hidden, the focus goes on."""
        if self.isVisible() and (self.toolbox.busy or self.navigation.onward((-1, 1)[forward])):
            return True
        return super().focusNextPrevChild(forward)

    @guarded(None)
    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Drop the gesture under way."""
        super().focusOutEvent(event)
        self.hand.let_go()


def _later(view: CanvasView, area: Rect | None) -> bool:
    """Draw an area anew in pieces where that takes long; what does so is made when first wanted."""
    if not view.stage.near.bundles.is_slow:
        return False
    from stratcanvas.stage.later_picture import LaterPicture  # few canvases need it

    view.later = LaterPicture(view).takes
    return view.later(area)
