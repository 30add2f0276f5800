# SPDX-License-Identifier: MIT
"""What was guessed of another program's cards is shown, and put right by keys or by the mouse."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stratcanvas.domain.commands import set_field
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.session.opening import drafts
from stratcanvas.ui.dialogs.card_roles.roles_dialog import RolesDialog, ask_roles
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows

pytestmark = pytest.mark.usefixtures("panels_away")


@pytest.fixture
def window(windows: Windows, tmp_path: Path) -> Window:
    texts = ["Problem: no cash", "a talk", "a sheet", "lunch?"]
    nodes = [
        {"id": str(n), "type": "text", "text": text, "x": 0, "y": n * 100, "width": 9, "height": 9}
        for n, text in enumerate(texts)
    ]
    edges = [{"id": "e", "fromNode": "1", "toNode": "0"}]
    path = tmp_path / "plan.canvas"
    path.write_text(json.dumps({"nodes": nodes, "edges": edges}))
    windows.start([path])
    (window,) = windows.open_ones
    return window


@pytest.fixture
def dialog(window: Window) -> RolesDialog:
    (found,) = window.findChildren(RolesDialog)
    return found


def told(dialog: RolesDialog) -> list[CardRole]:
    return [dialog.model.role_at(row) for row in range(dialog.model.rowCount())]


def button_of(dialog: RolesDialog, words: str) -> QPushButton | None:
    return next((each for each in dialog.findChildren(QPushButton) if each.text() == words), None)


GUESSED = [CardRole.PROBLEM, CardRole.SOLVE, CardRole.NOTE, CardRole.NOTE]


def test_it_is_asked_as_soon_as_the_window_is_there(window: Window, dialog: RolesDialog) -> None:
    """Each card with what it is taken for, in the order of the file; the window shows the guess."""
    assert dialog.isVisible()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert [dialog.model.words(row) for row in range(4)] == [
        "no cash",
        "a talk",
        "a sheet",
        "lunch?",
    ]
    assert told(dialog) == GUESSED
    assert dialog.count.text() == "Problem: 1 · Tactic: help solve: 1 · Note: 2"
    assert len(window.session.canvas.problems) == 1
    assert dialog.list.hasFocus() or QApplication.focusWidget() is None


def test_digits_alone_put_it_right(window: Window, dialog: RolesDialog, qtbot: QtBot) -> None:
    """A digit says what the card is and goes on to the next; Enter makes it so, one step."""
    before = window.session.canvas
    for digit in "1231":
        qtbot.keyClick(dialog.list, digit)
    assert told(dialog) == [CardRole.PROBLEM, CardRole.EDUCATE, CardRole.SOLVE, CardRole.PROBLEM]
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    canvas = window.session.canvas
    assert [each.statement for each in canvas.ranked] == ["no cash", "lunch?"]
    assert sorted(each.title for each in canvas.tactics.values()) == ["a sheet", "a talk"]
    assert len(canvas.links) == 1
    assert window.session.undo_label == StepLabel("change-roles", 3)
    window.session.undo()
    assert window.session.canvas == before
    assert window.session.undo_label is None


def test_the_mouse_alone_puts_it_right(window: Window, dialog: RolesDialog, qtbot: QtBot) -> None:
    """Several cards are chosen and told at once; one left out is not on the canvas."""
    model, chosen = dialog.model, dialog.list.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    chosen.select(model.index(2, 0), flags.ClearAndSelect | flags.Rows)
    chosen.select(model.index(3, 0), flags.Select | flags.Rows)
    qtbot.mouseClick(dialog.buttons[CardRole.NOTHING], Qt.MouseButton.LeftButton)
    assert told(dialog) == [*GUESSED[:2], CardRole.NOTHING, CardRole.NOTHING]
    dialog.accept()
    assert not window.session.canvas.notes


def test_escape_leaves_no_trace(window: Window, dialog: RolesDialog, qtbot: QtBot) -> None:
    """The canvas stays as it was guessed, and there is nothing to undo."""
    before = window.session.canvas
    qtbot.keyClick(dialog.list, "5")
    qtbot.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert window.session.canvas == before
    assert window.session.undo_label is None


def test_a_file_that_is_not_wanted_is_left_again(
    windows: Windows, window: Window, dialog: RolesDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    """Its window closes, no draft of it is left, and one can begin with something else. Asked
    again later, when work may have begun, there is no such way.
    """
    before = (tmp_path / "plan.canvas").read_bytes()
    way = button_of(dialog, "Don’t open it")
    assert way is not None
    qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not windows.open_ones)
    assert windows.starting is not None
    assert windows.starting.isVisible()
    assert drafts() == []
    assert (tmp_path / "plan.canvas").read_bytes() == before


def test_enter_presses_the_button_one_is_at(windows: Windows, dialog: RolesDialog) -> None:
    """At a role it tells that, at “Don’t open it” it takes none of it in."""
    dialog.list.setCurrentIndex(dialog.model.index(0, 0))
    role = dialog.buttons[CardRole.NOTHING]
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Return)
    assert told(dialog)[0] is CardRole.NOTHING
    assert dialog.isVisible()
    way = button_of(dialog, "Don’t open it")
    assert way is not None
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Return)
    assert dialog.result() == RolesDialog.DialogCode.Rejected


def test_a_file_that_is_left_again_leaves_other_windows_alone(
    windows: Windows, window: Window, dialog: RolesDialog, tmp_path: Path
) -> None:
    """Who opened it from a window is there again; the question asked anew has no such way."""
    dialog.reject()
    again = ask_roles(window, window.session)
    assert again is not None
    assert button_of(again, "Don’t open it") is None
    again.reject()
    second = tmp_path / "second.canvas"
    second.write_bytes((tmp_path / "plan.canvas").read_bytes())
    windows.open(second, window)
    (asked,) = (each for each in windows.open_ones if each is not window)
    (dialog,) = asked.findChildren(RolesDialog)
    way = button_of(dialog, "Don’t open it")
    assert way is not None
    way.click()
    assert windows.open_ones == [window]
    assert windows.starting is None


def test_it_can_be_asked_again_until_something_is_edited(
    window: Window, dialog: RolesDialog
) -> None:
    """The strip has a way to it, which begins with what was told last; cards that somebody has
    edited are that person's.
    """
    dialog.model.tell([3], CardRole.PROBLEM)
    dialog.accept()
    again = ask_roles(window, window.session)
    assert again is not None
    assert told(again)[3] is CardRole.PROBLEM
    again.reject()
    problem = window.session.canvas.ranked[0]
    changes = set_field(window.session.canvas, [problem.id], "statement", "Other words")
    window.session.do(StepLabel("edit-text"), changes)
    assert ask_roles(window, window.session) is None


def test_each_row_speaks_for_itself(dialog: RolesDialog) -> None:
    """A screen reader hears a card's words and what it is; list and buttons have names."""
    index = dialog.model.index(0, 0)
    assert dialog.model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "no cash, Problem"
    interface = QAccessible.queryAccessibleInterface(dialog.list)
    assert interface.text(QAccessible.Text.Name) == "Cards, and what each is"
    assert [button.text() for button in dialog.buttons.values()] == [
        "1  Problem",
        "2  Tactic: educate",
        "3  Tactic: help solve",
        "4  Strategy",
        "5  Note",
        "6  Leave out",
    ]


def test_a_canvas_that_says_what_its_cards_are_asks_nothing(
    windows: Windows, tmp_path: Path
) -> None:
    """One that Stratcanvas wrote for Obsidian opens at once."""
    from stratcanvas.formats.options import Options
    from stratcanvas.formats.registry import format_of
    from tests import makers

    path = tmp_path / "ours.canvas"
    path.write_bytes(format_of("json-canvas").write(makers.cafe(), Options()).data)
    windows.start([path])
    (window,) = windows.open_ones
    assert not window.findChildren(RolesDialog)
    assert len(window.session.canvas.tactics) == 6
