# SPDX-License-Identifier: MIT
"""The table of what a canvas can be written as; export dialog and command line read it.

A new format is one file and one row here; each row of the table of pages is one too. Code is
imported when it is first used. Every file is written whole beside its place and then moved
there, so none is ever half written.
"""

import os
import secrets
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import PageOptions, Report
from stratcanvas.formats.pdf.pages.table import PAGES
from stratcanvas.storage.disk import holds_canvas
from stratcanvas.storage.place import sync_folder

Writer = Callable[[Canvas, Path, PageOptions], Report | None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a canvas.

    ``writer`` is ``module:function``, imported when it is first used, or one that sees to that.
    """

    id: str
    name: str
    suffix: str
    writer: str | Writer

    def load(self) -> Writer:
        """Return the function that writes it, importing it now."""
        if not isinstance(self.writer, str):
            return self.writer
        module, _, name = self.writer.partition(":")
        function: Writer = getattr(import_module(module), name)
        return function


FORMATS: tuple[Format, ...] = (
    *(Format(page.id, page.words, ".pdf", page.write) for page in PAGES),
    Format("png", "Canvas picture (PNG)", ".png", "stratcanvas.formats.picture:write_png"),
    Format("svg", "Canvas picture (SVG)", ".svg", "stratcanvas.formats.picture:write_svg"),
)
"""Every format, the most wanted first; of two with one suffix the first is what it stands for."""


class NotWritten(Exception):
    """The world was in the way of writing a file; says so in plain words."""

    def __init__(self, sentence: str, kept: str, next_step: str) -> None:
        super().__init__(" ".join(part for part in (sentence, kept, next_step) if part))
        self.sentence = sentence
        self.kept = kept
        self.next = next_step


def format_of(format_id: str) -> Format:
    """Return a format by its id. Raises KeyError when there is none."""
    for each in FORMATS:
        if each.id == format_id:
            return each
    raise KeyError(format_id)


def by_suffix(path: Path) -> Format | None:
    """Return the format that a file name's ending stands for, or None."""
    suffix = path.suffix.lower()
    return next((each for each in FORMATS if each.suffix == suffix), None)


def write(format_id: str, canvas: Canvas, path: Path, options: PageOptions) -> Report | None:
    """Write a canvas as a file, over one that is there; return what a page came to.

    Raises NotWritten when the disk or folder does not let it, and rather than write over a canvas,
    a read-only file or a device; what stood at the path before is then still there, untouched.
    Raises KeyError for a format that there is not.
    """
    writer = format_of(format_id).load()
    try:
        target = Path(os.path.realpath(path))
    except FileNotFoundError as error:  # a name without a folder, and the current one is gone
        raise NotWritten(
            "The folder that you are in is not there any more.", "", "Please choose another place."
        ) from error
    try:
        _refuse(path, target)
        beside = target.with_name(f".{secrets.token_hex(6)}{target.suffix}")
        with beside.open("xb"):
            pass
        try:
            report = writer(canvas, beside, options)
            _settle(beside, target)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise _trouble(path, target, error) from error
    return report


def _refuse(path: Path, target: Path) -> None:
    """Raise NotWritten if what is there is not for an export to replace."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return
    kept, another = "It was left as it is.", "Please choose another name."
    if stat.S_ISDIR(status.st_mode):
        raise NotWritten(f"{path} is a folder.", "", "Please choose a file name.")
    if not stat.S_ISREG(status.st_mode):
        raise NotWritten(f"{path} is not a file but a device or a pipe.", kept, another)
    if holds_canvas(target):  # whatever it is called, and whichever link leads to it
        raise NotWritten(f"{path} is a canvas, and an export would destroy it.", kept, another)
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise NotWritten(f"{path} is marked as read-only.", kept, another)


def _settle(beside: Path, target: Path) -> None:
    """Make sure of the bytes on the disk, then put the file in its place in one step."""
    with beside.open("r+b") as file:
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, beside)
    beside.replace(target)
    sync_folder(target.parent)  # not every disk can; the file is in its place all the same


def _trouble(path: Path, target: Path, error: OSError) -> NotWritten:
    # os.path, not pathlib: whatever is wrong with the name, it answers instead of raising
    there, folder = os.path.isfile(target), os.path.isdir(target.parent)  # noqa: PTH112, PTH113
    kept = f"What was in {path.name} before is still there." if there else ""
    if not folder:
        return NotWritten(
            f"There is no folder {target.parent}.", "", "Please choose another place."
        )
    if isinstance(error, PermissionError):
        return NotWritten(
            f"{path.name} could not be written: this folder or file does not allow it.",
            kept,
            "Close it in other programs, or choose another place.",
        )
    reason = error.strerror or str(error)
    return NotWritten(
        f"{path.name} could not be written: {reason}.", kept, "Please try another place."
    )
