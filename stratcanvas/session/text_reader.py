# SPDX-License-Identifier: MIT
"""Reads the texts of a canvas on a thread of its own, in small lumps, so that no key waits for it.

Python runs one thread at a time: whoever computes without a rest makes every key wait. So this one
rests after each lump, stands still while somebody types or the window works, and ends at once when
it is told to.
"""

import logging
import threading
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.session.spare_memory import give_back
from stratcanvas.session.turns import GivesWay, short_turns

if TYPE_CHECKING:
    from stratcanvas.coach.text_findings import TextFindings

LUMP, REST = 0.002, 0.002
"""Seconds of reading between two rests, and of a rest."""
log = logging.getLogger(__name__)


class _Stopped(Exception):
    """Nobody wants to know any more."""


class TextReader(QObject):
    """Reads one canvas after another. All methods belong to the main thread."""

    read = Signal(object, object)
    """The TextFindings of the canvas that was asked for, and how its strategy reads (a Reading);
    None and None where reading it went wrong.
    """

    _ended = Signal(object, object, object)  # from the thread: itself, and what it found

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: threading.Thread | None = None
        self._may_go_on = threading.Event()
        self._is_to_stop = False
        self._rested, self._beside = 0.0, GivesWay()
        self._ended.connect(self._tell)

    @property
    def is_busy(self) -> bool:
        """Tell whether a canvas is being read."""
        return self._thread is not None

    def start(self, before: "TextFindings | None", canvas: Canvas, changes: ChangeSet) -> None:
        """Read a canvas: whole, or what changed of one that was read before."""
        assert self._thread is None
        self._may_go_on.set()
        self._thread = threading.Thread(
            target=self._run, args=(before, canvas, changes), name="reading texts", daemon=True
        )
        self._thread.start()

    def hold(self) -> None:
        """Stand still: somebody types."""
        self._may_go_on.clear()

    def go_on(self) -> None:
        """Read on."""
        self._may_go_on.set()

    def stop(self) -> None:
        """End, and never read again. Waits for the thread, for a moment at most."""
        self._is_to_stop = True
        self._may_go_on.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, before: "TextFindings | None", canvas: Canvas, changes: ChangeSet) -> None:
        with short_turns():
            self._read(before, canvas, changes)

    def _read(self, before: "TextFindings | None", canvas: Canvas, changes: ChangeSet) -> None:
        found = reading = None
        try:
            from stratcanvas.coach.reading import reading_of
            from stratcanvas.coach.text_findings import text_findings

            if before is None:
                found = text_findings(canvas, self._give_way)
            else:
                found = before.after(canvas, changes, self._give_way)
            reading = reading_of(found)
            if before is None:  # a canvas was opened: much was needed for it that is free by now
                give_back()
        except _Stopped:
            return
        except Exception:  # a bug of ours: the coach is silent, and nobody is held up by it
            log.exception("reading the texts failed")
            found = None
        try:
            self._ended.emit(threading.current_thread(), found, reading)
        except RuntimeError:  # the window is gone, and with it whoever would listen
            log.debug("the texts were read after their window")

    def _give_way(self) -> None:
        now = time.monotonic()
        if self._is_to_stop:
            raise _Stopped
        if now - self._rested > LUMP or not self._may_go_on.is_set():
            time.sleep(REST)  # whoever waits for Python gets it now
            self._may_go_on.wait()
            self._beside.give_way()
            self._rested = time.monotonic()

    def _tell(self, thread: object, found: object, reading: object) -> None:
        if thread is self._thread:
            self._thread = None
            self.read.emit(found, reading)
