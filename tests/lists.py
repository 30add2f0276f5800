# SPDX-License-Identifier: MIT
"""A format that is not shipped: a list of the problems as plain text, with options of its own."""

import datetime
from dataclasses import dataclass

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fields import Choice, choice, date, line
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import Format
from stratcanvas.formats.results import Made


class Bullet(Choice):
    DASH = "dash", "A dash"
    STAR = "star", "A star"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOptions(Options):
    bullet: Bullet = choice("Bullet", Bullet.DASH, hint="What stands before each entry")
    heading: str = line("Heading", hint="What stands over the list")
    until: datetime.date | None = date("Until", hint="The last day")


def write_list(canvas: Canvas, options: ListOptions, progress: Progress) -> Made:
    progress.step(0.5)
    mark = "-" if options.bullet is Bullet.DASH else "*"
    rows = [options.heading, *(f"{mark} {each.statement}" for each in canvas.ranked)]
    rows += [f"until {options.until}"] if options.until else []
    return Made("\n".join(rows).encode())


LIST = Format("list", "List", ".list", write_list, ListOptions, about="The problems, one a line.")
