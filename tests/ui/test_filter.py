# SPDX-License-Identifier: MIT
"""Ctrl+Shift+F shows chips; what does not match the chosen ones steps back, by real events."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.filter_bar import FilterBar
from stratcanvas.ui.filter_chips import MOST_OWNERS
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
TALK, ARTICLE, INTERVIEW, TEMPLATE, GIVEAWAY, REVIEW = (key(n, TACTIC) for n in range(1, 7))


def press(window: Window, what: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(window.focusWidget(), what, held or Qt.KeyboardModifier.NoModifier)


def opened(window: Window) -> FilterBar:
    press(window, Qt.Key.Key_F, CTRL | SHIFT)
    made = window.panels.middle.findChild(FilterBar)
    assert isinstance(made, FilterBar)
    return made


def chip(bar: FilterBar, words: str) -> QToolButton:
    return next(each for each in bar.chips.buttons if each.text() == words)


def click(bar: FilterBar, words: str) -> None:
    QTest.mouseClick(chip(bar, words), LEFT)


def dimmed(window: Window) -> set[str]:
    """Return the tactics and problems that are dimmed on the canvas."""
    canvas = window.session.canvas
    state_of = window.view.stage.state_of
    return {each for each in (*canvas.tactics, *canvas.problems) if state_of(each).dimmed}


def edit(window: Window, *steps: ChangeSet) -> None:
    for each in steps:
        assert window.session.do(StepLabel("connect"), each)


def owned(canvas: Canvas, *owners: str) -> Canvas:
    tactics = zip(canvas.tactics.values(), owners, strict=False)
    pairs = {each.id: (each, dataclasses.replace(each, owner=owner)) for each, owner in tactics}
    return canvas.apply(ChangeSet(updated=pairs))


def test_a_chip_dims_what_does_not_match_and_a_click_clears(open_window: Opener) -> None:
    """By mouse alone: two chips of two kinds, one click on Clear, and another that closes."""
    window = open_window(makers.cafe())
    window.action_set.qt["filter"].trigger()
    bar = window.panels.middle.findChild(FilterBar)
    assert bar is not None
    assert bar.count.text() == "6 tactics"
    assert dimmed(window) == set()
    click(bar, "Lead generation 2")
    assert bar.count.text() == "2 of 6 tactics match"
    click(bar, "Done 1")
    assert bar.count.text() == "1 of 6 tactics match"
    everything = {*window.session.canvas.tactics, *window.session.canvas.problems}
    assert dimmed(window) == everything - {TEMPLATE, ONE}
    QTest.mouseClick(bar.clear, LEFT)
    assert dimmed(window) == set()
    assert not bar.clear.isVisible()
    assert not any(each.isChecked() for each in bar.chips.buttons)
    click(bar, "Done 1")
    QTest.mouseClick(bar.away, LEFT)
    assert bar.isHidden()
    assert dimmed(window) == set()


@pytest.mark.usefixtures("_letters")
def test_chips_stay_where_they_are_when_the_first_is_chosen(open_window: Opener) -> None:
    """What came of it and the way back have their room before, in any width of the window."""
    window = open_window(makers.cafe())
    bar = opened(window)
    for width in range(700, 1500, 50):
        window.resize(width, 700)
        QApplication.processEvents()
        before = [each.geometry() for each in bar.chips.buttons], bar.geometry()
        click(bar, "Marketing 3")
        QApplication.processEvents()
        after = [each.geometry() for each in bar.chips.buttons], bar.geometry()
        click(bar, "Marketing 3")
        assert after == before, width


def test_by_keyboard_alone(open_window: Opener) -> None:
    """Arrows go from chip to chip, Space and Enter choose, Down goes to the cards, Esc ends."""
    window = open_window(makers.cafe())
    bar = opened(window)
    assert chip(bar, "Marketing 3").hasFocus()
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_End)
    press(window, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Return)
    assert [each.text() for each in bar.chips.buttons if each.isChecked()] == [
        "Lead generation 2",
        "Done 1",
    ]
    press(window, Qt.Key.Key_Down)
    assert window.view.hasFocus()
    assert bar.count.text() == "1 of 6 tactics match"
    assert bar.isVisible()
    press(window, Qt.Key.Key_F, CTRL | SHIFT)
    assert chip(bar, "Lead generation 2").hasFocus()
    press(window, Qt.Key.Key_F, CTRL | SHIFT)
    assert window.view.hasFocus()
    press(window, Qt.Key.Key_F, CTRL | SHIFT)
    press(window, Qt.Key.Key_Escape)
    assert window.view.hasFocus()
    assert bar.isHidden()
    assert dimmed(window) == set()


def test_it_says_how_many_match(open_window: Opener) -> None:
    """Who hears the screen is told at each step, and what each chip is about."""
    window = open_window(owned(makers.cafe(), "Ann"))
    said: list[str] = []
    bar = opened(window)
    bar.said.connect(said.append)
    press(window, Qt.Key.Key_Space)
    press(window, Qt.Key.Key_Space)
    assert said == ["3 of 6 tactics match", "6 tactics"]
    assert chip(bar, "Marketing 3").accessibleName() == "Stage: Marketing, 3 tactics"
    assert chip(bar, "Nobody 5").accessibleName() == "Owner: Nobody, 5 tactics"
    assert chip(bar, "Not counted 1").accessibleName() == "Not counted, 1 tactic"


def test_it_is_kept_up_edit_by_edit(open_window: Opener, qtbot: QtBot) -> None:
    """A card that comes to match lights up, undo takes that back; chips come and go."""
    window = open_window(makers.cafe())
    bar = opened(window)
    click(bar, "Not counted 1")
    assert GIVEAWAY not in dimmed(window)
    edit(window, commands.connect(window.session.canvas, GIVEAWAY, ONE))
    assert GIVEAWAY in dimmed(window)
    qtbot.waitUntil(lambda: bar.count.text() == "0 of 6 tactics match")
    assert chip(bar, "Not counted 0").isChecked()  # what is chosen stays, to be taken back
    window.session.undo()
    assert GIVEAWAY not in dimmed(window)
    QTest.mouseClick(bar.clear, LEFT)
    edit(window, commands.set_field(window.session.canvas, (TALK,), "owner", "Zoë"))
    qtbot.waitUntil(lambda: any(each.text() == "Zoë 1" for each in bar.chips.buttons))
    window.session.undo()
    qtbot.waitUntil(lambda: all(each.text() != "Zoë 1" for each in bar.chips.buttons))
    edit(window, commands.delete(window.session.canvas, (REVIEW,)))
    qtbot.waitUntil(lambda: all("Sales" not in each.text() for each in bar.chips.buttons))


def test_outline_and_matrix_step_back_too(open_window: Opener) -> None:
    """In both the same cards are dimmed, also in a panel that is made later; a row says so."""
    window = open_window(makers.cafe())
    bar = opened(window)
    click(bar, "Done 1")
    rows = outline_of(window).tree.rows
    said = {
        record: rows.data(rows.rows_of(record)[0], Qt.ItemDataRole.AccessibleTextRole)
        for record in (TEMPLATE, REVIEW)
    }
    assert not said[TEMPLATE].endswith("does not match")
    assert said[REVIEW].endswith(", does not match")
    window.action_set.qt["matrix"].trigger()
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    assert matrix.grid.rows.matched is window.view.stage.marks.matched
    heads = matrix.grid.rows.row_of
    said = {
        record: matrix.grid.rows.headerData(
            heads[record], Qt.Orientation.Vertical, Qt.ItemDataRole.AccessibleTextRole
        )
        for record in (TEMPLATE, REVIEW)
    }
    assert not said[TEMPLATE].endswith("does not match")
    assert said[REVIEW].endswith(", does not match")
    bar.end()
    assert matrix.grid.rows.matched is None
    assert rows.matched is None


def test_it_stands_over_the_matrix_and_gives_the_keyboard_back_to_it(open_window: Opener) -> None:
    """In the matrix the chips are there as well; Esc goes back to its cells."""
    window = open_window(makers.cafe())
    window.action_set.qt["matrix"].trigger()
    bar = opened(window)
    assert bar.isVisible()
    assert not window.view.isVisible()
    press(window, Qt.Key.Key_Escape)
    matrix = window.panels.panels["matrix"]
    assert matrix.isAncestorOf(window.focusWidget())


def test_find_selection_and_drag_go_on(open_window: Opener) -> None:
    """A card that steps back is found, selected and dragged as any other, and stays marked."""
    window = open_window(makers.cafe())
    bar = opened(window)
    click(bar, "Done 1")
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), "brunch")
    state = window.view.stage.state_of(INTERVIEW)
    assert (state.found, state.dimmed) == (True, True)
    press(window, Qt.Key.Key_Return)
    press(window, Qt.Key.Key_Escape)
    assert window.selection.ids == (INTERVIEW,)
    assert window.view.stage.state_of(INTERVIEW).selected
    y = window.session.canvas.tactics[INTERVIEW].y
    press(window, Qt.Key.Key_Down, CTRL)
    assert window.session.canvas.tactics[INTERVIEW].y != y
    assert bar.isVisible()


def test_many_owners_share_a_menu(open_window: Opener) -> None:
    """Those with most tactics have chips; one of the others gets its chip when it is chosen."""
    canvas = owned(makers.crowded(2, 30), *(f"Owner & {n:02}" for n in range(20)))
    window = open_window(canvas)
    bar = opened(window)
    names = [each.text() for each in bar.chips.buttons if "Owner" in each.text()]
    assert len(names) == MOST_OWNERS
    assert chip(bar, "Nobody 10").isVisible()
    assert bar.chips.more.text() == "12 more…"
    last = bar.chips.menu.actions()[-1]
    assert last.text() == "Owner && 19 1"
    last.trigger()
    assert bar.count.text() == "1 of 30 tactics match"
    assert any(each.isChecked() and "19" in each.text() for each in bar.chips.buttons)


def test_it_belongs_to_one_window_and_to_no_file(open_window: Opener, qtbot: QtBot) -> None:
    """The canvas is not edited by it, and another window on another canvas is not filtered."""
    one, other = open_window(makers.cafe()), open_window(makers.cafe())
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    one.view.setFocus()
    click(opened(one), "Done 1")
    assert dimmed(one)
    assert dimmed(other) == set()
    assert one.session.undo_label is None
    assert one.session.canvas == makers.cafe()


def test_without_tactics_there_is_nothing_to_filter(open_window: Opener) -> None:
    """The action can't be used on an empty canvas; the last tactic's going breaks nothing."""
    assert not open_window(makers.empty()).action_set.qt["filter"].isEnabled()
    window = open_window(makers.cafe())
    bar = opened(window)
    click(bar, "Done 1")
    press(window, Qt.Key.Key_Down)
    edit(window, commands.delete(window.session.canvas, (*window.session.canvas.tactics,)))
    assert dimmed(window) == {ONE, TWO, THREE, FOUR}
    bar.end()
    assert dimmed(window) == set()


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize("mirrored", [False, True])
def test_all_chips_can_be_read_in_a_narrow_window(
    open_window: Opener, qapp: QApplication, qtbot: QtBot, mirrored: bool
) -> None:
    """Each is inside, over no other, whole, and 24 pixels high at least; arrows scroll to it."""
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    qapp.setLayoutDirection(direction)
    try:
        window = open_window(owned(makers.cafe(), "Anna Müller", "Ben", "Cem"))
        window.resize(800, 600)
        bar = opened(window)
        places = [each.geometry() for each in bar.chips.buttons]
        assert all(bar.chips.rect().contains(place) for place in places)
        assert all(each.height() >= 24 for each in places)
        assert not any(
            one.intersects(other) for n, one in enumerate(places) for other in places[:n]
        )
        press(window, Qt.Key.Key_End)
        last = [*bar.chips.buttons][-1]
        assert last.hasFocus()
        qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
        assert bar.count.geometry().right() <= bar.width()
        back = Qt.Key.Key_Right if mirrored else Qt.Key.Key_Left
        press(window, back)
        assert [*bar.chips.buttons][-2].hasFocus()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_what_belongs_together_stands_on_a_line_that_holds_it(open_window: Opener) -> None:
    """No chip of a status stands alone on the next line while all of them would fit there."""
    chips = opened(open_window(makers.cafe())).chips
    stages, statuses = slice(0, 4), slice(4, 9)  # what each is about, and its chips
    lines = set()
    for wide in range(340, 900, 20):
        places = chips.places(wide)
        for group in (places[stages], places[statuses]):
            if sum(place.width() + 5 for place in group) <= wide:
                assert len({place.y() for place in group}) == 1, wide
        lines.add(places[8].y())
    assert len(lines) > 2


def test_a_line_of_chips_is_not_cut_for_less_than_its_height(open_window: Opener) -> None:
    """Beside the guided start in a small window three lines are seen whole: a part of the third
    would say that there is more.
    """
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    bar, seen = opened(window), set()
    for wide in range(340, 640, 20):
        window.resize(wide, 600)
        QApplication.processEvents()
        lines = len({place.y() for place in bar.chips.places(bar.chips.width())})
        seen.add(lines)
        if lines <= 3:
            assert bar.chips.visibleRegion().boundingRect() == bar.chips.rect(), wide
    assert 3 in seen
