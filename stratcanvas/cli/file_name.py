# SPDX-License-Identifier: MIT
"""A file as the commands take it: its path, or its address."""

import os
from pathlib import Path

import click

from stratcanvas.cli.say import named
from stratcanvas.safe_words import isolated
from stratcanvas.storage.errors import IsFolder, shown
from stratcanvas.storage.location import located, with_ending
from stratcanvas.words import tr


class FileName(click.ParamType[Path]):
    """A path, or a ``file:`` address."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path. Raises storage.errors.NotReadable for other addresses."""
        return located(str(value))


class NewFileName(FileName):
    """The same for a file that is to be made: a name that ends as folders' names do is none."""

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path. Raises IsFolder, too."""
        path = super().convert(value, param, ctx)
        if str(value).endswith(("/", os.sep)) and path.name not in {"", ".."}:
            raise IsFolder(
                tr("{name} ends in a slash, so it names a folder.").format(
                    name=f"“{isolated(str(value))}”"
                ),
                then=tr("Name a file, such as {file}.").format(file=shown(with_ending(path))),
            )
        return path


FILE = FileName()
NEW_FILE = NewFileName()


def refuse_taken(target: Path) -> None:
    """Raise ClickException if something is where a canvas is to be written, and name the option."""
    if os.path.lexists(target):
        raise click.ClickException(
            tr("{file} is there already, and was left as it is. Name another file with -o.").format(
                file=named(target)
            )
        )
