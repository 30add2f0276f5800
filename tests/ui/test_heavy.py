# SPDX-License-Identifier: MIT
"""A hand at the window, on canvases of every kind; `sh packaging/prove.sh hand` does far more, on
larger ones, with a watchdog beside.
"""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.stage.places import shapes
from stratcanvas.ui.panels.table import PANELS
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import heavy, makers
from tests.bench.yardsticks import board
from tests.gestures import GESTURES
from tests.hands import Hand
from tests.person import Person
from tests.watchdog import NO_HOLD, Hold
from tests.window_gestures import DIALOGS

CANVASES = {
    "sample": makers.cafe,
    "100 cards": lambda: board(100),
    "notes": lambda: heavy.notes(200),
    "loose": lambda: heavy.loose(200),
    "meshed": lambda: heavy.meshed(13, 13),
    "line ends": lambda: heavy.long_words("\n", 2),
    "Arabic": lambda: heavy.long_words(heavy.ARABIC, 2),
}
CANVAS_ALONE = {"notes", "loose", "meshed"}
"""Where panels are put away until they are asked for: they are most of what a gesture costs."""
NOT_HERE = {"save", "close and open", *DIALOGS}
"""Gestures that need a file, or time."""


class NoWatchdog:
    """Looks at no clock: lets what was begun be done."""

    def beat(self) -> None:
        """Note nothing."""

    forget = beat

    def rest(self, _: float) -> None:
        """Let the loop run."""
        QApplication.processEvents()

    def worst(self, work: Callable[[], object], rest: float = 0.0) -> Hold:
        """Do some work."""
        work()
        self.rest(rest)
        QApplication.processEvents()
        return NO_HOLD


@pytest.mark.parametrize("name", CANVASES)
def test_whatever_a_person_does_the_picture_is_the_model(
    name: str,
    open_window: Callable[[Canvas], Window],
    windows: Windows,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After each doing everything lies, and is drawn, where the model has it."""
    monkeypatch.setattr(shapes, "MASS", 150)
    monkeypatch.setattr(shapes, "LUMP", 40)
    for row in PANELS if name in CANVAS_ALONE else ():
        windows.remembered.set_panel_shown(row.id, shown=False)
    window = open_window(CANVASES[name]())
    person = Person(windows, NoWatchdog(), seed=1)
    hand = Hand(window.view, window.session, window.selection)
    chosen = [each for each in GESTURES if each not in NOT_HERE]
    random.Random(len(name)).shuffle(chosen)
    for number, gesture in enumerate(chosen):
        person.do(gesture, GESTURES[gesture])
        hand.scene_is_the_model()
        if number % 3 == 0:
            come_to_an_end(window, qtbot)
            hand.picture_is_fresh()


def come_to_an_end(window: Window, qtbot: QtBot) -> None:
    """Have come what comes a moment later: shapes, and how the strategy reads, on its card."""
    advice, view = window.panels.around.advice, window.view
    if not advice.is_current:
        advice.findChild(QTimer).start(0)  # its pause is over: nobody writes on
    qtbot.waitUntil(lambda: advice.is_current)
    qtbot.waitUntil(lambda: not (view.stage.shapes.late or view.zoom_picture.active))


def test_a_very_long_text_is_a_short_row(open_window: Callable[[Canvas], Window]) -> None:
    """A row of a list shows the beginning of a text that fills no row."""
    words = (heavy.ARABIC * 700)[:LONGEST_TEXT]
    window = open_window(heavy.long_words(heavy.ARABIC, 1))
    tree = window.furnish()["outline"].tree
    row = tree.rows.rows_of(makers.key(1, makers.TACTIC))[0]
    shown = row.data()
    assert len(shown) < 600
    assert shown.startswith(words[:400])
