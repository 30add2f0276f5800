# SPDX-License-Identifier: MIT
"""The strip above the canvas: it comes and goes without moving the cards, and covers none."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.theme import LIGHT
from stratcanvas.ui.banner import Banner
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.window import Window
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK = makers.key(1, makers.TACTIC)


def on_screen(window: Window) -> QPoint:
    """Return where a card lies in the window, in pixels."""
    view = window.view
    corner = view.mapFromScene(view.stage.rectf(TALK).topLeft())
    return view.viewport().mapTo(window, corner)


def tell(window: Window) -> int:
    """Let the strip come; return how high it is."""
    before = window.view.height()
    window.banner.tell("Something was told", ("Do it", lambda: None))
    QApplication.processEvents()
    return before - window.view.height()


def look_at_top(window: Window, pixels: float) -> None:
    """Look at the canvas so that its upper end lies so many pixels below the view's edge."""
    view = window.view
    view.zoom_to(1.0)
    content, area = view.stage.content(), view.visible_area()
    top = content.top() - pixels
    view.camera.center(QRectF(area.x(), top, area.width(), area.height()).center())


def test_one_goes_on_seeing_what_one_types(open_window: Opener) -> None:
    """A card on which somebody writes at the upper edge is not covered: the view follows."""
    window = open_window(makers.cafe())
    view = window.view
    view.zoom_to(2.0)
    card = makers.key(3, makers.PROBLEM)
    view.edit(card)
    area = view.visible_area()
    top = view.stage.rectf(card).top()
    view.camera.center(QRectF(area.x(), top, area.width(), area.height()).center())
    assert tell(window) > 20
    caret = view.inline_edit.editor.cursorRect().translated(view.inline_edit.editor.pos())
    assert view.viewport().rect().contains(caret)
    view.end_edit()


def test_cards_stay_where_they_are(open_window: Opener) -> None:
    """Whoever is about to click a card hits it, though a strip came or went above the canvas."""
    window = open_window(makers.cafe())
    for pixels in (-200.0, -20.0, 150.0):
        look_at_top(window, pixels)
        before = on_screen(window)
        assert tell(window) > 20, pixels
        assert (on_screen(window) - before).manhattanLength() <= 1, pixels
        window.banner.hide()
        QApplication.processEvents()
        assert (on_screen(window) - before).manhattanLength() <= 1, pixels


def test_nothing_that_was_seen_lies_under_it(open_window: Opener) -> None:
    """Where the canvas' upper end would be covered, it goes down as far as is needed."""
    window = open_window(makers.cafe())
    look_at_top(window, 12.0)
    high, before = tell(window), on_screen(window)
    assert window.view.visible_area().top() <= window.view.stage.content().top()
    window.banner.hide()
    QApplication.processEvents()
    assert (on_screen(window) - before).manhattanLength() <= 1
    assert high > 20


def test_one_line_stands_level_with_the_buttons(qtbot: QtBot) -> None:
    """A short sentence is not at the strip's upper edge while its buttons are in the middle."""
    banner = Banner(LIGHT)
    qtbot.addWidget(banner)
    banner.resize(900, banner.height())
    banner.tell("Something was told", ("Do it", lambda: None))
    QApplication.processEvents()
    words, button = banner.text.geometry(), banner.way.geometry()
    assert words.height() < button.height()
    assert abs(words.center().y() - button.center().y()) <= 1


@pytest.mark.usefixtures("_letters")
def test_all_of_a_strip_is_in_sight(open_window: Opener) -> None:
    """No button is cut and no line of the text: they stand below each other where it is narrow."""
    window = open_window(makers.cafe())
    window.setMinimumSize(1, 1)
    banner = window.banner
    ways = ("Save a copy…", lambda: None), ("Show what is different from it", lambda: None)
    for width in (640, 760, 1366, 1440):
        banner.hide()
        window.resize(width, 560)
        banner.tell("The file is no longer where it was. What you see is kept. " * 2, *ways)
        QApplication.processEvents()
        for button in banner.findChildren(QPushButton):
            assert banner.rect().contains(button.geometry()), width
            assert button.width() >= button.sizeHint().width(), width
            assert button.height() >= button.sizeHint().height(), width
        text = banner.text
        assert text.height() >= text.heightForWidth(text.width()), width
        assert banner.way.text().split() == ["Save", "a", "copy…"]
        assert bool(text.toolTip()) is text.lines(text.width())[-1].endswith("…"), width


def test_asking_how_high_it_would_be_changes_no_button(open_window: Opener) -> None:
    """Whoever lays the window out asks of other widths too; the words stay as they have room."""
    window = open_window(makers.cafe())
    banner = window.banner
    banner.tell("Something was told", ("Open all of them", lambda: None))
    QApplication.processEvents()
    assert banner.heightForWidth(90) > 2 * banner.height()
    assert banner.way.text() == "Open all of them"
    assert banner.way.height() >= banner.way.sizeHint().height()


@pytest.mark.parametrize("width", [1100, 900, 760])
def test_a_strip_made_narrower_is_never_seen_cut(open_window: Opener, width: int) -> None:
    """As soon as the window is narrower, all of its buttons stand in it whole, and its text."""
    window = open_window(makers.cafe())
    window.resize(1366, 560)
    banner = window.banner
    ways = ("Save a copy…", lambda: None), ("Show what is different from it", lambda: None)
    banner.tell("The file is no longer where it was. What you see is kept. " * 2, *ways)
    QApplication.processEvents()
    before = banner.width()
    window.resize(width, 560)
    assert banner.width() < before
    for button in banner.findChildren(QPushButton):
        assert banner.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= button.sizeHint().height()
    assert banner.text.height() >= banner.text.heightForWidth(banner.text.width())


def is_whole(banner: Banner) -> bool:
    """Tell whether no button of a strip is cut."""
    return all(
        banner.rect().contains(each.geometry()) and each.width() >= each.sizeHint().width()
        for each in banner.findChildren(QPushButton)
        if each.isVisible()
    )


def test_what_a_paste_asks_is_seen_whole(open_window: Opener) -> None:
    """The button that makes nothing has a longer word than the one that hides a notice."""
    window = open_window(makers.cafe())
    QApplication.clipboard().setText("One\nTwo\nThree")
    window.action_set.qt["paste"].trigger()
    QApplication.processEvents()
    bar = window.findChild(PasteBar)
    assert bar is not None
    assert bar.away.isVisible()
    assert is_whole(bar)


def test_a_strip_is_laid_out_anew_for_other_letters_and_another_side(open_window: Opener) -> None:
    """While it is shown: larger letters are not cut, and one reads it from the right."""
    window = open_window(makers.cafe())
    tell(window)
    banner = window.banner
    for button in banner.findChildren(QPushButton):
        button.setStyleSheet("font-size: 30px")
    font = banner.font()
    font.setPixelSize(30)
    banner.setFont(font)
    QApplication.processEvents()
    assert is_whole(banner)
    assert banner.text.x() < banner.away.x()
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    assert banner.away.x() < banner.text.x()


def test_a_strip_is_hidden_not_closed(open_window: Opener) -> None:
    """File > Close closes the window; the button that puts a strip away is called otherwise."""
    window = open_window(makers.cafe())
    tell(window)
    *_, away = window.banner.findChildren(QPushButton)
    assert away.text() == "Hide"
    away.click()
    assert window.banner.isHidden()
    assert not window.isHidden()
