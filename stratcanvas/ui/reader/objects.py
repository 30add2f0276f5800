# SPDX-License-Identifier: MIT
"""A node of the canvas as Qt's accessibility knows things: role, name, state, place and actions."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor
from PySide6.QtWidgets import QAccessibleWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.session.selection import Selection
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.reader.tree import GROUPS, ROOT, Tree

Role = QAccessible.Role
_NOTHING: list[str] = []
_NONE: list[Any] = []
_GONE: Any = None
_NOWHERE = QRect()


class Asked(Protocol):
    """Whom an object asks about its node."""

    view: CanvasView
    selection: Selection
    tree: Tree

    @property
    def is_alive(self) -> bool:
        """Tell whether there still is a canvas to speak of."""
        ...

    @property
    def can_edit(self) -> bool:
        """Tell whether anything may be changed on the canvas."""
        ...

    @property
    def heads(self) -> tuple[str, str]:
        """Return the customer and the strategy."""
        ...

    @property
    def focused(self) -> str:
        """Return the node that keys work on, or ""."""
        ...

    def object_of(self, node: str) -> "NodeObject | None":
        """Return the object of a node."""
        ...

    def object_at(self, x: int, y: int) -> "NodeObject | None":
        """Return the object at a place of the screen, in pixels."""
        ...

    def rect_of(self, node: str) -> QRect:
        """Return where a node lies, in pixels of the screen."""
        ...

    def is_seen(self, node: str) -> bool:
        """Tell whether a node is in view."""
        ...

    def actions_of(self, node: str) -> list[tuple[str, Callable[[], object]]]:
        """Return what can be done with a node, by its name."""
        ...


class NodeObject(QAccessibleWidget):
    """One node. It has the view's widget for Qt's sake, and is an object of its own to a reader.

    Qt owns it once it is registered, and asks it in any order: of a node that is gone too. Where
    Qt's own types know of no None, the methods are said to return Any.
    """

    def __init__(self, reader: Asked, node: str) -> None:
        role = Role.Canvas if node == ROOT else Role.List if node in GROUPS else Role.ListItem
        super().__init__(reader.view, role)
        self._reader, self.node = reader, node

    @guarded(_GONE)
    def object(self) -> Any:
        """Return the view for the whole canvas, nothing for what is on it."""
        return self._reader.view if self.node == ROOT else None

    @guarded(False)
    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether there is such a thing still."""
        return self._reader.is_alive and self.node in self._reader.tree

    @guarded(_GONE)
    def parent(self) -> Any:
        """Return the group, the tactic of a connector, or what the view is in."""
        if self.node == ROOT:
            return super().parent()
        return self._reader.object_of(self._reader.tree.parent(self.node))

    @guarded(0)
    def childCount(self) -> int:  # noqa: N802 - Qt's name
        """Return how many there are in it; last those of the view that are widgets."""
        nodes = len(self._reader.tree.children(self.node))
        return nodes + super().childCount() if self.node == ROOT else nodes

    @guarded(_GONE)
    def child(self, index: int) -> Any:
        """Return one of what is in it."""
        nodes = self._reader.tree.children(self.node)
        if 0 <= index < len(nodes):
            return self._reader.object_of(nodes[index])
        return super().child(index - len(nodes)) if self.node == ROOT else None

    @guarded(-1)
    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return which of what is in it another is."""
        if isinstance(child, NodeObject):
            tree = self._reader.tree
            return tree.place(child.node) if tree.parent(child.node) == self.node else -1
        if self.node != ROOT:
            return -1
        index = super().indexOfChild(child)
        return index if index < 0 else index + len(self._reader.tree.children(ROOT))

    @guarded(_GONE)
    def childAt(self, x: int, y: int) -> Any:  # noqa: N802 - Qt's name
        """Return what lies at a place of the screen."""
        return self._reader.object_at(x, y) if self.node == ROOT else None

    @guarded(_GONE)
    def focusChild(self) -> Any:  # noqa: N802 - Qt's name
        """Return the card or connector that the keys work on, else the widget that has them."""
        if self.node != ROOT:
            return None
        focused = self._reader.focused
        return self._reader.object_of(focused) if focused else super().focusChild()

    @guarded("")
    def text(self, kind: QAccessible.Text) -> str:
        """Return its name; as a description how many are in it, and which of its group it is."""
        tree = self._reader.tree
        if self.node not in tree:
            return ""
        if kind is QAccessible.Text.Name:
            return tree.name(self.node)
        return tree.description(self.node) if kind is QAccessible.Text.Description else ""

    @guarded(Role.ListItem)
    def role(self) -> QAccessible.Role:
        """Return what sort of thing it is."""
        if self.node == ROOT:
            return Role.Canvas
        if self.node in GROUPS:
            return Role.List
        return Role.Heading if self.node in self._reader.heads else Role.ListItem

    @guarded(_NOWHERE)
    def rect(self) -> QRect:
        """Return where it lies, in pixels of the screen."""
        return self._reader.rect_of(self.node)

    # Qt's own answers to these ask the widget, which no node has: the program would end there.

    @guarded(_NONE)
    def relations(self, match: Any = None) -> Any:
        """Return what it belongs together with: that is said in its name."""
        return super().relations() if self.node == ROOT else []

    @guarded(_GONE)
    def window(self) -> Any:
        """Return the window that it is in."""
        return self._reader.view.window().windowHandle() if self._reader.is_alive else None

    @guarded(QColor())
    def foregroundColor(self) -> QColor:  # noqa: N802 - Qt's name
        """Return the colour of the canvas' words."""
        return self._reader.view.palette().text().color()

    @guarded(QColor())
    def backgroundColor(self) -> QColor:  # noqa: N802 - Qt's name
        """Return the colour of the canvas' paper."""
        return self._reader.view.palette().window().color()

    def state(self) -> QAccessible.State:
        """Return whether it is selected, has the keys, is in view and may only be read."""
        if self.node == ROOT:
            return super().state()
        state, reader = QAccessible.State(), self._reader
        state.invalid = not self.isValid()
        if state.invalid:
            return state
        state.offscreen = not reader.is_seen(self.node)
        state.readOnly = not reader.can_edit
        state.multiSelectable = True
        if self.node in GROUPS:
            return state
        state.focusable = state.selectable = True
        state.selected = self.node in reader.selection.ids
        state.focused = reader.focused == self.node
        return state

    @guarded(_NOTHING)
    def actionNames(self) -> list[str]:  # noqa: N802 - Qt's name
        """Return what can be done with it."""
        return [name for name, _ in self._reader.actions_of(self.node)]

    @guarded(None)
    def doAction(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Do something with it, as its key would."""
        for each, act in self._reader.actions_of(self.node):
            if each == name:
                act()
                return
