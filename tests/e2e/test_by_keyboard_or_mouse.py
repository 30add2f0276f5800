# SPDX-License-Identifier: MIT
"""The whole sample canvas, built from nothing by keyboard alone, and once more by mouse alone."""

import datetime
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.cards import Aim, Brief, Problem, Strategy, Tactic
from stratcanvas.domain.fields import Choice, field_of
from stratcanvas.domain.geometry import Point
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import set_up
from stratcanvas.ui.window import Window
from tests import makers
from tests.e2e.letters import type_letters
from tests.e2e.sample_told import sample, told
from tests.hands import Hand

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
FIELDS: dict[type, tuple[str, ...]] = {
    Brief: ("title", "customer_words", "author", "language"),
    Strategy: ("approach", "approach_note"),
    Problem: ("cost", "awareness", "belief", "truth", "mistakes", "evidence"),
    Tactic: ("stage", "owner", "due", "detail"),
}
"""What is filled in beside the canvas: the rest stands on the card, or has a key or a place."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    """Return a window on an empty canvas, at rest."""
    windows = set_up(qapp)
    session = Session(CanvasFile.draft(makers.empty()))
    window = windows.show(session)
    pictured = QSignalSpy(window.pictured)  # then it is moved onto the screen, and is resized after
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and pictured.count() > 0)
    window.furnish()
    window.resize(1300, 1000)
    QApplication.processEvents()
    yield window
    windows.quit()
    session.close()


def filled_in(record: Any, names: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Return the fields of a record that say something: label and value."""
    for name in names:
        field = field_of(type(record), name)
        value = getattr(record, name)
        if value not in {field.default, None, ""}:
            yield field.label, value


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, *keys: str) -> None:
        for each in keys:
            pressed = QKeySequence(each)[0]
            QTest.keyClick(self._focus(), pressed.key(), pressed.keyboardModifiers())
            QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type words; a line of them is ended by Enter."""
        for place, line in enumerate(words.split("\n")):
            if place:
                self.press("Return")
            type_letters(self._focus(), line)
        QApplication.processEvents()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window.view

    def field(self, label: str, value: Any) -> None:
        """Go to the field that is called so, by F6 and Tab, and fill it in."""
        if self._focus() is self.window.view:
            self.press("F6")  # to the coach, from which Tab goes on to the fields
        for _ in range(40):
            if self._focus().accessibleName() != label:
                assert self._focus() is not self.window.view
                self.press("Tab")
        assert self._focus().accessibleName() == label
        if isinstance(value, Choice):
            self.press("Home", *["Down"] * list(type(value)).index(value))
        elif isinstance(value, datetime.date):
            self.type(value.isoformat())
        else:
            self.type(value)

    def fields(self, record: Any, names: tuple[str, ...]) -> None:
        """Fill in all of a record that stands beside the canvas, and go back there."""
        for label, value in filled_in(record, names):
            self.field(label, value)
        self._back()

    def _back(self) -> None:
        for _ in range(12):
            if self._focus() is self.window.view:
                return
            self.press("F6")
        raise AssertionError("no way back to the canvas")


def test_the_sample_is_built_by_keyboard_alone(window: Window) -> None:
    """Every field, kind, side, status and connector of it, without the mouse."""
    goal, keyboard = sample(), Keyboard(window)
    window.view.setFocus()
    keyboard.press("Home", "Return")
    keyboard.type(goal.brief.customer)
    keyboard.press("Return", "Tab", "Return")
    keyboard.type(goal.strategy.statement)
    keyboard.press("Return", "Esc")
    for record in (goal.brief, goal.strategy):
        keyboard.fields(record, FIELDS[type(record)])
    for problem in goal.ranked:
        keyboard.press("P")
        keyboard.type(problem.statement)
        keyboard.press("Return")
        keyboard.fields(problem, FIELDS[Problem])
    for tactic in goal.tactics.values():
        keyboard.press("Esc", "T")
        keyboard.type(tactic.title)
        keyboard.press("Return", *["A"] * (tactic.aim is Aim.SOLVE))
        for key, value in (("K", tactic.kind), ("S", tactic.status)):
            keyboard.press(key)
            keyboard.type(value.label)
            keyboard.press("Return")
        for problem in goal.problems_of.get(tactic.id, ()):
            keyboard.press("C")
            keyboard.type(goal.problems[problem].statement[:14])
            keyboard.press("Return")
        keyboard.fields(tactic, FIELDS[Tactic])
    assert told(window.session.canvas) == told(goal)


class Mouse:
    """Somebody who types words and does all else with the mouse."""

    def __init__(self, window: Window) -> None:
        self.window, self.view = window, window.view
        self.hand = Hand(window.view, window.session, window.selection)

    def type(self, words: str) -> None:
        for place, line in enumerate(words.split("\n")):
            focus = QApplication.focusWidget()
            if place:
                QTest.keyClick(focus, Qt.Key.Key_Return)
            type_letters(focus, line)
        QApplication.processEvents()

    def click(self, widget: QWidget, spot: QPoint | None = None) -> None:
        QTest.mouseClick(widget, LEFT, NO_KEY, spot or widget.rect().center())
        QApplication.processEvents()

    def menu(self, *names: str) -> None:
        """Choose an action in the menu bar."""
        bar, (title, action) = self.window.menuBar(), names
        entry = next(each for each in bar.actions() if each.text().replace("&", "") == title)
        QTest.mouseClick(bar, LEFT, NO_KEY, bar.actionGeometry(entry).center())
        menu = QApplication.activePopupWidget()
        found = next(each for each in menu.actions() if each.objectName() == action)
        QTest.mouseClick(menu, LEFT, NO_KEY, menu.actionGeometry(found).center())
        self._come_back()

    def _come_back(self) -> None:
        """Have the window active again, as a system makes it when a menu or list has closed."""
        self.window.activateWindow()
        QApplication.processEvents()

    def field(self, label: str, value: Any) -> None:
        """Go to the field that is called so, wheeling it into view, and fill it in."""
        named = [
            each
            for each in self.window.findChildren(QWidget)
            if each.accessibleName() == label
            and each.isVisible()
            and each.focusPolicy() & Qt.FocusPolicy.ClickFocus
            and not self.view.isAncestorOf(each)
        ]
        box = named[0]
        self._wheel_to(box)
        self.click(box)
        if isinstance(value, Choice):
            assert isinstance(box, QComboBox)
            rows = box.view()
            spot = rows.visualRect(rows.model().index(list(type(value)).index(value), 0)).center()
            # A list hears no release right where it was opened, but after some way it does.
            QTest.mouseMove(rows.viewport(), spot + QPoint(60, 0))
            QTest.mouseMove(rows.viewport(), spot)
            QTest.mousePress(rows.viewport(), LEFT, NO_KEY, spot)
            QTest.mouseRelease(rows.viewport(), LEFT, NO_KEY, spot)
            self._come_back()
        elif isinstance(value, datetime.date):
            self.type(value.isoformat())
        else:
            self.type(value)

    def _wheel_to(self, box: QWidget) -> None:
        area = box.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is None:
            return
        port = area.viewport()
        for _ in range(80):
            at = box.mapTo(port, box.rect().center()).y()
            if 0 < at < port.height():
                return
            middle = QPointF(port.rect().center())
            turn = QPoint(0, 120 if at <= 0 else -120)
            event = QWheelEvent(
                middle,
                QPointF(port.mapToGlobal(middle)),
                QPoint(),
                turn,
                Qt.MouseButton.NoButton,
                NO_KEY,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QApplication.sendEvent(port, event)
            QApplication.processEvents()
        raise AssertionError("not to be wheeled into view")

    def fields(self, record: Any, names: tuple[str, ...]) -> None:
        """Fill in all of a record that stands beside the canvas."""
        for label, value in filled_in(record, names):
            self.field(label, value)

    def tool(self, name: str) -> None:
        """Click on a button of the tool bar."""
        self.click(next(each for each in self.window.tools.buttons if each.objectName() == name))

    def connect(self, card: str, problem: str) -> None:
        """Drag from a tactic's handle to a problem."""
        self.hand.click(card)
        handles = self.view.stage.overlay.handles
        self.hand.drag(next(middle for owner, middle in handles if owner == card), problem)

    def paper(self) -> Point:
        """Return a place with nothing on it, at the lower left of what is seen."""
        seen = self.view.visible_area()
        return Point(seen.left() + 6, seen.bottom() - 6)

    def leave(self) -> None:
        """End typing by a click on the paper."""
        self.hand.click(self.paper())
        QApplication.processEvents()
        self.menu("View", "fit")


def _put(mouse: Mouse, aim: Aim, row: int) -> None:
    """Add a tactic by a double click in a wing, so many cards down."""
    frame = mouse.view.stage.live_layout.frame.rect
    x = frame.x - 190 if aim is Aim.EDUCATE else frame.right + 190
    mouse.hand.double_click(Point(x, frame.y + 30 + 160 * row))


def test_the_sample_is_built_by_mouse_alone(window: Window) -> None:
    """Every field, kind, side, status and connector of it; the keyboard writes words alone."""
    goal, mouse, session = sample(), Mouse(window), window.session
    hand = mouse.hand
    hand.click(mouse.view.stage.live_layout.frame.heading.center)
    mouse.type(goal.brief.customer)
    mouse.leave()
    hand.click(session.canvas.strategy.id)
    mouse.type(goal.strategy.statement)
    mouse.leave()
    mouse.leave()
    for record in (goal.brief, goal.strategy):
        mouse.fields(record, FIELDS[type(record)])
    for problem in goal.ranked:
        mouse.tool("problem")
        mouse.type(problem.statement)
        mouse.leave()
        hand.click(session.canvas.ranked[-1].id)
        mouse.fields(problem, FIELDS[Problem])
    rows = {Aim.EDUCATE: 0, Aim.SOLVE: 0}
    for tactic in goal.tactics.values():
        mouse.leave()
        _put(mouse, tactic.aim, rows[tactic.aim])
        rows[tactic.aim] += 1
        mouse.type(tactic.title)
        mouse.leave()
        card = next(
            each.id for each in session.canvas.tactics.values() if each.title == tactic.title
        )
        for place, problem in enumerate(goal.ranked):
            if problem.id in goal.problems_of.get(tactic.id, ()):
                mouse.connect(card, session.canvas.ranked[place].id)
        hand.click(card)
        mouse.fields(tactic, ("kind", "status", *FIELDS[Tactic]))
    assert told(session.canvas) == told(goal)
