# SPDX-License-Identifier: MIT
"""How far a working copy has come, noted beside it after each edit, without waiting for the disk.

SQLite leaves out what it can't read of its log without a word. This note survives a kill, so a
copy that is behind it has lost something; a power cut may leave it behind, never ahead.
"""

import os
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.state_folder import open_private

NAME = "progress"

_DIGITS = 20


class EditCount:
    """An open note of the number of the last edit that was kept. It never raises."""

    def __init__(self, folder: Path, number: int) -> None:
        self._handle: int | None = None
        with suppress(OSError):
            self._handle = open_private(folder / NAME)
        self.note(number)

    def note(self, number: int) -> None:
        """Write a number over the one before. Microseconds."""
        if self._handle is not None:
            with suppress(OSError):
                os.lseek(self._handle, 0, os.SEEK_SET)
                os.write(self._handle, f"{number:{_DIGITS}} {number:{_DIGITS}}\n".encode())

    def close(self) -> None:
        """Let go of it; the note stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def reached(folder: Path) -> int | None:
    """Return the number that was noted in a folder; None when there is none that makes sense."""
    try:
        words = (folder / NAME).read_bytes()[:200].split()
        one, other = (int(word) for word in words)
    except (OSError, ValueError):
        return None
    return one if one == other and one >= 0 else None
