# SPDX-License-Identifier: MIT
"""What is ignored is no card: the window shows all as before, and undo takes it back."""

from collections.abc import Callable

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import adding
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import TACTIC, key


def test_ignoring_a_finding_moves_nothing(open_window: Callable[[Canvas], Window]) -> None:
    """It is an edit like any other, with a card's deletion and undo after it."""
    window = open_window(makers.cafe())
    session = window.session
    places = {each: session.canvas.tactics[each].y for each in session.canvas.tactics}
    ignored = Ignored(rule="unconnected-tactic", record=key(5, TACTIC))
    assert session.do(
        StepLabel("edit-text"), adding(ignored, Ignored(rule="no-evidence", record=""))
    )
    assert {each: session.canvas.tactics[each].y for each in places} == places
    window.grab()
    assert session.do(StepLabel("delete-cards"), commands.delete(session.canvas, [key(5, TACTIC)]))
    assert ignored.id not in session.canvas
    session.undo()
    assert ignored.id in session.canvas
    session.undo()
    assert not session.canvas.ignored
    window.grab()
