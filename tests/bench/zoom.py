# SPDX-License-Identifier: MIT
"""What a step of zooming by the wheel costs, and the crisp picture after it."""

import statistics
import time
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication

from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.window import CTRL, NOTCH, Place, repaint, rest, settle, wheel
from tests.bench.yardsticks import blank, busy, raw

PAUSE = 0.005
"""Seconds between two looks at whether the picture is crisp: each costs 0.09 ms of CPU, so once a
millisecond the looks would be a good part of what is measured. A window's loop sleeps meanwhile.
"""
LONGEST = 12.0
"""How many blanks the window's thread may be away from its loop until the picture is crisp."""
NOTCHES = (-1, -1, 1, 1) * 2
"""Each is four quarters of a notch out or in, and then the picture is made crisp.

Most come back to a scale that one was at; the ``new`` row is of those that do not, and of what was
drawn plainly there: at another scale more is in view, or less.
"""


def zooms(window: Window, name: str, place: Place) -> Iterator[Figure]:
    """Yield what a step of zooming costs and what the picture does that ends it.

    It begins at rest: what is done beside the window since it was opened is no part of a zoom.
    """
    view = window.view
    yardstick = blank(view)
    place(window)
    rest()
    steps, crisp, whole, holds, blanks, plain = [], [], [], [], [], []
    been, new, beside = {round(view.zoom_factor, 6)}, [], []
    for notch in NOTCHES:
        blanks.append(yardstick())
        steps += zooming(window, notch)
        crisp.append(busy(view.zoom_picture.end))
        work, away = until_crisp(window)
        whole.append(crisp[-1] + work)
        holds.append(away)
        plain.append(statistics.median(raw(view)() for _ in range(3)))
        if (scale := round(view.zoom_factor, 6)) not in been:
            been.add(scale)
            new.append(whole[-1])
            beside.append(plain[-1])
    step = statistics.mean(steps) / statistics.median(blanks)
    yield Figure(name=f"stage.zoom {name}", ratio=step, target=5.0)
    picture = statistics.median(crisp) / statistics.median(plain)
    yield Figure(name=f"stage.crisp {name} own thread", ratio=picture, target=0.6)
    picture = statistics.median(whole) / statistics.median(plain)
    yield Figure(name=f"stage.crisp {name}", ratio=picture, target=0.6)
    picture = statistics.mean(new) / statistics.mean(beside)
    yield Figure(name=f"stage.crisp {name} new", ratio=picture, target=0.6)
    longest = statistics.median(holds) / statistics.median(blanks)
    yield Figure(name=f"stage.crisp {name} held", ratio=longest, target=LONGEST)
    place(window)


def until_crisp(window: Window) -> tuple[float, float]:
    """Wait for what is drawn beside the window; return the CPU seconds of all threads, and the
    longest time that the window's thread was away from its loop: at work, or waiting for Python.
    """
    begun, longest = time.process_time(), 0.0
    view = window.view
    while view.zoom_picture.active or not view.films.settled:
        turn = time.perf_counter(), time.thread_time(), time.process_time()
        QApplication.processEvents()
        wall, own, everybodys = (
            now - then
            for now, then in zip(
                (time.perf_counter(), time.thread_time(), time.process_time()), turn, strict=True
            )
        )
        longest = max(longest, own, min(wall, everybodys))
        time.sleep(PAUSE)
    QApplication.processEvents()  # the last picture of all
    return time.process_time() - begun, longest


def zooming(window: Window, notch: int) -> list[float]:
    """Turn the wheel by a notch in four quarters and return the seconds of each."""
    gesture = partial(wheel, window, 0, notch * NOTCH // 4, CTRL)
    return [busy(gesture) for _ in range(4)]


def fitted(window: Window, name: str) -> Figure:
    """Return what a repaint costs with all cards in view."""
    window.view.fit()
    settle()
    until_crisp(window)
    repaint(window)
    yardstick = blank(window.view, times=1)
    pairs = [(repaint(window), yardstick()) for _ in range(9)]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Figure(name=f"stage.fitted {name}", ratio=ours / theirs, target=1.5)
