# SPDX-License-Identifier: MIT
"""Why an action can't be used now, in a sentence that says what to do first: by its condition.

Read when somebody presses its key, or chooses it by its name; a new condition is one more row.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from stratcanvas.ui.actions import conditions
from stratcanvas.ui.actions.action import Action, Condition
from stratcanvas.ui.actions.context import WindowFacts
from stratcanvas.words import tr

REASONS: Mapping[Condition, Callable[[WindowFacts], str]] = {
    conditions.not_guided: lambda _: tr("End the guided start first: Ctrl+G."),
    conditions.can_undo: lambda _: tr("There is nothing to undo."),
    conditions.can_redo: lambda _: tr("There is nothing to redo."),
    conditions.has_cards: lambda _: tr("There are no cards yet."),
    conditions.has_connectors: lambda _: tr("Nothing is connected yet."),
    conditions.has_tactics: lambda _: tr("There are no tactics yet."),
    conditions.tactics_chosen: lambda _: tr(
        "Select a tactic first: A changes its side, K its kind, S its status."
    ),
    conditions.on_canvas: lambda _: tr("The canvas is not in sight: Esc brings it back."),
    conditions.selection_shown: lambda _: tr("Select something on the canvas first."),
    conditions.one_to_edit: lambda _: tr("Select one card first: Enter or F2 opens it."),
    conditions.one_problem: lambda _: tr("Select one problem first."),
    conditions.can_delete: lambda state: (
        tr("The customer and the strategy stay; you can empty their text.")
        if state.selected
        else tr("Select a card or a connector first.")
    ),
    conditions.can_copy: lambda state: (
        tr("A connector comes along with its cards: select those.")
        if state.selected
        else tr("Select a card first.")
    ),
    conditions.can_cut: lambda state: (
        tr("Only problems, tactics and notes can be there twice, or go: select one first.")
        if state.selected
        else tr("Select a card first.")
    ),
    conditions.can_rise: lambda state: _why_not_ranked(state),
    conditions.can_sink: lambda state: _why_not_ranked(state),
    conditions.can_connect: lambda _: tr("To connect, it takes a problem and a tactic."),
    conditions.can_disconnect: lambda _: tr("Select a connector first, or a card that has one."),
}
"""Condition → a sentence on a state in which it does not hold."""


class Speaking(Protocol):
    """A window, as far as it is needed to tell."""

    def state(self) -> WindowFacts:
        """Return the facts that decide on actions."""

    def say(self, words: str) -> None:
        """Say a sentence."""


def tells_why(row: Action | None, window: Speaking, *, goes_on: bool) -> bool:
    """Say what is missing for an action whose key does nothing now; tell whether there is one.

    It is said once while the key is held; ``goes_on``: as long as it is, the action is done anew.
    """
    words = "" if row is None else why_not(row, window.state())
    if row is not None and words:
        from stratcanvas.ui.held_shortcuts import is_to_be_told

        if is_to_be_told(window, row.id, goes_on=goes_on):
            window.say(words)
    return bool(words)


def why_not(row: Action, state: WindowFacts) -> str:
    """Return what is missing for an action in a state; "" where nothing is.

    Where nothing may be edited that is it, whatever else is missing.
    """
    if row.edits and not state.can_edit:
        return state.read_only
    return "" if row.enabled(state) else REASONS[row.enabled](state)


def _why_not_ranked(state: WindowFacts) -> str:
    if not conditions.one_problem(state):
        return tr("Select one problem first.")
    number = state.canvas.number[state.selected[0]]
    return tr("It goes no further: this is problem {n}.").format(n=number)
