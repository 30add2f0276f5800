# SPDX-License-Identifier: MIT
"""A window lies on a screen that exists, is never larger than it, and finds its way back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.ui import screens
from stratcanvas.ui.screens import fitted, free_area, lie_on_screen, toggle_full_screen
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

Opener = Callable[[Canvas], Window]
SMALL = QRect(0, 27, 1366, 741)


def seen_whole(window: Window) -> bool:
    return free_area(window.frameGeometry()).contains(window.frameGeometry())


@pytest.mark.parametrize(
    ("wanted", "area", "right"),
    [
        (QRect(0, 0, 1440, 900), SMALL, QRect(0, 27, 1366, 741)),
        (QRect(40, 60, 900, 600), SMALL, QRect(40, 60, 900, 600)),
        (QRect(3000, -500, 900, 600), SMALL, QRect(466, 27, 900, 600)),
        (QRect(-50, 700, 900, 600), SMALL, QRect(0, 168, 900, 600)),
        (QRect(0, 0, 1440, 900), QRect(0, 0, 1440, 900), QRect(0, 0, 1440, 900)),
    ],
)
def test_a_place_is_moved_first_and_made_smaller_if_it_must(
    wanted: QRect, area: QRect, right: QRect
) -> None:
    """What fits keeps its size; what does not is as large as the free area."""
    assert fitted(wanted, area) == right


def test_the_first_window_lies_on_the_screen(open_window: Opener, qtbot: QtBot) -> None:
    """The first window is no larger than what is free of its screen."""
    window = open_window(makers.cafe())
    qtbot.waitUntil(lambda: seen_whole(window))


def test_further_windows_stay_on_the_screen(
    windows: Windows, session: Callable[[Canvas], Session], qtbot: QtBot
) -> None:
    """Each new window lies a step further, but never off the screen."""
    for _ in range(4):
        windows.show(session(makers.cafe()))
    qtbot.waitUntil(lambda: all(seen_whole(each) for each in windows.open_ones))


def test_a_place_on_a_screen_that_is_gone_is_left(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """A window that lay on a second screen lies on the first one when that is all there is."""
    with monkeypatch.context() as two:
        two.setattr(screens, "free_area", lambda _: QRect(5000, 0, 1920, 1080))
        window = open_window(makers.cafe())
        window.setGeometry(QRect(5200, 100, 780, 560))
        window.close()
    window = open_window(makers.cafe())
    qtbot.waitUntil(lambda: seen_whole(window))
    window.move(9000, 9000)
    qtbot.waitUntil(lambda: window.x() == 9000)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(app.primaryScreen())
    qtbot.waitUntil(lambda: seen_whole(window))


def test_the_smallest_size_fits_a_small_screen(
    open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the screen is smaller than our smallest size, the screen counts."""
    window = open_window(makers.cafe())
    assert window.minimumHeight() == 520
    monkeypatch.setattr(screens, "free_area", lambda _: QRect(0, 0, 760, 440))
    lie_on_screen(window)
    frame = window.frameGeometry().height() - window.height()
    assert (window.minimumHeight(), window.height()) == (440 - frame, 440 - frame)


@pytest.mark.parametrize("maximised", [False, True])
def test_full_screen_comes_back_to_what_was_before(
    open_window: Opener, qtbot: QtBot, *, maximised: bool
) -> None:
    """F11 twice leaves a window as it was, maximised or not."""
    window = open_window(makers.cafe())
    window.resize(780, 540)
    if maximised:
        window.showMaximized()

    def stands() -> tuple[bool, QSize]:
        return window.isMaximized(), window.normalGeometry().size()

    before = stands()
    window.action_set.qt["full-screen"].trigger()
    assert window.isFullScreen()
    window.action_set.qt["full-screen"].trigger()
    assert not window.isFullScreen()
    qtbot.waitUntil(lambda: stands() == before)
    assert before[0] is maximised


@pytest.mark.parametrize("maximised", [False, True])
def test_a_close_in_full_screen_is_forgotten(
    open_window: Opener, qtbot: QtBot, *, maximised: bool
) -> None:
    """The next window is as this one was before it filled the screen."""
    window = open_window(makers.cafe())
    window.resize(780, 540)
    if maximised:
        window.showMaximized()
    toggle_full_screen(window)
    window.close()
    window = open_window(makers.cafe())
    assert not window.isFullScreen()
    assert window.isMaximized() is maximised
    if maximised:
        window.showNormal()
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (780, 540))
