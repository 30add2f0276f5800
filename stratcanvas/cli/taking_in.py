# SPDX-License-Identifier: MIT
"""The command that makes a canvas of a file of another kind: ``import``. Its bytes say which."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click

from stratcanvas.cli.bar import Bar
from stratcanvas.cli.file_name import FILE, refuse_taken
from stratcanvas.cli.say import complain, named, say
from stratcanvas.cli.source import naming_recover
from stratcanvas.formats.registry import FORMATS, readable
from stratcanvas.session.foreign_file import foreign
from stratcanvas.storage.door import bytes_of, canvas_in, write
from stratcanvas.storage.errors import NotACanvas, Trouble, folder, shown
from stratcanvas.storage.location import ENDING, other_kind, with_ending
from stratcanvas.words import mark, tr, translated


class Wanted(NamedTuple):
    """One canvas to make: of what, and where."""

    source: Path
    target: Path


@click.command(name="import")
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=FILE,
    help=mark(
        "The canvas to write; with several FILEs, a folder. Without it, it lies beside FILE and is "
        "called like it."
    ),
)
def taking_in(files: tuple[Path, ...], output: Path | None) -> int:
    """Make a canvas of each FILE that is of another kind, and say what was guessed."""
    code = 0
    for wanted in _wanted(files, output):
        try:
            _make(wanted)
        except Trouble as refusal:  # the others are made all the same
            if len(files) == 1:
                raise
            complain(str(refusal))
            code = 2
    return code


def _make(wanted: Wanted) -> None:
    source, target = wanted
    refuse_taken(target)
    stranger = _stranger(source)
    with Bar(named(target), 0, 1):
        found = foreign(source, stranger, FORMATS)
    write(target, found.canvas, former=found.former)
    say(tr("Made {file}.").format(file=named(target)))
    for each in found.told:
        say(each)


def _stranger(source: Path) -> Trouble:
    """Return what is said of a file that no format reads. Raises ClickException for a canvas."""
    try:
        with naming_recover(source):
            canvas_in(bytes_of(source))
    except NotACanvas:
        known = ", ".join(dict.fromkeys(translated(each.name) for each in readable()))
        return NotACanvas(
            tr("No canvas can be made of {file}.").format(file=shown(source)),
            kept=tr("It was left as it is."),
            then=tr("What can be read: {kinds}.").format(kinds=known),
        )
    raise click.ClickException(
        tr("{file} is a canvas of Stratcanvas already; there is nothing to import.").format(
            file=named(source)
        )
    )


def _wanted(files: tuple[Path, ...], output: Path | None) -> Iterator[Wanted]:
    """Walk over the canvases to make. Raises ClickException, and IsFolder."""
    into = output is not None and os.path.isdir(output)  # noqa: PTH112 (it never raises)
    if output is not None and len(files) > 1 and not into:
        raise click.ClickException(
            tr("{file} is not a folder. With several files, name one that is there.").format(
                file=named(output)
            )
        )
    targets: list[Wanted] = []
    for file in files:
        if file.name in {"", ".."}:
            raise folder(file)
        beside = with_ending(file.with_name(file.stem))
        if file.suffix.lower() == ENDING:  # that of another program has the name already
            beside = file.with_name(f"{file.stem} (Stratcanvas){ENDING}")
        if output is None:
            targets.append(Wanted(file, beside))
        elif into:
            targets.append(Wanted(file, output / beside.name))
        else:
            targets.append(Wanted(file, _named_so(output)))
    if len({str(each.target).casefold() for each in targets}) < len(targets):
        raise click.ClickException(
            tr(
                "Two of these files have the same name and would be written over each other. "
                "Please import them one by one."
            )
        )
    yield from targets


def _named_so(output: Path) -> Path:
    if other_kind(output):
        raise click.ClickException(
            tr("import writes a canvas, and {file} is called as if it were another kind.").format(
                file=named(output)
            )
        )
    return with_ending(output)
