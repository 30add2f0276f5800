# SPDX-License-Identifier: MIT
"""A folder of ours is held by one window at a time; a crash lets go of it by itself.

The lock is the system's own, on an open file, so nobody has to guess whether a process is alive.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from stratcanvas.storage.errors import keeping
from stratcanvas.storage.place import make

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"


class Busy(Exception):
    """Somebody alive holds the folder."""


class Lock:
    """A folder held; ``release`` lets go of it, and so does the end of the process."""

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder = folder
        self._handle: int | None = handle

    @classmethod
    def take(cls, folder: Path) -> Self:
        """Hold a folder, which is made if need be. Raises Busy, or Trouble if it can't be made."""
        while True:
            make(folder)
            try:
                handle = os.open(folder / NAME, os.O_RDWR | os.O_CREAT, 0o600)
            except FileNotFoundError:
                continue  # whoever held it has just taken the folder away
            except OSError as problem:
                raise keeping(problem) from problem
            try:
                _hold(handle)
            except OSError as problem:
                os.close(handle)
                raise Busy(str(folder)) from problem
            if _is_still(folder / NAME, handle):
                with suppress(OSError):  # for curious people; the lock itself is not in the words
                    os.ftruncate(handle, 0)
                    os.lseek(handle, 0, os.SEEK_SET)
                    os.write(handle, f"{os.getpid()}\n".encode())
                return cls(folder, handle)
            os.close(handle)  # it was taken away between opening and holding

    def release(self, *, remove: bool = False) -> None:
        """Let go. ``remove``: take the lock file and the then empty folder away too."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if remove and sys.platform != "win32":
            (self.folder / NAME).unlink(missing_ok=True)
        os.close(handle)
        if remove:
            with suppress(OSError):  # somebody may be here by now
                if sys.platform == "win32":
                    (self.folder / NAME).unlink(missing_ok=True)
                self.folder.rmdir()


if sys.platform == "win32":

    def _hold(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the words, so that they can be read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _hold(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(file: Path, handle: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
