# SPDX-License-Identifier: MIT
"""Commands that tell of a file and change nothing, with their options: ``check`` and ``show``."""

from pathlib import Path

import click

from stratcanvas.cli import check as checking
from stratcanvas.cli import show as showing
from stratcanvas.cli.check import LEVELS
from stratcanvas.cli.file_name import FILE
from stratcanvas.coach.lexicon import Level
from stratcanvas.words import mark


@click.command
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help=mark("Print the findings as JSON."))
@click.option(
    "--level",
    type=click.Choice([each.value for each in LEVELS]),
    default=LEVELS[-1].value,
    help=mark("Leave out what is less sure than this: only gaps, suggestions too, or all."),
)
def check(file: Path, level: str, *, as_json: bool) -> int:
    """Say what is still missing in FILE; exit code 1 when a tactic does not count."""
    return checking.report(file, Level(level), as_json=as_json)


@click.command
@click.argument("file", type=FILE)
def show(file: Path) -> int:
    """Print FILE as an outline: the customer, the strategy, and each problem with its tactics."""
    return showing.report(file)
