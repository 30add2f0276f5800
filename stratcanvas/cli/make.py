# SPDX-License-Identifier: MIT
"""Commands that make a canvas: ``new``."""

import locale
import os
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import click

from stratcanvas.cli.file_name import NEW_FILE
from stratcanvas.cli.say import named, say
from stratcanvas.cli.source import naming_recover
from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.fields import BadValue, field_of, receive
from stratcanvas.domain.territories import chosen, language_of, paper_in, territory_of
from stratcanvas.safe_words import isolated
from stratcanvas.storage.door import write
from stratcanvas.storage.errors import Missing, folder, shown
from stratcanvas.storage.location import ENDING, located, other_kind, with_ending
from stratcanvas.storage.template_files import blank, canvas_from, examples, own_templates
from stratcanvas.words import mark, tr


@click.command
@click.argument("file", type=NEW_FILE)
@click.option("--title", help=mark("What the canvas is called."))
@click.option("--customer", help=mark("Who the customer is, in a few words."))
@click.option("--strategy", help=mark("The strategy statement."))
@click.option("--author", help=mark("Who writes it."))
@click.option("--language", help=mark("Such as en, de or pt-BR; without it, the system’s."))
@click.option(
    "--from",
    "template",
    metavar="NAME",
    default="blank",
    help=mark(
        "What it begins with: an example, a template of yours, or a canvas file. Without it, the "
        "canvas is empty."
    ),
)
def new(file: Path, strategy: str | None, template: str, **brief: Any) -> None:
    """Make a new canvas in FILE, which must not be there yet."""
    target = _target(file)
    canvas = _begun(template)
    try:
        said = {
            name: receive(field_of(Brief, name), value)
            for name, value in brief.items()
            if value is not None
        }
        if strategy is None:
            strategy = canvas.strategy.statement
        statement = receive(field_of(Strategy, "statement"), strategy)
    except BadValue as refusal:
        raise click.ClickException(str(refusal)) from refusal
    strategy_card = replace(canvas.strategy, statement=statement)
    rest = islice(canvas.records(), 2, None)
    write(target, Canvas(replace(canvas.brief, **said), strategy_card, rest))
    say(tr("Made {file}.").format(file=named(target)))


def _begun(template: str) -> Canvas:
    """Return the canvas that a new one begins as. Raises Trouble."""
    paper = paper_in(territory_of(_place("LC_ALL", "LC_PAPER", "LANG")))
    if template.casefold() == blank().id:
        return new_canvas(
            paper=paper, language=language_of(_place("LC_ALL", "LC_MESSAGES", "LANG"))
        )
    wanted = template.casefold()
    known = (*own_templates(), *examples())
    alike = [each for each in known if wanted in {each.id.casefold(), each.title.casefold()}]
    exact = [each for each in alike if template in {each.id, each.title}]
    for each in (*exact, *alike):  # an own “Bookkeeper” hides no “bookkeeper”
        return canvas_from(each.path, paper)
    path = located(template)
    if not os.path.lexists(path):
        ids = [each.id for each in (blank(), *examples(), *own_templates())]
        raise Missing(
            tr("There is no template and no file called {name}.").format(name=shown(path)),
            then=tr("Templates are: {names}.").format(names=", ".join(map(isolated, ids))),
        )
    with naming_recover(path):
        return canvas_from(path, paper)


def _target(file: Path) -> Path:
    """Return where a new canvas goes. Raises IsFolder, and ClickException for other kinds."""
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
    return with_ending(file)


def _place(*names: str) -> str:
    """Return the locale that variables name; where there are none, the one that Python finds."""
    found = chosen(os.environ, *names)
    return found if found is not None else locale.normalize(locale.getlocale()[0] or "")
