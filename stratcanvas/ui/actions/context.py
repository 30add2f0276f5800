# SPDX-License-Identifier: MIT
"""What an action may reach of its window, and the facts conditions decide on."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.preferences import Preferences, PreferencesFile
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session

if TYPE_CHECKING:
    from stratcanvas.domain.links import Link
    from stratcanvas.stage.view import CanvasView
    from stratcanvas.ui.layout import Layout


class WindowFacts(NamedTuple):
    """The facts that decide whether an action can be used, how it reads and whether it is ticked.

    Taken anew after every change; conditions look at nothing else.
    """

    canvas: Canvas
    selected: tuple[str, ...] = ()
    undo: StepLabel | None = None
    redo: StepLabel | None = None
    named: bool = False
    shown: frozenset[str] = frozenset()
    """The ids of the panels that are shown."""
    preferences: Preferences = Preferences()
    full_screen: bool = False
    read_only: str = ""
    """A sentence why nothing may be edited, or ""."""
    guided: bool = False
    """Whether the questions of the guided start stand beside the canvas."""
    here: bool = False
    """Whether a menu is open over a place on the paper, to which what is added goes."""
    by_itself: bool = False
    """Whether a menu is open that says nothing of what its entries are for, as Insert does."""

    @property
    def can_edit(self) -> bool:
        """Tell whether the canvas may be edited."""
        return not self.read_only


class AllWindows(QObject):
    """What one window asks of all windows; whoever holds them listens."""

    new = Signal()
    """A new, empty canvas is wanted."""
    new_from = Signal(object)
    """A new canvas that begins as an example or an own template: the template's Path."""
    open = Signal(list)
    """Files to open: a list of Path."""
    open_draft = Signal(object)
    """A draft to open: a session.opening.Draft."""
    go_on = Signal(object, object)
    """The work of this window goes on in another file: a session.opening.Continuation, and the
    path of a version that stays beside it, or None.
    """
    start_screen = Signal()
    """The start screen is wanted."""
    edit_here = Signal()
    """The file that this window only reads is to be edited in its place."""
    quit = Signal()
    """Every window is to close."""
    may_ask = True
    """Whether closing may wait for an answer: not when the system ends what was asking already."""


class ActionContext(NamedTuple):
    """A window, as far as actions need it."""

    session: Session
    """The open document."""
    selection: Selection
    """The selected cards and connectors."""
    view: "CanvasView"
    """The canvas on screen."""
    panels: "Layout"
    """The panes around it."""
    windows: AllWindows
    preferences: PreferencesFile
    remembered: RememberedState
    say: Callable[[str], object]
    """Says a sentence in the status bar, for a while."""
    say_of_file: Callable[[str], object]
    """Says how the file stands, for a while, but only for as long as it stands so."""
    state: Callable[[], WindowFacts]
    """Returns the facts that decide on actions."""
    guide: Callable[[], object]
    """Asks the questions of the guided start beside the canvas, or lets them go."""

    @property
    def canvas(self) -> "CanvasView":
        """Return the canvas on screen for work that is seen there: it takes its place again."""
        from stratcanvas.ui.layout import show_canvas

        show_canvas(self.panels)
        return self.view

    @property
    def cell(self) -> "Link | None":
        """Return the link that the chosen cell of the matrix has, or would have; else None."""
        if not self.panels.shows("matrix"):
            return None
        from stratcanvas.domain.cross_table import pair_in

        return pair_in(self.session.canvas, self.selection.ids)

    @property
    def window(self) -> QWidget:
        """Return the window itself, for a dialog to stand before."""
        return self.view.window()

    def keep_words(self) -> bool:
        """Take in what is being typed, wherever that is, and leave it open; tell whether all is."""
        fields = self.panels.keep_words()
        return self.view.keep_words() and fields
