# SPDX-License-Identifier: MIT
"""The tables of actions are complete, and what they say and allow follows the state."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from stratcanvas import words
from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.shipped import resource
from stratcanvas.ui.actions.build import words_of
from stratcanvas.ui.actions.context import WindowFacts
from stratcanvas.ui.actions.menus import MENUS, PRIMARY, TOOLS, Menu
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.icons import SQUARES
from stratcanvas.ui.window import Window
from tests import makers
from tests.pseudo import Pseudo, plain_words

pytestmark = pytest.mark.usefixtures("panels_away")

P1, P2 = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)
T1, LOOSE = makers.key(1, makers.TACTIC), makers.key(5, makers.TACTIC)


def named_in(menu: Menu) -> Iterator[str]:
    for item in menu.items:
        if isinstance(item, Menu):
            yield from named_in(item)
        elif item is not None:
            yield item


def test_menus_and_tools_name_real_actions_and_every_action_is_in_a_menu() -> None:
    """A menu or tool never names what is not there, and nothing hides outside the menus."""
    in_menus = [name for menu in MENUS for name in named_in(menu)]
    assert sorted(in_menus) == sorted(ACTIONS)
    assert {name for name in TOOLS if name} | {PRIMARY} <= set(ACTIONS)


def test_no_key_does_two_things() -> None:
    """A shortcut belongs to one action, and each is one that Qt understands."""
    keys = [QKeySequence(key).toString() for row in ACTIONS.values() for key in row.shortcut]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_the_list_of_keys_is_the_table(open_window: Callable[[Canvas], Window]) -> None:
    """F1 lists each action that has keys, with the first two of them, in the table's order."""
    window = open_window(makers.cafe())
    window.action_set.qt["keys"].trigger()
    dialog = window.findChild(KeysDialog)
    labels = [each for each in dialog.findChildren(QLabel) if each.property("tone") != "section"]
    said = [label.text() for label in labels]
    native = QKeySequence.SequenceFormat.NativeText
    told = [
        words
        for row in ACTIONS.values()
        if row.shortcut
        for words in (
            ", ".join(QKeySequence(key).toString(native) for key in row.shortcut[:2]),
            row.words.rstrip("…"),
        )
    ]
    assert said[: len(told)] == told
    dialog.close()


@pytest.mark.parametrize("name", ACTIONS)
def test_every_action_has_words_and_a_condition_and_an_icon_that_exists(name: str) -> None:
    """A row says what it is called and when it can be used, for every state there is."""
    row = ACTIONS[name]
    assert row.id == name
    assert row.words.strip()
    for canvas in (makers.empty(), makers.cafe()):
        for selected in ((), (canvas.brief.id,), tuple(canvas.tactics), tuple(canvas.links)):
            state = WindowFacts(canvas=canvas, selected=selected)
            assert row.enabled(state) in {True, False}
            assert words_of(row, state).strip()
    if row.icon:
        assert row.icon in SQUARES or resource(f"icons/{row.icon}.svg")


def test_what_can_be_used_follows_the_selection() -> None:
    """Deleting, editing and disconnecting need something that can be deleted, edited, cut."""
    canvas = makers.cafe()

    def usable(name: str, *selected: str) -> bool:
        return ACTIONS[name].enabled(WindowFacts(canvas=canvas, selected=selected))

    assert not usable("delete")
    assert not usable("delete", canvas.brief.id, canvas.strategy.id)
    assert usable("delete", canvas.brief.id, LOOSE)
    assert usable("edit-card", canvas.strategy.id)
    assert not usable("edit-card", P1, P2)
    assert not usable("edit-card", next(iter(canvas.links)))
    assert usable("disconnect", T1)
    assert not usable("disconnect", LOOSE)
    assert not ACTIONS["tidy"].enabled(WindowFacts(canvas=makers.empty()))
    assert not ACTIONS["connect"].enabled(WindowFacts(canvas=makers.empty()))


def test_undo_says_what_it_will_take_back(open_window: Callable[[Canvas], Window]) -> None:
    """The menu's words and whether it can be used follow every edit."""
    window = open_window(makers.cafe())
    undo, redo = window.action_set.qt["undo"], window.action_set.qt["redo"]
    assert not undo.isEnabled()
    changes = commands.delete(window.session.canvas, (LOOSE,))
    window.session.do(StepLabel("delete-cards", 1), changes)
    assert undo.isEnabled()
    assert undo.text() == "Undo delete card"
    undo.trigger()
    assert LOOSE in window.session.canvas
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    assert redo.text() == "Redo delete card"
    redo.trigger()
    assert LOOSE not in window.session.canvas


class Gardeners(Pseudo):
    """A catalogue with a mark in its words that menus take for a key's."""

    def ngettext(self, one: str, many: str, n: int, /) -> str:
        """Return the sentence for a number."""
        return super().ngettext(one, many, n) + " & weeds"


def test_undo_speaks_the_language_of_the_moment(
    open_window: Callable[[Canvas], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was done in one language is offered in the next; a mark in its words is no key."""
    window = open_window(makers.cafe())
    undo, redo = window.action_set.qt["undo"], window.action_set.qt["redo"]
    window.session.do(StepLabel("connect"), commands.delete(window.session.canvas, (LOOSE,)))
    changes = commands.delete(window.session.canvas, (T1,))
    window.session.do(StepLabel("delete-cards", 1), changes)
    before = undo.text()
    with monkeypatch.context() as patch:
        patch.setattr(words, "_IN_USE", [Gardeners()])
        undo.trigger()
        assert not plain_words(undo.text())
        assert redo.text() == StepLabel("delete-cards", 1).redone.words.replace("&", "&&")
        assert "&& weeds" in redo.text()
    redo.trigger()
    assert undo.text() == before


def test_disconnect_takes_the_narrowest_meaning(open_window: Callable[[Canvas], Window]) -> None:
    """Between two selected cards only their connector goes; for one card all of its own."""
    window = open_window(makers.cafe())
    canvas = window.session.canvas
    window.selection.set((T1, P1))
    window.action_set.qt["disconnect"].trigger()
    assert set(canvas.links) - set(window.session.canvas.links) == {T1 + P1}
    window.selection.set((T1,))
    window.action_set.qt["disconnect"].trigger()
    assert T1 not in window.session.canvas.problems_of
    window.session.undo()
    window.selection.set((T1 + P2,))
    window.action_set.qt["disconnect"].trigger()
    assert T1 + P2 not in window.session.canvas.links
    assert len(window.session.canvas.problems_of[T1]) == 2


def test_select_all_takes_every_card(open_window: Callable[[Canvas], Window]) -> None:
    """Strategy, problems, tactics and notes are selected; connectors and the brief are not."""
    window = open_window(makers.crowded(3, 4, 2))
    window.action_set.qt["select-all"].trigger()
    canvas = window.session.canvas
    cards = {canvas.strategy.id, *canvas.problems, *canvas.tactics, *canvas.notes}
    assert set(window.selection.ids) == cards


def test_problems_are_ranked_by_keyboard(open_window: Callable[[Canvas], Window]) -> None:
    """Ctrl+Shift and an arrow move the selected problem one place, a step of undo each."""
    window = open_window(makers.cafe())
    before = [problem.id for problem in window.session.canvas.ranked]
    window.selection.set((P2,))
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.view, Qt.Key.Key_Up, held)
    assert window.session.canvas.number[P2] == 1
    assert not window.action_set.qt["rank-up"].isEnabled()
    for _ in before:
        QTest.keyClick(window.view, Qt.Key.Key_Down, held)
    assert window.session.canvas.number[P2] == len(before)
    assert not window.action_set.qt["rank-down"].isEnabled()
    for _ in before:
        window.session.undo()
    assert [problem.id for problem in window.session.canvas.ranked] == before
    window.selection.set((P1, P2))
    assert not window.action_set.qt["rank-down"].isEnabled()


def test_two_selected_cards_are_connected_by_the_key(
    open_window: Callable[[Canvas], Window],
) -> None:
    """A tactic and a problem are joined at once, in one step; joined ones are said to be so."""
    window = open_window(makers.cafe())
    loose, problem = makers.key(5, makers.TACTIC), makers.key(2, makers.PROBLEM)
    window.selection.set((loose, problem))
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_C)
    assert loose + problem in window.session.canvas.links
    assert window.session.undo_label == StepLabel("connect")
    QTest.keyClick(window.view, Qt.Key.Key_C)
    assert window.status.hint.text() == "Already connected"
    window.session.undo()
    assert window.session.canvas == makers.cafe()


def test_the_wheel_zooms_for_who_prefers_it(open_window, windows):
    """In every window that is open or opens later, at once, and it is said."""
    window = open_window(makers.cafe())
    assert not window.view.camera.wheel_zooms
    window.action_set.qt["wheel"].trigger()
    assert window.view.camera.wheel_zooms
    assert window.action_set.qt["wheel"].isChecked()
    assert window.status.hint.text() == "The wheel zooms; with Ctrl it moves the canvas"
    assert open_window(makers.empty()).view.camera.wheel_zooms
    window.action_set.qt["wheel"].trigger()
    assert not window.view.camera.wheel_zooms
    assert window.status.hint.text() == "The wheel moves the canvas; with Ctrl it zooms"
