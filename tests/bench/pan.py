# SPDX-License-Identifier: MIT
"""What a step of a pan costs; a step is one notch of a wheel."""

import statistics
from collections.abc import Iterator
from functools import partial

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
    straight = max(means["straight"], means["sideways"])
    yield Figure(
        name=f"stage.pan {name} diagonal/straight", ratio=means["diagonal"] / straight, target=1.3
    )
    place(window)


def panning(
    window: Window, dx: int, dy: int, yardstick: Timer, plain: list[float]
) -> Iterator[float]:
    """Pan ten screens, back and forth over what is there, and yield each step's seconds.

    What the yardstick took, now and then among the steps, is added to ``plain``.
    """
    view = window.view
    size, spent, gone, taken = view.viewport().size(), 0.0, 0, 0
    painted = Painted(view.viewport())
    while gone < SCREENS * (size.width() if dx else size.height()) and spent < PATIENCE:
        if taken % AMONG == 0:
            plain.append(yardstick())
        before, seen = view.visible_area(), painted.count
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
