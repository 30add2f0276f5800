# SPDX-License-Identifier: MIT
"""A whole file out; nothing stays open. What comes in comes by ``read_bytes``."""

import os
from contextlib import suppress
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.records import new_id
from stratcanvas.storage.document_folder import DocumentFolder
from stratcanvas.storage.errors import DiskFull, NotWritable
from stratcanvas.storage.publish import Printed, printed
from stratcanvas.storage.replace import leads_to, place_new, replacing, sweep
from stratcanvas.storage.state_folder import spare_home, working_folder
from stratcanvas.storage.vetting import Content
from stratcanvas.storage.workcopy import image_of


def write(path: Path, canvas: Canvas, *, overwrite: bool = False, former: str = "") -> None:
    """Write a new whole file, atomically.

    ``former``: the id of the canvas that this is a copy of, under an id of its own.
    Raises NameTaken (unless ``overwrite``), OpenElsewhere when a window has that file open,
    Missing (the folder), NotWritable or DiskFull; then whatever was there is as it was.
    """
    image = image_of(Content(canvas, new_id(), 1, former))
    new_file(path, printed(image, path), overwrite=overwrite)


def new_file(path: Path, new: Printed, *, overwrite: bool, kept: str = "") -> None:
    """Put an image where a path leads to. Raises as ``write``; ``kept`` is what trouble says."""
    real = leads_to(path)
    if overwrite:
        _refuse_open(real)
    place_new(real, new.data, new.temporary, overwrite=overwrite, kept=kept)
    sweep(real.parent)


def _refuse_open(real: Path) -> None:
    """Raise OpenElsewhere when a window has a file open."""
    for folder in (working_folder(real), working_folder(real, spare_home())):
        if os.path.isdir(folder):  # noqa: PTH112 (it never raises)
            with suppress(NotWritable, DiskFull), replacing(real):  # then no window holds it either
                DocumentFolder.take(folder).leave()
