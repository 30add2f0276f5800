# SPDX-License-Identifier: MIT
"""When the user's file is written: a moment after the last edit, now and then in long work, in a
thread of its own, and again when it failed. Only the main thread says what is in the file.
"""

import logging
import time

from PySide6.QtCore import QObject, QTimer, Signal

from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import CanvasFile, Outcome, Snapshot
from stratcanvas.storage.errors import InternalError, Trouble
from stratcanvas.words import tr

REST = 0.7
"""Seconds without an edit after which the file is written."""

LONGEST = 4.0
"""Seconds after which it is written even while edits go on."""

WARM_UP = 0.1
"""Seconds after all panels are there, or a file has another name, at which what the first edit
needs is loaded and made.
"""

RETRY = 2.0
"""Seconds to the next attempt after a failure: a stick that is put back is soon written to."""

log = logging.getLogger(__name__)


class _Job:
    """One snapshot on its way into the file, in a thread of its own.

    Not in Qt's pool, which would keep each snapshot for good.
    """

    def __init__(self, publisher: "Publisher", file: CanvasFile, snapshot: Snapshot) -> None:
        self._publisher = publisher
        self._file = file
        self._snapshot = snapshot
        self.outcome: Outcome | None = None
        self.error: Exception | None = None
        self.work = SideWork(self._run)

    def _run(self) -> None:
        try:
            self.outcome = self._file.put_out(self._snapshot)
            self.error = self.outcome.problem
        except Exception as error:  # noqa: BLE001 (the main thread tells)
            self.error = error
        try:
            self._publisher.ended.emit(self)
        except RuntimeError:  # the publisher is gone, and with it whoever would listen
            log.debug("a publish ended after its window")


class Publisher(QObject):
    """Publishes one file. All methods belong to the main thread."""

    changed = Signal()
    """Whether it is at work, or what went wrong, has changed."""

    failed = Signal(object)
    """A Trouble; told once until it succeeds or goes wrong in another way."""

    kept_older = Signal(object)
    """What an older program had written is no longer in the file: the Path where it is kept."""

    ended = Signal(object)  # a job, from its thread

    def __init__(self, file: CanvasFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._job: _Job | None = None
        self._waiting_since: float | None = None
        self.problem: Trouble | None = None
        """Why the last attempt failed; None after a success."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.start)
        self.ended.connect(self._end)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(round(1000 * WARM_UP))
        self._warming = SideWork(file.warm_up)
        self._warm.timeout.connect(lambda: self._warming.start())

    def warm_up(self) -> None:
        """Load and make soon, beside the window, what the first edit would wait for."""
        self._warm.start()

    @property
    def is_writing(self) -> bool:
        """Tell whether the file is being written just now."""
        return self._job is not None

    def edited(self) -> None:
        """Note an edit: the file is written soon."""
        now = time.monotonic()
        if self._waiting_since is None:
            self._waiting_since = now
        if self._job is not None or self._file.path is None:
            return
        left = LONGEST - (now - self._waiting_since)
        self._timer.start(round(1000 * max(0.0, min(REST, left))))

    def start(self) -> None:
        """Write the file now if it lacks anything, without waiting for it."""
        if self._job is not None or self._file.path is None or not self._file.unpublished:
            return
        self._timer.stop()
        self._waiting_since = None
        try:
            snapshot = self._file.snapshot()
        except Trouble as trouble:
            self._tell(trouble)
            return
        self._job = _Job(self, self._file, snapshot)
        self._job.work.start()
        self.changed.emit()

    def finish(self) -> bool:
        """Write the file now and wait for it; tell whether it has everything."""
        self.wait()
        for _ in range(2):  # a job that was under way may have had an older snapshot
            if self._file.path is None or not self._file.unpublished:
                break
            self.start()
            self.wait()
            if self.problem is not None:
                break
        return not self._file.unpublished

    def wait(self) -> None:
        """Wait for what is under way, and take note of how it ended."""
        job = self._job
        if job is not None:
            job.work.join()
            self._end(job)

    def stop(self) -> None:
        """Start nothing more by itself, and wait for what is under way."""
        self._warm.stop()
        self.wait()
        self._timer.stop()
        self._warming.join()

    def forgive(self) -> None:
        """Forget what went wrong: the file has another name now."""
        self.problem = None
        self._waiting_since = None
        self._timer.stop()
        if self._warming.is_over:
            self._warming = SideWork(self._file.warm_up)
            self._warm.start()
        self.changed.emit()

    def _end(self, job: _Job) -> None:
        if job is not self._job:
            return  # it was waited for already
        self._job = None
        if job.outcome is not None:
            self._file.settle(job.outcome)
        error = job.error
        if isinstance(error, Trouble):
            self._tell(error)
            return
        if error is not None:
            log.error("publishing failed", exc_info=error)
            self._tell(_sorry(error))
            return
        self.problem = None
        if self._file.unpublished:
            self.edited()
        self.changed.emit()
        if job.outcome is not None and job.outcome.older is not None:
            self.kept_older.emit(job.outcome.older)

    def _tell(self, trouble: Trouble) -> None:
        known = type(self.problem) is type(trouble)
        self.problem = trouble
        self._timer.start(round(1000 * RETRY))
        self.changed.emit()
        if not known:
            self.failed.emit(trouble)


def _sorry(error: Exception) -> Trouble:
    kind = (
        tr("its own mistake") if isinstance(error, InternalError) else tr("an unexpected problem")
    )
    return Trouble(
        tr("The file could not be written because of {kind}.").format(kind=kind),
        kept=tr("What you see is kept on this computer."),
        then=tr("Please save a copy under another name."),
    )
