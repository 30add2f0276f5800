# SPDX-License-Identifier: MIT
"""The minimap in a window: by its key and in the menu, remembered, and found cards on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage.minimap.minimap import Minimap, is_at_rest, minimap_of
from stratcanvas.stage.minimap.minimap_place import is_needless
from stratcanvas.ui import layout
from stratcanvas.ui.drawers import Drawer
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.panels.table import Side
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

Opener = Callable[[Canvas], Window]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def wide(open_window: Opener, qtbot: QtBot) -> Opener:
    """Return a way to open a window in which the canvas has room: the panels are put away."""

    def begin(canvas: Canvas) -> Window:
        window = open_window(canvas)
        for name in ("outline", "inspector", "coach"):
            if window.panels.shows(name):
                window.action_set.qt[name].trigger()
        qtbot.waitUntil(lambda: window.view.width() > 500)
        return window

    return begin


def is_shown(window: Window) -> bool:
    made = minimap_of(window.view)
    return made is not None and made.isVisible()


def test_m_hides_and_shows_it_and_the_next_window_does_the_same(wide: Opener) -> None:
    """It is there at first; the menu ticks it; what was chosen last holds for new windows."""
    window = wide(makers.cafe())
    action = window.action_set.qt["minimap"]
    assert (is_shown(window), action.isChecked()) == (True, True)
    QTest.keyClick(window.view, Qt.Key.Key_M)
    assert (is_shown(window), action.isChecked()) == (False, False)
    assert window.status.hint.text() == "The minimap is hidden; M shows it again."
    second = wide(makers.cafe())
    assert minimap_of(second.view) is None  # not even made
    action = second.action_set.qt["minimap"]
    assert not action.isChecked()
    action.trigger()
    assert (is_shown(second), action.isChecked()) == (True, True)
    assert not is_shown(window)


def test_a_right_click_on_it_opens_its_menu(wide: Opener) -> None:
    """It can be hidden there; a right press that drops the frame in hand opens none."""
    window = wide(makers.cafe())
    made = minimap_of(window.view)
    assert made is not None
    reason, spot = QContextMenuEvent.Reason.Mouse, made.rect().center()

    def ask() -> QMenu | None:
        QTest.mousePress(made, Qt.MouseButton.RightButton, pos=spot)
        QApplication.sendEvent(made, QContextMenuEvent(reason, spot, made.mapToGlobal(spot)))
        popup = QApplication.activePopupWidget()
        return popup if isinstance(popup, QMenu) else None

    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=spot)
    assert ask() is None
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=spot)
    menu = ask()
    assert menu is not None
    entries = {each.objectName(): each for each in menu.actions() if not each.isSeparator()}
    assert [*entries] == ["fit", "zoom-100", "minimap"]
    QTest.mouseClick(
        menu,
        Qt.MouseButton.LeftButton,
        pos=menu.actionGeometry(entries["minimap"]).center(),
    )
    QApplication.processEvents()
    assert not is_shown(window)


def test_its_letter_is_a_letter_where_one_types(wide: Opener) -> None:
    """In a field M is written."""
    window = wide(makers.cafe())
    QTest.keyClick(window.view, Qt.Key.Key_P)
    QTest.keyClicks(window.focusWidget(), "Mm")
    assert window.view.inline_edit.editor.toPlainText() == "Mm"
    assert is_shown(window)


def test_it_goes_with_the_canvas(wide: Opener) -> None:
    """Where the matrix has the canvas's place there is no minimap, and nothing to choose."""
    window = wide(makers.cafe())
    QTest.keyClick(window.view, Qt.Key.Key_M, CTRL)
    assert not is_shown(window)
    assert not window.action_set.qt["minimap"].isEnabled()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_M, CTRL)
    assert is_shown(window)


def test_without_room_it_says_when_it_comes(open_window: Opener) -> None:
    """In a window too small for it the key tells that it waits for room."""
    window = open_window(makers.cafe())
    window.resize(760, 520)
    small = minimap_of(window.view)
    assert small is not None
    assert small.size().isEmpty()
    for _ in range(2):
        QTest.keyClick(window.view, Qt.Key.Key_M)
    assert window.status.hint.text() == "The minimap comes as soon as the canvas has room for it."


def test_with_all_in_view_it_says_when_it_comes(wide: Opener, qtbot: QtBot) -> None:
    """Where it would only cover cards the key tells that it waits."""
    window = wide(makers.cafe())
    small = minimap_of(window.view)
    assert small is not None
    for width in range(900, 1500, 40):
        window.resize(width, 700)
        window.view.fit()
        if is_needless(window.view):
            break
    qtbot.waitUntil(lambda: small.size().isEmpty())
    for _ in range(2):
        QTest.keyClick(window.view, Qt.Key.Key_M)
    assert window.status.hint.text() == "All is in view; the minimap comes when it is not."


def test_on_an_empty_canvas_it_says_when_it_comes(wide: Opener) -> None:
    """Where there are no cards yet the key tells that it waits for one."""
    window = wide(makers.empty())
    for _ in range(2):
        QTest.keyClick(window.view, Qt.Key.Key_M)
    assert window.status.hint.text() == "The minimap comes with the first card."


def rest(window: Window, qtbot: QtBot) -> Minimap:
    """Return a window's minimap once it lies where it stays."""
    small = minimap_of(window.view)
    assert small is not None
    qtbot.waitUntil(lambda: is_at_rest(window.view))
    assert not small.size().isEmpty()
    return small


def place(window: Window, widget: QWidget) -> QRect:
    """Return where a widget lies in a window."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def test_it_lies_beside_the_find_bar_and_comes_back(wide: Opener, qtbot: QtBot) -> None:
    """Where only the upper corners show no card it goes to that without the bar, while that is
    there.
    """
    window = wide(makers.crowded(12, 60))
    window.resize(1400, 800)
    view = window.view
    view.zoom_to(1.0)
    view.center_on(key(1, PROBLEM))
    seen = view.to_pixels(view.stage.rectf(key(1, PROBLEM)))
    view.camera.pan(0, seen.top() - view.viewport().height() / 2)
    small = rest(window, qtbot)
    before = small.geometry()
    assert before.top() < view.viewport().height() / 2
    QTest.keyClick(view, Qt.Key.Key_F, CTRL)
    bar = window.panels.middle.findChild(FindBar)
    assert isinstance(bar, FindBar)
    small = rest(window, qtbot)
    assert not place(window, small).intersects(place(window, bar))
    bar.end()
    assert rest(window, qtbot).geometry() == before


def test_it_lies_beside_an_open_drawer_and_comes_back(
    open_window: Opener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A side that is opened over the canvas does not hide it, whatever has the keyboard then."""
    monkeypatch.setattr(layout, "NARROW", 1200)
    window = open_window(makers.cafe())
    window.furnish()
    window.resize(1000, 700)
    QApplication.processEvents()
    window.view.zoom_to(1.5)
    before = rest(window, qtbot).geometry()
    drawers = window.panels.drawers
    assert drawers is not None
    drawers.open(Side.RIGHT)
    (drawer,) = (each for each in window.findChildren(Drawer) if each.isVisible())
    assert not place(window, rest(window, qtbot)).intersects(place(window, drawer))
    drawers.close(Side.RIGHT)
    assert rest(window, qtbot).geometry() == before


def test_what_find_finds_is_marked_on_it(wide: Opener, qtbot: QtBot) -> None:
    """The cards that hold what is typed in the bar are marked, until it is closed."""
    window = wide(makers.cafe())
    window.view.zoom_to(1.5)
    small = minimap_of(window.view)
    assert small is not None
    qtbot.waitUntil(lambda: small.is_current)
    QTest.keyClick(window.view, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), "giveaway")
    assert small.found == {key(5, TACTIC)}
    bar = window.panels.middle.findChild(FindBar)
    assert isinstance(bar, FindBar)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert small.found == set()
