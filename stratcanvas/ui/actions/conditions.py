# SPDX-License-Identifier: MIT
"""When an action can be used: small questions about the state of a window."""

from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.ui.actions.context import WindowFacts
from stratcanvas.ui.panels.table import PANELS, Side

_IN_ITS_PLACE = frozenset(row.id for row in PANELS if row.side is Side.MIDDLE)


def always(_: WindowFacts) -> bool:
    """Tell that it can be used at any time."""
    return True


def not_guided(state: WindowFacts) -> bool:
    """Tell whether the panels have their places, which the guided start takes for a while."""
    return not state.guided


def can_undo(state: WindowFacts) -> bool:
    """Tell whether there is something to take back."""
    return state.undo is not None


def can_redo(state: WindowFacts) -> bool:
    """Tell whether there is something to do again."""
    return state.redo is not None


def has_cards(state: WindowFacts) -> bool:
    """Tell whether there is anything on the canvas but its frame and strategy."""
    canvas = state.canvas
    return bool(canvas.problems or canvas.tactics or canvas.notes)


def has_connectors(state: WindowFacts) -> bool:
    """Tell whether anything is connected, so that there are connectors to go through."""
    return bool(state.canvas.links)


def tactics_chosen(state: WindowFacts) -> bool:
    """Tell whether a tactic is selected, alone or among others."""
    return any(each in state.canvas.tactics for each in state.selected)


def has_tactics(state: WindowFacts) -> bool:
    """Tell whether there are tactics to put in order."""
    return bool(state.canvas.tactics)


def on_canvas(state: WindowFacts) -> bool:
    """Tell whether the canvas is shown, and no panel in its place."""
    return _IN_ITS_PLACE.isdisjoint(state.shown)


def selection_shown(state: WindowFacts) -> bool:
    """Tell whether something is selected on a canvas that is shown."""
    return bool(state.selected) and on_canvas(state)


def one_to_edit(state: WindowFacts) -> bool:
    """Tell whether exactly one thing with words of its own is selected."""
    if len(state.selected) != 1:
        return False
    record = state.canvas.get(state.selected[0])
    return isinstance(record, Brief | Strategy | Problem | Tactic | Note)


def one_problem(state: WindowFacts) -> bool:
    """Tell whether exactly one problem is selected, and nothing else."""
    return _only(state) in state.canvas.problems


def can_delete(state: WindowFacts) -> bool:
    """Tell whether something is selected that can go (brief and strategy stay)."""
    return any(
        isinstance(state.canvas.get(each), Problem | Tactic | Note | Link)
        for each in state.selected
    )


def can_copy(state: WindowFacts) -> bool:
    """Tell whether something with words is selected."""
    return any(
        isinstance(state.canvas.get(each), Brief | Strategy | Problem | Tactic | Note)
        for each in state.selected
    )


def can_cut(state: WindowFacts) -> bool:
    """Tell whether a card is selected that can go, or be there twice."""
    return any(
        isinstance(state.canvas.get(each), Problem | Tactic | Note) for each in state.selected
    )


def can_rise(state: WindowFacts) -> bool:
    """Tell whether one problem is selected that is not the first already."""
    return state.canvas.number.get(_only(state), 1) > 1


def can_sink(state: WindowFacts) -> bool:
    """Tell whether one problem is selected that is not the last already."""
    last = len(state.canvas.problems)
    return state.canvas.number.get(_only(state), last) < last


def _only(state: WindowFacts) -> str:
    return state.selected[0] if len(state.selected) == 1 else ""


def can_connect(state: WindowFacts) -> bool:
    """Tell whether there are a tactic and a problem that could be joined."""
    return bool(state.canvas.tactics and state.canvas.problems)


def can_disconnect(state: WindowFacts) -> bool:
    """Tell whether a connector, or a card that has one, is selected."""
    canvas = state.canvas
    return any(
        each in canvas.links or each in canvas.problems_of or each in canvas.tactics_of
        for each in state.selected
    )
