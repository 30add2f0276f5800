# SPDX-License-Identifier: MIT
"""The selection holds what is on the canvas, in the order it was chosen, and tells once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from tests import makers

ONE, TWO = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)
TACTIC = makers.key(1, makers.TACTIC)


@pytest.fixture
def selection(qapp: QCoreApplication) -> Iterator[Selection]:
    session = Session(CanvasFile.draft(makers.cafe()))
    selection = Selection(session)
    selection.times = 0
    selection.changed.connect(lambda: setattr(selection, "times", selection.times + 1))
    selection.session = session
    yield selection
    session.close()


def test_choosing(selection: Selection) -> None:
    """Set, add, toggle and clear keep the order and tell only when something changed."""
    selection.set([TWO, ONE, TWO])
    assert selection.ids == (TWO, ONE)
    selection.set([TWO, ONE])
    assert selection.times == 1
    selection.add([TACTIC, ONE])
    assert selection.ids == (TWO, ONE, TACTIC)
    selection.toggle(ONE)
    assert ONE not in selection
    selection.toggle(ONE)
    assert selection.ids == (TWO, TACTIC, ONE)
    assert len(selection) == 3
    selection.clear()
    selection.clear()
    assert selection.ids == ()
    assert selection.times == 5


def test_links_and_the_brief_can_be_chosen(selection: Selection) -> None:
    """A link, and the brief for the frame's heading, are chosen by their ids; strangers are not."""
    canvas = selection.session.canvas
    selection.set([next(iter(canvas.links)), canvas.brief.id, "f" * 16])
    assert selection.ids == (next(iter(canvas.links)), canvas.brief.id)


def test_what_is_deleted_is_no_longer_chosen(selection: Selection) -> None:
    """Deleted cards and their links leave the selection; undo chooses again what was chosen."""
    session = selection.session
    link = TACTIC + ONE
    selection.set([ONE, TACTIC, link])
    session.do(StepLabel("delete-cards"), commands.delete(session.canvas, [ONE]))
    assert selection.ids == (TACTIC,)
    assert selection.times == 2
    session.undo()
    assert selection.ids == (ONE, TACTIC, link)
    assert selection.times == 3
    session.redo()
    assert selection.ids == (TACTIC,)
    assert selection.times == 4


def test_undo_and_redo_choose_what_was_chosen_on_their_other_side(selection: Selection) -> None:
    """A card that was added, a link led elsewhere and one cut, and all of it once more."""
    session, link, led = selection.session, TACTIC + ONE, makers.key(5, makers.TACTIC) + ONE
    selection.set([TWO])
    added = commands.add_problem(session.canvas)
    session.do(StepLabel("add-problem"), added)
    selection.set(added.added)
    new = selection.ids
    session.undo()
    assert selection.ids == (TWO,)
    session.redo()
    assert selection.ids == new
    selection.set([link])
    session.do(StepLabel("reconnect"), commands.reconnect(session.canvas, link, led[:16]))
    selection.set([led])
    session.do(StepLabel("disconnect"), commands.delete(session.canvas, [led]))
    selection.set([TACTIC])
    for _ in range(2):
        assert session.undo()
        assert selection.ids == (led,)
        assert session.undo()
        assert selection.ids == (link,)
        assert session.redo()
        assert selection.ids == (led,)
        assert session.redo()
        assert selection.ids == (TACTIC,)


def test_undo_leaves_what_it_does_not_touch_chosen(selection: Selection) -> None:
    """Moves, words and links that nobody had chosen choose nothing, however they are undone."""
    session, loose = selection.session, makers.key(5, makers.TACTIC)
    session.do(StepLabel("connect"), commands.connect(session.canvas, loose, TWO))
    aimed = commands.cross(session.canvas, [loose], session.canvas.tactics[loose].aim.other)
    session.do(StepLabel("change-aim"), aimed)
    selection.set([ONE])
    for step in (session.undo, session.undo, session.redo, session.redo):
        assert step()
        assert selection.ids == (ONE,)


def test_an_undone_addition_keeps_what_else_is_chosen(selection: Selection) -> None:
    """Of a new card and another that are chosen, the other stays so when undo takes the first."""
    session = selection.session
    added = commands.add_problem(session.canvas)
    session.do(StepLabel("add-problem"), added)
    selection.set([*added.added, ONE])
    session.undo()
    assert selection.ids == (ONE,)


def test_of_hours_of_steps_the_last_ones_give_back_what_was_chosen(
    selection: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept for undo has an end: of older steps nothing is chosen, and all is taken back."""
    monkeypatch.setattr("stratcanvas.session.selection.MOST", 100)
    session, before = selection.session, selection.session.canvas
    for _ in range(30):
        added = commands.add_problem(session.canvas)
        session.do(StepLabel("add-problem"), added)
        selection.set(added.added)
        session.do(StepLabel("delete-cards"), commands.delete(session.canvas, list(added.added)))
    given = []
    while session.undo():  # a deletion, then an addition
        given.append(len(selection))
        selection.clear()
    assert session.canvas == before
    assert given[:8] == [1, 0, 1, 0, 1, 0, 1, 0]
    assert not any(given[20:])
