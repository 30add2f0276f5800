# SPDX-License-Identifier: MIT
"""What may not be edited is edited by no door, says so in a sentence, and goes on in a copy."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Tactic
from stratcanvas.session import opening
from stratcanvas.storage.door import CanvasFile, read, write
from stratcanvas.ui.action_palette import ActionPalette
from stratcanvas.ui.actions.menus import FAR_TOOLS, PRIMARY, TOOLS
from stratcanvas.ui.actions.table import ACTIONS, CARD, EDIT, INSERT
from stratcanvas.ui.held_shortcuts import HeldShortcuts
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.hands import Hand
from tests.ui.held import by_place, hold_down
from tests.ui.panes import inspector_of, outline_of

P1 = makers.key(1, makers.PROBLEM)
T1 = makers.key(1, makers.TACTIC)
LINK = next(iter(makers.cafe().links))
Opener = Callable[[Canvas], Window]


@pytest.fixture
def locked(windows: Windows, tmp_path: Path, qtbot: QtBot) -> Window:
    """Return a window on a file that is marked as read-only, furnished and active."""
    path = tmp_path / "locked.canvas"
    write(path, makers.cafe())
    path.chmod(0o444)
    window = windows.show(opening.open_file(path))
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.furnish()
    window.view.setFocus()
    return window


def as_it_was(window: Window) -> bool:
    session = window.session
    return session.canvas == makers.cafe() and not session.unpublished and not session.undo_label


SENTENCE = "“locked.canvas” is marked as read-only."


def test_it_is_told_with_a_way_on(locked: Window) -> None:
    """The strip says why nothing can be edited and offers a copy to go on in."""
    assert locked.banner.text.text() == SENTENCE
    assert locked.banner.way.text() == "Go on in a copy…"
    assert locked.status.saved.text() == SENTENCE


def test_every_action_that_edits_is_grey(locked: Window) -> None:
    """What changes the canvas is grey in menus and tool bar, whatever is selected."""
    finding = {"find", "find-next", "find-previous", "filter", "palette"}
    walking = {"next-connector", "previous-connector"}
    reading = {"copy", "copy-picture", "select-all", *finding, *walking}
    editing = {row.id for row in (*EDIT, *CARD, *INSERT)} - reading
    assert {row.id for row in ACTIONS.values() if row.edits} == editing
    for selected in ((P1,), (T1,), (LINK,), (P1, T1)):
        locked.selection.set(selected)
        usable = {name for name, made in locked.action_set.qt.items() if made.isEnabled()}
        assert not usable & editing
        assert usable >= ACTIONS.keys() - editing - {"copy", "fit-selection"}
    reads = {each for each in (*TOOLS, *FAR_TOOLS, PRIMARY) if each} - editing
    assert [button.isEnabled() for button in locked.tools.buttons].count(True) == len(reads)


def test_keys_are_silent_but_for_a_sentence(locked: Window) -> None:
    """A key that would edit says why it does nothing; what is typed on makes no cards."""
    for key in ("P", "T", "N", "C", "Delete", "F2", "Return"):
        locked.say("")
        locked.selection.set((P1,))
        QTest.keyClick(locked.view, Qt.Key[f"Key_{key}"])
        assert locked.status.hint.text() == SENTENCE, key
        QTest.keyClicks(locked.view, "no money put to the side")
        assert not locked.view.inline_edit.active, key
        assert as_it_was(locked), key


def test_a_key_by_its_place_says_the_same(locked: Window) -> None:
    """With a layout that is not Latin, P, T, N and C stand where that has other letters."""
    for letter in "PTNC":
        locked.say("")
        by_place(locked.view, letter)
        assert locked.status.hint.text() == SENTENCE, letter
    assert as_it_was(locked)


@pytest.mark.parametrize("selected", [(), (P1,)])
def test_an_action_chosen_by_its_name_says_the_same(
    locked: Window, selected: tuple[str, ...]
) -> None:
    """Not what is to be selected first: that would be of no use."""
    locked.selection.set(selected)
    for words in ("Duplicate", "Tidy", "Rank lower"):
        locked.action_set.qt["palette"].trigger()
        made = locked.panels.middle.findChild(ActionPalette)
        assert made is not None
        QTest.keyClicks(locked.focusWidget(), words)
        QTest.keyClick(locked.focusWidget(), Qt.Key.Key_Return)
        assert made.isVisible()
        assert made.foot.text() == SENTENCE, words
        made.end()
    assert as_it_was(locked)


def test_the_sentence_is_said_once_while_a_key_is_held(locked: Window, qtbot: QtBot) -> None:
    """Who hears the screen would hear its beginning alone, again and again."""
    qtbot.waitUntil(lambda: locked.findChild(HeldShortcuts) is not None)
    refused: list[str] = []
    locked.session.refused.connect(refused.append)
    hold_down(locked.view, Qt.Key.Key_P)
    assert refused == [SENTENCE]


def test_hands_move_nothing(locked: Window) -> None:
    """Drags do not begin, no handle shows, a double click opens nothing; selecting still works."""
    hand = Hand(locked.view, locked.session, locked.selection)
    for card in (P1, T1):
        before = hand.corner(card)
        hand.take(card, P1 if card == T1 else T1)
        assert hand.corner(card) == before
        assert not locked.view.stage.live_layout.floating
        hand.drop()
        hand.double_click(card)
        assert locked.selection.ids == (card,)
        assert locked.view.stage.overlay.handles == []
    assert not locked.view.inline_edit.active
    assert locked.status.hint.text() == SENTENCE
    hand.scene_is_the_model()
    assert as_it_was(locked)


def test_fields_choices_ticks_and_rows_may_be_read(locked: Window) -> None:
    """Beside the canvas, too, nothing is taken that will not stay."""
    outline, inspector = outline_of(locked), inspector_of(locked)
    locked.selection.set((T1,))
    rows = inspector.form(Tactic).rows
    for row in rows.values():
        QTest.keyClicks(row.editor, "zy9")
        QTest.keyClick(row.editor, Qt.Key.Key_Down)
        QTest.keyClick(row.editor, Qt.Key.Key_Space)
    assert not rows["status"].editor.view().isVisible()
    assert inspector.ticks is not None
    ticks = inspector.ticks.list
    ticks.setCurrentRow(1)
    QTest.keyClick(ticks, Qt.Key.Key_Space)
    box = ticks.visualItemRect(ticks.item(1)).topLeft() + QPoint(10, 10)
    QTest.mouseClick(ticks.viewport(), Qt.MouseButton.LeftButton, pos=box)
    outline.tree.setCurrentIndex(outline.tree.rows.rows_of(P1)[0])
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return):
        QTest.keyClick(outline.tree, key)
    assert outline.tree.viewport().findChildren(QPlainTextEdit) == []
    locked.selection.set((LINK,))
    inspector.cut.click()
    assert as_it_was(locked)


def test_work_goes_on_in_a_copy(
    locked: Window, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The window goes on in a file beside it, which can be edited; the first one stays as it is."""
    asked: list[Path] = []

    def place(_: object, __: str, proposed: Path, ___: str) -> Path:
        asked.append(proposed)
        return proposed

    monkeypatch.setattr("stratcanvas.ui.save_and_export.ask_place", place)
    locked.selection.set((T1,))
    locked.view.zoom_to(0.7)
    old = locked.session.canvas.id
    locked.banner.way.click()
    assert asked == [tmp_path / "locked copy.canvas"]
    (window,) = windows.open_ones
    session = window.session
    assert session.path == asked[0]
    assert session.can_edit
    assert session.canvas.id != old
    assert window.banner.isHidden()
    assert window.selection.ids == (T1,)
    assert window.view.zoom_factor == pytest.approx(0.7)
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.view, Qt.Key.Key_P)
    window.view.end_edit()
    inspector = inspector_of(window)
    window.selection.clear()
    editor = inspector.form(Brief).rows["author"].editor
    QTest.keyClicks(editor, "Anna")
    assert session.canvas.brief.author.startswith("Anna")
    assert read(tmp_path / "locked.canvas") == makers.cafe()


def test_what_is_open_elsewhere_is_the_same_kind(windows: Windows, tmp_path: Path) -> None:
    """A canvas looked at because another program has it offers the same way on."""
    path = tmp_path / "plan.canvas"
    write(path, makers.cafe())
    other = CanvasFile.open(path)
    window = windows.show(opening.look_at(path))
    assert window.banner.way.text() == "Go on in a copy…"
    assert not window.action_set.qt["problem"].isEnabled()
    assert window.action_set.qt["export-page"].isEnabled()
    other.close()
