# SPDX-License-Identifier: MIT
"""What a step of a pan costs; a step is one notch of a wheel.

On end, with no time between two steps, and as a hand makes them: then time is left in which what
comes in next is drawn, which counts as much, and the processor's cache has other things in it by
the next step. The yardstick is timed so, too.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtWidgets import QApplication

from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure, Timer
from tests.bench.window import NOTCH, Place, rest, wheel
from tests.bench.yardsticks import Painted, blank, busy

SCREENS = 10
PATIENCE = 4.0
"""CPU seconds after which a pan that is slow is long enough to be judged."""
LONGEST = 12.0
"""How many blanks the longest step of a pan may take: some 8 ms, half a frame."""
AMONG = 12
"""Steps between two looks at the yardstick."""
PACE = 0.008
"""Seconds between two steps of a hand: mice and touch pads tell of 125 a second at most, unless
they are made for games.
"""
MOMENT = 0.0005
"""Seconds that the window's loop sleeps where it has nothing to do between two steps."""
WAYS = {"straight": (0, -1), "sideways": (-1, 0), "diagonal": (-1, -1)}


def pans(window: Window, name: str, place: Place) -> Iterator[Figure]:
    """Yield what a step of a pan over ten screens costs, from some place on.

    Somebody has looked there for a while: what is drawn meanwhile is no part of a step.
    """
    yardstick, plain = blank(window.view), []
    means = {}
    for way, (dx, dy) in WAYS.items():
        place(window)
        window.view.stage.live_layout.measure_bounds()
        rest()
        steps = list(panning(window, dx, dy, yardstick, plain))
        unit = statistics.median(plain)
        means[way] = statistics.mean(steps)
        yield Figure(name=f"stage.pan {name} {way}", ratio=means[way] / unit, target=3.0)
        yield Figure(
            name=f"stage.pan {name} {way} longest", ratio=max(steps) / unit, target=LONGEST
        )
    yield _aslant(name, means)
    yield from _by_hand(window, name, place)
    place(window)


def _aslant(name: str, means: Mapping[str, float]) -> Figure:
    straight = max(means["straight"], means["sideways"])
    ratio = means["diagonal"] / straight
    return Figure(name=f"stage.pan {name} diagonal/straight", ratio=ratio, target=1.3)


def _by_hand(window: Window, name: str, place: Place) -> Iterator[Figure]:
    """Yield what a step of a hand costs, with all that the window does until the next one.

    Left out is what it costs to look whether there is anything to do; mostly there is not.
    """
    yardstick, name = blank(window.view, times=1), f"{name} by hand"
    means = {}
    for way, (dx, dy) in WAYS.items():
        place(window)
        window.view.stage.live_layout.measure_bounds()
        rest()
        plain, between = list[float](), list[float]()
        pause = partial(_pause, between)

        def once(pause: Callable[[], None] = pause) -> float:
            pause()
            return yardstick()

        steps = list(panning(window, dx, dy, once, plain, pause))
        unit, idle = statistics.median(plain), statistics.median(between)
        means[way] = (sum(steps) + sum(turn - idle for turn in between)) / len(steps)
        yield Figure(name=f"stage.pan {name} {way}", ratio=means[way] / unit, target=3.0)
        longest = max(*steps, *between) / unit
        yield Figure(name=f"stage.pan {name} {way} longest", ratio=longest, target=LONGEST)
    yield _aslant(name, means)


def _pause(between: list[float]) -> None:
    """Let the window do what it does between two steps; add the CPU seconds of each turn."""
    until = time.perf_counter() + PACE
    while time.perf_counter() < until:
        between.append(busy(QApplication.processEvents))
        time.sleep(MOMENT)


def panning(
    window: Window,
    dx: int,
    dy: int,
    yardstick: Timer,
    plain: list[float],
    pause: Callable[[], object] = int,
) -> Iterator[float]:
    """Pan ten screens, back and forth over what is there, and yield each step's seconds.

    What the yardstick took, now and then among the steps, is added to ``plain``. Between two steps
    comes a ``pause``.
    """
    view = window.view
    size, spent, gone, taken = view.viewport().size(), 0.0, 0, 0
    painted = Painted(view.viewport())
    while gone < SCREENS * (size.width() if dx else size.height()) and spent < PATIENCE:
        if taken % AMONG == 0:
            plain.append(yardstick())
        before, seen = view.visible_area(), painted.count
        pause()
        step = busy(partial(wheel, window, dx * NOTCH, dy * NOTCH))
        after = view.visible_area()
        across, down = abs(after.x() - before.x()), abs(after.y() - before.y())
        if (across < 1.0 and dx) or (down < 1.0 and dy):
            dx, dy = (-dx, dy) if across < 1.0 and dx else (dx, -dy)  # the end of the canvas
            continue
        assert painted.count > seen
        gone += round(max(across, down))
        spent += step
        taken += 1
        yield step
    view.viewport().removeEventFilter(painted)
