# SPDX-License-Identifier: MIT
"""A format that is not shipped: a list of the problems as plain text, with options of its own."""

import dataclasses
import datetime
from dataclasses import dataclass

from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.fields import Choice, choice, date, line
from stratcanvas.domain.records import new_id
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import Format, written
from stratcanvas.formats.results import Made, TakenIn
from stratcanvas.storage.errors import NotTakenIn


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


def read_list(data: bytes, name: str, progress: Progress) -> TakenIn:
    blank = new_canvas(title="Taken in")
    problems = []
    for row in data.decode().splitlines():
        progress.step()
        if row.startswith("- "):
            rank = float(len(problems))
            problems.append(Problem(id=new_id(), statement=row[2:], rank=rank))
    if not problems:
        raise NotTakenIn(f"{name} lists nothing.")
    left = len(data.decode().splitlines()) - len(problems)
    told = (f"{left} lines were left out.",) if left else ()
    return TakenIn(Canvas(blank.brief, blank.strategy, problems), told)


WRITTEN_ONLY = tuple(dataclasses.replace(each, reader=None) for each in written())
"""The shipped formats, as if none of them could be read."""

LIST = Format(
    "list",
    "List",
    ".list",
    write_list,
    ListOptions,
    about="The problems, one a line.",
    reader=f"{__name__}:read_list",
    looks_like=lambda data: data.startswith(b"#list"),
)
