# SPDX-License-Identifier: MIT
"""The tool bar keeps every button in sight: in a narrow window caps go, then words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.toolbar import KeyButton, Room
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.contrast import contrast

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]


@pytest.mark.usefixtures("_letters")
def test_no_tool_goes_where_there_is_little_room(open_window: Opener) -> None:
    """Each is there as a whole, and named, in a window as narrow as a small screen."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    for width in (640, 1440, 760, 1366):
        window.resize(width, 480)
        QApplication.processEvents()
        for button in window.tools.buttons:
            assert button.isVisible(), width
            assert button.width() >= button.sizeHint().width(), width
            edge = button.mapTo(window, button.rect().bottomRight())
            assert window.rect().contains(edge), width
            assert button.accessibleName()
            assert button.toolTip()


def test_words_come_back_with_the_room(open_window: Opener) -> None:
    """A window that was narrow for a while shows words and keys again."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    for width in (600, 2_000):
        window.tools.resize(width, window.tools.height())
    assert {button.room for button in window.tools.buttons} == {Room.ALL}


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_what_opens_the_rest_is_seen(
    open_window: Opener, windows: Windows, choice: ThemeChoice
) -> None:
    """Should there be less room than for all icons, their button stands out in light and dark."""
    windows.colours.choose(choice)
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    window.resize(300, 480)
    QApplication.processEvents()
    (rest,) = (
        each
        for each in window.tools.findChildren(QToolButton)
        if each.accessibleName() == "More tools"
    )
    assert rest.isVisible()
    seen = rest.grab().toImage()
    places = [(x, y) for x in range(seen.width()) for y in range(seen.height())]
    theme = windows.colours.theme
    most = max(contrast(seen.pixelColor(*place).name(), theme.window) for place in places)
    assert most >= 3.0


def test_the_main_button_goes_last_of_all(open_window: Opener) -> None:
    """With too little room for all icons others go, into a menu, and come back with the room."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    window.resize(300, 480)
    QApplication.processEvents()
    gone = [button for button in window.tools.buttons if not button.isVisible()]
    main = window.tools.buttons[-1]
    assert gone
    assert main.isVisible()
    assert window.tools.rect().contains(main.geometry())
    (rest,) = (
        each
        for each in window.tools.findChildren(QToolButton)
        if each.accessibleName() == "More tools"
    )
    rest.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions() == [button.defaultAction() for button in gone]
    menu.close()
    window.resize(1_400, 480)
    QApplication.processEvents()
    assert all(button.isVisible() for button in window.tools.buttons)
    assert not rest.isVisible()


def test_a_button_is_mirrored_where_one_reads_from_the_right(
    open_window: Opener, qapp: QApplication
) -> None:
    """Its sign comes first, then its word, then its key: from the right."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        window = open_window(makers.cafe())
        window.resize(1600, 800)
        QApplication.processEvents()
        button = next(each for each in window.findChildren(KeyButton) if each.cap == "P")
        picture = button.grab().toImage()
        fill = QColor(button.theme.badge_fill).hue()
        y = picture.height() // 2
        signed = [
            x
            for x in range(picture.width())
            if picture.pixelColor(x, y).saturation() > 150
            and abs(picture.pixelColor(x, y).hue() - fill) < 30
        ]
        assert signed
        assert min(signed) > picture.width() * 0.6
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
