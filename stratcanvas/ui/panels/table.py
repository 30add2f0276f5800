# SPDX-License-Identifier: MIT
"""The table of panels: one row each.

A new panel is one file, with a class derived from PanelWidget, and one row here. The layout puts
it on its side; its entry in the View menu, its keys, its turn at F6, its colours and whether it is
remembered as shown follow. Code is imported when the panel is first shown, after the first picture.
"""

import enum
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from stratcanvas.words import mark

if TYPE_CHECKING:
    from stratcanvas.ui.panels.panel_widget import PanelWidget


class Side(enum.Enum):
    """Where panels stand. Several on one side stand below each other."""

    LEFT = "left"
    MIDDLE = "middle"
    """In the canvas' place, one at a time; a window begins with the canvas."""
    UNDER = "under"
    """Below the canvas."""
    RIGHT = "right"


class Panel(NamedTuple):
    """One panel; ``widget`` is ``module:class``, imported when it is first shown."""

    id: str
    """Also the id of the action that shows and hides it."""
    words: str
    shortcut: tuple[str, ...]
    side: Side
    widget: str
    shown: bool = True
    """Whether it is shown before anybody has shown or hidden it; one in the middle never is."""
    has_cards: bool = False
    """Whether cards are chosen in it, so that the keys of cards are heard there."""
    has_fields: bool = False
    """Whether the fields of what is selected stand in it; so of one panel alone."""
    icon: str = ""
    """Of its button, where it has one in the tool bar."""
    folds: bool = False
    """Whether it folds to its head where those below it on its side need the room."""

    def load(self) -> "type[PanelWidget]":
        """Return the panel's class, importing it now."""
        module, _, name = self.widget.partition(":")
        found: type[PanelWidget] = getattr(import_module(module), name)
        return found


PANELS: tuple[Panel, ...] = (
    Panel(
        "outline",
        mark("Outline"),
        ("Ctrl+Shift+O",),
        Side.LEFT,
        "stratcanvas.ui.panels.outline:Outline",
        has_cards=True,
    ),
    Panel(
        "coach",
        mark("Coach"),
        ("Ctrl+Shift+C",),
        Side.RIGHT,
        "stratcanvas.ui.panels.coach:Coach",
        folds=True,
    ),
    Panel(
        "inspector",
        mark("Inspector"),
        ("Ctrl+Shift+I",),
        Side.RIGHT,
        "stratcanvas.ui.panels.inspector:Inspector",
        has_fields=True,
    ),
    Panel(
        "brief",
        mark("Brief"),
        ("Ctrl+Shift+B",),
        Side.UNDER,
        "stratcanvas.ui.panels.brief:BriefPanel",
        shown=False,
    ),
    Panel(
        "matrix",
        mark("Matrix"),
        ("Ctrl+M",),
        Side.MIDDLE,
        "stratcanvas.ui.matrix.matrix_panel:MatrixPanel",
        shown=False,
        has_cards=True,
        icon="table-2",
    ),
)
"""Every panel, in the order of the View menu; of one side, from the top."""
