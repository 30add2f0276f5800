# SPDX-License-Identifier: MIT
"""What panes are divided by can be grabbed with ease, and takes no press from what lies beside."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from itertools import product
from unittest import mock

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage import viewport
from stratcanvas.stage.places.tile_places import joined
from stratcanvas.ui.dividers import Divider
from stratcanvas.ui.matrix.grid import MatrixGrid
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.outline import OutlineTree
from stratcanvas.ui.window import Window
from tests import makers
from tests.bench.window import CTRL, NOTCH, wheel
from tests.paints import paints

Opener = Callable[[Canvas], Window]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def whole(
    open_window: Opener, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[Window]:
    """Return a wide window with all its panels, for those who read from either side."""
    qapp.setLayoutDirection(request.param)
    window = open_window(makers.cafe())
    window.resize(1400, 900)
    window.action_set.qt["brief"].trigger()
    QApplication.processEvents()
    yield window
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def dividers(window: Window) -> list[Divider]:
    """Return the dividers that are seen."""
    return [each for each in window.findChildren(Divider) if each.isVisible()]


def at(window: Window, divider: Divider, place: QPoint) -> QWidget | None:
    """Return what a press hits, at a place in a divider's own pixels."""
    return window.childAt(divider.mapTo(window, place))


def grips_are_there(window: Window) -> bool:
    """Tell whether each divider can be grabbed in the corner of its grip."""
    return all(at(window, each, each.grip.topLeft()) is each for each in dividers(window))


def test_a_grip_is_hit_wherever_it_is_pressed(whole: Window) -> None:
    """At each of its corners the press is the divider's, and it is 24 pixels both ways."""
    found = dividers(whole)
    assert len(found) == 4
    for each in found:
        grip = each.grip
        assert min(grip.width(), grip.height()) >= 24
        corners = (grip.topLeft(), grip.topRight(), grip.bottomLeft(), grip.bottomRight())
        assert [at(whole, each, place) for place in corners] == [each] * 4


def test_what_lies_beside_a_grip_keeps_its_presses(whole: Window) -> None:
    """A divider takes five pixels above its grip, or left of it, as ever."""
    for each in dividers(whole):
        lies, area, line = each.orientation() is Qt.Orientation.Horizontal, each.rect(), 0
        deep = area.width() if lies else area.height()
        places = (QPoint(n, 30) if lies else QPoint(30, n) for n in range(deep))
        line = sum(at(whole, each, place) is each for place in places)
        assert line == 5


def test_no_grip_lies_over_a_scroll_bar(whole: Window) -> None:
    """Beside the outline, the matrix, a brief and the panels, a divider has two pixels of them."""
    whole.resize(1400, 560)
    QApplication.processEvents()
    no_grip_lies_over_a_bar(whole)
    whole.action_set.qt["matrix"].trigger()
    QApplication.processEvents()
    no_grip_lies_over_a_bar(whole)


def no_grip_lies_over_a_bar(whole: Window) -> None:
    bars = [each for each in whole.findChildren(QScrollBar) if each.isVisible()]
    assert len(bars) > 1
    for bar in bars:
        across = bar.rect().adjusted(2, 2, -2, -2)
        steps = max(across.width(), across.height())
        for step in range(0, steps, 8):
            n = across.topLeft() + (
                QPoint(0, step) if across.height() == steps else QPoint(step, 0)
            )
            for place in (n, n + QPoint(across.width() - 1, 0)):
                hit = whole.childAt(bar.mapTo(whole, place))
                assert not isinstance(hit, Divider), (bar.parent(), place)


def test_a_line_goes_as_far_as_the_hand(whole: Window) -> None:
    """Held anywhere on its grip it does not jump, there and back, for those of either side."""
    for each in dividers(whole):
        panes = each.splitter()
        assert isinstance(panes, QSplitter)
        lies = each.orientation() is Qt.Orientation.Horizontal
        for hold in (each.grip.topLeft(), each.grip.bottomRight()):
            for way in (-20, 20):
                before = each.pos()
                step = QPoint(way, 0) if lies else QPoint(0, way)
                QTest.mousePress(each, Qt.MouseButton.LeftButton, pos=hold)
                QTest.mouseMove(each, hold + step)
                QTest.mouseRelease(each, Qt.MouseButton.LeftButton, pos=hold)
                assert each.pos() - before == step, (each.accessibleName(), hold, way)


def test_a_divider_is_dropped_without_a_trace(whole: Window) -> None:
    """By Escape or a second button all panes are as before, and moves and the release after that
    do nothing; what is selected stays so. Let go without, it stays there.
    """
    whole.selection.set(whole.session.canvas.tactics)
    chosen, port = whole.selection.ids, whole.windowHandle()
    for each, way in product(dividers(whole), ("escape", "button")):
        panes, grip = each.splitter(), each.grip.center()
        lies = each.orientation() is Qt.Orientation.Horizontal
        step = QPoint(-20, 0) if lies else QPoint(0, -20)
        before = panes.sizes()
        QTest.mousePress(each, LEFT, pos=grip)
        QTest.mouseMove(each, grip + step)
        assert panes.sizes() != before
        if way == "escape":
            QTest.keyClick(port, Qt.Key.Key_Escape)
        else:
            QTest.mousePress(each, Qt.MouseButton.RightButton, pos=grip)
        assert panes.sizes() == before, (each.accessibleDescription(), way)
        QTest.mouseMove(each, grip + step)
        QTest.mouseRelease(each, LEFT, pos=grip + step)
        assert panes.sizes() == before
        assert whole.selection.ids == chosen
        QTest.mousePress(each, LEFT, pos=grip)
        QTest.mouseMove(each, grip + step)
        QTest.mouseRelease(each, LEFT, pos=grip)
        after = panes.sizes()
        QTest.keyClick(port, Qt.Key.Key_Escape)
        assert panes.sizes() == after != before
        whole.selection.set(chosen)


def test_a_side_shares_anew_as_before_a_divider_was_dropped(whole: Window) -> None:
    """Where Escape has put it back, the coach takes as much once it is folded and opened."""
    coach = whole.panels.panels["coach"]
    pane = coach.parentWidget()
    assert pane is not None
    column = pane.parentWidget()
    assert isinstance(column, QSplitter)
    divider = next(each for each in dividers(whole) if each.splitter() is column)

    def shared() -> list[int]:
        for _ in range(2):
            coach.fold_asked.emit()
            QApplication.processEvents()
        return column.sizes()

    before, grip = shared(), divider.grip.center()
    QTest.mousePress(divider, LEFT, pos=grip)
    QTest.mouseMove(divider, grip + QPoint(0, 40))
    QTest.keyClick(whole.windowHandle(), Qt.Key.Key_Escape)
    assert shared() == before


def test_what_cannot_be_moved_has_no_grip(whole: Window) -> None:
    """The line below a folded coach takes no more than it ever did."""
    whole.panels.panels["coach"].fold_asked.emit()
    QApplication.processEvents()
    still = [each for each in dividers(whole) if not each.moves]
    assert len(still) == 1
    assert at(whole, still[0], still[0].grip.bottomLeft()) is not still[0]
    whole.panels.panels["coach"].fold_asked.emit()
    QApplication.processEvents()
    assert all(each.moves for each in dividers(whole))
    assert at(whole, still[0], still[0].grip.bottomLeft()) is still[0]


def test_no_grip_lies_over_a_canvas_that_is_panned(whole: Window, qtbot: QtBot) -> None:
    """A step of a pan draws what comes in: under a grip Qt would have all of it drawn. Then they
    are there again."""
    window = whole
    port, drawn = window.view.viewport(), list[int]()
    with mock.patch.object(viewport, "joined", side_effect=lambda parts: _noted(drawn, parts)):
        for _ in range(3):
            wheel(window, 0, -NOTCH)
            # Without the loop, in which a slow step is a lull.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    assert len(drawn) == 3
    assert max(drawn) < port.width() * port.height() / 2
    qtbot.waitUntil(partial(grips_are_there, window))


def test_a_pan_that_begins_draws_no_row_beside_the_canvas(whole: Window) -> None:
    """What lies below the outer half of a grip stays as it is: the grip goes from the canvas."""
    outline = next(each for each in whole.findChildren(OutlineTree) if each.isVisible())
    QApplication.processEvents()
    with paints(outline.viewport()) as painted:
        wheel(whole, 0, -NOTCH)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    assert not painted.times


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def matrix(
    open_window: Opener, qapp: QApplication, request: pytest.FixtureRequest
) -> Iterator[tuple[Window, MatrixGrid]]:
    """Return a matrix over a brief, and its window, for those who read from either side."""
    qapp.setLayoutDirection(request.param)
    window = open_window(makers.crowded(12, 40))
    window.resize(1400, 900)
    for each in ("brief", "matrix"):
        window.action_set.qt[each].trigger()
    QApplication.processEvents()
    panel = window.panels.panels["matrix"]
    assert isinstance(panel, MatrixPanel)
    yield window, panel.grid
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_no_grip_lies_over_a_matrix_that_is_scrolled(
    matrix: tuple[Window, MatrixGrid], qtbot: QtBot
) -> None:
    """A step paints what comes in of the titles, where they begin beside a divider too; then its
    grip is there again."""
    window, grid = matrix
    titles, bar = grid.tactics.viewport(), grid.verticalScrollBar()
    with paints(titles) as painted:
        for _ in range(3):
            bar.setValue(bar.value() + 40)
            # Without the loop, in which a slow step is a lull.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
    assert len(painted.times) == 3
    assert painted.pixels < titles.width() * titles.height()
    qtbot.waitUntil(partial(grips_are_there, window))


def test_a_step_leaves_nothing_of_a_grip_on_the_matrix(
    matrix: tuple[Window, MatrixGrid], qtbot: QtBot
) -> None:
    """Neither down or up nor to a side, in titles, heads and cells, while it goes on."""
    window, grid = matrix
    ports = [each.viewport() for each in (grid, grid.problems, grid.tactics)]
    for bar, way in product((grid.verticalScrollBar(), grid.horizontalScrollBar()), (-1, 1)):
        bar.setValue(bar.maximum() // 2)
        qtbot.waitUntil(partial(grips_are_there, window))
        on_screen(grid, grid.rect())
        bar.setValue(bar.value() + way * 40)
        kept = [painted(port, port.rect()) for port in ports]
        grid.draw_anew()
        assert [painted(port, port.rect()) for port in ports] == kept, (bar.orientation(), way)


def test_no_step_of_the_matrix_draws_a_divider(matrix: tuple[Window, MatrixGrid]) -> None:
    """Its bars change at each, and grips beside them would be drawn over them."""
    window, grid = matrix
    down, across = grid.verticalScrollBar(), grid.horizontalScrollBar()
    beside = [each for each in dividers(window) if each.height() > each.width()]

    def step() -> None:
        for bar in (down, across):
            bar.setValue(bar.value() + 40)
        # Without the loop, in which a slow step is a lull.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)

    step()
    with ExitStack() as noting:
        drawn = [noting.enter_context(paints(each)) for each in (grid.viewport(), *beside)]
        for _ in range(3):
            step()
    assert [len(each.times) for each in drawn] == [3, *(0 for _ in beside)]


def test_no_step_of_a_zoom_draws_a_grip(whole: Window) -> None:
    """All of the canvas is drawn at each: what lies over it would be too."""
    window, port = whole, whole.view.viewport()
    beside = [each for each in dividers(window) if each.height() > each.width()]
    wheel(window, 0, NOTCH, CTRL)
    port.repaint()  # without the loop, in which a slow step is a lull
    with ExitStack() as noting:
        drawn = [noting.enter_context(paints(each)) for each in (port, *beside)]
        for _ in range(3):
            wheel(window, 0, -NOTCH // 4, CTRL)
            port.repaint()
    assert [len(each.times) for each in drawn] == [3, 0, 0]


def _noted(drawn: list[int], parts: Iterable[QRect]) -> list[QRect]:
    found = joined(parts)
    drawn.append(sum(each.width() * each.height() for each in found))
    return found


def test_tab_comes_by_and_arrows_move_it(whole: Window) -> None:
    """Each that can be moved: by an arrow as far as by hand, by Shift a hair, by End to the end."""
    outline = whole.panels.columns()["left"]
    divider = next(
        each
        for each in dividers(whole)
        if each.orientation() is Qt.Orientation.Horizontal and each.splitter().indexOf(each) == 1
    )
    assert divider.focusPolicy() is Qt.FocusPolicy.TabFocus
    assert divider.accessibleName()
    assert divider.accessibleDescription()
    divider.setFocus(Qt.FocusReason.TabFocusReason)
    wide = outline.width()
    mirrored = whole.isRightToLeft()
    wider, narrower = Qt.Key.Key_Right, Qt.Key.Key_Left
    if mirrored:
        wider, narrower = narrower, wider
    QTest.keyClick(divider, wider)
    assert outline.width() == wide + 16
    QTest.keyClick(divider, narrower, Qt.KeyboardModifier.ShiftModifier)
    assert outline.width() == wide + 14
    QTest.keyClick(divider, Qt.Key.Key_Home if mirrored else Qt.Key.Key_End)
    assert outline.width() > wide + 100
    assert divider.hasFocus()


def test_one_that_cannot_be_moved_is_passed_over(whole: Window) -> None:
    """Where the coach is folded there is nothing to do at its divider."""
    for each in dividers(whole):
        stops = each.focusPolicy() is Qt.FocusPolicy.TabFocus
        assert stops == each.moves


def test_a_pan_leaves_nothing_of_a_grip_on_the_canvas(open_window: Opener, qtbot: QtBot) -> None:
    """The grip's own pixels are not moved with those of the canvas that it lay over."""
    window = open_window(makers.cafe())
    window.resize(1400, 900)
    QApplication.processEvents()
    port = window.view.viewport()
    grip = next(each for each in dividers(window) if port.geometry().right() < each.x() + 24)
    place = QRect(port.mapFromGlobal(grip.mapToGlobal(grip.grip.topLeft())), grip.grip.size())
    assert place.intersects(port.rect())
    window.view.camera.pan(48.0, 72.0)
    moved = place.translated(-48, -72) & port.rect()
    kept = on_screen(port, moved)
    window.view.draw_anew()
    assert on_screen(port, moved) == kept


def on_screen(widget: QWidget, part: QRect) -> QImage:
    """Return some pixels of a widget as they are on the screen once all is painted that waits."""
    QApplication.processEvents()
    return painted(widget, part)


def painted(widget: QWidget, part: QRect) -> QImage:
    """Return the same without the loop, in which a slow step is a lull."""
    window = widget.window()
    QApplication.sendEvent(window, QEvent(QEvent.Type.UpdateRequest))
    area = QRect(widget.mapTo(window, part.topLeft()), part.size())
    return widget.screen().grabWindow(window.winId(), *area.getRect()).toImage()
