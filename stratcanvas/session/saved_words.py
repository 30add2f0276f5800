# SPDX-License-Identifier: MIT
"""Where the last edit is, in a few plain words; and what is said of words that can't be kept."""

from stratcanvas.storage.door import CanvasFile
from stratcanvas.storage.errors import ChangedElsewhere, DiskFull, Missing, Trouble
from stratcanvas.words import tr


def not_kept(refusal: Trouble | None) -> Trouble:
    """Return what is said of words that are being typed and could not be kept.

    ``refusal``: why no change could be kept last; None: these are more than a field holds.
    """
    shorter = tr("Shorten it or copy it, then try again.")
    return Trouble(
        tr("What you are typing could not be kept."),
        then=shorter if refusal is None else refusal.next,
    )


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
