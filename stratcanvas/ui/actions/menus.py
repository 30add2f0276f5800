# SPDX-License-Identifier: MIT
"""Menus, as they follow from the table of actions, and the tool bar; None is a dividing line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Union

<<<<<<< HEAD
from stratcanvas.ui.actions.table import EDIT, FILE, HELP, INSERT, SCREEN, THEMES, VIEW, Action
=======
from stratcanvas.ui.panels.table import PANELS
from stratcanvas.words import mark
>>>>>>> 228329f (Whatever a person reads, storage's and the command line's sentences and the tables' words too, can be put in their language; Qt's own dialogs are)

Item = Union[str, None, "Menu"]


class Menu(NamedTuple):
    """A menu: its words (``&`` marks the key) and what stands in it."""

    words: str
    items: tuple[Item, ...]


RECENT = Menu(mark("Open recent"), ())
"""The recent files; filled each time it is opened."""


def _items(rows: Iterable[Action]) -> Iterator[Item]:
    for row in rows:
        if row.after_line:
            yield None
        yield row.id
        if row.id == "open":
            yield RECENT


MENUS: tuple[Menu, ...] = (
<<<<<<< HEAD
    Menu("&File", tuple(_items(FILE))),
    Menu("&Edit", tuple(_items(EDIT))),
    Menu("&Insert", tuple(_items(INSERT))),
    Menu("&View", (*_items(VIEW), None, Menu("Theme", tuple(_items(THEMES))), *_items(SCREEN))),
    Menu("&Help", tuple(_items(HELP))),
=======
    Menu(
        mark("&File"),
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
        mark("&Edit"),
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
    Menu(mark("&Insert"), ("problem", "tactic", "note")),
    Menu(
        mark("&View"),
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
            Menu(mark("Theme"), ("theme-system", "theme-light", "theme-dark")),
            "full-screen",
        ),
    ),
    Menu(mark("&Help"), ("keys", None, "about")),
>>>>>>> 228329f (Whatever a person reads, storage's and the command line's sentences and the tables' words too, can be put in their language; Qt's own dialogs are)
)
"""Each lists the rows of a part of the table of actions, in their order."""

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
