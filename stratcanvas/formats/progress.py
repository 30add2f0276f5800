# SPDX-License-Identifier: MIT
"""How far an export is, and the way to stop one. Formats ask at every small step."""

import time
from collections.abc import Callable

_BETWEEN = 0.05
"""Seconds between two tellings."""


class Stopped(Exception):
    """The person stopped an export; nothing was written."""


class Progress:
    """Passes on how much is done. Made for one export, and used on its thread alone."""

    def __init__(
        self,
        tell: Callable[[float], object] = lambda _: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """``tell`` hears the part that is done, 0 to 1; ``stopped`` says that it is to end."""
        self._tell = tell
        self._stopped = stopped
        self._done = self._told = 0.0

    def step(self, done: float | None = None) -> None:
        """Go on to the next step; ``done`` is the part that is done by now, 0 to 1.

        It never goes back. Raises Stopped when it is to end.
        """
        if self._stopped():
            raise Stopped
        if done is None or done <= self._done:
            return
        self._done = done
        if (now := time.monotonic()) - self._told >= _BETWEEN:
            self._told = now
            self._tell(done)
