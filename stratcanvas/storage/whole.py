# SPDX-License-Identifier: MIT
"""A whole file in, a whole file out; nothing stays open."""

import os
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief
from stratcanvas.domain.fields import fields_of
from stratcanvas.domain.links import Link
from stratcanvas.storage.desk import Desk
from stratcanvas.storage.disk import bytes_of
from stratcanvas.storage.errors import Missing, shown
from stratcanvas.storage.place import working_folder
from stratcanvas.storage.publish import Printed, place_new, printed
from stratcanvas.storage.vetting import content_of
from stratcanvas.storage.workcopy import image_of


def read(path: Path) -> Canvas:
    """Return the canvas in a file. Nothing is written anywhere. Raises Trouble."""
    return content_of(bytes_of(path), shown(path)).canvas


def write(path: Path, canvas: Canvas, *, overwrite: bool = False) -> None:
    """Write a new whole file, atomically.

    Raises NameTaken (unless ``overwrite``), OpenElsewhere when a window has that file open,
    Missing (the folder), NotWritable or DiskFull; then whatever was there is as it was.
    """
    new_file(path, printed(image_of(canvas), path), overwrite=overwrite)


def new_file(path: Path, new: Printed, *, overwrite: bool, kept: str = "") -> None:
    """Put an image where a path leads to. Raises as ``write``; ``kept`` is what trouble says."""
    real = real_path(absolute(path))
    if overwrite and os.path.isdir(working_folder(real)):  # noqa: PTH112 (it never raises)
        Desk.take(working_folder(real)).leave()  # not over a window that has it open
    place_new(real, new, overwrite=overwrite, kept=kept)


def absolute(path: Path) -> Path:
    """Return a path that stays right when the current folder changes; symlinks are kept.

    Raises Missing for a name without a folder when the current folder is gone.
    """
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 (Path.absolute keeps "..")
    except FileNotFoundError as problem:
        raise Missing(
            "The folder that you are in is not there any more.",
            then="Go to another folder, or name the file with its folder.",
        ) from problem


def real_path(path: Path) -> Path:
    """Return where a path leads to, through symlinks; a name that can't be one leads nowhere."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:  # a NUL or half a character: reading and writing say so
        return path


def is_blank(canvas: Canvas) -> bool:
    """Tell whether nobody has typed anything yet (author and language fill in by themselves)."""
    return not any(
        getattr(record, field.name).strip()
        for record in canvas.records()
        if not isinstance(record, Link)
        for field in fields_of(type(record))
        if field.holds_text
        and not (isinstance(record, Brief) and field.name in {"author", "language"})
    )
