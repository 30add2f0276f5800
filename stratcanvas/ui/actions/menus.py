# SPDX-License-Identifier: MIT
"""Menus, as they follow from the table of actions, and the tool bar; None is a dividing line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Union

from stratcanvas.ui.actions.action import Action
from stratcanvas.ui.actions.table import CARD, EDIT, FILE, HELP, INSERT
from stratcanvas.ui.actions.view_table import SCREEN, THEMES, VIEW
from stratcanvas.words import mark

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
    Menu(mark("&File"), tuple(_items(FILE))),
    Menu(mark("&Edit"), tuple(_items(EDIT))),
    Menu(mark("&Insert"), tuple(_items(INSERT))),
    Menu(mark("&Card"), tuple(_items(CARD))),
    Menu(
        mark("&View"),
        (*_items(VIEW), None, Menu(mark("Theme"), tuple(_items(THEMES))), *_items(SCREEN)),
    ),
    Menu(mark("&Help"), tuple(_items(HELP))),
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
    None,
    "canvas",
    "matrix",
)
"""The tool bar, from the left."""

FAR_TOOLS = ("find", "present")
"""What stands towards its right end."""

PRIMARY = "export-page"
"""The button at the tool bar's right end."""

PURPOSES = {
    "problem": mark("Adds a problem that your customers have"),
    "tactic": mark("Adds something that you do about a problem"),
    "note": mark("Adds a remark, which is never counted"),
    "connect": mark("Says which problems a tactic helps with"),
    "undo": mark("Takes back what was done last"),
    "redo": mark("Does again what was taken back"),
    "tidy": mark("Lays all cards out in columns"),
    "canvas": mark("Shows the cards and what connects them"),
    "matrix": mark("Shows as a table which tactic serves which problem"),
    "find": mark("Finds words on all cards"),
    "present": mark("Shows the plan page by page on the whole screen"),
    "export-page": mark("Makes the page to print or to mail"),
}
"""What a tool is for, of those whose words don't say it by themselves."""
