# SPDX-License-Identifier: MIT
"""Canvases to begin with: the examples that ship, and templates that people keep of their own.

An own template is a whole file in the state folder, written and read as every other; whoever
begins with one gets another canvas, under a fresh id and without a past.
"""

from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas, with_fresh_id
from stratcanvas.domain.cards import Paper, Status
from stratcanvas.shipped import resource
from stratcanvas.storage.errors import DiskFull, NotWritable, Trouble, keeping, reason
from stratcanvas.storage.file_io import write
from stratcanvas.storage.location import ENDING, without_ending
from stratcanvas.storage.read_bytes import read
from stratcanvas.storage.state_folder import home, make
from stratcanvas.words import mark, tr, translated

EXAMPLES: dict[str, tuple[str, str]] = {
    "bookkeeper": (mark("Bookkeeper"), mark("For café owners")),
    "consultant": (mark("Consultant"), mark("For clinic managers")),
    "software": (mark("Software"), mark("For landlords with a few flats")),
    "trade": (mark("Roofer"), mark("For owners of old houses")),
    "clinic": (mark("Physiotherapist"), mark("For runners over forty")),
}
"""The examples, in the order in which they are shown: the name of each one's file → what it is a
plan of, and whom it is for. Their sources lie in ``resources/templates``.
"""


class Template(NamedTuple):
    """A canvas to begin with, as a list shows it."""

    id: str
    """Its file's name without the ending; no two examples, and no two own ones, share one."""
    title: str
    for_whom: str
    """Whom its plan is for, in a few words; may be empty."""
    path: Path
    is_own: bool = False
    trouble: Trouble | None = None
    """Why it can't be read, if so; beginning with it raises the same."""


def blank() -> Template:
    """Return the template that holds nothing yet."""
    return Template("blank", tr("Blank"), tr("An empty canvas"), _shipped("blank"))


def examples() -> tuple[Template, ...]:
    """Return the examples that ship, in the order in which they are shown. Reads no file."""
    return tuple(
        Template(key, translated(title), translated(for_whom), _shipped(key))
        for key, (title, for_whom) in EXAMPLES.items()
    )


def own_templates() -> tuple[Template, ...]:
    """Return the person's own templates by title. Reads each, 2 ms for one of ordinary size.

    One that can't be read is there too, with its ``trouble``, so that it can be taken away.
    """
    found: list[Path] = []
    with suppress(OSError):  # nobody has kept one yet
        found = [each for each in templates_folder().iterdir() if _is_shown(each.name)]
    return tuple(sorted(map(_own, found), key=lambda each: (each.title.casefold(), each.id)))


def templates_folder() -> Path:
    """Return the folder that own templates lie in; it is made with the first one."""
    return home() / "templates"


def canvas_from(path: Path, paper: Paper = Paper.A4) -> Canvas:
    """Return a new canvas that holds what a template, or any canvas file, holds.

    It has a fresh id. An example takes this ``paper`` and leaves out what is a stranger's: author,
    contact, who does what by when, and how far that is. An own one keeps all that.
    Raises Trouble as reading does.
    """
    canvas = with_fresh_id(read(path))
    if not is_shipped(path):
        return canvas
    brief = replace(canvas.brief, author="", contact="", paper=paper)
    tactics = [
        replace(each, owner="", due=None, status=Status.IDEA) for each in canvas.tactics.values()
    ]
    rest = [each for each in islice(canvas.records(), 2, None) if each.id not in canvas.tactics]
    return Canvas(brief, canvas.strategy, [*tactics, *rest])


def is_shipped(path: Path) -> bool:
    """Tell whether a file is one of those that ship."""
    return path.parent == _shipped("blank").parent


def keep_template(path: Path, canvas: Canvas, title: str, *, overwrite: bool = False) -> Template:
    """Keep a canvas as a template of that title, at a path in ``templates_folder``; return it.

    The copy has a fresh id and no past. Raises NameTaken (unless ``overwrite``), NotWritable or
    DiskFull; then what was there is as it was.
    """
    fresh = with_fresh_id(canvas)
    brief = replace(fresh.brief, title=title)
    try:
        make(path.parent)
        write(
            path,
            Canvas(brief, fresh.strategy, islice(fresh.records(), 2, None)),
            overwrite=overwrite,
        )
    except DiskFull as problem:
        raise DiskFull(
            tr("There is no room on this computer’s disk to keep the template."),
            kept=tr("Your canvas is as it was."),
            then=tr("Free some space, then try again."),
        ) from problem
    except NotWritable as problem:
        if isinstance(problem.__cause__, OSError):  # else it says enough, as of a read-only file
            raise keeping(problem.__cause__) from problem
        raise
    return _own(path)


def remove_template(template: Template) -> None:
    """Throw an own template away; the canvases that began with it stay. Raises NotWritable."""
    try:
        template.path.unlink(missing_ok=True)
    except OSError as problem:
        raise NotWritable(
            tr("The template could not be thrown away ({reason}).").format(reason=reason(problem)),
            kept=tr("It is still there."),
            then=tr("Check the disk and the folder’s permissions, then try again."),
        ) from problem


def _shipped(key: str) -> Path:
    return resource("templates") / f"{key}{ENDING}"


def _is_shown(name: str) -> bool:
    """Tell whether a file is a template; those of systems that hide behind a dot are none."""
    return name.lower().endswith(ENDING) and not name.startswith(".")


def _own(path: Path) -> Template:
    key = without_ending(path)
    try:
        brief = read(path).brief
    except Trouble as problem:
        return Template(key, key, "", path, is_own=True, trouble=problem)
    return Template(key, brief.title.strip() or key, brief.customer, path, is_own=True)
