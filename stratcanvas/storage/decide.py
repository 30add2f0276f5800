# SPDX-License-Identifier: MIT
"""What to open: a pure function of the working copy, what we know of the file, and the file.

A working copy goes over the file only if it is known to continue what the file holds. In every
other case the file is shown, and the copy becomes a draft that the person is told of.
"""

from enum import Enum
from typing import NamedTuple

from stratcanvas.storage.publish_record import PublishRecord


class Left(Enum):
    """What a run before left of a working copy."""

    NOTHING = "nothing"
    WHOLE = "whole"
    UNREADABLE = "unreadable"


class Copy(NamedTuple):
    """A working copy: the number of its last edit, and of the last that was ever noted for it.

    ``same``: its words are those of the file.
    """

    left: Left = Left.NOTHING
    number: int = -1
    reached: int | None = None
    same: bool = False


class InFile(NamedTuple):
    """The file: its bytes' SHA-256 and the number of its last edit."""

    sha256: str
    number: int


class Shows(Enum):
    """What the window shows, and what becomes of the copy."""

    FILE = "the file; the copy holds nothing more"
    COPY = "the copy: it goes over the file"
    FILE_AND_DRAFT = "the file; the copy becomes a draft"


class Why(Enum):
    """Why a copy became a draft."""

    NONE = "it did not"
    STRANGER = "somebody else has written the file"
    UNKNOWN = "nothing is known of the file any more"
    BEHIND = "the file is newer than the copy"


class Decision(NamedTuple):
    """What to open, why, and whether edits that were kept once are in neither of the two."""

    shows: Shows
    why: Why = Why.NONE
    lost: bool = False


def decide(copy: Copy, record: PublishRecord, file: InFile) -> Decision:
    """Return what to open."""
    ours = record.in_file(file.sha256) is not None
    out = max(
        file.number if ours else -1, -1 if record.published is None else record.published.number
    )
    """The number of the last edit that surely went into the file."""
    read = copy.number if copy.left is Left.WHOLE else -1
    lost = copy.reached is not None and copy.reached > max(out, read)
    if copy.left is not Left.WHOLE or copy.same:
        return Decision(Shows.FILE, lost=lost)
    if ours and copy.number > file.number:
        return Decision(Shows.COPY, lost=lost)
    if ours:
        why = Why.BEHIND
    else:
        why = Why.UNKNOWN if record.published is None and record.pending is None else Why.STRANGER
    return Decision(Shows.FILE_AND_DRAFT, why, lost)
