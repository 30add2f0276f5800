# SPDX-License-Identifier: MIT
"""What can go wrong with files, in two families: the world's fault, told plainly, and ours.

Exception
├── Trouble                 the world's fault: what happened, what was kept, what to do next
│   ├── Missing             no such file or folder (deleted, moved, drive taken out)
│   ├── NotReadable         it is there, but may not or can't be read
│   │   └── IsFolder        it is a folder
│   ├── NotACanvas          a file of something else
│   │   ├── JsonCanvas      Obsidian's kind of canvas; it can be imported
│   │   └── NotTakenIn      of a kind that can be made a canvas, but not this one
│   ├── Newer               made by a newer Stratcanvas
│   ├── Damaged             ours once, but not whole
│   │   └── Ruined          so little is left that nothing of it can be read
│   ├── TooLarge            more than a canvas can be
│   ├── DiskFull            no room to write
│   ├── NotWritable         the file, its folder or its disk refuses to be written
│   ├── OpenElsewhere       another window has it open
│   ├── ChangedElsewhere    somebody else wrote it since we last read or wrote it
│   └── NameTaken           a file with that name is there already
└── InternalError           ours: a bug; the data is kept, the program says sorry
"""

import errno
import os
from pathlib import Path

from stratcanvas.safe_words import isolated
from stratcanvas.words import tr

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What systems answer when there is no room: disk, quota, or largest file size."""


class Trouble(Exception):
    """Something in the world that a person should hear about, in plain words."""

    def __init__(self, sentence: str, *, kept: str = "", then: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.kept = kept
        self.next = then

    def __str__(self) -> str:
        return " ".join(part for part in (self.sentence, self.kept, self.next) if part)


class Missing(Trouble):
    """No such file or folder."""


class NotReadable(Trouble):
    """It is there, but can't be read."""


class IsFolder(NotReadable):
    """It is a folder."""


class NotACanvas(Trouble):
    """A file of something else."""


class JsonCanvas(NotACanvas):
    """A JSON Canvas, as Obsidian writes it."""


class NotTakenIn(NotACanvas):
    """A file of another kind, of which no canvas can be made although of others it can."""


class Newer(Trouble):
    """Made by a newer version of the program."""


class Damaged(Trouble):
    """A canvas that is not whole."""

    may_leave_remains = False
    """Whether something may be read all the same of the file that was to be opened."""
    noted_in: Path | None = None
    """The folder of ours that tells it again until a person has seen it (``drafts.heard``)."""


class Ruined(Damaged):
    """A canvas of which nothing can be read any more."""


class TooLarge(Trouble):
    """More than a canvas can be."""


class DiskFull(Trouble):
    """No room to write."""


class NotWritable(Trouble):
    """Writing is refused."""


class OpenElsewhere(Trouble):
    """Another window has it open."""


class ChangedElsewhere(Trouble):
    """Somebody else wrote it in between."""


class NameTaken(Trouble):
    """A file with that name is there already."""


class InternalError(Exception):
    """A bug of ours; its text is for the log."""


def reading(error: OSError, path: Path) -> Trouble:
    """Return the trouble that an error while reading a file means."""
    name = shown(path)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if os.path.isdir(path.parent):  # noqa: PTH112 (it never raises)
            return Missing(
                tr("There is no file called {name} here.").format(name=name),
                then=tr("It may have been moved or renamed."),
            )
        return Missing(
            tr("{name} could not be found: {no_folder}.").format(
                name=name, no_folder=_no_folder(path)
            ),
            then=tr("It may have another name, or its drive is not connected."),
        )
    if isinstance(error, IsADirectoryError):
        return folder(path)
    if isinstance(error, PermissionError):
        return NotReadable(
            tr("You don’t have permission to read {name}.").format(name=name),
            then=tr("Ask whoever owns it, or copy it to a folder of your own."),
        )
    if error.errno == errno.ELOOP:
        return NotReadable(tr("{name} is a shortcut that leads back to itself.").format(name=name))
    return NotReadable(
        tr("{name} could not be read ({reason}).").format(name=name, reason=reason(error)),
        then=tr("Check that its drive is connected, then try again."),
    )


def folder(path: Path) -> IsFolder:
    """Return the trouble that a path is a folder."""
    return IsFolder(
        tr("{file} is a folder.").format(file=shown(path)), then=tr("Choose a file in it instead.")
    )


def writing(error: OSError, path: Path, kept: str = "", *, was_there: bool = False) -> Trouble:
    """Return the trouble that an error while writing a file means; ``was_there``: it had been."""
    name = shown(path)
    if error.errno in FULL:
        return DiskFull(
            tr("There is no room on the disk to write {name}.").format(name=name),
            kept=kept,
            then=tr("Free some space or choose another disk."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        if os.path.isdir(path.parent):  # noqa: PTH112 (as in /proc, where nobody makes files)
            return NotWritable(
                tr("{name} could not be written, although its folder is there.").format(name=name),
                kept=kept,
                then=tr("Choose another place."),
            )
        if was_there:
            return Missing(
                tr("The folder of {name} is not there any more.").format(name=name),
                kept=kept,
                then=tr("Connect its drive again, or save a copy somewhere else."),
            )
        return Missing(
            tr("{name} could not be written: {no_folder}.").format(
                name=name, no_folder=_no_folder(path)
            ),
            kept=kept,
            then=tr("Check the folder’s name, or choose another place."),
        )
    if isinstance(error, IsADirectoryError):
        return NameTaken(
            tr("There is a folder called {name} here.").format(name=name),
            kept=kept,
            then=tr("Choose another name."),
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return NotWritable(
            tr("{name} can’t be written in this folder: writing is not allowed there.").format(
                name=name
            ),
            kept=kept,
            then=tr("Save a copy in a folder of your own."),
        )
    if error.errno == errno.ENAMETOOLONG:
        return NotWritable(
            tr("The name {name} is too long.").format(name=name),
            kept=kept,
            then=tr("Choose a shorter one."),
        )
    return NotWritable(
        tr("{name} could not be written ({reason}).").format(name=name, reason=reason(error)),
        kept=kept,
        then=tr("Check the disk, or save a copy somewhere else."),
    )


def keeping(error: OSError) -> Trouble:
    """Return the trouble that an error in our own folder on this computer means."""
    kept = tr("Your file, and all that was kept before, are safe.")
    if error.errno in FULL:
        return DiskFull(
            tr("There is no room on this computer’s disk for Stratcanvas to keep edits."),
            kept=kept,
            then=tr("Free some space, then try again."),
        )
    return NotWritable(
        tr("Stratcanvas can’t write to its own folder on this computer ({reason}).").format(
            reason=reason(error)
        ),
        kept=kept,
        then=tr("Check the disk and the folder’s permissions, then try again."),
    )


def taken(path: Path) -> NameTaken:
    """Return the trouble that a file is there already and was not to be replaced."""
    words = tr("A file called {name} is there already.")
    if os.path.isdir(path):  # noqa: PTH112 (it never raises)
        words = tr("A folder called {name} is there already.")
    return NameTaken(
        words.format(name=shown(path)),
        kept=tr("It was left as it is."),
        then=tr("Choose another name."),
    )


def shown(path: Path) -> str:
    """Return a file's name in quotes as people can read it, whatever bytes it is made of."""
    return f"“{isolated(path.name or str(path))}”"


def _no_folder(path: Path) -> str:
    """Return in words what a path lacks on the way to its file."""
    # os.path, not pathlib: whatever is wrong with a name, it answers instead of raising
    missing = path.parent
    while missing.parent != missing and not os.path.lexists(missing.parent):
        missing = missing.parent
    above = missing.parent
    if os.path.lexists(above) and not os.path.isdir(above):  # noqa: PTH112
        missing = above
    if os.path.exists(missing):  # noqa: PTH110
        return tr("{missing} is a file, not a folder").format(missing=shown(missing))
    if os.path.lexists(missing):
        return tr("{missing} is a shortcut that leads nowhere").format(missing=shown(missing))
    return tr("there is no folder called {missing}").format(missing=shown(missing))


def reason(error: OSError) -> str:
    """Return the system's own words for an error, without names and numbers."""
    return (error.strerror or tr("unknown reason")).lower()
