# SPDX-License-Identifier: MIT
"""Menus can be read down: words along one edge, keys along the other."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QStyleOptionMenuItem, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.ui.actions.build import KeyMenu
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of

pytestmark = pytest.mark.usefixtures("panels_away")

MIRRORED = Qt.LayoutDirection.RightToLeft


def ink(picture: QImage, row: QRect) -> tuple[int, int]:
    """Return the first and the last column with ink in a row."""
    paper = picture.pixel(row.left() + 1, row.top() + 1)
    columns = [
        x
        for x in range(row.left() + 1, row.right())
        if any(picture.pixel(x, y) != paper for y in range(row.top() + 2, row.bottom() - 1))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("mirrored", [False, True])
def test_keys_stand_at_one_edge(open_window: Callable[[Canvas], Window], mirrored: bool) -> None:
    """However long a key is, it ends where the others end: at the edge across from the words."""
    window = open_window(makers.cafe())
    menus = window.menuBar().findChildren(QMenu)
    (edit,) = (menu for menu in menus if window.action_set.qt["undo"] in menu.actions())
    if mirrored:
        edit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    edit.popup(QPoint(0, 0))
    picture = edit.grab().toImage()
    with_keys = [each for each in edit.actions() if not each.shortcut().isEmpty()]
    ends = [ink(picture, edit.actionGeometry(each)) for each in with_keys]
    edit.hide()
    words, keys = zip(*(end[::-1] if mirrored else end for end in ends), strict=True)
    assert len(keys) > 5
    assert max(keys) - min(keys) <= 3  # as their last letters are shaped
    if not mirrored:
        assert max(words) - min(words) <= 3


def test_no_key_turns_in_a_mirrored_menu(open_window: Callable[[Canvas], Window]) -> None:
    """“Ctrl++” stays what it is, which would be read “++Ctrl” from the right."""
    window = open_window(makers.cafe())
    zoom = window.action_set.qt["zoom-in"]
    (view,) = (each for each in window.menuBar().findChildren(KeyMenu) if zoom in each.actions())
    for way, key in ((Qt.LayoutDirection.LeftToRight, "Ctrl++"), (MIRRORED, "\u2068Ctrl++\u2069")):
        view.setLayoutDirection(way)
        option = QStyleOptionMenuItem()
        view.initStyleOption(option, zoom)
        assert option.text.partition("\t")[2] == key


def pressed(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget:
    """Press a key where the keyboard is, and return where it is then: a menu, or what has it."""
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), key, held)
    now = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert now is not None
    return now


@pytest.mark.parametrize("first", [Qt.Key.Key_F, Qt.Key.Key_F10])
@pytest.mark.parametrize("ends", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_the_keyboard_comes_back_from_a_second_menu(
    open_window: Callable[[Canvas], Window], first: Qt.Key, ends: Qt.Key
) -> None:
    """Esc closes one menu, Alt and a letter open another: left, or used, it is the field's."""
    window = open_window(makers.cafe())
    alt = Qt.KeyboardModifier.AltModifier
    for place in (window.view, inspector_of(window).findChildren(QPlainTextEdit)[0]):
        place.setFocus()
        held = alt if first is Qt.Key.Key_F else Qt.KeyboardModifier.NoModifier
        assert isinstance(pressed(first, held), QMenu)
        assert pressed(Qt.Key.Key_Escape) in {window.menuBar(), place}
        menu = pressed(Qt.Key.Key_V, alt)
        assert isinstance(menu, QMenu)
        assert menu.title() == "&View"
        now = pressed(ends)
        for _ in range(2):
            now = pressed(Qt.Key.Key_Escape) if now is not place else now
        assert now is place


def test_every_menu_fits_a_low_screen(open_window: Callable[[Canvas], Window]) -> None:
    """On one of 600 pixels each stands below its bar: Qt would lay a longer one over it, in two
    columns, and the other menus could not be reached.
    """
    window = open_window(makers.cafe())
    bar = window.menuBar()
    heights = {
        each.text(): menu.sizeHint().height()
        for each in bar.actions()
        if isinstance(menu := each.menu(), QMenu)
    }
    assert len(heights) > 4
    assert {name: high for name, high in heights.items() if high > 600 - 2 * bar.height()} == {}
