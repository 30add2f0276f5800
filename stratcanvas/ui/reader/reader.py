# SPDX-License-Identifier: MIT
"""Keeps what a screen reader knows of the canvas up with it, and tells where the keys are."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent

from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.hits import card_at
from stratcanvas.ui.reader.objects import NodeObject
from stratcanvas.ui.reader.tree import FRAME, GROUPS, NOTES, ROOT, WINGS, Tree
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.actions.context import ActionContext

MOST_JOINS = 12
"""Problems with which a tactic can be connected at once; for more there is the list."""
Event = QAccessible.Event
Act = Callable[[], object]


class Reader(QObject):
    """The accessible objects of one window's canvas. Lives as long as the view."""

    told = Signal(str)
    """The name of what a reader was told to have the keys."""
    came_back = Signal()
    """The keys have come to the canvas from elsewhere in the window."""

    def __init__(self, context: "ActionContext", trigger: Callable[[str], object]) -> None:
        """``trigger`` does an action of the window, by its id."""
        super().__init__(context.view)
        self.view, self.selection = context.view, context.selection
        self._context, self._session, self._trigger = context, context.session, trigger
        self.tree = Tree(self._session.canvas)
        self._objects: dict[str, tuple[NodeObject, int]] = {}
        self.object_of(ROOT)
        self.view.viewport().setAccessibleName(tr("On the canvas"))  # minimap, lists, a field
        self._session.changed.connect(self._keep_up)
        self.selection.changed.connect(self._tell_focus)
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(0)  # Qt tells of the canvas first
        self._back.timeout.connect(self._tell_focus)
        self.view.installEventFilter(self)
        self.view.destroyed.connect(partial(_forget, self._objects))

    # what the objects ask

    @property
    def is_alive(self) -> bool:
        """Tell whether there still is a canvas to speak of."""
        return shiboken6.isValid(self.view)

    @property
    def can_edit(self) -> bool:
        """Tell whether anything may be changed on the canvas."""
        return self._session.can_edit

    @property
    def heads(self) -> tuple[str, str]:
        """Return the customer and the strategy, of which a canvas has one each."""
        canvas = self.tree.canvas
        return canvas.id, canvas.strategy.id

    @property
    def focused(self) -> str:
        """Return the card or connector that keys work on while the canvas has them; else ""."""
        ids = self.selection.ids
        known = ids and self.view.hasFocus() and ids[-1] in self.tree
        return ids[-1] if known else ""

    def object_of(self, node: str) -> NodeObject | None:
        """Return the object of a node, made when it is first asked for; None: it is gone."""
        known = self._objects.get(node)
        if known is None:
            if node not in self.tree:
                return None
            made = NodeObject(self, node)
            known = self._objects[node] = made, QAccessible.registerAccessibleInterface(made)
        return known[0]

    def object_at(self, x: int, y: int) -> NodeObject | None:
        """Return the object of the card at a place of the screen, else the whole canvas'."""
        port = self.view.viewport()
        spot = port.mapFromGlobal(QPoint(x, y))
        if not port.rect().contains(spot):
            return None
        scene = self.view.mapToScene(spot)
        return self.object_of(card_at(self.view.stage, Point(scene.x(), scene.y())) or ROOT)

    def rect_of(self, node: str) -> QRect:
        """Return where a node lies, in pixels of the screen; a wing and notes lie all over."""
        if not self.is_alive or node not in self.tree:
            return QRect()
        port = self.view.viewport()
        whole = QRect(port.mapToGlobal(QPoint(0, 0)), port.size())
        if node == FRAME:
            frame = self.view.stage.live_layout.frame.rect
            area = QRectF(frame.x, frame.y, frame.width, frame.height)
        elif node == ROOT or node in GROUPS:
            return whole
        else:
            area = self.view.stage.rectf(node)
        return self.view.to_pixels(area).toAlignedRect().translated(whole.topLeft())

    def is_seen(self, node: str) -> bool:
        """Tell whether a node is in view."""
        return self.view.isVisible() and self.rect_of(node).intersects(self.rect_of(ROOT))

    def actions_of(self, node: str) -> list[tuple[str, Act]]:
        """Return what can be done with a node, by the name that a person hears."""
        if node == ROOT or node not in self.tree:
            return []
        if node in GROUPS:
            return [self._addition(node)] if self._session.can_edit else []
        press = str(QAccessibleActionInterface.pressAction())
        acts: list[tuple[str, Act]] = [(press, partial(self._go_to, node))]
        if not self._session.can_edit:
            return acts
        record = self.tree.canvas.get(node)
        if isinstance(record, Link):
            return [*acts, (tr("Disconnect"), partial(self._do, node, "disconnect"))]
        acts.append((tr("Edit"), partial(self._do, node, "edit-card")))
        if isinstance(record, Problem | Tactic):
            acts.append((tr("Connect"), partial(self._do, node, "connect")))
        if isinstance(record, Tactic):
            acts.append((tr("Change sides"), partial(self._do, node, "change-sides")))
            acts += self._joins(record)
        if isinstance(record, Problem):
            acts.append((tr("Move up"), partial(self._do, node, "rank-up")))
            acts.append((tr("Move down"), partial(self._do, node, "rank-down")))
        if node not in self.heads:
            acts.append((tr("Delete"), partial(self._do, node, "delete")))
        return acts

    def _addition(self, group: str) -> tuple[str, Act]:
        """Return the way to another card in a group."""
        if group == FRAME:
            return tr("Add a problem"), partial(self._trigger, "problem")
        if group == NOTES:
            return tr("Add a note"), partial(self._trigger, "note")
        return tr("Add a tactic"), partial(self._add_tactic, WINGS[group])

    def _add_tactic(self, aim: Aim) -> None:
        self.selection.clear()  # as a press on the wing does: it is for no problem yet
        self._context.canvas.add_tactic(aim)

    def _joins(self, tactic: Tactic) -> list[tuple[str, Act]]:
        """Return a way to each of the first problems that a tactic does not serve yet."""
        canvas = self.tree.canvas
        served = canvas.problems_of.get(tactic.id, ())
        return [
            (
                tr("Connect with problem {n}").format(n=canvas.number[each.id]),
                partial(self._join, tactic.id, each.id),
            )
            for each in canvas.ranked[:MOST_JOINS]
            if each.id not in served
        ]

    def _join(self, tactic: str, problem: str) -> None:
        joined = commands.toggle_link(self._session.canvas, tactic, problem)
        self._session.do(StepLabel("connect"), joined)

    def _go_to(self, node: str) -> None:
        self.selection.set((node,))
        self.view.setFocus()
        self.view.ensure_seen(node)

    def _do(self, node: str, action: str) -> None:
        self._go_to(node)
        self._trigger(action)

    # keeping up

    def _keep_up(self, changes: ChangeSet) -> None:
        """Let objects of what is gone go, and tell a reader what came, went and is called anew."""
        self.tree = Tree(self._session.canvas)
        for key in changes.removed:
            _let_go(self._objects, key)
        if not QAccessible.isActive():
            return
        for key in changes.added:
            if (made := self.object_of(key)) is not None:
                QAccessible.updateAccessibility(QAccessibleEvent(made, Event.ObjectCreated))
        links = [*changes.added.values(), *changes.removed.values()]
        ends = {
            end for each in links if isinstance(each, Link) for end in (each.tactic, each.problem)
        }
        for key in list(self._objects):
            if key in GROUPS or key in changes.updated or key in ends:
                known = self._objects[key][0]
                event = Event.DescriptionChanged if key in GROUPS else Event.NameChanged
                QAccessible.updateAccessibility(QAccessibleEvent(known, event))

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell what is selected when the keys come back to the canvas, which says no card."""
        if event.type() is QEvent.Type.FocusIn and QAccessible.isActive():
            self.came_back.emit()
            self._back.start()
        return super().eventFilter(watched, event)

    def _tell_focus(self) -> None:
        focused = self.focused
        if not focused or len(self.selection.ids) > 1 or not QAccessible.isActive():
            return  # of several it is said how many they are
        known = self.object_of(focused)
        if known is not None:
            QAccessible.updateAccessibility(QAccessibleEvent(known, Event.Focus))
            self.told.emit(self.tree.name(focused))


def _let_go(objects: dict[str, tuple[NodeObject, int]], node: str) -> None:
    """Let Qt delete an object: a reader that asked for it later would end the program else."""
    known = objects.pop(node, None)
    if known is not None:
        QAccessible.deleteAccessibleInterface(known[1])


def _forget(objects: dict[str, tuple[NodeObject, int]]) -> None:
    """Let all objects of a view go that is gone; Qt has let go that of the whole canvas."""
    objects.pop(ROOT, None)
    for node in list(objects):
        _let_go(objects, node)
