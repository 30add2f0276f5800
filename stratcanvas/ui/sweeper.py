# SPDX-License-Identifier: MIT
"""Python's garbage is collected on the window's thread alone; what it leaves goes to the system.

By itself Python collects in whichever thread makes the next object. A worker that reads a file
would then destroy closed windows and their timers, which Qt allows only in their own thread.
"""

import gc
from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY = 2000
"""Milliseconds between two looks at whether there is enough to collect."""
CROWD = 100_000
"""New objects; to look at more would hold the window. An export makes and drops millions."""
PATIENCE = 60
"""Looks for which a crowd is waited for to go; one that stays is wanted, and left alone."""
RESTS = 5
"""Looks on end at a resting hand after which memory that nobody uses goes back to the system: of
10,000 cards, with a zoom behind one, 20 MB in 2 ms. A hand that goes on soon has use for it.
"""

SOON, OFTEN = 100, 100
"""Milliseconds after which it is looked again whether a hand rests, and how often at most."""
_closed: WeakSet[QObject] = WeakSet()
"""What was closed and has not been looked for yet."""


class Sweeper(QObject):
    """Collects now and then, as Python would: the young often, everything rarely."""

    def __init__(
        self, parent: QObject | None = None, at_work: Callable[[], bool] = lambda: False
    ) -> None:
        """``at_work`` tells whether a hand pans, zooms or drags just now: it is not held up."""
        super().__init__(parent)
        gc.disable()
        self._waited = self._put_off = self._rests = 0
        self._at_work = at_work
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect if Python would have by now, once the hand rests."""
        if self._at_work() and self._put_off < OFTEN:
            self._put_off += 1
            self._rests = 0
            self._timer.start(SOON)
            return
        self._rest()
        if self._put_off:
            self._put_off = 0
            self._timer.start(EVERY)
        if gc.get_count()[0] > CROWD:
            self._waited += 1
            if self._waited > PATIENCE:
                leave_alone()
            return
        self._waited = 0
        if _closed and not _in_front():
            look_at_everything()
            return
        limits = gc.get_threshold()
        due = [count > limit > 0 for count, limit in zip(gc.get_count(), limits, strict=True)]
        if due[0]:
            gc.collect(2 if due[2] else 1 if due[1] else 0)
            if due[2] and not gc.get_freeze_count():
                _closed.clear()
                leave_alone()

    def _rest(self) -> None:
        self._rests += 1
        if self._rests == RESTS:
            self._rests = 0
            from stratcanvas.session.spare_memory import give_back  # no first picture needs it

            give_back()


def leave_alone() -> None:
    """Let sweeps pass over all that there is now: of 100,000 cards one would hold the window."""
    gc.freeze()


def look_again(closed: QObject) -> None:
    """Let the next thorough sweep look at everything: much of it may be wanted no more.

    Another window may open before that, and ``closed`` be left alone with it. It is looked for as
    soon as somebody turns to another program: then nobody waits for it.
    """
    _closed.add(closed)
    gc.unfreeze()


def look_at_everything() -> None:
    """Collect whatever is wanted no more, also of what was left alone; holds a large window."""
    _closed.clear()
    gc.unfreeze()
    gc.collect()
    leave_alone()


def _in_front() -> bool:
    """Tell whether somebody works in one of our windows."""
    return QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
