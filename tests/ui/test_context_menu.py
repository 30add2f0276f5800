# SPDX-License-Identifier: MIT
"""The menus that a right click and the menu key open: what fits the thing, and nothing else."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point
from stratcanvas.stage.menu_request import MenuRequest
from stratcanvas.ui.actions.context_menu import FITTING, Thing
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK, ONE, TWO = (
    makers.key(1, makers.TACTIC),
    makers.key(1, makers.PROBLEM),
    makers.key(2, makers.PROBLEM),
)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NO_KEY = Qt.KeyboardModifier.NoModifier


def ask(widget: QWidget, spot: QPoint) -> None:
    """Press the right button and let go, as a system tells it: press, wish for a menu, release."""
    QTest.mousePress(widget, RIGHT, NO_KEY, spot)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(widget, QContextMenuEvent(reason, spot, widget.mapToGlobal(spot)))
    target = QApplication.activePopupWidget() or widget
    QTest.mouseRelease(target, RIGHT, NO_KEY, target.mapFromGlobal(widget.mapToGlobal(spot)))


def ask_by_key(widget: QWidget) -> None:
    """Press the menu key: the system says nothing of use about where."""
    spot, reason = QPoint(widget.width() // 2, 0), QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(widget, QContextMenuEvent(reason, spot, widget.mapToGlobal(spot)))


def opened() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def ids(menu: QMenu) -> list[str]:
    return [each.objectName() for each in menu.actions() if not each.isSeparator()]


def leave() -> None:
    """Close the menu by Esc, and let what follows from that be done."""
    QTest.keyClick(opened(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is None


def hand_at(window: Window) -> Hand:
    window.view.zoom_to(0.5)
    window.view.setFocus()
    return Hand(window.view, window.session, window.selection)


def choose(menu: QMenu, name: str) -> None:
    """Click on an entry."""
    entry = next(each for each in menu.actions() if each.objectName() == name)
    QTest.mouseClick(menu, LEFT, NO_KEY, menu.actionGeometry(entry).center())
    QApplication.processEvents()


def wing(window: Window) -> Point:
    """Return a point of the left wing where nothing lies."""
    layout = window.view.stage.live_layout
    return Point(layout.frame.rect.x - 150, layout.bounds.bottom - 10)


@pytest.mark.parametrize("thing", Thing)
def test_every_thing_has_a_menu_of_actions(thing: Thing) -> None:
    """Each entry is a row of the table, none stands twice, and lines divide what is there."""
    entries = FITTING[thing]
    names = [each for each in entries if each is not None]
    assert names
    assert set(names) <= ACTIONS.keys()
    assert len(set(names)) == len(names)
    lines = [place for place, each in enumerate(entries) if each is None]
    assert not {0, len(entries) - 1} & set(lines)
    assert not {place + 1 for place in lines} & set(lines)


def test_a_right_click_opens_the_menu_of_the_thing_under_it(open_window: Opener) -> None:
    """Problem, tactic, note, strategy, customer and connector: each has its own, selected first."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    canvas = window.session.canvas
    view = window.view
    for card, thing in (
        (ONE, Thing.PROBLEM),
        (TALK, Thing.TACTIC),
        (canvas.strategy.id, Thing.STRATEGY),
        (canvas.brief.id, Thing.CUSTOMER),
    ):
        ask(view.viewport(), hand.pixel(card))
        assert window.selection.ids == (card,)
        menu = opened()
        assert ids(menu) == [each for each in FITTING[thing] if each]
        assert menu.accessibleName()
        assert all(window.action_set.qt[each.objectName()] is each for each in menu.actions()[:1])
        leave()
        assert window.focusWidget() is view
        assert not view.toolbox.busy


def test_of_several_selected_a_right_click_on_one_keeps_all(open_window: Opener) -> None:
    """The menu is about all of them; on a card that is not selected it is about that one."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    window.selection.set((ONE, TALK))
    ask(window.view.viewport(), hand.pixel(ONE))
    assert ids(opened()) == [each for each in FITTING[Thing.SEVERAL] if each]
    assert set(window.selection.ids) == {ONE, TALK}
    leave()
    ask(window.view.viewport(), hand.pixel(TWO))
    assert window.selection.ids == (TWO,)
    leave()


def test_a_connector_has_a_menu(open_window: Opener) -> None:
    """It can be taken away there, and comes back by undo."""
    window = open_window(makers.cafe())
    hand_at(window)
    link = next(iter(window.session.canvas.links))
    window.selection.set((link,))
    ask_by_key(window.view)
    menu = opened()
    assert ids(menu) == [each for each in FITTING[Thing.CONNECTOR] if each]
    choose(menu, "disconnect")
    assert link not in window.session.canvas.links


def test_the_menu_key_opens_at_the_selected_card(open_window: Opener) -> None:
    """Wherever the pointer is; the card comes into view for it."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    window.view.zoom_to(2.0)
    window.selection.set((TALK,))
    ask_by_key(window.view)
    rect = window.view.viewport().rect()
    assert rect.contains(hand.pixel(TALK))
    at = window.view.viewport().mapToGlobal(hand.pixel(TALK))
    assert ids(opened()) == [each for each in FITTING[Thing.TACTIC] if each]
    assert abs(opened().pos().y() - at.y()) < 500
    leave()
    assert window.focusWidget() is window.view


def test_the_menu_key_with_nothing_selected_is_about_the_paper(open_window: Opener) -> None:
    """In the middle of the view."""
    window = open_window(makers.cafe())
    hand_at(window)
    window.selection.clear()
    ask_by_key(window.view)
    assert opened().objectName() in {"menu-frame", "menu-wing"}
    leave()


def test_an_entry_says_what_it_does(open_window: Opener) -> None:
    """On the strategy and a heading it adds, of a connector it leads an end to another card."""
    window = open_window(makers.cafe())
    strategy, link = window.session.canvas.strategy.id, next(iter(window.session.canvas.links))
    texts = {name: made.text for name, made in window.action_set.qt.items()}
    usual = [texts[name]() for name in ("problem", "tactic", "note", "connect")]
    assert usual == ["Problem", "Tactic", "Note", "Connect"]
    for thing, entries in (
        (strategy, {"problem": "Add problem", "tactic": "Add tactic"}),
        (link, {"connect": "Connect to another card…"}),
    ):
        window.selection.set((thing,))
        ask_by_key(window.view.viewport())
        assert {name: texts[name]() for name in entries} == entries
        leave()
    window.selection.set(())
    assert [texts[name]() for name in ("problem", "tactic", "note", "connect")] == usual


def test_what_is_added_on_the_paper_comes_where_one_clicked(open_window: Opener) -> None:
    """A tactic and a note in a wing, a problem in the frame; the words say that it comes here."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    view, canvas = window.view, window.session.canvas
    spot = wing(window)
    for name in ("tactic", "note"):
        window.selection.set((ONE,))
        ask(view.viewport(), hand.pixel(spot))
        assert window.selection.ids == ()
        menu = opened()
        assert ids(menu) == [each for each in FITTING[Thing.WING] if each]
        assert window.action_set.qt[name].text().endswith("here")
        choose(menu, name)
        (card,) = window.selection.ids
        view.inline_edit.editor.insertPlainText("New")
        view.end_edit()
        rect = view.stage.live_layout.cards[card]
        assert rect.x <= spot.x <= rect.right
        assert not window.action_set.qt[name].text().endswith("here")
        assert window.session.undo()
    layout = view.stage.live_layout
    above = layout.cards[ONE]
    ask(view.viewport(), hand.pixel(Point(above.center.x, above.bottom + 4)))
    choose(opened(), "problem")
    (card,) = window.selection.ids
    assert window.session.canvas.number[card] == 2
    view.end_edit()
    assert window.session.canvas == canvas


def test_in_the_midst_of_a_drag_a_right_click_opens_nothing(open_window: Opener) -> None:
    """It drops what is dragged, as ever; and a right press never takes hold of anything."""
    window = open_window(makers.cafe())
    hand = hand_at(window)
    port = window.view.viewport()
    hand.take(TALK, Point(-600, 900))
    assert window.view.toolbox.busy
    ask(port, hand.pixel(ONE))
    assert QApplication.activePopupWidget() is None
    hand.drop()
    assert window.session.canvas == makers.cafe()
    QTest.mousePress(port, RIGHT, NO_KEY, hand.pixel(TALK))
    hand.move(Point(-600, 900))
    assert not window.view.toolbox.busy
    QTest.mouseRelease(port, RIGHT, NO_KEY, hand.pixel(TALK))


def test_a_field_keeps_its_own_menu(open_window: Opener) -> None:
    """Cut, copy and paste of the words, and typing goes on."""
    window = open_window(makers.cafe())
    hand_at(window)
    window.view.edit(TALK)
    editor = window.view.inline_edit.editor
    ask_by_key(editor)
    assert opened().objectName() not in {f"menu-{each.value}" for each in Thing}
    leave()
    assert window.view.inline_edit.active
    window.view.end_edit()


def test_a_row_of_the_outline_has_the_menu_of_its_card(open_window: Opener) -> None:
    """By mouse and by key; where there is no row one can add cards."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    tree.setFocus()
    row = tree.rows.rows_of(TWO)[0]
    ask(tree.viewport(), tree.visualRect(row).center())
    assert window.selection.ids == (TWO,)
    assert ids(opened()) == [each for each in FITTING[Thing.PROBLEM] if each]
    leave()
    assert window.focusWidget() is tree
    ask_by_key(tree)
    assert ids(opened()) == [each for each in FITTING[Thing.PROBLEM] if each]
    choose(opened(), "rank-up")
    assert window.session.canvas.number[TWO] == 1
    ask(tree.viewport(), QPoint(5, tree.viewport().height() - 3))
    assert ids(opened()) == [each for each in FITTING[Thing.LIST] if each]
    leave()


def test_by_key_a_row_has_its_menu_though_it_is_not_selected(open_window: Opener) -> None:
    """The first row has the keyboard in an outline in which nothing is selected."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    tree.setFocus()
    assert window.selection.ids == ()
    ask_by_key(tree)
    assert ids(opened()) == [each for each in FITTING[Thing.CUSTOMER] if each]
    assert window.selection.ids == (window.session.canvas.brief.id,)
    leave()


@pytest.mark.parametrize("part", ["canvas", "outline"])
def test_shift_f10_is_a_menu_key(open_window: Opener, part: str) -> None:
    """Not every keyboard has one of its own, and not every system takes this for one."""
    window = open_window(makers.cafe())
    place = window.view if part == "canvas" else outline_of(window).tree
    window.selection.set((TWO,))
    place.setFocus()
    QTest.keyClick(place, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert ids(opened()) == [each for each in FITTING[Thing.PROBLEM] if each]
    leave()


def test_a_menu_of_an_empty_canvas_shows_what_can_be_done(open_window: Opener) -> None:
    """Nothing can be undone yet, and that shows; the rest can be chosen."""
    window = open_window(makers.empty())
    hand = hand_at(window)
    ask(window.view.viewport(), hand.pixel(wing(window)))
    menu = opened()
    assert not window.action_set.qt["undo"].isEnabled()
    assert window.action_set.qt["fit"].isEnabled()
    assert menu.actions()
    leave()


def test_a_cell_of_the_matrix_connects_by_its_menu(open_window: Opener) -> None:
    """In an empty cell the menu's first entry connects, in a connected one it disconnects."""
    window = open_window(makers.cafe())
    window.action_set.qt["matrix"].trigger()
    matrix = window.panels.panels["matrix"]
    window.selection.set((TALK, ONE))
    for thing, first, joined in (
        (Thing.JOINED, "disconnect", False),
        (Thing.PAIR, "connect", True),
    ):
        matrix.menu_wanted.emit(MenuRequest(QPoint(300, 300), window.selection.ids))
        menu = opened()
        assert menu.objectName() == f"menu-{thing.value}"
        entry = menu.actions()[0]
        assert entry.objectName() == first
        assert entry.isEnabled()
        leave()
        entry.trigger()
        assert (TALK + ONE in window.session.canvas.links) is joined
    assert set(window.selection.ids) == {TALK, ONE}


def test_disconnect_says_from_how_many_cards_it_would_cut_one_off(open_window: Opener) -> None:
    """A row of the outline stands under one problem, and yet its tactic may serve others. A
    connector is one, and so are two cards that are joined.
    """
    window = open_window(makers.cafe())
    action = window.action_set.qt["disconnect"]
    link = next(iter(window.session.canvas.links))
    for chosen, words in (
        ((TALK,), "Disconnect from 4 problems"),
        ((TWO,), "Disconnect from 3 tactics"),
        ((TALK, TWO), "Disconnect"),
        ((link,), "Disconnect"),
        ((makers.key(2, makers.TACTIC),), "Disconnect"),
    ):
        window.selection.set(chosen)
        assert action.text() == words
        before = window.session.canvas
        action.trigger()
        gone = len(before.links) - len(window.session.canvas.links)
        assert gone == (int(words.split()[2]) if "from" in words else 1)
        window.session.undo()
