# SPDX-License-Identifier: MIT
"""What a window tells and takes from when its panels are there: no first picture needs it."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMainWindow

from stratcanvas.qt.held_key import OneEscape
from stratcanvas.stage.dragging.row_aim import RowAim
from stratcanvas.stage.hand import is_at_work
from stratcanvas.stage.keyboard_focus import KeyboardFocus
from stratcanvas.stage.meter import Meter
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.announcer import Announcer
from stratcanvas.ui.card_buttons import CardButtons
from stratcanvas.ui.furnishing import prepare_in_turns
from stratcanvas.ui.held_shortcuts import HeldShortcuts
from stratcanvas.ui.menu_keys import hear_menu_keys
from stratcanvas.ui.reader.reader import Reader
from stratcanvas.ui.spoken_parts import tell_parts
from stratcanvas.ui.tab_order import keep_tab_order
from stratcanvas.ui.wait_sign import WaitSign
from stratcanvas.ui.wanted_field import lead_to_field
from stratcanvas.ui.wheel_choice import WheelFollower

if TYPE_CHECKING:
    from stratcanvas.ui.actions.context import ActionContext
    from stratcanvas.ui.panels.panel_widget import PanelContext
    from stratcanvas.ui.status import StatusBar
    from stratcanvas.ui.toolbar import ToolBar


def come_alive(
    window: QMainWindow,
    context: "ActionContext",
    tools: "ToolBar",
    status: "StatusBar",
    actions: Mapping[str, QAction],
) -> None:
    """Let the canvas tell and take what it can; ``actions``: those of the table, by id."""
    hear_menu_keys(window, lambda: context.panels.next_pane(-1))
    HeldShortcuts(window, actions.values())
    OneEscape(window)
    _show_meter(context.panels.around, context.view)
    context.view.field_wanted.connect(partial(lead_to_field, context.panels))
    _let_go_on_rows(context)
    announcer = Announcer(context)
    reader = Reader(context, lambda name: actions[name].trigger())
    reader.came_back.connect(announcer.tell_again)
    tell_parts(window, context.panels, tools)
    keep_tab_order(tools, context.panels, status)
    CardButtons(tools, context.view)
    _show_minimap(context)
    WheelFollower(context.view.camera, context.preferences, context.view)
    context.session.around_step = WaitSign(status).shown
    prepare_in_turns(context.panels, lambda: is_at_work(context.view.hand))


def _let_go_on_rows(context: "ActionContext") -> None:
    """Let what is held on the canvas be connected by a row of the outline."""
    hand = context.view.hand

    def joined() -> type | None:
        tool = hand.toolbox.current
        return (tool.joins or type(None)) if tool is not None and tool.carries else None

    def mouse(event: QMouseEvent) -> None:
        is_move = event.type() is QEvent.Type.MouseMove
        (hand.move if is_move else hand.release)(event)

    aim = RowAim(context.view, joined, mouse, lambda: context.panels.around.rows)
    hand.carried.connect(aim.carry)


def _show_minimap(context: "ActionContext") -> None:
    """Show the minimap if it was when it was last shown or hidden."""
    if context.remembered.panel_shown("minimap"):
        from stratcanvas.stage.minimap.minimap import show_minimap

        show_minimap(context.view, shown=True)
        context.panels.toggled.emit()


def _show_meter(around: "PanelContext", view: CanvasView) -> None:
    """Let the strategy's card say how it reads, and all of the canvas where the keyboard is."""
    KeyboardFocus(view)
    Meter(around.advice, view.stage)
    view.writing.under_way.connect(around.see_typing)
