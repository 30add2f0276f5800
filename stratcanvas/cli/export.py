# SPDX-License-Identifier: MIT
"""The command that writes a canvas as something else: ``export``. The format follows the suffix."""

import os
from dataclasses import replace
from pathlib import Path

import click

from stratcanvas.cli.bar import Bar
from stratcanvas.cli.file_name import FILE
from stratcanvas.cli.say import complain, named, say
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats import registry
from stratcanvas.formats.options import PageOptions, PageStyle, Report
from stratcanvas.formats.progress import Progress
from stratcanvas.storage.door import read
from stratcanvas.storage.export import refuse_place, write_export
from stratcanvas.storage.location import without_ending
from stratcanvas.words import mark, tr, trn


@click.command(help=mark("Write FILE as a one-page PDF or as a picture (PNG, SVG)."))
@click.argument("files", type=FILE, nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    type=FILE,
    required=True,
    help=mark("The file to write; with several FILEs, a folder."),
)
@click.option(
    "--as",
    "form",
    type=click.Choice([each.id for each in registry.FORMATS]),
    help=mark("What to write. Without it, the ending of the output says."),
)
@click.option(
    "--paper",
    type=click.Choice([each.value for each in Paper]),
    help=mark("The sheet. Without it, the canvas' own."),
)
@click.option("--portrait", "hold", flag_value="portrait", help=mark("Hold the sheet upright."))
@click.option("--landscape", "hold", flag_value="landscape", help=mark("Hold the sheet across."))
@click.option(
    "--style",
    type=click.Choice([each.value for each in PageStyle]),
    default=PageStyle.COLOUR.value,
    show_default=True,
    help=mark("How much ink the page takes."),
)
def export(
    files: tuple[Path, ...],
    output: Path,
    form: str | None,
    paper: str | None,
    hold: str | None,
    style: str,
) -> None:
    """Write FILE as a one-page PDF or as a picture (PNG, SVG)."""
    jobs = _jobs(files, output, form)
    for place, (source, target, format_id) in enumerate(jobs):
        refuse_place(target)
        canvas = read(source)
        options = replace(PageOptions.of(canvas, without_ending(source)), style=PageStyle.of(style))
        if paper:
            options = replace(options, paper=Paper.of(paper))
        if hold:
            options = replace(options, orientation=Orientation.of(hold))
        with Bar(named(target), place, len(jobs)) as bar:
            try:
                made = registry.write(format_id, canvas, options, Progress(bar.show))
            except ImportError as missing:
                raise click.ClickException(
                    tr(
                        "{file} was not written: pictures need Qt, and this machine lacks a "
                        "part of it ({missing}). A PDF needs none: try an output that ends "
                        "in .pdf."
                    ).format(file=named(target), missing=missing)
                ) from missing
        write_export(target, made.data)
        _tell(target, made.report)


def _jobs(files: tuple[Path, ...], output: Path, form: str | None) -> list[tuple[Path, Path, str]]:
    """Return (source, target, format id) for each file to write."""
    if len(files) == 1 and not os.path.isdir(output):  # noqa: PTH112 (it never raises)
        found = registry.format_of(form) if form else registry.by_suffix(output)
        if found is None:
            known = ", ".join(each.suffix for each in registry.FORMATS)
            raise click.ClickException(
                tr("{file} does not say what to write. Its ending can be one of: {known}.").format(
                    file=named(output), known=known
                )
            )
        if output.suffix.lower() != found.suffix:
            output = output.with_name(output.name + found.suffix)
        return [(files[0], output, found.id)]
    if not os.path.isdir(output):  # noqa: PTH112
        raise click.ClickException(
            tr("{file} is not a folder. With several files, name one that is there.").format(
                file=named(output)
            )
        )
    found = registry.format_of(form or registry.FORMATS[0].id)
    jobs = [(file, output / f"{without_ending(file)}{found.suffix}", found.id) for file in files]
    if len({str(target).casefold() for _, target, _ in jobs}) < len(jobs):  # as many disks see it
        raise click.ClickException(
            tr(
                "Two of these files have the same name and would be written over each other. "
                "Please export them one by one."
            )
        )
    return jobs


def _tell(target: Path, report: Report | None) -> None:
    pages = (
        trn(" ({n} page)", " ({n} pages)", report.pages).format(n=report.pages)
        if report is not None and report.pages > 1
        else ""
    )
    say(tr("Wrote {file}{pages}.").format(file=named(target), pages=pages))
    for note in report.notes if report is not None else ():
        complain(note)
    if report is not None and report.missing:
        letters = " ".join(report.missing[:20])
        complain(
            tr(
                "No font on this machine has these characters, so they show as boxes: {letters}"
            ).format(letters=letters)
        )
