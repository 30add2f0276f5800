# SPDX-License-Identifier: MIT
"""Where an export goes: over an older export, but never over a canvas, a device or a shut file."""

import os
import stat
from pathlib import Path

from stratcanvas.storage.errors import NotWritable, folder, shown
from stratcanvas.storage.read_bytes import holds_canvas
from stratcanvas.storage.replace import leads_to, may_write, put
from stratcanvas.words import tr


def write_export(path: Path, data: bytes) -> None:
    """Put an export in its place, whole; what stood there before is replaced or untouched.

    Raises IsFolder, Missing (the folder), NotWritable, NotReadable or DiskFull.
    """
    refuse_place(path)
    there = os.path.isfile(path)  # noqa: PTH113 (it never raises)
    put(
        path,
        data,
        overwrite=True,
        kept=tr("What was in {file} is still there.").format(file=shown(path)) * there,
    )


def refuse_place(path: Path) -> None:
    """Raise what ``write_export`` would raise about what is at a path, before there is a file."""
    try:
        status = leads_to(path).stat()
    except (OSError, ValueError):  # nothing there, or nothing to be seen: writing will say so
        return
    if stat.S_ISDIR(status.st_mode):
        raise folder(path)
    name = shown(path)
    if not stat.S_ISREG(status.st_mode):
        sentence = tr("{name} is not a file but a device or a pipe.").format(name=name)
    elif holds_canvas(path):  # whatever it is called, and whichever link leads to it
        sentence = tr("{name} is a canvas, and an export would destroy it.").format(name=name)
    elif not status.st_mode & 0o222 or not may_write(path):
        sentence = tr("{name} is marked as read-only.").format(name=name)
    else:
        return
    raise NotWritable(sentence, kept=tr("It was left as it is."), then=tr("Choose another name."))
