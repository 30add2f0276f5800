# SPDX-License-Identifier: MIT
"""A folder of ours is held by one window at a time; a crash lets go of it by itself.

The lock is the system's own, on an open file, so nobody has to guess whether a process is alive.
"""

import errno
import os
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from stratcanvas.storage.errors import keeping
from stratcanvas.storage.state_folder import make, open_private, shelves

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

NAME = "lock"

PATIENCE = 0.1
"""Seconds to wait for a folder: another window looks into each for a moment when it starts."""
PAUSE = 0.01
"""Seconds between two looks at it."""


class Busy(Exception):
    """Somebody alive holds the folder."""


class Lock:
    """A folder held; ``release`` lets go of it, and so does the end of the process."""

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder = folder
        self._file = str(folder / NAME)  # it is asked for before each edit
        self._handle: int | None = handle
        self._held = os.fstat(handle)

    @classmethod
    def take(cls, folder: Path, patience: float = PATIENCE) -> Self:
        """Hold a folder, which is made if need be; wait up to ``patience`` seconds for it.

        Raises Busy, or Trouble if it can't be made or its disk knows no locks.
        """
        left = round(patience / PAUSE)
        while True:
            make(folder)
            try:
                handle = open_private(folder / NAME)
            except FileNotFoundError:
                continue  # whoever held it has just taken the folder away
            except OSError as problem:
                raise keeping(problem) from problem
            try:
                _hold(handle)
            except OSError as problem:
                os.close(handle)
                if problem.errno not in _BUSY:
                    raise keeping(problem) from problem
                if left <= 0:
                    raise Busy(str(folder)) from problem
                left -= 1  # each is counted: a machine that stands still uses up no patience
                time.sleep(PAUSE)
                continue
            if _is_still(str(folder / NAME), os.fstat(handle)):
                with suppress(OSError):  # they stay when the process dies; the lock does not
                    os.ftruncate(handle, 0)
                    os.lseek(handle, 0, os.SEEK_SET)
                    os.write(handle, f"{os.getpid()}\n".encode())
                return cls(folder, handle)
            os.close(handle)  # it was taken away between opening and holding

    def holds(self) -> bool:
        """Tell whether the folder is still held: False once somebody has deleted it."""
        try:
            return self._handle is not None and _is_still(self._file, self._held)
        except OSError:  # it can't be looked at just now, which is not the same
            return True

    def release(self, *, remove: bool = False) -> None:
        """Let go. ``remove``: take the lock file and the then empty folder away too."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with suppress(OSError):
            os.ftruncate(handle, 0)  # nobody crashed here: see was_left_by_a_crash
        if remove and sys.platform != "win32":
            with suppress(OSError):
                (self.folder / NAME).unlink(missing_ok=True)
        os.close(handle)
        if remove:
            with suppress(OSError):  # somebody may be here by now
                if sys.platform == "win32":
                    (self.folder / NAME).unlink(missing_ok=True)
                self.folder.rmdir()


@contextmanager
def glance(folder: Path) -> Iterator[bool]:
    """Hold a folder for a look into it, without making anything; False when somebody has it.

    Others who only look do not count, where the system knows such locks (Windows does not).
    """
    try:
        handle = os.open(folder / NAME, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        yield True
        return
    except OSError:  # a folder, a pipe or a link is held by nobody
        yield not _may_be_held(folder / NAME)
        return
    try:
        try:
            _hold(handle, shared=True)
        except OSError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def was_left_by_a_crash(folder: Path) -> bool:
    """Tell whether whoever last held a folder ended without letting go of it, and nobody has it."""
    try:
        if not (folder / NAME).stat().st_size:
            return False
    except (OSError, ValueError):
        return False
    with glance(folder) as free:
        return free


def is_any_left_by_a_crash() -> bool:
    """Tell whether ``was_left_by_a_crash`` holds for any folder; every start waits for this."""
    return any(was_left_by_a_crash(folder) for shelf in shelves() for folder in shelf.glob("*/"))


_BUSY = {errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK}
"""What systems answer when somebody else holds a lock; other answers mean there can be none."""

if sys.platform == "win32":

    def _hold(handle: int, *, shared: bool = False) -> None:
        del shared
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the words, so that they can be read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:

    def _hold(handle: int, *, shared: bool = False) -> None:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


def _may_be_held(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return True


def _is_still(file: str, held: os.stat_result) -> bool:
    """Tell whether a file is the one that is held: while it is, nothing else gets its number."""
    try:
        found = os.stat(file)  # noqa: PTH116 (a Path takes as long again)
    except (FileNotFoundError, NotADirectoryError):
        return False
    return found.st_ino == held.st_ino and found.st_dev == held.st_dev
