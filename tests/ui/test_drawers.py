# SPDX-License-Identifier: MIT
"""In a narrow window the sides fold away and open over the canvas."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage.lists.search_list import SearchList
from stratcanvas.ui import layout
from stratcanvas.ui.drawers import Drawer, Drawers, Tab
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.outline import OutlineTree
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.table import Side
from stratcanvas.ui.window import Window
from tests import makers

Opener = Callable[[Canvas], Window]
WIDE, SMALL = 1400, 800


@pytest.fixture(autouse=True)
def _narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "NARROW", 1200)


@pytest.fixture
def window(open_window: Opener) -> Window:
    """Return a window of 800 pixels."""
    made = open_window(makers.cafe())
    made.furnish()
    width(made, SMALL)
    return made


def width(window: Window, pixels: int) -> None:
    window.resize(pixels, 600)
    QApplication.processEvents()


def drawers(window: Window) -> Drawers:
    assert window.panels.drawers is not None
    return window.panels.drawers


def tab(window: Window, name: str) -> Tab:
    (found,) = (each for each in window.findChildren(Tab) if each.accessibleName() == name)
    return found


def test_the_canvas_has_all_the_room(window: Window) -> None:
    """Neither side takes any, and each has a named tab at its edge, large enough to be hit."""
    assert window.view.width() == window.panels.width()
    assert not window.panels.shown & {"outline", "coach", "inspector"}
    for name in ("Outline", "Coach, Inspector"):
        assert tab(window, name).isVisible()
        assert min(tab(window, name).width(), tab(window, name).height()) >= 24


def test_no_tab_covers_the_matrix(window: Window) -> None:
    """The names of its rows are whole beside the tabs; in a wide window it has all the room."""
    window.action_set.qt["matrix"].trigger()
    QApplication.processEvents()
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    for name in ("Outline", "Coach, Inspector"):
        at = tab(window, name).mapTo(window, QPoint())
        covered = QRect(matrix.grid.mapFrom(window, at), tab(window, name).size())
        assert not covered.intersects(matrix.grid.rect())
    width(window, WIDE)
    assert matrix.grid.width() == matrix.width()


def places(window: Window, *parts: QWidget) -> list[QRect]:
    """Return where widgets are, seen from the window."""
    return [QRect(each.mapTo(window, QPoint()), each.size()) for each in parts]


def over_canvas(window: Window) -> list[QWidget]:
    """Return what words and buttons stand over the canvas, or in its place, just now."""
    kinds = (QPushButton, QToolButton, QLineEdit, Paragraph, QAbstractItemView)
    inside = (each for kind in kinds for each in window.panels.middle.findChildren(kind))
    return [each for each in inside if each.isVisible()]


@pytest.mark.parametrize("panel", ["outline", "inspector"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_drawer_covers_what_stands_over_the_canvas(
    window: Window, panel: str, mirrored: bool
) -> None:
    """Chips, a notice, the find bar and the matrix with its names lie beside it: they can't be
    moved as the canvas can.
    """
    if mirrored:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
    window.banner.tell("A notice that is long enough to need some of the room. " * 3)
    window.action_set.qt[panel].trigger()
    window.action_set.qt["filter"].trigger()
    window.action_set.qt["find"].trigger()
    for _ in range(2):
        for _ in range(3):
            QApplication.processEvents()
        (drawer,) = (each for each in window.findChildren(Drawer) if each.isVisible())
        ((covered,), found) = places(window, drawer), over_canvas(window)
        assert len(found) > 10
        for part, place in zip(found, places(window, *found), strict=True):
            assert not covered.intersects(place), part
        window.action_set.qt["matrix"].trigger()
    window.action_set.qt[panel].trigger()
    QApplication.processEvents()
    assert window.banner.contentsMargins().isNull()


@pytest.mark.parametrize("panel", ["outline", "inspector"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_no_drawer_and_no_tab_covers_a_list_that_opens(
    window: Window, panel: str, mirrored: bool
) -> None:
    """What could be made for a problem, what it can be connected to, the kinds, all actions."""
    if mirrored:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
    for name in (None, panel):
        if name is not None:
            window.action_set.qt[name].trigger()
        for card, action in (
            (makers.key(1, makers.PROBLEM), "tactic-for-problem"),
            (makers.key(1, makers.PROBLEM), "connect"),
            (makers.key(6, makers.TACTIC), "choose-kind"),
            (makers.key(6, makers.TACTIC), "palette"),
        ):
            window.selection.set((card,))
            window.action_set.qt[action].trigger()
            (opened,) = (each for each in window.findChildren(SearchList) if each.isVisible())
            parts = (*window.findChildren(Drawer), *window.findChildren(Tab))
            covering = places(window, *(each for each in parts if each.isVisible()))
            (lies,) = places(window, opened)
            assert len(covering) == (2 if name is None else 3)
            assert not any(map(lies.intersects, covering)), (action, lies, covering)
            opened.end()


def test_no_tab_covers_what_stands_over_the_canvas(window: Window) -> None:
    """Where strips reach down to the middle of a low window, the tabs are lower; else they stay."""
    tabs = [tab(window, name) for name in ("Outline", "Coach, Inspector")]
    window.resize(window.width(), 480)
    QApplication.processEvents()
    before = places(window, *tabs)
    window.action_set.qt["filter"].trigger()
    window.banner.tell("A notice that is long enough to need some of the room. " * 12)
    for _ in range(5):
        QApplication.processEvents()
    (view,) = places(window, window.view)
    assert view.top() > before[0].top()  # the strips reach down to where the tabs were
    for covering in places(window, *tabs):
        assert covering.top() >= view.top()
        assert window.rect().contains(covering)
    window.action_set.qt["filter"].trigger()
    window.banner.hide()
    for _ in range(5):
        QApplication.processEvents()
    assert places(window, *tabs) == before


def test_two_drawers_leave_the_side_where_lines_begin(window: Window) -> None:
    """Where both are open there is too little room beside them: then the names of rows are seen."""
    for name in ("outline", "inspector", "matrix"):
        window.action_set.qt[name].trigger()
    QApplication.processEvents()
    matrix = window.panels.panels["matrix"]
    assert isinstance(matrix, MatrixPanel)
    left, right = places(window, *window.findChildren(Drawer))
    (grid,) = places(window, matrix.grid)
    assert not left.intersects(grid)
    assert right.intersects(grid)


def test_keys_open_and_escape_closes(window: Window) -> None:
    """A panel's keys open its side, the keyboard goes in, and Escape gives it back."""
    window.view.setFocus()
    before = window.view.size()
    window.action_set.qt["outline"].trigger()
    outline = window.panels.panels["outline"]
    assert outline.isVisible()
    assert outline.isAncestorOf(window.focusWidget())
    assert window.action_set.qt["outline"].isChecked()
    assert window.view.size() == before
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not outline.isVisible()
    assert window.focusWidget() is window.view
    assert not window.action_set.qt["outline"].isChecked()


@pytest.mark.parametrize("number", [4, 9, 12])
def test_the_row_with_the_keyboard_is_seen_whole_as_its_side_opens(
    open_window: Opener, number: int
) -> None:
    """A card selected before the outline was seen has its whole row in sight, however it wraps."""
    window = open_window(makers.crowded(12, 40))
    window.furnish()
    width(window, SMALL)
    window.selection.set((makers.key(number, makers.PROBLEM),))
    window.action_set.qt["outline"].trigger()
    tree = window.findChild(OutlineTree)
    assert isinstance(tree, OutlineTree)
    assert tree.hasFocus()
    QApplication.processEvents()
    row = tree.visualRect(tree.currentIndex())
    assert row.height() > 0
    assert tree.viewport().rect().contains(row.adjusted(2, 2, -2, -2))


def test_its_tab_opens_and_closes_it_by_mouse(window: Window) -> None:
    """The tab goes with the drawer's edge, so that it is there to close it."""
    right = tab(window, "Coach, Inspector")
    at = right.geometry()
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert window.panels.panels["inspector"].isVisible()
    assert right.geometry().right() < at.left()
    QTest.mouseClick(right, Qt.MouseButton.LeftButton)
    assert not window.panels.panels["inspector"].isVisible()
    assert right.geometry() == at
    assert window.focusWidget() is window.view


def test_a_wide_window_has_its_sides_back(window: Window) -> None:
    """With the room they stand beside the canvas again, as before, whatever was open."""
    window.action_set.qt["outline"].trigger()
    width(window, WIDE)
    for name in ("outline", "coach", "inspector"):
        assert window.panels.panels[name].isVisible()
    sizes = window.panels.sizes()
    assert len(sizes) == 3
    assert all(sizes)
    assert not any(
        each.isVisible() for each in (*window.findChildren(Drawer), *window.findChildren(Tab))
    )
    width(window, SMALL)
    width(window, WIDE)
    assert window.panels.sizes() == sizes


def test_what_is_open_is_remembered(window: Window, open_window: Opener) -> None:
    """The next narrow window opens as the last one was left; a wide one is as it was."""
    window.action_set.qt["outline"].trigger()
    window.close()
    after = open_window(makers.cafe())
    after.furnish()
    width(after, SMALL)
    assert after.panels.panels["outline"].isVisible()
    assert not drawers(after).is_closed(Side.LEFT)
    assert drawers(after).is_closed(Side.RIGHT)


def test_a_field_that_is_wanted_opens_its_side(window: Window) -> None:
    """What asks for a field of the inspector finds it, folded away or not."""
    window.selection.set((makers.key(1, makers.PROBLEM),))
    window.panels.panels["coach"].field_wanted.emit("statement")
    assert window.panels.panels["inspector"].isVisible()
    assert window.panels.panels["inspector"].isAncestorOf(window.focusWidget())
    field = window.focusWidget()
    QTest.keyClicks(field, "So ")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not window.panels.panels["inspector"].isVisible()
    assert window.focusWidget() is window.view
    statement = window.session.canvas.problems[makers.key(1, makers.PROBLEM)].statement
    assert "So " in statement


def test_from_right_to_left_the_sides_are_mirrored(window: Window) -> None:
    """The outline's tab stands right where one reads from there."""
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert tab(window, "Outline").x() > window.width() / 2


@pytest.mark.parametrize("mirrored", [False, True])
def test_a_card_that_is_walked_to_comes_out_from_under_a_drawer(
    window: Window, mirrored: bool
) -> None:
    """Selected by keys, by find or in the outline it lies beside what is open over the canvas."""
    if mirrored:
        window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        QApplication.processEvents()
    view = window.view
    window.action_set.qt["outline"].trigger()
    (drawer,) = (each for each in window.findChildren(Drawer) if each.isVisible())
    covered = QRect(drawer.mapTo(window, QPoint()), drawer.size())
    port = view.viewport()

    def under(card: str) -> bool:
        seen = view.to_pixels(view.stage.rectf(card)).toRect()
        return covered.intersects(seen.translated(port.mapTo(window, QPoint())))

    view.zoom_to(1.0)
    away = 350 if mirrored else -350
    for card in window.session.canvas.tactics:
        view.center_on(card)
        view.camera.pan(-away, 0)
        view.ensure_seen(card)
        assert not under(card)


def test_the_selected_card_comes_out_from_under_a_drawer_that_is_opened(window: Window) -> None:
    """Who opens the inspector for a card at the edge sees the card beside its fields."""
    view, card = window.view, makers.key(6, makers.TACTIC)
    window.selection.set((card,))
    view.zoom_to(1.0)
    view.center_on(card)
    view.camera.pan(-(view.width() / 2 - 130), 0)
    at_first = view.to_pixels(view.stage.rectf(card))
    assert at_first.right() < view.width()
    window.action_set.qt["inspector"].trigger()
    left, right = view.camera.covered
    assert (left, right) == (0, window.findChildren(Drawer)[1].width())
    assert view.to_pixels(view.stage.rectf(card)).right() < view.width() - right
    window.action_set.qt["inspector"].trigger()
    assert view.camera.covered == (0, 0)


@pytest.mark.parametrize("action", ["fit", "fit-selection"])
def test_all_is_shown_beside_what_is_open_over_the_canvas(window: Window, action: str) -> None:
    """Nothing of it lies under a drawer; where two leave hardly any room, under both as before."""
    view = window.view
    window.action_set.qt["select-all"].trigger()

    def seen() -> QRect:
        window.action_set.qt[action].trigger()
        return view.to_pixels(view.stage.content()).toRect()

    whole = seen()
    drawers(window).open(Side.RIGHT)
    (drawer,) = (each for each in window.findChildren(Drawer) if each.isVisible())
    beside = seen()
    assert beside.width() < whole.width()
    assert beside.left() >= 0
    assert beside.right() <= view.width() - drawer.width()
    drawers(window).open(Side.LEFT)
    assert seen() == whole
    drawers(window).close(Side.LEFT)
    drawers(window).close(Side.RIGHT)
    assert seen() == whole


def test_the_keyboard_goes_to_the_canvas_when_its_side_folds_away(window: Window) -> None:
    """It does not land on the next button of the window, which Space would press."""
    width(window, WIDE)
    window.action_set.qt["find"].trigger()
    assert window.panels.shown >= {"inspector"}
    window.panels.panels["inspector"].focus_first()
    width(window, SMALL)
    assert window.focusWidget() is window.view


def test_the_keyboard_stays_in_a_side_that_is_open_in_either_width(window: Window) -> None:
    """A field that is typed in keeps the keys when the window grows or shrinks around it."""
    window.action_set.qt["inspector"].trigger()
    window.panels.panels["inspector"].focus_first()
    field = window.focusWidget()
    assert window.panels.panels["inspector"].isAncestorOf(field)
    width(window, WIDE)
    assert window.focusWidget() is field
    width(window, SMALL)
    assert window.focusWidget() is field
