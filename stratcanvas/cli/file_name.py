# SPDX-License-Identifier: MIT
"""A file as the commands take it: its path, or its address."""

from pathlib import Path

import click

from stratcanvas.storage.location import located


class FileName(click.ParamType[Path]):
    """A path, or a ``file:`` address."""

    name = "path"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path. Raises storage.errors.NotReadable for other addresses."""
        return located(str(value))


FILE = FileName()
