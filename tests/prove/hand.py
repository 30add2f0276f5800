# SPDX-License-Identifier: MIT
"""A hand at the real window on heavy files: nothing holds the window longer than 100 ms.

Each file is opened and worked on by real keys and mouse; a watchdog notes how long the window's
thread is away from its loop at each gesture, and what keeps it. A gesture that took too long is
judged by the better of two lives, for machines are not quiet.
"""

import gc
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from unittest import mock

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.storage.door import write
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.app import STYLE, set_up
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.sweeper import Sweeper
from tests import heavy
from tests.person import Person
from tests.watchdog import Hold, Watchdog

UNIT, USUAL = "steps", 350
MOST = 0.1
"""Seconds that the window may be held at a time."""
FIRST_LAYOUT = {"open"}
"""Gestures that lay out for the first time what is in view: that alone may take longer."""
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Holds = dict[str, Hold]


def _pan(person: Person) -> None:
    person.wheel(person.chance.choice((-3, 3)))


def _zoom(person: Person) -> None:
    person.wheel(person.chance.choice((-3, 3)), CTRL)


def _add(key: Qt.Key, person: Person) -> None:
    person.on_canvas()
    person.key(key)
    person.type("Two")
    person.key(Qt.Key.Key_Escape)


def _begin(person: Person) -> None:
    if person.choose("problems") is not None:
        person.key(Qt.Key.Key_T)
        for _ in range(person.chance.choice((0, 1, 5))):
            person.key(Qt.Key.Key_Down)
        person.key(person.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))
        person.key(Qt.Key.Key_Escape)


def _tab(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_Tab)


def _write(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_F2)
        person.type("abc")
        person.key(Qt.Key.Key_Tab)
        person.type("d")
        person.key(Qt.Key.Key_Escape)


def _arrow(person: Person) -> None:
    if person.choose() is not None:
        person.key(person.chance.choice((Qt.Key.Key_Left, Qt.Key.Key_Down)))


def _connect(person: Person) -> None:
    if person.choose("problems tactics") is not None:
        person.key(Qt.Key.Key_C)
        person.type("ti")
        person.key(Qt.Key.Key_Backspace)
        person.key(Qt.Key.Key_Return)
        person.key(Qt.Key.Key_Escape)


def _drag(person: Person) -> None:
    person.on_canvas()
    card = person.seen()
    if card is not None:
        spot = person.middle_of(card)
        person.stroke(spot, spot + QPoint(25, 40), spot + QPoint(60, 90))


def _band(person: Person) -> None:
    person.on_canvas()
    person.act("fit")
    person.stroke(QPoint(3, 3), person.anywhere(), person.anywhere())


def _select_all(person: Person) -> None:
    person.on_canvas()
    person.key(Qt.Key.Key_A, CTRL)


def _delete(person: Person) -> None:
    if person.choose() is not None:
        person.key(Qt.Key.Key_Delete)


def _delete_all(person: Person) -> None:
    _select_all(person)
    person.key(Qt.Key.Key_Delete)
    person.key(Qt.Key.Key_Z, CTRL)


def _drag_all(person: Person) -> None:
    card = person.choose("tactics notes")
    if card is not None:
        _select_all(person)
        spot = person.middle_of(card)
        person.stroke(spot, spot + QPoint(25, 40), spot + QPoint(60, 90))
        person.key(Qt.Key.Key_Z, CTRL)


def _tidy(person: Person) -> None:
    person.on_canvas()
    person.act("tidy")


def _rank(person: Person) -> None:
    if person.choose("problems") is not None:
        person.key(Qt.Key.Key_Down, CTRL | SHIFT)
        person.key(Qt.Key.Key_Up, CTRL | SHIFT)


def _twice(name: str, person: Person) -> None:
    person.act(name)
    person.rest(0.2)
    person.act(name)


def _theme(person: Person) -> None:
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        person.act(f"theme-{choice.value}")
        person.rest(0.2)


def _export(form: str, seconds: float, person: Person) -> None:
    """Let a file be made for some seconds, then leave the dialog."""

    def leave() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QWidget):
            dialog.close()

    QTimer.singleShot(round(1000 * seconds), leave)
    file_actions.export(person.window.context, form)


def _inspect(person: Person) -> None:
    person.choose()
    person.window.selection.clear()


def _nothing(_: Person) -> None:
    """Do nothing: opening and closing happen by themselves."""


GESTURES: dict[str, Callable[[Person], object]] = {
    "pan": _pan,
    "zoom by wheel": _zoom,
    "add problem": partial(_add, Qt.Key.Key_P),
    "add tactic": partial(_add, Qt.Key.Key_T),
    "add note": partial(_add, Qt.Key.Key_N),
    "starter": _begin,
    "write": _write,
    "tab": _tab,
    "arrow": _arrow,
    "connect": _connect,
    "drag": _drag,
    "rubber band": _band,
    "select one, then none": _inspect,
    "select all": _select_all,
    "delete": _delete,
    "delete all, undo": _delete_all,
    "drag all, undo": _drag_all,
    "undo": lambda person: person.act("undo"),
    "redo": lambda person: person.act("redo"),
    "tidy": _tidy,
    "rank": _rank,
    "save": lambda person: person.act("save"),
    "export page": partial(_export, "one-pager", 2.0),
    "export PNG": partial(_export, "png", 4.0),
    "export SVG": partial(_export, "svg", 4.0),
    "outline": partial(_twice, "outline"),
    "inspector": partial(_twice, "inspector"),
    "theme": _theme,
    "fit": lambda person: person.act("fit"),
    "100 %": lambda person: person.act("zoom-100"),
}
"""What the hand does, in the words of the table that it prints."""


def live(name: str, steps: int, seed: int) -> Holds:
    """Open a file, work on it, and close it; return the worst hold of each gesture.

    With steps enough each gesture is done once, in the order of the table, then any of them.
    """
    app = QApplication.instance() or QApplication(["stratcanvas", *STYLE])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="hand-") as folder:
        path = Path(folder) / "heavy.canvas"
        write(path, heavy.FILES[name]())
        gc.collect()
        with (
            mock.patch.dict(os.environ, STRATCANVAS_HOME=str(Path(folder) / "home")),
            mock.patch.object(trouble, "ask_trouble", _refuse),
        ):
            windows, sweeper = set_up(app), Sweeper(app)
            with Watchdog() as dog:
                person = Person(windows, dog, seed)
                person.open(path)
                for gesture in _chosen(person.chance, steps):
                    person.do(gesture, GESTURES[gesture])
                person.close()
            sweeper.deleteLater()
            windows.deleteLater()
            app.processEvents()
    return person.holds


def _chosen(chance: random.Random, steps: int) -> list[str]:
    known = list(GESTURES)
    if steps < len(known):
        return chance.sample(known, steps)
    return [*known, *chance.choices(known, k=steps - len(known))]


def _refuse(_: object, told: trouble.Trouble, __: object) -> trouble.Way:
    """Let no trouble pass: nobody is here to answer."""
    raise AssertionError(f"the window asked what to do: {told}")


def see_that_nothing_holds(name: str, steps: int, seed: int) -> None:
    """Work on a file, and once more what took too long; print the table, raise if it still did."""
    holds = live(name, steps, seed)
    if _too_long(holds):
        again = live(name, steps, seed)
        holds = {each: min(hold, again.get(each, hold)) for each, hold in holds.items()}
    for gesture, hold in sorted(holds.items(), key=lambda each: -each[1].seconds):
        told = f"  {hold.by}" if hold.seconds > MOST / 2 else ""
        sys.stdout.write(f"{name:<24}{gesture:<24}{1000 * hold.seconds:>7.0f} ms{told}\n")
    late = _too_long(holds)
    assert not late, f"{name}: the window was held over {MOST} s by: {', '.join(late)}"


def _too_long(holds: Holds) -> list[str]:
    return [
        each for each, hold in holds.items() if hold.seconds > MOST and each not in FIRST_LAYOUT
    ]


def trials(count: int) -> Iterator[tuple[str, int, Callable[[], None]]]:
    """Yield a trial for each file: its share of the steps."""
    names = list(heavy.FILES)
    for place, name in enumerate(names):
        share = count * (place + 1) // len(names) - count * place // len(names)
        if share:
            work = partial(see_that_nothing_holds, name, share, place)
            yield f"{name}, {share} steps", share, work
