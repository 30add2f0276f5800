# SPDX-License-Identifier: MIT
"""Canvas files for tests: open one for a while, give it an edit, see what lies in a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.storage.document_folder import DocumentFolder
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
    file.apply(changes, StepLabel("edit-text"))
    return canvas.apply(changes)


def folder_of(file: CanvasFile) -> DocumentFolder:
    """Return the folder of ours that an open document holds."""
    assert file._edits is not None
    return file._edits.folder


def die(file: CanvasFile) -> None:
    """Free what the system frees when a process is killed."""
    edits, file._edits = file._edits, None
    if edits is not None:
        if edits.folder.work is not None:
            edits.folder.work.close()
        edits.folder._lock.release()


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}
