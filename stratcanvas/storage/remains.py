# SPDX-License-Identifier: MIT
"""The files of a working copy that was not closed, or can't be read: seen before SQLite tidies
them, and put by where a person, or somebody who helps, can find them.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stratcanvas.storage.edit_count import BEGUN
from stratcanvas.storage.edit_count import NAME as PROGRESS
from stratcanvas.storage.publish_record import NAME as RECORD
from stratcanvas.storage.state_folder import damaged_folder, make, open_private
from stratcanvas.storage.summary import DATABASE, LOG
from stratcanvas.storage.summary import NAME as SUMMARY

LOGS = (LOG, f"{DATABASE}-shm", f"{DATABASE}-journal")
WITNESSES = (SUMMARY, PROGRESS, BEGUN)
"""Files that tell of a working copy, should it be gone."""


def as_it_lies(folder: Path) -> dict[str, bytes]:
    """Return the files of a working copy that was not closed; none if it was."""
    found = {}
    with suppress(OSError):
        if (folder / LOG).stat().st_size > 0:
            found[LOG] = (folder / LOG).read_bytes()
            found[DATABASE] = (folder / DATABASE).read_bytes()
    return found


def new_shelf(folder: Path) -> Path:
    """Make a folder to put what is in one of ours. Raises DiskFull or NotWritable."""
    shelf = damaged_folder() / f"{folder.name}-{os.urandom(4).hex()}"
    make(shelf)
    return shelf


def copy_to(shelf: Path, before: Mapping[str, bytes]) -> None:
    """Put by files as they were. Raises OSError."""
    for name, data in before.items():
        with open(open_private(shelf / name), "wb") as out:  # noqa: PTH123 (a handle)
            out.write(data)


def move_to(shelf: Path, folder: Path, before: Mapping[str, bytes]) -> None:
    """Put by a working copy; ``before``: files as they were before it was opened."""
    copy_to(shelf, before)
    for name in (*WITNESSES, *LOGS, DATABASE, RECORD):
        if name in before or name == SUMMARY:
            (folder / name).unlink(missing_ok=True)
        elif (folder / name).exists():
            (folder / name).rename(shelf / name)
