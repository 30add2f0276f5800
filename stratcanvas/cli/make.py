# SPDX-License-Identifier: MIT
"""Commands that make a canvas: ``new``."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stratcanvas.cli.say import say
from stratcanvas.domain.canvas import Canvas, new_canvas
from stratcanvas.domain.cards import Brief, Strategy
from stratcanvas.domain.fields import BadValue, field_of, receive
from stratcanvas.storage.errors import folder
from stratcanvas.storage.file import write


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--title", default="", help="What the canvas is called.")
@click.option("--customer", default="", help="Who the customer is, in a few words.")
@click.option("--strategy", default="", help="The strategy statement.")
@click.option("--author", default="", help="Who writes it.")
@click.option("--language", default="en", show_default=True, help="Such as en, de or pt-BR.")
def new(file: Path, strategy: str, **brief: Any) -> None:
    """Make a new canvas in FILE, which must not be there yet."""
    canvas = new_canvas()
    try:
        brief = {name: receive(field_of(Brief, name), value) for name, value in brief.items()}
        strategy = receive(field_of(Strategy, "statement"), strategy)
    except BadValue as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if file.name in {"", ".."}:
        raise folder(file)
    target = file if file.suffix else file.with_name(f"{file.name}.canvas")
    write(
        target,
        Canvas(replace(canvas.brief, **brief), replace(canvas.strategy, statement=strategy)),
    )
    say(f"Made {target}.")
