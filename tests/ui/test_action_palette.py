# SPDX-License-Identifier: MIT
"""Ctrl+Shift+P: every action and every card by its name, by real keys."""

from collections.abc import Callable
from unittest import mock

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui import action_palette, card_names
from stratcanvas.ui.action_palette import BESIDE, USABLE, ActionPalette
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
TWO, GIVEAWAY = key(2, PROBLEM), key(5, TACTIC)


def press(window: Window, what: Qt.Key) -> None:
    QTest.keyClick(window.focusWidget(), what)


def open_palette(window: Window, words: str = "") -> ActionPalette:
    """Open it by its key and type, as a person does."""
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, BOTH)
    QTest.keyClicks(window.focusWidget(), words)
    made = window.panels.middle.findChild(ActionPalette)
    assert isinstance(made, ActionPalette)
    return made


def names(made: ActionPalette) -> list[str]:
    return [made.list.item(row).text() for row in range(made.list.count())]


def test_it_has_every_action_with_its_key(open_window: Opener) -> None:
    """Each but its own; what can't be used just now is there and says so."""
    made = open_palette(open_window(makers.cafe()))
    rows = {made.list.item(n).text(): made.list.item(n) for n in range(made.list.count())}
    assert len(rows) == len(ACTIONS) - 1
    assert rows["Tidy"].data(BESIDE) == "Ctrl+T"
    assert rows["Tidy"].data(USABLE)
    assert not rows["Delete"].data(USABLE)
    assert "can’t be used" in rows["Delete"].data(Qt.ItemDataRole.AccessibleTextRole)


def test_enter_does_it_and_the_keyboard_goes_back(open_window: Opener) -> None:
    """To the canvas, or to whatever else had it."""
    window = open_window(makers.cafe())
    window.selection.set((GIVEAWAY,))
    tree = outline_of(window).tree
    tree.setFocus()
    made = open_palette(window, "delet")
    assert names(made)[0] == "Delete"
    press(window, Qt.Key.Key_Return)
    assert GIVEAWAY not in window.session.canvas
    assert not made.isVisible()
    assert tree.hasFocus()


def test_esc_does_nothing_and_the_keyboard_goes_back(open_window: Opener) -> None:
    """Nothing is selected or changed."""
    window = open_window(makers.cafe())
    canvas = window.session.canvas
    made = open_palette(window, "tidy")
    press(window, Qt.Key.Key_Escape)
    assert not made.isVisible()
    assert window.view.hasFocus()
    assert window.session.canvas is canvas


def test_a_card_is_gone_to(open_window: Opener) -> None:
    """By words of it, without its accents and capitals; it is selected and seen."""
    window = open_window(makers.crowded())
    made = open_palette(window, "tactic 29")
    assert made.list.currentItem().data(BESIDE) == "Tactic"
    press(window, Qt.Key.Key_Return)
    (card,) = window.selection.ids
    assert card == key(29, TACTIC)
    seen = window.view.visible_area()
    assert seen.contains(window.view.stage.rectf(card))
    assert window.view.hasFocus()


def test_what_begins_with_the_words_comes_first(open_window: Opener) -> None:
    """Then where a word begins with them, then where they stand within; actions before cards."""
    found = names(open_palette(open_window(makers.cafe()), "pr"))
    assert found[0].startswith("Pr") or "Pr" in found[0]
    starts = [any(word.lower().startswith("pr") for word in name.split()) for name in found]
    assert starts == sorted(starts, reverse=True)
    assert starts[0]


def test_what_was_used_comes_first_next_time(open_window: Opener) -> None:
    """In the next window too; the last one is at the top."""
    window = open_window(makers.cafe())
    for words in ("tidy", "fit all"):
        open_palette(window, words)
        press(window, Qt.Key.Key_Return)
    assert names(open_palette(window))[:2] == ["Fit all", "Tidy"]
    press(window, Qt.Key.Key_Escape)
    assert names(open_palette(open_window(makers.empty())))[:1] == ["Fit all"]


def test_a_page_is_what_is_seen_at_once(open_window: Opener) -> None:
    """Page Down brings the rows that follow those on screen, all but one of which are new."""
    window = open_window(makers.cafe())
    rows = open_palette(window).list

    def seen() -> list[int]:
        whole = rows.viewport().rect()
        places = [rows.visualItemRect(rows.item(row)) for row in range(rows.count())]
        return [row for row, place in enumerate(places) if whole.contains(place)]

    first = seen()
    press(window, Qt.Key.Key_PageDown)
    assert rows.currentRow() == first[-1]
    press(window, Qt.Key.Key_PageDown)
    assert seen()[0] == first[-1]
    press(window, Qt.Key.Key_PageUp)
    press(window, Qt.Key.Key_PageUp)
    assert rows.currentRow() == 0


def test_arrows_choose(open_window: Opener) -> None:
    """Down goes to the next row, and Enter does that one."""
    window = open_window(makers.cafe())
    made = open_palette(window, "theme")
    assert names(made)[:3] == ["Theme: System", "Theme: Light", "Theme: Dark"] or made.list.count()
    while made.list.currentItem().text() != "Theme: Dark":
        press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Return)
    assert window.preferences.now.theme is ThemeChoice.DARK


def test_what_cannot_be_used_stays_and_says_so(open_window: Opener) -> None:
    """Enter on it changes nothing, the list stays open for another word, and what is missing is
    said as it is at the action’s key.
    """
    window = open_window(makers.cafe())
    made = open_palette(window, "disconnect")
    press(window, Qt.Key.Key_Return)
    assert made.isVisible()
    assert made.foot.text() == "Select a connector first, or a card that has one."
    assert made.rect().contains(made.foot.geometry())


def test_nothing_that_answers_is_said(open_window: Opener) -> None:
    """There is no row, and Enter does nothing."""
    window = open_window(makers.cafe())
    made = open_palette(window, "zebra")
    assert made.empty.isVisible()
    press(window, Qt.Key.Key_Return)
    assert made.isVisible()


def test_no_letter_in_it_is_a_key_of_the_canvas(open_window: Opener) -> None:
    """P, T, N and Delete are what one types."""
    window = open_window(makers.cafe())
    window.selection.set((TWO,))
    canvas = window.session.canvas
    open_palette(window, "ptn")
    press(window, Qt.Key.Key_Delete)
    assert window.session.canvas is canvas


@pytest.mark.usefixtures("_letters")
def test_it_fits_in_a_small_window(open_window: Opener) -> None:
    """It is inside the middle of the window as a whole."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    for size in ((640, 400), (1366, 768)):
        window.resize(*size)
        QApplication.processEvents()
        made = open_palette(window, "t")
        assert window.panels.middle.rect().contains(made.geometry()), size
        made.end()


def test_of_very_many_cards_the_best_are_listed(open_window: Opener) -> None:
    """How many more there are stands below."""
    window = open_window(makers.crowded(tactics=120))
    made = open_palette(window, "owners")
    assert made.list.count() == 60
    assert made.foot.text().endswith("more: type another letter")


def test_of_very_many_cards_the_rest_comes_while_one_types(
    open_window: Opener, qtbot: QtBot
) -> None:
    """The window never folds all names in one go; nothing is said not to be there meanwhile."""
    with mock.patch.object(card_names, "AT_ONCE", 3):
        made = open_palette(open_window(makers.crowded(6, 20, notes=9)), "remember 9")
        assert not names(made)
        assert made.foot.text() == "Still looking through the cards"
        assert not made.empty.text()
        qtbot.waitUntil(lambda: names(made) == ["Remember 9"])
        assert made.foot.text().startswith("Enter does it")


def test_one_stays_on_a_row_when_more_are_found(open_window: Opener, qtbot: QtBot) -> None:
    """Enter then does what it would have done before."""
    with mock.patch.object(card_names, "AT_ONCE", 5):
        window = open_window(makers.crowded(6, 20, notes=9))
        made = open_palette(window, "problem")
        press(window, Qt.Key.Key_Down)
        chosen, before = made.list.currentItem().text(), made.list.count()
        qtbot.waitUntil(lambda: made.list.count() > before)
        assert made.list.currentItem().text() == chosen
        assert made.list.currentRow() > 0


def test_its_own_key_closes_it_again(open_window: Opener) -> None:
    """The keyboard is back where it was; a key that is held opens it and no more."""
    window = open_window(makers.cafe())
    made = open_palette(window, "rank")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_P, BOTH, "P", autorep=True)
    QApplication.sendEvent(made.filter, held)
    assert made.isVisible()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, BOTH)
    assert not made.isVisible()
    assert window.focusWidget() is window.view
    assert open_palette(window).isVisible()


def test_why_an_action_cannot_be_used_is_heard(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who does not see the line at the foot is told it as Enter is pressed."""
    said: list[str] = []
    monkeypatch.setattr(action_palette, "announce", lambda _, words: said.append(words))
    window = open_window(makers.cafe())
    open_palette(window, "disconnect")
    press(window, Qt.Key.Key_Return)
    assert said == ["Select a connector first, or a card that has one."]


def test_an_action_is_found_by_its_whole_name(open_window: Opener) -> None:
    """Where it can't be used just now Enter says so, and does not do what begins alike."""
    window = open_window(makers.cafe())
    made = open_palette(window, "copy")
    assert names(made)[:2] == ["Copy", "Copy as picture"]
    press(window, Qt.Key.Key_Return)
    assert made.foot.text() == "Select a card first."
