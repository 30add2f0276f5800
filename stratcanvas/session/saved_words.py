# SPDX-License-Identifier: MIT
"""Where the last edit is, in a few plain words for the status bar."""

from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.errors import ChangedElsewhere, DiskFull, Missing, Trouble
from stratcanvas.words import tr


def where_it_is(file: CanvasFile, problem: Trouble | None, *, sure: bool) -> str:
    """Return where what was written on a canvas is.

    ``problem``: why the file could not be written last, if so; ``sure``: it could be read.
    """
    if not file.unpublished:
        if not sure:
            return tr("The file can’t be read just now")
        return file.read_only or tr("All changes saved")
    if file.path is None:
        return tr("Kept on this computer, not yet in a file")
    if problem is None:
        return tr("Saving…")
    if isinstance(problem, ChangedElsewhere):
        return tr("Kept here; the file was changed outside this window")
    if isinstance(problem, Missing):
        return tr("Kept here; the file is not in its folder")
    if isinstance(problem, DiskFull):
        return tr("Kept here; the file’s disk is full")
    return tr("Kept here; the file could not be written")
