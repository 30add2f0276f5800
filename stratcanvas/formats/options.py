# SPDX-License-Identifier: MIT
"""What a person chooses about a page before it is written: sheet, how it is held, date, style.

Also what is known of the page before it is written, so that a dialog can say it first.
"""

import datetime
from dataclasses import dataclass, field
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.domain.fields import Choice
from stratcanvas.words import mark


class PageStyle(Choice):
    """How much ink a page takes."""

    COLOUR = "colour", mark("Colour")
    INK = "ink", mark("Ink-saving")
    GREY = "grey", mark("Greyscale")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """The choices for one page; ``version`` is a revision's or restore point's name for people.

    ``name`` is what the canvas' file is called: it heads the page where there is no title.
    """

    paper: Paper = Paper.A4
    orientation: Orientation = Orientation.LANDSCAPE
    date: datetime.date = field(default_factory=datetime.date.today)
    version: str = ""
    style: PageStyle = PageStyle.COLOUR
    name: str = ""

    @classmethod
    def of(cls, canvas: Canvas, name: str = "") -> "PageOptions":
        """Return the choices that the canvas itself keeps, dated today."""
        return cls(paper=canvas.brief.paper, orientation=canvas.brief.orientation, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a page comes to: sheets, characters that no font can draw, the smallest type.

    ``smallest_pt`` is in points and leaves the footer out, which is always 8.5.
    """

    pages: int
    missing: tuple[str, ...] = ()
    smallest_pt: float = 0.0
    notes: tuple[str, ...] = ()
    """Sentences that the person should read."""


class Made(NamedTuple):
    """A file's bytes, and what a person should know of them, if anything."""

    data: bytes
    report: Report | None = None
