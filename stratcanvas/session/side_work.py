# SPDX-License-Identifier: MIT
"""Work in a thread of its own that nothing waits for at the end of the program.

``threading.Thread.start`` waits until the thread runs, and with it the window: half a second on a
computer that has much to do. This does not.
"""

import sys
import threading
from _thread import start_new_thread
from collections.abc import Callable


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
