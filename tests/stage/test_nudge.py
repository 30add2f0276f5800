# SPDX-License-Identifier: MIT
"""Keys that move cards a little, go to the first and the last one, move the canvas, and zoom."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import NEAREST
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.outline import reading_order
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage import announcement
from tests import makers
from tests.hands import NO_KEY, SHIFT, Hand

Stage = Callable[[Canvas], Hand]
TALK, SHEET = makers.key(1, makers.TACTIC), makers.key(2, makers.TACTIC)
ONE = makers.key(1, makers.PROBLEM)
CTRL = Qt.KeyboardModifier.ControlModifier
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@pytest.mark.parametrize(("held", "step"), [(CTRL, 8), (CTRL | SHIFT, 1)])
@pytest.mark.parametrize("arrow", ARROWS)
def test_ctrl_and_an_arrow_nudge_a_tactic(
    stage: Stage, arrow: Qt.Key, held: Qt.KeyboardModifier, step: int
) -> None:
    """By 8, and with Shift by 1; it stays selected."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    before, (dx, dy) = hand.corner(TALK), ARROWS[arrow]
    hand.key(arrow, held)
    assert hand.corner(TALK) == Point(before.x + dx * step, before.y + dy * step)
    assert hand.selection.ids == (TALK,)
    hand.scene_is_the_model()


def test_many_nudges_in_a_row_are_one_step(stage: Stage) -> None:
    """Of tactics and a note; undo takes all of them back, and one after that is a new step."""
    hand = stage(makers.cafe())
    hand.session.do(StepLabel("add-note"), commands.add_note(900.0, 0.0, "Ask Ann"))
    before, (note,) = hand.canvas, hand.canvas.notes
    hand.selection.set((TALK, SHEET, note, ONE))
    for _ in range(5):
        hand.key(Qt.Key.Key_Down, CTRL)
    assert hand.canvas.notes[note].y == 40.0
    assert hand.session.undo_label is not None
    assert hand.session.undo_label.words == "Move 3 cards"
    hand.session.undo()
    assert hand.canvas == before
    hand.session.redo()
    hand.key(Qt.Key.Key_Down, CTRL)
    hand.session.undo()
    assert hand.canvas.notes[note].y == 40.0


def test_what_happens_between_ends_the_step(stage: Stage) -> None:
    """Another card nudged is another step, and so is the first one after it."""
    hand = stage(makers.cafe())
    for card in (TALK, SHEET, TALK):
        hand.selection.set((card,))
        hand.key(Qt.Key.Key_Up, CTRL)
    y = hand.corner(TALK).y
    hand.session.undo()
    assert hand.corner(TALK).y == y + 8


def test_a_tactic_stops_at_the_frame(stage: Stage) -> None:
    """A nudge never changes its aim; at the edge it is told, and no step is made of nothing."""
    hand = stage(makers.cafe())
    hand.selection.set((TALK,))
    aim = hand.canvas.tactics[TALK].aim
    for _ in range(60):
        hand.key(Qt.Key.Key_Right, CTRL)
    assert hand.canvas.tactics[TALK].aim is aim
    assert hand.canvas.tactics[TALK].x == NEAREST
    assert "no further" in hand.said
    hand.session.undo()
    assert hand.canvas == makers.cafe()


def test_a_problem_is_not_nudged_and_says_how_it_moves(stage: Stage) -> None:
    """Its place is its rank."""
    hand = stage(makers.cafe())
    hand.selection.set((ONE,))
    hand.key(Qt.Key.Key_Down, CTRL)
    assert hand.canvas == makers.cafe()
    assert "Ctrl+Shift+Down" in hand.said
    hand.key(Qt.Key.Key_Up, CTRL | SHIFT)
    assert "this is problem 1" in hand.said
    hand.selection.set((hand.canvas.strategy.id,))
    hand.key(Qt.Key.Key_Up, CTRL)
    assert "Select a tactic or a note" in hand.said
    assert hand.canvas == makers.cafe()


def test_who_hears_the_screen_is_told_of_a_nudge(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each that moves something says so, and one that moves nothing does not."""
    hand, told = stage(makers.cafe()), []
    monkeypatch.setattr(announcement.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        announcement.QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    hand.selection.set((TALK,))
    hand.key(Qt.Key.Key_Down, CTRL)
    assert told == ["Moved"]
    hand.selection.set((ONE,))
    hand.key(Qt.Key.Key_Down, CTRL)
    assert told == ["Moved"]


def test_home_and_end_go_to_the_first_and_the_last(stage: Stage) -> None:
    """In reading order, from anywhere, as Tab does with nothing selected."""
    hand = stage(makers.cafe())
    hand.key(Qt.Key.Key_Tab)
    first = hand.selection.ids
    hand.selection.set((TALK,))
    hand.key(Qt.Key.Key_End)
    assert hand.selection.ids == (reading_order(hand.session.derived)[-1],)
    hand.key(Qt.Key.Key_Home)
    assert hand.selection.ids == first


@pytest.mark.parametrize(
    ("key", "held", "way"),
    [
        (Qt.Key.Key_PageDown, NO_KEY, (0, 1)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.KeypadModifier, (0, -1)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier, (1, 0)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier, (-1, 0)),
    ],
)
def test_page_keys_look_further(
    stage: Stage, key: Qt.Key, held: Qt.KeyboardModifier, way: tuple[int, int]
) -> None:
    """By most of what is seen, some of which stays in view; what is selected stays so."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(2.0)
    hand.selection.set((ONE,))
    before, (dx, dy) = hand.view.visible_area(), way
    hand.key(key, held)
    after = hand.view.visible_area()
    assert after.x() - before.x() == pytest.approx(0.8 * dx * before.width(), abs=1.0)
    assert after.y() - before.y() == pytest.approx(0.8 * dy * before.height(), abs=1.0)
    assert hand.selection.ids == (ONE,)


def test_page_keys_say_what_is_in_view_and_where_it_ends(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Aloud what is seen now; where it goes no further that is told instead."""
    hand, told = stage(makers.cafe()), []
    monkeypatch.setattr(announcement.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        announcement.QAccessible, "updateAccessibility", lambda event: told.append(event.message())
    )
    hand.view.fit()
    hand.key(Qt.Key.Key_PageDown)
    hand.key(Qt.Key.Key_PageUp)
    assert told[-1] == "In view: 4 problems, 6 tactics, the strategy, the customer"
    for _ in range(9):
        hand.key(Qt.Key.Key_PageDown)
    assert len(told) < 9
    assert told[-1] != told[1]
    assert "no further" in hand.said


@pytest.mark.parametrize("pad", [NO_KEY, Qt.KeyboardModifier.KeypadModifier, SHIFT])
def test_plus_and_minus_zoom(stage: Stage, pad: Qt.KeyboardModifier) -> None:
    """Those of the numeric pad too, and a plus for which a keyboard needs Shift."""
    hand = stage(makers.cafe())
    hand.view.zoom_to(1.0)
    hand.key(Qt.Key.Key_Plus, pad)
    assert hand.view.zoom_factor > 1.0
    hand.key(Qt.Key.Key_Minus, NO_KEY if pad == SHIFT else pad)
    assert hand.view.zoom_factor == 1.0


def test_why_nothing_moves_is_true_of_what_is_selected(stage: Stage) -> None:
    """No key is named that was pressed just now in vain, and to rank is never called to move."""
    hand = stage(makers.cafe())
    hand.selection.set((ONE, hand.canvas.ranked[1].id))
    hand.key(Qt.Key.Key_Up, CTRL | SHIFT)
    assert hand.said == "Problems are ranked one by one: select one of them first."
    hand.selection.set((hand.canvas.ranked[1].id,))
    hand.key(Qt.Key.Key_Left, CTRL | SHIFT)
    assert "Ctrl+Shift+Up" in hand.said
    hand.selection.clear()
    hand.key(Qt.Key.Key_Up, CTRL | SHIFT)
    assert "rank a problem" in hand.said
    assert hand.canvas == makers.cafe()
