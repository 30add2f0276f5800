# SPDX-License-Identifier: MIT
"""The table of what a canvas can be written as; export dialog and command line read it.

A new format is one file and one row here; each row of the table of pages is one too. Code is
imported when it is first used, and hands back bytes: no format opens a file, so none can be led
to another place by a name.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.options import Made, PageOptions
from stratcanvas.formats.pdf.pages.table import PAGES
from stratcanvas.formats.progress import Progress
from stratcanvas.words import mark

Writer = Callable[[Canvas, PageOptions, Progress], Made]


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
    Format("png", mark("Canvas picture (PNG)"), ".png", "stratcanvas.formats.images:write_png"),
    Format("svg", mark("Canvas picture (SVG)"), ".svg", "stratcanvas.formats.images:write_svg"),
)
"""Every format, the most wanted first; of two with one suffix the first is what it stands for."""


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


def write(
    format_id: str, canvas: Canvas, options: PageOptions, progress: Progress | None = None
) -> Made:
    """Return a canvas as the bytes of a file, and what a page came to. Nothing is written.

    ``progress`` hears how far it is and can stop it. Raises KeyError for a format that there is
    not, MemoryError where there is no room, and progress.Stopped.
    """
    return format_of(format_id).load()(canvas, options, progress or Progress())
