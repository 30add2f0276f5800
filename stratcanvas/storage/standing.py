# SPDX-License-Identifier: MIT
"""How a document's file stands: does it still hold what we last read or wrote there?

Looking never writes. Its stat is compared first; its bytes are read only when that differs.
"""

import time
from collections.abc import Collection
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.errors import IsFolder, Missing, NotReadable, Trouble, reading, shown
from stratcanvas.storage.hindrance import Hindrance, of_editing, of_writing
from stratcanvas.storage.publish import changed_elsewhere, gone
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.vetting import Content, content_of

_TICK = 3_000_000_000
"""Nanoseconds within which a disk's clock may give two writes one time; FAT counts in twos."""


class Standing(Enum):
    """What became of the file."""

    SAME = "it holds what we last read or wrote"
    OTHER = "somebody else has written it"
    GONE = "nothing is there under its name"
    UNSURE = "it can't be read just now"


class Mark(NamedTuple):
    """What tells two states of a file apart without reading it: device, inode, size, times.

    Sync tools give a file that they write in place the time of another; when that was done is for
    no program to choose.
    """

    device: int
    inode: int
    size: int
    modified: int
    changed: int


class Sight(NamedTuple):
    """What a look at a file found."""

    standing: Standing
    mark: Mark | None = None
    """For the next look; None: it has to read the bytes."""
    hindrance: Hindrance | None = None
    """Why it can't be edited, if so."""
    content: Content | None = None
    """What somebody else has put there, if it can be read."""
    sha256: str = ""
    trouble: Trouble | None = None
    """What to tell a person, unless it is the same."""


def look_at(
    real: Path,
    known: Collection[str],
    last: Mark | None = None,
    only_read: Hindrance | None = None,
) -> Sight:
    """Return how a file stands. May run in any thread.

    ``known``: the SHA-256 of what it may hold. ``last``: the mark of an earlier look.
    ``only_read``: what hindered editing one that is only read, when that was last looked at.
    """
    try:
        status = real.stat()
    except (FileNotFoundError, NotADirectoryError):
        return Sight(Standing.GONE, trouble=gone(real))
    except (OSError, ValueError) as problem:
        told = reading(problem, real) if isinstance(problem, OSError) else gone(real)
        return Sight(Standing.UNSURE, trouble=told)
    times = (status.st_mtime_ns, status.st_ctime_ns)
    mark = Mark(status.st_dev, status.st_ino, status.st_size, *times)
    why = of_writing(real) if only_read is None else of_editing(real, only_read)
    if mark == last:
        return Sight(Standing.SAME, mark, why)
    fresh = any(abs(time.time_ns() - each) < _TICK for each in times)
    return _read(real, known)._replace(mark=None if fresh else mark, hindrance=why)


def _read(real: Path, known: Collection[str]) -> Sight:
    """Return how a file stands by its bytes."""
    other = Sight(Standing.OTHER, trouble=changed_elsewhere(real))
    try:
        data = bytes_of(real)
    except Missing:
        return Sight(Standing.GONE, trouble=gone(real))
    except NotReadable as problem:
        return other if isinstance(problem, IsFolder) else Sight(Standing.UNSURE, trouble=problem)
    except Trouble:  # a pipe, something huge: not what we wrote
        return other
    digest = sha256(data)
    if digest in known:
        return Sight(Standing.SAME)
    try:
        return other._replace(content=content_of(data, shown(real)), sha256=digest)
    except Trouble:
        return other
