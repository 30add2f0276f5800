# SPDX-License-Identifier: MIT
"""Work at the window on small and large canvases: what moves must cost what is seen of it.

Each figure is a ratio of CPU times of the window's thread, ours over a yardstick's in the same run.
"""

import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.bench.choosing import choosing, select_all
from tests.bench.drag import band, dragging, drags
from tests.bench.leap import leaps
from tests.bench.pairs import Figure
from tests.bench.pan import panning, pans
from tests.bench.window import (
    HUGE,
    PLACES,
    SIZES,
    anew,
    home,
    repaint,
    rest,
    whole,
    window,
    windows,
)
from tests.bench.yardsticks import blank, board, busy
from tests.bench.zoom import fitted, until_crisp, zooming, zooms


def figures() -> Iterator[Figure]:
    """Yield all figures, a canvas after the other."""
    with windows() as ours:
        with window(ours, makers.cafe()) as opened:
            yield from pans(opened, "sample", home)
        for cards in SIZES:
            with window(ours, board(cards)) as opened:
                name = f"{cards:,}"
                for where, place in PLACES.items():
                    yield from pans(opened, f"{name} {where}", place)
                    yield from zooms(opened, f"{name} {where}", place)
                    yield from drags(opened, f"{name} {where}", place)
                yield fitted(opened, name)
                yield band(opened, name, home)
                if cards == SIZES[1]:
                    yield from zooms(opened, f"{name} in view", whole)
                    yield from theme(opened, name)
                if cards == SIZES[2]:
                    yield from leaps(opened, name)
                    yield from choosing(opened, name)
                    yield select_all(opened, name)
        yield from at_fifty_thousand(ours)


def theme(window: Window, name: str) -> Iterator[Figure]:
    """Yield what light and dark cost, for all of the window, against a repaint from nothing.

    By then the panels have made ready what they make in turns while nobody does anything. First
    what the window's thread does, and the connectors that are there are laid again for it; then
    what all threads do till the connectors have their new colours, and in the yardstick, too, till
    they are there, of which nothing was kept.
    """
    home(window)
    rest()
    turns = itertools.cycle((ThemeChoice.DARK, ThemeChoice.LIGHT))
    own, till_crisp = list[tuple[float, float]](), list[tuple[float, float]]()
    for _ in range(6):
        turn = window.action_set.qt[f"theme-{next(turns).value}"].trigger
        own.append((busy(turn), anew(window)))
        rest()
    for _ in range(6):
        turn = window.action_set.qt[f"theme-{next(turns).value}"].trigger
        till_crisp.append(
            (_till_crisp(window, turn), _till_crisp(window, partial(_from_nothing, window)))
        )
    home(window)
    for row, pairs in ((name, own), (f"{name} till crisp", till_crisp)):
        ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
        yield Figure(name=f"stage.theme {row}", ratio=ours / theirs, target=3.0)


def _from_nothing(window: Window) -> None:
    window.view.films.clear()
    anew(window)


def _till_crisp(window: Window, work: Callable[[], object]) -> float:
    """Return the CPU seconds of all threads until a picture is whole."""
    start = time.process_time()
    work()
    QApplication.processEvents()
    until_crisp(window)
    spent = time.process_time() - start
    rest()
    return spent


def at_fifty_thousand(windows: Windows) -> Iterator[Figure]:
    """Yield what 50,000 cards cost against 1,000."""
    costs: dict[int, dict[str, float]] = {}
    for cards in (SIZES[1], HUGE):
        with window(windows, board(cards)) as opened:
            yardstick = blank(opened.view)
            rest()  # else the repaint is one amid what is drawn beside the window for it
            costs[cards] = {
                "repaint": statistics.median(repaint(opened) for _ in range(9)),
                "pan": statistics.mean(panning(opened, 0, -1, yardstick, [])),
                "zoom": statistics.mean(_zoom_steps(opened)),
                "drag": statistics.mean(_drag_steps(opened)),
            }
    for name, seconds in costs[HUGE].items():
        small = costs[SIZES[1]][name]
        yield Figure(name=f"stage.{name} 50,000/1,000", ratio=seconds / small, target=1.5)


def _zoom_steps(window: Window) -> Iterator[float]:
    home(window)
    for notch in (-1, 1, -1, 1):
        yield from zooming(window, notch)
        window.view.zoom_picture.end()
        until_crisp(window)


def _drag_steps(window: Window) -> Iterator[float]:
    home(window)
    for _ in range(3):
        yield from dragging(window)[1:]
