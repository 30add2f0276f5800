# SPDX-License-Identifier: MIT
"""What a person may choose for each format: dialog and command line are made from these tables.

A new option is one line in the class of its format, declared as the fields of records are. One
that a field of the brief is called like begins as the canvas has it.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any, Self

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Orientation, Paper
from stratcanvas.domain.fields import Choice, Field, choice, count, fields_of, line, same_as
from stratcanvas.words import mark


class PageStyle(Choice):
    """How much ink a page takes."""

    COLOUR = "colour", mark("Colour")
    INK = "ink", mark("Ink-saving")
    GREY = "grey", mark("Greyscale")


class Carried(Choice):
    """What a PDF gives away beside what stands on its pages."""

    CANVAS = (
        "canvas",
        mark("The canvas inside"),
        mark("Whoever gets it can open the whole plan in Stratcanvas: notes travel along, and all"),
    )
    PAGE = "page", mark("The page alone"), mark("Nothing travels along that cannot be seen")
    CLEAN = (
        "clean",
        mark("A clean copy"),
        mark("The page alone, without owners, status, notes and the author’s name"),
    )


class PrintSize(Choice):
    """How large the words of a page are at the least."""

    NORMAL = "normal", mark("Normal print"), mark("Nothing under 10 points but the footer")
    LARGE = "large", mark("Large print"), mark("Nothing under 16 points")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What each format is told beside the canvas, and nothing to choose.

    ``version`` is a revision's or restore point's name for people. ``name`` is what the canvas'
    file is called: it heads a page where there is no title.
    """

    date: datetime.date = field(default_factory=datetime.date.today)
    version: str = ""
    name: str = ""

    @classmethod
    def of(cls, canvas: Canvas, name: str = "", **chosen: Any) -> Self:
        """Return what the canvas itself keeps, dated today, but for what a person has chosen."""
        own: type = cls
        kept = {each.name: beginning(each, canvas) for each in fields_of(own)}
        return cls(**{**kept, **chosen, "name": name})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOptions(Options):
    """The choices for a page that is handed out, and gives nothing away but what stands on it."""

    paper: Paper = same_as(Brief, "paper", hint=mark("The sheet"))
    orientation: Orientation = same_as(Brief, "orientation", as_switches=True)
    style: PageStyle = choice(
        mark("Style"), PageStyle.COLOUR, hint=mark("How much ink the page takes")
    )
    among: bool = False
    """Whether it is one of several pages in a file: then its sheets are numbered even if one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions(SheetOptions):
    """The choices for a page of the plan."""

    carries: Carried = choice(
        mark("Travels along"), Carried.CANVAS, hint=mark("What the PDF gives away beside its pages")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePagerOptions(PageOptions):
    """The choices for the one-pager."""

    print: PrintSize = choice(
        mark("Print"), PrintSize.NORMAL, hint=mark("How large the words are at the least")
    )
    problems: int = count(mark("Problems"), hint=mark("How many, from the first on; 0 for all"))
    version: str = line(
        mark("Version"), hint=mark("What this version is called, to stand in the footer")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefOptions(Options):
    """The choice of tactics whose briefs are told."""

    tactic: str = line(
        mark("Tactic"), hint=mark("All, or one by its number or by words of its title")
    )


class Sharpness(Choice):
    """How many dots an inch a picture has."""

    SCREEN = "96", mark("96, for a screen")
    MAIL = "150", mark("150, for a mail")
    PRINT = "300", mark("300, to be printed")
    FINE = "600", mark("600, for fine print")


@dataclass(frozen=True, slots=True, kw_only=True)
class PngOptions(Options):
    """The choice for a picture of pixels."""

    dpi: Sharpness = choice(
        mark("Dots an inch"), Sharpness.PRINT, hint=mark("How sharp the picture is")
    )


class Separator(Choice):
    """What stands between two cells of a table."""

    COMMA = "comma", mark("Comma")
    SEMICOLON = "semicolon", mark("Semicolon"), mark("For Excel where decimals have a comma")
    TAB = "tab", mark("Tab")

    @property
    def letter(self) -> str:
        """Return the letter itself."""
        return {"comma": ",", "semicolon": ";", "tab": "\t"}[str(self.value)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvOptions(Options):
    """The choice for a table of cells."""

    separator: Separator = choice(
        mark("Separator"), Separator.COMMA, hint=mark("What stands between two cells")
    )


class SlideShape(Choice):
    """How wide slides are for their height."""

    WIDE = "wide", mark("Wide screen"), mark("16 by 9, as most screens are")
    A4 = "a4", mark("A4"), mark("To be printed")
    LETTER = "letter", mark("Letter"), mark("To be printed")

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height in points; sheets are held across."""
        sizes = {"wide": (960.0, 540.0), "a4": (841.89, 595.28), "letter": (792.0, 612.0)}
        return sizes[str(self.value)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideOptions(Options):
    """The choices for slides."""

    shape: SlideShape = choice(mark("Slides"), SlideShape.WIDE, hint=mark("Their shape"))
    style: PageStyle = same_as(PageOptions, "style")


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPageOptions(PageOptions):
    """The choices for briefs on paper."""

    tactic: str = same_as(BriefOptions, "tactic")


def beginning(option: Field, canvas: Canvas) -> Any:
    """Return what an option is until somebody chooses: as the canvas keeps it, or its default."""
    return getattr(canvas.brief, option.name) if is_kept_in_brief(option) else option.default


def is_kept_in_brief(option: Field) -> bool:
    """Tell whether a canvas keeps an option by itself: a field of its brief is called so."""
    return option.name in {each.name for each in fields_of(Brief)}
