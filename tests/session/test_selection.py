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
    """Deleted cards and their links leave the selection; undo does not choose them again."""
    session = selection.session
    link = TACTIC + ONE
    selection.set([ONE, TACTIC, link])
    session.do(StepLabel("delete-cards"), commands.delete(session.canvas, [ONE]))
    assert selection.ids == (TACTIC,)
    assert selection.times == 2
    session.undo()
    assert selection.ids == (TACTIC,)
    assert selection.times == 2
