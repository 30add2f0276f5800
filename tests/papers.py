# SPDX-License-Identifier: MIT
"""Canvas files for tests: open one for a while, give it an edit, see what lies in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.storage.door import CanvasFile


@contextmanager
def opened(path: Path) -> Iterator[CanvasFile]:
    file = CanvasFile.open(path)
    try:
        yield file
    finally:
        file.close()


def retitle(canvas: Canvas, title: str) -> ChangeSet:
    return commands.set_field(canvas, [canvas.brief.id], "title", title)


def edit(file: CanvasFile, canvas: Canvas | None = None, title: str = "New") -> Canvas:
    """Give the canvas another title; return it as it is then."""
    canvas = canvas or file.canvas
    changes = retitle(canvas, title)
    file.apply(changes, "Title")
    return canvas.apply(changes)


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}
