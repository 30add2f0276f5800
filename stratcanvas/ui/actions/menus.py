# SPDX-License-Identifier: MIT
"""Menus and tool bar as lists of action ids; None is a dividing line."""

from typing import NamedTuple, Union

from stratcanvas.ui.panels.table import PANELS

Item = Union[str, None, "Menu"]


class Menu(NamedTuple):
    """A menu: its words (``&`` marks the key) and what stands in it."""

    words: str
    items: tuple[Item, ...]


RECENT = Menu("Open recent", ())
"""The recent files; filled each time it is opened."""

MENUS: tuple[Menu, ...] = (
    Menu(
        "&File",
        (
            "new",
            "open",
            RECENT,
            None,
            "save",
            "save-copy",
            None,
            "export-page",
            "export-picture",
            None,
            "close",
            "quit",
        ),
    ),
    Menu(
        "&Edit",
        (
            "undo",
            "redo",
            None,
            "select-all",
            "edit-card",
            "delete",
            None,
            "connect",
            "disconnect",
            "rank-up",
            "rank-down",
            "tidy",
        ),
    ),
    Menu("&Insert", ("problem", "tactic", "note")),
    Menu(
        "&View",
        (
            "zoom-in",
            "zoom-out",
            "zoom-100",
            "fit",
            "fit-selection",
            None,
            *(row.id for row in PANELS),
            "next-pane",
            None,
            Menu("Theme", ("theme-system", "theme-light", "theme-dark")),
            "full-screen",
        ),
    ),
    Menu("&Help", ("keys", None, "about")),
)

TOOLS: tuple[str | None, ...] = (
    "problem",
    "tactic",
    "note",
    None,
    "connect",
    "tidy",
    None,
    "undo",
    "redo",
)
"""The tool bar, from the left."""

PRIMARY = "export-page"
"""The button at the tool bar's right end."""
