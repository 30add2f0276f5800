# SPDX-License-Identifier: MIT
"""Python's garbage is collected on the window's thread alone.

By itself Python collects in whichever thread makes the next object. A worker that reads a file
would then destroy closed windows and their timers, which Qt allows only in their own thread.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2000
"""Milliseconds between two looks at whether there is enough to collect."""
CROWD = 100_000
"""New objects; to look at more would hold the window. An export makes and drops millions."""
PATIENCE = 60
"""Looks for which a crowd is waited for to go; one that stays is wanted, and left alone."""


class Sweeper(QObject):
    """Collects now and then, as Python would: the young often, everything rarely."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.sweep)
        self._timer.start()

    def sweep(self) -> None:
        """Collect if Python would have by now."""
        if gc.get_count()[0] > CROWD:
            self._waited += 1
            if self._waited > PATIENCE:
                leave_alone()
            return
        self._waited = 0
        limits = gc.get_threshold()
        due = [count > limit > 0 for count, limit in zip(gc.get_count(), limits, strict=True)]
        if due[0]:
            gc.collect(2 if due[2] else 1 if due[1] else 0)
            if due[2] and not gc.get_freeze_count():
                leave_alone()


def leave_alone() -> None:
    """Let sweeps pass over all that there is now: of 100,000 cards one would hold the window."""
    gc.freeze()


def look_again() -> None:
    """Let the next thorough sweep look at everything: much of it may be wanted no more."""
    gc.unfreeze()
