# SPDX-License-Identifier: MIT
"""What one waits for after a leap to a place that was not seen: until its connectors stand there.

They are drawn beside the window, so this is time that passes and not the window's CPU time.
"""

import statistics
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from unittest import mock

from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtWidgets import QApplication

from stratcanvas.stage.backdrop.backdrop import NearView
from stratcanvas.ui.window import Window
from tests.bench.pairs import Figure
from tests.bench.window import home

LEAPS = 7


def leaps(window: Window, name: str) -> Iterator[Figure]:
    """Yield the time until a view is crisp, and by how much the window is late meanwhile.

    That is beside as long a time in which nothing is drawn: a busy machine is late as well.
    """
    view = window.view
    home(window)
    _have_films(window)
    start, step = view.visible_area().center(), view.visible_area().width()
    beside, within, late, idle = [], [], [], []
    for n in range(1, LEAPS + 1):
        view.camera.center(start + QPointF((-1) ** n * n * step, 0.0))
        begun = perf_counter()
        _have_films(window)
        beside.append(perf_counter() - begun)
        view.films.clear()
        view.draw_anew()
        QApplication.processEvents()
        late.append(_wait(lambda: view.films.settled))
        end = perf_counter() + beside[-1]
        idle.append(_wait(partial(_is_over, end)))
        within.append(_directly(window))
    home(window)
    crisp = statistics.median(beside) / statistics.median(within)
    yield Figure(name=f"stage.leap {name}", ratio=crisp, target=1.5)
    ratio = statistics.median(late) / statistics.median(idle)
    yield Figure(name=f"stage.leap {name} late", ratio=ratio, target=2.0)


def _have_films(window: Window) -> None:
    """Wait until all connectors in view are drawn, and do nothing meanwhile."""
    films, loop = window.view.films, QEventLoop()
    films.came.connect(lambda: films.settled and loop.quit())
    QApplication.processEvents()
    if not films.settled:
        loop.exec()
    QApplication.processEvents()


def _is_over(end: float) -> bool:
    return perf_counter() > end


def _wait(is_over: Callable[[], bool]) -> float:
    """Run the window until something is so; return the longest time that a timer was late."""
    loop, timer, now = QEventLoop(), QTimer(), _own_time()
    ticks = [now()]
    timer.timeout.connect(lambda: ticks.append(now()))
    timer.timeout.connect(lambda: is_over() and loop.quit())
    timer.start(0)
    loop.exec()
    timer.stop()
    return max(after - before for before, after in pairwise(ticks))


def _own_time() -> Callable[[], float]:
    """Return what tells the seconds that pass, less those in which this thread could have worked
    and no processor was free, where a system tells: they are other programs', and longer than all
    that is looked for here.
    """
    told = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    if not told.exists():
        return perf_counter
    return lambda: perf_counter() - int(told.read_bytes().split()[1]) / 1e9


def _directly(window: Window) -> float:
    """Return the seconds of drawing the same in the window, with nothing known of it."""
    view = window.view
    with mock.patch.object(NearView, "by_films", False):
        view.stage.near.bundles.forget()
        view.draw_anew()
        begun = perf_counter()
        QApplication.processEvents()
        seconds = perf_counter() - begun
        view.stage.near.bundles.forget()
    view.draw_anew()
    QApplication.processEvents()
    return seconds
