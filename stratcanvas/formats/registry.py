# SPDX-License-Identifier: MIT
"""The table of formats: what a canvas can be written as, and made of. Opening, export dialog and
command line read it.

A new format is one file and one row here; each row of the table of pages is one too. Code is
imported when it is first used; bytes go in and come out: no format opens a file.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import Choice, Field, fields_of
from stratcanvas.formats.options import BriefOptions, CsvOptions, Options, PngOptions, SlideOptions
from stratcanvas.formats.pdf.pages.table import PAGES
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import CarriedFile, Made, Report, TakenIn
from stratcanvas.words import mark

Writer = Callable[[Canvas, Any, Progress], Made]
"""The second is the format's own class of options."""

Foreteller = Callable[[Canvas, Any, Progress], Report]

Reader = Callable[[bytes, str, Progress], TakenIn | CarriedFile]
"""The second is the file's name for sentences, in quotes."""


class Group(Choice):
    """What a format is for: where it stands in the list of what can be made."""

    PAGES = "pages", mark("Pages to print or send (PDF)")
    PICTURES = "pictures", mark("Pictures")
    FILES = "files", mark("For other programs")


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file beside our own.

    ``writer`` and ``reader`` are ``module:function``, imported when first used, or functions that
    see to that; None where there is none.
    """

    id: str
    name: str
    suffix: str
    writer: str | Writer | None = None
    options: type[Options] = Options
    """What is to be chosen when it is written."""
    about: str = ""
    """What it is like, in one sentence."""
    reader: str | Reader | None = None
    looks_like: Callable[[bytes], bool] = lambda _: False
    """Whether bytes are of this format, where that can be told; else the name's ending says so."""
    is_told_by_bytes: bool = False
    """Whether bytes alone tell it, whatever a file is called."""
    also_read: tuple[str, ...] = ()
    """Other endings of files that its reader reads."""
    most_bytes: int = 16 * 1024 * 1024
    """The largest file that is read."""
    foreteller: Foreteller | None = None
    """What tells what a page comes to without making a file of it; None for what has no pages."""
    group: Group = Group.FILES
    """What it is for, where a list of what can be made is in parts."""

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
        writer: Writer = imported(self.writer)
        return writer(canvas, options, progress or Progress())

    def foretold(
        self, canvas: Canvas, options: Options, progress: Progress | None = None
    ) -> Report | None:
        """Return what a page would come to, or None for what has no pages. Nothing is made.

        Raises as ``write``.
        """
        if self.foreteller is None:
            return None
        return self.foreteller(canvas, options, progress or Progress())

    def read(
        self, data: bytes, name: str, progress: Progress | None = None
    ) -> TakenIn | CarriedFile:
        """Return the canvas that a file's bytes make, or carry. ``name``: its own, for sentences.

        They are a stranger's: whoever calls checks what comes of them. Raises Trouble for what can
        be said in a sentence, and progress.Stopped.
        """
        reader: Reader = imported(self.reader)
        return reader(data, name, progress or Progress())


_LARGEST_PDF = 64 * 1024 * 1024
_PICTURE = mark("The whole canvas as one picture.")


def imported(function: Any) -> Any:
    """Return a function that is there already, or named as ``module:function``."""
    if not isinstance(function, str):
        return function
    module, _, name = function.partition(":")
    return getattr(import_module(module), name)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_json_canvas(data: bytes) -> bool:
    from stratcanvas.formats.jsoncanvas.canvas_reader import is_json_canvas

    return is_json_canvas(data)


FORMATS: tuple[Format, ...] = (
    *(
        Format(
            page.id,
            page.words,
            ".pdf",
            page.write,
            page.options,
            about=page.about,
            group=Group.PAGES,
            foreteller=page.foretold,
        )
        for page in PAGES
    ),
    Format(
        "png",
        mark("Canvas picture (PNG)"),
        ".png",
        "stratcanvas.formats.images:write_png",
        PngOptions,
        about=_PICTURE,
        group=Group.PICTURES,
    ),
    Format(
        "svg",
        mark("Canvas picture (SVG)"),
        ".svg",
        "stratcanvas.formats.images:write_svg",
        about=_PICTURE,
        group=Group.PICTURES,
    ),
    Format(
        "brief",
        mark("Briefs of the tactics (Markdown)"),
        ".md",
        "stratcanvas.formats.markdown.brief_file:write_briefs",
        BriefOptions,
        about=mark("What each article, talk or interview would say, as a text to go on with."),
    ),
    Format(
        "outline",
        mark("Outline (Markdown)"),
        ".md",
        "stratcanvas.formats.markdown.outline_file:write_outline",
        about=mark("The whole plan as a text to go on with."),
        reader="stratcanvas.formats.markdown.list_reader:canvas_in_list",
        also_read=(".markdown", ".txt", ".text"),
    ),
    Format(
        "pptx",
        mark("One-pager as slides (PowerPoint)"),
        ".pptx",
        "stratcanvas.formats.pptx.slides_file:write_slides",
        SlideOptions,
        about=mark("The one-pager as text and tables that can be changed."),
    ),
    Format(
        "table",
        mark("Table for spreadsheets (CSV)"),
        ".csv",
        "stratcanvas.formats.csv.table_file:write_table",
        CsvOptions,
        about=mark("A row for each tactic, a column for each problem."),
        reader="stratcanvas.formats.csv.table_reader:canvas_in_table",
        also_read=(".tsv",),
    ),
    Format(
        "calendar",
        mark("Calendar of what is due (ICS)"),
        ".ics",
        "stratcanvas.formats.calendar.due_days:write_calendar",
        about=mark("A day for each tactic that is due."),
    ),
    Format(
        "json-canvas",
        mark("Canvas for Obsidian (JSON Canvas)"),
        ".canvas",
        "stratcanvas.formats.jsoncanvas.node_file:write_canvas",
        about=mark("Cards and connectors for programs that draw JSON Canvas."),
        reader="stratcanvas.formats.jsoncanvas.canvas_reader:canvas_in_json",
        looks_like=_is_json_canvas,
        is_told_by_bytes=True,
    ),
    Format(
        "pdf",
        mark("PDF with a canvas inside"),
        ".pdf",
        reader="stratcanvas.formats.pdf.inside.carried_canvas:carried_canvas",
        looks_like=_is_pdf,
        is_told_by_bytes=True,
        most_bytes=_LARGEST_PDF,
    ),
)
"""Every format, the most wanted first; of two with one suffix the first is what it stands for."""


def written(formats: Iterable[Format] = FORMATS) -> tuple[Format, ...]:
    """Return the formats that a canvas can be written as."""
    return tuple(each for each in formats if each.writer is not None)


def readable(formats: Iterable[Format] = FORMATS) -> tuple[Format, ...]:
    """Return the formats that a canvas can be made of."""
    return tuple(each for each in formats if each.reader is not None)


def format_of(format_id: str, formats: Iterable[Format] = FORMATS) -> Format:
    """Return a format by its id. Raises KeyError when there is none."""
    for each in formats:
        if each.id == format_id:
            return each
    raise KeyError(format_id)


def by_suffix(path: Path, formats: Iterable[Format] = FORMATS) -> Format | None:
    """Return the first format that a file name's ending stands for, or None."""
    suffix = path.suffix.lower()
    return next((each for each in formats if each.suffix == suffix), None)


def recognised(data: bytes, path: Path, formats: Iterable[Format] = FORMATS) -> Format | None:
    """Return the format that a file is read as: its bytes decide, then its name; or None."""
    readers = readable(formats)
    by_content = next((each for each in readers if each.looks_like(data)), None)
    if by_content is not None:
        return by_content
    suffix = path.suffix.lower()
    named = (each for each in readers if not each.is_told_by_bytes)
    return next((each for each in named if suffix in {each.suffix, *each.also_read}), None)


def offered(formats: Iterable[Format] = FORMATS) -> tuple[Field, ...]:
    """Return all that can be chosen for any of the formats, each option once."""
    return tuple({name: field for each in formats for name, field in each.fields.items()}.values())
