# SPDX-License-Identifier: MIT
"""Whatever Tab comes to looks plainly different with the keyboard than without (WCAG 2.2, 2.4.7
and 1.4.11).
"""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.filter_bar import FilterBar
from stratcanvas.ui.window import Window
from tests import makers
from tests.contrast import contrast
from tests.hands import Hand
from tests.ui.panes import tab_stops

Opener = Callable[[Canvas], Window]
STATES = ("wide", "narrow", "find", "filter", "matrix", "brief", "guided-start")
CHOICES = (ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST)
LEAST = 40
"""Pixels that stand out at least: the grip of a divider is no larger."""
ROUND = 3
"""Pixels around a part that are looked at, too."""


def stops(window: Window) -> list[QWidget]:
    """Return those stops of Tab that are in sight, the middle of them at the least."""
    return [
        each for each in tab_stops(window) if each.visibleRegion().contains(each.rect().center())
    ]


def picture(part: QWidget) -> QImage:
    """Return how a part of its window looks, with the little around it."""
    window = part.window()
    area = QRect(part.mapTo(window, QPoint()), part.size()).adjusted(-ROUND, -ROUND, ROUND, ROUND)
    return window.grab(area).toImage().convertToFormat(QImage.Format.Format_RGB32)


def told_apart(one: QImage, other: QImage) -> int:
    """Return how many pixels differ by 3:1 or more."""
    dots = (memoryview(each.constBits()).cast("I") for each in (one, other))
    pairs = Counter(pair for pair in zip(*dots, strict=True) if pair[0] != pair[1])
    return sum(n for (a, b), n in pairs.items() if contrast(_name(a), _name(b)) >= 3)


def _name(dot: int) -> str:
    return f"#{dot & 0xFFFFFF:06x}"


def unseen(window: Window) -> list[str]:
    """Return the stops that hardly look otherwise with the keyboard than without."""
    found = []
    for part in stops(window):
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        before = picture(part)
        part.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(part, QLineEdit):
            part.deselect()  # it is the frame that counts, not what is chosen in it
        seen = told_apart(before, picture(part))
        is_whole = part.visibleRegion().boundingRect() == part.rect()
        ring = part.width() + part.height() if isinstance(part, QAbstractButton) and is_whole else 0
        if seen < max(LEAST, ring):
            name = part.accessibleName() or part.objectName()
            found.append(f"{type(part).__name__} “{name}”: {seen} pixels")
    return found


@pytest.mark.parametrize("state", STATES)
def test_where_the_keyboard_is_shows(open_window: Opener, state: str) -> None:
    """In each state of the window and each theme: buttons, fields, rows, pages, the canvas."""
    window = open_window(makers.cafe())
    window.resize(800 if state == "narrow" else 1400, 900)
    window.selection.set([makers.key(1, makers.TACTIC)])
    if state in window.action_set.qt:
        window.action_set.qt[state].trigger()
    if state == "filter":
        next(iter(window.findChildren(FilterBar)[0].chips.buttons)).click()
    for choice in CHOICES:
        window.colours.choose(choice)
        QApplication.processEvents()
        assert any(isinstance(each, QAbstractButton) for each in stops(window))
        assert unseen(window) == [], choice


@pytest.mark.parametrize("choice", CHOICES)
def test_an_empty_choice_shows_the_keyboard_too(
    open_window: Opener, qtbot: QtBot, choice: ThemeChoice
) -> None:
    """With nothing selected a ring lies around the canvas that F6 came to, while it lasts: until
    something is selected, the hand presses, or the keyboard goes.
    """
    window = open_window(makers.cafe())
    window.colours.choose(choice)
    view = window.view
    inspector, advice = window.panels.panels["inspector"], window.panels.around.advice
    qtbot.waitUntil(lambda: advice.is_current)  # the strategy's card tells how it reads

    def seen(come: Qt.FocusReason) -> int:
        inspector.setFocus(Qt.FocusReason.ShortcutFocusReason)
        QApplication.processEvents()
        before = picture(view)
        view.setFocus(come)
        QApplication.processEvents()
        return told_apart(before, picture(view))

    around = 2 * (view.width() + view.height())
    assert seen(Qt.FocusReason.MouseFocusReason) == 0
    assert seen(Qt.FocusReason.ShortcutFocusReason) >= around
    hand = Hand(view, window.session, window.selection)
    for dx, dy in ((0, 40), (-60, 0), (30, -90)):
        view.camera.pan(dx, dy)
        hand.picture_is_fresh()
    bare = picture(view)
    window.selection.set([makers.key(1, makers.TACTIC)])
    window.selection.clear()
    assert told_apart(bare, picture(view)) >= around
    assert seen(Qt.FocusReason.ShortcutFocusReason) >= around
    view.resize(view.width() - 60, view.height())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert seen(Qt.FocusReason.MouseFocusReason) == 0


def test_a_main_button_shows_its_ring(open_window: Opener, qtbot: QtBot) -> None:
    """It stands out by 3:1 from the button’s ground and from what lies around, in each theme."""
    window = open_window(makers.cafe())
    dialog = QDialog(window)
    main, other = QPushButton("Keep", dialog), QPushButton("Other", dialog)
    main.move(20, 20)
    other.move(20, 80)
    for choice in CHOICES:
        window.colours.choose(choice)
        dialog.show()
        dialog.activateWindow()
        main.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(main.hasFocus)
        assert main.isDefault()
        shown, middle = picture(main), main.height() // 2 + ROUND
        around, ring, ground = (shown.pixelColor(ROUND + x, middle).name() for x in (-2, 1, 4))
        assert contrast(ring, around) >= 3, choice
        assert contrast(ring, ground) >= 3, choice
