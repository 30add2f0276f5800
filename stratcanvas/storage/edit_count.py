# SPDX-License-Identifier: MIT
"""How far a working copy has come, noted beside it after each edit, without waiting for the disk.

SQLite leaves out what it can't read of its log without a word. This note survives a kill, so a
copy that is behind it has lost something; a power cut may leave it behind, never ahead, and never
torn: its place on the disk is there before the first edit. A second file witnesses that it was.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.state_folder import is_there, open_private, sync_file
from stratcanvas.storage.summary import NAME as SUMMARY

NAME = "progress"

BEGUN = "begun"
"""An empty file beside it, which lies there from the first edit to the last."""

UNKNOWN = -1
"""The number in a note that can't be read, or is gone: somebody has damaged it."""

_DIGITS = 20


class EditCount:
    """An open note of the number of the last edit that was kept. It never raises."""

    def __init__(self, folder: Path, number: int) -> None:
        self._handle: int | None = None
        with suppress(OSError):
            self._handle = open_private(folder / NAME)
            os.close(open_private(folder / BEGUN))
        self.note(number)
        if self._handle is not None:
            with suppress(OSError):
                os.ftruncate(self._handle, 2 * _DIGITS + 2)  # what was there may be longer
                sync_file(self._handle)

    def note(self, number: int) -> None:
        """Write a number over the one before. Microseconds."""
        if self._handle is not None:
            try:
                _write_first(self._handle, b"%20d %20d\n" % (number, number))
            except OSError:
                return

    def close(self) -> None:
        """Let go of it; the note stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":

    def _write_first(handle: int, data: bytes) -> None:
        """Write bytes over those that a file begins with."""
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, data)

else:

    def _write_first(handle: int, data: bytes) -> None:
        os.pwrite(handle, data, 0)


def reached(folder: Path) -> int | None:
    """Return the number that was noted in a folder, perhaps UNKNOWN; None where none ever was."""
    try:
        with (folder / NAME).open("rb") as note:
            one, other = (int(word) for word in note.read(200).split())
    except (FileNotFoundError, NotADirectoryError):
        return UNKNOWN if is_there(folder / BEGUN) else None
    except (OSError, ValueError):
        return UNKNOWN
    return one if one == other and one >= 0 else UNKNOWN


def had_begun(folder: Path) -> bool:
    """Tell whether a working copy was ever whole in a folder, even if it is gone by now."""
    return any(is_there(folder / name) for name in (NAME, BEGUN, SUMMARY))
