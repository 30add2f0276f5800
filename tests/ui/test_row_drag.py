# SPDX-License-Identifier: MIT
"""Rows of the outline in the hand: ranked, connected, put back, by real mouse and key events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.dragging.autoscroll import Autoscroll
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.panels.drop_mark import DropMark
from stratcanvas.ui.panels.outline import Outline
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("outline_alone")

Opener = Callable[[Canvas], Window]
LEFT = Qt.MouseButton.LeftButton
ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, INTERVIEW, TEMPLATE, GIVEAWAY, REVIEW = (key(n, TACTIC) for n in range(1, 7))


def row(panel: Outline, record: str, under: str | None = None) -> QModelIndex:
    """Return the row of a card, under a problem if it has several."""
    found = panel.tree.rows.rows_of(record)
    return next(
        each
        for each in found
        if under is None or each.parent() == panel.tree.rows.rows_of(under)[0]
    )


def spot(panel: Outline, index: QModelIndex, down: float = 0.5) -> QPoint:
    rect = panel.tree.visualRect(index)
    return QPoint(rect.center().x(), rect.top() + round(down * rect.height()))


def take(panel: Outline, start: QPoint, end: QPoint) -> None:
    """Press on a place and carry what lies there to another, in two steps."""
    view = panel.tree.viewport()
    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, QPoint(start.x(), start.y() + 2))
    QTest.mouseMove(view, (start + end) / 2)
    QTest.mouseMove(view, end)


def let_go(panel: Outline, end: QPoint) -> None:
    QTest.mouseRelease(panel.tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, end)


def drag(panel: Outline, start: QPoint, end: QPoint) -> None:
    take(panel, start, end)
    let_go(panel, end)


def mark_of(panel: Outline) -> DropMark:
    found: DropMark | None = panel.tree.viewport().findChild(DropMark)
    assert found is not None
    return found


def is_marked(panel: Outline) -> bool:
    return any(each.isVisible() for each in panel.tree.viewport().findChildren(DropMark))


def ranked(window: Window) -> list[str]:
    return [each.id for each in window.session.canvas.ranked]


def drop_spot(panel: Outline, window: Window, before: int) -> QPoint:
    """Return a place at which a problem is dropped before another, by number from 0."""
    problems = ranked(window)
    if before < len(problems):
        return spot(panel, row(panel, problems[before]), 0.3)
    return spot(panel, row(panel, problems[-1]), 0.8)


@pytest.mark.parametrize(
    ("held", "before", "right"),
    [
        (FOUR, 0, [FOUR, ONE, TWO, THREE]),
        (ONE, 2, [TWO, ONE, THREE, FOUR]),
        (ONE, 4, [TWO, THREE, FOUR, ONE]),
        (TWO, 1, [ONE, TWO, THREE, FOUR]),
        (TWO, 2, [ONE, TWO, THREE, FOUR]),
    ],
)
def test_a_problem_is_ranked_where_it_is_dropped(
    open_window: Opener, held: str, before: int, right: list[str]
) -> None:
    """It is one undo step, and none where it stays; the row stays selected."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    drag(panel, spot(panel, row(panel, held)), drop_spot(panel, window, before))
    assert ranked(window) == right
    assert not is_marked(panel)
    if right != [ONE, TWO, THREE, FOUR]:
        assert window.session.undo_label == StepLabel("rank-problem")
        assert window.selection.ids == (held,)
        window.session.undo()
        assert ranked(window) == [ONE, TWO, THREE, FOUR]
    assert window.session.undo_label is None


def test_a_problem_dropped_below_all_is_the_last(open_window: Opener) -> None:
    """Over headings and the empty ground below is after the last; over the customer the first."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    low = QPoint(40, panel.tree.viewport().height() - 4)
    drag(panel, spot(panel, row(panel, TWO)), low)
    assert ranked(window) == [ONE, THREE, FOUR, TWO]
    top = spot(panel, panel.tree.rows.index(0, 0))
    drag(panel, spot(panel, row(panel, TWO)), top)
    assert ranked(window) == [TWO, ONE, THREE, FOUR]


def test_a_line_shows_where_a_problem_would_go(open_window: Opener) -> None:
    """It lies between two problems, words say which number it gets; where it stays is no line."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    take(panel, spot(panel, row(panel, FOUR)), drop_spot(panel, window, 1))
    line = mark_of(panel).geometry()
    assert mark_of(panel).isVisible()
    assert line.height() < 10
    assert abs(line.center().y() - panel.tree.visualRect(row(panel, TWO)).top()) < 6
    assert window.status.hint.text() == "Drop it here to make it number 2"
    QTest.mouseMove(panel.tree.viewport(), spot(panel, row(panel, FOUR), 0.3))
    assert not is_marked(panel)
    assert window.status.hint.text() == ""
    let_go(panel, spot(panel, row(panel, FOUR), 0.3))
    assert window.session.undo_label is None


@pytest.mark.parametrize("onto_tactic", [False, True])
def test_a_tactic_is_connected_to_the_problem_it_is_dropped_on(
    open_window: Opener, onto_tactic: bool
) -> None:
    """On a problem's row or on a row under it; before that both row and status bar say so."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    on = spot(panel, row(panel, TALK, under=THREE) if onto_tactic else row(panel, THREE))
    take(panel, spot(panel, row(panel, GIVEAWAY)), on)
    assert mark_of(panel).geometry() == panel.tree.visualRect(row(panel, THREE))
    assert mark_of(panel).words == "Connect"
    assert window.status.hint.text() == "Connect to problem 3"
    let_go(panel, on)
    assert GIVEAWAY + THREE in window.session.canvas.links
    assert window.session.undo_label == StepLabel("connect")
    assert window.selection.ids == (GIVEAWAY,)
    window.session.undo()
    assert window.session.canvas == makers.cafe()


def test_a_tactic_stays_connected_to_what_it_served(open_window: Opener) -> None:
    """Dragged from under one problem on to another it serves both."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    drag(panel, spot(panel, row(panel, ARTICLE)), spot(panel, row(panel, ONE)))
    assert set(window.session.canvas.problems_of[ARTICLE]) == {ONE, TWO}


def test_what_is_connected_already_is_said_and_left(open_window: Opener) -> None:
    """The row says so; letting go there does nothing, and neither does it beside the problems."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    take(panel, spot(panel, row(panel, ARTICLE)), spot(panel, row(panel, TWO)))
    assert mark_of(panel).words == "Already connected"
    let_go(panel, spot(panel, row(panel, TWO)))
    drag(panel, spot(panel, row(panel, ARTICLE)), spot(panel, panel.tree.rows.index(1, 0)))
    drag(panel, spot(panel, row(panel, ARTICLE)), QPoint(-40, 200))
    assert window.session.canvas == makers.cafe()
    assert window.session.undo_label is None


def test_selected_tactics_are_connected_together(open_window: Opener) -> None:
    """A press on one of several keeps them; the drop is one step; a click selects the one."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    window.selection.set((GIVEAWAY, REVIEW))
    on = spot(panel, row(panel, THREE))
    take(panel, spot(panel, row(panel, GIVEAWAY)), on)
    assert panel.drag.held == (GIVEAWAY, REVIEW)
    assert window.status.hint.text() == "Connect 2 to problem 3"
    let_go(panel, on)
    assert {GIVEAWAY + THREE, REVIEW + THREE} <= window.session.canvas.links.keys()
    window.session.undo()
    assert window.session.canvas == makers.cafe()
    window.selection.set((GIVEAWAY, REVIEW))
    at = spot(panel, row(panel, REVIEW))
    QTest.mouseClick(panel.tree.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert window.selection.ids == (REVIEW,)


@pytest.mark.parametrize("how", ["escape", "edit", "undo", "focus"])
def test_whatever_ends_a_drag_leaves_no_trace(open_window: Opener, how: str) -> None:
    """Escape, an edit from elsewhere and the keyboard's going: a release then does nothing."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    if how == "undo":
        window.session.do(
            StepLabel("connect"), commands.connect(window.session.canvas, GIVEAWAY, ONE)
        )
    end = spot(panel, row(panel, THREE))
    take(panel, spot(panel, row(panel, INTERVIEW)), end)
    assert panel.drag.held
    before = window.session.canvas
    match how:
        case "escape":
            QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
        case "edit":
            changes = commands.set_field(before, (REVIEW,), "title", "Other")
            window.session.do(StepLabel("edit-text"), changes)
            before = window.session.canvas
        case "undo":
            window.session.undo()
            before = window.session.canvas
        case _:
            window.view.setFocus()
    assert panel.drag.held == ()
    assert not is_marked(panel)
    let_go(panel, end)
    assert window.session.canvas == before
    assert window.status.hint.text() == ""


def test_a_click_and_a_double_click_are_what_they_were(open_window: Opener) -> None:
    """A press that goes nowhere selects, a second one opens the row for typing."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    view = panel.tree.viewport()
    at = spot(panel, row(panel, ARTICLE))
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert window.selection.ids == (ARTICLE,)
    QTest.mouseDClick(view, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert panel.tree.state() == panel.tree.State.EditingState


def test_a_release_without_a_press_does_nothing(open_window: Opener) -> None:
    """Events in an impossible order are left alone."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    let_go(panel, spot(panel, row(panel, THREE)))
    QTest.mousePress(panel.tree.viewport(), LEFT, pos=spot(panel, row(panel, ARTICLE)))
    window.session.do(StepLabel("delete-cards"), commands.delete(window.session.canvas, (ARTICLE,)))
    QTest.mouseMove(panel.tree.viewport(), QPoint(60, 200))
    let_go(panel, QPoint(60, 200))
    assert panel.drag.held == ()


def test_a_problem_is_ranked_by_key_in_the_outline(open_window: Opener) -> None:
    """Ctrl+Shift and an arrow move the problem whose row has the keyboard, which keeps it."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    panel.tree.setFocus()
    window.selection.set((TWO,))
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(panel.tree, Qt.Key.Key_Up, held)
    assert ranked(window) == [TWO, ONE, THREE, FOUR]
    QTest.keyClick(panel.tree, Qt.Key.Key_Down, held)
    QTest.keyClick(panel.tree, Qt.Key.Key_Down, held)
    assert ranked(window) == [ONE, THREE, TWO, FOUR]
    assert panel.tree.hasFocus()
    assert window.selection.ids == (TWO,)


def test_in_a_mirrored_window_rows_are_dragged_alike(
    open_window: Opener, qapp: QApplication
) -> None:
    """From right to left a drop means the same."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = open_window(makers.cafe())
        panel = outline_of(window)
        drag(panel, spot(panel, row(panel, FOUR)), drop_spot(panel, window, 0))
        drag(panel, spot(panel, row(panel, GIVEAWAY)), spot(panel, row(panel, ONE)))
        assert ranked(window) == [FOUR, ONE, TWO, THREE]
        assert GIVEAWAY + ONE in window.session.canvas.links
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_at_the_edge_the_rows_scroll(open_window: Opener, qtbot: QtBot) -> None:
    """A row held at the lower edge brings what lies below into view; Escape stops that."""
    window = open_window(makers.crowded(12, 60))
    panel = outline_of(window)
    bar = panel.tree.verticalScrollBar()
    bar.setValue(0)
    edge = QPoint(60, panel.tree.viewport().height() - 2)
    first = window.session.canvas.ranked[0].id
    take(panel, spot(panel, row(panel, first)), edge)
    qtbot.waitUntil(lambda: bar.value() > 60)
    assert mark_of(panel).isVisible()
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert window.session.undo_label is None


def test_where_nothing_may_be_edited_no_row_comes_along(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reason is said as for any edit, and the drag does not begin."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    asked: list[bool] = []
    monkeypatch.setattr(type(window.session), "may_edit", lambda _: asked.append(True) or False)
    drag(panel, spot(panel, row(panel, GIVEAWAY)), spot(panel, row(panel, ONE)))
    assert asked
    assert window.session.canvas == makers.cafe()


def on_card(panel: Outline, window: Window, card: str) -> QPoint:
    """Return the middle of a card on the canvas, in pixels of the outline's rows."""
    view = window.view
    at = view.to_pixels(view.stage.rectf(card)).center().toPoint()
    return panel.tree.viewport().mapFromGlobal(view.viewport().mapToGlobal(at))


def cursor_of(panel: Outline) -> Qt.CursorShape:
    return panel.tree.viewport().cursor().shape()


@pytest.mark.parametrize(("held", "on"), [(GIVEAWAY, THREE), (THREE, GIVEAWAY)])
def test_a_row_is_connected_to_the_card_it_is_dropped_on(
    open_window: Opener, held: str, on: str
) -> None:
    """A tactic to a problem on the canvas and a problem to a tactic; the card is marked first,
    it is said, and it is one step. The tactic stays where it lies.
    """
    window = open_window(makers.cafe())
    panel, stage = outline_of(window), window.view.stage
    start, end = spot(panel, row(panel, held)), on_card(panel, window, on)
    window.selection.set((held,))
    end = on_card(panel, window, on)
    take(panel, start, end)
    assert stage.marks.aimed == on
    assert stage.state_of(on).target
    assert cursor_of(panel) is Qt.CursorShape.ClosedHandCursor
    assert window.status.hint.text().startswith("Drop here to connect")
    let_go(panel, end)
    assert stage.marks.aimed is stage.marks.joining is None
    assert window.session.canvas == makers.cafe().apply(
        commands.connect(makers.cafe(), GIVEAWAY, THREE)
    )
    assert window.status.hint.text() == "Connected to problem 3."
    assert window.selection.ids == (held,)
    window.session.undo()
    assert window.session.canvas == makers.cafe()
    assert window.session.undo_label is None


def test_selected_rows_are_connected_to_a_card_together(open_window: Opener) -> None:
    """Those that are connected to it already stay so; how many are new is said."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    window.selection.set((TALK, GIVEAWAY, REVIEW))
    end = on_card(panel, window, THREE)
    drag(panel, spot(panel, row(panel, GIVEAWAY)), end)
    assert set(window.session.canvas.tactics_of[THREE]) >= {TALK, GIVEAWAY, REVIEW}
    assert window.status.hint.text() == "2 tactics connected to problem 3."
    window.session.undo()
    assert window.session.canvas == makers.cafe()


def on_port(panel: Outline, window: Window, at: QPoint) -> QPoint:
    """Return a pixel of the canvas in pixels of the outline's rows."""
    return panel.tree.viewport().mapFromGlobal(window.view.viewport().mapToGlobal(at))


@pytest.mark.parametrize("put_back", [False, True])
def test_at_an_edge_of_the_canvas_it_pans_along(open_window: Opener, put_back: bool) -> None:
    """So a row reaches a card that is not in view. The edge that it comes in over pans nothing
    before it was further in; what lies under the hand then is told anew. The view goes back with
    a row that is put back, and stays where one is let go.
    """
    window = open_window(makers.cafe())
    panel, view = outline_of(window), window.view
    (pace,) = panel.tree.findChild(Autoscroll).findChildren(QTimer)
    start, middle = spot(panel, row(panel, REVIEW)), view.viewport().rect().center()
    window.selection.set((REVIEW,))
    view.zoom_to(3.0)
    view.center_on(REVIEW)
    corner, before = view.camera.area.topLeft(), view.stage.rectf(FOUR)
    assert not view.camera.area.contains(before.center())
    take(panel, start, on_port(panel, window, QPoint(2, middle.y())))
    pace.timeout.emit()
    assert view.camera.area.topLeft() == corner
    for inward in (middle, QPoint(2, view.to_pixels(before).center().toPoint().y())):
        QTest.mouseMove(panel.tree.viewport(), on_port(panel, window, inward))
    for _ in range(400):
        pace.timeout.emit()
        if view.stage.marks.aimed is not None:
            break
    assert view.camera.area.x() < corner.x()
    assert view.stage.marks.aimed == FOUR
    if put_back:
        QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    else:
        let_go(panel, on_port(panel, window, inward))
    pace.timeout.emit()
    went = (view.camera.area.topLeft() - corner).manhattanLength()
    assert went < 2 if put_back else went > 20
    assert window.session.canvas == makers.cafe()


@pytest.mark.parametrize("on", [ARTICLE, GIVEAWAY, "", "joined"])
def test_where_a_row_can_not_be_dropped_the_pointer_says_so(open_window: Opener, on: str) -> None:
    """On another tactic, on its own card, on the paper, and where it is connected already."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    held = ARTICLE if on == "joined" else GIVEAWAY
    end = on_card(panel, window, TWO if on == "joined" else on or GIVEAWAY)
    if not on:
        corner = window.view.viewport().mapToGlobal(QPoint(60, 60))
        end = panel.tree.viewport().mapFromGlobal(corner)
    take(panel, spot(panel, row(panel, held)), end)
    assert cursor_of(panel) is Qt.CursorShape.ForbiddenCursor
    assert window.status.hint.text() == {
        ARTICLE: "A tactic connects to a problem, not to another tactic.",
        "joined": "Already connected",
    }.get(on, "Let go on a problem to connect")
    let_go(panel, end)
    assert window.session.canvas == makers.cafe()
    assert window.view.stage.marks.joining is None
    assert window.status.hint.text() == ""


def test_a_row_taken_back_from_the_canvas_leaves_no_mark_there(open_window: Opener) -> None:
    """Back over the rows, and by Escape over a card."""
    window = open_window(makers.cafe())
    panel, stage = outline_of(window), window.view.stage
    start, end = spot(panel, row(panel, GIVEAWAY)), on_card(panel, window, THREE)
    take(panel, start, end)
    QTest.mouseMove(panel.tree.viewport(), spot(panel, row(panel, ONE)))
    assert stage.marks.aimed is stage.marks.joining is None
    assert mark_of(panel).words == "Connect"
    QTest.mouseMove(panel.tree.viewport(), end)
    assert stage.marks.aimed == THREE
    QTest.keyClick(panel.tree, Qt.Key.Key_Escape)
    assert stage.marks.aimed is stage.marks.joining is None
    let_go(panel, end)
    assert window.session.canvas == makers.cafe()


def test_escape_puts_a_row_back_and_does_no_more(open_window: Opener) -> None:
    """The keyboard stays in the outline, and the find bar open: their own Escape is the next."""
    window = open_window(makers.cafe())
    panel = outline_of(window)
    window.action_set.qt["find"].trigger()
    (bar,) = window.findChildren(FindBar)
    take(panel, spot(panel, row(panel, GIVEAWAY)), on_card(panel, window, THREE))
    for held in (True, False):
        handle = window.windowHandle()
        # In one millisecond with the one before, a second Escape were the same, held down.
        QTest.keyClick(handle, Qt.Key.Key_Shift)
        QTest.keyClick(handle, Qt.Key.Key_Escape)
        assert bar.isVisible() is held
        assert panel.tree.hasFocus() is held
        assert window.view.stage.marks.joining is None
    assert window.session.canvas == makers.cafe()
