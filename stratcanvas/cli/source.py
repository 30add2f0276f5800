# SPDX-License-Identifier: MIT
"""The canvas that a command looks at. Of a file that is gone it is told where its edits are, of a
damaged one how to get at what can be read of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stratcanvas.cli.say import typed
from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.errors import Damaged, Missing, NotACanvas
from stratcanvas.storage.read_bytes import read  # by the door would come all that edits a file
from stratcanvas.words import tr


def read_source(path: Path) -> Canvas:
    """Read a canvas. Raises Trouble, as the window would tell it."""
    try:
        with naming_recover(path):
            return read(path)
    except Missing as missing:
        from stratcanvas.storage.drafts import draft_of  # few files are gone

        if draft_of(path) is not None:
            missing.kept = tr("Edits of it are kept on this computer.")
            missing.next = tr("To see them, open it in the window: stratcanvas {file}").format(
                file=typed(path)
            )
        raise


@contextmanager
def naming_recover(path: Path) -> Iterator[None]:
    """Add to what is said of a damaged file the command that makes a canvas of the rest of it.

    Raises Damaged also for one that was taken for no canvas, though the rest is one.
    """
    try:
        with _seen_to_be_damaged(path):
            yield
    except Damaged as damaged:
        from stratcanvas.session.damaged_file import leaves_remains  # few files are damaged

        if leaves_remains(path):
            way = tr("For what can be read of it: stratcanvas recover {file}")
            damaged.next = f"{damaged.next} {way.format(file=typed(path))}"
        raise


@contextmanager
def _seen_to_be_damaged(path: Path) -> Iterator[None]:
    try:
        yield
    except NotACanvas as stranger:
        from stratcanvas.session.damaged_file import say_if_damaged

        say_if_damaged(path, stranger)
        raise
