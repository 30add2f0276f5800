# SPDX-License-Identifier: MIT
"""Why a file can't be edited just now; looked at anew each time: windows close, marks go."""

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.errors import shown
from stratcanvas.storage.lock import glance
from stratcanvas.storage.replace import why_not_writable
from stratcanvas.storage.state_folder import spare_home, working_folder
from stratcanvas.words import tr


class Cause(Enum):
    """What hinders."""

    ELSEWHERE = "another window has it, of this run or another"
    MARKED = "the file, or its folder, may not be written"
    NO_PLACE = "edits can't be kept on this computer"
    NOTHING = "nothing any more: it was only opened to be read"


class Hindrance(NamedTuple):
    """A cause, and the sentence that tells it."""

    cause: Cause
    sentence: str


def of_writing(real: Path) -> Hindrance | None:
    """Return what hinders writing a file that is worked on, if anything."""
    why = why_not_writable(real)
    return Hindrance(Cause.MARKED, why) if why else None


def of_editing(real: Path, before: Hindrance | None = None) -> Hindrance:
    """Return what hinders editing a file that is only read; Cause.NOTHING if it could be edited.

    ``before``: what was found last. Nothing is made or written. May run in any thread.
    """
    if before is not None and before.cause is Cause.NO_PLACE:
        return before  # only trying tells whether there is one now
    for folder in (working_folder(real), working_folder(real, spare_home())):
        with glance(folder) as free:
            if not free:
                words = tr("{file} is open in another window, so it can only be read here.")
                return Hindrance(Cause.ELSEWHERE, words.format(file=shown(real)))
    words = tr("{file} is open for reading only. No other window has it now.")
    return of_writing(real) or Hindrance(Cause.NOTHING, words.format(file=shown(real)))
