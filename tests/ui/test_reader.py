# SPDX-License-Identifier: MIT
"""The canvas as a screen reader meets it, asked for as Qt's bridges to readers ask."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
GOLDEN = Path(__file__).parent / "golden" / "reader-cafe.txt"
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
STATES = ("focusable", "selectable", "selected", "focused", "readOnly")
P1, P2 = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)
T1, T2 = makers.key(1, makers.TACTIC), makers.key(2, makers.TACTIC)


@pytest.fixture
def heard() -> Iterator[None]:
    """Let a screen reader listen."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def with_notes() -> Canvas:
    """Return the sample with a note beside it."""
    note = Note(id=makers.key(1, makers.NOTE), text="Ask Priya", x=900.0, y=0.0)
    cafe = makers.cafe()
    cards = [*cafe.problems.values(), *cafe.tactics.values(), *cafe.links.values(), note]
    return Canvas(cafe.brief, cafe.strategy, cards)


def canvas_of(window: Window) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(window.view)


def named(parent: QAccessibleInterface, words: str) -> QAccessibleInterface:
    """Return the first thing within another whose name has some words in it."""
    found = (each for each in walk(parent) if words in each.text(NAME))
    return next(found)


def walk(parent: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(parent.childCount()):
        child = parent.child(number)
        if child is not None:
            yield child
            yield from walk(child)


def is_node(thing: QAccessibleInterface) -> bool:
    """Tell a group, card or connector from the widgets that lie on the canvas."""
    return thing.role().name in {"List", "ListItem", "Heading"}


def act(thing: QAccessibleInterface, action: str) -> None:
    """Do something with a thing by the name that its reader says."""
    acts = thing.actionInterface()
    assert action in acts.actionNames()
    acts.doAction(action)
    QApplication.processEvents()


def told(thing: QAccessibleInterface, depth: int = 0) -> Iterator[str]:
    """Yield what a reader tells of a thing and of all within it, a line each."""
    state, acts = thing.state(), thing.actionInterface()
    words = [thing.role().name, thing.text(NAME)]
    words += filter(None, [thing.text(DESCRIPTION)])
    words += [each for each in STATES if getattr(state, each)]
    yield "  " * depth + " | ".join(words)
    if depth:
        yield "  " * depth + "    " + ", ".join(acts.actionNames() if acts else [])
    for number in range(thing.childCount()):
        child = thing.child(number)
        if (
            child is not None
            and child.text(NAME)
            and child.role().name.startswith(("List", "Head"))
        ):
            yield from told(child, depth + 1)


def test_the_sample_read_aloud_makes_sense(open_window: Opener) -> None:
    """Groups, cards and connectors, each with what it is, what it says and what can be done.

    Made anew with REGENERATE_GOLDEN=1; read it as somebody who never saw the window.
    """
    window = open_window(makers.cafe())
    window.selection.set((T1,))
    window.view.setFocus()
    text = "".join(line.rstrip() + "\n" for line in told(canvas_of(window)))
    if os.environ.get("REGENERATE_GOLDEN") == "1":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_each_thing_knows_its_place(open_window: Opener) -> None:
    """Every child says whose it is and which, and lies where it is found again."""
    window = open_window(makers.cafe())
    root = canvas_of(window)
    nodes = [each for each in walk(root) if is_node(each)]
    assert len(nodes) == 2 + 3 + 4 + 6 + len(window.session.canvas.links)
    for each in nodes:
        parent = each.parent()
        assert parent.child(parent.indexOfChild(each)) is each
    card = named(root, "Runs out of cash")
    middle = card.rect().center()
    assert root.childAt(middle.x(), middle.y()) is card
    assert root.childAt(-5, -5) is None


def test_what_a_reader_does_is_what_keys_do(open_window: Opener) -> None:
    """Press selects, the others edit, rank, connect and delete, each in one step of undo."""
    window = open_window(makers.cafe())
    root, session = canvas_of(window), window.session
    act(named(root, "Prices the menu"), "Press")
    assert tuple(window.selection.ids) == (P2,)
    act(named(root, "Prices the menu"), "Move up")
    assert session.canvas.ranked[0].id == P2
    session.undo()
    act(named(root, "Prices the menu"), "Edit")
    assert window.view.inline_edit.card == P2
    window.view.end_edit()
    links = len(session.canvas.links)
    act(named(root, "Connector, from"), "Disconnect")
    assert len(session.canvas.links) == links - 1
    act(named(root, "Instagram giveaway"), "Delete")
    assert not any("Instagram" in each.text(NAME) for each in walk(root))
    session.undo()
    session.undo()
    assert session.canvas == makers.cafe()
    assert named(root, "Instagram giveaway").isValid()


def test_whatever_is_asked_of_a_thing_is_answered(open_window: Opener) -> None:
    """Relations, window and colours, too: what Qt's own answer was ended the program."""
    window = open_window(makers.cafe())
    root = canvas_of(window)
    for each in (named(root, "Help solve"), named(root, "Runs out"), named(root, "Connector")):
        assert each.relations() == []
        assert each.window() is window.windowHandle()
        assert each.foregroundColor() == root.foregroundColor()
        assert each.backgroundColor() == root.backgroundColor()


def test_a_group_says_what_it_has_and_takes_more(open_window: Opener, heard: None) -> None:
    """Frame, wings and notes: how many, which part of the canvas, and a way to one more."""
    window = open_window(with_notes())
    root, session = canvas_of(window), window.session
    tactics, problems = len(session.canvas.tactics), len(session.canvas.problems)
    assert named(root, "Problems of").text(DESCRIPTION) == "4 problems, part 3 of 6"
    assert named(root, "Help solve").text(DESCRIPTION) == "3 tactics, part 5 of 6"
    window.selection.set((P1,))
    for group in ("Educate", "Help solve"):
        act(next(each for each in walk(root) if each.text(NAME) == group), "Add a tactic")
        window.view.inline_edit.editor.setPlainText(f"One more: {group}")
        window.view.end_edit()
        made = window.selection.ids[-1]
        assert session.canvas.tactics[made].aim.label == group
        assert made not in session.canvas.problems_of
    act(named(root, "Problems of"), "Add a problem")
    window.view.inline_edit.editor.setPlainText("One more problem")
    window.view.end_edit()
    act(next(each for each in walk(root) if each.text(NAME) == "Notes"), "Add a note")
    window.view.inline_edit.editor.setPlainText("One more note")
    window.view.end_edit()
    assert len(session.canvas.tactics) == tactics + 2
    assert len(session.canvas.problems) == problems + 1
    assert named(root, "Help solve").text(DESCRIPTION) == "4 tactics, part 5 of 6"


def test_what_may_only_be_read_says_so(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cards and groups of a canvas that may not be changed are read-only, and have no ways to."""
    window = open_window(makers.cafe())
    root = canvas_of(window)
    group, card = named(root, "Problems of"), named(root, "Runs out")
    assert not group.state().readOnly
    monkeypatch.setattr(type(window.session), "can_edit", False)
    assert group.state().readOnly
    assert card.state().readOnly
    assert (group.actionInterface().actionNames(), card.actionInterface().actionNames()) == (
        [],
        ["Press"],
    )


def test_a_thing_that_is_gone_does_no_harm(open_window: Opener, heard: None) -> None:
    """What a reader still holds of a card that was deleted says nothing and does nothing."""
    window = open_window(makers.cafe())
    root = canvas_of(window)
    group = named(root, "Help solve")
    before = group.childCount()
    act(named(root, "Instagram giveaway"), "Delete")
    assert group.childCount() == before - 1
    assert group.child(before) is None
    assert group.child(-1) is None


def test_the_keys_are_where_the_selection_is(open_window: Opener, heard: None) -> None:
    """What is selected while the canvas has the keyboard is what a reader is led to."""
    window = open_window(makers.cafe())
    root = canvas_of(window)
    window.view.setFocus()
    for key, words in ((P1, "Runs out of cash"), (T2, "7 mistakes")):
        window.selection.set((key,))
        QApplication.processEvents()
        assert words in root.focusChild().text(NAME)
        assert root.focusChild().state().focused
    (link,) = (each for each in window.session.canvas.links if each.startswith(T2))
    window.selection.set((link,))
    assert root.focusChild().text(NAME).startswith("Connector")


def test_a_thousand_cards_are_made_only_when_they_are_asked_for(open_window: Opener) -> None:
    """No object stands for a card that no reader has asked for."""
    window = open_window(makers.crowded(40, 400))
    root = canvas_of(window)
    wing = root.child(3)
    assert wing.childCount() > 100
    last = wing.child(wing.childCount() - 1)
    assert last.text(DESCRIPTION) == f"{wing.childCount()} of {wing.childCount()}"


def test_a_row_of_the_list_to_connect_can_be_chosen_by_ear(
    open_window: Opener, heard: None
) -> None:
    """What a reader does with a row is a click on it: the card is connected, and is said to be."""
    window = open_window(makers.cafe())
    root, before = canvas_of(window), len(window.session.canvas.links)
    act(named(root, "Instagram giveaway"), "Connect")
    cards = named(root, "Cards to connect")
    act(named(cards, "Prices the menu"), "Toggle")
    QApplication.processEvents()
    assert len(window.session.canvas.links) == before + 1
    assert named(root, "Cards to connect").child(1).text(NAME).endswith(", connected")
