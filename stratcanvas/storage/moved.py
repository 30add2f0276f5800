# SPDX-License-Identifier: MIT
"""Where a file lies that was renamed, or its folder, while it was open: its bytes tell it."""

from collections.abc import Collection
from contextlib import suppress
from itertools import islice
from pathlib import Path

from stratcanvas.storage.errors import Trouble
from stratcanvas.storage.location import ENDING
from stratcanvas.storage.read_bytes import bytes_of
from stratcanvas.storage.sha256 import sha256

_MOST = 100
"""Files that are looked at; where more lie there, it may not be found."""


def moved_to(path: Path, known: Collection[str]) -> Path | None:
    """Return the one file that holds what the file at a path held (``known``: its SHA-256).

    It is looked for in the folder; where that is gone, under its name in the folders beside it.
    None when there is no such file, or several. May run in any thread.
    """
    folder = path.parent
    try:
        if folder.is_dir():
            near = (each for each in folder.iterdir() if each.suffix.lower() == ENDING)
        else:
            near = (each / path.name for each in folder.parent.iterdir())
        found = [each for each in islice(near, _MOST) if each != path and _holds(each, known)]
    except OSError:
        return None
    return found[0] if len(found) == 1 else None


def _holds(path: Path, known: Collection[str]) -> bool:
    with suppress(Trouble):
        return sha256(bytes_of(path)) in known
    return False
