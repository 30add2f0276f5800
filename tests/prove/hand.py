# SPDX-License-Identifier: MIT
"""A hand at the real window: nothing holds it longer than 50 ms, on large files than 100.

On files as heavy as they can be a hand goes on, too, if slower. What holds longer is said first.
Each file is opened and worked on by real keys and mouse; a watchdog notes how long the window's
thread is away from its loop at each gesture, what keeps it, and what other programs or the disk
did to it. A gesture that took too long is judged by the best of three lives.
"""

import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import inf
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QEventLoop, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from stratcanvas.domain.canvas import Canvas
from stratcanvas.stage import viewport
from stratcanvas.stage.backdrop import films, tiles
from stratcanvas.stage.view import CanvasView
from stratcanvas.storage.door import write
from stratcanvas.ui.afterwards import Afterwards, imports
from stratcanvas.ui.app import STYLE, set_up
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.status import StatusBar
from stratcanvas.ui.sweeper import Sweeper, look_at_everything
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import heavy, makers
from tests.bench.window import roomy_platform
from tests.bench.yardsticks import board
from tests.fumbles import fumble
from tests.gestures import GESTURES
from tests.hands import Hand
from tests.order import canvas_is_in_order
from tests.person import Person
from tests.prove.soak import used
from tests.watchdog import Hold, Watchdog

UNIT = "steps"
MOST, LONGEST = 0.1, 1.0
"""Seconds that the window may be held at a time on large files, and on those as heavy as they can
be: up to the one it answers at once, up to the other the thought goes on (J. Nielsen, Usability
Engineering, 1993, chapter 5). A step of thousands of cards may take longer, but says so first.
"""
FIRST_LAYOUT = {"open", "close and open", "guided start"}
"""Gestures that lay out for the first time what is in view: on a canvas of usual size
they may take as long as all may on a heavy one, and opening that as long as it needs.
"""
LESS = 0.05
"""Seconds on a canvas of usual size."""
LIVES = 3
"""A gesture that takes too long is judged by the best of so many."""
MAY_GROW = viewport.PICTURES * 1024 + tiles.MOST + films.MOST
"""Bytes by which memory may grow once each gesture was done on a canvas of usual size: what may be
kept of pictures, tiles and films, which is as much as it may be after a while.
"""
SPARE = 200
"""Items of a scene beside its cards and connectors: handles, guides, what is in hand."""
NARROW = "sample, narrow"
"""The file that is worked on in a window so small that its sides are folded away."""
ORDINARY: dict[str, Callable[[], Canvas]] = {
    "sample": makers.cafe,
    NARROW: makers.cafe,
    "100 cards": lambda: board(100),
    "300 cards": lambda: board(300),
}
FILES = {**ORDINARY, **heavy.FILES}
DOINGS: dict[str, Callable[[Person], object]] = {**GESTURES, "fumble": fumble}
FUMBLES = 3
"""After so many gestures comes a fumble; what it leaves half done is there for the next ones."""
PATIENCE = 60.0
"""Seconds within which all that comes a moment later is there."""
SELDOM = 8
"""After so many steps a heavy canvas is looked at: that takes seconds."""
USUAL = len(FILES) * (len(GESTURES) + len(GESTURES) // FUMBLES)
"""With so many steps each gesture is done once on each file."""
Holds = dict[str, Hold]


def live(name: str, steps: int, seed: int) -> Holds:
    """Open a file, work on it, and close it; return the worst hold of each gesture.

    With steps enough each gesture is done once, in the order of the table, then any of them. On a
    canvas of usual size the window is looked at after each.
    """
    with tempfile.TemporaryDirectory(prefix="hand-") as folder, _hearing() as heard:
        path = Path(folder) / "heavy.canvas"
        write(path, FILES[name]())
        gc.collect()
        with (
            mock.patch.dict(os.environ, _surroundings(name, Path(folder))),
            mock.patch.object(trouble, "ask_trouble", partial(_answer, name)),
        ):
            app = QApplication.instance() or QApplication(["stratcanvas", *STYLE])
            assert isinstance(app, QApplication)
            windows = set_up(app)
            sweeper = Sweeper(app, windows.at_work)
            _come_after(windows)
            with Watchdog() as dog, _heard_by(dog):
                person = Person(windows, dog, seed)
                try:
                    person.open(path)
                    _work_on(person, dog, steps, often=name in ORDINARY)
                finally:
                    person.close()  # whatever was found, its threads must not outlive the program
            sweeper.deleteLater()
            windows.deleteLater()
            app.processEvents()
    assert not heard, f"Qt says: {heard}"
    return person.holds


@contextmanager
def _heard_by(dog: Watchdog) -> Iterator[None]:
    """Let a watchdog hear what the status bar says before a step that takes long."""
    say = StatusBar.say_at_once

    def say_and_tell(bar: StatusBar, words: str) -> None:
        dog.hear()
        say(bar, words)

    with mock.patch.object(StatusBar, "say_at_once", say_and_tell):
        yield


def _surroundings(name: str, folder: Path) -> dict[str, str]:
    """Return what a program is told at its start: its home, and a screen, small for one of all."""
    home = {"STRATCANVAS_HOME": str(folder / "home")}
    return home if name == NARROW else home | {"QT_QPA_PLATFORM": roomy_platform(folder)}


def _come_after(windows: Windows) -> None:
    """Have done in idle pieces what a program does so, but for what it asks of the desktop."""
    afterwards = Afterwards(lambda: None, imports(), windows)
    windows.pictured.connect(afterwards.see_picture)
    windows.completed.connect(afterwards.see_rest)
    afterwards.begin()


def _work_on(person: Person, dog: Watchdog, steps: int, *, often: bool) -> None:
    """Do what is chosen, and see that all is well; ``often``: after each step."""
    early, each = 0, 1 if often else SELDOM
    person.look = see
    chosen = _chosen(person.chance, steps)
    for number, gesture in enumerate(chosen, start=1):
        person.do(gesture, DOINGS[gesture])
        if number % each == 0 or number == len(chosen):
            _see_that_all_is_well(person.window, gesture, picture=number // each % 3 == 0)
        if often:
            early = _held() if number == min(steps, USUAL // len(FILES)) else early
        dog.forget()
    if often:
        assert _held() - early < MAY_GROW, "memory grows as one works"


def _held() -> int:
    """Return the bytes of memory that are held once what is wanted no more has gone."""
    look_at_everything()
    return used()


@contextmanager
def _hearing() -> Iterator[list[str]]:
    """Hear what Qt has to say, but of windows on no screen, which cannot tell how large they may
    be, nor come up.
    """
    heard: list[str] = []

    def hear(_: QtMsgType, __: QMessageLogContext, words: str | None) -> None:
        if words and not any(each in words for each in ("propagateSizeHints", "raise()")):
            heard.append(words)

    before = qInstallMessageHandler(hear)
    try:
        yield heard
    finally:
        qInstallMessageHandler(before)


def see(window: Window, known: Canvas | None = None) -> bool:
    """Raise unless model and picture of it are in order, without items left over.

    ``known``: a canvas that was in order before. In the midst of a gesture what is in hand lies
    elsewhere: tell whether none is under way.
    """
    canvas, shown = window.session.canvas, window.view.stage.canvas
    most = sum(map(len, (shown.problems, shown.tactics, shown.notes, shown.links)))
    assert len(window.view.scene().items()) < 2 * most + SPARE, "items are left over"
    for each in {id(canvas): canvas, id(shown): shown}.values():
        if each is not known:
            canvas_is_in_order(each, known)
    if window.view.toolbox.busy:
        return False
    Hand(window.view, window.session, window.selection).scene_is_the_model()
    return True


def _see_that_all_is_well(window: Window, gesture: str, *, picture: bool) -> None:
    """Raise unless what is shown is the model, drawn as from nothing, without items left over."""
    try:
        if see(window) and picture:
            _come_to_an_end(window)
            Hand(window.view, window.session, window.selection).picture_is_fresh()
    except AssertionError as wrong:
        wrong.add_note(f"after: {gesture}")
        raise


def _come_to_an_end(window: Window) -> None:
    """Let come what comes a moment later: shapes, and how the strategy reads, on its card."""
    view, advice = window.view, window.panels.around.advice
    until = time.monotonic() + PATIENCE
    while _is_more_to_come(view) or not advice.is_current:
        assert time.monotonic() < until, "what comes a moment later did not come"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _is_more_to_come(view: CanvasView) -> bool:
    stage = view.stage
    return bool(stage.shapes.late or stage.connectors.late or view.zoom_picture.active)


def _chosen(chance: random.Random, steps: int) -> list[str]:
    """Return what is done: each gesture once, then any, with fumbles between."""
    known = list(GESTURES)
    if steps < len(known):
        return chance.sample(known, steps)
    more = [*known, *chance.choices(known, k=steps - len(known))]
    mixed = []
    for number, each in enumerate(more, start=1):
        mixed += [each, "fumble"] if number % FUMBLES == 0 else [each]
    return mixed[:steps]


def _answer(
    name: str, _: object, told: trouble.Trouble, ways: tuple[trouble.Way, ...]
) -> trouble.Way:
    """Let no trouble pass: nobody is here to answer, but that words on a full card are let go, and
    what was typed as a day and is none.
    """
    if ways == trouble.CLOSING and (name in heavy.FULL or "is no day yet" in told.sentence):
        return trouble.Way.CLOSE
    raise AssertionError(f"the window asked what to do: {told}")


def see_that_nothing_holds(name: str, steps: int, seed: int) -> None:
    """Work on a file, and again while something took too long; print the table, raise if it did in
    every life.
    """
    most = _most(name)
    holds = live(name, steps, seed)
    for _ in range(LIVES - 1):
        if _too_long(name, holds):
            again = live(name, steps, seed)
            holds = {each: min(hold, again.get(each, hold)) for each, hold in holds.items()}
    for gesture, hold in sorted(holds.items(), key=lambda each: -each[1].seconds):
        told = f"  {hold.by}" if hold.seconds > most / 2 else ""
        sys.stdout.write(f"{name:<24}{gesture:<24}{_row(hold)}{told}\n")
    late = _too_long(name, holds)
    assert not late, f"{name}: the window was held too long by: {', '.join(late)}"


def _most(name: str) -> float:
    return LESS if name in ORDINARY else MOST if name in heavy.LARGE else LONGEST


def _row(hold: Hold) -> str:
    """Tell how long a hold was, and what of it is worth telling."""
    parts = {"beside": hold.beside, "+ asleep": hold.asleep, "+ kept waiting": hold.waited}
    parts["and said so of"] = hold.told
    told = "".join(f", {name} {1000 * part:.0f}" for name, part in parts.items() if part > 0.002)
    return f"{1000 * hold.seconds:>7.0f} ms{told}"


def _too_long(name: str, holds: Holds) -> list[str]:
    """Return the gestures that held the window for longer than they may on some file."""
    usual = name in ORDINARY
    most = dict.fromkeys(holds, _most(name))
    most |= dict.fromkeys(FIRST_LAYOUT, MOST if usual else inf)
    return [each for each, hold in holds.items() if hold.seconds > most[each]]


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield a trial for each file: its share of the steps."""
    names = list(FILES)
    for place, name in enumerate(names):
        share = count * (place + 1) // len(names) - count * place // len(names)
        if share:
            work = partial(see_that_nothing_holds, name, share, place)
            yield f"{name}, {share} steps", share, work
