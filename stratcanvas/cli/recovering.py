# SPDX-License-Identifier: MIT
"""The command that makes a new canvas of what can be read of a damaged one: ``recover``."""

from pathlib import Path

import click

from stratcanvas.cli.file_name import FILE, refuse_taken
from stratcanvas.cli.say import named, say
from stratcanvas.session.damaged_file import remains
from stratcanvas.storage.door import bytes_of, canvas_in, write
from stratcanvas.storage.errors import Damaged, JsonCanvas, NotACanvas, shown
from stratcanvas.storage.location import other_kind, with_ending
from stratcanvas.words import mark, tr


@click.command
@click.argument("file", type=FILE)
@click.option(
    "-o",
    "--output",
    type=FILE,
    help=mark("The canvas to write. Without it, it lies beside FILE and is called like it."),
)
def recover(file: Path, output: Path | None) -> None:
    """Make a new canvas of what can be read of FILE, which is damaged and stays as it is."""
    _see_that_it_is_damaged(file)
    if output is not None and other_kind(output):
        raise click.ClickException(
            tr("recover writes a canvas, and {file} is called as if it were another kind.").format(
                file=named(output)
            )
        )
    beside = file.with_name(tr("{name} (recovered)").format(name=file.stem))
    target = with_ending(beside if output is None else output)
    refuse_taken(target)
    found, told = remains(file)
    write(target, found.canvas, former=found.former)
    words = tr("Made {file} of what could be read of {other}.")
    say(words.format(file=named(target), other=shown(file)))
    say(f"{told.kept} {told.next}")


def _see_that_it_is_damaged(file: Path) -> None:
    """Raise ClickException for a canvas that is whole, Trouble for what is none and never was."""
    try:
        canvas_in(bytes_of(file))
    except (Damaged, NotACanvas) as problem:
        if isinstance(problem, JsonCanvas):
            raise
        return
    raise click.ClickException(
        tr("{file} is not damaged; there is nothing to recover.").format(file=named(file))
    )
