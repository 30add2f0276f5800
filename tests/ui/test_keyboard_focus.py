# SPDX-License-Identifier: MIT
"""Where the keyboard is shows, and Escape brings it back to the canvas."""

from collections.abc import Callable
from itertools import product

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.paint.connector import curve_path
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import coach_of, inspector_of, outline_of, tab_stops

Opener = Callable[[Canvas], Window]


@pytest.fixture
def window(open_window: Opener) -> Window:
    made = open_window(makers.cafe())
    made.resize(1400, 900)
    made.selection.set([next(iter(made.session.canvas.problems))])
    made.view.setFocus()
    QApplication.processEvents()
    return made


def _stay(window: Window) -> list[str]:
    """Return what keeps the keyboard although Escape was pressed, twice where words are typed."""
    stuck = []
    for each in tab_stops(window):
        each.setFocus(Qt.FocusReason.TabFocusReason)
        for _ in range(2):
            here = window.focusWidget()
            if here is not None and here is not window.view:
                QTest.keyClick(here, Qt.Key.Key_Escape)
        if window.focusWidget() is not window.view:
            stuck.append(f"{type(each).__name__} {each.objectName()} {each.accessibleName()}")
    return stuck


def test_escape_goes_back_to_the_canvas(window: Window) -> None:
    """From each part of the window that has the keyboard: a field, a row, a button, a tab."""
    outline_of(window), inspector_of(window), coach_of(window)
    assert len(tab_stops(window)) > 20
    assert _stay(window) == []


def test_escape_goes_back_from_the_bars(window: Window) -> None:
    """So it does from the bars of finding and of filtering, which it closes."""
    for name in ("find", "filter"):
        window.action_set.qt[name].trigger()
        QApplication.processEvents()
        assert _stay(window) == []


@pytest.mark.parametrize("part", ["grid", "inspector"])
def test_escape_goes_back_from_the_matrix(window: Window, part: str) -> None:
    """The canvas comes back in the place of the matrix, from a panel beside it too."""
    window.action_set.qt["matrix"].trigger()
    QApplication.processEvents()
    assert not window.view.isVisible()
    here = window.focusWidget() if part == "grid" else inspector_of(window).findChild(TextBox)
    here.setFocus()
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert window.view.isVisible()
    assert window.focusWidget() is window.view


def test_what_is_selected_says_where_the_keyboard_is(window: Window) -> None:
    """The same ring is plain while the canvas has the keyboard, and grey while a panel has it."""
    key, theme = window.selection.ids[0], window.colours.theme

    def seen() -> set[str]:
        rect = window.view.mapFromScene(window.view.stage.rectf(key)).boundingRect()
        picture = window.view.viewport().grab(rect.adjusted(-12, 0, 0, 0)).toImage()
        below = picture.height() * 3 // 4  # where no connector ends
        return {picture.pixelColor(x, below).name() for x in range(12)}

    window.view.zoom_to(2.0)
    window.view.ensure_seen(key)
    assert theme.select in seen()
    outline_of(window).tree.setFocus()
    assert theme.select not in seen()
    assert theme.muted in seen()
    window.view.setFocus()
    assert theme.select in seen()


def _near(window: Window, at: QPointF, reach: int) -> set[str]:
    """Return the colours in the picture so many pixels around a place on the canvas."""
    middle = window.view.mapFromScene(at)
    area = QRect(0, 0, 2 * reach, 2 * reach)
    area.moveCenter(middle)
    picture = window.view.viewport().grab(area).toImage()
    places = product(range(picture.width()), range(picture.height()))
    return {picture.pixelColor(x, y).name() for x, y in places}


def test_a_selected_connector_says_so_too(window: Window) -> None:
    """Its line is grey while a panel has the keyboard."""
    theme, link = window.colours.theme, next(iter(window.session.canvas.links))
    curve = window.view.stage.live_layout.curve(link)
    assert curve is not None
    middle = curve_path(curve).pointAtPercent(0.5)
    window.view.zoom_to(2.0)
    window.selection.set([link])
    window.view.centerOn(middle)
    assert theme.select in _near(window, middle, 8)
    outline_of(window).tree.setFocus()
    assert theme.select not in _near(window, middle, 8)
    assert theme.muted in _near(window, middle, 8)


def test_cards_far_away_say_so_too(window: Window) -> None:
    """So does what is selected where cards are drawn as mere shapes."""
    theme, key = window.colours.theme, window.selection.ids[0]
    window.view.zoom_to(0.2)
    window.view.ensure_seen(key)
    corner = window.view.stage.rectf(key).topLeft()
    assert theme.select in _near(window, corner, 6)
    outline_of(window).tree.setFocus()
    assert theme.select not in _near(window, corner, 6)
    assert theme.muted in _near(window, corner, 6)


def test_a_field_on_a_card_is_the_canvas(window: Window) -> None:
    """While words are typed on a card its ring stays plain."""
    outline_of(window).tree.setFocus()
    window.view.edit(window.selection.ids[0])
    assert window.view.isAncestorOf(window.focusWidget())
    assert not window.view.stage.marks.quiet


def test_tab_goes_through_the_zoom_as_it_stands(window: Window) -> None:
    """From left to right: smaller, 100 %, larger; not to and fro."""
    zooms = [each for each in tab_stops(window) if each.parent() is window.status]
    first = min(zooms, key=lambda each: each.x())
    first.setFocus(Qt.FocusReason.TabFocusReason)
    places = []
    while window.focusWidget() in zooms:
        places.append(window.focusWidget().x())
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert places == sorted(each.x() for each in zooms)
    assert len(places) == 3
