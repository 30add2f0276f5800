# SPDX-License-Identifier: MIT
"""What an action may reach: the window as actions see it, and the facts conditions decide on."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session

if TYPE_CHECKING:
    from stratcanvas.stage.view import CanvasView
    from stratcanvas.ui.layout import Layout


class WindowFacts(NamedTuple):
    """The facts that decide whether an action can be used, how it reads and whether it is ticked.

    Taken anew after every change; conditions look at nothing else.
    """

    canvas: Canvas
    selected: tuple[str, ...] = ()
    undo: str | None = None
    redo: str | None = None
    named: bool = False
    shown: frozenset[str] = frozenset()
    """The ids of the panels that are shown."""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    full_screen: bool = False
    can_edit: bool = True


class ActionContext(Protocol):
    """A window, as far as actions need it."""

    @property
    def session(self) -> Session:
        """The open document."""
        ...

    @property
    def selection(self) -> Selection:
        """The selected cards and connectors."""
        ...

    @property
    def view(self) -> "CanvasView":
        """The canvas on screen."""
        ...

    def new(self) -> None:
        """Open a new, empty canvas."""

    def ask_open(self) -> None:
        """Ask for files and open them."""

    def save(self) -> None:
        """Write the file now; ask for a name first when there is none."""

    def save_copy(self) -> None:
        """Ask for a name and write a copy there; this document stays."""

    def export(self, form: str) -> None:
        """Ask how to export, with a format already chosen, and write the file."""

    def close_window(self) -> None:
        """Close this window."""

    def quit(self) -> None:
        """Close every window."""

    @property
    def panels(self) -> "Layout":
        """The panes around the canvas."""
        ...

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Use the light or dark colours, or what the system says, from now on."""

    def toggle_full_screen(self) -> None:
        """Fill the screen, or leave that again."""

    def show_keys(self) -> None:
        """List the keys."""

    def show_about(self) -> None:
        """Say what program this is."""
