# SPDX-License-Identifier: MIT
"""Undo goes from an open field to the window and back again, and a redo brings all of it back."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.vetting import content_of
from stratcanvas.ui.actions.edits import shows_something
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
P1 = makers.key(1, makers.PROBLEM)
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def press(window: Window, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, held)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def undo(window: Window) -> None:
    press(window, Qt.Key.Key_Z, CTRL)


def redo(window: Window) -> None:
    """Press the key; where it does something, the tool bar's button was to be pressed as well."""
    before, could = window.session.canvas, window.action_set.qt["redo"].isEnabled()
    press(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert could or window.session.canvas == before


def stored(window: Window) -> Canvas:
    """Return what the file gets."""
    image = window.session._file.snapshot().image
    return content_of(image, "The working copy", sealed=False).canvas


def note(window: Window) -> None:
    """Put a note on the canvas: N, its words, Esc."""
    window.view.setFocus()
    press(window, Qt.Key.Key_N)
    write("amet two")
    press(window, Qt.Key.Key_Escape)


def test_an_undo_leaves_nobody_on_blank_paper(open_window: Opener) -> None:
    """Where the card that was looked at goes and nothing else is near, everything is shown; where
    there was nothing but paper before, the view stays.
    """
    window = open_window(makers.cafe())
    far = Note(id=makers.key(9, makers.NOTE), text="Far", x=20_000.0, y=20_000.0)
    for looked_at in (True, False):
        window.session.do(StepLabel("add-note"), ChangeSet(added={far.id: far}))
        window.view.centerOn(*(2 * [20_000.0 if looked_at else 10_000.0]))
        assert shows_something(window.view) == looked_at
        place = window.view.visible_area()
        window.view.setFocus()
        undo(window)
        assert shows_something(window.view) == looked_at
        assert (window.view.visible_area().center() == place.center()) != looked_at


def test_an_undo_shows_what_it_is_about(open_window: Opener) -> None:
    """A step on a card out of sight brings it into view, one on a card in sight moves nothing,
    nor does one that the canvas does not show.
    """
    window = open_window(makers.cafe())
    view, session = window.view, window.session
    view.zoom_to(2.0)
    talk, brief = makers.key(1, makers.TACTIC), session.canvas.brief.id
    step = StepLabel("edit-text")
    session.do(step, commands.set_field(session.canvas, [brief], "title", "New"))
    session.do(step, commands.set_field(session.canvas, [talk], "title", "New"))
    view.center_on(makers.key(6, makers.TACTIC))
    assert not view.camera.sees(view.stage.rectf(talk))
    view.setFocus()
    undo(window)
    place = view.visible_area()
    assert place.contains(view.stage.rectf(talk))
    redo(window)
    undo(window)
    assert view.visible_area() == place
    view.center_on(makers.key(6, makers.TACTIC))
    place = view.visible_area()
    undo(window)
    assert session.canvas.brief.title != "New"
    assert view.visible_area() == place
    session.do(step, commands.disconnect(session.canvas, talk, P1))
    view.center_on(makers.key(6, makers.TACTIC))
    undo(window)
    assert view.visible_area().contains(view.stage.rectf(talk))


def on_the_card(window: Window) -> None:
    window.selection.set((P1,))
    window.view.setFocus()
    press(window, Qt.Key.Key_F2)


def in_the_inspector(window: Window) -> None:
    window.selection.set((P1,))
    inspector_of(window).form(Problem).rows["statement"].editor.setFocus()


def in_the_outline(window: Window) -> None:
    tree = outline_of(window).tree
    tree.setFocus()
    tree.setCurrentIndex(tree.rows.rows_of(P1)[0])
    press(window, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), TextBox)


FIELDS = pytest.mark.parametrize("open_", [on_the_card, in_the_inspector, in_the_outline])


@FIELDS
@pytest.mark.parametrize("closes", [False, True])
def test_what_was_done_before_the_field_comes_back_with_the_fields_words(
    open_: Callable[[Window], None], closes: bool, open_window: Opener
) -> None:
    """A field's words are undone, then a note; redo brings the note and then the words."""
    window = open_window(makers.cafe())
    bare = window.session.canvas
    note(window)
    noted = window.session.canvas
    open_(window)
    open_(window)  # a field that was closed just now is not the one that is open
    press(window, Qt.Key.Key_End)
    write(" EXTRA2")
    full = window.session.canvas
    assert full != noted
    undo(window)
    assert window.session.canvas == noted
    undo(window)
    assert window.session.canvas == bare
    if closes:
        press(window, Qt.Key.Key_Escape)
    redo(window)
    assert window.session.canvas == noted
    redo(window)
    assert window.session.canvas == full == stored(window)
    assert window.session.redo_label is None
    assert window.session.undo()
    assert window.session.undo()
    assert window.session.canvas == bare == stored(window)


@FIELDS
def test_words_taken_back_in_a_field_that_closes_can_be_redone(
    open_: Callable[[Window], None], open_window: Opener
) -> None:
    """Esc after a field's own undo leaves its words to the window's redo."""
    window = open_window(makers.cafe())
    open_(window)
    press(window, Qt.Key.Key_End)
    write(" EXTRA")
    full = window.session.canvas
    undo(window)
    press(window, Qt.Key.Key_Escape)
    assert window.session.canvas == makers.cafe()
    window.view.setFocus()
    redo(window)
    assert window.session.canvas == full
    assert window.session.redo_label is None


@FIELDS
def test_a_field_that_one_comes_back_to_leaves_undo_to_the_window(
    open_: Callable[[Window], None], open_window: Opener
) -> None:
    """What was typed there before is undone as what it is: a step, which redo does again."""
    window = open_window(makers.cafe())
    open_(window)
    write("EXTRA")
    full = window.session.canvas
    window.view.setFocus()
    open_(window)
    undo(window)
    assert window.session.canvas == makers.cafe()
    assert window.session.undo_label is None
    redo(window)
    assert window.session.canvas == full


def test_the_redo_button_does_what_the_field_took_back(open_window: Opener) -> None:
    """After a field's own undo the tool bar's Redo brings its words back, and they are shown."""
    window = open_window(makers.cafe())
    on_the_card(window)
    write(" EXTRA")
    full = window.session.canvas
    undo(window)
    window.action_set.qt["redo"].trigger()
    assert window.session.canvas == full
    assert window.view.inline_edit.editor.words() == full.problems[P1].statement


@FIELDS
def test_the_buttons_take_back_as_much_as_the_keys(
    open_: Callable[[Window], None], open_window: Opener
) -> None:
    """In an open field the tool bar's Undo and Redo go piece by piece too, and then on outside."""
    window = open_window(makers.cafe())
    note(window)
    open_(window)
    press(window, Qt.Key.Key_End)
    write(" one")
    press(window, Qt.Key.Key_Home)
    write("two ")
    states = [window.session.canvas]
    while window.action_set.qt["undo"].isEnabled():
        window.action_set.qt["undo"].trigger()
        states.append(window.session.canvas)
    assert len(states) == 4
    assert states[-1] == makers.cafe()
    assert states[1] != states[2]
    for state in (states[2], states[0]):
        redo(window)
        assert window.session.canvas == state


@pytest.mark.parametrize("ways", [(False, False), (True, False), (True, True)])
def test_a_new_card_comes_back_with_its_words(ways: tuple[bool, bool], open_window: Opener) -> None:
    """Its words go, then the card; redo brings no empty card, but the card with its words."""
    window = open_window(makers.cafe())
    window.view.setFocus()
    press(window, Qt.Key.Key_P)
    write("abc def ghi")
    full = window.session.canvas
    undo(window)
    assert stored(window) == makers.cafe()
    escape, twice = ways
    if escape:
        press(window, Qt.Key.Key_Escape)
    else:
        undo(window)
    assert window.session.canvas == makers.cafe() == stored(window)
    for _ in range(3 if twice else 1):
        redo(window)
    assert window.session.canvas == full == stored(window)


def test_a_new_card_without_a_word_leaves_no_trace(open_window: Opener) -> None:
    """Undo takes it away for good, and what could be redone before still can be."""
    window = open_window(makers.cafe())
    note(window)
    noted = window.session.canvas
    undo(window)
    press(window, Qt.Key.Key_P)
    undo(window)
    assert window.session.canvas == makers.cafe()
    redo(window)
    assert window.session.canvas == noted == stored(window)


def test_a_part_of_what_was_typed_is_taken_back_and_the_rest_stays(open_window: Opener) -> None:
    """A field's undo of a part, and Esc: redo brings that part, and undo takes the rest."""
    window = open_window(makers.cafe())
    on_the_card(window)
    write(" one")
    press(window, Qt.Key.Key_Home)
    write("two ")
    full = window.session.canvas
    undo(window)
    part = window.session.canvas
    assert part != full
    assert part != makers.cafe()
    press(window, Qt.Key.Key_Escape)
    redo(window)
    assert window.session.canvas == full
    undo(window)
    assert window.session.canvas == part
    undo(window)
    assert window.session.canvas == makers.cafe()


DOINGS: dict[str, Callable[[Window], None]] = {
    "type": lambda _: write("ab"),
    "home": lambda window: press(window, Qt.Key.Key_Home),
    "escape": lambda window: press(window, Qt.Key.Key_Escape),
    "undo": undo,
    "redo": redo,
    "inspector": lambda window: P1 in window.session.canvas and in_the_inspector(window),
    "outline": lambda window: P1 in window.session.canvas and in_the_outline(window),
    "F2": lambda window: P1 in window.session.canvas and on_the_card(window),
    "N": note,
}


def new_problem(window: Window) -> None:
    window.view.setFocus()
    press(window, Qt.Key.Key_P)
    write("cd")


DOINGS["P"] = new_problem


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    turns=st.lists(
        st.tuples(st.lists(st.sampled_from(sorted(DOINGS)), max_size=5), st.integers(1, 4)),
        min_size=1,
        max_size=4,
    )
)
def test_as_many_redos_as_undos_bring_everything_back(
    turns: list[tuple[list[str], int]], open_window: Opener
) -> None:
    """Whatever was typed where: the canvas is what it was, and the file has what is shown."""
    window = open_window(makers.cafe())
    for doings, count in turns:
        for each in doings:
            DOINGS[each](window)
        if window.session.kept != window.session.canvas:
            write("e")  # no redo brings a new card without a word
        before, done = window.session.canvas, 0
        for _ in range(count):
            now = window.session.canvas
            undo(window)
            done += window.session.canvas != now
        for _ in range(done):
            redo(window)
        assert window.session.canvas == before
        assert stored(window) == window.session.kept
    window.close()
