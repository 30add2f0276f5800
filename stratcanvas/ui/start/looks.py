# SPDX-License-Identifier: MIT
"""Looks at files in another thread, one after the other, so that no dead disk holds the window.

A look that takes long is told to be late and left behind; another thread goes on with the others.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

log = logging.getLogger(__name__)

PATIENCE = 1.5
"""Seconds after which a look is late."""
_OFTEN = 250
"""Milliseconds between two looks at the clock."""


class _Question(NamedTuple):
    key: object
    how: Callable[[], object]


class _Thread:
    """One thread and what it is at; ``left``: nobody waits for it any more."""

    def __init__(self, run: "Callable[[_Thread], None]") -> None:
        self.key: object = None
        self.since = time.monotonic()
        self.left = False
        # A daemon: at its end the program waits for no disk that never answers.
        self.thread = threading.Thread(target=run, args=(self,), name="looking", daemon=True)


class Looks(QObject):
    """What is asked for, found. It belongs to the main thread, and lives as long as its threads:
    a thread that drops the last of it would take it away where Qt does not allow that.
    """

    found = Signal(object, object)
    """What a look with that key has found; may come after it was late."""
    late = Signal(object)
    """The look with that key takes long."""
    _rested = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._ended = False
        self._threads = 0
        self._rested.connect(self._on_rested, Qt.ConnectionType.QueuedConnection)
        self._waiting: deque[_Question] = deque()
        self._later: deque[_Question] = deque()
        self._gate = threading.Lock()
        self._now: _Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_OFTEN)
        self._timer.timeout.connect(self._see_time)

    def ask(self, key: object, how: Callable[[], object], *, later: bool = False) -> None:
        """Look when it is its turn: ``how`` runs in another thread, and answers with ``found``.

        ``later``: after all that is not.
        """
        with self._gate:
            (self._later if later else self._waiting).append(_Question(key, how))
            begin = self._now is None
            if begin:
                self._now = _Thread(self._run)
        if begin:
            self._begin()

    def end(self, seconds: float = 0.0) -> None:
        """Begin no more looks. Wait so long for the one that is under way."""
        self._timer.stop()
        self._ended = True
        with self._gate:
            self._waiting.clear()
            self._later.clear()
            now = self._now
        if now is not None and seconds:
            now.thread.join(seconds)
        if not self._threads:
            self.deleteLater()

    def _begin(self) -> None:
        if self._now is not None:
            self._threads += 1
            self._now.thread.start()
            self._timer.start()

    def _see_time(self) -> None:
        with self._gate:
            slow = self._now
            if slow is None:
                self._timer.stop()
                return
            if time.monotonic() - slow.since < PATIENCE:
                return
            slow.left = True
            self._now = _Thread(self._run) if self._waiting or self._later else None
        self.late.emit(slow.key)
        self._begin()

    def _on_rested(self) -> None:
        self._threads -= 1
        if self._ended and not self._threads:
            self.deleteLater()

    def _next(self, mine: _Thread) -> _Question | None:
        with self._gate:
            waiting = self._waiting or self._later
            if mine.left or not waiting:
                if self._now is mine:
                    self._now = None
                return None
            look = waiting.popleft()
            mine.key, mine.since = look.key, time.monotonic()
            return look

    def _run(self, mine: _Thread) -> None:
        while (look := self._next(mine)) is not None:
            try:
                found = look.how()
            except Exception:  # what can't be looked at is shown without
                log.exception("a look failed")
                continue
            self._tell(partial(self.found.emit, look.key, found))
        self._tell(self._rested.emit)

    @staticmethod
    def _tell(emit: Callable[[], object]) -> None:
        try:
            emit()
        except RuntimeError:  # the program has ended, and nobody listens any more
            log.debug("a look ended after everybody had left")
