# SPDX-License-Identifier: MIT
"""The matrix: the same links, selection and undo as the canvas, as a table of cells."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel

from stratcanvas.domain import commands, rules
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.changes import ChangeSet, adding
from stratcanvas.domain.cross_table import Grouping, MatrixRow, RowPart, matrix_rows
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.text import TextStyle, block
from stratcanvas.paint.theme import LIGHT
from stratcanvas.session.session import Session
from stratcanvas.ui.matrix import heads, measures
from stratcanvas.ui.matrix.grid import MatrixGrid
from stratcanvas.ui.matrix.marks import marks_for
from stratcanvas.ui.matrix.matrix_model import SUM, MatrixModel
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.inspector import Inspector
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.panes import have_usual_panels, inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

P1, P2, P3, P4 = (makers.key(n, makers.PROBLEM) for n in (1, 2, 3, 4))
TALK, ARTICLE, LENA, SHEET, LOOSE, REVIEW = (makers.key(n, makers.TACTIC) for n in range(1, 7))
Opener = Callable[[Canvas], Window]
_Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Written(NamedTuple):
    """Words in a head, and how many pixels they have."""

    words: str
    style: TextStyle
    wide: float


def opened(window: Window) -> MatrixPanel:
    """Press the matrix' key and return it."""
    QTest.keyClick(window.view, _Key.Key_M, CTRL)
    QApplication.processEvents()
    panel = window.panels.panels["matrix"]
    assert isinstance(panel, MatrixPanel)
    return panel


def cell(panel: MatrixPanel, tactic: str, problem: str) -> QPoint:
    """Return the middle of a cell in the viewport, scrolled to."""
    rows = panel.grid.rows
    index = rows.index(rows.row_of[tactic], rows.column_of[problem])
    panel.grid.scrollTo(index)
    return panel.grid.visualRect(index).center()


def click(panel: MatrixPanel, at: QPoint) -> None:
    QTest.mouseClick(panel.grid.viewport(), Qt.MouseButton.LeftButton, pos=at)


def go_to(panel: MatrixPanel, tactic: str, problem: str) -> None:
    rows = panel.grid.rows
    panel.grid.setCurrentIndex(rows.index(rows.row_of[tactic], rows.column_of[problem]))


def press(panel: MatrixPanel, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(panel.grid, key, held or Qt.KeyboardModifier.NoModifier)


def here(panel: MatrixPanel) -> tuple[str, str]:
    """Return the tactic and the problem of the cell that one is in."""
    index = panel.grid.currentIndex()
    return panel.grid.rows.rows[index.row()].key, panel.grid.rows.columns[index.column()]


def test_nothing_of_it_is_there_before_it_is_opened(open_window: Opener) -> None:
    """A window is made without it, and Ctrl+M puts it in the canvas' place, and the canvas back."""
    window = open_window(makers.cafe())
    assert "matrix" not in window.panels.panels
    panel = opened(window)
    assert panel.isVisible()
    assert not window.view.isVisible()
    assert panel.grid.hasFocus()
    QTest.keyClick(panel.grid, _Key.Key_M, CTRL)
    assert window.view.isVisible()
    assert window.view.hasFocus()


def test_a_click_and_space_connect_and_disconnect(open_window: Opener) -> None:
    """Each is one step, named as such, and both are taken back from anywhere."""
    window = open_window(makers.cafe())
    panel = opened(window)
    click(panel, cell(panel, SHEET, P2))
    assert SHEET + P2 in window.session.canvas.links
    assert window.session.undo_label == StepLabel("connect")
    press(panel, _Key.Key_Space)
    assert SHEET + P2 not in window.session.canvas.links
    assert window.session.undo_label == StepLabel("disconnect")
    QTest.keyClick(panel.grid, _Key.Key_Z, CTRL)
    assert SHEET + P2 in window.session.canvas.links
    QTest.keyClick(panel.grid, _Key.Key_Z, CTRL)
    assert SHEET + P2 not in window.session.canvas.links


def test_a_press_that_is_let_go_elsewhere_connects_nothing(open_window: Opener) -> None:
    """Who has pressed the wrong cell moves off it; the cell is where one is, all the same."""
    window = open_window(makers.cafe())
    panel = opened(window)
    port, button = panel.grid.viewport(), Qt.MouseButton.LeftButton
    before = window.session.canvas
    QTest.mousePress(port, button, pos=cell(panel, SHEET, P2))
    QTest.mouseRelease(port, button, pos=cell(panel, SHEET, P3))
    assert window.session.canvas is before
    assert here(panel) == (SHEET, P2)


@pytest.mark.parametrize("keys", [_Key.Key_Escape, _Key.Key_Return])
def test_a_press_that_a_key_breaks_off_connects_nothing(open_window: Opener, keys: _Key) -> None:
    """The canvas has come back by then: who lets go of the button sees no cell."""
    window = open_window(makers.cafe())
    panel = opened(window)
    spot = panel.grid.viewport().mapTo(window, cell(panel, SHEET, P2))
    screen, button = window.windowHandle(), Qt.MouseButton.LeftButton
    before = window.session.canvas
    QTest.mousePress(screen, button, Qt.KeyboardModifier.NoModifier, spot)
    press(panel, keys)
    assert window.view.isVisible()
    QTest.mouseRelease(screen, button, Qt.KeyboardModifier.NoModifier, spot)
    assert window.session.canvas is before


def test_keys_go_over_headings_and_to_the_ends(open_window: Opener) -> None:
    """Arrows, Home, End, with Ctrl, and a page, each within the table."""
    panel = opened(open_window(makers.cafe()))
    go_to(panel, LENA, P2)
    press(panel, _Key.Key_Down)
    assert here(panel) == (SHEET, P2)
    press(panel, _Key.Key_Up)
    assert here(panel) == (LENA, P2)
    press(panel, _Key.Key_Left)
    assert here(panel) == (LENA, P1)
    press(panel, _Key.Key_Left)
    assert here(panel) == (LENA, P1)
    press(panel, _Key.Key_End)
    assert here(panel) == (LENA, SUM)
    press(panel, _Key.Key_Home)
    assert here(panel) == (LENA, P1)
    press(panel, _Key.Key_End, CTRL)
    assert here(panel) == (REVIEW, P4)
    press(panel, _Key.Key_Home, CTRL)
    assert here(panel) == (TALK, P1)
    press(panel, _Key.Key_PageDown)
    assert here(panel)[0] != TALK
    press(panel, _Key.Key_PageUp)
    assert here(panel) == (TALK, P1)


def test_in_a_mirrored_window_arrows_go_as_one_sees(open_window: Opener) -> None:
    """There the next problem stands to the left, and so do all the following ones."""
    window = open_window(makers.cafe())
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel = opened(window)
    go_to(panel, LENA, P2)
    press(panel, _Key.Key_Left)
    assert here(panel) == (LENA, P3)
    assert cell(panel, LENA, P1).x() > cell(panel, LENA, P2).x()
    assert panel.corner.x() == panel.grid.width() - panel.corner.width()


def test_the_selection_is_that_of_all_panes(open_window: Opener) -> None:
    """A cell selects its two cards, a sum its one; what is selected elsewhere is where one is."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, SHEET, P2)
    assert window.selection.ids == (SHEET, P2)
    press(panel, _Key.Key_End)
    assert window.selection.ids == (SHEET,)
    tree = outline_of(window).tree
    tree.setCurrentIndex(tree.rows.rows_of(REVIEW)[0])
    assert here(panel)[0] == REVIEW
    assert window.selection.ids == (REVIEW,)
    button = Qt.MouseButton.LeftButton
    heads = panel.grid.problems
    at = QPoint(heads.sectionViewportPosition(2) + 40, 40)
    QTest.mouseClick(heads.viewport(), button, pos=at)
    assert window.selection.ids == (P3,)
    assert panel.grid.hasFocus()


@pytest.mark.parametrize("chosen", [(makers.cafe().id,), (), (P1, P2), (TALK,)])
def test_to_go_there_and_back_leaves_what_is_selected(
    open_window: Opener, chosen: tuple[str, ...]
) -> None:
    """The canvas that goes takes no step to the next card, as Tab would."""
    window = open_window(makers.cafe())
    window.view.setFocus()
    window.selection.set(chosen)
    panel = opened(window)
    assert window.selection.ids == chosen
    assert panel.grid.hasFocus()
    press(panel, _Key.Key_Escape)
    assert window.selection.ids == chosen
    assert window.view.hasFocus()


def test_the_right_button_asks_for_a_menu(open_window: Opener) -> None:
    """It selects what it is pressed on, connects nothing, and asks for what fits that."""
    window = open_window(makers.cafe())
    panel = opened(window)
    asked: list[tuple[str, ...]] = []
    panel.menu_wanted.disconnect()
    panel.menu_wanted.connect(lambda request: asked.append(request.ids))
    before, heads = window.session.canvas, panel.grid.problems
    middle = cell(panel, SHEET, P2)  # scrolls there
    at = QPoint(heads.sectionViewportPosition(2) + 40, 40)
    for port, spot in ((panel.grid.viewport(), middle), (heads.viewport(), at)):
        QTest.mouseClick(port, Qt.MouseButton.RightButton, pos=spot)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(port, QContextMenuEvent(reason, spot, port.mapToGlobal(spot)))
    assert asked == [(SHEET, P2), (P3,)]
    assert window.session.canvas is before


def test_the_inspector_asks_about_a_cell(open_window: Opener) -> None:
    """It names the two, and its button connects or disconnects them, as undo does."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, SHEET, P2)
    inspector = inspector_of(window)
    assert inspector.caption.text() == "13-WEEK CASH SHEET × PROBLEM 2"
    asked = "Connect the two if it does."
    assert (inspector.cut.text(), inspector.cut.isVisible()) == ("Connect", True)
    assert asked in said_by(inspector)
    inspector.cut.click()
    assert SHEET + P2 in window.session.canvas.links
    assert inspector.cut.text() == "Disconnect"
    assert asked not in said_by(inspector)
    assert "serves problem" in said_by(inspector)
    window.session.undo()
    assert inspector.cut.text() == "Connect"
    assert asked in said_by(inspector)
    go_to(panel, SHEET, P1)
    assert "serves problem" in said_by(inspector)


def said_by(inspector: Inspector) -> str:
    """Return all that the inspector says in plain lines."""
    return "\n".join(each.text() for each in inspector.findChildren(QLabel) if each.isVisible())


def test_delete_in_a_cell_takes_the_connection_and_no_card(open_window: Opener) -> None:
    """Where nothing is connected nothing goes; with a title selected its card does."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, SHEET, P1)
    press(panel, _Key.Key_Delete)
    canvas = window.session.canvas
    assert SHEET + P1 not in canvas.links
    assert {SHEET, P1} <= {*canvas.tactics, *canvas.problems}
    press(panel, _Key.Key_Delete)
    assert window.session.canvas is canvas
    press(panel, _Key.Key_C)
    assert SHEET + P1 in window.session.canvas.links
    press(panel, _Key.Key_End)
    press(panel, _Key.Key_Delete)
    assert SHEET not in window.session.canvas.tactics
    assert here(panel)[0] in window.session.canvas.tactics


def test_cut_in_a_cell_takes_no_card(open_window: Opener) -> None:
    """A cell is no card; a title is one, and what is pasted is seen on the canvas."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, SHEET, P1)
    before = window.session.canvas
    press(panel, _Key.Key_X, CTRL)
    assert window.session.canvas is before
    assert panel.isVisible()
    press(panel, _Key.Key_C, CTRL)
    press(panel, _Key.Key_V, CTRL)
    assert len(window.session.canvas.tactics) == len(before.tactics) + 1
    assert window.view.isVisible()


def test_a_tactic_that_is_cut_by_its_title_goes_from_the_matrix(open_window: Opener) -> None:
    """The table stays, as it does at Delete, and so does the keyboard in it."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, SHEET, P1)
    press(panel, _Key.Key_End)
    press(panel, _Key.Key_X, CTRL)
    assert SHEET not in window.session.canvas.tactics
    assert window.status.hint.text() == "1 card cut."
    assert panel.isVisible()
    assert panel.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("key", [_Key.Key_Escape, _Key.Key_Return])
def test_the_canvas_comes_back_with_the_card_in_view(open_window: Opener, key: Qt.Key) -> None:
    """Esc leaves the cell's two cards selected, Enter its tactic; either is seen there."""
    window = open_window(makers.crowded(12, 60))
    tactic, problem = makers.key(59, makers.TACTIC), P3
    window.view.zoom_to(1.0)
    panel = opened(window)
    go_to(panel, tactic, problem)
    press(panel, key)
    assert window.view.hasFocus()
    wanted = (tactic, problem) if key == _Key.Key_Escape else (tactic,)
    assert window.selection.ids == wanted
    assert window.view.visible_area().intersects(window.view.stage.rectf(tactic))


@pytest.mark.parametrize("key", [_Key.Key_P, _Key.Key_N])
def test_a_new_card_is_written_on_the_canvas(open_window: Opener, key: Qt.Key) -> None:
    """The keys of cards are heard in the matrix, and what is typed is seen."""
    window = open_window(makers.cafe())
    panel = opened(window)
    press(panel, key)
    assert window.view.isVisible()
    assert window.view.inline_edit.active


def test_a_title_is_written_on_from_the_matrix_by_the_key_for_that(open_window: Opener) -> None:
    """F2 opens the card of a heading, on the canvas; in a cell it says what is missing."""
    window = open_window(makers.cafe())
    panel = opened(window)
    go_to(panel, TALK, P2)
    press(panel, _Key.Key_F2)
    assert window.status.hint.text() == "Select one card first: Enter or F2 opens it."
    assert panel.isVisible()
    window.selection.set([TALK])
    press(panel, _Key.Key_F2)
    assert window.view.inline_edit.card == TALK
    assert window.view.isVisible()


@pytest.mark.parametrize("key", [_Key.Key_C, _Key.Key_L])
def test_a_key_for_which_nothing_is_selected_leaves_the_matrix_alone(
    open_window: Opener, key: Qt.Key
) -> None:
    """It says what is missing, and one is still where one was."""
    window = open_window(makers.cafe())
    window.selection.clear()
    panel = opened(window)
    press(panel, key)
    assert window.status.hint.text().startswith("Select one tactic or problem first")
    assert panel.isVisible()
    assert panel.grid.hasFocus()


def test_what_is_done_on_the_canvas_alone_is_off_meanwhile(open_window: Opener) -> None:
    """Zooming a canvas that nobody sees would surprise later."""
    window = open_window(makers.cafe())
    opened(window)
    qt = window.action_set.qt
    assert not any(qt[name].isEnabled() for name in ("zoom-in", "zoom-100", "fit"))
    assert (qt["canvas"].isChecked(), qt["matrix"].isChecked()) == (False, True)
    qt["canvas"].trigger()
    assert all(qt[name].isEnabled() for name in ("zoom-in", "zoom-100", "fit"))
    assert (qt["canvas"].isChecked(), qt["matrix"].isChecked()) == (True, False)
    qt["canvas"].trigger()
    assert (window.view.isVisible(), qt["canvas"].isChecked()) == (True, True)


def test_what_is_said_of_its_keys_and_of_the_zoom_is_true_where_it_stands(
    open_window: Opener,
) -> None:
    """The keys are told while they do that, and the zoom only where something is zoomed."""
    window = open_window(makers.cafe())
    opened(window)
    assert "Space" in window.status.hint.text()
    assert window.status.zoom.isHidden()
    window.action_set.qt["canvas"].trigger()
    assert window.status.hint.text() == ""
    assert not window.status.zoom.isHidden()


def test_where_nothing_may_be_edited_a_cell_says_so(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The table can be read, and a click tells why it changes nothing."""
    window = open_window(makers.cafe())
    panel = opened(window)
    monkeypatch.setattr(Session, "can_edit", property(lambda _: False))
    monkeypatch.setattr(Session, "read_only", property(lambda _: "This file can only be read."))
    said: list[str] = []
    window.session.refused.connect(said.append)
    click(panel, cell(panel, SHEET, P2))
    assert SHEET + P2 not in window.session.canvas.links
    assert said == ["This file can only be read."]


def test_an_empty_canvas_says_what_to_do(open_window: Opener) -> None:
    """First a problem, then a tactic; then there is a table."""
    window = open_window(makers.empty())
    panel = opened(window)
    assert not panel.grid.isVisible()
    assert panel.blank.button.hasFocus()
    assert panel.blank.button.text() == "Write the first problem"
    window.session.do(StepLabel("add-problem"), commands.add_problem(window.session.canvas, "One"))
    assert panel.blank.button.text() == "Write the first tactic"
    changes = commands.add_tactic(window.session.canvas, WingPlace(Aim.SOLVE, 72.0, 0.0), "Two")
    window.session.do(StepLabel("add-tactic"), changes)
    assert panel.grid.isVisible()
    assert not panel.blank.isVisible()
    window.session.undo()
    window.session.undo()
    panel.blank.button.click()
    assert window.view.isVisible()
    assert window.view.inline_edit.active


def test_the_guided_start_has_the_canvas(open_window: Opener) -> None:
    """Its questions stand beside the canvas, which comes back for them."""
    window = open_window(makers.cafe())
    panel = opened(window)
    window.action_set.qt["guided-start"].trigger()
    assert (window.view.isVisible(), panel.isVisible()) == (True, False)
    assert not window.action_set.qt["matrix"].isEnabled()


def test_it_catches_up_with_what_was_done_while_it_was_away(open_window: Opener) -> None:
    """Hidden it follows nothing; shown again it is as the canvas is."""
    window = open_window(makers.cafe())
    panel = opened(window)
    window.action_set.qt["canvas"].trigger()
    model = panel.grid.rows
    before = model.rows[:]
    changes = commands.delete(window.session.canvas, (TALK, P2))
    window.session.do(StepLabel("delete-cards", 2), changes)
    assert model.rows == before
    window.action_set.qt["matrix"].trigger()
    assert model.rows == matrix_rows(window.session.canvas, Grouping.AIM)
    assert model.columns == [P1, P3, P4, SUM]


# ---- what it says


def test_each_cell_says_what_it_is(session: Callable[[Canvas], Session], qapp: object) -> None:
    """A screen reader hears tactic, problem and state; sums and heads speak too."""
    model = MatrixModel(session(makers.cafe()).canvas, Grouping.AIM)

    def said(row: int, problem: str) -> str:
        index = model.index(row, model.column_of[problem])
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    assert said(model.row_of[SHEET], P1) == "13-week cash sheet helps solve problem 1: connected"
    assert said(model.row_of[SHEET], P2) == "13-week cash sheet, problem 2: not connected"
    assert said(model.row_of[ARTICLE], P2).endswith("educates about problem 2: connected")
    assert said(model.row_of[LOOSE], SUM) == "Instagram giveaway: not counted"
    assert said(model.row_of[TALK], SUM).endswith("without noticing: 4 problems")
    assert said(len(model.rows) - 2, P2) == "Problem 2, educated by: 3 tactics"
    assert said(len(model.rows) - 1, P2) == "Problem 2, helped by: Nothing yet"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(1, Qt.Orientation.Horizontal, role).startswith("Problem 2, Prices")
    row = model.row_of[LOOSE]
    assert "not counted" in model.headerData(row, Qt.Orientation.Vertical, role)


def test_it_is_a_table_to_a_screen_reader(open_window: Opener) -> None:
    """Qt's own table of cells, with a name, whose cells have theirs."""
    panel = opened(open_window(makers.cafe()))
    read = QAccessible.queryAccessibleInterface(panel.grid)
    assert read.role() == QAccessible.Role.Table
    assert read.text(QAccessible.Text.Name) == "Matrix"
    names = {
        child.text(QAccessible.Text.Name)
        for child in map(read.child, range(read.childCount()))
        if child is not None
    }
    assert "13-week cash sheet, problem 2: not connected" in names


def screen_of(grid: MatrixGrid) -> QImage:
    """Return the pixels that the cells have on the screen, as they were last painted."""
    QApplication.processEvents()
    port, window = grid.viewport(), grid.window()
    corner = port.mapTo(window, QPoint())
    area = corner.x(), corner.y(), port.width(), port.height()
    return grid.screen().grabWindow(window.winId(), *area).toImage()


def test_a_step_down_and_to_a_side_leaves_what_is_painted_from_nothing(
    open_window: Opener,
) -> None:
    """What stays is moved; of the rest two strips are painted, which meet in a corner."""
    panel = opened(open_window(makers.crowded(30, 60)))
    grid = panel.grid
    first = screen_of(grid)
    for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
        bar.setValue(bar.value() + 77)
    moved = screen_of(grid)
    assert moved != first
    grid.draw_anew()
    assert moved == screen_of(grid)


def warm(picture: QImage, rect: QRect) -> int:
    """Return how many pixels of a part of a picture have the brown of what does not count."""
    colours = (
        picture.pixelColor(x, y)
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    )
    return sum(each.red() - each.blue() > 70 for each in colours)


def test_gaps_stand_out(open_window: Opener) -> None:
    """A tactic that serves nothing has a ground of its own in all its row; and what a card sums to
    is brown where nothing is connected, and there alone."""
    window = open_window(makers.cafe())
    window.resize(1400, 1000)
    panel = opened(window)
    go_to(panel, TALK, P1)
    QApplication.processEvents()
    grid, rows, canvas = panel.grid, panel.grid.rows, window.session.canvas
    picture = grid.viewport().grab().toImage()
    plain = QColor(window.view.stage.theme.field)
    gaps: Counter[bool] = Counter()
    for tactic in (ARTICLE, LENA, SHEET, LOOSE, REVIEW):
        cells = [
            grid.visualRect(rows.index(rows.row_of[tactic], rows.column_of[each]))
            for each in (P2, P3, P4, SUM)
        ]
        is_gap = tactic == LOOSE
        grounds = [picture.pixelColor(rect.topLeft() + QPoint(6, 6)) == plain for rect in cells]
        assert grounds == [not is_gap] * 4
        assert bool(warm(picture, cells[-1])) == is_gap
    for number, row in enumerate(rows.rows):
        served = {RowPart.EDUCATED: rules.is_educated, RowPart.HELPED: rules.is_helped}
        for problem in (P1, P2, P3, P4) if row.part in served else ():
            is_gap = not served[row.part](canvas, problem)
            rect = grid.visualRect(rows.index(number, rows.column_of[problem]))
            assert bool(warm(picture, rect)) == is_gap
            gaps[is_gap] += 1
    assert gaps[True]
    assert gaps[False]


def test_rows_stand_by_aim_or_by_stage(open_window: Opener) -> None:
    """Whichever, each tactic has one row, and one stays where one was."""
    panel = opened(open_window(makers.cafe()))
    go_to(panel, SHEET, P2)
    panel.corner.grouping.setCurrentIndex(1)
    rows = panel.grid.rows.rows
    heads = [row.key for row in rows if row.part is RowPart.GROUP]
    assert heads == ["marketing", "leads", "sales"]
    assert len(panel.grid.rows.row_of) == 6
    assert rows.index(MatrixRow(RowPart.TACTIC, SHEET)) > rows.index(
        MatrixRow(RowPart.GROUP, "leads")
    )
    assert here(panel) == (SHEET, P2)


def test_how_rows_stand_is_remembered(open_window: Opener) -> None:
    """The next window's matrix has its rows as they were chosen last."""
    panel = opened(open_window(makers.cafe()))
    panel.corner.grouping.setCurrentIndex(1)
    other = opened(open_window(makers.cafe()))
    assert other.corner.grouping.currentIndex() == 1
    assert other.grid.rows.rows[0] == MatrixRow(RowPart.GROUP, "marketing")
    other.corner.grouping.setCurrentIndex(0)
    third = opened(open_window(makers.cafe()))
    assert third.grid.rows.rows[0] == MatrixRow(RowPart.GROUP, "educate")


# ---- keeping up

EDITS: dict[str, Callable[[Canvas], ChangeSet]] = {
    "a problem more": lambda canvas: commands.add_problem(canvas, "New", 1),
    "a problem less": lambda canvas: commands.delete(canvas, (P2,)),
    "all problems gone": lambda canvas: commands.delete(canvas, tuple(canvas.problems)),
    "another order": lambda canvas: commands.rerank(canvas, P4, 0),
    "a connector more": lambda canvas: commands.connect(canvas, LOOSE, P1),
    "another aim": lambda canvas: commands.set_field(canvas, (TALK,), "aim", Aim.SOLVE),
    "another place": lambda canvas: commands.place_tactics(
        canvas, {TALK: WingPlace(Aim.EDUCATE, 72.0, 900.0)}
    ),
    "a tactic more": lambda canvas: adding(replace(canvas.tactics[TALK], id=makers.key(99))),
    "all of an aim gone": lambda canvas: commands.delete(canvas, (TALK, ARTICLE, LENA)),
    "everything gone": lambda canvas: commands.delete(canvas, (*canvas.problems, *canvas.tactics)),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_it_follows_every_edit_without_a_reset(
    edit: Callable[[Canvas], ChangeSet], session: Callable[[Canvas], Session], qapp: object
) -> None:
    """After an edit and its undo rows and columns are those of the canvas, made step by step."""
    document = session(makers.cafe())
    model = MatrixModel(document.canvas, Grouping.AIM)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    document.changed.connect(lambda changes: model.follow(document.canvas, changes))
    for step in (
        lambda: document.do(StepLabel("edit-text"), edit(document.canvas)),
        document.undo,
    ):
        assert step()
        ranked = [problem.id for problem in document.canvas.ranked]
        assert model.rows == matrix_rows(document.canvas, Grouping.AIM)
        assert model.columns == [*ranked, SUM]
    assert not resets


def test_an_edit_tells_only_of_what_it_touched(
    session: Callable[[Canvas], Session], qapp: object
) -> None:
    """In a table of many rows one connector is two messages, whatever else is there."""
    for tactics in (30, 300):
        document = session(makers.crowded(20, tactics))
        model = MatrixModel(document.canvas, Grouping.AIM)
        told: list[tuple[int, int]] = []
        model.dataChanged.connect(
            lambda first, last, _roles, told=told: told.append(
                (last.row() - first.row(), last.column() - first.column())
            )
        )
        changes = commands.toggle_link(document.canvas, makers.key(10, makers.TACTIC), P1)
        model.follow(document.canvas.apply(changes), changes)
        assert sorted(told) == [(0, 20), (len(model.rows) - 1, 0)]


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize("size", [(1440, 900), (800, 600)])
def test_it_opens_with_its_first_line_in_sight(
    windows: Windows, open_window: Opener, size: tuple[int, int]
) -> None:
    """The heading of the first group stands at the top, whatever the room and the letters; coming
    back to the first row from below shows it again.
    """
    have_usual_panels(windows)
    window = open_window(makers.cafe())
    window.resize(*size)
    panel = opened(window)
    top = panel.grid.verticalScrollBar()
    assert panel.grid.rows.rows[0].part is RowPart.GROUP
    assert top.value() == 0
    press(panel, _Key.Key_End, CTRL)
    press(panel, _Key.Key_Home, CTRL)
    for _ in range(len(panel.grid.rows.rows)):
        press(panel, _Key.Key_Up)
    assert top.value() == 0


@pytest.mark.usefixtures("_letters")
def test_all_of_it_fits_a_window(windows: Windows, open_window: Opener) -> None:
    """In a small window and in large letters there are cells, heads and a legend to be seen."""
    have_usual_panels(windows)
    window = open_window(makers.crowded(12, 40))
    panel = opened(window)
    window.setMinimumSize(1, 1)
    for size in ((700, 420), (1440, 900)):
        window.resize(*size)
        QApplication.processEvents()
        assert panel.grid.viewport().width() >= 100, size
        assert panel.grid.viewport().height() >= 60, size
        assert panel.corner.grouping.isVisible(), size
        assert not panel.grab().isNull(), size


@pytest.mark.usefixtures("_letters")
def test_no_words_push_out_what_a_problem_costs(windows: Windows, open_window: Opener) -> None:
    """However long they are: they are cut for it, and where it has no line of its own it shares the
    one before it.
    """
    have_usual_panels(windows)
    window = open_window(makers.cafe())
    panel = opened(window)
    window.setMinimumSize(1, 1)
    for size in ((1440, 900), (1024, 640)):
        window.resize(*size)
        seen = []
        for cost in ("", "a third of what they earn"):
            session = window.session
            for field, words in (
                ("statement", "Overdrafts at the very worst time " * 9),
                ("cost", cost),
            ):
                changes = commands.set_field(session.canvas, [P1], field, words)
                session.do(StepLabel("edit-text"), changes)
            QApplication.processEvents()
            seen.append(panel.grid.problems.grab().toImage())
        assert seen[0] != seen[1], size


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Written]:
    """Return what is written in the heads of the matrix from now on."""
    found: list[Written] = []

    def look(
        painter: QPainter,
        words: str,
        style: TextStyle,
        place: tuple[float, ...],
        *rest: str,
        **more: bool,
    ) -> float:
        found.append(Written(words, style, place[2]))
        return measures.write(painter, words, style, place, *rest, **more)

    monkeypatch.setattr(heads, "write", look)
    return found


def test_whether_they_know_is_read_whole(
    windows: Windows, open_window: Opener, written: list[Written]
) -> None:
    """Beside four problems in a usual and in a small window, in usual and in large letters, it ends
    in no “…”; what the problem costs stands below it.
    """
    have_usual_panels(windows)
    window = open_window(makers.cafe())
    window.furnish()
    panel = opened(window)
    letters = window.font()
    for size, pixels in product(((1280, 800), (1000, 700)), (13, 26)):
        written.clear()
        window.resize(*size)
        letters.setPixelSize(pixels)
        panel.setFont(letters)
        QApplication.processEvents()
        panel.grid.problems.grab()
        whole = {words: not block(words, style, wide).elided for words, style, wide in written}
        assert whole["They know"], (size, pixels)
        assert whole["They don’t know yet"], (size, pixels)
        costs = {"≈ 9 % of turnover", "about £6,000 in overdraft fees"}
        assert costs & set(whole), (size, pixels)


def test_whether_they_know_is_whole_where_it_needs_two_lines(
    open_window: Opener, written: list[Written]
) -> None:
    """In a small window with large letters it goes on into the line of what the problem costs, of
    which the beginning is seen behind it.
    """
    window = open_window(makers.cafe())
    window.resize(800, 600)
    panel = opened(window)
    letters = window.font()
    letters.setPixelSize(26)
    panel.setFont(letters)
    QApplication.processEvents()
    written.clear()
    for high in range(540, 620, 20):
        window.resize(800, high)
        QApplication.processEvents()
        panel.grid.problems.grab()
    known = "They don’t know yet"
    seen = [block(known, style, wide) for words, style, wide in written if words.startswith(known)]
    assert len(seen) >= 4
    assert all(each.lines == 2 and not each.elided for each in seen)


@pytest.mark.parametrize("pixels", [12, 13, 15, 18, 26])
def test_a_title_goes_on_in_a_second_line(
    open_window: Opener, written: list[Written], pixels: int
) -> None:
    """In a row that has room for it, in usual and in large letters."""
    window = open_window(makers.cafe())
    window.resize(1440, 900)
    panel = opened(window)
    letters = window.font()
    letters.setPixelSize(pixels)
    panel.setFont(letters)
    QApplication.processEvents()
    panel.grid.tactics.grab()
    wide = [row.wide for row in written if row.words == "TALK"][-1]
    title = "Tea"
    while not block(title, measures.letters(pixels).title, wide).elided:
        title += " and tea"
    changes = commands.set_field(window.session.canvas, [TALK], "title", title)
    window.session.do(StepLabel("edit-text"), changes)
    QApplication.processEvents()
    panel.grid.tactics.grab()
    place = next(n for n, row in enumerate(written) if row.words == title)
    parts = [block(*each) for each in written[place - 1 : place + 2]]
    assert parts[1].lines == 2
    assert not parts[1].elided
    assert sum(each.height for each in parts) <= panel.grid.tactics.sectionSize(1) - 2


def test_each_line_stands_at_the_right_where_one_reads_from_there(qapp: QApplication) -> None:
    """Each by itself: not all as a block that stands there by its longest one."""
    style, picture = measures.letters(13).statements[2], QImage(120, 90, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    words = "Runs out of cash every January as rents fall due"
    high = measures.write(painter, words, style, (0, 0, 120), "#000000", mirrored=True)
    painter.end()
    tops = range(0, round(high), round(style.pitch))
    assert len(tops) > 2
    for top in tops:
        line = picture.copy(0, top, 120, round(style.pitch))
        dark = [
            x
            for x in range(120)
            for y in range(line.height())
            if line.pixelColor(x, y).lightness() < 120
        ]
        assert max(dark) >= 116


@pytest.mark.usefixtures("_letters")
@pytest.mark.parametrize("words", ["2 tactics", "2 أنشطة", "فعاليتان"])
def test_a_sum_stands_in_the_middle_of_its_column(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """In whatever script it is said."""
    monkeypatch.setattr(MatrixModel, "words", lambda *_: words)
    window = open_window(makers.cafe())
    window.resize(1400, 900)
    grid = opened(window).grid
    row = next(n for n, each in enumerate(grid.rows.rows) if each.part is RowPart.EDUCATED)
    index = grid.rows.index(row, grid.rows.column_of[P2])
    grid.scrollTo(index)
    place = grid.visualRect(index)
    picture = grid.viewport().grab(place).toImage()
    ground = picture.pixel(0, 0)
    across, down = range(picture.width()), range(picture.height())
    ink = [x for x in across if any(picture.pixel(x, y) != ground for y in down)]
    assert abs((ink[0] + ink[-1]) / 2 - picture.width() / 2) <= 2


def test_what_is_cut_of_a_head_is_whole_in_its_tool_tip() -> None:
    """Words, whether they know, and what it costs."""
    rows = MatrixModel(makers.cafe(), Grouping.AIM)
    across, tip = Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    said = rows.headerData(rows.column_of[P1], across, tip)
    for words in ("Runs out of cash every January", "They know", "about £6,000 in overdraft fees"):
        assert words in said
    heard = rows.headerData(rows.column_of[P1], across, Qt.ItemDataRole.AccessibleTextRole)
    assert "£6,000" not in heard


def test_four_problems_fit_beside_both_sides_of_a_usual_window(
    windows: Windows, open_window: Opener
) -> None:
    """In 1,280 × 800 pixels with all panels nothing of a small plan is out of sight."""
    have_usual_panels(windows)
    window = open_window(makers.cafe())
    window.resize(1280, 800)
    window.furnish()
    QApplication.processEvents()
    panel = opened(window)
    assert window.panels.shown >= {"outline", "inspector"}
    assert panel.grid.horizontalScrollBar().maximum() == 0


def test_the_customer_stands_over_the_titles(open_window: Opener) -> None:
    """Its left edge is theirs, also in large letters."""
    window = open_window(makers.cafe())
    panel = opened(window)
    for pixels in (13, 26):
        letters = window.font()
        letters.setPixelSize(pixels)
        panel.setFont(letters)
        QApplication.processEvents()
        scale = pixels / 13
        assert panel.corner.customer.x() == round(14 * scale)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_marks_and_dots_stand_on_one_middle(ratio: float) -> None:
    """Whatever the size of the text: each is as far from its picture's corner as is reckoned."""
    for scale in (1.0, 1.15, 1.3, 1.46):
        marks = marks_for(LIGHT, scale, ratio)
        wide = [each.deviceIndependentSize().width() for each in marks.of_aim.values()]
        assert wide == [2 * marks.half] * len(wide)
        assert marks.dot.deviceIndependentSize().width() == 2 * marks.half_dot
