# SPDX-License-Identifier: MIT
"""What an older program wrote, kept before today's version takes its place in a file.

So whoever has to go back to that program finds what it can read. Few are kept, and not for ever.
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.errors import keeping
from stratcanvas.storage.read_bytes import bytes_of, holds_canvas
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.state_folder import (
    backups_folder,
    make,
    open_private,
    sync_file,
    sync_folder,
)
from stratcanvas.storage.versions import VERSION
from stratcanvas.storage.vetting import version_in

MOST = 20
"""Files that are kept."""

LARGEST_TOGETHER = 200 * 1024 * 1024
"""Bytes that they may have; the newest is kept whatever it has."""

OLDEST = 365 * 24 * 3600.0
"""Seconds after which one goes."""

_OURS = r"(?s:.*)-[0-9a-f]{12}\.canvas"
_LONGEST_NAME = 100  # bytes of the file's own name


def back_up(real: Path, root: Path) -> Path | None:
    """Keep what a file holds under the state folder ``root`` if it is of an older version.

    Returns where it is kept, None for a file of today's version. Raises Missing or NotReadable when
    the file can't be read, DiskFull or NotWritable when it can't be kept.
    """
    if not holds_canvas(real):
        return None
    data = bytes_of(real)
    if version_in(data) >= VERSION:
        return None
    folder = backups_folder(root)
    make(folder)
    stem = os.fsencode(real.stem)[:_LONGEST_NAME].decode("utf-8", "ignore")
    place = folder / f"{stem}-{sha256(data)[:12]}.canvas"
    try:
        _put(place, data)
    except OSError as problem:
        raise keeping(problem) from problem
    _sweep(folder, place)
    return place


def _put(place: Path, data: bytes) -> None:
    temporary = place.with_name(f"{os.urandom(6).hex()}.half")
    try:
        with open(open_private(temporary, os.O_EXCL), "wb") as out:  # noqa: PTH123 (a handle)
            out.write(data)
            out.flush()
            sync_file(out.fileno())
        temporary.replace(place)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(place.parent)


def _sweep(folder: Path, newest: Path) -> None:
    """Take away what is too old, too many or too much, and what a crash left half done."""
    with suppress(OSError):
        now, room = time.time(), LARGEST_TOGETHER
        found = []
        for each in folder.iterdir():
            if each.suffix == ".half":
                each.unlink(missing_ok=True)
            elif re.fullmatch(_OURS, each.name) and each != newest:
                status = each.stat()
                found.append((status.st_mtime, status.st_size, each))
        room -= newest.stat().st_size
        for count, (modified, size, each) in enumerate(sorted(found, reverse=True), start=2):
            room -= size
            if count > MOST or room < 0 or now - modified > OLDEST:
                each.unlink(missing_ok=True)
