# SPDX-License-Identifier: MIT
"""Draws pages in a thread beside the window, what was asked for last first.

What comes back is always of the file that is shown now: of an older one nothing is handed on.
"""

import threading
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal
from PySide6.QtGui import QImage

from stratcanvas.session.turns import short_turns
from stratcanvas.ui.dialogs.export.sheets import Appearance, Sheets, look_of


class Wish(NamedTuple):
    """A page that is wanted: its number from 0, for what, and how many pixels wide."""

    number: int
    use: str
    width: int


class _PictureThread(QThread):
    """Looks at one file after another; what is wished is of the file that came last."""

    looked = Signal(int, object)
    drawn = Signal(int, object, QImage)
    failed = Signal(object)

    def __init__(self) -> None:
        app = QCoreApplication.instance()
        super().__init__(app)  # it may outlive whoever asked for it, but not the program
        if app is not None:
            app.aboutToQuit.connect(self.end)
        self._turn = threading.Condition()
        self._file: tuple[int, bytes] | None = None
        self._wishes: dict[tuple[int, str], Wish] = {}
        self._is_over = False

    def show_file(self, count: int, data: bytes | None) -> None:
        """Appearance at another file, the so-manieth; None is none."""
        with self._turn:
            self._wishes.clear()
            self._file = None if data is None else (count, data)
            self._turn.notify()

    def wish(self, wish: Wish) -> None:
        """Draw a page next."""
        with self._turn:
            self._wishes.pop((wish.number, wish.use), None)
            self._wishes[wish.number, wish.use] = wish
            self._turn.notify()

    def leave(self) -> None:
        """End as soon as what is being drawn is drawn."""
        with self._turn:
            self._is_over = True
            self._turn.notify()

    def end(self) -> None:
        """Leave, and wait for that."""
        self.leave()
        self.wait()

    def run(self) -> None:
        """Draw until it is over."""
        count, sheets = 0, None
        while (work := self._next(count, sheets)) is not None:
            try:
                with short_turns():
                    if isinstance(work, Wish):
                        assert sheets is not None
                        self.drawn.emit(count, work, sheets.drawn(work.number, work.width))
                        continue
                    count, data = work
                    sheets = None
                    look = look_of(data)
                    sheets = look.sheets
                self.looked.emit(count, look)
            except Exception as problem:  # noqa: BLE001 (handed to the window's thread)
                self.failed.emit(problem)

    def _next(self, count: int, sheets: Sheets | None) -> tuple[int, bytes] | Wish | None:
        """Wait for what is to be done next; None when it is over."""
        with self._turn:
            while not self._is_over:
                if self._file is not None:
                    if self._file[0] != count:
                        return self._file
                    if sheets is not None and self._wishes:
                        return self._wishes.popitem()[1]  # what was asked for last
                self._turn.wait()
        return None


class Pictures(QObject):
    """The pictures of one file at a time. Lives on the main thread."""

    looked = Signal(Appearance)
    """How the file is shown."""

    drawn = Signal(Wish, QImage)
    """A page that was wanted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._thread: _PictureThread | None = None

    def show_file(self, data: bytes | None) -> None:
        """Show another file from now on, or none."""
        self._count += 1
        if self._thread is None:
            if data is None:
                return
            self._thread = _PictureThread()
            self._thread.looked.connect(self._hear_look)
            self._thread.drawn.connect(self._hear_page)
            self._thread.failed.connect(self._hear_problem)
            self._thread.finished.connect(self._thread.deleteLater)
            self._thread.start(QThread.Priority.LowPriority)
        self._thread.show_file(self._count, data)

    def want(self, number: int, use: str, width: int) -> None:
        """Have a page drawn; the same for the same use replaces what was wanted before."""
        if self._thread is not None:
            self._thread.wish(Wish(number, use, width))

    def leave(self) -> None:
        """Let the thread go; nothing is handed on any more."""
        self._count += 1
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.leave()

    def _hear_look(self, count: int, look: Appearance) -> None:
        if count == self._count:
            self.looked.emit(look)

    def _hear_problem(self, problem: Exception) -> None:
        raise problem  # ours: the crash net tells

    def _hear_page(self, count: int, wish: Wish, picture: QImage) -> None:
        if count == self._count:
            self.drawn.emit(wish, picture)
