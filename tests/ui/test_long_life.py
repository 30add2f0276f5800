# SPDX-License-Identifier: MIT
"""A long life at the real window: with the hands of ``test_heavy`` the suite does 2,000 things;
`sh packaging/prove.sh hand` goes on for hours.
"""

import gc
import random
from collections import Counter
from collections.abc import Callable, Container, Iterator
from pathlib import Path
from weakref import WeakSet

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.stage import layers
from stratcanvas.stage.places import shapes
from stratcanvas.stage.scene import StageScene
from stratcanvas.storage.door import write
from stratcanvas.ui.panels.table import PANELS
from stratcanvas.ui.sweeper import look_at_everything
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.gestures import GESTURES
from tests.hands import Hand
from tests.person import Person
from tests.prove import hand as campaign
from tests.prove import soak
from tests.ui.test_heavy import NOT_HERE, NoWatchdog, come_to_an_end

STEPS = 418
"""Gestures of each life; four times so many, and those of ``test_heavy``, are 2,000."""
FUMBLES = 0.7
"""The share of what is done to no purpose: half a gesture, or what fits to none."""
LONG = {
    "guided start",
    "paste a list, undo",
    "drag all, undo",
    "delete all, undo",
    "starter",
    "rows of the outline",
    "write",
    "theme",
    "side, kind, status",
    "present",
    "add problem",
    "add tactic",
    "add note",
    "rank",
    "connect",
    "along connectors",
    "draw a connector",
    "field of the inspector",
}
"""Gestures of many events: each comes in its turn, the others at random."""
TURN, LOOK, LIFE = 26, 24, 120
"""After so many gestures comes a long one, a look at the pixels, closing and opening again, with
work in a second window between.
"""
LIVES: list[tuple[int, Callable[[], Canvas], int, int]] = [
    (1, makers.cafe, shapes.CROWD, layers.REST),
    (2, lambda: makers.crowded(13, 9, notes=2), shapes.CROWD, 0),
    (3, makers.cafe, 0, 0),
    (4, lambda: makers.crowded(13, 9, notes=2), 0, layers.REST),
]
"""A seed, a canvas, how many cards are too many for each to be an item of its own, and after how
many milliseconds of rest a pan is drawn ahead. Where none are too many, panels are put away until
they are asked for: they are most of what a gesture costs.
"""
ONE_OF_EACH = {"Window": 1, "Session": 1, "StageScene": 1}


def gestures(chance: random.Random) -> Iterator[str]:
    """Yield what is done, one after the other."""
    turns = 0
    short = [each for each in GESTURES if each not in NOT_HERE | LONG | {"second window"}]
    long = sorted(LONG)
    chance.shuffle(long)
    for number in range(1, STEPS + 1):
        if number % LIFE == 0:
            yield "close and open"
        elif number % LIFE == LIFE // 2:
            yield "save"
        elif number % LIFE == LIFE // 4:
            yield "second window"
        elif number % TURN == 1:
            yield long[turns % len(long)]
            turns += 1
        else:
            yield "fumble" if chance.random() < FUMBLES else chance.choice(short)


@pytest.mark.parametrize(
    ("seed", "canvas", "many", "still"), LIVES, ids=[str(each[0]) for each in LIVES]
)
def test_a_long_life_leaves_nothing_behind(
    windows: Windows,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    canvas: Callable[[], Canvas],
    many: int,
    still: int,
) -> None:
    """After each thing that is done all lies where the model has it, and no item is left over; what
    was closed is gone, memory is bounded, and the picture is one that is painted from nothing."""
    monkeypatch.setattr(shapes, "CROWD", many)
    monkeypatch.setattr(layers, "REST", still)
    monkeypatch.setattr(layers, "GAP", still)
    monkeypatch.setattr("stratcanvas.ui.open_windows._A_MOMENT", 0)
    path, others = tmp_path / "plan.canvas", WeakSet(living())  # of tests before this one
    write(path, canvas())
    for row in PANELS if not many else ():
        windows.remembered.set_panel_shown(row.id, shown=False)
    person = Person(windows, NoWatchdog(), seed)
    person.look = campaign.see
    person.open(path)
    arrive(person.window, qtbot)
    early = looks = 0
    for number, gesture in enumerate(gestures(random.Random(seed)), start=1):
        kept = person.window.session.canvas
        try:
            person.do(gesture, campaign.DOINGS[gesture])
            if gesture == "close and open":
                # Half a gesture, or what was being written, may have come to its end with it.
                assert person.window.session.canvas == kept or person.ended
                arrive(person.window, qtbot)
                assert alive(others) == ONE_OF_EACH
                early = early or soak.held()
            looks += see(person, qtbot, picture=number % LOOK == 0, known=kept)
        except AssertionError as wrong:
            wrong.add_note(f"after {gesture}, the {number}th")
            raise
    rest(person, qtbot)
    assert looks > STEPS // 2
    assert alive(others) == ONE_OF_EACH
    assert soak.held() - early < campaign.MAY_GROW
    shown = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
    assert shown == [person.window]


def see(person: Person, qtbot: QtBot, *, picture: bool, known: Canvas | None = None) -> bool:
    """Raise unless what is shown is the model; tell whether that could be seen: in the midst of a
    gesture what is in hand lies elsewhere.
    """
    window = person.window
    if not campaign.see(window, known):
        return False
    if picture:
        come_to_an_end(window, qtbot)
        Hand(window.view, window.session, window.selection).picture_is_fresh()
    return True


def rest(person: Person, qtbot: QtBot) -> None:
    """Let go of everything, and take back all that was done since the file was opened."""
    view, session = person.window.view, person.window.session
    view.toolbox.cancel()
    view.end_edit()
    see(person, qtbot, picture=True)
    number = 0
    while session.undo_label is not None:
        session.undo()
        number += 1
        if number % 8 == 0:
            see(person, qtbot, picture=False)
    see(person, qtbot, picture=True)


def arrive(window: Window, qtbot: QtBot) -> None:
    """Have a window that was opened furnished and active."""
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.furnish()
    QApplication.processEvents()


def alive(others: Container[object]) -> Counter[str]:
    """Return how many windows, documents and scenes there are, closed ones too, but for others.

    What is wanted no more goes before; what one look for it leaves a second one may find.
    """
    found = Counter[str]()
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        look_at_everything()
        gc.unfreeze()
        found = Counter(type(each).__name__ for each in living() if each not in others)
        if found == ONE_OF_EACH:
            break
    return found


def living() -> list[object]:
    """Return all windows, documents and scenes, also closed ones that are not collected yet, and
    such as earlier tests have frozen: Python lists none of those.

    To list all that there is would hold what a thread is just making, and fail it.
    """
    gc.unfreeze()
    kinds = Window, Session, StageScene
    return [each for each in gc.get_referrers(*kinds) if type(each) in kinds]
