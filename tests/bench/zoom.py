# SPDX-License-Identifier: MIT
"""What a step of zooming by the wheel costs, and the crisp picture after it."""

import statistics
from collections.abc import Iterator
from functools import partial

from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.window import CTRL, NOTCH, Place, repaint, settle, wheel
from tests.bench.yardsticks import blank, busy, raw

NOTCHES = (-1, -1, 1, 1) * 2
"""Each is four quarters of a notch out or in, and then the picture is made crisp."""


def zooms(window: Window, name: str, place: Place) -> Iterator[Figure]:
    """Yield what a step of zooming costs and what the picture does that ends it."""
    view = window.view
    yardstick = blank(view)
    place(window)
    steps, crisp, blanks, plain = [], [], [], []
    for notch in NOTCHES:
        blanks.append(yardstick())
        steps += zooming(window, notch)
        crisp.append(busy(view.zoom_picture.end))
        plain.append(statistics.median(raw(view)() for _ in range(3)))
    step = statistics.mean(steps) / statistics.median(blanks)
    yield Figure(name=f"stage.zoom {name}", ratio=step, target=5.0)
    picture = statistics.median(crisp) / statistics.median(plain)
    yield Figure(name=f"stage.crisp {name}", ratio=picture, target=0.6)
    place(window)


def zooming(window: Window, notch: int) -> list[float]:
    """Turn the wheel by a notch in four quarters and return the seconds of each."""
    gesture = partial(wheel, window, 0, notch * NOTCH // 4, CTRL)
    return [busy(gesture) for _ in range(4)]


def fitted(window: Window, name: str) -> Figure:
    """Return what a repaint costs with all cards in view."""
    window.view.fit()
    settle()
    yardstick = blank(window.view)
    pairs = [(repaint(window), yardstick()) for _ in range(9)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Figure(name=f"stage.fitted {name}", ratio=ours / theirs, target=1.5)
