# SPDX-License-Identifier: MIT
"""Where the last edit is, in a few plain words for the status bar."""

from PySide6.QtCore import QCoreApplication

from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.errors import ChangedElsewhere, DiskFull, Missing, Trouble


def where_it_is(file: CanvasFile, problem: Trouble | None, *, sure: bool) -> str:
    """Return where what was written on a canvas is.

    ``problem``: why the file could not be written last, if so; ``sure``: it could be read.
    """
    if not file.unpublished:
        if not sure:
            return _tr("The file can’t be read just now")
        return file.read_only or _tr("All changes saved")
    if file.path is None:
        return _tr("Kept on this computer, not yet in a file")
    if problem is None:
        return _tr("Saving…")
    if isinstance(problem, ChangedElsewhere):
        return _tr("Kept here; the file was changed outside this window")
    if isinstance(problem, Missing):
        return _tr("Kept here; the file is not in its folder")
    if isinstance(problem, DiskFull):
        return _tr("Kept here; the file’s disk is full")
    return _tr("Kept here; the file could not be written")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Session", words)
