# SPDX-License-Identifier: MIT
"""A whole new file in the place of the old one, or the old one untouched: nothing in between.

Image → self-check → did somebody else write? → temporary file in the same folder → sync →
look again → replace → sync the folder.
"""

import os
import sqlite3
import stat
import sys
import time
from collections.abc import Callable, Collection
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.disk import bytes_of, sha256
from stratcanvas.storage.errors import (
    ChangedElsewhere,
    Damaged,
    Missing,
    NotReadable,
    NotWritable,
    Trouble,
    shown,
    taken,
    writing,
)
from stratcanvas.storage.place import sync_file, sync_folder
from stratcanvas.storage.vetting import LARGEST, check_image, too_large

KEPT = "Your edits are kept on this computer."


class Printed(NamedTuple):
    """An image ready to be put out: checked, closed, and with its revision and hash."""

    data: bytes
    revision: str
    sha256: str
    temporary: str


def printed(image: bytes, path: Path) -> Printed:
    """Return a working copy's image as a file may hold it, after checking it. Takes milliseconds.

    When a quarter of its pages are free they are left out. Raises Damaged or TooLarge.
    """
    image = image[:18] + b"\x01\x01" + image[20:]  # a closed file has no log beside it
    pages, free = (int.from_bytes(image[at : at + 4], "big") for at in (28, 36))
    if free * 4 >= pages:
        image = _packed(image)
    try:
        revision = check_image(image, shown(path))
    except Damaged as problem:
        raise Damaged(
            f"What was about to be written to {shown(path)} was not whole.",
            kept="The file was left as it was.",
            then="Please close it and open it again.",
        ) from problem
    if len(image) > LARGEST:
        raise too_large(shown(path))
    return Printed(image, revision, sha256(image), f".{os.urandom(6).hex()}.strat-tmp")


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
    _refuse_read_only(target, status, KEPT)

    def exchange(temporary: Path) -> None:
        _compare(target, known)
        _patiently(lambda: temporary.replace(target))

    _put(target, new, exchange, like=status, kept=KEPT)


def place_new(target: Path, new: Printed, *, overwrite: bool, kept: str = "") -> None:
    """Put a file where none is or, when a person said so (``overwrite``), in the place of one.

    ``kept``: what a trouble says of the person's work, if any is at stake.
    Raises NameTaken, Missing (the folder), NotWritable or DiskFull; then all is as it was.
    """
    refuse_taken(target, overwrite=overwrite)
    move: Callable[[Path, Path], object] = _move_new
    like = None
    if os.path.lexists(target):
        try:
            like = target.stat()
        except OSError as problem:
            raise writing(problem, target, kept) from problem
        _refuse_read_only(target, like, kept)
        move = Path.replace

    def exchange(temporary: Path) -> None:
        _patiently(lambda: move(temporary, target))

    _put(target, new, exchange, like=like, kept=kept)


def refuse_taken(target: Path, *, overwrite: bool) -> None:
    """Raise NameTaken if something is there that is not to be replaced."""
    if os.path.lexists(target) and not (overwrite and target.is_file()):
        raise taken(target)


def why_not_writable(real: Path) -> str:
    """Return a sentence why a file can't be replaced in its folder, or ""."""
    try:
        marked = not real.stat().st_mode & 0o222 or not _may_write(real)
    except OSError:  # it has just gone; publishing will say so
        return ""
    if marked:
        return f"{shown(real)} is marked as read-only."
    if not _may_write(real.parent):
        return f"The folder of {shown(real)} can’t be written to."
    return ""


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _refuse_read_only(target: Path, status: os.stat_result, kept: str) -> None:
    if not status.st_mode & 0o222 or not _may_write(target):
        raise NotWritable(
            f"{shown(target)} is marked as read-only.",
            kept=kept,
            then="Save a copy under another name, or allow writing to it.",
        )


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


def _put(
    target: Path,
    new: Printed,
    exchange: Callable[[Path], None],
    *,
    like: os.stat_result | None,
    kept: str,
) -> None:
    temporary = target.with_name(new.temporary)
    try:
        try:
            _write(temporary, new.data, target, like)
            exchange(temporary)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
    except FileExistsError as problem:
        raise taken(target) from problem
    except OSError as problem:
        raise writing(problem, target, kept) from problem
    except ValueError as problem:  # a NUL or half a character in the name
        raise NotWritable(
            f"No file can be called {shown(target)}.", kept=kept, then="Choose another name."
        ) from problem
    sync_folder(target.parent)


def _write(temporary: Path, data: bytes, target: Path, like: os.stat_result | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(temporary, flags, 0o666)  # what the umask leaves, as any new file
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        if like is not None:
            _look_like(handle, like, target)
        sync_file(handle)
    finally:
        os.close(handle)


def _look_like(handle: int, like: os.stat_result, target: Path) -> None:
    """Give a new file the owner, mode and extended attributes of the one it will replace.

    What is not ours to give stays as it is. Attributes hold access lists and people's tags.
    """
    if sys.platform == "win32":
        return
    with suppress(OSError):
        if (like.st_uid, like.st_gid) != (os.geteuid(), os.getegid()):
            os.fchown(handle, like.st_uid, like.st_gid)
    with suppress(OSError):
        os.fchmod(handle, stat.S_IMODE(like.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(target):
                os.setxattr(handle, name, os.getxattr(target, name))


def _move_new(temporary: Path, target: Path) -> None:
    """Give a file its name if nothing has that name. Raises FileExistsError."""
    if os.name == "nt":
        temporary.rename(target)  # refuses by itself
        return
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError as problem:  # FAT and some network drives have no hard links
        if os.path.lexists(target):
            raise FileExistsError(str(target)) from problem
        temporary.replace(target)
    else:
        temporary.unlink()


def _patiently(move: Callable[[], object]) -> None:
    """Do it, and again for 2.5 s while a scanner or an indexer holds the file."""
    for pause in (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28):
        try:
            move()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    move()
