# SPDX-License-Identifier: MIT
"""Somebody who works at the real window, with keys and mouse, while a watchdog looks on."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.domain.geometry import Point
from stratcanvas.stage.render_context import from_qt
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.watchdog import NO_HOLD, Hold, Watchdog

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Gesture = Callable[["Person"], object]


class Person:
    """Somebody at a window, who does one thing after another; each step is one event or a few."""

    def __init__(self, windows: Windows, dog: Watchdog, seed: int) -> None:
        self._windows, self._dog, self.chance = windows, dog, random.Random(seed)
        self.holds: dict[str, Hold] = {}
        """Gesture → the longest hold at it."""
        self.is_pressing = False
        """Whether the mouse is held down, as far as the fingers know."""
        self.ended = False
        """Whether a gesture or words were under way when the window was last closed."""
        self.look: Callable[[Window], object] = lambda _: None
        """Looks whether all is well in a window, where gestures are done in a second one, too."""
        self._path: Path | None = None
        self._at: Window | None = None

    @property
    def window(self) -> Window:
        """Return the window that is worked at: the first one, unless one turned to another."""
        return self._at or self._windows.open_ones[0]

    @contextmanager
    def at(self, window: Window) -> Iterator[None]:
        """Turn to a window for a while."""
        self._at = window
        window.activateWindow()
        try:
            yield
        finally:
            self._at = None

    @property
    def all_windows(self) -> list[Window]:
        """Return all windows that are open, the one that is worked at first."""
        return list(self._windows.open_ones)

    def open(self, path: Path) -> None:
        """Open a file and wait until its window is there and at rest."""
        self._path = path

        def wait() -> None:
            self._windows.open(path)
            while not self._windows.open_ones:
                self._dog.rest(0.1)

        opening = self._dog.worst(wait, rest=1.0)
        self.holds["open"] = max(self.holds.get("open", NO_HOLD), opening)

    def ask_again(self) -> None:
        """Ask for the file that is open, if it was opened from one."""
        if self._path is not None:
            self._windows.open(self._path)

    def look_at(self, window: Window) -> None:
        """Look whether all is well in a window: that is no work of the program's."""
        self._dog.beat()
        self.look(window)
        self._dog.forget()

    def do(self, gesture: str, how: Gesture) -> None:
        """Do something and note how long it held the window at worst."""
        hold = self._dog.worst(lambda: how(self))
        self.holds[gesture] = max(self.holds.get(gesture, NO_HOLD), hold)

    def rest(self, seconds: float) -> None:
        """Wait until the program has done what it has to do."""
        self._dog.rest(seconds)

    def reopen(self) -> None:
        """Close the window, and open its file again."""
        view = self.window.view
        self.ended = view.toolbox.busy or view.inline_edit.active
        closing = self._dog.worst(self.window.close)
        self.holds["close"] = max(self.holds.get("close", NO_HOLD), closing)
        assert self._path is not None
        self.open(self._path)

    def close(self) -> None:
        """Close the window."""
        closing = self._dog.worst(self._windows.quit)
        self.holds["close"] = max(self.holds.get("close", NO_HOLD), closing)

    # fingers

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Press a key where the keyboard is."""
        self._dog.beat()
        QTest.keyClick(self.window.focusWidget() or self.window.view, key, held)
        self._dog.beat()
        self._dog.rest(0.03)

    def type(self, words: str) -> None:
        """Type words, letter by letter."""
        for letter in words:
            self._dog.beat()
            QTest.keyClicks(self.window.focusWidget() or self.window.view, letter)
            self._dog.beat()
            self._dog.rest(0.01)

    def on_canvas(self) -> None:
        """Have the keyboard on the canvas and nothing open there."""
        view = self.window.view
        view.end_edit()
        view.setFocus()

    def stroke(self, start: QPoint, *stops: QPoint) -> None:
        """Press somewhere, travel, and let go."""
        port = self.window.view.viewport()
        events = [lambda: QTest.mousePress(port, LEFT, NO_KEY, start)]
        events += [partial(QTest.mouseMove, port, stop) for stop in stops]
        events.append(lambda: QTest.mouseRelease(port, LEFT, NO_KEY, stops[-1]))
        for event in events:
            self._dog.beat()
            event()
            self._dog.beat()
            self._dog.rest(0.01)

    def wheel(self, notches: int, held: Qt.KeyboardModifier = NO_KEY) -> None:
        """Turn the wheel over the middle of the canvas."""
        port: QWidget = self.window.view.viewport()
        middle = QPointF(port.rect().center())
        for _ in range(abs(notches)):
            event = QWheelEvent(
                middle,
                QPointF(port.mapToGlobal(middle)),
                QPoint(),
                QPoint(0, 120 if notches > 0 else -120),
                Qt.MouseButton.NoButton,
                held,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            self._dog.beat()
            QApplication.sendEvent(port, event)
            self._dog.beat()
            self._dog.rest(0.01)

    def click(self, widget: QWidget, spot: QPoint) -> None:
        """Click on a widget."""
        self._dog.beat()
        QTest.mouseClick(widget, LEFT, NO_KEY, spot)
        self._dog.beat()
        self._dog.rest(0.03)

    def act(self, name: str) -> None:
        """Choose an action of the menus."""
        self.window.action_set.qt[name].trigger()

    # what to do it to

    def seen(self, kinds: str = "problems tactics notes") -> str | None:
        """Return a card of some kinds that is in view, after looking for one."""
        window = self.window
        canvas = window.session.canvas
        self._dog.beat()
        named = [getattr(canvas, kind) for kind in kinds.split()]
        area = window.view.visible_area()
        layout = window.view.stage.live_layout
        here = [
            key
            for key in sorted(layout.cards_in(from_qt(area)))
            if any(key in shelf for shelf in named)
        ]
        anywhere = next((key for shelf in named for key in shelf), None)
        self._dog.forget()
        if here:
            return self.chance.choice(here)
        if anywhere is not None:
            window.view.zoom_to(1.0)
            window.view.center_on(anywhere)
            self._dog.rest(0.1)
        return anywhere

    def choose(self, kinds: str = "problems tactics notes") -> str | None:
        """Select a card that is in view."""
        self.on_canvas()
        card = self.seen(kinds)
        if card is not None:
            self.window.selection.set((card,))
            self._dog.rest(0.05)
        return card

    def within(self, length: int) -> int:
        """Return a place on a length."""
        return self.chance.randrange(max(1, length))

    def middle_of(self, card: str) -> QPoint:
        """Return the pixel in the middle of a card."""
        view = self.window.view
        return view.to_pixels(view.stage.rectf(card)).center().toPoint()

    def pixel(self, place: Point) -> QPoint:
        """Return the pixel of a point in scene units."""
        return self.window.view.to_pixels(QRectF(place.x, place.y, 0, 0)).topLeft().toPoint()

    def anywhere(self) -> QPoint:
        """Return a pixel of the canvas."""
        size, chance = self.window.view.viewport().size(), self.chance
        x, y = chance.randrange(20, size.width() - 20), chance.randrange(20, size.height() - 20)
        return QPoint(x, y)
