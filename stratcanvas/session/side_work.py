# SPDX-License-Identifier: MIT
"""Work in a thread of its own that nothing waits for at the end of the program.

``threading.Thread.start`` waits until the thread runs, and with it the window: half a second on a
computer that has much to do. This does not.
"""

import os
import sys
import threading
from _thread import start_new_thread
from collections.abc import Callable
from contextlib import suppress

_MOST_HEAPS = -8
"""What glibc calls M_ARENA_MAX."""


def share_one_heap() -> None:
    """Have all threads take memory from one heap; to be told before there is any but the main one.

    Of a thread's own heap the end is given back by nobody else: several megabytes of each. Python
    runs one thread at a time, so they seldom wait for each other. Only glibc has heaps of threads;
    without it nothing is done.
    """
    if sys.platform.startswith("linux"):
        with suppress(ImportError, AttributeError, OSError):  # a Python may have been built without
            import _ctypes  # ctypes itself would take 2 ms of a start

            limit = _ctypes.dlsym(_ctypes.dlopen("libc.so.6", os.RTLD_NOW), "mallopt")
            _ctypes.call_function(limit, (_MOST_HEAPS, 1))


class SideWork:
    """One piece of work, done once."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work
        self._is_begun = False
        self._over = threading.Event()

    def start(self) -> None:
        """Have it done from now on, and return at once."""
        self._is_begun = True
        start_new_thread(self._run, ())

    def join(self, seconds: float | None = None) -> None:
        """Wait until it is done, no longer than so many seconds if any are said."""
        if self._is_begun:
            self._over.wait(seconds)

    @property
    def is_over(self) -> bool:
        """Tell whether it is done."""
        return self._over.is_set()

    def _run(self) -> None:
        try:
            self._work()
        except Exception:  # noqa: BLE001 (a bug of ours: told as of any other thread)
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), None)))
        finally:
            self._over.set()
