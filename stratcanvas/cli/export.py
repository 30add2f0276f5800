# SPDX-License-Identifier: MIT
"""The command that writes a canvas as something else: ``export``. The format follows the suffix."""

import os
from pathlib import Path
from typing import NamedTuple

import click

from stratcanvas.cli.bar import Bar
from stratcanvas.cli.chosen_options import spelled, values, with_format_options
from stratcanvas.cli.file_name import FILE
from stratcanvas.cli.missing_letters import missing_words
from stratcanvas.cli.say import complain, named, say
from stratcanvas.cli.source import read_source
from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats.fewer_pages import ways_to_fewer
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import Format, by_suffix, format_of, written
from stratcanvas.formats.results import Report
from stratcanvas.storage.export import refuse_place, write_export
from stratcanvas.storage.location import ENDING, other_kind, with_ending, without_ending
from stratcanvas.words import mark, tr, translated, trn

WRITTEN = written()


@click.command
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
    type=click.Choice([each.id for each in WRITTEN]),
    help=mark("What to write. Without it, the ending of the output says."),
)
@with_format_options(WRITTEN)
def export(files: tuple[Path, ...], output: Path, form: str | None, **options: str | None) -> None:
    """Write FILE as one of what --as lists, such as a one-page PDF or a picture."""
    jobs = _jobs(files, output, form)
    chosen = values(jobs[0].form, options, WRITTEN)
    for place, (source, target, kind) in enumerate(jobs):
        refuse_place(target)
        canvas = read_source(source)
        told = kind.options.of(canvas, without_ending(source), **chosen)
        with Bar(named(target), place, len(jobs)) as bar:
            try:
                made = kind.write(canvas, told, Progress(bar.show))
            except ImportError as missing:
                raise click.ClickException(
                    tr(
                        "{file} was not written: pictures need Qt, and this machine lacks a "
                        "part of it ({missing}). A PDF needs none: try an output that ends "
                        "in .pdf."
                    ).format(file=named(target), missing=missing)
                ) from missing
            if made.report is not None and made.report.pages > 1:
                _foretell(Job(source, target, kind), canvas, told, made.report.pages)
        write_export(target, made.data)
        _tell(target, made.report)


class Job(NamedTuple):
    """One file to write: from where, to where, and as what."""

    source: Path
    target: Path
    form: Format


def _jobs(files: tuple[Path, ...], output: Path, form: str | None) -> list[Job]:
    """Return each file to write; all of one format."""
    if len(files) == 1 and not os.path.isdir(output):  # noqa: PTH112 (it never raises)
        found = format_of(form) if form else _meant(output)
        if found is None:
            raise click.ClickException(_unknown(output))
        ending = output.suffix.lower()
        if ending != found.suffix and (ending == ENDING or other_kind(output)):
            raise click.ClickException(_other_ending(output, found))
        if output.suffix.lower() != found.suffix:
            output = output.with_name(output.name + found.suffix)
        return [Job(files[0], output, found)]
    if not os.path.isdir(output):  # noqa: PTH112
        raise click.ClickException(
            tr("{file} is not a folder. With several files, name one that is there.").format(
                file=named(output)
            )
        )
    found = format_of(form or WRITTEN[0].id)
    jobs = [Job(file, output / f"{without_ending(file)}{found.suffix}", found) for file in files]
    if len({str(each.target).casefold() for each in jobs}) < len(jobs):  # as many disks see it
        raise click.ClickException(
            tr(
                "Two of these files have the same name and would be written over each other. "
                "Please export them one by one."
            )
        )
    return jobs


def _meant(output: Path) -> Format | None:
    """Return the format that a name's ending stands for; ours never means another's canvas."""
    return None if output.name.lower().endswith(ENDING) else by_suffix(output, WRITTEN)


def _unknown(output: Path) -> str:
    """Return the sentence that the name of an output does not say what to write."""
    is_canvas = output.name.lower().endswith(ENDING)
    words = (
        tr(
            "export writes no canvas, and {file} would be one; for a second canvas, copy the file. "
            "One for Obsidian is written with --as json-canvas."
        )
        if is_canvas
        else tr("The name {file} does not say what to write.")
    )
    endings = dict.fromkeys(each.suffix for each in WRITTEN if each.suffix != ENDING)
    known = ", ".join(endings)
    other = with_ending(Path(without_ending(output)), WRITTEN[0].suffix)
    way = tr("Let the name end in one of: {known}. For example: -o {other}")
    return f"{words.format(file=named(output))} {way.format(known=known, other=named(other))}"


def _other_ending(output: Path, form: Format) -> str:
    """Return the sentence that the name of an output says another format than was asked for."""
    words = tr("{form} cannot be written as {file}: its ending is that of another kind of file.")
    way = tr("Let the name end in {ending}. For example: -o {other}")
    told = words.format(form=translated(form.name), file=named(output))
    right = output.with_name(output.stem + form.suffix)
    return f"{told} {way.format(ending=form.suffix, other=named(right))}"


def _foretell(job: Job, canvas: Canvas, options: Options, pages: int) -> None:
    """Say how many pages it takes before it is written, and what would make them fewer."""
    words = tr("{file} takes {n} pages.").format(file=named(job.target), n=pages)
    ways = ways_to_fewer(job.form, canvas, options, pages)
    if ways:
        listed = ", ".join(
            trn("{option} ({n} page)", "{option} ({n} pages)", way.pages).format(
                option=" ".join(
                    spelled(job.form.fields[name], value) for name, value in way.changes.items()
                ),
                n=way.pages,
            )
            for way in ways
        )
        words += " " + tr("Fewer with: {ways}.").format(ways=listed)
    complain(words)


def _tell(target: Path, report: Report | None) -> None:
    pages = ""
    if report is not None and report.smallest_pt:
        size = f"{report.smallest_pt:.1f}".removesuffix(".0")
        pages = trn(
            " ({n} page, type from {size} pt)", " ({n} pages, type from {size} pt)", report.pages
        )
        pages = pages.format(n=report.pages, size=size)
    wrote = tr("Wrote {file}{pages}.").format(file=named(target), pages=pages)
    if report is not None and report.carries:
        wrote += " " + tr("The whole plan travels inside; --carries page leaves it out.")
    say(wrote)
    for note in report.notes if report is not None else ():
        complain(note)
    if report is not None and report.missing:
        complain(missing_words(target, report.missing))
