# SPDX-License-Identifier: MIT
"""What a screen reader hears: plain words, and every field by the name of its label."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Kind, fields_of
from stratcanvas.stage import announcement
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.actions.table import keys_of_actions
from stratcanvas.ui.announcer import Announcer
from stratcanvas.ui.dialogs.about import AboutDialog
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.dialogs.trouble import CLOSING, TroubleDialog
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.reader.reader import Reader
from stratcanvas.ui.window import Window
from stratcanvas.words import translated
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import inspector_of, outline_of

Opener = Callable[[Canvas], Window]
LABEL = QAccessible.RelationFlag.Label
FIELDS = (QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
TAG = re.compile(r"</?[a-z]+/?>|&[a-z]+;")


def heard(root: QWidget) -> Iterator[tuple[QWidget, str, str, str]]:
    """Return each visible widget with its name, description and value as they are spoken."""
    for widget in (root, *root.findChildren(QWidget)):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is not None and widget.isVisible():
            text = QAccessible.Text
            name = spoken.text(text.Name)
            if isinstance(widget, QComboBox):  # on Linux Qt gives the choice, and the label apart
                labels = [each for each, kind in spoken.relations() if kind is LABEL]
                name = labels[0].text(text.Name) if labels else name
            yield widget, name, spoken.text(text.Description), spoken.text(text.Value)


def amiss(root: QWidget) -> list[tuple[str, str]]:
    """Return what is spoken with tags in it, and fields and buttons without a name of their own."""
    found = []
    for widget, name, description, value in heard(root):
        kind = type(widget).__name__
        found += [(kind, words) for words in (name, description) if TAG.search(words)]
        if isinstance(widget, FIELDS) and (not name or name == value):
            found.append((kind, f"named {name!r}, holds {value!r}"))
    return found


def with_tags() -> Canvas:
    """Return a canvas whose own words look like nothing else but words."""
    return makers.replace_brief(makers.cafe(), customer="Owners of one café")


@pytest.mark.parametrize(
    "selected",
    [(), (key(1, PROBLEM),), (key(5, TACTIC),), (key(1, TACTIC), key(4, TACTIC)), (key(2),)],
)
def test_the_window_speaks_plain_words(open_window: Opener, selected: tuple[str, ...]) -> None:
    """Nothing that any widget of the window says holds tags, whatever is selected."""
    window = open_window(with_tags())
    window.selection.set(selected)
    window.view.connect_by_keyboard()
    assert not amiss(window)


def test_a_window_is_gone_through_as_it_lies(open_window: Opener) -> None:
    """Menus, tools, outline, canvas, coach, inspector, status; and what divides them has a name.

    It stays so when the sides were folded away and are back.
    """
    window = open_window(makers.cafe())
    panels = window.panels
    for width in (1440, 900, 1440):
        window.resize(width, 800)
        QApplication.processEvents()
        for splitter in (panels, *panels.columns().values()):
            assert splitter.accessibleName()
            panes = [splitter.widget(place) for place in range(splitter.count())]
            children = splitter.children()
            assert [each for each in children if each in panes] == panes
            handles = [splitter.handle(place) for place in range(1, splitter.count())]
            assert all(each.accessibleName() for each in handles)
            first = min(map(children.index, handles), default=len(children))
            assert first > max((children.index(each) for each in panes), default=-1)
    told = [window.menuBar(), window.tools, panels, window.status]
    assert [each for each in window.children() if each in told] == told
    assert {pane.accessibleName() for pane in panels.panes.values()} > {"Outline", "Coach"}


def test_every_field_is_named_by_its_label(open_window: Opener) -> None:
    """A choice is named “Aim”, not “Educate”; its value is what is chosen."""
    window = open_window(makers.cafe())
    for kind, record in (
        (Brief, ()),
        (Strategy, ()),
        (Problem, (key(1, PROBLEM),)),
        (Tactic, (key(1, TACTIC),)),
    ):
        window.selection.set(record)
        form = inspector_of(window).form(kind)
        named = {widget: (name, value) for widget, name, _, value in heard(form)}
        for field in fields_of(kind):
            if field.editable:
                name, value = named[form.rows[field.name].editor]
                assert name == field.label
                if field.kind is Kind.CHOICE:
                    assert value in {each.label for each in field.choices or ()}


def test_a_button_says_what_it_would_do_now(open_window: Opener) -> None:
    """The description of Undo follows what it would undo, in plain words with its key."""
    window = open_window(makers.cafe())
    window.view.add_note()
    window.view.inline_edit.editor.setPlainText("A <b>note</b> & more")
    window.view.end_edit()
    button = next(each for each in window.tools.buttons if each.objectName() == "undo")
    said = next(description for widget, _, description, _ in heard(button) if widget is button)
    assert said == "Undo add note (Ctrl+Z)"


def test_a_tool_says_what_it_is_for(open_window: Opener) -> None:
    """A reader hears more than the name once more, and a tip says what the icon alone does not."""
    window = open_window(makers.cafe())
    for button in window.tools.buttons:
        if button.objectName() not in {"undo", "redo"}:
            name, said = button.accessibleName(), button.accessibleDescription()
            purpose = said.split(" (")[0]
            assert purpose != name
            assert purpose in button.toolTip()
    adds = next(each for each in window.tools.buttons if each.objectName() == "tactic")
    assert adds.accessibleDescription() == "Adds something that you do about a problem (T)"


def test_the_zoom_is_not_heard_as_two_numbers(open_window: Opener) -> None:
    """The button that says how large the canvas is says in words what a press does."""
    window = open_window(makers.cafe())
    window.view.zoom_to(0.5)
    zoom = window.status.zoom
    assert (zoom.text(), zoom.accessibleDescription()) == ("50 %", "50 %")
    assert zoom.accessibleName() == zoom.toolTip() == "Zoom to 100 %"


def test_the_hint_is_heard(open_window: Opener) -> None:
    """What the status bar shows for the hand is also what is spoken."""
    window = open_window(makers.cafe())
    window.status.say("Saved a copy")
    assert [name for widget, name, *_ in heard(window.status) if widget is window.status.hint] == [
        "Saved a copy"
    ]


@pytest.mark.parametrize("name", ["keys", "about", "export", "trouble"])
def test_dialogs_speak_plain_words(qtbot: QtBot, name: str) -> None:
    """No dialog says tags, and each of its fields has a name."""
    makes: dict[str, Callable[[], QDialog]] = {
        "keys": lambda: KeysDialog(keys_of_actions()),
        "about": AboutDialog,
        "export": lambda: ExportDialog(makers.cafe(), "one-pager"),
        "trouble": lambda: TroubleDialog(Trouble("Not <b>kept</b>."), CLOSING),
    }
    dialog = makes[name]()
    qtbot.addWidget(dialog)
    dialog.show()
    if name == "trouble":  # the person's own words may look like tags: those are not ours
        assert any("<b>" in name for _, name, *_ in heard(dialog))
    else:
        assert not amiss(dialog)
    dialog.close()


@pytest.mark.usefixtures("heard_by_ear")
def test_a_selection_is_one_sentence(open_window: Opener, qtbot: QtBot) -> None:
    """All cards are said once and by their numbers; one on the canvas as its row says it."""
    window = open_window(makers.crowded(3, 600, 1))
    said: list[str] = []
    window.view.findChild(Announcer).said.connect(said.append)
    window.view.findChild(Reader).told.connect(said.append)
    window.view.setFocus()
    window.action_set.qt["select-all"].trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Selected: 3 problems, 600 tactics, 1 note, the strategy"]
    window.selection.set((key(1, PROBLEM),))
    qtbot.waitUntil(lambda: len(said) > 1)
    QApplication.processEvents()
    window.selection.clear()
    qtbot.waitUntil(lambda: len(said) > 2)
    assert said[1].startswith("Problem 1, Problem 1: the month end")
    assert said[2:] == ["Nothing selected"]


@pytest.mark.usefixtures("heard_by_ear")
def test_a_row_of_the_outline_speaks_for_itself(open_window: Opener, qtbot: QtBot) -> None:
    """Of one card that is chosen elsewhere nothing is said beside; of several how many they are."""
    window = open_window(makers.cafe())
    announcer = window.view.findChild(Announcer)
    said: list[str] = []
    announcer.said.connect(said.append)
    outline_of(window).tree.setFocus()
    window.selection.set((key(1, PROBLEM),))
    QApplication.processEvents()
    window.selection.add((key(2, PROBLEM),))
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["Selected: 2 problems"]


@pytest.mark.usefixtures("heard_by_ear")
def test_the_selected_card_is_told_as_the_keys_come_back(open_window: Opener) -> None:
    """Out of a pane, a list or a field one comes back to a card: the canvas alone says little."""
    window = open_window(makers.cafe())
    window.selection.set((key(1, PROBLEM),))
    outline_of(window).tree.setFocus()
    QApplication.processEvents()
    said: list[str] = []
    window.view.findChild(Reader).told.connect(said.append)
    window.view.setFocus()
    QApplication.processEvents()
    assert [words.partition(",")[0] for words in said] == ["Problem 1"]


def test_how_many_are_selected_is_told_as_the_keys_come_back(
    open_window: Opener, told: list[str]
) -> None:
    """Of several cards it is said how many they are, as when they were selected."""
    window = open_window(makers.cafe())
    window.selection.set((key(1, PROBLEM), key(2, PROBLEM)))
    outline_of(window).tree.setFocus()
    QApplication.processEvents()
    told.clear()
    window.view.setFocus()
    QApplication.processEvents()
    assert told == ["Selected: 2 problems"]
    outline_of(window).tree.setFocus()
    QApplication.processEvents()
    told.clear()
    window.selection.set((key(1, PROBLEM), key(2, PROBLEM), key(3, PROBLEM)))
    window.view.setFocus()  # as where a field goes that several cards have not
    QApplication.processEvents()
    assert told == ["Selected: 3 problems"]


@pytest.mark.usefixtures("heard_by_ear")
def test_a_scale_is_said_where_it_is_another(open_window: Opener, qtbot: QtBot) -> None:
    """What is fitted anew to the same scale, as at each answer of the guided start, is no news."""
    window = open_window(makers.cafe())
    said: list[str] = []
    announcer = window.view.findChild(Announcer)
    announcer.said.connect(said.append)
    window.view.zoom_to(0.75)
    qtbot.waitUntil(lambda: said == ["Zoom: 75 %"])
    window.view.zoomed.emit(0.75)
    pauses = announcer.findChildren(QTimer)
    qtbot.waitUntil(lambda: not any(each.isActive() for each in pauses))
    assert said == ["Zoom: 75 %"]
    window.view.zoom_to(0.5)
    qtbot.waitUntil(lambda: said[1:] == ["Zoom: 50 %"])


@pytest.mark.usefixtures("heard_by_ear")
def test_what_a_choice_means_is_told_anew_with_each(
    qtbot: QtBot,
) -> None:
    """A reader keeps what it was told of a field until Qt says that it is another."""
    box = ChoiceBox(Aim)
    qtbot.addWidget(box)
    box.show_value(Aim.SOLVE)
    spoken = QAccessible.queryAccessibleInterface(box)
    assert spoken is not None
    assert spoken.text(QAccessible.Text.Description) == translated(Aim.SOLVE.hint)
    assert box.accessibleDescription() == translated(Aim.SOLVE.hint)  # Qt tells of this alone


@pytest.fixture
def told(heard_by_ear: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is said aloud from now on."""
    words: list[str] = []

    def hear(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            words.append(event.message())

    monkeypatch.setattr(announcement.QAccessible, "updateAccessibility", hear)
    return words


def test_what_becomes_of_cards_and_window_is_heard(
    open_window: Opener, qtbot: QtBot, told: list[str]
) -> None:
    """A rank, columns, the theme, a panel, the zoom and what a strip tells are said aloud."""
    window = open_window(makers.cafe())
    window.selection.set((key(2, PROBLEM),))
    QApplication.processEvents()
    told.clear()
    for name in ("rank-up", "rank-down", "tidy", "theme-dark", "outline", "outline"):
        window.action_set.qt[name].trigger()
    assert told == [
        "It is problem 1 now",
        "It is problem 2 now",
        "All cards lie in columns now",
        "Theme: Dark",
        "Outline is hidden",
        "Outline is shown",
    ]
    window.view.zoom_to(0.75)
    qtbot.waitUntil(lambda: told[6:] == ["Zoom: 75 %"])
    window.banner.tell("The disk is full.", ("Try again", lambda: None))
    qtbot.waitUntil(lambda: told[7:] == ["The disk is full."])
    assert window.banner.accessibleDescription() == "The disk is full."


def test_what_keys_do_or_do_not_is_heard(open_window: Opener, told: list[str]) -> None:
    """What the status bar says is said aloud, once; and so is what went, and what came back."""
    window = open_window(makers.cafe())
    told.clear()
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F2)
    QTest.keyClick(window.view, Qt.Key.Key_C)
    assert told == [
        "Select one card first: Enter or F2 opens it.",
        "Select one tactic or problem first, then press C to connect it.",
    ]
    window.selection.set((key(1, TACTIC), key(2, TACTIC)))
    QTest.keyClick(window.view, Qt.Key.Key_A)
    QTest.keyClick(window.view, Qt.Key.Key_Delete)
    window.action_set.qt["undo"].trigger()
    window.action_set.qt["redo"].trigger()
    assert told[2:] == [
        "Its aim is “Help solve” now",
        "Deleted: 2 tactics",
        "Undone: Delete 2 cards",
        "Done again: Delete 2 cards",
    ]
