# SPDX-License-Identifier: MIT
"""When an action can be used, and how it reads then: small questions about a window’s state."""

from stratcanvas.domain.cards import Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.actions.context import WindowFacts
from stratcanvas.ui.panels.table import PANELS, Side
from stratcanvas.words import tr, translated, trn

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


def undo_words(state: WindowFacts) -> str:
    """Say what would be taken back."""
    return _in_menu(state.undo.undone) if state.undo is not None else tr("Undo")


def redo_words(state: WindowFacts) -> str:
    """Say what would be done again."""
    return _in_menu(state.redo.redone) if state.redo is not None else tr("Redo")


def _in_menu(label: StepLabel) -> str:
    """Return a step's words, safe from the menu's & marks."""
    return label.words.replace("&", "&&")


def side_words(state: WindowFacts) -> str:
    """Say to which aim the tactic that was selected last would change."""
    tactics = state.canvas.tactics
    last = next((key for key in reversed(state.selected) if key in tactics), None)
    if last is None:
        return tr("Change sides")
    aim = tactics[last].aim.other
    return tr("Change aim to “{aim}”").format(aim=translated(aim.label))


def disconnect_words(state: WindowFacts) -> str:
    """Say from how many a single card that is connected to several would be cut off."""
    card, canvas = state.selected[0] if len(state.selected) == 1 else "", state.canvas
    if (n := len(canvas.problems_of.get(card, ()))) > 1:
        words = trn("Disconnect from {n:,} problem", "Disconnect from {n:,} problems", n)
    elif (n := len(canvas.tactics_of.get(card, ()))) > 1:
        words = trn("Disconnect from {n:,} tactic", "Disconnect from {n:,} tactics", n)
    else:
        return tr("Disconnect")
    return words.format(n=n)


def connect_words(state: WindowFacts) -> str:
    """Say that of a connector one end is led elsewhere."""
    only = _only(state) in state.canvas.links
    return tr("Connect to another card…") if only else tr("Connect")


def problem_words(state: WindowFacts) -> str:
    """Say where a problem would be put."""
    return _to_add(state, tr("Problem"), tr("Add problem"), tr("Problem here"))


def tactic_words(state: WindowFacts) -> str:
    """Say where a tactic would be put."""
    return _to_add(state, tr("Tactic"), tr("Add tactic"), tr("Tactic here"))


def note_words(state: WindowFacts) -> str:
    """Say where a note would be put."""
    return _to_add(state, tr("Note"), tr("Add note"), tr("Note here"))


def _to_add(state: WindowFacts, usual: str, by_itself: str, here: str) -> str:
    return here if state.here else by_itself if state.by_itself else usual


def save_words(state: WindowFacts) -> str:
    """Say what Ctrl+S does: a canvas that has no name gets one."""
    return tr("Save now") if state.named else tr("Give it a name…")
