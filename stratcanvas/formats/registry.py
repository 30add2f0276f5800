# SPDX-License-Identifier: MIT
"""The table of what a canvas can be written as; export dialog and command line read it.

A new format is one file and one row here. Its code is imported when it is first used. Every
file is written whole beside its place and then moved there, so none is ever half written.
"""

import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import PageOptions, Report

Writer = Callable[[Canvas, Path, PageOptions], Report | None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a canvas; ``writer`` is ``module:function``, a Writer."""

    id: str
    name: str
    suffix: str
    writer: str

    def load(self) -> Writer:
        """Return the function that writes it, importing it now."""
        module, _, name = self.writer.partition(":")
        function: Writer = getattr(import_module(module), name)
        return function


FORMATS: tuple[Format, ...] = (
    Format("one-pager", "One-pager", ".pdf", "stratcanvas.formats.pdf.onepager:write"),
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

    Raises NotWritten when the disk or folder does not let it; what stood at the path before is
    then still there, untouched. Raises KeyError for a format that there is not.
    """
    writer = format_of(format_id).load()
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{secrets.token_hex(6)}{target.suffix}")
    try:
        with beside.open("xb"):
            pass
        report = writer(canvas, beside, options)
        _settle(beside, target)
    except OSError as error:
        raise _trouble(path, target, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return report


def _settle(beside: Path, target: Path) -> None:
    """Make sure of the bytes on the disk, then put the file in its place in one step."""
    with beside.open("r+b") as file:
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, beside)
    beside.replace(target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _trouble(path: Path, target: Path, error: OSError) -> NotWritten:
    kept = f"What was in {path.name} before is still there." if target.is_file() else ""
    if target.is_dir():
        return NotWritten(f"{path} is a folder.", "", "Please choose a file name.")
    if not target.parent.is_dir():
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
