# SPDX-License-Identifier: MIT
"""A new version in the place of one that we know, or the old one untouched: nothing in between.

Image → self-check → did somebody else write? → temporary file in the same folder → sync →
look again → replace → sync the folder (see ``replace``).
"""

import os
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.disk import bytes_of, sha256
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    Damaged,
    Missing,
    NotReadable,
    Trouble,
    shown,
    writing,
)
from stratcanvas.storage.replace import exchange, refuse_read_only, temporary_name
from stratcanvas.storage.vetting import LARGEST, check_image, too_large

KEPT = "Your edits are kept on this computer."


class Printed(NamedTuple):
    """An image ready to be put out: checked, closed, and with its revision and hash."""

    data: bytes
    revision: str
    sha256: str
    temporary: str
    number: int


def printed(image: bytes, path: Path) -> Printed:
    """Return a working copy's image as a file may hold it, after checking it. Takes milliseconds.

    When a quarter of its pages are free they are left out. Raises Damaged or TooLarge.
    """
    image = image[:18] + b"\x01\x01" + image[20:]  # a closed file has no log beside it
    pages, free = (int.from_bytes(image[at : at + 4], "big") for at in (28, 36))
    if free * 4 >= pages:
        image = _packed(image)
    try:
        revision, number = check_image(image, shown(path))
    except Damaged as problem:
        raise Damaged(
            f"What was about to be written to {shown(path)} was not whole.",
            kept="The file was left as it was.",
            then="Please close it and open it again.",
        ) from problem
    if len(image) > LARGEST:
        raise too_large(shown(path))
    return Printed(image, revision, sha256(image), temporary_name(), number)


def _packed(image: bytes) -> bytes:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(image)
        connection.execute("VACUUM")
        return connection.serialize()


def replace(target: Path, new: Printed, known: Collection[str]) -> None:
    """Put a new version in the place of one that we know.

    ``target``: a real path, no symlink. ``known``: the SHA-256 of what it may hold without
    anybody's work being lost: what we read or wrote last. Both looks compare the bytes, not the
    time stamp: a clock ticks too slowly to tell two writes apart.
    Raises ChangedElsewhere, Missing, NotReadable, NotWritable or DiskFull; then the target is as
    it was and nothing new lies beside it.
    """
    status = _compare(target, known)
    refuse_read_only(target, status, KEPT)

    def move(temporary: Path, place: Path) -> None:
        _compare(target, known)
        temporary.replace(place)

    exchange(target, new.data, new.temporary, move, like=status, kept=KEPT)


def _compare(target: Path, known: Collection[str]) -> os.stat_result:
    """Return the target's status. Raises ChangedElsewhere or Missing if it isn't what we know."""
    try:
        data = bytes_of(target)
        status = target.stat()
    except (FileNotFoundError, Missing) as problem:
        raise gone(target) from problem
    except OSError as problem:
        raise writing(problem, target, KEPT) from problem
    except NotReadable as problem:
        problem.kept = KEPT
        raise
    except Trouble as problem:  # a folder, a pipe, something huge: not what we wrote
        raise changed_elsewhere(target) from problem
    if sha256(data) not in known:
        raise changed_elsewhere(target)
    return status


def gone(target: Path) -> Missing:
    """Return the trouble that the file was taken away while it was open."""
    return Missing(
        f"{shown(target)} is not in its folder any more.",
        kept=KEPT,
        then="Put it back, or save a copy where you want to go on.",
    )


def changed_elsewhere(target: Path) -> ChangedElsewhere:
    """Return the trouble that somebody else has written the file."""
    return ChangedElsewhere(
        f"{shown(target)} was changed by somebody else or another program.",
        kept="Both are kept: that version in the file, and yours on this computer.",
        then="Save yours as a copy under another name.",
    )
