# SPDX-License-Identifier: MIT
"""The canvas that a command looks at. Of a file that is gone it is told where its edits are, of a
damaged one how to get at what can be read of it.
"""

from pathlib import Path

from stratcanvas.cli.say import named
from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.errors import Damaged, Missing, NotACanvas
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
    except Damaged as damaged:
        raise _with_a_way_on(path, damaged) from None
    except NotACanvas as stranger:
        from stratcanvas.session.damaged_file import say_if_damaged

        try:
            say_if_damaged(path, stranger)
        except Damaged as damaged:
            raise _with_a_way_on(path, damaged) from None
        raise


def _with_a_way_on(path: Path, damaged: Damaged) -> Damaged:
    """Return what is said of a damaged file, with the command that makes a canvas of the rest."""
    from stratcanvas.session.damaged_file import leaves_remains  # few files are damaged

    if leaves_remains(path):
        way = tr("For what can be read of it: stratcanvas recover {file}").format(file=named(path))
        damaged.next = f"{damaged.next} {way}"
    return damaged
