# SPDX-License-Identifier: MIT
"""How long the window's thread is away from its event loop, and what it does meanwhile.

What it works itself counts, and what it is kept from by threads of its own program, which may
keep Python to themselves. While it could go on but other programs have the processor it is not
held, and what it waits for a disk is told beside: both are the machine's.
"""

import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import NamedTuple, Self

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QTimer

LOOK = 0.004
"""Seconds between two looks at what threads do."""
PULSE = 2
"""Milliseconds between two returns to the loop when nothing is to be done."""

Way = tuple[str, ...]
"""Functions of ours that a thread is in, the outermost first."""


class Hold(NamedTuple):
    """How long the loop was not returned to, what was done most, and all that was seen."""

    seconds: float
    """What the thread worked, and what other threads of the program worked while it stood."""
    beside: float = 0.0
    """How much of that other threads did."""
    asleep: float = 0.0
    """What it stood besides while nobody of the program worked: for a disk, mostly."""
    waited: float = 0.0
    """What it could have gone on while other programs had the processor."""
    by: str = ""
    ways: tuple[Way, ...] = ()
    told: float = 0.0
    """The longest hold that the program said something of first, which is none of these."""


NO_HOLD = Hold(0.0)


class Clocks(NamedTuple):
    """Seconds on the wall, of this thread's work, of everybody's in the program, and seconds that
    this thread had to wait for a processor.
    """

    wall: float
    own: float
    everybodys: float
    waited: float

    def since(self, before: "Clocks") -> Hold:
        """Return what the time between two looks at the clocks was spent on."""
        wall, own, everybodys, waited = (a - b for a, b in zip(self, before, strict=True))
        stood = max(0.0, wall - own - waited)
        beside = min(stood, max(0.0, everybodys - own))
        return Hold(own + beside, beside, stood - beside, waited)


class Watchdog:
    """Watches the thread that makes it, from ``with`` to its end."""

    def __init__(self) -> None:
        self._main = threading.get_ident()
        self._turns = _turns()
        self._looked = 0.0
        self._ended = threading.Event()
        self._looker = threading.Thread(target=self._look_on, daemon=True)
        self._seen: list[Way] = []
        self._worst, self._told, self._is_told = NO_HOLD, 0.0, False
        self._before = self._now()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        self._dispatcher = dispatcher
        self._pulse = QTimer()
        self._pulse.setInterval(PULSE)
        self._pulse.timeout.connect(self.beat)

    def __enter__(self) -> Self:
        """Watch from now on."""
        self._dispatcher.awake.connect(self.beat)
        self._dispatcher.aboutToBlock.connect(self.beat)
        self._pulse.start()
        self._looker.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Watch no more."""
        self._pulse.stop()
        self._dispatcher.awake.disconnect(self.beat)
        self._dispatcher.aboutToBlock.disconnect(self.beat)
        self._ended.set()
        self._looker.join()
        if self._turns is not None:
            os.close(self._turns)

    def beat(self) -> None:
        """Note that the thread is back at its loop."""
        hold = self._now().since(self._before)
        if self._is_told:
            self._told = max(self._told, hold.seconds)
        elif hold.seconds > self._worst.seconds:
            self._worst = hold._replace(by=_most_seen(self._seen), ways=tuple(self._seen))
        self._seen, self._is_told = [], False
        self._before = self._now()

    def hear(self) -> None:
        """Hear that the program says what it is about to do: until the next beat it does that."""
        self.beat()
        self._is_told = True

    def forget(self) -> None:
        """Leave out what was done since the last beat: it was no work of the program's."""
        self._seen, self._before = [], self._now()

    def worst(self, work: Callable[[], object], rest: float = 0.25) -> Hold:
        """Do some work, then let the loop run until all is at rest; return the longest hold."""
        self.beat()
        self._worst, self._told = NO_HOLD, 0.0
        work()
        self.beat()
        if rest:
            self.rest(rest)
        return self._worst._replace(told=self._told)

    def rest(self, seconds: float, most: float = 30.0) -> None:
        """Let the loop run until there was little to do for some seconds."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            used = time.process_time()
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                QCoreApplication.processEvents()
                # A loop lets go of what is wanted no more; without one Qt keeps all of it.
                QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
                self.beat()
                time.sleep(PULSE / 1000)
                self.beat()
            if time.process_time() - used < seconds / 2:
                return

    def _now(self) -> Clocks:
        everybodys = time.process_time() - self._looked  # to be looked at is none of its work
        waited = 0.0 if self._turns is None else int(os.pread(self._turns, 64, 0).split()[1]) / 1e9
        return Clocks(time.perf_counter(), time.thread_time(), everybodys, waited)

    def _look_on(self) -> None:
        while not self._ended.wait(LOOK):
            frames = sys._current_frames()
            way = _way(frames.pop(self._main, None))
            at_work = (each for each in frames.values() if each.f_code.co_name != "wait")
            others = (found for each in at_work if (found := _way(each)))
            beside = next(others, ())  # it may keep Python to itself
            del frames
            self._seen.append((*way, "beside", *beside) if beside else way)
            self._looked = time.thread_time()


def _turns() -> int | None:
    """Open what tells how long this thread had to wait for a processor, where a system tells it."""
    try:
        return os.open(f"/proc/self/task/{threading.get_native_id()}/schedstat", os.O_RDONLY)
    except OSError:
        return None


def _way(frame: FrameType | None) -> Way:
    """Return the functions of ours that a thread is in, the outermost first."""
    spots: list[str] = []
    while frame is not None:
        path = frame.f_code.co_filename
        if "/stratcanvas/" in path:
            name = path.rpartition("/stratcanvas/")[2].removesuffix(".py")
            spots.append(f"{name}.{frame.f_code.co_name}")
        frame = frame.f_back
    return tuple(reversed(spots))


def _most_seen(ways: list[Way]) -> str:
    """Return the innermost function that half of the looks and more have found at work."""
    looks, told = len(ways), ""
    for depth in range(1, max(map(len, ways), default=0) + 1):
        found = Counter(way[:depth] for way in ways if len(way) >= depth).most_common(1)
        if not found or 2 * found[0][1] < looks:
            break
        told = f"{found[0][0][-1]} ({found[0][1]} of {looks} looks)"
    return told
