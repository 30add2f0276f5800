# SPDX-License-Identifier: MIT
"""A button of the tool bar that adds a card can be dragged on to the canvas: the card is there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.ui.card_buttons import CARDS
from stratcanvas.ui.toolbar import KeyButton
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import LEFT, NO_KEY, Hand
from tests.makers import PROBLEM, TACTIC, key

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
ALL = ("problem", "tactic", "note")


class Mouse(Hand):
    """A mouse over a whole window: its events come as the system sends them."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.view, window.session, window.selection)
        self.window = window
        self.before = window.session.canvas
        self.view.fit()

    def button(self, name: str) -> KeyButton:
        found = self.window.tools.findChild(KeyButton, name)
        assert found is not None
        return found

    def on_button(self, name: str) -> QPoint:
        button = self.button(name)
        return button.mapTo(self.window, button.rect().center())

    def at(self, place: str | Point) -> QPoint:
        return self.view.viewport().mapTo(self.window, self.pixel(place))

    def pull(self, name: str, *places: str | Point | QPoint) -> None:
        """Press a button and travel, without letting go."""
        window = self.window.windowHandle()
        start = self.on_button(name)
        QTest.mouseMove(window, start)
        QTest.mousePress(window, LEFT, NO_KEY, start)
        stops = [each if isinstance(each, QPoint) else self.at(each) for each in places]
        for stop in (start + QPoint(3, 3), start + QPoint(12, 12), *stops):
            QTest.mouseMove(window, stop)
        self.spot = stops[-1]

    def picture_is_fresh(self) -> None:
        """Look once the strategy's card says how it reads: on a busy computer that is later."""
        while not self.window.around.advice.is_current:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        super().picture_is_fresh()

    def let_go(self) -> None:
        QTest.mouseRelease(self.window.windowHandle(), LEFT, NO_KEY, self.spot)

    def fresh(self) -> list[str]:
        """Return the cards that have come."""
        now, old = self.canvas, self.before
        cards = [*now.problems, *now.tactics, *now.notes]
        return [each for each in cards if each not in old]

    def nothing_came(self, of: str = "") -> None:
        assert self.canvas == self.before, of
        assert self.session.undo_label is None, of
        assert not self.view.inline_edit.active, of
        assert not self.view.toolbox.busy, of
        self.scene_is_the_model()


@pytest.fixture
def mouse(open_window: Opener) -> Mouse:
    return Mouse(open_window(makers.cafe()))


def test_a_tactic_dragged_from_the_tool_bar_lies_where_it_is_let_go_and_is_written_on(
    mouse: Mouse,
) -> None:
    """In the right wing it helps solve; its words are typed at once, all in one undo step."""
    mouse.pull("tactic", Point(345, 470))
    assert mouse.canvas == mouse.before
    assert len(mouse.view.stage.canvas.tactics) == len(mouse.before.tactics) + 1
    assert "Help solve" in mouse.said
    mouse.let_go()
    (card,) = mouse.fresh()
    rect = mouse.view.stage.live_layout.cards[card]
    assert rect.contains(Point(345, 470))
    assert mouse.canvas.tactics[card].aim is Aim.SOLVE
    assert mouse.view.inline_edit.card == card
    mouse.type("Call me")
    mouse.key(Qt.Key.Key_Return)
    assert mouse.canvas.tactics[card].title == "Call me"
    assert mouse.session.undo_label == StepLabel("add-tactic")
    mouse.scene_is_the_model()
    mouse.session.undo()
    assert mouse.canvas == mouse.before


def test_a_tactic_let_go_on_a_problem_serves_it_with_what_it_lacks(mouse: Mouse) -> None:
    """Problem 2 is educated and not helped yet: a tactic that helps comes beside it, connected."""
    problem = mouse.view.stage.live_layout.cards[TWO]
    mouse.pull("tactic", Point(problem.x + 30, problem.center.y))
    assert mouse.view.stage.marks.aimed == TWO
    assert "problem 2" in mouse.said
    mouse.let_go()
    (card,) = mouse.fresh()
    assert mouse.canvas.tactics[card].aim is Aim.SOLVE
    assert mouse.canvas.problems_of[card] == (TWO,)
    cards = mouse.view.stage.live_layout.cards
    assert not any(cards[card].overlaps(cards[each]) for each in cards if each != card)
    assert mouse.view.inline_edit.card == card
    mouse.scene_is_the_model()


def test_a_problem_comes_at_the_rank_where_it_is_let_go(mouse: Mouse) -> None:
    """Between problems 2 and 3 it is number 3; the others make room before the drop."""
    upper, lower = (mouse.view.stage.live_layout.cards[each] for each in (TWO, THREE))
    mouse.pull("problem", Point(0, (upper.bottom + lower.y) / 2))
    assert mouse.said == "Drop it here to make it number 3"
    mouse.let_go()
    (card,) = mouse.fresh()
    assert [each.id for each in mouse.canvas.ranked] == [ONE, TWO, card, THREE, FOUR]
    assert mouse.view.inline_edit.card == card
    assert mouse.session.undo_label == StepLabel("add-problem")
    mouse.scene_is_the_model()


def test_a_problem_let_go_in_a_wing_is_in_the_frame_all_the_same(mouse: Mouse) -> None:
    """It can't lie elsewhere: it comes at the height of the hand, as the preview shows."""
    mouse.pull("problem", Point(-350, -100))
    mouse.let_go()
    (card,) = mouse.fresh()
    assert mouse.canvas.number[card] == 1
    mouse.scene_is_the_model()


def test_a_note_lies_where_it_is_let_go(mouse: Mouse) -> None:
    """Its words are typed at once."""
    mouse.pull("note", Point(345, -120))
    mouse.let_go()
    (card,) = mouse.fresh()
    assert mouse.view.stage.live_layout.cards[card].contains(Point(345, -120))
    assert mouse.view.inline_edit.card == card
    mouse.scene_is_the_model()


def test_left_without_a_word_a_card_from_the_tool_bar_vanishes_without_a_trace(
    mouse: Mouse,
) -> None:
    """Esc on the empty field takes the card away, and the undo list never had it."""
    for name in ALL:
        mouse.pull(name, Point(0, 300))
        mouse.let_go()
        assert mouse.view.inline_edit.active, name
        mouse.key(Qt.Key.Key_Escape)
        mouse.nothing_came(name)


def test_let_go_beside_the_canvas_there_is_none(mouse: Mouse) -> None:
    """Back over the tool bar the preview is gone, and letting go there neither adds nor clicks."""
    for name in ALL:
        mouse.pull(name, Point(0, 300), mouse.on_button(name))
        assert mouse.view.stage.canvas == mouse.before, name
        mouse.let_go()
        mouse.nothing_came(name)


BREAKS: dict[str, Callable[[Mouse], object]] = {
    "Esc": lambda mouse: mouse.key(Qt.Key.Key_Escape),
    "focus": lambda mouse: QApplication.sendEvent(mouse.view, QFocusEvent(QEvent.Type.FocusOut)),
    "button": lambda mouse: QTest.mouseClick(
        mouse.window.windowHandle(), Qt.MouseButton.RightButton, NO_KEY, mouse.spot
    ),
}


@pytest.mark.parametrize("broken_off", BREAKS)
def test_a_card_that_is_broken_off_leaves_nothing(mouse: Mouse, broken_off: str) -> None:
    """After Esc, a second button or the focus lost, moving on and letting go do nothing."""
    for name in ALL:
        mouse.pull(name, Point(0, 300))
        assert mouse.view.stage.canvas != mouse.before, name
        BREAKS[broken_off](mouse)
        assert mouse.view.stage.canvas == mouse.before, name
        QTest.mouseMove(mouse.window.windowHandle(), mouse.spot + QPoint(9, 9))
        mouse.let_go()
        mouse.nothing_came(name)
        mouse.picture_is_fresh()


def test_a_click_does_what_it_always_did(mouse: Mouse) -> None:
    """A press that travels two pixels is a click: the card comes where there is room."""
    spot, window = mouse.on_button("tactic"), mouse.window.windowHandle()
    QTest.mousePress(window, LEFT, NO_KEY, spot)
    QTest.mouseMove(window, spot + QPoint(1, 1))
    QTest.mouseRelease(window, LEFT, NO_KEY, spot + QPoint(1, 1))
    (card,) = mouse.fresh()
    assert mouse.view.inline_edit.card == card


def test_after_a_drag_that_came_to_nothing_a_click_is_a_click(mouse: Mouse) -> None:
    """Esc in mid-drag leaves the button as it was."""
    mouse.pull("note", Point(0, 300))
    mouse.key(Qt.Key.Key_Escape)
    mouse.let_go()
    button = mouse.button("note")
    assert not button.isDown()
    QTest.mouseClick(mouse.window.windowHandle(), LEFT, NO_KEY, mouse.on_button("note"))
    assert len(mouse.fresh()) == 1


def test_the_words_under_way_are_kept_before_a_card_is_dragged(mouse: Mouse) -> None:
    """Typing on another card ends as by a click elsewhere; its words stay."""
    mouse.view.zoom_to(0.75)
    mouse.view.edit(ONE)
    mouse.type(" again")
    mouse.pull("tactic", Point(200, 300))
    assert mouse.canvas.problems[ONE].statement.endswith(" again")
    mouse.let_go()
    (card,) = mouse.fresh()
    assert mouse.view.inline_edit.card == card


def test_undo_and_the_theme_in_mid_drag(mouse: Mouse) -> None:
    """Another theme changes only colours; an undo ends the drag, and nothing has come."""
    mouse.view.add_note()
    mouse.type("Here before")
    mouse.key(Qt.Key.Key_Escape)
    mouse.view.fit()
    mouse.pull("tactic", Point(345, 470))
    mouse.view.set_theme(DARK)
    assert mouse.view.toolbox.busy
    mouse.session.undo()
    assert not mouse.view.toolbox.busy
    mouse.let_go()
    assert mouse.canvas == mouse.before
    mouse.scene_is_the_model()


def test_the_window_closed_in_mid_drag_takes_the_card_with_it(mouse: Mouse) -> None:
    """The document is closed as it was."""
    mouse.pull("tactic", Point(345, 470))
    mouse.window.close()
    assert mouse.session.canvas == mouse.before


def test_where_the_canvas_is_not_in_sight_no_card_is_dragged(mouse: Mouse) -> None:
    """Over the matrix a drag comes to nothing."""
    mouse.window.action_set.qt["matrix"].trigger()
    assert not mouse.view.isVisible()
    middle = mouse.window.panels.middle
    mouse.pull("tactic", middle.mapTo(mouse.window, middle.rect().center()))
    mouse.let_go()
    assert mouse.canvas == mouse.before


def test_each_of_these_buttons_is_in_the_tool_bar(mouse: Mouse) -> None:
    """What can be dragged is there to be pressed."""
    assert all(mouse.button(name).isVisible() for name in CARDS)


def test_snapping_works_for_a_card_that_is_not_there_yet(mouse: Mouse) -> None:
    """A new tactic near a column's left edge lies on it."""
    column = mouse.view.stage.live_layout.cards[key(1, TACTIC)]
    mouse.pull("tactic", Point(column.center.x + 3, 480))
    mouse.let_go()
    (card,) = mouse.fresh()
    assert mouse.view.stage.live_layout.cards[card].x == column.x
