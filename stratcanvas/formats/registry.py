# SPDX-License-Identifier: MIT
"""The table of what a canvas can be written as; export dialog and command line read it.

A new format is one file and one row here; each row of the table of pages is one too. Code is
imported when it is first used, and hands back bytes: no format opens a file, so none can be led
to another place by a name.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import Field, fields_of
from stratcanvas.formats.options import Options
from stratcanvas.formats.pdf.pages.table import PAGES
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made
from stratcanvas.words import mark

Writer = Callable[[Canvas, Any, Progress], Made]
"""The second is the format's own class of options."""


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a canvas.

    ``writer`` is ``module:function``, imported when it is first used, or one that sees to that.
    ``options``: what is to be chosen for it. ``about``: what it is like, in one sentence.
    """

    id: str
    name: str
    suffix: str
    writer: str | Writer
    options: type[Options] = Options
    about: str = ""

    @property
    def fields(self) -> dict[str, Field]:
        """Return what is to be chosen for it, by name, in order."""
        declared: type = self.options
        return {field.name: field for field in fields_of(declared)}

    def write(self, canvas: Canvas, options: Options, progress: Progress | None = None) -> Made:
        """Return a canvas as the bytes of a file, and what a page came to. Nothing is written.

        ``options`` are of its own class. ``progress`` hears how far it is and can stop it.
        Raises MemoryError where there is no room, and progress.Stopped.
        """
        return self.load()(canvas, options, progress or Progress())

    def load(self) -> Writer:
        """Return the function that writes it, importing it now."""
        if not isinstance(self.writer, str):
            return self.writer
        module, _, name = self.writer.partition(":")
        function: Writer = getattr(import_module(module), name)
        return function


_PICTURE = mark("The whole canvas as one picture.")

FORMATS: tuple[Format, ...] = (
    *(Format(page.id, page.words, ".pdf", page.write, page.options) for page in PAGES),
    Format(
        "png",
        mark("Canvas picture (PNG)"),
        ".png",
        "stratcanvas.formats.images:write_png",
        about=_PICTURE,
    ),
    Format(
        "svg",
        mark("Canvas picture (SVG)"),
        ".svg",
        "stratcanvas.formats.images:write_svg",
        about=_PICTURE,
    ),
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


def offered(formats: Iterable[Format] = FORMATS) -> tuple[Field, ...]:
    """Return all that can be chosen for any of the formats, each option once."""
    return tuple({name: field for each in formats for name, field in each.fields.items()}.values())
