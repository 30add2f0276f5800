# SPDX-License-Identifier: MIT
"""A window as who hears it goes through it: what it is divided into has names, and comes as it
lies: menus, tools, then from the first pane to the last, and the status bar.

Qt tells of a splitter's panes the other way round, since it lays each new one under the others.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAccessibleWidget,
    QMainWindow,
    QSplitter,
    QSplitterHandle,
    QWidget,
)

from stratcanvas.ui.panels.table import PANELS, Side
from stratcanvas.words import tr, translated

if TYPE_CHECKING:
    from stratcanvas.ui.layout import Layout


def tell_parts(window: QMainWindow, layout: "Layout", tools: QWidget) -> None:
    """Name a window's parts and put them into order, now and whenever its panes are changed."""
    bar, menus = window.statusBar(), window.menuBar()
    menus.setAccessibleName(tr("Menus"))
    bar.setAccessibleName(tr("Status"))
    tools.lower()
    menus.lower()
    layout.toggled.connect(lambda: _tell_panes(layout))
    _tell_panes(layout)


def _tell_panes(layout: "Layout") -> None:
    layout.setAccessibleName(tr("Panes"))
    columns = layout.columns()
    columns[Side.LEFT.value].setAccessibleName(tr("Left"))
    columns["centre"].setAccessibleName(tr("Middle"))
    columns[Side.UNDER.value].setAccessibleName(tr("Below"))
    columns[Side.RIGHT.value].setAccessibleName(tr("Right"))
    for row in PANELS:
        layout.panes[row.id].setAccessibleName(translated(row.words))
    for splitter in (layout, *columns.values()):
        for number in range(1, splitter.count()):
            handle = splitter.handle(number)
            one, other = (_name(splitter.widget(place)) for place in (number - 1, number))
            words = tr("Divider between {one} and {other}").format(one=one, other=other)
            handle.setAccessibleName(words)
            handle.setAccessibleDescription(tr("Arrow keys move it"))
            _tell_role(handle)
        _set_in_order(splitter)


_TOLD: dict[int, QAccessibleWidget] = {}
"""What tells readers of a divider, as long as there is one: Qt deletes it with the divider."""


def _tell_role(handle: QWidget) -> None:
    """Have a reader told that this is a divider; Qt tells it of a thing of no known role."""
    known = id(handle)
    if known not in _TOLD:
        _TOLD[known] = QAccessibleWidget(handle, QAccessible.Role.Separator)
        QAccessible.registerAccessibleInterface(_TOLD[known])
        handle.destroyed.connect(partial(_forget, known))


def _forget(known: int, *_: object) -> None:
    _TOLD.pop(known, None)


def _name(pane: QWidget | None) -> str:
    """Return what a pane is called; that of the canvas, the matrix and the like has no name."""
    return (pane.accessibleName() if pane is not None else "") or tr("Middle")


def _set_in_order(splitter: QSplitter) -> None:
    """Let what lies in a splitter come in that order, below its handles, which reach over it.

    The second of them stays as it is: most often it is the canvas, which would be painted anew.
    """
    found = (splitter.widget(number) for number in range(splitter.count()))
    panes = [pane for pane in found if pane is not None]
    children = splitter.children()
    handle = next((each for each in children if isinstance(each, QSplitterHandle)), None)
    if handle is None or [each for each in children if each in panes] == panes:
        return
    panes[0].lower()
    for pane in panes[2:]:
        pane.stackUnder(handle)
