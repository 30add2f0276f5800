# SPDX-License-Identifier: MIT
"""The short menu that a right click or the menu key opens: a table of what fits each thing.

Each entry is an action of the window, the same that menu bar and keys have; None divides.
"""

import enum
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.cross_table import pair_in
from stratcanvas.domain.names import counted_kinds, spoken
from stratcanvas.stage.menu_request import MenuRequest
from stratcanvas.ui.actions.build import ActionSet, KeyMenu
from stratcanvas.ui.actions.context import ActionContext, WindowFacts
from stratcanvas.words import tr


class Thing(enum.Enum):
    """What a menu can be about."""

    PROBLEM = "problem"
    TACTIC = "tactic"
    NOTE = "note"
    STRATEGY = "strategy"
    CUSTOMER = "customer"
    CONNECTOR = "connector"
    SEVERAL = "several"
    """More than one card or connector."""
    PAIR = "pair"
    """A tactic and a problem that are not connected, such as an empty cell of the matrix."""
    JOINED = "joined"
    """A tactic and a problem that are."""
    FRAME = "frame"
    """The paper between the problems."""
    WING = "wing"
    """The paper beside the frame."""
    LIST = "list"
    """Where a list of cards has none: a heading, or below the last row."""
    MINIMAP = "minimap"


_CARDS = ("cut", "copy", "duplicate", None, "fit-selection", None, "delete")
_PAPER = ("paste", None, "select-all", "fit", "tidy", None, "undo", "redo")
_TOGETHER = ("change-sides", "choose-kind", "choose-status", None, "select-all", *_CARDS)
FITTING: Mapping[Thing, tuple[str | None, ...]] = {
    Thing.PROBLEM: (
        *("edit-card", None, "tactic-for-problem", "connect", "disconnect", "next-connector", None),
        *("rank-up", "rank-down", None, *_CARDS),
    ),
    Thing.TACTIC: (
        *("edit-card", None, "connect", "disconnect", "next-connector", None),
        *("change-sides", "choose-kind", "choose-status", None),
        *_CARDS,
    ),
    Thing.NOTE: ("edit-card", None, *_CARDS),
    Thing.STRATEGY: ("edit-card", None, "problem", "tactic", None, "fit-selection"),
    Thing.CUSTOMER: ("edit-card", None, "problem", None, "fit-selection", "fit"),
    Thing.CONNECTOR: (
        *("disconnect", None, "connect", "next-connector", "previous-connector", None),
        "fit-selection",
    ),
    Thing.SEVERAL: ("disconnect", None, *_TOGETHER),
    Thing.PAIR: ("connect", None, *_TOGETHER),
    Thing.JOINED: ("disconnect", None, *_TOGETHER),
    Thing.FRAME: ("problem", None, *_PAPER),
    Thing.WING: ("tactic", "note", None, *_PAPER),
    Thing.LIST: ("problem", "tactic", "note", None, *_PAPER),
    Thing.MINIMAP: ("fit", "zoom-100", None, "minimap"),
}
"""Thing → the ids of the actions that fit it."""

_THING_OF: Mapping[type, Thing] = {
    Problem: Thing.PROBLEM,
    Tactic: Thing.TACTIC,
    Note: Thing.NOTE,
    Strategy: Thing.STRATEGY,
    Brief: Thing.CUSTOMER,
}


def thing_of(canvas: Canvas, asked: MenuRequest) -> Thing:
    """Return what a menu is about that was asked for."""
    if asked.on_minimap:
        return Thing.MINIMAP
    if asked.at is not None:
        return Thing.FRAME if asked.in_frame else Thing.WING
    pair = pair_in(canvas, asked.ids)
    if pair is not None:
        return Thing.JOINED if pair.id in canvas.links else Thing.PAIR
    if len(asked.ids) != 1:
        return Thing.SEVERAL if asked.ids else Thing.LIST
    return _THING_OF.get(type(canvas.get(asked.ids[0])), Thing.CONNECTOR)


def open_menu(
    context: ActionContext,
    actions: ActionSet,
    facts: Callable[[], WindowFacts],
    asked: MenuRequest,
) -> QMenu:
    """Open the menu that was asked for; what is added by it on the paper goes to that place."""
    view, thing = context.view, thing_of(context.session.canvas, asked)
    view.hand.here = asked.at
    menu = KeyMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setObjectName(f"menu-{thing.value}")
    menu.setAccessibleName(_name(context.session.canvas, asked))
    for each in FITTING[thing]:
        if each is None:
            menu.addSeparator()
        else:
            menu.addAction(actions.qt[each])
    actions.update(facts()._replace(here=asked.at is not None, by_itself=True))

    def over() -> None:
        view.hand.here = None
        actions.update(facts())

    # What is chosen is done after the menu has gone, and needs the place.
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, view, over))
    menu.popup(asked.pixel)
    return menu


def ask_by_key(focus: QWidget | None) -> None:
    """Ask what has the keyboard for its menu, as the menu key does, which not every board has."""
    if focus is not None:
        spot = focus.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, spot, focus.mapToGlobal(spot))
        QCoreApplication.sendEvent(focus, event)


def _name(canvas: Canvas, asked: MenuRequest) -> str:
    """Return what the menu is about, for who hears the screen."""
    if not asked.ids:
        return tr("Minimap") if asked.on_minimap else tr("Canvas")
    if len(asked.ids) > 1:
        return counted_kinds(canvas, asked.ids)
    (key,) = asked.ids
    return spoken(canvas, key)
