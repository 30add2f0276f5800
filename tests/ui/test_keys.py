# SPDX-License-Identifier: MIT
"""Where keys are heard: letters and Delete on the canvas and in the outline, by their place too."""

import itertools
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage.keyboard.canvas_keys import CANVAS_KEYS, PRESSED, KeyPart
from stratcanvas.ui.actions.action import Where
from stratcanvas.ui.actions.conditions import always
from stratcanvas.ui.actions.reasons import REASONS
from stratcanvas.ui.actions.table import ACTIONS, keys_of_actions
from stratcanvas.ui.dialogs.keys import KeysDialog, in_columns, in_two, key_groups
from stratcanvas.ui.guide_keys import guide_keys
from stratcanvas.ui.matrix_keys import matrix_keys
from stratcanvas.ui.present.presentation import step_of
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.ui.held import by_place
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK, ONE = makers.key(1, makers.TACTIC), makers.key(1, makers.PROBLEM)
NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LETTERS = [Qt.Key.Key_P, Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_C]


def cards(window: Window) -> set[str]:
    canvas = window.session.canvas
    return {*canvas.problems, *canvas.tactics, *canvas.notes}


def fields(pane: QWidget) -> list[QWidget]:
    """Return all that can have the keyboard in a pane."""
    return [
        each
        for each in pane.findChildren(QWidget)
        if each.isVisibleTo(pane) and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


@pytest.mark.parametrize("card", [TALK, ONE, None])
def test_letters_and_delete_are_not_heard_in_fields_and_lists(
    open_window: Opener, card: str | None
) -> None:
    """No card comes or goes by a key pressed in the inspector, whatever has the keyboard there."""
    window = open_window(makers.cafe())
    window.selection.set((card,) if card else ())
    inspector = inspector_of(window)
    before, tried = cards(window), 0
    for field in fields(inspector):
        for key in (*LETTERS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            field.setFocus()
            if not field.hasFocus():
                continue
            tried += 1
            QTest.keyClick(field, key)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
            assert cards(window) == before, (type(field).__name__, key)
            assert not window.view.inline_edit.active
    assert tried > 12


def test_letters_and_delete_are_heard_in_the_outline(open_window: Opener) -> None:
    """P adds a problem from there, and Delete takes the selected card away."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_P)
    assert len(window.session.canvas.problems) == 5
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.selection.set((TALK,))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert TALK not in window.session.canvas


def test_f2_in_the_outline_edits_the_row(open_window: Opener) -> None:
    """The keyboard stays in the outline; on the canvas F2 opens the card there."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    window.selection.set((ONE,))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    assert tree.state() is QAbstractItemView.State.EditingState
    assert not window.view.inline_edit.active
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    assert window.view.inline_edit.card == ONE
    window.view.end_edit()


def test_an_action_of_one_letter_says_where_it_is_heard() -> None:
    """No key without Ctrl or Alt, but the F keys, is heard in all of the window."""
    for row in ACTIONS.values():
        for key in row.shortcut:
            loose = (
                "Ctrl" not in key and "Alt" not in key and not re.fullmatch(r"(Shift\+)?F\d+", key)
            )
            assert not loose or row.where is Where.CARDS, row.id


FOR_SELECTED = [
    (Qt.Key.Key_A, "Select a tactic first"),
    (Qt.Key.Key_F2, "Select one card first"),
    (Qt.Key.Key_K, "Select a tactic first"),
    (Qt.Key.Key_Delete, "Select a card or a connector first"),
    (Qt.Key.Key_S, "Select a tactic first"),
    (Qt.Key.Key_Backspace, "Select a card or a connector first"),
    (Qt.Key.Key_Return, "Select one card first"),
]


def test_a_key_that_is_for_no_selected_card_says_so(open_window: Opener) -> None:
    """What is for a card, or for tactics alone, tells what to select, as C and L do."""
    window = open_window(makers.cafe())
    window.view.setFocus()
    window.selection.clear()
    before = window.session.canvas
    for key, said in FOR_SELECTED:
        QTest.keyClick(window.view, key)
        assert window.status.hint.text().startswith(said), key
        assert window.session.canvas is before, key


@pytest.mark.parametrize("filled", [False, True])
def test_no_key_of_an_action_is_silent(open_window: Opener, *, filled: bool) -> None:
    """With nothing selected, on a new canvas and on a full one: what can’t be done says why, on
    the canvas and in the outline; while one types in a field nothing is said.
    """
    window = open_window(makers.cafe() if filled else makers.empty())
    window.selection.clear()
    before = window.session.canvas
    idle = [row for row in ACTIONS.values() if not window.action_set.qt[row.id].isEnabled()]
    told: list[str] = []
    for row in idle:
        places = [window.view] if row.where is Where.CANVAS else [window.view, outline_of(window)]
        for place, key in itertools.product(places, row.shortcut):
            window.say("")
            place.setFocus()
            QTest.keySequence(QApplication.focusWidget(), QKeySequence(key))
            assert window.status.hint.text(), (row.id, key)
            told.append(window.status.hint.text())
    assert len(set(told)) > 5
    assert "Select a card first." in told
    assert window.session.canvas is before
    window.say("")
    inspector_of(window).findChildren(QPlainTextEdit)[0].setFocus()
    QTest.keySequence(QApplication.focusWidget(), QKeySequence("Ctrl+D"))
    assert not window.status.hint.text()


def test_every_condition_has_a_reason() -> None:
    """Of each action, why it can’t be used has a sentence."""
    asked = {row.enabled for row in ACTIONS.values()} - {always}
    assert asked == set(REASONS)


def test_what_stays_and_what_has_no_further_place_say_so(open_window: Opener) -> None:
    """The strategy is not cut or doubled, a connector not copied; the first rises no further."""
    window = open_window(makers.cafe())
    canvas, view = window.session.canvas, window.view
    link, first = next(iter(canvas.links)), canvas.ranked[0].id
    for chosen, key, said in (
        (canvas.strategy.id, "Ctrl+X", "Only problems, tactics and notes"),
        (canvas.strategy.id, "Del", "The customer and the strategy stay"),
        (link, "Ctrl+C", "A connector comes along"),
        (first, "Ctrl+Shift+Up", "It goes no further: this is problem 1"),
        (canvas.ranked[-1].id, "Ctrl+Shift+Down", "It goes no further: this is problem 4"),
    ):
        window.selection.set((chosen,))
        view.setFocus()
        QTest.keySequence(view, QKeySequence(key))
        assert window.status.hint.text().startswith(said), key
    assert window.session.canvas is canvas


def test_tidy_says_so_where_nothing_is_to_be_tidied(open_window: Opener) -> None:
    """The first time cards move, and nothing has to be said; a second time none does."""
    window = open_window(makers.cafe())
    for said in ("", "All cards lie in columns already."):
        window.action_set.qt["tidy"].trigger()
        assert window.status.hint.text() == said
    assert window.session.undo()
    assert window.session.canvas == makers.cafe()


def test_f10_opens_the_first_menu_and_esc_hands_the_keyboard_back(open_window: Opener) -> None:
    """Its first entry is chosen, so that arrows and letters go on; two Esc leave no trace."""
    window = open_window(makers.cafe())
    for place in (window.view, inspector_of(window).findChildren(QPlainTextEdit)[0]):
        place.setFocus()
        QTest.keyClick(place, Qt.Key.Key_F10)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.activeAction() is window.action_set.qt["new"]
        QTest.keyClick(menu, Qt.Key.Key_Right)
        second = QApplication.activePopupWidget()
        assert isinstance(second, QMenu)
        assert second is not menu
        QTest.keyClick(second, Qt.Key.Key_Escape)
        if not place.hasFocus():
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        assert place.hasFocus()
        assert QApplication.activePopupWidget() is None


def test_the_sheet_fits_the_screen_of_a_laptop(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 1,366 × 768 pixels nothing of it has to be scrolled for; of one action two keys stand."""
    laptop = SimpleNamespace(availableSize=lambda: QSize(1366, 768))
    monkeypatch.setattr(KeysDialog, "screen", lambda _: laptop)
    dialog = KeysDialog(keys_of_actions(), open_window(makers.cafe()))
    dialog.show()
    QApplication.processEvents()
    assert dialog.findChildren(QScrollArea)[0].verticalScrollBar().maximum() == 0
    assert dialog.width() <= 1366
    assert "Ctrl+V, Shift+Ins" in {label.text() for label in dialog.findChildren(QLabel)}


def test_two_columns_that_are_scrolled_are_about_as_high() -> None:
    """Few groups stand out of their order for that; where no such two fit there are none."""
    heights = [367, 809, 129, 605, 367, 129, 537, 197, 129]
    way = in_two(heights)
    assert way is not None
    one, other = (sum(heights[each] for each in column) for column in way)
    assert max(one, other) < 1.05 * min(one, other)
    assert [*way[0], *way[1]] == [0, 1, 2, 4, 3, 5, 6, 7, 8]
    assert in_two([100, 900, 100]) is None


def test_the_sheet_has_two_columns_where_letters_are_twice_as_large(
    open_window: Opener, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a laptop's screen lines are broken for that: nothing is cut, or lies beside the screen."""
    laptop = SimpleNamespace(availableSize=lambda: QSize(1366, 768))
    monkeypatch.setattr(KeysDialog, "screen", lambda _: laptop)
    window, before = open_window(makers.cafe()), qapp.font()
    larger = QFont(before)
    larger.setPixelSize(2 * before.pixelSize())
    qapp.setFont(larger)
    try:
        dialog = KeysDialog(keys_of_actions(), window)
        dialog.show()
        QApplication.processEvents()
        labels = dialog.findChildren(QLabel)
        page = dialog.findChildren(QScrollArea)[0]
        assert any(label.mapTo(dialog, QPoint()).x() > 1366 // 2 for label in labels)
        assert page.horizontalScrollBar().maximum() == 0
        assert all(label.height() >= label.heightForWidth(label.width()) for label in labels)
    finally:
        qapp.setFont(before)


def test_on_a_small_screen_keys_scroll_the_sheet(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing lies beside it; keys bring the rest, page keys at the button too; Enter closes."""
    small = SimpleNamespace(availableSize=lambda: QSize(800, 600))
    monkeypatch.setattr(KeysDialog, "screen", lambda _: small)
    dialog = KeysDialog(keys_of_actions(), open_window(makers.cafe()))
    dialog.show()
    QApplication.processEvents()
    area = dialog.findChildren(QScrollArea)[0]
    across, down = area.horizontalScrollBar(), area.verticalScrollBar()
    assert across.maximum() == 0
    places = []
    for key in "End", "PageUp", "Up", "Home", "Down", "PageDown":
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key[f"Key_{key}"])
        places.append(down.value())
    end, above, higher, start, below, page = places
    assert (end, start) == (down.maximum(), 0)
    assert end > above > higher > 0 < below < page
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(dialog.focusWidget(), QPushButton)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_PageUp)
    assert down.value() < page
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_f1_lists_each_key_once(open_window: Opener) -> None:
    """The actions’ keys, the canvas’s and the guide’s; what tables share stands once."""
    dialog = KeysDialog(keys_of_actions(), open_window(makers.cafe()))
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    by_actions = {key for row in ACTIONS.values() for key in row.shortcut}
    for before, key in itertools.pairwise((CANVAS_KEYS[-1], *CANVAS_KEYS)):
        if key.words:
            assert shown.count(key.words) == 1, key.name
            assert shown[shown.index(key.words) - 1] == key.name
        elif before.name.split(", ") == [
            each.removeprefix("Alt+") for each in key.name.split(", ")
        ]:
            assert "with Alt" in before.words
        else:
            assert by_actions.issuperset(key.name.split(", ")), key.name
    assert len(PRESSED) == sum(len(key.does) for key in CANVAS_KEYS)
    for part in KeyPart:
        assert shown.count(part.value) == 1
    for keys, words in guide_keys(from_right=False):
        assert shown.count(words) == 1
        assert shown[shown.index(words) - 1].startswith(keys[0])
    for keys, words in matrix_keys():
        assert shown[shown.index(words) - 1].startswith(keys[0])
    dialog.deleteLater()


@pytest.mark.parametrize(("from_right", "onward"), [(False, "Right"), (True, "Left")])
def test_the_sheet_tells_which_arrow_turns_to_the_next_page(
    qapp: QApplication, from_right: bool, onward: str
) -> None:
    """Where one reads from the right the next page lies on the left, and its key too."""
    groups = {group.heading: group.rows for group in key_groups((), from_right=from_right)}
    keys = {words: keys for keys, words in groups["While you present"]}
    assert keys["Next page"].split(", ")[0] == onward
    native = QKeyEvent(QEvent.Type.KeyPress, getattr(Qt.Key, f"Key_{onward}"), NO_KEY)
    assert step_of(native, mirrored=from_right) == 1


def test_the_sheet_of_keys_lies_on_the_screen(open_window: Opener) -> None:
    """However large the letters are it is no larger than the screen, and Esc closes it."""
    dialog = KeysDialog(keys_of_actions(), open_window(makers.cafe()))
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("heights", "count", "columns"),
    [
        ([30, 30, 30, 30], 2, [[0, 1], [2, 3]]),
        ([100, 20, 20, 20], 2, [[0], [1, 2, 3]]),
        ([20, 20, 100], 2, [[0, 1], [2]]),
        ([50, 50, 50], 3, [[0], [1], [2]]),
        ([50, 50, 50], 1, [[0, 1, 2]]),
        ([50], 2, [[0]]),
    ],
)
def test_groups_of_keys_stand_in_even_columns(
    heights: list[int], count: int, columns: list[list[int]]
) -> None:
    """In their order, the highest column as low as it can be."""
    assert in_columns(heights, count) == columns


@pytest.mark.parametrize("part", ["canvas", "outline"])
def test_with_one_layout_that_is_not_latin_keys_work_by_their_place(
    open_window: Opener, part: str
) -> None:
    """P, T, N and C as the tool bar shows them, and Ctrl+N, where a Russian layout has з е т с."""
    window = open_window(makers.cafe())
    place = window.view if part == "canvas" else outline_of(window).tree
    for letter in "PTN":
        window.selection.clear()
        place.setFocus()
        by_place(place, letter)
        assert window.view.inline_edit.active
        window.view.inline_edit.editor.insertPlainText(letter)
        window.view.end_edit()
    canvas = window.session.canvas
    assert (len(canvas.problems), len(canvas.tactics), len(canvas.notes)) == (5, 7, 1)
    window.selection.set((TALK,))
    place.setFocus()
    by_place(place, "C")
    assert window.view.picker.card == TALK
    window.view.picker.end()
    place.setFocus()
    asked: list[bool] = []
    window.context.windows.new.disconnect()
    window.context.windows.new.connect(lambda: asked.append(True))
    by_place(place, "N", CTRL)
    assert asked == [True]


def test_letters_of_another_script_typed_on_a_card_are_words(open_window: Opener) -> None:
    """What a Russian layout types goes into the card."""
    window = open_window(makers.cafe())
    window.view.edit(TALK)
    window.view.inline_edit.editor.selectAll()
    for letter in "PTNC":
        by_place(window.view.inline_edit.editor, letter)
    assert window.session.canvas.tactics[TALK].title == "зетс"
    window.view.end_edit()


HELD = [
    *((key, NO_KEY) for key in (*LETTERS, Qt.Key.Key_Delete, Qt.Key.Key_Tab, Qt.Key.Key_F2)),
    (Qt.Key.Key_F6, NO_KEY),
    (Qt.Key.Key_A, CTRL),
    (Qt.Key.Key_D, CTRL),
]


def test_while_something_is_held_keys_are_for_that(open_window: Opener) -> None:
    """In the midst of a drag no key does what it is for at rest: the card goes where it is put."""
    window = open_window(makers.cafe())
    view = window.view
    hand = Hand(view, window.session, window.selection)
    before, chosen = cards(window), (TALK,)
    for pressed in HELD:
        window.selection.set((ONE,))
        view.zoom_to(1.0)
        view.ensure_seen(TALK)
        hand.press(TALK)
        hand.move(hand.pixel(TALK) + QPoint(0, 40))
        hand.move(hand.pixel(TALK) + QPoint(0, 60))
        tool = view.toolbox.current
        QTest.keyClick(view, *pressed)
        by_place(view, "P")
        assert view.toolbox.current is tool is not None, pressed
        assert window.focusWidget() is view, pressed
        assert cards(window) == before, pressed
        assert tuple(window.selection.ids) == chosen, pressed
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert view.toolbox.current is None, pressed
        hand.release(TALK)
        QTest.keyClick(view, Qt.Key.Key_Delete)
        assert TALK not in cards(window), pressed
        window.session.undo()
        assert cards(window) == before, pressed
