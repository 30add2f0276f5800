# SPDX-License-Identifier: MIT
"""A canvas on its way in: its file is read and checked in a thread of its own, so that no file,
however large, slow or hostile, holds up the windows that are open.
"""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.session.side_work import SideWork
from stratcanvas.storage.door import CanvasFile

log = logging.getLogger(__name__)

Also = Callable[[Canvas], object]


class Arrival(QObject):
    """One file being opened. All methods belong to the main thread; it begins at once."""

    ended = Signal()
    """It is there, or it failed; ``session`` does not wait any more."""

    def __init__(
        self,
        how: Callable[[Callable[[], bool]], CanvasFile],
        let_go: Callable[[CanvasFile], None] = CanvasFile.close,
        also: Also | None = None,
    ) -> None:
        """Begin. ``how`` opens the file in the other thread, and may ask whether it was given up;
        ``let_go`` ends one nobody wants.

        ``also`` makes there, of the canvas, what will be wanted with it: see ``made``.
        """
        super().__init__()
        self._how, self._let_go, self._also = how, let_go, also
        self.made: object = None
        """What was made of the canvas; None when nothing was."""
        self._gate = threading.Lock()
        self._unwanted = False
        self._file: CanvasFile | None = None
        self._error: Exception | None = None
        # Of a pool, the program would wait at its end for a disk that never answers.
        self._work = SideWork(self._run)
        self._work.start()

    def wait(self, seconds: float) -> bool:
        """Wait this long at most; tell whether it has ended."""
        self._work.join(seconds)
        return self._work.is_over

    @property
    def has_failed(self) -> bool:
        """Tell whether it has ended without a file."""
        return self._error is not None

    def session(self) -> Session:
        """Return a session on the file, waiting for it. Raises what opening it raised."""
        self._work.join()
        if self._error is not None:
            raise self._error
        with self._gate:
            file, self._file = self._file, None
        assert file is not None
        return Session(file)

    def give_up(self) -> None:
        """Forget it. Nothing is waited for: the other thread lets go of the file by itself."""
        with self._gate:
            self._unwanted = True
            file, self._file = self._file, None
        if file is not None:
            self._let_go(file)

    def _run(self) -> None:
        try:
            file = self._how(lambda: self._unwanted)
        except Exception as error:  # noqa: BLE001 (it is raised again where somebody listens)
            self._error = error
        else:
            if self._also is not None:
                try:
                    self.made = self._also(file.canvas)
                except Exception:  # what was to be made beside is made where it is wanted
                    log.exception("nothing could be made beside the windows")
            with self._gate:
                unwanted = self._unwanted
                self._file = None if unwanted else file
            if unwanted:
                self._let_go(file)
        try:
            self.ended.emit()
        except RuntimeError:  # it is gone, and with it whoever would listen
            log.debug("a file arrived after everybody had left")
