# SPDX-License-Identifier: MIT
"""What walks over a whole canvas: the exponent by which it grows from 1,000 to 10,000 cards.

At both sizes in turn, in one run; ten times the work for ten times the cards is an exponent of 1.
"""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.outline import outline
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.session.session import Session
from stratcanvas.stage.places.shapes import prepared
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.ui.window import Window
from tests.bench.coach import plan, read_anew
from tests.bench.pairs import Figure, Timer, call, growth
from tests.bench.window import SIZES, both, home, settle, windows
from tests.bench.yardsticks import board, busy

SMALL, LARGE = SIZES[1:]


def figures() -> Iterator[Figure]:
    """Yield all figures: of plain data, of the file, and of what is done at the window."""
    with windows() as ours:
        for name, work in OF_DATA.items():
            large, small = (call(partial(work, board(cards))) for cards in (LARGE, SMALL))
            yield _figure(name, large, small)
        large, small = (call(partial(read_anew, plan(cards))) for cards in (LARGE, SMALL))
        yield _figure("coach reads all", large, small, rounds=3)
        with tempfile.TemporaryDirectory() as folder:
            sessions = [_kept(Path(folder), cards) for cards in (LARGE, SMALL)]
            yield _figure("publish", *(partial(_publish, each) for each in sessions))
            for session in sessions:
                session.close()
        with both(ours) as (little, much):
            for name, timer in AT_WINDOW.items():
                yield _figure(name, partial(timer, much), partial(timer, little))


def _figure(name: str, large: Timer, small: Timer, rounds: int = 5) -> Figure:
    return Figure(name=f"{name}.growth", ratio=growth(large, small, rounds), target=1.05)


def _outline(canvas: Canvas) -> object:
    return outline(Derived(canvas))


OF_DATA: dict[str, Callable[[Canvas], object]] = {
    "layout and shapes": prepared,
    "outline": _outline,
}


def _kept(folder: Path, cards: int) -> Session:
    file = folder / f"{cards}.canvas"
    write(file, board(cards))
    return Session(CanvasFile.open(file))


def _publish(session: Session) -> float:
    note = commands.add_note(0.0, 0.0, "one more")
    session.do(StepLabel("add-note"), note)
    spent = call(session.publish)()
    session.do(StepLabel("delete-cards"), note.inverse())
    return spent


# ---- at the window; each is taken back


def _tidy(window: Window) -> float:
    home(window)
    return _then_undo(window, "tidy")


def _delete_all(window: Window) -> float:
    _choose_all(window)
    return _then_undo(window, "delete")


def _undo_delete_all(window: Window) -> float:
    _choose_all(window)
    window.action_set.qt["delete"].trigger()
    settle()
    return _act(window, "undo")


def _fit(window: Window) -> float:
    """Look at all from where few cards are seen."""
    home(window)
    return busy(window.view.fit)


def _select_all(window: Window) -> float:
    home(window)
    window.view.setFocus()
    spent = _act(window, "select-all")
    window.selection.clear()
    settle()
    return spent


def _choose_all(window: Window) -> None:
    home(window)
    window.view.setFocus()
    window.action_set.qt["select-all"].trigger()
    settle()


def _then_undo(window: Window, name: str) -> float:
    spent = _act(window, name)
    window.action_set.qt["undo"].trigger()
    settle()
    return spent


def _act(window: Window, name: str) -> float:
    spent = busy(window.action_set.qt[name].trigger)
    settle()
    return spent


AT_WINDOW: dict[str, Callable[[Window], float]] = {
    "tidy": _tidy,
    "select all": _select_all,
    "delete all": _delete_all,
    "undo delete all": _undo_delete_all,
    "fit": _fit,
}
"""What the figure is called → what is done at a window; it returns CPU seconds."""
