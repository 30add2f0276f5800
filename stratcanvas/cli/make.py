# SPDX-License-Identifier: MIT
"""Commands that make a canvas: ``new``."""

import locale
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stratcanvas.cli.file_name import NEW_FILE
from stratcanvas.cli.say import named, say
from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.fields import BadValue, field_of, receive
from stratcanvas.domain.territories import chosen, language_of, paper_in, territory_of
from stratcanvas.storage.door import write
from stratcanvas.storage.errors import folder
from stratcanvas.storage.location import ENDING, other_kind, with_ending
from stratcanvas.words import mark, tr


@click.command
@click.argument("file", type=NEW_FILE)
@click.option("--title", default="", help=mark("What the canvas is called."))
@click.option("--customer", default="", help=mark("Who the customer is, in a few words."))
@click.option("--strategy", default="", help=mark("The strategy statement."))
@click.option("--author", default="", help=mark("Who writes it."))
@click.option("--language", help=mark("Such as en, de or pt-BR; without it, the system’s."))
def new(file: Path, strategy: str, language: str | None, **brief: Any) -> None:
    """Make a new canvas in FILE, which must not be there yet."""
    place = _place("LC_ALL", "LC_PAPER", "LANG")
    canvas = new_canvas(paper=paper_in(territory_of(place)))
    if language is None:
        language = language_of(_place("LC_ALL", "LC_MESSAGES", "LANG"))
    try:
        brief = {
            name: receive(field_of(Brief, name), value)
            for name, value in {**brief, "language": language}.items()
        }
        strategy = receive(field_of(Strategy, "statement"), strategy)
    except BadValue as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if file.name in {"", ".."}:
        raise folder(file)
    if file.name.lower() == ENDING:
        raise click.ClickException(
            tr("“{ending}” is an ending, and no name stands before it. For example: {file}").format(
                ending=ENDING, file=named(Path("plan" + ENDING))
            )
        )
    if ending := other_kind(file):
        raise click.ClickException(
            tr(
                "A new file is a canvas, and {file} is called as if it were another kind. "
                "Name it {other}; export makes {ending} files where it can."
            ).format(file=named(file), other=named(Path(file.stem + ENDING)), ending=ending)
        )
    target = with_ending(file)
    write(
        target,
        Canvas(replace(canvas.brief, **brief), replace(canvas.strategy, statement=strategy)),
    )
    say(tr("Made {file}.").format(file=named(target)))


def _place(*names: str) -> str:
    """Return the locale that variables name; where there are none, the one that Python finds."""
    found = chosen(os.environ, *names)
    return found if found is not None else locale.normalize(locale.getlocale()[0] or "")
