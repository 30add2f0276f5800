# SPDX-License-Identifier: MIT
"""The crash net: a bug of ours is written to a log, the work is kept, and the person can go on.

Every edit is stored the moment it is made, so there is nothing to rescue; only to say so.
"""

import atexit
import logging
import os
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from stratcanvas.storage.state_folder import home, make_home, open_private

LARGEST_LOG = 1_000_000
"""Bytes; a larger log is begun anew."""
_log = logging.getLogger("stratcanvas.qt")


def log_path() -> Path:
    """Return the file that bugs are written to."""
    return home() / "problems.log"


def write_log(text: str) -> bool:
    """Add a text to the log; tell whether that worked. Never raises."""
    path = log_path()
    try:
        make_home()
        begin_anew = path.exists() and path.stat().st_size > LARGEST_LOG
        handle = open_private(path, os.O_TRUNC if begin_anew else os.O_APPEND)
        with open(handle, "a", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
            file.write(f"--- {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n{text.rstrip()}\n")
    except OSError:
        return False
    return True


class CrashNet(QObject):
    """Catches what nobody caught, on every thread."""

    caught = Signal(str)
    """Something was caught and logged: the kind of error, in the program's own words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self.caught.connect(self._tell_soon)

    def spread(self) -> None:
        """Catch from now on."""
        sys.excepthook = self.catch
        threading.excepthook = lambda args: self.catch(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error that nobody caught, and tell the person once the event is over."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        write_log("".join(traceback.format_exception(kind, error, trace)))
        self.caught.emit(kind.__name__)

    def _tell_soon(self) -> None:
        if not self._telling and QCoreApplication.instance() is not None:
            self._telling = True
            QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        from stratcanvas.ui.dialogs.error_box import ask_to_go_on

        try:
            goes_on = ask_to_go_on(log_path())
        finally:
            self._telling = False
        if not goes_on:
            from PySide6.QtWidgets import QApplication

            QApplication.closeAllWindows()


def log_warnings() -> None:
    """Send what our own modules log as errors to the same file."""
    handler = _ToLog(logging.ERROR)
    logging.getLogger("stratcanvas").addHandler(handler)


class _ToLog(logging.Handler):
    """Writes log records to the file of bugs."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        write_log(self.format(record))


def on_qt_message(kind: QtMsgType, _: QMessageLogContext, text: str) -> None:
    """Keep Qt's messages off the terminal; what is critical goes to the log.

    After one that is fatal Qt would abort: the program ends with a sentence instead.
    """
    if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
        write_log(f"Qt: {text}")
        if kind is QtMsgType.QtFatalMsg:
            from stratcanvas.ui import last_words

            last_words.end(text)
    else:
        _log.debug("%s", text)


def quieten_qt() -> None:
    """Take Qt's messages from now on, until Python ends: Qt has some to send after that."""
    qInstallMessageHandler(on_qt_message)
    atexit.register(qInstallMessageHandler, None)
