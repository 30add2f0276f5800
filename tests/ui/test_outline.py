# SPDX-License-Identifier: MIT
"""The outline: the same rows, words and selection as the canvas, and edits in place."""

import random
from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any
from unittest import mock

import pytest
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, TacticKind
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.names import spoken
from stratcanvas.domain.outline import OutlineRow, outline
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint import keycaps as keycap_places
from stratcanvas.session.session import Session
from stratcanvas.ui.panels.outline import OutlineTree
from stratcanvas.ui.panels.outline_model import LUMP, ROW, OutlineModel, row_at
from stratcanvas.ui.panels.outline_ranges import in_ranges, records_in
from stratcanvas.ui.panels.row_steps import staying
from stratcanvas.ui.panels.row_text import split
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.bench.yardsticks import board
from tests.paints import paints
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("outline_alone")

P1, P2, P4 = (makers.key(n, makers.PROBLEM) for n in (1, 2, 4))
T1, SHEET, LOOSE = (makers.key(n, makers.TACTIC) for n in (1, 4, 5))
Opener = Callable[[Canvas], Window]


def rows_of(model: OutlineModel) -> list[OutlineRow]:
    found: list[OutlineRow] = []

    def walk(parent: Any) -> None:
        for place in range(model.rowCount(parent)):
            index = model.index(place, 0, parent)
            found.append(index.data(ROW))
            walk(index)

    walk(QModelIndex())
    return found


def shown(model: OutlineModel) -> list[str]:
    return [model.words(row) for row in rows_of(model)]


EDITS: dict[str, Callable[[Canvas], ChangeSet]] = {
    "a problem more": lambda canvas: commands.add_problem(canvas, "New", 1),
    "a problem less": lambda canvas: commands.delete(canvas, (P2,)),
    "all problems gone": lambda canvas: commands.delete(canvas, tuple(canvas.problems)),
    "another order": lambda canvas: commands.rerank(canvas, P4, 0),
    "the first last": lambda canvas: commands.rerank(canvas, P1, 3),
    "a connector more": lambda canvas: commands.connect(canvas, LOOSE, P1),
    "a connector less": lambda canvas: commands.disconnect(canvas, T1, P2),
    "other words": lambda canvas: commands.set_field(canvas, (P1,), "statement", "Other words"),
    "everything gone": lambda canvas: commands.delete(
        canvas, (*canvas.problems, *canvas.tactics, *canvas.notes)
    ),
    "a note": lambda canvas: commands.add_note(0, 0, "Remember"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_rows_follow_every_edit_and_its_undo(
    edit: Callable[[Canvas], ChangeSet], session: Callable[[Canvas], Session], qapp: object
) -> None:
    """After an edit and after its undo the model shows the outline of the canvas, row for row."""
    document = session(makers.cafe())
    model = OutlineModel(document.derived)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    before = shown(model)
    document.do(StepLabel("edit-text"), edit(document.canvas))
    assert rows_of(model) == list(outline(document.derived))
    document.undo()
    assert rows_of(model) == list(outline(document.derived))
    assert shown(model) == before


def test_a_big_change_starts_over_and_is_right(
    session: Callable[[Canvas], Session], qapp: object
) -> None:
    """When hundreds of rows change at once the model is still the outline."""
    document = session(makers.crowded(30, 200))
    model = OutlineModel(document.derived)
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    document.do(
        StepLabel("delete-cards"), commands.delete(document.canvas, tuple(document.canvas.problems))
    )
    assert rows_of(model) == list(outline(document.derived))


def test_a_list_that_is_pasted_or_taken_back_is_one_step_of_the_rows(
    session: Callable[[Canvas], Session], qapp: object
) -> None:
    """Cards that come together come and go as one lump: views lay themselves out once for it."""
    document = session(makers.crowded(2, 4, 3))
    model = OutlineModel(document.derived)
    before = shown(model)
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    steps: list[str] = []
    model.rowsInserted.connect(lambda *_: steps.append("came"))
    model.rowsRemoved.connect(lambda *_: steps.append("went"))
    notes = [commands.add_note(-900, 1000 + 90 * n, f"Line {n}") for n in range(60)]
    pasted = {key: note for each in notes for key, note in each.added.items()}
    document.do(StepLabel("edit-text"), ChangeSet(added=pasted))
    assert steps == ["came"]
    assert rows_of(model) == list(outline(document.derived))
    document.undo()
    assert steps == ["came", "went"]
    assert shown(model) == before


def test_many_cards_are_selected_in_the_outline_once_the_window_is_free(
    open_window: Opener, qtbot: QtBot
) -> None:
    """The selection itself has them at once; their rows are selected a moment later."""
    window = open_window(makers.crowded(1, 100))
    tree = outline_of(window).tree
    chosen = tuple(window.session.canvas.tactics)
    window.selection.set(chosen)
    assert window.selection.ids == chosen
    assert {*records_in(tree.selectionModel().selection())} != {*chosen}
    qtbot.waitUntil(lambda: set(records_in(tree.selectionModel().selection())) == {*chosen})
    window.selection.set(chosen[:2])
    assert {*records_in(tree.selectionModel().selection())} == {*chosen[:2]}


def test_many_selected_rows_change_their_places_without_being_followed(
    open_window: Opener, qtbot: QtBot
) -> None:
    """Qt would keep the place of each through the step; they are selected again as it ends, and
    who looks on is told of them together, where they lie under one row.
    """
    window = open_window(board(120))
    tree, canvas = outline_of(window).tree, window.session.canvas
    chosen = {*canvas.tactics}
    window.selection.set(chosen)
    picked = tree.selectionModel()
    qtbot.waitUntil(lambda: {*records_in(picked.selection())} == chosen)
    followed: list[int] = []
    tree.rows.layoutAboutToBeChanged.connect(lambda *_: followed.append(picked.selection().count()))
    told: list[object] = []
    tree.rows.dataChanged.connect(lambda *_: told.append(None))
    for step in (window.session.undo, window.session.redo, window.session.undo):
        if not window.session.undo_label:
            crossed = commands.cross(canvas, canvas.tactics, Aim.SOLVE)
            window.session.do(StepLabel("change-aim"), crossed)
        told.clear()
        step()
        assert {*records_in(picked.selection())} == chosen
        assert len(told) <= 3 * tree.rows.rowCount()
    assert followed
    assert not any(followed)
    assert window.selection.ids == tuple(chosen)


def test_rows_that_change_their_order_are_exchanged_at_once(
    session: Callable[[Canvas], Session], qapp: object
) -> None:
    """A tree lays out all its rows at each that moves, so a few move and of many none does."""
    document = session(board(40))  # every problem has many tactics
    model = OutlineModel(document.derived)
    moves: list[object] = []
    model.rowsMoved.connect(lambda *_: moves.append(None))
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    shown(model)
    tactics = document.canvas.tactics
    turned = {key: WingPlace(each.aim, each.x, -each.y) for key, each in tactics.items()}
    document.do(StepLabel("tidy"), commands.place_tactics(document.canvas, turned))
    assert rows_of(model) == list(outline(document.derived))
    assert not moves


def test_rows_that_change_places_under_several_problems_are_one_step(
    session: Callable[[Canvas], Session], qapp: object
) -> None:
    """A view lays itself out once for all of them, and who holds a row holds the same one after."""
    document = session(board(120))
    model = OutlineModel(document.derived)
    steps: list[str] = []
    for name in ("rowsMoved", "rowsInserted", "rowsRemoved", "layoutChanged"):
        getattr(model, name).connect(lambda *_, name=name: steps.append(name))
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    before = shown(model)
    row = next(row for row in rows_of(model) if row.record in document.canvas.tactics)
    assert row.record is not None
    held = [QPersistentModelIndex(each) for each in model.rows_of(row.record)]
    where = [each.row() for each in held]
    tactics = document.canvas.tactics
    turned = {key: WingPlace(each.aim, each.x, -each.y) for key, each in tactics.items()}
    document.do(StepLabel("tidy"), commands.place_tactics(document.canvas, turned))
    assert rows_of(model) == list(outline(document.derived))
    assert steps == ["layoutChanged"]
    assert [each.row() for each in held] != where
    assert {each.data(ROW).record for each in held} == {row.record}
    document.undo()
    assert shown(model) == before


@pytest.mark.parametrize(("card", "to"), [(0, 39), (39, 0), (3, 30)])
def test_a_problem_that_goes_far_is_the_only_row_that_moves(
    card: int, to: int, session: Callable[[Canvas], Session], qapp: object
) -> None:
    """A tree of 10,000 rows takes 7 ms a move: the problems in between stay where they are."""
    document = session(makers.crowded(40, 40))
    model = OutlineModel(document.derived)
    moves: list[object] = []
    model.rowsMoved.connect(lambda *_: moves.append(None))
    document.changed.connect(lambda changes: model.follow(document.derived, changes))
    shown(model)
    problem = document.canvas.ranked[card].id
    document.do(StepLabel("tidy"), commands.rerank(document.canvas, problem, to))
    assert rows_of(model) == list(outline(document.derived))
    assert len(moves) == 1
    document.undo()
    assert rows_of(model) == list(outline(document.derived))
    assert len(moves) == 2


def test_rows_come_into_any_order(qapp: object) -> None:
    """Whatever comes, goes and moves at once, those that follow each other alike stay."""
    chance = random.Random(7)
    for _ in range(200):
        old, new = (chance.sample(range(9), chance.randrange(9)) for _ in "ab")
        stay = staying(old, new)
        assert [each for each in old if each in stay] == [each for each in new if each in stay]
        common = [each for each in old if each in new]
        longest = max(
            len(some)
            for count in range(len(common) + 1)
            for some in combinations(common, count)
            if [each for each in new if each in some] == list(some)
        )
        assert len(stay) == longest


def test_each_row_says_what_a_screen_reader_reads(open_window: Opener) -> None:
    """A row's spoken text has role, state, words and links."""
    window = open_window(makers.cafe())
    model = outline_of(window).tree.rows
    canvas = window.session.canvas
    for key in (P1, T1, LOOSE, canvas.strategy.id, canvas.brief.id):
        (index, *_) = model.rows_of(key)
        assert index.data(Qt.ItemDataRole.AccessibleTextRole) == spoken(canvas, key)


def test_selection_goes_both_ways(open_window: Opener) -> None:
    """A row selects its card and a card its row; what has no row selects none."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    window.selection.set((P2, LOOSE))
    chosen = {index.data(ROW).record for index in tree.selectionModel().selectedIndexes()}
    assert chosen == {P2, LOOSE}
    tree.setCurrentIndex(tree.rows.rows_of(P1)[0])
    assert window.selection.ids == (P1,)
    window.selection.set((T1 + P1,))
    assert not tree.selectionModel().selectedIndexes()
    assert window.selection.ids == (T1 + P1,)


def test_the_card_of_a_row_that_is_gone_to_is_seen(open_window: Opener) -> None:
    """By a click or an arrow key the canvas shows the card, and moves no more than it must."""
    window = open_window(makers.cafe())
    view, tree = window.view, outline_of(window).tree
    view.zoom_to(0.6)
    view.center_on(window.session.canvas.strategy.id)
    view.camera.pan(-250, 0)
    before = view.visible_area()
    assert not before.intersects(view.stage.rectf(LOOSE))
    tree.setFocus()
    QTest.mouseClick(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        pos=tree.visualRect(tree.rows.rows_of(LOOSE)[0]).center(),
    )
    assert window.selection.ids == (LOOSE,)
    assert view.visible_area().contains(view.stage.rectf(LOOSE))
    there = view.visible_area()
    view.ensure_seen(LOOSE)
    assert view.visible_area() == there


def test_a_tactic_with_many_rows_is_walked_past(open_window: Opener) -> None:
    """Arrow keys go from one row of a tactic to its next without losing the selection."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    rows = tree.rows.rows_of(T1)
    assert len(rows) == 4
    tree.setFocus()
    for row in rows:
        tree.selectionModel().setCurrentIndex(row, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        assert window.selection.ids == (T1,)
        assert tree.currentIndex() == row
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert window.selection.ids != (T1,)


def test_words_are_edited_in_place(open_window: Opener) -> None:
    """F2 opens the row; what is typed is kept at once, Esc ends, and it is one step."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    before = window.session.canvas
    tree.setFocus()
    tree.setCurrentIndex(tree.rows.rows_of(P1)[0])
    QTest.keyClick(tree, Qt.Key.Key_Return)
    box = tree.findChild(TextBox)
    assert isinstance(box, TextBox)
    assert box.text() == before.problems[P1].statement
    QTest.keyClick(box, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(box, "No cash in January, Tuesdays or Notes")
    statement = window.session.canvas.problems[P1].statement
    assert statement == "No cash in January, Tuesdays or Notes"
    assert len(window.session.canvas.problems) == 4
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert tree.rows.rows_of(P1)[0].data() == f"1 {statement}"
    window.session.undo()
    assert window.session.canvas == before


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_row_opens_with_its_words_as_a_card_does(open_window: Opener, key: Qt.Key) -> None:
    """The caret is at their end and nothing selected: the next letter goes on, and takes none away.

    By a double click as well, and three select all, as on the canvas.
    """
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    before = window.session.canvas.problems[P1].statement
    index = tree.rows.rows_of(P1)[0]
    tree.setFocus()
    tree.setCurrentIndex(index)
    QTest.keyClick(tree, key)
    box = tree.findChild(TextBox)
    QTest.keyClicks(box, "!")
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert window.session.canvas.problems[P1].statement == f"{before}!"
    left, spot = Qt.MouseButton.LeftButton, tree.visualRect(index).topLeft() + QPoint(50, 20)
    QTest.mouseClick(tree.viewport(), left, pos=spot)
    QTest.mouseDClick(tree.viewport(), left, pos=spot)
    box = tree.indexWidget(index)
    assert isinstance(box, TextBox)
    assert not box.textCursor().hasSelection()
    assert box.textCursor().atEnd()
    inside = box.viewport().mapFrom(tree.viewport(), spot)
    QTest.mouseClick(box.viewport(), left, pos=inside)
    QTest.keyClicks(box, "t")
    assert window.session.canvas.problems[P1].statement == "t"


def test_the_customer_row_edits_the_customer(open_window: Opener) -> None:
    """The first row names the customer, and editing it renames them."""
    window = open_window(makers.empty())
    tree = outline_of(window).tree
    tree.edit(tree.rows.index(0, 0))
    box = tree.findChild(TextBox)
    assert isinstance(box, TextBox)
    QTest.keyClicks(box, "Village bakers")
    assert window.session.canvas.brief.customer == "Village bakers"


def test_folding_and_scrolling_survive_edits(open_window: Opener, qtbot: QtBot) -> None:
    """What is folded stays folded and what is in view stays in view when rows change."""
    window = open_window(makers.crowded(12, 30))
    tree = outline_of(window).tree
    folded = makers.key(3, makers.PROBLEM)
    tree.collapse(tree.rows.rows_of(folded)[0])
    bar = tree.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 200)
    bar.setValue(150)
    canvas = window.session.canvas
    window.session.do(StepLabel("rank-problem"), commands.rerank(canvas, folded, 0))
    window.session.do(
        StepLabel("add-problem"), commands.add_problem(window.session.canvas, "One more")
    )
    QApplication.processEvents()
    assert not tree.isExpanded(tree.rows.rows_of(folded)[0])
    assert tree.isExpanded(tree.rows.rows_of(makers.key(4, makers.PROBLEM))[0])
    assert abs(bar.value() - 150) < 60


def test_headings_can_be_neither_selected_nor_edited(open_window: Opener) -> None:
    """“Not counted” is a heading, not a card."""
    window = open_window(makers.cafe())
    model = outline_of(window).tree.rows
    index = model.index(model.rowCount() - 1, 0)
    assert index.data() == "Not counted"
    assert model.flags(index) == Qt.ItemFlag.ItemIsEnabled


def test_the_enter_key_opens_no_heading(open_window: Opener) -> None:
    """On a heading, where nothing can be written, the key does nothing."""
    tree = outline_of(open_window(makers.cafe())).tree
    heading = tree.rows.index(tree.rows.rowCount() - 1, 0)
    assert not heading.data(ROW).record
    tree.setFocus()
    tree.selectionModel().setCurrentIndex(heading, QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.findChild(TextBox) is None


@pytest.mark.parametrize("size", [0, 300])
def test_a_click_on_a_heading_folds_what_is_under_it_or_opens_it(
    open_window: Opener, size: int
) -> None:
    """Which stays so as other cards come; what is selected stays selected."""
    window = open_window(makers.crowded(40, size, 200) if size else makers.cafe())
    tree = outline_of(window).tree
    last = tree.rows.rowCount() - 1
    place = next(n for n in range(last + 1) if tree.rows.index(n, 0).data() == "Not counted")
    heading = tree.rows.index(place, 0)
    tree.scrollTo(heading)
    window.selection.set((P1,))
    shown = tree.isExpanded(heading)
    assert shown is not bool(size)
    for now in (not shown, shown, not shown):
        tree.scrollTo(heading)
        before = tree.grab(tree.visualRect(heading)).toImage()
        spot = tree.visualRect(heading).center()
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert tree.isExpanded(heading) is now
        assert tree.grab(tree.visualRect(heading)).toImage() != before
        assert window.selection.ids == (P1,)
    if not size:
        where = WingPlace(Aim.EDUCATE, 72.0, 900.0)
        window.session.do(
            StepLabel("add-tactic"), commands.add_tactic(window.session.canvas, where, "More")
        )
        assert not tree.isExpanded(tree.rows.index(place, 0))


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_problem_opens_by_the_arrow_before_it(open_window: Opener, mirrored: bool) -> None:
    """And is folded by it; a press on its words selects it and leaves that as it is."""
    tree = outline_of(open_window(makers.crowded(40, 300))).tree
    if mirrored:
        tree.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    (row,) = tree.rows.rows_of(P1)

    def press(away: int) -> None:
        rect = tree.visualRect(row)
        x = rect.right() - away if mirrored else rect.left() + away
        spot, left = QPoint(x, rect.center().y()), Qt.MouseButton.LeftButton
        QTest.mouseClick(tree.viewport(), left, pos=spot)

    for shown in (True, False):
        press(6)
        assert tree.isExpanded(row) is shown
        assert not tree.selectionModel().hasSelection()
    press(40)
    assert not tree.isExpanded(row)
    assert [row_at(each).record for each in tree.selectionModel().selectedIndexes()] == [P1]


def test_a_large_outline_starts_folded_and_a_small_one_open(open_window: Opener) -> None:
    """Hundreds of rows start as an overview; selecting a card still opens the way to its row."""
    small = outline_of(open_window(makers.cafe())).tree
    assert small.isExpanded(small.rows.rows_of(P1)[0])
    window = open_window(makers.crowded(40, 300))
    large = outline_of(window).tree
    (row,) = large.rows.rows_of(P1)
    assert not large.isExpanded(row)
    first = large.rows.index(0, 0, row).data(ROW).record
    window.selection.set((first,))
    assert large.isExpanded(large.rows.rows_of(first)[0].parent())


def test_rows_are_made_where_one_looks(open_window: Opener) -> None:
    """Thousands of rows below folded headings are not made; a heading opened has its first ones."""
    window = open_window(makers.crowded(40, 300, 2 * LUMP))
    tree = outline_of(window).tree
    heads = tree.rows.rowCount()
    assert tree.rows.made < 2 * heads
    window.selection.set((makers.key(2 * LUMP, makers.NOTE),))
    window.session.do(StepLabel("add-problem"), commands.add_note(0.0, 0.0, "One more"))
    notes = tree.rows.index(heads - 1, 0)
    tree.expand(notes)
    QApplication.processEvents()
    assert tree.rows.rowCount(notes) == LUMP
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    assert tree.rows.rowCount(notes) == 2 * LUMP
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    QApplication.processEvents()
    tree.verticalScrollBar().setValue(tree.verticalScrollBar().maximum())
    assert tree.rows.rowCount(notes) == 2 * LUMP + 1


def test_a_mass_selected_on_the_canvas_touches_no_rows(open_window: Opener) -> None:
    """With all of a large canvas selected no row is, and what is selected stays so."""
    window = open_window(makers.crowded(40, 300, 300))
    tree = outline_of(window).tree
    window.action_set.qt["select-all"].trigger()
    assert len(window.selection.ids) == 1 + 640
    assert not tree.selectionModel().selectedIndexes()
    assert tree.rows.made < 2 * tree.rows.rowCount()


def test_rows_below_each_other_are_selected_as_one_range(open_window: Opener) -> None:
    """Qt asks about every row that it is given singly, so it gets ranges, and gives them back."""
    window = open_window(makers.crowded(6, 20, 5))
    tree, canvas = outline_of(window).tree, window.session.canvas
    ranked = [problem.id for problem in canvas.ranked]
    window.selection.set((*ranked[:3], ranked[5], *canvas.notes))
    ranges = tree.selectionModel().selection()
    assert ranges.count() == 3
    assert set(records_in(ranges)) == {*ranked[:3], ranked[5], *canvas.notes}
    window.selection.set(ranked)
    tree.selectionModel().select(
        in_ranges(tree.rows.rows_of(ranked[4])), QItemSelectionModel.SelectionFlag.Deselect
    )
    assert set(window.selection.ids) == {*ranked} - {ranked[4]}


def test_a_large_outline_stays_open_where_it_was_opened(open_window: Opener) -> None:
    """An edit that changes rows keeps the headings open that the person has opened."""
    window = open_window(makers.crowded(40, 300))
    tree = outline_of(window).tree
    (first,) = tree.rows.rows_of(P1)
    tree.expand(first)
    served = [index.data(ROW).record for index in [tree.rows.index(0, 0, first)]]
    window.session.do(StepLabel("delete-cards"), commands.delete(window.session.canvas, served))
    window.session.do(StepLabel("rank-problem"), commands.rerank(window.session.canvas, P1, 20))
    assert tree.isExpanded(tree.rows.rows_of(P1)[0])
    assert rows_of(tree.rows) == list(outline(window.session.derived))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("1 Prices the menu", "1 Prices"),
        ("1 Prices", "1 Prices"),
        ("Prices", "Prices"),
    ],
)
def test_a_row_breaks_at_a_space(qapp: QApplication, words: str, first: str) -> None:
    """What has room stands on the first line, and the rest begins with a word."""
    metrics = QFontMetrics(QFont())
    found = split(words, metrics, metrics.horizontalAdvance("1 Prices th"))
    assert found == (first, words[len(first) :].strip())


def test_a_long_word_begins_beside_its_number(qapp: QApplication) -> None:
    """A number never stands alone on a line because a word that has no room on any follows it."""
    metrics = QFontMetrics(QFont())
    words = "1 Donaudampfschifffahrtsgesellschaft fehlt"
    first, rest = split(words, metrics, metrics.horizontalAdvance("1 Donaudampfschiff"))
    assert (first, rest) == ("1 Donaudampfschiff", "fahrtsgesellschaft fehlt")


def ink_on_the_right(tree: OutlineTree, problem: str) -> bool:
    """Tell whether anything stands where the discs of a problem's row do."""
    (index,) = tree.rows.rows_of(problem)
    row = tree.visualRect(index)
    shown = tree.viewport().grab(row).toImage()
    columns = range(shown.width() - 28, shown.width() - 4)
    paper = shown.pixel(shown.width() - 2, shown.height() // 2)
    return any(shown.pixel(x, shown.height() // 2 + 3) != paper for x in columns)


def test_what_a_problem_lacks_shows_in_its_row(open_window: Opener) -> None:
    """Its discs stand there until something educates about it and something helps with it."""
    window = open_window(makers.cafe())
    tree, tip = outline_of(window).tree, Qt.ItemDataRole.ToolTipRole
    (index,) = tree.rows.rows_of(P2)
    assert ink_on_the_right(tree, P2)
    assert not ink_on_the_right(tree, P1)
    assert index.data(tip) == "Nothing helps solve yet"
    window.session.do(StepLabel("connect"), commands.connect(window.session.canvas, SHEET, P2))
    assert not ink_on_the_right(tree, P2)
    assert not index.data(tip)


def colours_before_words(tree: OutlineTree, record: str) -> set[str]:
    """Return the colours in the row of a tactic where its mark stands."""
    (index, *_) = tree.rows.rows_of(record)
    tree.scrollTo(index)
    shown = tree.viewport().grab(tree.visualRect(index)).toImage()
    return {
        shown.pixelColor(x, y).name()
        for x in range(round(25 * shown.devicePixelRatio()))
        for y in range(shown.height())
    }


def test_a_tactics_row_has_its_aims_mark(open_window: Opener) -> None:
    """What educates is told from what helps solve in the outline too."""
    window = open_window(makers.cafe())
    tree, theme = outline_of(window).tree, window.colours.theme
    marks = {theme.educate, theme.solve}
    assert colours_before_words(tree, T1) & marks == {theme.educate}
    assert colours_before_words(tree, SHEET) & marks == {theme.solve}


def first_ink(picture: QImage, bottom: int) -> int:
    """Return the first column that has ink above a row of pixels, from the left."""
    paper = picture.pixel(0, 0)
    columns = range(picture.width())
    return next(x for x in columns if any(picture.pixel(x, y) != paper for y in range(bottom)))


def test_a_row_from_right_to_left_is_read_so(open_window: Opener) -> None:
    """The dots that end a Hebrew sentence stand on the left of its letters, not on their right."""
    canvas = makers.cafe()
    words = commands.set_field(canvas, (canvas.id,), "customer", "אאא..........")
    tree = outline_of(open_window(canvas.apply(words))).tree
    row = tree.visualRect(tree.model().index(0, 0))
    shown = tree.viewport().grab(row).toImage()
    assert first_ink(shown, shown.height()) < first_ink(shown, shown.height() // 2) - 10


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("record", "before"), [(P1, 12), (SHEET, 27)])
def test_the_box_covers_its_row_and_words_stay_where_they_are(
    open_window: Opener, qapp: QApplication, record: str, before: int, mirrored: bool
) -> None:
    """The box in which a row is edited is as high as the row is drawn and as wide as the panel;
    its words begin as far from the panel's edge as the row's do."""
    reading = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    qapp.setLayoutDirection(reading)
    try:
        window = open_window(makers.cafe())
        tree = outline_of(window).tree
        (index, *_) = tree.rows.rows_of(record)[:1]
        rect = tree.visualRect(index)
        tree.setCurrentIndex(index)
        tree.setFocus()
        QTest.keyClick(tree, Qt.Key.Key_F2)
        box = tree.findChild(TextBox)
        assert isinstance(box, TextBox)
        above = 6 if record == P1 else 0
        assert box.geometry() == rect.adjusted(5, above, -5, 0)
        inside = box.viewport().geometry()
        edge = box.width() - inside.right() - 1 if mirrored else inside.left()
        assert edge + 5 == before
        assert inside.top() in {4, 3}  # as the style has it, with the keyboard or without
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_titles_come_first_and_kinds_after(open_window: Opener) -> None:
    """Of a row that is too narrow one sees what tells it from others, not “Video interview”."""
    tree = outline_of(open_window(makers.cafe())).tree
    words = [tree.rows.words(row) for row in rows_of(tree.rows)]
    assert "13-week cash sheet · Template" in words
    assert "Instagram giveaway" in words


def test_a_keycap_is_one_sign_in_a_row_and_in_its_box(open_window: Opener, qtbot: QtBot) -> None:
    """Drawn by the font that has it, in the outline and where it is typed, as on the card."""
    canvas = makers.cafe()
    canvas = canvas.apply(commands.set_field(canvas, (T1,), "title", "1\ufe0f\u20e3 late"))
    window = open_window(canvas)
    tree = outline_of(window).tree
    (index, *_) = tree.rows.rows_of(T1)
    with mock.patch.object(keycap_places, "keycaps", wraps=keycap_places.keycaps) as asked:
        tree.viewport().grab()
    assert asked.called
    tree.setCurrentIndex(index)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    box = tree.findChild(TextBox)
    assert isinstance(box, TextBox)
    block = box.document().firstBlock().layout()
    qtbot.waitUntil(lambda: len(block.formats()) == 1)
    assert block.formats()[0].length == 3
    box.selectAll()
    QTest.keyClicks(box, "no keycap")
    qtbot.waitUntil(lambda: not box.document().firstBlock().layout().formats())
    assert window.session.canvas.tactics[T1].title == "no keycap"
    window.session.undo()
    assert window.session.canvas.tactics[T1].title == "1\ufe0f\u20e3 late"


def test_a_row_is_measured_anew_only_where_its_problem_reads_otherwise(open_window: Opener) -> None:
    """A tree asks for the sizes of all rows after each change; long words still take two lines."""
    canvas = makers.cafe()
    window = open_window(canvas.apply(commands.set_field(canvas, (P1,), "statement", "No cash")))
    tree, session = outline_of(window).tree, window.session

    def height(record: str) -> int:
        return tree.sizeHintForIndex(tree.model().rows_of(record)[0]).height()

    def write(words: str) -> None:
        changes = commands.set_field(session.canvas, (P1,), "statement", words)
        session.do(StepLabel("edit-text"), changes)

    write("No")
    before = {record: height(record) for record in session.canvas.problems}
    words = tree.model().words
    with mock.patch.object(tree.model(), "words", side_effect=words) as measured:
        assert {record: height(record) for record in session.canvas.problems} == before
        assert not measured.called
        write("long words " * 30)
        assert height(P1) > before[P1]
        assert height(P2) == before[P2]


def test_a_row_is_as_high_under_another_number(open_window: Opener) -> None:
    """Where a problem goes all below have other numbers: none of their rows is measured again."""
    window = open_window(makers.crowded(9, 4))
    tree, session = outline_of(window).tree, window.session

    def heights() -> list[int]:
        rows = [tree.model().rows_of(each.id)[0] for each in session.canvas.ranked]
        return [tree.sizeHintForIndex(row).height() for row in rows]

    before = heights()
    with mock.patch.object(tree.model(), "words", side_effect=tree.model().words) as measured:
        session.do(StepLabel("delete-cards"), commands.delete(session.canvas, [P1]))
        assert heights() == before[1:]
        assert not measured.called


def test_when_the_current_row_goes_the_next_is_current(open_window: Opener) -> None:
    """Below it, and above where it was the last; nothing is selected by that."""
    window = open_window(makers.crowded(4, 0))
    tree, session = outline_of(window).tree, window.session
    ids = [each.id for each in session.canvas.ranked]
    for gone, then in ((ids[1], ids[2]), (ids[3], ids[2])):
        window.selection.set((gone,))
        window.action_set.qt["delete"].trigger()
        assert gone not in session.canvas
        assert tree.currentIndex() == tree.model().rows_of(then)[0]
        assert not tree.selectionModel().hasSelection()
        assert not window.selection.ids


def test_rows_are_laid_out_once_where_one_goes(open_window: Opener) -> None:
    """A tree asks for the height of each row as it is laid out."""
    window = open_window(makers.crowded(30, 500))
    tree, session = outline_of(window).tree, window.session
    window.selection.set((session.canvas.ranked[9].id,))
    QApplication.processEvents()
    asked = tree.delegate._problem_size
    with mock.patch.object(tree.delegate, "_problem_size", side_effect=asked) as sized:
        window.action_set.qt["delete"].trigger()
        QApplication.processEvents()
    assert sized.call_count < 45


def on_screen(tree: OutlineTree) -> QImage:
    """Return the pixels that the rows have on the screen now, as they were last painted."""
    QApplication.processEvents()
    window, port = tree.window(), tree.viewport()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    corner = port.mapTo(window, QPoint())
    area = corner.x(), corner.y(), port.width(), port.height()
    return tree.screen().grabWindow(window.winId(), *area).toImage()


def test_a_letter_draws_its_row_alone(open_window: Opener) -> None:
    """All others are there already: who types on a card waits for no outline."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    on_screen(tree)
    words = window.session.canvas.problems[P2].statement + "s"
    letter = commands.set_field(window.session.canvas, (P2,), "statement", words)
    with paints(tree.viewport()) as drawn:
        window.session.do(StepLabel("edit-text"), letter)
        on_screen(tree)
    row = tree.visualRect(tree.rows.rows_of(P2)[0])
    assert 0 < drawn.pixels <= 2 * row.width() * row.height()


EDITS: dict[str, Callable[[Canvas], ChangeSet]] = {
    "the last tactic that educates now helps": lambda now: commands.cross(now, (T1,), Aim.SOLVE),
    "connect": lambda now: commands.connect(now, LOOSE, P4),
    "disconnect": lambda now: commands.disconnect(now, SHEET, P1),
    "delete a tactic": lambda now: commands.delete(now, (SHEET,)),
    "delete a problem": lambda now: commands.delete(now, (P1,)),
    "rank": lambda now: commands.rerank(now, P4, 1),
    "words": lambda now: commands.set_field(now, (P2,), "statement", "Nobody knows what is left"),
    "kind": lambda now: commands.set_field(now, (T1,), "kind", TacticKind.TALK),
    "customer": lambda now: commands.set_field(now, (now.id,), "customer", "Bakers"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_after_an_edit_all_rows_look_as_drawn_anew(
    open_window: Opener, edit: Callable[[Canvas], ChangeSet]
) -> None:
    """Also that of a problem that is the same, and lacks something now, or no more."""
    window = open_window(makers.cafe())
    tree, before = outline_of(window).tree, window.session.canvas
    on_screen(tree)
    for doing in (
        partial(window.session.do, StepLabel("edit-text"), edit(before)),
        window.session.undo,
    ):
        doing()
        shown_now = on_screen(tree)
        tree.viewport().update()
        assert on_screen(tree) == shown_now


def test_a_row_draws_within_itself(open_window: Opener) -> None:
    """Selected and with the keyboard it leaves its neighbours as they were: they are not drawn
    anew when it is selected no more.
    """
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    tree.setFocus()
    for key in (LOOSE, SHEET, P2):
        index = tree.rows.rows_of(key)[0]
        beside = [
            tree.visualRect(each) for each in (tree.indexAbove(index), tree.indexBelow(index))
        ]
        seen = []
        for chosen in ((key,), ()):
            window.selection.set(chosen)
            if not chosen:
                tree.setCurrentIndex(tree.rows.index(0, 0))
            picture = tree.viewport().grab().toImage()
            seen.append([picture.copy(rect) for rect in beside if rect.height()])
        assert seen[0] == seen[1]
