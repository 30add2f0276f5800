# SPDX-License-Identifier: MIT
"""Looks after a document's file while its window is open: whether it still holds what we think.

It looks when asked, when the system tells of a change in the folder, and every few seconds while
somebody sits before it; in a thread of its own, for a disk may never answer.
"""

import logging
import os
import time

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal

from stratcanvas.domain.canvas import Canvas, difference
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import CanvasFile, Content, Mark, Sight, Standing

EVERY = 3.0
"""Seconds between two looks while the window is in front."""

_SETTLE = 0.15
"""Seconds after the system spoke of a change; a write is often several."""

_LONGEST = 0.6
"""Seconds to the next look at most while others write in the folder all the time."""

_PATIENCE = 2.0
"""Seconds that somebody who waits for a look waits at most."""

log = logging.getLogger(__name__)


def continues(theirs: Content, as_read: Canvas, mine: Canvas, number: int) -> bool:
    """Tell whether what somebody else put in the file can be shown in the place of ours.

    It must be the same canvas, no older (``number``: of our last edit), and nothing that was typed
    since the file was read (``as_read``) may be missing in it.
    """
    canvas = theirs.canvas
    if (canvas.id, canvas.strategy.id) != (mine.id, mine.strategy.id) or theirs.number < number:
        return False
    edits = difference(as_read, mine)
    typed = {**edits.added, **{key: after for key, (_, after) in edits.updated.items()}}
    return all(canvas.get(key) == record for key, record in typed.items()) and not any(
        canvas.get(key) for key in edits.removed
    )


class Watch(QObject):
    """Looks at one file. All methods belong to the main thread."""

    seen = Signal(object)
    """What a look has found: a Sight."""

    ended = Signal(object)  # a look, from its thread

    def __init__(self, file: CanvasFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._look: _Look | None = None
        self._again = False
        self._mark: Mark | None = None
        self._attended = False
        self._system: QFileSystemWatcher | None = None
        self._pause = _SETTLE
        self._heard = 0.0  # when the folder last changed, by the monotonic clock
        self.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.look)
        self._now_and_then = QTimer(self)
        self._now_and_then.setInterval(round(1000 * EVERY))
        self._now_and_then.timeout.connect(self.look)

    def attend(self, *, front: bool) -> None:
        """Look in a moment and then now and then while the window is in front.

        From the first time on the system tells of changes too.
        """
        self._attended = True
        if front:
            self._now_and_then.start()
            self._look_soon()
        else:
            self._now_and_then.stop()

    def look(self) -> None:
        """Look at the file, without waiting for it."""
        self._listen()
        if self._look is not None:
            self._again = True
        elif self._file.path is not None:
            self._look = _Look(self, self._file, self._mark)
            self._look.start()

    def look_now(self) -> Sight:
        """Look and wait for what is seen. A disk that does not answer leaves one unsure."""
        self._look = None  # one that is under way may have begun too early
        self._again = False
        if self._file.path is None:
            return Sight(Standing.SAME)
        look = _Look(self, self._file, self._mark)
        look.start()
        look.join(_PATIENCE)
        if look.sight is None or look.is_stale:
            return Sight(Standing.UNSURE)
        self._note(look.sight)
        return look.sight

    def stop(self) -> None:
        """Look no more."""
        self._look, self._again, self._attended = None, False, False
        self._soon.stop()
        self._now_and_then.stop()
        if self._system is not None:
            self._system.deleteLater()
            self._system = None

    def _listen(self) -> None:
        """Let the system tell of changes: also of a file that has just been replaced."""
        if not self._attended or self._file.path is None:
            return
        if self._system is None:
            self._system = QFileSystemWatcher(self)
            self._system.fileChanged.connect(self._look_soon)
            self._system.directoryChanged.connect(self._hear_folder)
        heard = {*self._system.files(), *self._system.directories()}
        for path in map(str, (self._file.path, self._file.path.parent)):
            if path not in heard and os.path.exists(path):  # noqa: PTH110 (it never raises)
                self._system.addPath(path)

    def _look_soon(self) -> None:
        self._soon.start(round(1000 * _SETTLE))

    def _hear_folder(self, folder: str) -> None:
        """Look after a pause and hear nothing of the folder meanwhile: others may write there all
        the time. The pause doubles as long as they do; the file itself is heard throughout.
        """
        if self._system is not None:
            self._system.removePath(folder)  # the look has it listened to again, before it looks
        if self._soon.isActive():
            return
        now = time.monotonic()
        self._pause = _SETTLE if now - self._heard > EVERY else min(2 * self._pause, _LONGEST)
        self._heard = now
        self._soon.start(round(1000 * self._pause))

    def _note(self, sight: Sight) -> None:
        self._mark = sight.mark if sight.standing is Standing.SAME else None

    def _end(self, look: "_Look") -> None:
        if look is not self._look or look.sight is None:
            return  # nobody waits for it any more
        self._look = None
        again, self._again = self._again, False
        if look.is_stale:
            self.look()
            return
        self._note(look.sight)
        self.seen.emit(look.sight)
        if again:
            self.look()


class _Look:
    """One look, in a thread that nothing waits for at the end of the program."""

    def __init__(self, watch: Watch, file: CanvasFile, last: Mark | None) -> None:
        self._watch, self._file, self._last = watch, file, last
        self._known = file.known
        self._work = SideWork(self._run)
        self.sight: Sight | None = None

    def start(self) -> None:
        """Begin to look."""
        self._work.start()

    def join(self, seconds: float) -> None:
        """Wait for what is seen, but no longer than this."""
        self._work.join(seconds)

    @property
    def is_stale(self) -> bool:
        """Tell whether we have written the file since it began."""
        return self._file.known != self._known

    def _run(self) -> None:
        """Look, and tell the main thread."""
        try:
            self.sight = self._file.stands(self._last)
        except Exception:
            log.exception("looking at a file failed")
            self.sight = Sight(Standing.UNSURE)
        try:
            self._watch.ended.emit(self)
        except RuntimeError:  # it is gone, and with it whoever would listen
            log.debug("a look ended after its window")
