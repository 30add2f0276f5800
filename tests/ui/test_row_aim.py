# SPDX-License-Identifier: MIT
"""What is held on the canvas is let go on rows of the outline, by real mouse events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.links import may_join
from stratcanvas.paint.frame import handle_points
from stratcanvas.stage.dragging.autoscroll import Autoscroll
from stratcanvas.ui.panels.drop_mark import DropMark
from stratcanvas.ui.panels.outline_model import row_at
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.makers import PROBLEM, TACTIC, key
from tests.ui.panes import outline_of

pytestmark = pytest.mark.usefixtures("outline_alone")

Opener = Callable[[Canvas], Window]
ONE, TWO, THREE = (key(n, PROBLEM) for n in range(1, 4))
TALK, ARTICLE, LOOSE = key(1, TACTIC), key(2, TACTIC), key(5, TACTIC)


@pytest.fixture
def window(open_window: Opener) -> Window:
    """Return a window on the sample with all of it in view."""
    made = open_window(makers.cafe())
    made.furnish()
    QApplication.processEvents()
    made.view.fit()
    return made


def hand_in(window: Window) -> Hand:
    return Hand(window.view, window.session, window.selection)


def row(window: Window, record: str, under: str | None = None) -> QModelIndex:
    found = outline_of(window).tree.rows.rows_of(record)
    heads = [row_at(each.parent()) for each in found]
    return next(
        each
        for each, head in zip(found, heads, strict=True)
        if under is None or (head is not None and head.record == under)
    )


def on_row(window: Window, index: QModelIndex) -> QPoint:
    """Return where a row lies, in pixels of the view."""
    tree = outline_of(window).tree
    middle = tree.viewport().mapToGlobal(tree.visualRect(index).center())
    return window.view.viewport().mapFromGlobal(middle)


def ring(window: Window) -> DropMark | None:
    marks = outline_of(window).tree.viewport().findChildren(DropMark)
    return next((each for each in marks if each.isVisible()), None)


def handle_of(window: Window, card: str) -> Point:
    window.selection.set((card,))
    rect = window.view.stage.live_layout.cards[card]
    return handle_points(window.session.canvas, card, rect)[0]


def link(window: Window, tactic: str, problem: str) -> bool:
    joined = may_join(window.session.canvas, tactic, problem)
    return joined is not None and joined.id in window.session.canvas.links


def test_a_card_is_connected_to_the_problem_on_whose_row_it_is_dropped(window: Window) -> None:
    """As if it were dropped on that card: in one step, told before it, with the row marked."""
    hand, seen = hand_in(window), window.view.visible_area()
    index = row(window, TWO)
    hand.take(LOOSE, on_row(window, index))
    assert hand.said == "Drop here to connect with problem 2"
    mark = ring(window)
    assert mark is not None
    assert mark.geometry() == outline_of(window).tree.visualRect(index)
    assert window.view.visible_area() == seen
    hand.drop()
    assert link(window, LOOSE, TWO)
    assert ring(window) is None
    hand.scene_is_the_model()
    window.session.undo()
    assert window.session.canvas == makers.cafe()


def test_a_row_of_a_tactic_stands_for_the_problem_above_it(window: Window) -> None:
    """What is dropped anywhere among a problem's rows serves it."""
    hand = hand_in(window)
    hand.drag(LOOSE, on_row(window, row(window, TALK, ONE)))
    assert link(window, LOOSE, ONE)


@pytest.mark.parametrize(("start", "end"), [(LOOSE, THREE), (THREE, LOOSE)])
def test_a_connector_is_drawn_to_a_row(window: Window, start: str, end: str) -> None:
    """From the handle of a tactic to a problem's row, and the other way; no card comes along."""
    hand, before = hand_in(window), window.session.canvas
    hand.drag(handle_of(window, start), on_row(window, row(window, end)))
    assert link(window, LOOSE, THREE)
    assert len(window.session.canvas.links) == len(before.links) + 1
    assert window.session.canvas.tactics.keys() == before.tactics.keys()
    assert window.session.canvas.problems.keys() == before.problems.keys()


def test_no_canvas_pans_for_a_problem_over_rows(window: Window) -> None:
    """It is ranked by the height at which it is held, and connected to nothing."""
    hand, seen = hand_in(window), window.view.visible_area()
    place = on_row(window, row(window, TWO))
    level = window.view.to_pixels(window.view.stage.rectf(ONE)).center().toPoint().y()
    hand.take(THREE, QPoint(60, place.y()), QPoint(place.x(), level - 20))
    for pace in window.view.hand.findChild(Autoscroll).findChildren(QTimer):
        pace.timeout.emit()
    assert window.view.visible_area() == seen
    assert ring(window) is None
    hand.drop()
    assert window.session.canvas.number[THREE] == 1
    assert not any(link(window, tactic, THREE) for tactic in (LOOSE, ARTICLE))


def test_no_canvas_pans_for_a_hand_over_rows(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over a heading, too, where nothing can be connected; Esc puts all back."""
    hand, seen, canvas = hand_in(window), window.view.visible_area(), window.session.canvas
    tree = outline_of(window).tree
    heading = tree.rows.index(tree.rows.rowCount() - 1, 0)
    hand.take(LOOSE, on_row(window, row(window, TWO)), on_row(window, heading))
    for pace in window.view.hand.findChild(Autoscroll).findChildren(QTimer):
        pace.timeout.emit()
    assert ring(window) is None
    assert window.view.visible_area() == seen
    hand.move(on_row(window, row(window, TWO)))
    assert ring(window) is not None
    hand.key(Qt.Key.Key_Escape)
    hand.move(on_row(window, row(window, ONE)))
    assert ring(window) is None
    assert window.session.canvas is canvas
    assert window.view.visible_area() == seen
