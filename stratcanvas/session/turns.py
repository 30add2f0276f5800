# SPDX-License-Identifier: MIT
"""How soon the window's thread gets Python while others work beside the window.

With short turns alone it would wait for one each time it comes back from Qt, and to draw or lay out
a window it does so hundreds of times: whoever works beside it stands still while it is at work.
"""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SWITCH = 0.0005
"""Seconds; Python's own 5 ms are a third of a frame, and one key asks for it many times."""
STRETCH, REST = 0.005, 0.001
"""Seconds of work after which a thread gives way, and for which it stands still at a time."""
LEAST = 0.0002
"""Seconds that the window's thread has worked meanwhile if it is at work."""
LONG = 0.05
"""Seconds after which one goes on all the same, and as long: else nothing would come while one pans
on and on.
"""
_lock = threading.Lock()
_usual: list[float] = []
"""For each that works what was usual before."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let whoever waits for Python have it soon, as long as this thread works."""
    with _lock:
        _usual.append(_usual[0] if _usual else sys.getswitchinterval())
        sys.setswitchinterval(SWITCH)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                sys.setswitchinterval(usual)


class GivesWay:
    """Work beside the window, on a thread of its own, that stands still while the window's works.

    Only where a system tells how much another thread has worked: not on macOS and Windows.
    """

    def __init__(self, work_of_window: Callable[[], float] | None = None) -> None:
        """``work_of_window``: tells the seconds that the window's thread has worked by now."""
        self._look = work_of_window or _work_of_window
        self._until, self._worked = time.monotonic() + STRETCH, self._look()

    def give_way(self) -> None:
        """Stand still if it is time to, for a moment at most; called between two small pieces."""
        if (now := time.monotonic()) < self._until:
            return
        until, stretch = now + LONG, STRETCH
        while self._is_window_at_work():
            if time.monotonic() >= until:
                stretch = LONG
                break
            time.sleep(REST)
        self._until = time.monotonic() + stretch

    def _is_window_at_work(self) -> bool:
        before, self._worked = self._worked, self._look()
        return self._worked - before > LEAST


def _work_of_window() -> float:
    """Return the seconds that the window's thread has worked; always the same if nobody tells."""
    clock_of, main = getattr(time, "pthread_getcpuclockid", None), threading.main_thread().ident
    if clock_of is None or main is None:
        return 0.0
    return float(time.clock_gettime(clock_of(main)))
