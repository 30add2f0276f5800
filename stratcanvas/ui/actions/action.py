# SPDX-License-Identifier: MIT
"""What an action is: a row of the table, with its words, its keys and where those are heard."""

import enum
from collections.abc import Callable
from typing import NamedTuple

from stratcanvas.ui.actions.context import ActionContext, WindowFacts

Condition = Callable[[WindowFacts], bool]


class Where(enum.Enum):
    """Where in a window an action's keys are heard; a field that is being typed in comes first."""

    WINDOW = "window"
    """Everywhere: keys with Ctrl or Alt, and the F keys."""
    CARDS = "cards"
    """On the canvas and in the panels whose row says that they have cards.

    So are keys of one letter, Delete and their like: never in a field, list or dialog.
    """
    CANVAS = "canvas"
    """On the canvas and what stands in its place: a panel may use the same key for its own."""


class Action(NamedTuple):
    """One thing a person can do: its words, its keys, when it can be used, what it does.

    ``edits``: it changes the canvas, so it can be used only where that may be edited. ``naming``
    gives other words while the state says so; ``ticked`` makes it a tick or a choice. ``where`` its
    keys are heard; in the menus and the tool bar it can be used whatever has the keyboard.
    """

    id: str
    words: str
    shortcut: tuple[str, ...]
    enabled: Condition
    run: Callable[[ActionContext], object]
    icon: str = ""
    naming: Callable[[WindowFacts], str] | None = None
    ticked: Condition | None = None
    edits: bool = False
    where: Where = Where.WINDOW
    after_line: bool = False
    """Whether a dividing line stands before it in its menu."""

    def usable(self, state: WindowFacts) -> bool:
        """Tell whether it can be used in a state."""
        return self.enabled(state) and (state.can_edit or not self.edits)
