# SPDX-License-Identifier: MIT
"""A long life at the real window: with the hands of ``test_heavy`` and ``tests.stage`` beside this
one the suite does 2,000 things; `sh packaging/prove.sh hand` goes on for hours.
"""

import gc
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.session.session import Session
from stratcanvas.stage.scene import StageScene
from stratcanvas.ui.sweeper import look_at_everything
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests.gestures import GESTURES
from tests.hands import Hand
from tests.person import Person
from tests.prove.hand import MAY_GROW, SPARE
from tests.prove.soak import used
from tests.ui.test_heavy import NOT_HERE, NoWatchdog

STEPS = 711
LONG = {
    "guided start",
    "paste a list, undo",
    "drag all, undo",
    "delete all, undo",
    "starter",
    "rows of the outline",
    "second window",
    "write",
    "theme",
    "side, kind, status",
    "find",
    "present",
    "add problem",
    "add tactic",
    "add note",
    "rank",
    "connect",
    "along connectors",
    "draw a connector",
    "field of the inspector",
    "matrix",
}
"""Gestures of many events: each comes in its turn, the others at random."""
TURN, LOOK, LIFE = 16, 24, 180
"""After so many gestures comes a long one, a look at the pixels, closing and opening again."""


def gestures(seed: int) -> Iterator[str]:
    """Yield what is done, one after the other."""
    chance, turns = random.Random(seed), 0
    short = [each for each in GESTURES if each not in NOT_HERE | LONG]
    long = sorted(LONG)
    chance.shuffle(long)
    for number in range(1, STEPS + 1):
        if number % LIFE == 0:
            yield "close and open"
        elif number % LIFE == LIFE // 2:
            yield "save"
        elif number % TURN == 1:
            yield long[turns % len(long)]
            turns += 1
        else:
            yield chance.choice(short)


def test_a_long_life_leaves_nothing_behind(
    windows: Windows, qtbot: QtBot, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each thing that is done all lies where the model has it, and no item is left over; what
    was closed is gone, memory is bounded, and the picture is one that is painted from nothing."""
    monkeypatch.setattr("stratcanvas.ui.open_windows._A_MOMENT", 0)  # a window is noted after it
    person = Person(windows, NoWatchdog(), seed=1)
    person.open(plan)
    arrive(person.window, qtbot)
    early = 0
    for number, gesture in enumerate(gestures(1), start=1):
        kept = person.window.session.canvas
        person.do(gesture, GESTURES[gesture])
        window = person.window
        if gesture == "close and open":
            assert window.session.canvas == kept
            arrive(window, qtbot)
            early = early or held()
            assert alive() == {"Window": 1, "Session": 1, "StageScene": 1}
        see(window, qtbot, picture=number % LOOK == 0)
    assert held() - early < MAY_GROW
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
    assert shown == [person.window]


def see(window: Window, qtbot: QtBot, *, picture: bool) -> None:
    """Raise unless what is shown is the model, without items left over, painted as from nothing."""
    hand = Hand(window.view, window.session, window.selection)
    hand.scene_is_the_model()
    assert len(window.view.scene().items()) < 2 * len(list(records(window))) + SPARE
    if picture:
        advice = window.panels.around.advice
        if not advice.is_current:
            advice.findChild(QTimer).start(0)  # its pause is over: nobody writes on
        qtbot.waitUntil(lambda: advice.is_current)
        hand.picture_is_fresh()


def arrive(window: Window, qtbot: QtBot) -> None:
    """Have a window that was opened furnished and active."""
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.furnish()
    QApplication.processEvents()


def records(window: Window) -> Iterator[str]:
    """Yield the ids of all that is drawn on a window's canvas."""
    canvas = window.session.canvas
    for shelf in (canvas.problems, canvas.tactics, canvas.notes, canvas.links):
        yield from shelf


def held() -> int:
    """Return the bytes of memory that are held once what is wanted no more has gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    look_at_everything()
    gc.unfreeze()
    return used()


def alive() -> Counter[str]:
    """Return how many windows, documents and scenes there are, closed ones with them."""
    held()
    kinds = {Window, Session, StageScene}
    return Counter(type(each).__name__ for each in gc.get_objects() if type(each) in kinds)
