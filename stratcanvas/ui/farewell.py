# SPDX-License-Identifier: MIT
"""When the system ends the program (Ctrl+C in its terminal, log-out, shutdown, the terminal
closed), windows close as by Quit. A question that is open closes as if cancelled and comes no more;
a second signal ends all.

Python hears a signal only when Python runs, and Qt's loop may rest for hours: so the system writes
to a pipe that Qt listens to.
"""

import os
import signal
import sys
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, QThread, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication, QDialog

from stratcanvas.ui.windows import Windows

SIGNALS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]


_ROUND, _ROUNDS = 20, 50
"""Milliseconds until those who asked something are looked at again, and how often at most."""


class Farewell(QObject):
    """Hears that the program is to end. It belongs to the main thread."""

    def __init__(self, windows: Windows, app: QGuiApplication) -> None:
        super().__init__(windows)
        self._windows = windows
        app.commitDataRequest.connect(self._on_log_out)
        app.saveStateRequest.connect(self._on_log_out)
        if sys.platform == "win32":  # a pipe can't be listened to there
            import socket

            near, far = socket.socketpair()
            far.setblocking(False)
            self._pipe: object = (near, far)
            reads, writes = near.fileno(), far.fileno()
        else:
            reads, writes = os.pipe()
            os.set_blocking(reads, False)
            os.set_blocking(writes, False)
        self._reads = reads
        self._notifier = QSocketNotifier(reads, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
        for number in SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, or started in background
                signal.signal(number, _hear)

    def _on_signal(self) -> None:
        with suppress(OSError):
            os.read(self._reads, 64)
        for number in SIGNALS:  # whoever asks twice is not kept waiting by a question
            if signal.getsignal(number) is _hear:
                signal.signal(number, signal.SIG_DFL)
        self._windows.is_over = True  # whoever asked opens nothing further
        self._end(_ROUNDS, may_ask=QApplication.activeModalWidget() is None)

    def _end(self, rounds: int, *, may_ask: bool) -> None:
        """Close all questions as if cancelled, let who asked go on, then close the windows.

        Words that can't be kept are asked about, unless something was asked when the signal came.
        """
        _cancel_questions()
        if rounds and QThread.currentThread().loopLevel() > 1:  # who asked has no answer yet
            QTimer.singleShot(_ROUND, self, lambda: self._end(rounds - 1, may_ask=may_ask))
            return
        for window in self._windows.open_ones:
            window.context.windows.may_ask = may_ask
        self._windows.quit()

    def _on_log_out(self, _: QSessionManager) -> None:
        self._windows.keep_all()


def _cancel_questions() -> None:
    while (question := QApplication.activeModalWidget()) is not None:
        question.close()
        if QApplication.activeModalWidget() is question and isinstance(question, QDialog):
            question.reject()  # one that its frame does not close
        if QApplication.activeModalWidget() is question:
            return


def _hear(*_: object) -> None:
    """Do nothing: that a signal came is written to the pipe, and Qt's loop acts on it."""
