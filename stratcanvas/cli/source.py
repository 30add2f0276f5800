# SPDX-License-Identifier: MIT
"""The canvas that a command looks at. Of a file that is gone it is told where its edits are."""

from pathlib import Path

from stratcanvas.cli.say import named
from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.errors import Missing
from stratcanvas.storage.read_bytes import read  # by the door would come all that edits a file
from stratcanvas.words import tr


def read_source(path: Path) -> Canvas:
    """Read a canvas. Raises Trouble, as the window would tell it."""
    try:
        return read(path)
    except Missing as missing:
        from stratcanvas.storage.drafts import draft_of  # few files are gone

        if draft_of(path) is not None:
            missing.kept = tr("Edits of it are kept on this computer.")
            missing.next = tr("To see them, open it in the window: stratcanvas {file}").format(
                file=named(path)
            )
        raise
